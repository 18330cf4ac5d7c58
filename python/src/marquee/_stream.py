"""A result as it arrives: CSV whose last line says how it ended."""

from __future__ import annotations

import json
import secrets
import string
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx

from .errors import IncompleteResult, TruncatedResult, error_from

_END = b"#end "
_ERROR = b"#error "
_LONGEST_END = 1 << 20
_LETTERS = string.ascii_letters + string.digits


def null_marker(length: int = 6) -> str:
    """Random letters to stand for NULL, which nobody can guess: that a text of the data reads like
    six of them has a chance of one in 57 thousand million."""
    return "".join(secrets.choice(_LETTERS) for _ in range(length))


def accept(null: str) -> str:
    """The media type in which results are asked for."""
    return f'text/csv; end=line; null="{null}"'


@dataclass(frozen=True)
class Header:
    """The columns of a result as they are known before its first row."""

    names: list[str]
    types: list[str]

    @classmethod
    def of(cls, response: httpx.Response) -> Header:
        try:
            columns = json.loads(response.headers["marquee-columns"])
            return cls([c["name"] for c in columns], [c["type"] for c in columns])
        except (KeyError, TypeError, ValueError) as fault:
            raise IncompleteResult(
                "the answer has no header marquee-columns: is there a proxy that takes it away?"
            ) from fault


class ResultStream:
    """The CSV of a result, without its last line, in blocks; a file for pandas' parser.

    Blocks are the very bytes that came, and a row may be spread over two of them. Only a last
    line that may be the end is held back. When all blocks are out, `end` is the end record, and
    the checksum has been found right.

    Args:
        keep: whether `kept` will be wanted.

    Raises:
        IncompleteResult: by reading past a cut, or a wrong checksum.
        MarqueeError: by reading to an error that the server met on the way.
    """

    def __init__(self, response: httpx.Response, header: Header, *, keep: bool = False) -> None:
        self.end: dict[str, Any] = {}
        self._kept: list[bytes] | None = [] if keep else None
        self._width = len(header.types)
        self.has_nul = False
        self._blocks = self._split(response)

    def read(self, size: int = -1) -> bytes:
        """The next block, of whatever size; empty at the end."""
        return next(self._blocks, b"")

    def __iter__(self) -> Iterator[bytes]:
        return self._blocks

    def _split(self, response: httpx.Response) -> Iterator[bytes]:
        crc = 0
        held = bytearray()
        at_line_start = True
        for chunk in _chunks(response):
            data = chunk
            if held:
                held += chunk
                data = bytes(held)
            # The last line begins behind the last newline that something follows.
            start = data.rfind(b"\n", 0, len(data) - 1) + 1
            if (start or at_line_start) and _may_be_end(data, start):
                block, held = data[:start], bytearray(data[start:])
                at_line_start = True
            else:
                block, held = data, bytearray()
                at_line_start = data.endswith(b"\n")
            if block:
                crc = zlib.crc32(block, crc)
                self.has_nul = self.has_nul or b"\0" in block
                if self._kept is not None:
                    self._kept.append(block)
                yield block
        self.end = _end(bytes(held), crc, self._width)

    def kept(self) -> list[bytes]:
        """All blocks, after the rest of them has come."""
        for _ in self._blocks:
            pass
        return self._kept or []

    def check_rows(self, rows: int, *, stacklevel: int = 3) -> None:
        """Compares the rows that were parsed with the end record, and warns of a truncated result.

        Raises:
            IncompleteResult: when their numbers differ.
        """
        if rows != self.end["row_count"]:
            raise IncompleteResult(
                f"{rows} rows have come, the end says {self.end['row_count']}",
            )
        limit = self.end.get("limited_by")
        if self.end.get("truncated") and limit != "limit":
            kind = {"MQ306": "row limit", "MQ307": "byte limit"}.get(str(limit), "limit")
            warnings.warn(
                f"the result ends after {rows} rows, by the role's {kind} ({limit}): "
                "ask for less, for example with WHERE or LIMIT",
                TruncatedResult,
                stacklevel=stacklevel,
            )


def _may_be_end(data: bytes, start: int) -> bool:
    """Whether what begins at `start` may be the last line, or the beginning of it."""
    first = data[start : start + len(_ERROR)]
    is_marked = first.startswith(_END) or _END.startswith(first) or _ERROR.startswith(first)
    return is_marked and len(data) - start <= _LONGEST_END


def _chunks(response: httpx.Response) -> Iterator[bytes]:
    try:
        yield from response.iter_bytes()
    except httpx.HTTPError as fault:
        raise IncompleteResult(
            "the connection was lost in the midst of the result", details=[str(fault)]
        ) from fault


def _end(line: bytes, crc: int, width: int) -> dict[str, Any]:
    try:
        mark, record = line[: line.index(b" ") + 1], json.loads(line[line.index(b" ") :])
    except ValueError as fault:
        raise IncompleteResult("the result was cut: its end is missing") from fault
    if mark == _ERROR:
        raise error_from(record)
    end: dict[str, Any] = record if isinstance(record, dict) else {}
    is_whole = type(end.get("row_count")) is int and len(end.get("types") or ()) == width
    if mark != _END or not is_whole:
        raise IncompleteResult("the result has no end that can be read")
    if end.get("checksum") != f"crc32:{crc:08x}":
        raise IncompleteResult(
            "the result is not what the server sent",
            details=[f"checksum crc32:{crc:08x}, the end says {end.get('checksum')}"],
        )
    return end
