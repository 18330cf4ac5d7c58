"""What `Marquee` changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

import pandas as pd

from . import _polars, _rows
from ._http import is_replayed
from ._parameters import Parameters, request
from ._reading import Reading
from .model import WriteResult

if TYPE_CHECKING:
    import polars

Statements: TypeAlias = "str | Sequence[str | tuple[str, Parameters]]"


class Writing(Reading):
    """The part of `Marquee` that writes."""

    def write(
        self,
        sql: Statements,
        parameters: Parameters = None,
        *,
        dry_run: bool = False,
        max_affected: int | None = None,
        idempotency_key: str | None = None,
        sandbox: str | None = None,
    ) -> WriteResult:
        """Carries out statements that change something: all of them, or none.

        Args:
            sql: one statement, or a list of statements or of (statement, parameters).
            dry_run: everything is carried out, counted, and rolled back.
            max_affected: when more rows than that are affected, nothing is done (MQ313).
            idempotency_key: 1 to 128 characters; a request of a key that was used already gets
                the first one's answer and does nothing. Without one a random key is used, so
                that asking again after a lost connection does nothing twice.
            sandbox: the private copy in which it is done, in place of the warehouse.

        Raises:
            QueryError, StoreError: nothing was changed; the details name the statement.
        """
        body: dict[str, Any] = {
            "statements": _statements(sql, parameters),
            "mode": "dry-run" if dry_run else "commit",
        }
        if max_affected is not None:
            body["max_affected"] = max_affected
        place = self._place(sandbox)
        if place is not None:
            body["sandbox"] = place
        return self._change("/v1/write", idempotency_key, place, body=body)

    def insert(
        self,
        frame: pd.DataFrame | polars.DataFrame,
        table: str,
        *,
        dry_run: bool = False,
        idempotency_key: str | None = None,
        sandbox: str | None = None,
    ) -> WriteResult:
        """Inserts the rows of a frame into columns of the same names: all of them, or none.

        None, NaN, NaT and NA become NULL, and an empty text stays one; booleans become 0 and 1;
        datetimes are written as ``YYYY-MM-DD HH:MM:SS[.ffffff]``, with a time zone as UTC; bytes
        as base64. Numbers keep all digits. The index is not written.

        Raises:
            QueryError: MQ314 names the row (from 1), column and value that were refused.
            TypeError: a column holds what no table can.
        """
        if isinstance(frame, pd.DataFrame):
            content, null = _rows.csv_of(frame)
        else:
            _polars.require()
            content, null = _polars.csv_of_polars(frame)
        place = self._place(sandbox)
        params = ({"mode": "dry-run"} if dry_run else {}) | ({"sandbox": place} if place else {})
        return self._change(
            f"/v1/tables/{quote(table, safe='')}/rows",
            idempotency_key,
            place,
            content=content,
            headers={"content-type": f'text/csv; null="{null}"'},
            params=params or None,
        )

    def _change(
        self,
        path: str,
        key: str | None,
        sandbox: str | None,
        headers: Mapping[str, str] | None = None,
        **content: Any,
    ) -> WriteResult:
        answer, received = self._transport.call_once(path, key, headers=headers, **content)
        return WriteResult.of(
            answer,
            replayed=is_replayed(received),
            position=received.get("marquee-position"),
            sandbox=sandbox,
        )


def _statements(sql: Statements, parameters: Parameters) -> list[dict[str, Any]]:
    if isinstance(sql, str):
        return [request(sql, parameters)]
    if parameters is not None:
        raise TypeError("with a list, each statement has its own: [(sql, parameters), …]")
    pairs = [(one, None) if isinstance(one, str) else one for one in sql]
    return [request(text, values) for text, values in pairs]
