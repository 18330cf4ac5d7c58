"""What `read` makes of the values of a database."""

from __future__ import annotations

import datetime as dt
import math
import struct
from collections.abc import Callable
from decimal import Decimal
from random import Random

import pandas as pd
import pytest

from marquee import Marquee, QueryError, TruncatedResult


def test_dtypes_with_null(warehouse: Marquee, filled: str) -> None:
    frame = warehouse.read(f"SELECT * FROM {filled} ORDER BY id")
    assert frame.dtypes.astype(str).to_dict() == {
        "id": "int64",
        "n": "Int64",
        "x": "float64",
        "p": "object",
        "s": "object",
        "d": "object",
        "m": "datetime64[us]",
        "b": "object",
    }
    first = frame.iloc[0].tolist()
    assert first[:3] == [1, 7, 0.1]
    assert isinstance(first[3], Decimal) and first[3] == Decimal("12.34")
    assert first[4] == ""
    assert first[5] == dt.date(2021, 2, 3)
    assert first[6] == pd.Timestamp("2021-02-03 04:05:06.789")
    assert first[7] == b"\0\xff"
    second = frame.iloc[1].tolist()
    assert second[1] is pd.NA and math.isnan(second[2]) and second[6] is pd.NaT
    assert [second[place] for place in (3, 4, 5, 7)] == [None] * 4


def test_dtypes_without_null(warehouse: Marquee, filled: str) -> None:
    frame = warehouse.read(f"SELECT n, m FROM {filled} WHERE id = 1")
    assert frame.dtypes.astype(str).tolist() == ["int64", "datetime64[us]"]


def test_no_rows_keep_columns(warehouse: Marquee, filled: str) -> None:
    frame = warehouse.read(f"SELECT n, x, s FROM {filled} WHERE id > 5")
    assert list(frame.columns) == ["n", "x", "s"] and len(frame) == 0
    assert frame.attrs["end"]["row_count"] == 0


def test_only_null(warehouse: Marquee, filled: str) -> None:
    frame = warehouse.read(f"SELECT n, x, s, NULL AS absent FROM {filled} WHERE id = 2")
    assert frame["n"].isna().all() and frame["x"].isna().all()
    assert frame["s"].tolist() == [None] and frame["absent"].tolist() == [None]


TEXTS = [
    "", " ", "NA", "null", "NULL", "None", "nan", "NaN", "\\N", "#end {}", "#error {}", "-", "1",
    "a,b", 'say "hi"', '"', '""', "two\nlines", "two\r\nlines", "\r", "\n", "tab\there", "'; --",
    "Žluťoučký kůň", "日本語", "🎬🍿", "e\u0301", "\ufeffbom", "\u2028", "x" * 70_000,
]  # fmt: skip


def test_texts_come_back_as_they_are(warehouse: Marquee, make_table: Callable[[str], str]) -> None:
    table = make_table("id INTEGER PRIMARY KEY, s MEDIUMTEXT")
    texts = [*TEXTS, None]
    insert = f"INSERT INTO {table} VALUES (?, ?)"
    warehouse.write([(insert, [place, text]) for place, text in enumerate(texts)])
    assert warehouse.read(f"SELECT s FROM {table} ORDER BY id")["s"].tolist() == texts
    both = warehouse.read(f"SELECT s, id, s AS again FROM {table} ORDER BY id")
    assert both["s"].tolist() == texts and both["again"].tolist() == texts
    assert [type(text) for text in both["s"]][:-1] == [str] * len(TEXTS)


def test_nul_in_a_text(warehouse: Marquee) -> None:
    frame = warehouse.read("SELECT ? AS s, 'x' AS t UNION ALL SELECT NULL, ?", ["a\0b", "\0"])
    assert frame["s"].tolist() == ["a\0b", None] and frame["t"].tolist() == ["x", "\0"]


INTEGERS = [0, -1, 1 << 53, (1 << 53) + 1, (1 << 63) - 1, -(1 << 63) + 1, -(1 << 63)]


@pytest.mark.parametrize("values", [INTEGERS, [*INTEGERS, None], [-(1 << 63)], [None, -(1 << 63)]])
def test_big_integers(
    warehouse: Marquee, make_table: Callable[[str], str], values: list[int | None]
) -> None:
    table = make_table("id INTEGER PRIMARY KEY, n BIGINT")
    insert = f"INSERT INTO {table} VALUES (?, ?)"
    warehouse.write([(insert, list(row)) for row in enumerate(values)])
    column = warehouse.read(f"SELECT n FROM {table} ORDER BY id")["n"]
    assert [None if value is pd.NA else int(value) for value in column] == values
    assert column.dtype == ("Int64" if None in values else "int64")


def test_reals_keep_every_bit(warehouse: Marquee, make_table: Callable[[str], str]) -> None:
    random = Random(5)
    bits = [random.getrandbits(64) for _ in range(3000)]
    reals = [x for b in bits if math.isfinite(x := struct.unpack("d", struct.pack("Q", b))[0])]
    reals += [0.1, 1 / 3, 1e23, 5e-324, 1.7976931348623157e308, 100.0]
    table = make_table("id INTEGER PRIMARY KEY, x DOUBLE")
    insert = f"INSERT INTO {table} VALUES (?, ?)"
    warehouse.write([(insert, list(row)) for row in enumerate(reals)])
    assert warehouse.read(f"SELECT x FROM {table} ORDER BY id")["x"].tolist() == reals


def test_columns_of_the_same_name(warehouse: Marquee) -> None:
    frame = warehouse.read("SELECT 1 AS a, 'x' AS a, 2 AS `b,\nc`")
    assert list(frame.columns) == ["a", "a", "b,\nc"]
    assert frame.iloc[0].tolist() == [1, "x", 2]


def test_limit_is_no_surprise(warehouse: Marquee, filled: str) -> None:
    frame = warehouse.read(f"SELECT id FROM {filled} ORDER BY id", limit=1)
    assert len(frame) == 1
    assert frame.attrs["end"]["truncated"] and frame.attrs["end"]["limited_by"] == "limit"


ROWS = (
    "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {}) SELECT n FROM c"
)


def test_truncated_by_the_role(analyst: Marquee) -> None:
    if analyst.schema().dialect == "mysql":
        pytest.skip("MariaDB's own limit of recursion is lower")
    most = analyst.me().limits.rows
    for limit in (None, most + 5):
        with pytest.warns(TruncatedResult, match="MQ306") as warned:
            frame = analyst.read(ROWS.format(most + 10), limit=limit)
        assert warned[0].filename == __file__
        assert len(frame) == most and frame.attrs["end"]["limited_by"] == "MQ306"


def test_failing_statement(warehouse: Marquee) -> None:
    with pytest.raises(QueryError) as caught:
        warehouse.read("SELECT a FROM nowhere")
    assert caught.value.code == "MQ304" and caught.value.request_id
    assert "nowhere" in str(caught.value)


def test_a_write_is_no_read(warehouse: Marquee, filled: str) -> None:
    with pytest.raises(QueryError) as caught:
        warehouse.read(f"DELETE FROM {filled}")
    assert caught.value.code == "MQ301"
    with pytest.raises(QueryError) as caught:
        warehouse.read(f"SELECT 1; DELETE FROM {filled}")
    assert caught.value.code == "MQ302"
    assert warehouse.read(f"SELECT COUNT(*) AS n FROM {filled}")["n"].tolist() == [2]
