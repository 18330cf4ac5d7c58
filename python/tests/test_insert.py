"""`insert`: frames as rows, exactly."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from marquee import Marquee, MarqueeError, QueryError, RequestError
from marquee._polars import csv_of_polars
from marquee._rows import csv_of

MakeTable = Callable[[str], str]


def _fields(content: bytes, null: str) -> list[list[str | None]]:
    """The rows of a CSV, header first, None for NULL."""
    rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    return [[None if field == null else field for field in row] for row in rows]


def _column(values: Any) -> list[str | None]:
    frame = pd.DataFrame({"c": values, "other": 1})
    return [row[0] for row in _fields(*csv_of(frame))][1:]


TEXTS = ["", " ", "a,b", 'say "hi"', '"', "two\nlines", "\r\n", "NULL", "nan", "ž🎬", "\ufeff"]


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


def test_what_is_no_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Marquee("http://127.0.0.1:9", "token")
    with pytest.raises(TypeError, match="list is no DataFrame"):
        client.insert([{"a": 1}], "t")  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match=r"marquee\[polars\]"):
        client.read_polars("SELECT 1")


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


ALL = "id INTEGER PRIMARY KEY, n BIGINT, x DOUBLE, p DECIMAL(12,4), s TEXT, d DATE, m DATETIME(6)"


def _frame() -> pd.DataFrame:
    rows = len(TEXTS) + 1
    return pd.DataFrame(
        {
            "id": range(rows),
            "n": pd.array([(1 << 53) + 1] * (rows - 1) + [None], dtype="Int64"),
            "x": [0.1] * (rows - 1) + [float("nan")],
            "p": [Decimal("12.3400")] * (rows - 1) + [None],
            "s": pd.Series([*TEXTS, None], dtype=object),
            "d": [dt.date(2020, 1, 2)] * (rows - 1) + [None],
            "m": np.array(["2020-01-02T03:04:05.000006"] * (rows - 1) + ["NaT"], dtype="M8[us]"),
        }
    )


def test_what_was_read_is_what_was_inserted(warehouse: Marquee, make_table: MakeTable) -> None:
    table, frame = make_table(ALL), _frame()
    tried = warehouse.insert(frame, table, dry_run=True)
    assert (tried.outcome, tried.rows_affected) == ("rolled-back", len(frame))
    done = warehouse.insert(frame, table)
    assert (done.outcome, done.rows_affected) == ("committed", len(frame))
    assert done.statements == (len(frame),) and done.audit_id
    back = warehouse.read(f"SELECT * FROM {table} ORDER BY id")
    pd.testing.assert_frame_equal(back, frame, check_dtype=False)
    assert back["s"].tolist() == frame["s"].tolist()


def test_polars_there_and_back(warehouse: Marquee, make_table: MakeTable) -> None:
    table = make_table(ALL)
    columns: dict[str, Any] = {
        "d": pl.Date,
        "m": pl.Datetime("us"),
        "p": pl.Decimal(12, 4),
        "n": pl.Int64,
    }
    rows = [
        {key: None if pd.isna(value) else value for key, value in row.items()}
        for row in _frame().astype(object).to_dict("records")
    ]
    frame = pl.DataFrame(rows, schema_overrides=columns)
    warehouse.insert(frame, table)
    back = warehouse.read_polars(f"SELECT * FROM {table} ORDER BY id")
    assert back.drop("p").equals(frame.drop("p"))
    assert [float(p) for p in back["p"][:-1]] == [12.34] * len(TEXTS)


def test_the_refused_row_is_named(warehouse: Marquee, make_table: MakeTable) -> None:
    table = make_table("id INTEGER PRIMARY KEY, s VARCHAR(20) NOT NULL")
    frame = pd.DataFrame({"id": [1, 2, 3], "s": ["a", None, "c"]})
    with pytest.raises(QueryError) as caught:
        warehouse.insert(frame, table)
    assert caught.value.code == "MQ314" and caught.value.rolled_back
    assert caught.value.details[0] == "row 2"
    assert warehouse.read(f"SELECT COUNT(*) AS n FROM {table}")["n"].tolist() == [0]


def test_unknown_tables(warehouse: Marquee) -> None:
    with pytest.raises(RequestError) as caught:
        warehouse.insert(pd.DataFrame({"a": [1]}), "no such table")
    assert caught.value.code == "MQ111"
    with pytest.raises(MarqueeError):
        warehouse.insert(pd.DataFrame({"a": [1]}), "../write")
