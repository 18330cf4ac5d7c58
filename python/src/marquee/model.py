"""What the server tells about itself, its tables, and what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

_Record = TypeVar("_Record")


def _record(kind: type[_Record], values: Mapping[str, Any], **more: Any) -> _Record:
    """A dataclass from a JSON object; what is missing is None, what is unknown is left out."""
    known = {field.name: values.get(field.name) for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{**known, **more})


@dataclass(frozen=True)
class WriteResult:
    """What came of a write.

    Attributes:
        outcome: ``"committed"``, or ``"rolled-back"`` after a dry run.
        rows_affected: rows inserted, changed and deleted by all statements together.
        statements: the same for each statement.
        audit_id: number of the entry in the audit log; None after a dry run.
        replayed: whether this is the answer to an earlier request of the same idempotency key,
            and nothing was done now.
        request_id: finds the request in the server's log.
        position: where it stands in the database's log, for `after` of a read; None where the
            database keeps none, and after a dry run.
        sandbox: the private copy in which it was done, and in whose audit log the entry is; None
            for the warehouse.
        returned: for each statement the rows that its RETURNING gave, as dicts by column; None
            for a statement without it. At most 10,000 rows and 4 MB of each.
    """

    outcome: str
    rows_affected: int
    statements: tuple[int, ...]
    audit_id: int | None
    replayed: bool
    request_id: str | None
    position: str | None = field(default=None, repr=False)
    sandbox: str | None = None
    returned: tuple[list[dict[str, Any]] | None, ...] = field(default=(), repr=False)

    @classmethod
    def of(
        cls,
        answer: Mapping[str, Any],
        *,
        replayed: bool,
        position: str | None = None,
        sandbox: str | None = None,
    ) -> WriteResult:
        rows = answer["rows_affected"]
        each = answer.get("statements")
        counts = (rows,) if each is None else tuple(one["rows_affected"] for one in each)
        return _record(
            cls,
            answer,
            statements=counts,
            replayed=replayed,
            position=position,
            sandbox=sandbox,
            returned=tuple(_rows(one.get("returned")) for one in each or ()),
        )


def _rows(result: Mapping[str, Any] | None) -> list[dict[str, Any]] | None:
    if result is None:
        return None
    names = [column["name"] for column in result["columns"]]
    return [dict(zip(names, row, strict=True)) for row in result["rows"]]


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    name: str
    type: str
    nullable: bool
    primary_key: bool
    meaning: str | None


@dataclass(frozen=True)
class ForeignKey:
    """A column whose values are those of a column of another table."""

    column: str
    references_table: str
    references_column: str


@dataclass(frozen=True)
class Table:
    """A table or view.

    Attributes:
        kind: ``"table"`` or ``"view"``.
        managed: whether it is Marquee's own, and not made by a user.
    """

    name: str
    kind: str
    managed: bool
    meaning: str | None
    columns: tuple[Column, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Table:
        return _record(
            cls,
            values,
            columns=tuple(_record(Column, one) for one in values.get("columns", ())),
            foreign_keys=tuple(_record(ForeignKey, one) for one in values.get("foreign_keys", ())),
        )

    def __str__(self) -> str:
        references = {
            key.column: f" -> {key.references_table}.{key.references_column}"
            for key in self.foreign_keys
        }
        rows = []
        for column in self.columns:
            traits = column.type + (" NULL" if column.nullable else "")
            traits += " PK" if column.primary_key else ""
            rows.append((column.name, traits + references.get(column.name, ""), column.meaning))
        names = max((len(row[0]) for row in rows), default=0)
        kinds = max((len(row[1]) for row in rows), default=0)
        lines = [f"{self.name} ({self.kind})" + (f": {self.meaning}" if self.meaning else "")]
        for name, traits, meaning in rows:
            lines.append(f"    {name:{names}}  {traits:{kinds}}  {meaning or ''}".rstrip())
        return "\n".join(lines)


@dataclass(frozen=True)
class Schema:
    """The tables that the token may read; ``schema["titles"]`` is one of them."""

    dialect: str
    schema_version: int
    tables: tuple[Table, ...]

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> Schema:
        return _record(cls, answer, tables=tuple(Table.of(one) for one in answer["tables"]))

    def __getitem__(self, name: str) -> Table:
        for table in self.tables:
            if table.name.casefold() == name.casefold():
                return table
        raise KeyError(name)

    def __iter__(self) -> Iterator[Table]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)

    def __repr__(self) -> str:
        return "\n".join(
            [f"schema version {self.schema_version} on {self.dialect}", *map(str, self.tables)]
        )


@dataclass(frozen=True)
class Limits:
    """What one statement, and the requests of one token together, may take; None: no limit."""

    seconds: float
    rows: int
    bytes: int
    statement_bytes: int
    concurrent_statements: int
    requests_per_second: float | None


@dataclass(frozen=True)
class Me:
    """Whose the token is. `expires_at` is UTC, ``YYYY-MM-DD HH:MM:SS.mmm``; None for never."""

    name: str
    role: str
    token_id: int
    expires_at: str | None
    limits: Limits

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> Me:
        return _record(cls, answer, limits=_record(Limits, answer["limits"]))
