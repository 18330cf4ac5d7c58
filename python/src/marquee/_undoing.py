"""What was written, and how it is taken back."""

from __future__ import annotations

from typing import Any, Protocol

from ._http import is_replayed
from ._reading import Reading
from .history import AuditEntry, RowChange
from .model import WriteResult

_PAGE = 10_000


class HasEntry(Protocol):
    """The result of a write or of a promote, or an entry itself."""

    @property
    def audit_id(self) -> int | None: ...


class Undoing(Reading):
    """The part of `Marquee` that looks back."""

    def audit_entry(
        self, entry: int | HasEntry, *, rows: int | None = None, sandbox: str | None = None
    ) -> AuditEntry:
        """An entry of the audit log, with its rows as they were before and after.

        Args:
            entry: its number, or the result of the write.
            rows: so many at most; None for all.
            sandbox: the private copy in whose log it is; that of the result, where one is given.

        Raises:
            UndoError: MQ320 there is no such entry.
            AccessError: MQ203 somebody else's takes the role engineer.
        """
        if rows is not None and rows < 1:
            raise ValueError("rows is at least 1")
        id, place = self._entry(entry, sandbox)
        params: dict[str, str | int | list[str]] = {"sandbox": place} if place else {}
        changes: list[RowChange] = []
        while True:
            params["limit"] = min(_PAGE, _PAGE if rows is None else rows - len(changes))
            answer, _ = self._transport.call("GET", f"/v1/audit/{id}", params=params)
            changes += [RowChange.of(one) for one in answer["rows"]]
            if answer["next"] is None or (rows is not None and len(changes) >= rows):
                break
            params["after"] = answer["next"]
        about: dict[str, Any] = answer["undo"]
        return AuditEntry(
            entry=answer["entry"],
            changes=about["changes"],
            obstacle=about["obstacle"],
            undoes=about["undoes"],
            undone_by=tuple(about["undone_by"]),
            rows=tuple(changes),
            sandbox=place,
        )

    def undo(
        self,
        entry: int | HasEntry,
        *,
        dry_run: bool = False,
        idempotency_key: str | None = None,
        sandbox: str | None = None,
    ) -> WriteResult:
        """Takes a committed write back: all of its rows, or none. That is a write of its own, which
        can be taken back too.

        Args:
            entry: its number in the audit log, or the result of the write or promote.
            dry_run: it is carried out, counted, and rolled back.
            idempotency_key: as for `write`.
            sandbox: the private copy in which it was written; that of the result, if one is given.

        Raises:
            UndoError: MQ318 later writes have changed the same rows, or refer to them; the details
                name them. MQ319 it can't be taken back. MQ320 there is no such entry.
            AccessError: MQ203 somebody else's write takes the role engineer.
        """
        id, place = self._entry(entry, sandbox)
        body = {"mode": "dry-run" if dry_run else "commit"} | ({"sandbox": place} if place else {})
        answer, received = self._transport.call_once(
            f"/v1/audit/{id}/undo", idempotency_key, body=body
        )
        return WriteResult.of(
            answer,
            replayed=is_replayed(received),
            position=received.get("marquee-position"),
            sandbox=place,
        )

    def _entry(self, entry: int | HasEntry, sandbox: str | None) -> tuple[int, str | None]:
        if isinstance(entry, int):
            return entry, self._place(sandbox)
        if entry.audit_id is None:
            raise ValueError("a dry run has committed nothing, and has no entry in the audit log")
        own: str | None = getattr(entry, "sandbox", None)
        if self._sandbox is not None and own is None:
            raise ValueError("that was done in the warehouse, not in this sandbox")
        if sandbox is not None and sandbox != own:
            raise ValueError(f"that was done in {own or 'the warehouse'}, not in {sandbox}")
        return entry.audit_id, self._place(own)
