"""Results as the server writes them, from a cursor of Python's own sqlite3."""

from __future__ import annotations

import base64
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from typing import Any

PIECE = 65536


class Typed(str):
    """A text of a column that declares more than text."""

    kind = "text"


def _converter(kind: str) -> Callable[[bytes], Typed]:
    made = type(kind.title(), (Typed,), {"kind": kind})
    return lambda raw: made(raw.decode())


def register() -> None:
    """Makes sqlite3 say what columns declare."""
    for kind in ("date", "datetime", "time", "decimal"):
        sqlite3.register_converter(kind, _converter(kind))


def kind_of(value: Any) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, Typed):
        return value.kind
    kinds = {int: "integer", float: "real", bytes: "blob"}
    return kinds.get(type(value), "text")


def widened(kind: str, other: str) -> str:
    if kind == other or other == "unknown":
        return kind
    if kind == "unknown":
        return other
    numbers = ["integer", "real", "decimal"]
    if kind in numbers and other in numbers:
        return numbers[max(numbers.index(kind), numbers.index(other))]
    return "text"


def field(value: Any, null: str) -> str:
    if value is None:
        return null
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    text = repr(value) if isinstance(value, float) else str(value)
    if any(special in text for special in '",\n\r') or text == null:
        return '"' + text.replace('"', '""') + '"'
    return text


class Result:
    """One result as CSV with an end line, in pieces."""

    def __init__(self, cursor: sqlite3.Cursor, null: str, limit: int, cause: str) -> None:
        self.names = [column[0] for column in cursor.description]
        self._cursor = cursor
        self._null = null
        self._limit, self._cause = limit, cause
        self._types = ["unknown"] * len(self.names)
        self._rows = 0
        self._crc = 0
        self._lines = self._text()
        self._first = next(self._lines, "")

    @property
    def header(self) -> str:
        """Columns as they are known when the first piece is full."""
        pairs = zip(self.names, self._types, strict=True)
        return json.dumps([{"name": name, "type": kind} for name, kind in pairs])

    def pieces(self) -> Iterator[bytes]:
        head = ",".join(field(name, "") for name in self.names) + "\n"
        for text in (head + self._first, *()):
            yield self._summed(text)
        try:
            for text in self._lines:
                yield self._summed(text)
        except sqlite3.Error as fault:
            error = {"code": "MQ304", "message": "the statement failed", "details": [str(fault)]}
            yield f"#error {json.dumps({**error, 'request_id': 'r1'})}\n".encode()
            return
        yield f"#end {json.dumps(self._end(), separators=(',', ':'))}\n".encode()

    def _summed(self, text: str) -> bytes:
        data = text.encode()
        self._crc = zlib.crc32(data, self._crc)
        return data

    def _text(self) -> Iterator[str]:
        lines: list[str] = []
        size = 0
        self._more = False
        for row in self._cursor:
            if self._rows == self._limit:
                self._more = True
                break
            self._types = [widened(t, kind_of(v)) for t, v in zip(self._types, row, strict=True)]
            lines.append(",".join([field(value, self._null) for value in row]) + "\n")
            self._rows += 1
            size += len(lines[-1])
            if size > PIECE:
                yield "".join(lines)
                lines, size = [], 0
        yield "".join(lines)

    def _end(self) -> dict[str, Any]:
        end: dict[str, Any] = {"row_count": self._rows, "truncated": self._more}
        if self._more:
            end |= {"limited_by": self._cause, "next_offset": self._rows}
        return end | {"types": self._types, "checksum": f"crc32:{self._crc:08x}"}
