"""Columns of texts as columns of values; the types are those of a result's end."""

from __future__ import annotations

import binascii
import warnings
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

Objects: TypeAlias = "np.ndarray[Any, np.dtype[np.object_]]"
"""Of str, and None for NULL."""


def integers(texts: Objects) -> Any:
    """Integers of any size, exactly: Int64, else UInt64, else Python's own as objects.

    Raises:
        ValueError: for a text that is no integer.
    """
    numbers = [None if text is None else int(text) for text in texts]
    is_null = np.array([number is None for number in numbers], dtype=bool)
    filled = [number or 0 for number in numbers]
    least, most = min(filled, default=0), max(filled, default=0)
    if least >= -(1 << 63) and most < 1 << 63:
        return pd.arrays.IntegerArray(np.array(filled, dtype=np.int64), is_null)
    if least >= 0 and most < 1 << 64:
        return pd.arrays.IntegerArray(np.array(filled, dtype=np.uint64), is_null)
    return _objects(numbers)


def datetimes(texts: Objects) -> Any:
    """datetime64[us], which holds the years 1 to 9999 that databases know; NaT for NULL.

    Raises:
        ValueError: for a text that is no moment, has an offset from UTC, or more than six digits
            of a second.
    """
    for text in texts:
        if text is not None and not 10 <= len(text) <= 26:
            raise ValueError(f"not a datetime: {text!r}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # numpy warns of an offset, and drops it
            return np.array(texts, dtype="datetime64[us]")
    except Warning as warning:
        raise ValueError(str(warning)) from warning


def decimals(texts: Objects) -> Objects:
    """decimal.Decimal with all digits; a text that is no number stays a text."""
    return _each(texts, Decimal)


def dates(texts: Objects) -> Objects:
    """datetime.date; a text that no calendar has, such as 0000-00-00, stays a text."""
    return _each(texts, _date)


def blobs(texts: Objects) -> Objects:
    """bytes."""
    return _each(texts, binascii.a2b_base64)


def _date(text: str) -> date:
    if len(text) != 10:
        raise ValueError(text)
    return date.fromisoformat(text)


def _each(texts: Objects, convert: Callable[[str], Any]) -> Objects:
    try:
        return _objects([None if text is None else convert(text) for text in texts])
    except (ValueError, InvalidOperation):
        return _objects([_kept(text, convert) for text in texts])


def _kept(text: str | None, convert: Callable[[str], Any]) -> Any:
    try:
        return None if text is None else convert(text)
    except (ValueError, InvalidOperation):
        return text


def _objects(values: list[Any]) -> Objects:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array
