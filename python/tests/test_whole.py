"""A result that is not whole is refused, wherever it was cut or changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest
from support.proxy import answer, cutting
from support.results import csv_body, result
from support.service import Service

from marquee import (
    ConnectionFailed,
    IncompleteResult,
    Marquee,
    QueryError,
    TruncatedResult,
    TypeWidened,
)
from marquee._stream import Header, ResultStream

Make = Callable[..., tuple[Marquee, Any]]
SQL = "SELECT 1 AS a, 'x\n#end {}' AS b UNION ALL SELECT 2, 'Žluťoučký' UNION ALL SELECT 3, NULL"
ROWS = b'a,b\n1,"x\n#end {}"\n2,#end\n'
GOOD = csv_body(ROWS, ["integer", "text"], 2)


def _iterated(client: Marquee, sql: str) -> pd.DataFrame:
    return pd.concat(list(client.read_iter(sql, chunk_rows=1)))


READERS: list[Callable[[Marquee, str], object]] = [Marquee.read, Marquee.read_polars, _iterated]


@pytest.mark.parametrize("read", READERS)
def test_connection_cut_anywhere(
    service: Service, pauses: list[float], read: Callable[[Marquee, str], object]
) -> None:
    with (
        cutting(service.url) as (url, cut),
        Marquee(url, service.tokens["analyst"], timeout=10) as client,
    ):
        read(client, SQL)
        whole = cut.sent
        assert whole > 300
        # A chunked body goes on for a few bytes when the result is whole.
        for size in range(0, whole - 8, 1 if read is Marquee.read else 5):
            cut.limit = size
            with pytest.raises((IncompleteResult, ConnectionFailed)):
                read(client, SQL)
        cut.limit = None
        read(client, SQL)


@pytest.mark.parametrize("read", READERS)
def test_body_cut_anywhere_under_a_right_length(
    scripted: Make, read: Callable[[Marquee, str], object]
) -> None:
    columns = {"a": "integer", "b": "text"}
    # Without its last newline the end can still be read, and so can the checksum.
    answers = [result(GOOD[:size], **columns) for size in range(len(GOOD) - 1)]
    client, server = scripted(*answers)
    for _ in answers:
        with pytest.raises(IncompleteResult):
            read(client, SQL)
    server.answers.append(result(GOOD, **columns))
    read(client, SQL)


@pytest.mark.parametrize("read", READERS)
def test_body_changed_anywhere(scripted: Make, read: Callable[[Marquee, str], object]) -> None:
    columns = {"a": "integer", "b": "text"}
    bodies = [
        GOOD[:place] + bytes([GOOD[place] ^ 1]) + GOOD[place + 1 :] for place in range(len(ROWS))
    ]
    client, _ = scripted(*(result(body, **columns) for body in bodies))
    for _ in bodies:
        # A stream meets values before it meets the checksum.
        with pytest.raises((IncompleteResult, TypeWidened)):
            read(client, SQL)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "end",
    [
        {"row_count": 3},
        {"row_count": 1},
        {"row_count": "2"},
        {"checksum": "crc32:00000000"},
        {"checksum": None},
        {"types": ["integer"]},
    ],
)
def test_wrong_end(
    scripted: Make, read: Callable[[Marquee, str], object], end: dict[str, Any]
) -> None:
    body = csv_body(ROWS, ["integer", "text"], 2, **end)
    client, _ = scripted(result(body, a="integer", b="text"))
    with pytest.raises(IncompleteResult) as caught:
        read(client, SQL)
    assert caught.value.code == "MQ692"


class Pieces:
    """An answer that comes in these pieces."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = pieces

    def iter_bytes(self) -> Iterator[bytes]:
        return iter(self._pieces)


def _streamed(*pieces: bytes) -> ResultStream:
    header = Header(["a", "b"], ["integer", "text"])
    return ResultStream(Pieces(*pieces), header, keep=True)  # type: ignore[arg-type]


def test_pieces_of_any_size() -> None:
    ones = [GOOD[place : place + 1] for place in range(len(GOOD))]
    splits = [[GOOD[:place], GOOD[place:]] for place in range(1, len(GOOD))]
    for pieces in [ones, *splits, [GOOD]]:
        stream = _streamed(*pieces)
        assert b"".join(stream.kept()) == ROWS
        assert stream.end["row_count"] == 2


def test_an_end_begins_a_line() -> None:
    body = csv_body(b"a,b\n1,x", ["integer", "text"], 1)
    mark = body.index(b"#end")
    for pieces in ([body], [body[:mark], body[mark:]], [body[: mark + 2], body[mark + 2 :]]):
        with pytest.raises(IncompleteResult):
            _streamed(*pieces).kept()


def test_rows_behind_the_end(scripted: Make) -> None:
    client, _ = scripted(result(GOOD + b"3,y\n", a="integer", b="text"))
    with pytest.raises(IncompleteResult):
        client.read(SQL)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("rows", [b"", b"a\n", b"a\n1\n2\n"])
def test_error_in_midstream_is_raised(
    scripted: Make, read: Callable[[Marquee, str], object], rows: bytes
) -> None:
    error = {"code": "MQ305", "message": "too long", "details": ["d"], "request_id": "abc"}
    body = rows + b"#error " + json.dumps(error).encode() + b"\n"
    client, _ = scripted(result(body, a="integer"), result(body[:-3], a="integer"))
    with pytest.raises(QueryError) as caught:
        read(client, SQL)
    assert (caught.value.code, caught.value.details) == ("MQ305", ("d",))
    assert caught.value.request_id == "abc"
    with pytest.raises(IncompleteResult):
        read(client, SQL)


def test_error_of_a_running_statement(warehouse: Marquee) -> None:
    if warehouse.schema().dialect == "mysql":
        pytest.skip("MariaDB has no function that fails on one row")
    sql = (
        "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 50000) "
        "SELECT abs(CASE WHEN n < 50000 THEN n ELSE -9223372036854775807 - 1 END) AS x FROM c"
    )
    with pytest.raises(QueryError) as caught:
        warehouse.read(sql)
    assert caught.value.code == "MQ304"
    seen = 0
    with pytest.raises(QueryError):
        for frame in warehouse.read_iter(sql, chunk_rows=1000):
            seen += len(frame)
    assert seen < 50_000


@pytest.mark.parametrize("read", READERS)
def test_truncated_result_warns(scripted: Make, read: Callable[[Marquee, str], object]) -> None:
    end = {"truncated": True, "next_offset": 2}
    bodies = [
        csv_body(ROWS, ["integer", "text"], 2, limited_by=limit, **end)
        for limit in ("MQ307", "limit")
    ]
    client, _ = scripted(*(result(body, a="integer", b="text") for body in bodies))
    with pytest.warns(TruncatedResult, match="byte limit"):
        read(client, SQL)
    read(client, SQL)


def test_not_a_result_at_all(scripted: Make) -> None:
    client, _ = scripted(answer(b"<html>", kind="text/html"))
    with pytest.raises(IncompleteResult, match="marquee-columns"):
        client.read(SQL)
