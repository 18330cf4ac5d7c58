"""Frames as CSV, exactly."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from support.samples import TEXTS

from marquee._polars import csv_of_polars
from marquee._rows import csv_of


def _fields(content: bytes, null: str) -> list[list[str | None]]:
    """The rows of a CSV, header first, None for NULL."""
    rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    return [[None if field == null else field for field in row] for row in rows]


def _column(values: Any) -> list[str | None]:
    frame = pd.DataFrame({"c": values, "other": 1})
    return [row[0] for row in _fields(*csv_of(frame))][1:]


@pytest.mark.parametrize("dtype", [object, "str", "string", "category"])
def test_texts(dtype: Any) -> None:
    for texts in (TEXTS, ["plain", "text"], ["", ""]):
        values = pd.Series([*texts, None], dtype=dtype)
        assert _column(values) == [*texts, None]
        alone = pd.DataFrame({"c": values})
        assert _fields(*csv_of(alone))[1:] == [[text] for text in [*texts, None]]


def test_text_with_nul() -> None:
    assert _column(["a\0b", "c,d", None]) == ["a\0b", "c,d", None]


def test_integers() -> None:
    big = [(1 << 63) - 1, -(1 << 63), 0]
    assert _column(np.array(big)) == list(map(str, big))
    assert _column(pd.array([*big, None], dtype="Int64")) == [*map(str, big), None]
    assert _column(np.array([(1 << 64) - 1], dtype="uint64")) == [str((1 << 64) - 1)]
    assert _column([1 << 80, None]) == [str(1 << 80), None]


def test_many_integers_that_lie_close_together() -> None:
    for dtype in ("int8", "int64", "uint8", "uint64"):
        values = (np.arange(5000) % 250 - (0 if dtype[0] == "u" else 125)).astype(dtype)
        assert _column(values) == list(map(str, values.tolist()))
    far = np.array([-(1 << 63), (1 << 63) - 1] * 1000)
    assert _column(far) == list(map(str, far.tolist()))
    missing = pd.array([None, *range(2000), *[7] * 7000], dtype="Int64")
    assert _column(missing) == [None, *map(str, [*range(2000), *[7] * 7000])]
    assert _column(np.array([True, False] * 1000)) == ["1", "0"] * 1000


def test_reals() -> None:
    reals = [0.1, 1 / 3, 1e23, 5e-324, -0.0, 1e16, 123456789.123]
    assert _column(reals) == list(map(repr, reals))
    assert _column([float("nan"), 1.0, float("inf")]) == [None, "1.0", "inf"]
    assert _column(pd.array([0.1, None], dtype="Float64")) == ["0.1", None]
    assert _column(np.array([0.1], dtype="float32")) == [repr(float(np.float32(0.1)))]
    assert _column(pd.Series([np.float64(0.5), "x"], dtype=object)) == ["0.5", "x"]


def test_booleans() -> None:
    assert _column([True, False]) == ["1", "0"]
    assert _column(pd.array([True, None], dtype="boolean")) == ["1", None]
    assert _column(pd.Series([True, None, np.True_], dtype=object)) == ["1", None, "1"]


def test_moments() -> None:
    texts = ["2020-01-02 03:04:05", "9999-12-31 23:59:59"]
    moments = pd.Series(np.array(texts, dtype="M8[us]"))
    assert _column(moments) == texts
    fine = pd.Series(np.array(["2020-01-02T03:04:05.000007", "NaT"], dtype="M8[us]"))
    assert _column(fine) == ["2020-01-02 03:04:05.000007", None]
    finest = pd.Series(np.array(["2020-01-02T03:04:05.000000008"], dtype="M8[ns]"))
    assert _column(finest) == ["2020-01-02 03:04:05.000000008"]
    zoned = pd.Series(pd.to_datetime(["2020-01-02 03:04:05+02:00"]))
    assert _column(zoned) == ["2020-01-02 01:04:05"]
    objects = [dt.date(2020, 1, 2), dt.datetime(2020, 1, 2, 3), dt.time(4, 5), pd.NaT]
    expected = ["2020-01-02", "2020-01-02 03:00:00", "04:05:00", None]
    assert _column(pd.Series(objects, dtype=object)) == expected


def test_other_values() -> None:
    values = [Decimal("1.10"), Decimal("1E+5"), b"\0\xff", None, pd.NA, np.nan, np.int32(3)]
    expected = ["1.10", "100000", "AP8=", None, None, None, "3"]
    assert _column(pd.Series(values, dtype=object)) == expected


@pytest.mark.parametrize("value", [[1], {"a": 1}, pd.Timedelta(1), 1j, object()])
def test_what_no_column_holds(value: Any) -> None:
    with pytest.raises(TypeError, match="column 'c'"):
        _column(pd.Series([value], dtype=object))
    with pytest.raises(ValueError, match="column 'c'"):
        _column(pd.Series([Decimal("Infinity")], dtype=object))


def test_frames_that_no_table_can_take() -> None:
    with pytest.raises(ValueError, match="names"):
        csv_of(pd.DataFrame(index=[1, 2]))
    with pytest.raises(ValueError, match="names"):
        csv_of(pd.DataFrame([[1, 2]], columns=["a", "a"]))
    assert _fields(*csv_of(pd.DataFrame({'a "b", c': []}))) == [['a "b", c']]


def test_polars_writes_the_same() -> None:
    frame = pl.DataFrame(
        {
            "s": [*TEXTS, None],
            "x": [0.1, float("nan"), None, *[1e23] * (len(TEXTS) - 2)],
            "i": [(1 << 63) - 1] * len(TEXTS) + [None],
            "b": [True] * len(TEXTS) + [False],
            "y": [b"\0\xff"] * len(TEXTS) + [None],
            "d": [dt.date(2020, 1, 2)] * len(TEXTS) + [None],
            "m": [dt.datetime(2020, 1, 2, 3, 4, 5, 6)] * len(TEXTS) + [None],
            "p": [Decimal("1.10")] * len(TEXTS) + [None],
        },
        schema_overrides={"p": pl.Decimal(10, 2)},
    )
    rows = _fields(*csv_of_polars(frame))
    assert rows[0] == frame.columns
    assert [row[0] for row in rows[1:]] == [*TEXTS, None]
    assert [None if row[1] is None else float(row[1]) for row in rows[1:4]] == [0.1, None, None]
    rest = ["1", "AP8=", "2020-01-02", "2020-01-02 03:04:05.000006", "1.10"]
    assert rows[1][2:] == [str((1 << 63) - 1), *rest]
    assert rows[-1][2:] == [None, "0", None, None, None, None]
    with pytest.raises(TypeError, match="column 'l'"):
        csv_of_polars(pl.DataFrame({"l": [[1]]}))
