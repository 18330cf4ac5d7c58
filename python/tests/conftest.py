"""Fixtures: clients of a running server, and tables of their own."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from support.proxy import Scripted
from support.service import MYSQL, Service

import marquee._http
from marquee import Marquee

_numbers = itertools.count()


@pytest.fixture(scope="session", params=["sqlite", "mysql"] if MYSQL else ["sqlite"])
def service(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    running = Service(tmp_path_factory.mktemp("service"), request.param)
    yield running
    running.close()


def _client(service: Service, role: str) -> Iterator[Marquee]:
    with Marquee(service.url, service.tokens[role]) as client:
        yield client


@pytest.fixture
def warehouse(service: Service) -> Iterator[Marquee]:
    yield from _client(service, "scientist")


@pytest.fixture
def analyst(service: Service) -> Iterator[Marquee]:
    yield from _client(service, "analyst")


@pytest.fixture
def engineer(service: Service) -> Iterator[Marquee]:
    yield from _client(service, "engineer")


@pytest.fixture
def make_table(warehouse: Marquee) -> Callable[[str], str]:
    """Makes a table of these columns and gives its name."""

    def make(columns: str) -> str:
        name = f"t{next(_numbers)}"
        warehouse.write(f"CREATE TABLE {name} ({columns})")
        return name

    return make


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses before requests were sent again, in seconds; they are not waited for."""
    seen: list[float] = []
    monkeypatch.setattr(marquee._http, "_sleep", seen.append)
    return seen


@pytest.fixture
def scripted() -> Iterator[Callable[..., tuple[Marquee, Scripted]]]:
    """Makes a client of a server that gives these raw answers, one after the other."""
    made: list[tuple[Marquee, Scripted]] = []

    def make(*answers: bytes | None) -> tuple[Marquee, Scripted]:
        server = Scripted(*answers)
        made.append((Marquee(server.url, "token", timeout=10), server))
        return made[-1]

    yield make
    for client, server in made:
        client.close()
        server.__exit__()


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the logs of servers are."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    yield tmp_path


ALL = (
    "id INTEGER PRIMARY KEY, n BIGINT, x DOUBLE, p DECIMAL(12,4), s TEXT, "
    "d DATE, m DATETIME(6), b BLOB"
)


@pytest.fixture
def filled(warehouse: Marquee, make_table: Callable[[str], str]) -> str:
    """A table of every type: a row of values, and one of NULL."""
    table = make_table(ALL)
    row = [1, 7, 0.1, Decimal("12.3400"), "", "2021-02-03", "2021-02-03 04:05:06.789", b"\0\xff"]
    marks = ", ".join("?" * 8)
    warehouse.write(
        [
            (f"INSERT INTO {table} VALUES ({marks})", row),
            (f"INSERT INTO {table} (id) VALUES (?)", [2]),
        ]
    )
    return table
