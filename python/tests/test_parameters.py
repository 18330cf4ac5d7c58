"""Parameters are values, and keep what they are."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from marquee import Marquee, RequestError
from marquee._parameters import bound


def test_parameters_are_values(warehouse: Marquee, filled: str) -> None:
    attack = "x' OR '1'='1"
    sql = f"SELECT COUNT(*) AS n FROM {filled} WHERE s = ?"
    assert warehouse.read(sql, [attack])["n"].tolist() == [0]
    named = f"SELECT id FROM {filled} WHERE s = :s AND id = :id"
    assert warehouse.read(named, {"s": "", "id": np.int64(1)})["id"].tolist() == [1]


def test_parameters_of_every_kind(warehouse: Marquee, filled: str) -> None:
    sql = f"SELECT id FROM {filled} WHERE n = ? AND x = ? AND d = ? AND b = ?"
    values = [np.int64(7), np.float64(0.1), dt.date(2021, 2, 3), b"\0\xff"]
    assert warehouse.read(sql, values)["id"].tolist() == [1]
    moment = pd.Timestamp("2021-02-03 04:05:06.789")
    sql = f"SELECT id FROM {filled} WHERE m >= ? AND ? IS NULL"
    assert warehouse.read(sql, [moment.floor("D"), None])["id"].tolist() == [1]


def test_parameters_that_do_not_fit(warehouse: Marquee) -> None:
    with pytest.raises(RequestError) as caught:
        warehouse.read("SELECT ? AS a", [1, 2])
    assert caught.value.code == "MQ112" and caught.value.status == 400
    with pytest.raises(TypeError, match="write \\[value\\]"):
        warehouse.read("SELECT ? AS a", "text")
    with pytest.raises(TypeError, match="parameter 1 is a set"):
        warehouse.read("SELECT ? AS a", [{1}])


def test_parameters_keep_their_digits() -> None:
    values = [1 << 63, -(1 << 63), Decimal("1E+3"), np.uint64((1 << 64) - 1), float("nan"), pd.NaT]
    expected = ["9223372036854775808", -(1 << 63), "1000", "18446744073709551615", None, None]
    assert bound(values) == expected
    moment = pd.Timestamp("2020-01-02 03:04:05.000000006", tz="Europe/Prague")
    assert bound([moment, moment.to_datetime64()]) == ["2020-01-02 02:04:05.000000006"] * 2
    assert bound({"t": dt.time(1, 2), "b": np.True_, "x": np.float32(0.5)}) == {
        "t": "01:02:00",
        "b": True,
        "x": 0.5,
    }
    with pytest.raises(ValueError, match="parameter :x is infinite"):
        bound({"x": float("inf")})
