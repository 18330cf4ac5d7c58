"""CSV of the server as pandas DataFrames, by pandas' own parser."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from . import _values
from ._csv import Blocks, contains, parse, stand_in_for, strict
from ._stream import Header, ResultStream
from ._values import Objects
from .errors import TypeWidened

_PART = 16_384
"""Rows that are made into columns while the server is still at work on those that follow."""
_LOWEST = b"-9223372036854775808"
"""What the parser of pandas 2 takes for a missing integer."""

_CONVERTERS: Mapping[str, Callable[[Objects], Any]] = {
    "decimal": _values.decimals,
    "date": _values.dates,
    "datetime": _values.datetimes,
    "blob": _values.blobs,
}


def read_frame(stream: ResultStream, header: Header, null: str) -> pd.DataFrame:
    """A whole result, parsed while it comes by the types that its columns began with; and once
    more from what was kept of it, where these turn out to be others at the end."""
    frame: pd.DataFrame | None = None
    with contextlib.suppress(ValueError):
        parts = list(
            _parts(stream, header, null, _PART, exact=False, has_nul=lambda: stream.has_nul)
        )
        frame = pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]
    blocks = stream.kept()
    final = Header(header.names, stream.end["types"])
    if frame is None or final.types != header.types:
        return _whole(blocks, final, null, has_nul=stream.has_nul)
    columns = [_plain_if_full(frame.iloc[:, place]) for place in range(frame.shape[1])]
    has_null = any(column.dtype == pd.Int64Dtype() for column in columns)
    if has_null and contains(blocks, _LOWEST):
        return _whole(blocks, final, null, has_nul=stream.has_nul)
    return _assemble(columns, header.names, frame.index)


def iterate_frames(
    stream: ResultStream, header: Header, null: str, rows: int
) -> Iterator[pd.DataFrame]:
    """Frames of so many rows, the last one of fewer, all of the same dtypes; one at least.

    Raises:
        TypeWidened: when a value does not fit the type its column began with.
    """
    try:
        yield from _parts(stream, header, null, rows, exact=True, has_nul=lambda: stream.has_nul)
    except ValueError as fault:
        numeric = ("integer", "real", "datetime")
        pairs = zip(header.names, header.types, strict=True)
        raise TypeWidened(
            "a value does not fit the type its column began with",
            details=[str(fault), *(f"{name} {kind}" for name, kind in pairs if kind in numeric)],
            hint="say the type in the statement, for example CAST(x AS REAL) or CAST(x AS CHAR); "
            "or use read, which knows all values before it chooses",
        ) from fault


def _parts(
    blocks: Iterable[bytes],
    header: Header,
    null: str,
    rows: int,
    *,
    exact: bool,
    has_nul: Callable[[], bool],
) -> Iterator[pd.DataFrame]:
    """Frames of equal dtypes, one at least; a ValueError when a value does not fit."""
    stand_in = stand_in_for(null)
    source = Blocks(blocks, stand_in)
    some = False
    with parse(source, header.types, null, integers_as_texts=exact, chunksize=rows) as parser:
        while (parsed := strict(lambda: next(parser, None))) is not None:
            columns = [
                _fixed(kind, parsed[place], stand_in if has_nul() else None)
                for place, kind in enumerate(header.types)
            ]
            if len(parsed) or not some:
                some = True
                yield _assemble(columns, header.names, parsed.index)
    if not some:
        none = pd.Series(np.empty(0, dtype=object))
        empty = [_fixed(kind, none, None) for kind in header.types]
        yield _assemble(empty, header.names, pd.RangeIndex(0))


def _fixed(kind: str, column: pd.Series[Any], stand_in: bytes | None) -> pd.Series[Any]:
    """A column whose dtype follows from its kind alone."""
    if kind == "real":
        return column.astype("float64")
    if kind == "integer":
        if column.dtype == object:
            column = pd.Series(_values.integers(_texts(column, None)))
        if column.dtype != pd.Int64Dtype():
            raise ValueError("an integer beyond 64 bits")
        return column
    values = _convert(kind, _texts(column, stand_in))
    return pd.Series(values, dtype=None if kind == "datetime" else object)


def _whole(blocks: list[bytes], header: Header, null: str, *, has_nul: bool) -> pd.DataFrame:
    """A result of final types, with dtypes as wide as its values need."""
    stand_in = stand_in_for(null) if has_nul else None
    parsed = parse(Blocks(blocks, stand_in), header.types, null, integers_as_texts=True)
    columns: list[pd.Series[Any]] = []
    for place, (name, kind) in enumerate(zip(header.names, header.types, strict=True)):
        if kind == "real":
            columns.append(parsed[place])
            continue
        texts = _texts(parsed[place], stand_in)
        if kind == "integer":
            columns.append(_plain_if_full(pd.Series(_values.integers(texts))))
            continue
        try:
            values = _convert(kind, texts)
        except ValueError:
            warnings.warn(
                f"column {name!r} holds datetimes that no calendar has, and stays text",
                UserWarning,
                stacklevel=4,
            )
            values = texts
        columns.append(pd.Series(values, dtype=values.dtype))
    return _assemble(columns, header.names, parsed.index)


def _texts(column: pd.Series[Any], stand_in: bytes | None) -> Objects:
    texts = np.array(column.to_numpy(dtype=object), copy=True)
    # There are but texts and NaN, which is not equal to itself; isna asks more, and takes longer.
    is_null = texts != texts
    if is_null.any():
        texts[is_null] = None
    if stand_in:
        mark = stand_in.decode()
        texts[:] = [text and text.replace(mark, "\0") for text in texts]
    return texts


def _convert(kind: str, texts: Objects) -> Any:
    convert = _CONVERTERS.get(kind)
    return convert(texts) if convert else texts


def _plain_if_full(column: pd.Series[Any]) -> pd.Series[Any]:
    """Without NULL a column of integers is one of numpy's."""
    if column.dtype == pd.Int64Dtype() and not column.hasnans:
        return column.astype("int64")
    if column.dtype == pd.UInt64Dtype() and not column.hasnans:
        return column.astype("uint64")
    return column


def _assemble(columns: list[pd.Series[Any]], names: list[str], index: Any) -> pd.DataFrame:
    data = {place: column.set_axis(index) for place, column in enumerate(columns)}
    frame = pd.DataFrame(data, index=index, copy=False)
    frame.columns = pd.Index(names)
    return frame
