"""`insert`: frames as rows, exactly."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from support.samples import TEXTS

from marquee import Marquee, MarqueeError, QueryError, RequestError

MakeTable = Callable[[str], str]


def test_what_is_no_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Marquee("http://127.0.0.1:9", "token")
    with pytest.raises(TypeError, match="list is no DataFrame"):
        client.insert([{"a": 1}], "t")  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match=r"marquee\[polars\]"):
        client.read_polars("SELECT 1")


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
