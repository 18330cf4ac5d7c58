"""`read_iter`: results that are larger than memory, in frames of equal dtypes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from support.results import csv_body, result
from support.service import Service

from marquee import ConnectionFailed, Marquee, QueryError, TypeWidened

Make = Callable[..., tuple[Marquee, Any]]


def _labelled(client: Marquee, label: str, column: str) -> str:
    """SQL that puts a label before a column's value."""
    is_sqlite = client.schema().dialect == "sqlite"
    return f"'{label}' || {column}" if is_sqlite else f"CONCAT('{label}', {column})"


COUNT = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {}) "


def test_frames_of_the_size_asked_for(warehouse: Marquee) -> None:
    label = _labelled(warehouse, "row ", "n")
    sql = COUNT.format(950) + f"SELECT n, n * 0.1e0 AS x, {label} AS s FROM c"
    frames = list(warehouse.read_iter(sql, chunk_rows=300))
    assert [len(frame) for frame in frames] == [300, 300, 300, 50]
    whole = pd.concat(frames)
    assert whole.index.tolist() == list(range(950))
    expected = warehouse.read(sql)
    pd.testing.assert_frame_equal(whole, expected.astype({"n": "Int64"}), check_index_type=False)


def test_frames_that_end_with_a_chunk(warehouse: Marquee) -> None:
    sql = COUNT.format(600) + "SELECT n FROM c"
    assert [len(frame) for frame in warehouse.read_iter(sql, chunk_rows=300)] == [300, 300]


def test_dtypes_do_not_depend_on_the_values_of_a_frame(
    warehouse: Marquee, make_table: Callable[[str], str]
) -> None:
    table = make_table("id INTEGER PRIMARY KEY, n BIGINT, x DOUBLE, s TEXT")
    rows: list[list[object]] = [[1, None, None, None], [2, 5, 0.5, ""], [3, None, None, "null"]]
    insert = f"INSERT INTO {table} VALUES (?, ?, ?, ?)"
    warehouse.write([(insert, row) for row in rows])
    frames = list(warehouse.read_iter(f"SELECT * FROM {table} ORDER BY id", chunk_rows=1))
    dtypes = {tuple(frame.dtypes.astype(str)) for frame in frames}
    assert dtypes == {("Int64", "Int64", "float64", "object")}
    assert [frame["s"].tolist() for frame in frames] == [[None], [""], ["null"]]


def test_no_rows_are_one_empty_frame(warehouse: Marquee, make_table: Callable[[str], str]) -> None:
    table = make_table("id INTEGER PRIMARY KEY, s TEXT")
    (frame,) = warehouse.read_iter(f"SELECT id, s FROM {table}")
    assert list(frame.columns) == ["id", "s"] and len(frame) == 0


def test_every_type(scripted: Make) -> None:
    client, server = scripted()
    kinds = ["integer", "real", "decimal", "text", "blob", "date", "datetime", "time", "unknown"]
    row = '-9223372036854775808,inf,1.50,"a\n,b",AP8=,2020-01-01,2020-01-01 00:00:01,01:02:03,7\n'
    body = ",".join(kinds) + "\n" + row + ",".join([client._null] * 9) + "\n"
    columns = dict(zip(kinds, kinds, strict=True))
    server.answers.append(result(csv_body(body.encode(), kinds, 2), **columns))
    first, second = client.read_iter("SELECT", chunk_rows=1)
    assert first.dtypes.tolist() == second.dtypes.tolist()
    values = [str(value) for value in first.iloc[0]]
    assert values == [
        "-9223372036854775808", "inf", "1.50", "a\n,b", "b'\\x00\\xff'", "2020-01-01",
        "2020-01-01 00:00:01", "01:02:03", "7",
    ]  # fmt: skip
    assert second.isna().all(axis=None)


@pytest.mark.parametrize(
    ("kind", "later"),
    [("integer", "0.5"), ("integer", "x"), ("real", "x"), ("datetime", "x"),
     ("integer", "18446744073709551615")],
)  # fmt: skip
def test_value_that_does_not_fit(scripted: Make, kind: str, later: str) -> None:
    first = "2020-01-01" if kind == "datetime" else "1"
    body = csv_body(f"c\n{first}\n{later}\n".encode(), ["text"], 2)
    client, _ = scripted(result(body, c=kind))
    frames = client.read_iter("SELECT", chunk_rows=1)
    assert len(next(frames)) == 1
    with pytest.raises(TypeWidened, match=f"\n  c {kind}") as caught:
        next(frames)
    assert caught.value.hint and "CAST" in caught.value.hint


def test_nul_in_texts(warehouse: Marquee) -> None:
    frames = warehouse.read_iter("SELECT ? AS s UNION ALL SELECT ?", ["a", "b\0c"], chunk_rows=1)
    assert [frame["s"][place] for place, frame in enumerate(frames)] == ["a", "b\0c"]


def test_nothing_happens_before_the_first_frame(pauses: list[float]) -> None:
    client = Marquee("http://127.0.0.1:9", "token")
    frames = client.read_iter("SELECT 1")
    with pytest.raises(ConnectionFailed):
        next(frames)
    with pytest.raises(ValueError, match="chunk_rows"):
        next(client.read_iter("SELECT 1", chunk_rows=0))


def test_failing_statement(warehouse: Marquee) -> None:
    with pytest.raises(QueryError):
        next(warehouse.read_iter("SELECT a FROM nowhere"))


def test_a_stream_can_be_left(warehouse: Marquee) -> None:
    sql = COUNT.format(900) + "SELECT a.n FROM c AS a, c AS b"
    for _ in range(20):
        frames = warehouse.read_iter(sql, chunk_rows=10)
        assert len(next(frames)) == 10
        frames.close()  # type: ignore[attr-defined]
    assert warehouse.read("SELECT 1 AS one")["one"].tolist() == [1]


SCRIPT = """
import resource, sys
from marquee import Marquee

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

rows = size = 0
first = None
for frame in Marquee(sys.argv[1], sys.argv[2]).read_iter(sys.argv[3], chunk_rows=5000):
    rows += len(frame)
    size += int(frame["s"].str.len().sum())
    if first is None and rows >= 20_000:
        first = peak()
print(rows, size, peak() - first)
"""


def test_memory_does_not_grow_with_the_result(service: Service, warehouse: Marquee) -> None:
    # 250,000 rows of 310 bytes; MariaDB's own limit of recursion is 1,000 rows.
    label = _labelled(warehouse, "x" * 300, "b.n")
    sql = COUNT.format(500) + f"SELECT a.n, {label} AS s FROM c AS a, c AS b"
    command = [sys.executable, "-c", SCRIPT, service.url, service.tokens["scientist"], sql]
    environment = {"PYTHONPATH": str(Path(__file__).parent.parent / "src")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    rows, size, growth = map(int, done.stdout.split())
    assert rows == 250_000 and size > 75_000_000
    assert growth < 16_000_000
