"""What is asked again, when, and what is not."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from support.proxy import answer, cutting
from support.results import csv_body, result
from support.service import Service

from marquee import AccessError, ConnectionFailed, IncompleteResult, Marquee, QueryError, StoreError

Make = Callable[..., tuple[Marquee, Any]]
GOOD = result(csv_body(b"a\n1\n", ["integer"], 1), a="integer")
DONE = answer(b'{"outcome": "committed", "rows_affected": 1, "audit_id": 3, "request_id": "r"}')


def _error(code: str, status: str, *headers: str) -> bytes:
    body = {"error": {"code": code, "message": "m", "details": [], "request_id": "r9"}}
    return answer(json.dumps(body).encode(), status, *headers)


BUSY = _error("MQ311", "503 Service Unavailable", "retry-after: 7")


def test_lost_connections_are_made_again(scripted: Make, pauses: list[float]) -> None:
    client, server = scripted(None, None, None, GOOD)
    assert client.read("SELECT").a.tolist() == [1]
    assert len(server.requests) == 4
    assert len(pauses) == 3 and pauses == sorted(pauses) and 0.1 < pauses[0] < 0.3


def test_three_times_is_enough(scripted: Make, pauses: list[float]) -> None:
    client, server = scripted(None, None, None, None, GOOD)
    with pytest.raises(ConnectionFailed) as caught:
        client.read("SELECT")
    assert len(server.requests) == 4 and caught.value.code == "MQ693"
    assert "token" not in str(caught.value)


def test_nobody_there(pauses: list[float]) -> None:
    with pytest.raises(ConnectionFailed, match="http://127.0.0.1:9"):
        Marquee("http://127.0.0.1:9", "token").me()
    assert len(pauses) == 3


def test_the_server_says_when(scripted: Make, pauses: list[float]) -> None:
    limited = _error("MQ204", "429 Too Many Requests", "retry-after: 2")
    client, _ = scripted(BUSY, limited, _error("MQ504", "503 Service Unavailable"), GOOD)
    assert len(client.read("SELECT")) == 1
    assert pauses[:2] == [7, 2] and 0 < pauses[2] < 2


def test_a_busy_server_is_left_in_peace(scripted: Make, pauses: list[float]) -> None:
    client, server = scripted(*[BUSY] * 5)
    with pytest.raises(QueryError) as caught:
        client.read("SELECT")
    assert caught.value.code == "MQ311" and caught.value.retry_after == 7
    assert len(server.requests) == 4


def test_long_waits_are_the_callers(scripted: Make, pauses: list[float]) -> None:
    client, _ = scripted(_error("MQ204", "429 Too Many Requests", "retry-after: 3600"))
    with pytest.raises(AccessError) as caught:
        client.me()
    assert caught.value.retry_after == 3600 and pauses == []


@pytest.mark.parametrize(
    ("code", "status"),
    [("MQ304", "400 Bad Request"), ("MQ202", "401 Unauthorized"), ("MQ305", "504 Gateway Timeout")],
)
def test_other_errors_are_final(
    scripted: Make, pauses: list[float], code: str, status: str
) -> None:
    client, server = scripted(_error(code, status))
    with pytest.raises((QueryError, AccessError)) as caught:
        client.read("SELECT")
    assert caught.value.code == code and len(server.requests) == 1


def test_a_result_that_has_begun_is_not_asked_for_again(
    scripted: Make, pauses: list[float]
) -> None:
    _, server = scripted(GOOD, GOOD)
    with cutting(server.url) as (url, cut), Marquee(url, "token", timeout=10) as client:
        cut.limit = len(GOOD) - 30
        with pytest.raises(IncompleteResult):
            client.read("SELECT")
    assert len(server.requests) == 1 and pauses == []


def test_time_out_is_final(pauses: list[float]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        client = Marquee(f"http://127.0.0.1:{silent.getsockname()[1]}", "token", timeout=0.2)
        with pytest.raises(ConnectionFailed, match=r"within 0\.2 seconds"):
            client.write("DELETE FROM t")
    assert pauses == []


def _key(request: bytes) -> bytes:
    head = request.split(b"\r\n\r\n")[0].lower()
    (line,) = (line for line in head.split(b"\r\n") if line.startswith(b"idempotency-key:"))
    return line.split(b":")[1].strip()


def test_writes_are_repeated_with_their_key(scripted: Make, pauses: list[float]) -> None:
    client, server = scripted(None, BUSY, DONE, DONE)
    assert client.write("DELETE FROM t").audit_id == 3
    assert len({_key(request) for request in server.requests}) == 1
    client.write("DELETE FROM t")
    assert _key(server.requests[-1]) != _key(server.requests[0])


def test_an_answer_that_is_cut_is_asked_for_again(scripted: Make, pauses: list[float]) -> None:
    _, server = scripted(DONE, DONE)
    with cutting(server.url) as (url, cut), Marquee(url, "token", timeout=10) as client:
        cut.limit, cut.once = len(DONE) - 20, True
        assert client.write("DELETE FROM t").audit_id == 3
    assert len(server.requests) == 2


def test_a_write_whose_answer_was_lost_is_done_once(
    service: Service,
    warehouse: Marquee,
    make_table: Callable[[str], str],
    pauses: list[float],
) -> None:
    table = make_table("n INTEGER")
    with (
        cutting(service.url) as (url, cut),
        Marquee(url, service.tokens["scientist"]) as client,
    ):
        cut.limit, cut.once = 10, True
        done = client.write(f"INSERT INTO {table} VALUES (1)")
        assert done.replayed and done.rows_affected == 1
        cut.limit = 10
        assert client.insert(pd.DataFrame({"n": [2, 3]}), table).replayed
    assert warehouse.read(f"SELECT n FROM {table} ORDER BY n")["n"].tolist() == [1, 2, 3]


def test_who_gives_up_learns_the_key(scripted: Make, pauses: list[float]) -> None:
    client, server = scripted(*[None] * 4)
    with pytest.raises(ConnectionFailed) as caught:
        client.write("DELETE FROM t")
    key = _key(server.requests[0]).decode()
    assert f"idempotency_key: {key}" in caught.value.details
    assert "done once" in str(caught.value)


def test_store_errors_of_a_lock_end_too(scripted: Make, pauses: list[float]) -> None:
    client, _ = scripted(*[_error("MQ504", "503 Service Unavailable")] * 4)
    with pytest.raises(StoreError) as caught:
        client.write("DELETE FROM t")
    assert caught.value.code == "MQ504" and len(pauses) == 3
