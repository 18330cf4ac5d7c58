"""What `Marquee` reads."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from . import _frame, _polars
from ._http import Transport
from ._parameters import Parameters, request
from ._stream import Header, ResultStream, accept
from .model import Schema

if TYPE_CHECKING:
    import polars


class Reading:
    """The part of `Marquee` that reads."""

    _transport: Transport
    _null: str
    """Stands for NULL in results. A new one for each request would make each request a new one to
    the server, which remembers small results."""
    _reads_own_writes: bool
    _sandbox: str | None = None
    """The sandbox in which everything is done, where that is fixed."""

    def _place(self, sandbox: str | None) -> str | None:
        """The sandbox that is meant.

        Raises:
            ValueError: when the object is bound to another one.
        """
        if self._sandbox is None or sandbox in (None, self._sandbox):
            return sandbox or self._sandbox
        raise ValueError(f"this is the sandbox {self._sandbox}, not {sandbox}")

    def read(
        self,
        sql: str,
        parameters: Parameters = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        after: str | None = None,
        sandbox: str | None = None,
    ) -> pd.DataFrame:
        """The whole result of one statement that reads.

        Args:
            parameters: a sequence for ``?``, a mapping for ``:name``.
            limit: rows wanted at most.
            timeout: seconds that the server may take; the role's limit where that is less.
            after: the `position` of a write that the result must contain, where the server has a
                replica; see docs/replicas.md. With ``read_own_writes`` it need not be given for
                the client's own.
            sandbox: the private copy that is read, in place of the warehouse.

        Returns:
            A frame whose ``attrs["end"]`` is the end record: ``row_count``, ``truncated``,
            ``types``, ``checksum``, and for a truncated one ``limited_by``, ``next_offset``.
            dtypes: integer int64, with NULL Int64; real float64; decimal, date, text, time and
            blob objects (Decimal, date, str, str, bytes; None for NULL); datetime datetime64[us].

        Raises:
            QueryError: the statement is refused, fails, or takes too long.
            IncompleteResult: the result is cut or changed; there is no frame of a part of it.

        Warns:
            TruncatedResult: when the role's limits end the result before `limit` does.
        """
        with self._result(sql, parameters, limit, timeout, after, sandbox, keep=True) as (
            header,
            stream,
        ):
            frame = _frame.read_frame(stream, header, self._null)
        stream.check_rows(len(frame))
        frame.attrs["end"] = stream.end
        return frame

    def read_polars(
        self,
        sql: str,
        parameters: Parameters = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        after: str | None = None,
        sandbox: str | None = None,
    ) -> polars.DataFrame:
        """As `read`, as a polars DataFrame: Int64, Float64, Decimal(38, …), String, Binary, Date,
        Datetime("us"); a time is a String. Takes the extra ``marquee[polars]``."""
        _polars.require()
        with self._result(sql, parameters, limit, timeout, after, sandbox, keep=True) as (
            header,
            stream,
        ):
            blocks = stream.kept()
        frame = _polars.read_polars(blocks, Header(header.names, stream.end["types"]), self._null)
        stream.check_rows(frame.height)
        return frame

    def read_iter(
        self,
        sql: str,
        parameters: Parameters = None,
        *,
        chunk_rows: int = 10_000,
        after: str | None = None,
        sandbox: str | None = None,
    ) -> Iterator[pd.DataFrame]:
        """The result of one statement that reads, in frames of `chunk_rows` rows, as it comes.

        Memory does not grow with the result. All frames have the same dtypes, chosen before the
        first row: those of `read`, but Int64 for every column of integers, and texts for one that
        begins with nothing but NULL and declares no type. The last rows come when the end was
        checked; what came before an error is part of a result that is not whole. There is always
        at least one frame, if an empty one.

        Raises:
            TypeWidened: a later value does not fit its column.
            IncompleteResult, QueryError: as `read`, in the midst of the frames too.
        """
        if chunk_rows < 1:
            raise ValueError("chunk_rows is at least 1")
        with self._result(sql, parameters, after=after, sandbox=sandbox) as (header, stream):
            rows = 0
            for frame in _frame.iterate_frames(stream, header, self._null, chunk_rows):
                rows += len(frame)
                yield frame
            stream.check_rows(rows)

    def schema(self, *, sandbox: str | None = None) -> Schema:
        """The tables, their columns and keys, and what they mean."""
        place = self._place(sandbox)
        params = {"sandbox": place} if place else None
        return Schema.of(self._transport.call("GET", "/v1/schema", params=params)[0])

    @contextlib.contextmanager
    def _result(
        self,
        sql: str,
        parameters: Parameters,
        limit: int | None = None,
        timeout: float | None = None,
        after: str | None = None,
        sandbox: str | None = None,
        *,
        keep: bool = False,
    ) -> Iterator[tuple[Header, ResultStream]]:
        body = request(sql, parameters, limit, timeout, self._place(sandbox))
        own = self._transport.written.furthest if self._reads_own_writes else None
        with self._transport.stream(
            "/v1/query",
            body=body,
            accept=accept(self._null),
            after=",".join(filter(None, (after, own))),
            timeout=timeout,
        ) as response:
            header = Header.of(response)
            yield header, ResultStream(response, header, keep=keep)
