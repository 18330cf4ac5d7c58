"""CSV by pandas' own parser, from bytes that need no copy."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pandas as pd

from .errors import IncompleteResult

_NUL = b"\0"

# Since pandas 3.1 every parser of floats is exact, and choosing one is deprecated.
_EXACT_FLOATS: dict[str, Any] = (
    {}
    if tuple(int(part) for part in pd.__version__.split(".")[:2]) >= (3, 1)
    else {"float_precision": "round_trip"}
)


class Blocks:
    """A file of blocks. It gives pandas bytes where a file of the standard library would be read
    as text, decoded and encoded again; and a NUL, which ends a text in the parser of pandas 2, a
    stand-in."""

    def __init__(self, blocks: Iterable[bytes], stand_in: bytes | None) -> None:
        self._blocks = iter(blocks)
        self._stand_in = stand_in

    def read(self, size: int = -1) -> bytes:
        block = next(self._blocks, b"")
        return block.replace(_NUL, self._stand_in) if self._stand_in else block

    def __iter__(self) -> Iterator[bytes]:
        return self._blocks


def stand_in_for(null: str) -> bytes:
    """What a NUL is written as while pandas has it."""
    return f"\x01{null}\x01".encode()


def parse(
    source: Blocks, types: list[str], null: str, *, integers_as_texts: bool, **options: Any
) -> Any:
    dtypes: dict[int, Any] = {}
    for place, kind in enumerate(types):
        if kind == "real":
            dtypes[place] = "float64"
        elif kind != "integer" or integers_as_texts:
            dtypes[place] = object
    file: Any = source  # It has what pandas uses of a file.
    return strict(
        lambda: pd.read_csv(
            file,
            engine="c",
            header=0,
            names=list(range(len(types))),
            index_col=False,
            dtype=dtypes,
            na_values=[null],
            keep_default_na=False,
            skip_blank_lines=False,
            low_memory=False,
            dtype_backend="numpy_nullable",
            **_EXACT_FLOATS,
            **options,
        )
    )


def strict(parse: Callable[[], Any]) -> Any:
    """What a parse gives.

    Raises:
        IncompleteResult: for what is not UTF-8, or not as many fields as the header has, as far as
            the parser sees it; the checksum sees the rest.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            warnings.simplefilter("ignore", pd.errors.DtypeWarning)
            return parse()
    except (pd.errors.ParserError, pd.errors.ParserWarning, UnicodeDecodeError) as fault:
        raise IncompleteResult(
            "the result is not what the server sent", details=[str(fault)]
        ) from fault


def contains(blocks: list[bytes], needle: bytes) -> bool:
    """Whether the bytes of all blocks, one behind the other, contain some."""
    before = b""
    for block in blocks:
        if needle in block or needle in before + block[: len(needle) - 1]:
            return True
        before = (before + block[-len(needle) + 1 :])[-len(needle) + 1 :]
    return False
