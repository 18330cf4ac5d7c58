"""What was changed: by a write, in a sandbox, by a promote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

COLUMNS = ("table", "change", "key", "column", "before", "after")


@dataclass(frozen=True)
class RowChange:
    """What became of one row.

    Attributes:
        change: ``"added"``, ``"changed"`` or ``"removed"``.
        before: the row as it was, by column; None when there was none.
        after: the row as it is then; None when there is none.
    """

    table: str
    change: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> RowChange:
        return cls(values["table"], values["change"], row(values["before"]), row(values["after"]))

    @property
    def columns(self) -> list[str]:
        """The columns whose values differ; all of them for a row that was added or removed."""
        if self.before is None or self.after is None:
            return list(self.before or self.after or ())
        return [name for name, old in self.before.items() if not _same(old, self.after[name])]


@dataclass(frozen=True)
class AuditEntry:
    """An entry of the audit log with the rows that it changed.

    Attributes:
        entry: its columns, such as ``principal``, ``action``, ``statement`` and ``outcome``.
        changes: number of changed rows that are kept; `rows` may have fewer, where that was asked.
        obstacle: why it can't be taken back; None when nothing but later writes may be in the way.
        undoes: number of the entry that this one has taken back.
        undone_by: numbers of the entries that have taken this one back.
        rows: the changed rows, in the order in which they were changed.
        sandbox: the private copy in whose log it is; None for the warehouse's.
    """

    entry: Mapping[str, Any]
    changes: int
    obstacle: str | None
    undoes: int | None
    undone_by: tuple[int, ...]
    rows: tuple[RowChange, ...]
    sandbox: str | None = None

    @property
    def audit_id(self) -> int:
        """Its number."""
        return int(self.entry["id"])

    @property
    def frame(self) -> pd.DataFrame:
        """The changed values: a row for each, with ``table``, ``change``, ``row`` (its place in
        `rows`), ``column``, ``before`` and ``after``."""
        names = ("table", "change", "row", "column", "before", "after")
        lines = [
            (one.table, one.change, place, name, _of(one.before, name), _of(one.after, name))
            for place, one in enumerate(self.rows)
            for name in one.columns
        ]
        return frame(lines, names).astype({"row": "int64"})


@dataclass(frozen=True)
class PromotedTable:
    """What a promote did to a table.

    Attributes:
        new: whether the table was made by it.
        kept: rows that stayed as they are in the warehouse, because that side was chosen.
    """

    table: str
    new: bool
    added: int
    changed: int
    removed: int
    kept: int


@dataclass(frozen=True)
class Promoted:
    """What a promote has applied to the warehouse.

    Attributes:
        outcome: ``"committed"``, or ``"rolled-back"`` after a dry run.
        tables: those that it touched.
        audit_id: number of its entry in the warehouse's log, for `Marquee.undo`; None after a dry
            run.
        replayed: whether this is the answer to an earlier request of the same idempotency key.
    """

    outcome: str
    rows_affected: int
    tables: tuple[PromotedTable, ...]
    audit_id: int | None
    replayed: bool
    request_id: str | None

    @classmethod
    def of(cls, answer: Mapping[str, Any], *, replayed: bool) -> Promoted:
        tables = tuple(PromotedTable(**one) for one in answer["tables"])
        names = ("outcome", "rows_affected", "audit_id", "request_id")
        return cls(tables=tables, replayed=replayed, **{name: answer[name] for name in names})

    @property
    def frame(self) -> pd.DataFrame:
        """`tables` as a frame."""
        names = list(PromotedTable.__dataclass_fields__)
        return pd.DataFrame([asdict(one) for one in self.tables], columns=names)


def row(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A row of an answer: the bytes in it, which come as hexadecimal digits, are bytes."""
    return None if values is None else {name: _value(one) for name, one in values.items()}


def diff_frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The rows of a page of a diff as a frame: a row for each value that differs."""
    lines = []
    for one in rows:
        change = RowChange.of(one)
        key = tuple((row(one["key"]) or {}).values())
        name_of_row = key[0] if len(key) == 1 else key or None
        now = row(one.get("now"))
        names = one["columns"] or change.columns
        for name in names:
            values = (_of(change.before, name), _of(change.after, name))
            rest = (one["conflict"], _of(now, name))
            lines.append((one["table"], one["change"], name_of_row, name, *values, *rest))
    return frame(lines, (*COLUMNS, "conflict", "now")).astype({"conflict": "bool"})


def frame(lines: Sequence[tuple[Any, ...]], names: Sequence[str]) -> pd.DataFrame:
    """Lines as a frame of objects: the values of a column have the types of many columns."""
    columns = zip(*lines, strict=True) if lines else [()] * len(names)
    return pd.DataFrame(
        {
            name: pd.Series(list(values), dtype=object)
            for name, values in zip(names, columns, strict=True)
        }
    )


def _of(values: Mapping[str, Any] | None, name: str) -> Any:
    return None if values is None else values.get(name)


def _value(value: Any) -> Any:
    if isinstance(value, Mapping) and "hex" in value:
        return bytes.fromhex(value["hex"])
    return value


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and repr(one) == repr(other)
