"""DataFrames as the CSV of a bulk insert.

A column is turned into texts at once, as far as that goes: DataFrame.to_csv, which looks at each
value by itself, takes several times as long. NULL is a text of its own, which nobody can guess.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from ._parameters import moment
from ._stream import null_marker

_PLAIN = {"b": "bool", "i": "int64", "u": "uint64", "f": "float64"}
#: Numbers up to which it does not matter how they are written.
_FEW = 1000
_SPECIAL = ('"', ",", "\n", "\r")


def csv_of(frame: pd.DataFrame) -> tuple[bytes, str]:
    """The CSV of a frame without its index, and the text that stands for NULL in it.

    Raises:
        ValueError: for a frame without columns, or with a name twice.
        TypeError: for a value that no column can hold; it names the column.
    """
    names = [str(name) for name in frame.columns]
    if not names or len(set(names)) < len(names):
        raise ValueError("the frame's columns need names, each of them once")
    null = null_marker(12)
    columns = []
    for place, name in enumerate(names):
        try:
            columns.append(_fields(frame.iloc[:, place], null, is_alone=len(names) == 1))
        except (TypeError, ValueError) as fault:
            raise type(fault)(f"column {name!r}: {fault}") from fault
    header = ",".join(_quoted(name) for name in names)
    lines = map(",".join, zip(*columns, strict=True)) if len(names) > 1 else columns[0]
    return "\n".join([header, *lines, ""]).encode(), null


def _fields(column: pd.Series[Any], null: str, *, is_alone: bool) -> list[str]:
    dtype = column.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        column = column.astype(dtype.categories.dtype)
        dtype = column.dtype
    kind = getattr(dtype, "kind", "O")
    if kind in _PLAIN:
        return _numbers(column, kind, null)
    if kind == "M" and isinstance(dtype, (np.dtype, pd.DatetimeTZDtype)):
        return _moments(column, null)
    return _texts(column, null, is_alone)


def _numbers(column: pd.Series[Any], kind: str, null: str) -> list[str]:
    missing = column.isna().to_numpy()
    if missing.any() and not isinstance(column.dtype, np.dtype):
        column = column.fillna(False if kind == "b" else 0)
    values = column.to_numpy(dtype=_PLAIN[kind])
    return _with_nulls(_digits(values.astype(np.int8) if kind == "b" else values), missing, null)


def _digits(values: Any) -> list[str]:
    if values.dtype.kind in "iu" and len(values) > _FEW:
        # Of numbers that lie close together each is written once.
        lowest, highest = int(values.min()), int(values.max())
        if highest - lowest <= len(values) // 4:
            texts = list(map(repr, range(lowest, highest + 1)))
            return [texts[place] for place in (values - values.dtype.type(lowest)).tolist()]
    return list(map(repr, values.tolist()))


def _with_nulls(fields: list[str], missing: Any, null: str) -> list[str]:
    for place in np.flatnonzero(missing):
        fields[place] = null
    return fields


def _moments(column: pd.Series[Any], null: str) -> list[str]:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        column = column.dt.tz_convert("UTC").dt.tz_localize(None)
    values = column.to_numpy()
    missing = np.isnat(values)
    # As many digits as say it all: none, or six, or nine.
    unit = next(
        unit
        for unit in ("s", "us", "ns")
        if unit == "ns" or (missing | (values == values.astype(f"M8[{unit}]"))).all()
    )
    texts = np.datetime_as_string(values, unit=unit).tolist()  # type: ignore[call-overload]
    return _with_nulls([text.replace("T", " ", 1) for text in texts], missing, null)


def _texts(column: pd.Series[Any], null: str, is_alone: bool) -> list[str]:
    values = column.to_numpy(dtype=object).tolist()
    types = set(map(type, values))
    if types <= {str, type(None)}:
        if len(types) > 1 or str not in types:
            values = [null if value is None else value for value in values]
    else:
        values = _with_nulls(values, column.isna().to_numpy(), null)
        values = [value if type(value) is str else _text(value) for value in values]
    # All of a column are put in quotes when one needs them: that is faster than to look at each.
    # A field alone in its line has quotes, so that an empty one is not taken for an empty line.
    whole = "\0".join(values)
    if not is_alone and not any(special in whole for special in _SPECIAL):
        return values
    if whole.count("\0") != len(values) - 1:
        return [value if value == null else _quoted(value) for value in values]
    whole = '"' + whole.replace('"', '""').replace("\0", '"\0"') + '"'
    return whole.replace(f'"{null}"', null).split("\0")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _real(value: float) -> str:
    return float.__repr__(float(value))


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"{value} is no number that a column holds")
    return format(value, "f")


_TEXTS: Mapping[type, Callable[[Any], str]] = {
    bool: lambda value: "1" if value else "0",
    int: str,
    float: _real,
    Decimal: _decimal,
    bytes: lambda value: base64.b64encode(value).decode("ascii"),
    datetime: moment,
    date: date.isoformat,
    time: time.isoformat,
    str: str.__str__,
}


def _text(value: Any) -> str:
    if isinstance(value, np.generic):
        value = value.item()
    for kind in type(value).__mro__:
        if kind in _TEXTS:
            return _TEXTS[kind](value)
    raise TypeError(f"{type(value).__name__} is nothing that a column holds")
