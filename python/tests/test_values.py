"""Values that real servers rarely give, by raw answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from support.results import csv_body, result

from marquee import Marquee

Make = Callable[..., tuple[Marquee, Any]]


def _read(scripted: Make, kind: str, *fields: str) -> pd.Series[Any]:
    client, server = scripted()
    rows = "c,x\n" + "".join(f"{field},0\n" for field in fields)
    body = csv_body(rows.replace("NULL", client._null).encode(), [kind, "integer"], len(fields))
    server.answers.append(result(body, c=kind, x="integer"))
    return client.read("SELECT")["c"]


def test_unsigned_integers(scripted: Make) -> None:
    column = _read(scripted, "integer", "18446744073709551615", "NULL", "1")
    assert column.dtype == "UInt64"
    assert column.isna().tolist() == [False, True, False]
    assert column.dropna().tolist() == [18446744073709551615, 1]
    assert _read(scripted, "integer", "18446744073709551615").dtype == "uint64"


def test_integers_beyond_64_bits(scripted: Make) -> None:
    values = _read(scripted, "integer", "-1", "18446744073709551615", "NULL").tolist()
    assert values == [-1, 18446744073709551615, None]


def test_infinite_reals(scripted: Make) -> None:
    column = _read(scripted, "real", "inf", "-inf", "1e+16", "NULL")
    assert column.dtype == "float64" and column.tolist()[:3] == [float("inf"), float("-inf"), 1e16]


def test_decimals_keep_all_digits(scripted: Make) -> None:
    digits = "12345678901234567890123456789012345.678901234567890123456789"
    values = _read(scripted, "decimal", digits, "0.10", "NULL", "1").tolist()
    assert values == [Decimal(digits), Decimal("0.10"), None, Decimal(1)]
    assert str(values[1]) == "0.10"


def test_dates_of_no_calendar_stay_text(scripted: Make) -> None:
    values = _read(scripted, "date", "0000-00-00", "2020-02-29", "NULL", "20200101", "1000-01-01")
    assert values.tolist() == [
        "0000-00-00",
        dt.date(2020, 2, 29),
        None,
        "20200101",
        dt.date(1000, 1, 1),
    ]


def test_datetimes_of_every_year(scripted: Make) -> None:
    column = _read(scripted, "datetime", "9999-12-31 23:59:59.999999", "1000-01-01", "NULL")
    assert column.dtype == "datetime64[us]"
    assert column[0].year == 9999 and column[0].microsecond == 999999 and column[1].year == 1000


@pytest.mark.parametrize(
    "text", ["0000-00-00 00:00:00", "2020-01-01T00:00:00+02:00", "2020-01-01 00:00:00.1234567", "x"]
)
def test_datetimes_of_no_calendar_stay_text(scripted: Make, text: str) -> None:
    with pytest.warns(UserWarning, match="column 'c' .* stays text") as warned:
        values = _read(scripted, "datetime", "2020-01-01 00:00:00", text, "NULL")
    assert values.tolist() == ["2020-01-01 00:00:00", text, None]
    assert warned[0].filename == __file__


def test_times_are_texts(scripted: Make) -> None:
    assert _read(scripted, "time", "-838:59:59", "NULL").tolist() == ["-838:59:59", None]


def test_columns_that_begin_with_null(scripted: Make) -> None:
    client, server = scripted()
    rows = "c,x\n" + f"{client._null},1\n5,2\n"
    body = csv_body(rows.encode(), ["integer", "integer"], 2)
    server.answers.append(result(body, c="unknown", x="integer"))
    column = client.read("SELECT")["c"]
    assert column.dtype == "Int64" and column.isna().tolist() == [True, False] and column[1] == 5


def test_final_types_count(scripted: Make) -> None:
    body = csv_body(b"c\n1\n2.5\n", ["real"], 2)
    client, _ = scripted(result(body, c="integer"))
    assert client.read("SELECT").c.tolist() == [1.0, 2.5]
