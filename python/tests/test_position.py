"""Reads that see writes, where a replica may answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from support.proxy import answer
from support.results import csv_body, result

from marquee import Marquee
from marquee._position import Positions

Make = Callable[..., tuple[Marquee, Any]]
BODY = b'{"outcome": "committed", "rows_affected": 1, "audit_id": 3, "request_id": "r"}'
READ = result(csv_body(b"a\n1\n", ["integer"], 1), a="integer")


def _done(position: str) -> bytes:
    return answer(BODY, "200 OK", f"marquee-position: {position}")


def _after(request: bytes) -> str | None:
    for line in request.decode().split("\r\n"):
        name, _, value = line.partition(": ")
        if name.lower() == "marquee-after":
            return value
    return None


def test_a_write_says_where_it_stands(scripted: Make) -> None:
    client, server = scripted(_done("0-1-42"), READ, READ, READ)
    assert client.last_position is None
    assert client.write("DELETE FROM t").position == client.last_position == "0-1-42"
    client.read("SELECT")
    client.read("SELECT", after="0-1-42")
    list(client.read_iter("SELECT", after="0-1-41"))
    assert [_after(one) for one in server.requests] == [None, None, "0-1-42", "0-1-41"]


def test_own_writes_are_read(scripted: Make) -> None:
    _, server = scripted(READ, _done("0-1-42"), READ, READ)
    with Marquee(server.url, "token", read_own_writes=True) as client:
        client.read("SELECT")
        client.write("DELETE FROM t")
        client.read("SELECT")
        client.read("SELECT", after="0-1-99")
    assert [_after(one) for one in server.requests] == [None, None, "0-1-42", "0-1-99,0-1-42"]


def test_the_furthest_write_counts() -> None:
    positions = Positions()
    for position in ("0-1-42", None, "0-2-7", "", "what?", "1-1-3,0-1-41"):
        positions.note(position)
    assert positions.furthest == "0-1-42,1-1-3"


def test_databases_without_a_log(warehouse: Marquee, make_table: Callable[[str], str]) -> None:
    table = make_table("id INTEGER PRIMARY KEY")
    done = warehouse.write(f"INSERT INTO {table} VALUES (1)")
    frame = warehouse.read(f"SELECT id FROM {table}", after=done.position)
    assert list(frame["id"]) == [1]
    assert list(warehouse.read(f"SELECT id FROM {table}", after="0-1-1")["id"]) == [1]
