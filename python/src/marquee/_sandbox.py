"""Private copies of the warehouse."""

from __future__ import annotations

import contextlib
import secrets
import sys
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any, Literal
from urllib.parse import quote

import pandas as pd

from ._http import Transport, is_replayed
from ._progress import showing
from ._reading import Reading
from ._undoing import Undoing
from ._values import datetimes
from ._writing import Writing
from .errors import MarqueeError, SandboxError
from .history import Promoted, diff_frame

_LONGEST_COPY = 3600.0
"""Seconds that making a copy may take."""


class Sandboxes(Reading):
    """The part of `Marquee` that makes sandboxes."""

    _quiet: bool
    _is_local: bool = False

    def sandbox(
        self,
        name: str | None = None,
        *,
        create: bool | None = None,
        keep: bool | None = None,
        days: int | None = None,
    ) -> Sandbox:
        """A private copy of the warehouse, in which everything may be tried.

        With a name it is like a branch: the copy of that name is opened, or made when there is
        none, and it stays at the end of a ``with`` block. Without a name it is a new copy for the
        block alone, and goes at its end, whatever happens in the block.

        Args:
            name: up to 64 characters, without quotation marks and control characters; None for
                a random one.
            create: True: a copy of that name must not be there yet (MQ322); False: it must be
                there (MQ321); None: either.
            keep: whether it stays at the end of a ``with`` block; None: when it was given a name.
            days: after which a new copy is removed; None for the server's 14.

        A copy has the warehouse as it is now, and does not follow it: `Sandbox.reset` makes it
        anew. Those of `Marquee.local` end with the object at the latest.

        Raises:
            SandboxError: MQ321, MQ322 as above; MQ323 there are as many as there may be.
            AccessError: MQ203 it takes the role scientist.
        """
        if name is None and create is False:
            raise ValueError("a sandbox that is there has a name")
        stays = name is not None if keep is None else keep
        wanted = name or f"py-{secrets.token_hex(4)}"
        if name is not None and create is not True:
            found = next((one for one in self._listed() if one["name"] == name), None)
            if found is None and create is False:
                raise SandboxError(f"there is no sandbox {name}")
            if found is not None:
                return self._bound(wanted, stays, is_new=False)
        if days is None and self._is_local:
            days = 1
        body: dict[str, str | int] = {"name": wanted} | ({} if days is None else {"days": days})
        try:
            self._making(wanted, "/v1/sandboxes", body)
        except SandboxError as error:
            # Somebody else has made it meanwhile, or this request, whose answer was lost.
            if error.code != "MQ322" or create is True:
                raise
            return self._bound(wanted, stays, is_new=False)
        return self._bound(wanted, stays, is_new=True)

    def sandboxes(self) -> pd.DataFrame:
        """One's sandboxes.

        Returns:
            A row for each: ``name``, ``owner``, ``created_at`` and ``expires_at`` (datetime64[us],
            UTC), ``size`` and ``largest`` (int64: the bytes that it takes, and may take).
        """
        names = ["name", "owner", "created_at", "expires_at", "size", "largest"]
        frame = pd.DataFrame(self._listed(), columns=pd.Index(names))
        for name in ("created_at", "expires_at"):
            frame[name] = datetimes(frame[name].to_numpy(dtype=object))
        return frame.astype({"size": "int64", "largest": "int64"})

    def _listed(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._transport.call("GET", "/v1/sandboxes")[0]["sandboxes"]
        return found

    def _bound(self, name: str, stays: bool, *, is_new: bool) -> Sandbox:
        return Sandbox(self._transport, self._null, name, stays, is_new, self._making)

    def _making(self, name: str, path: str, body: dict[str, str | int] | None) -> None:
        shown = not self._quiet and sys.stderr.isatty()
        showing(
            self._transport,
            name,
            lambda: self._transport.call("POST", path, body=body, timeout=_LONGEST_COPY),
            shown=shown,
        )

    def _drop_all(self) -> None:
        """Removes all that are the user's; what goes wrong is left to the day they expire."""
        with contextlib.suppress(MarqueeError):
            for one in self._listed():
                self._transport.call("DELETE", f"/v1/sandboxes/{quote(one['name'], safe='')}")


class Sandbox(Writing, Undoing):
    """A private copy of the warehouse, made by `Marquee.sandbox`: it reads and writes as `Marquee`
    does, and nothing of it is seen by others until it is promoted.

    Its writes are entries of its own audit log, and are taken back with its own `undo`.

    Attributes:
        name: under which `Marquee.sandbox` finds it again.
        is_new: whether it was made by this object, and not found.
    """

    def __init__(
        self,
        transport: Transport,
        null: str,
        name: str,
        stays: bool,
        is_new: bool,
        making: Callable[[str, str, dict[str, str | int] | None], None],
    ) -> None:
        self._transport = transport
        self._null = null
        # A copy is on the primary, which a replica does not stand in for.
        self._reads_own_writes = False
        self._sandbox = name
        self._stays = stays
        self._making = making
        self.name = name
        self.is_new = is_new

    def diff(
        self, tables: str | Sequence[str] | None = None, *, against: Literal["base", "now"] = "base"
    ) -> pd.DataFrame:
        """What was done in the sandbox.

        Args:
            tables: a table, or several; None for all.
            against: ``"base"``: the warehouse as it was when the copy was made; ``"now"``: as it is
                now, so that what others have done meanwhile differs too.

        Returns:
            A row for each value that differs: ``table``; ``change`` (``"added"``, ``"changed"``,
            ``"removed"``); ``key``, the value of the row's primary key, or a tuple of several, None
            without one; ``column``; ``before``; ``after``; ``conflict`` (bool), whether the
            warehouse has changed the row too, since and otherwise; ``now``, its value there then.
            ``attrs["tables"]`` is a list of what became of tables themselves: mappings with
            ``table``, ``change`` (``"new"``, ``"dropped"``, ``"columns"``), ``new_columns`` and
            ``dropped_columns``.
        """
        pages = list(self.diff_iter(tables, against=against, page_rows=10_000))
        frame = pd.concat(pages, ignore_index=True) if len(pages) > 1 else pages[0]
        frame.attrs = pages[0].attrs
        return frame

    def diff_iter(
        self,
        tables: str | Sequence[str] | None = None,
        *,
        against: Literal["base", "now"] = "base",
        page_rows: int = 1000,
    ) -> Iterator[pd.DataFrame]:
        """As `diff`, in frames of so many changed rows of tables (each with one row or more of the
        frame); one frame at least, if an empty one. What is written meanwhile may be missing."""
        if not 1 <= page_rows <= 10_000:
            raise ValueError("page_rows is from 1 to 10,000")
        params: dict[str, str | int | list[str]] = {"against": against, "limit": page_rows}
        if tables is not None:
            params["table"] = [tables] if isinstance(tables, str) else list(tables)
        while True:
            page, _ = self._transport.call("GET", f"{self._path}/diff", params=params)
            frame = diff_frame(page["rows"])
            frame.attrs["tables"] = page["tables"]
            yield frame
            if page["next"] is None:
                return
            params["after"] = page["next"]

    def promote(
        self,
        tables: str | Sequence[str] | None = None,
        *,
        dry_run: bool = False,
        on_conflict: Literal["refuse", "sandbox", "warehouse"] = "refuse",
        idempotency_key: str | None = None,
    ) -> Promoted:
        """Applies what was done in the sandbox to the warehouse: all of it, or none. The sandbox
        stays as it is.

        Args:
            tables: a table, or several; None for all.
            dry_run: it is carried out, counted, and rolled back.
            on_conflict: what happens when a row was changed in the warehouse too, since the copy
                was made: ``"refuse"``: nothing is applied; ``"sandbox"``, ``"warehouse"``: the row
                of that side holds.
            idempotency_key: as for `write`.

        Returns:
            What was applied; ``m.undo`` of it takes it back.

        Raises:
            SandboxError: MQ324 rows are in conflict, the details name them; MQ325 tables whose
                columns were changed, or that were dropped, are not promoted.
        """
        body = {
            "tables": [tables] if isinstance(tables, str) else tables and list(tables),
            "mode": "dry-run" if dry_run else "commit",
            "on_conflict": on_conflict,
        }
        answer, received = self._transport.call_once(
            f"{self._path}/promote", idempotency_key, body=body
        )
        return Promoted.of(answer, replayed=is_replayed(received))

    def reset(self) -> None:
        """Makes the copy anew from the warehouse as it is now; what was done in it is gone."""
        self._making(self.name, f"{self._path}/reset", None)

    def drop(self) -> None:
        """Removes the copy with all that was done in it. It can be called twice."""
        try:
            self._transport.call("DELETE", self._path)
        except SandboxError as error:
            if error.code != "MQ321":
                raise

    @property
    def _path(self) -> str:
        return f"/v1/sandboxes/{quote(self.name, safe='')}"

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._stays:
            return
        if error is None:
            self.drop()
            return
        # What went wrong in the block is what its user has to see.
        with contextlib.suppress(MarqueeError):
            self.drop()

    def __repr__(self) -> str:
        return f"<Sandbox {self.name}>"
