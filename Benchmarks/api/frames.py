"""Rows into DataFrames and DataFrames into tables, by ourselves and by pandas."""

from __future__ import annotations

import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import connectorx
import pandas as pd
from servers import Running
from sqlalchemy import Engine, create_engine, event, text

CREDITS = "SELECT id, title_id, person_id, role_id, character_name, position FROM credits"
TABLE = "bench_credits"

#: The columns that to_sql gives a table of credits: no key at all.
CREATE_BARE = f"""
CREATE TABLE {TABLE} (
    id BIGINT, title_id TEXT, person_id BIGINT, role_id BIGINT, character_name TEXT, position BIGINT
)
"""
#: The columns and keys of credits, without what only one of the engines knows.
CREATE = f"""
CREATE TABLE {TABLE} (
    id BIGINT NOT NULL PRIMARY KEY,
    title_id VARCHAR(64) NOT NULL,
    person_id BIGINT NOT NULL,
    role_id BIGINT NOT NULL,
    character_name TEXT,
    position BIGINT NOT NULL,
    FOREIGN KEY (title_id) REFERENCES titles (id),
    FOREIGN KEY (person_id) REFERENCES persons (id),
    FOREIGN KEY (role_id) REFERENCES roles (id)
)
"""
DROP = f"DROP TABLE IF EXISTS {TABLE}"


@dataclass
class Task:
    """One way to do a thing, and the seconds that it took."""

    kind: str
    label: str
    #: Done before each run, not measured.
    prepare: Callable[[], object]
    #: Does it and gives the number of rows.
    run: Callable[[], int]
    seconds: list[float] = field(default_factory=list)
    rows: int = 0
    failure: str | None = None

    @property
    def median(self) -> float:
        """The median of its seconds."""
        return median(self.seconds)


def nothing() -> None:
    """What most runs need before them."""


def measure(tasks: list[Task], runs: int) -> None:
    """One uncounted round, then `runs` rounds in turn."""
    for number in range(runs + 1):
        for task in tasks:
            if task.failure is None:
                measure_once(task, counted=number > 0)


def measure_once(task: Task, *, counted: bool) -> None:
    """Run a task; one that fails is left out of the rounds that follow."""
    try:
        task.prepare()
        start = time.perf_counter()
        task.rows = task.run()
        took = time.perf_counter() - start
    except Exception as error:  # A peer's failure is part of the report.
        task.failure = f"{type(error).__name__}: {str(error).splitlines()[0]}"
        print(f"{task.label} failed: {task.failure}", file=sys.stderr)
        return
    if counted:
        task.seconds.append(took)


def reading(ours: dict[str, Any]) -> list[Task]:
    """All credits into a DataFrame by our clients, given by what stands behind them."""
    return [
        Task("read", f"Marquee over HTTP, {name}", nothing, lambda c=client: len(c.read(CREDITS)))
        for name, client in ours.items()
    ]


def reading_by_peers(mariadb: str, file: Path) -> list[Task]:
    """The same from the database's URL and the SQLite file."""
    tasks = []
    peers = {
        "pandas.read_sql, PyMySQL": engine(mariadb, "mysql+pymysql"),
        "pandas.read_sql, mysqlclient": engine(mariadb, "mysql+mysqldb"),
        "pandas.read_sql, SQLite file": create_engine(f"sqlite:///{file}"),
    }
    for label, peer in peers.items():
        run = lambda p=peer: len(pd.read_sql(CREDITS, p))  # noqa: E731
        tasks.append(Task("read", label, nothing, run))
    run = lambda: len(connectorx.read_sql(mariadb, CREDITS))  # noqa: E731
    tasks.append(Task("read", "ConnectorX", nothing, run))
    return tasks


def streaming(ours: dict[str, Running]) -> list[Task]:
    """All credits as CSV, read to the end and dropped."""
    tasks = []
    for label, server in ours.items():
        request = urllib.request.Request(
            f"{server.url}/v1/query",
            f'{{"sql": "{CREDITS}"}}'.encode(),
            {
                "Content-Type": "application/json",
                "Accept": "text/csv",
                "Authorization": f"Bearer {server.token}",
            },
        )
        run = lambda r=request: lines_of(r)  # noqa: E731
        tasks.append(Task("stream", f"Marquee, {label}", nothing, run))
    return tasks


def streaming_by_datasette(server: Running, name: str) -> Task:
    """The same from Datasette's database of that name."""
    page = urllib.request.Request(f"{server.url}/{name}/credits.csv?_stream=on")
    return Task("stream", "Datasette, SQLite", nothing, lambda: lines_of(page))


def lines_of(request: urllib.request.Request) -> int:
    """The lines of an answer behind its header."""
    lines = 0
    with urllib.request.urlopen(request, timeout=120) as response:
        while block := response.read(1 << 16):
            lines += block.count(b"\n")
    return lines - 1


def inserting(ours: dict[str, Any], frame: pd.DataFrame) -> list[Task]:
    """A DataFrame of all credits into a table that was made just before.

    Once into a table as to_sql makes it, which has no key at all, and once into one that has the
    primary key and the foreign keys of credits.
    """
    return [
        Task(
            "insert",
            f"Marquee over HTTP, {name}, {keys}",
            lambda c=client, t=table: make(c, t),
            lambda c=client: insert(frame, c),
        )
        for name, client in ours.items()
        for keys, table in {"no keys": CREATE_BARE, "all keys": CREATE}.items()
    ]


def inserting_by_pandas(frame: pd.DataFrame, mariadb: str, file: Path) -> list[Task]:
    """The same by to_sql into the database of that URL and into the SQLite file."""
    tasks = []
    peers = {"MariaDB": engine(mariadb, "mysql+mysqldb"), "SQLite": keyed_sqlite(file)}
    for name, peer in peers.items():
        tasks += [
            Task(
                "insert",
                f"pandas.to_sql, {name}, no keys",
                lambda p=peer: execute(p, DROP),
                lambda p=peer: to_sql(frame, p),
            ),
            Task(
                "insert",
                f"pandas.to_sql, {name}, all keys",
                lambda p=peer: execute(p, DROP, CREATE),
                lambda p=peer: to_sql(frame, p),
            ),
        ]
    return tasks


def make(client: Any, table: str) -> None:
    """The empty table, made through our server."""
    client.write(DROP)
    client.write(table)


def insert(frame: pd.DataFrame, client: Any) -> int:
    """Append a frame through our server."""
    client.insert(frame, TABLE)
    return len(frame)


def to_sql(frame: pd.DataFrame, peer: Engine) -> int:
    """Append a frame as pandas does it."""
    frame.to_sql(TABLE, peer, if_exists="append", index=False)
    return len(frame)


def execute(peer: Engine, *statements: str) -> None:
    """Carry out statements."""
    with peer.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def engine(url: str, driver: str) -> Engine:
    """SQLAlchemy's connections by a driver."""
    return create_engine(url.replace("mysql", driver, 1), connect_args={"charset": "utf8mb4"})


def keyed_sqlite(file: Path) -> Engine:
    """Connections to a SQLite file that look after foreign keys, as MariaDB always does."""
    made = create_engine(f"sqlite:///{file}")

    @event.listens_for(made, "connect")
    def switch_on(connection: Any, _: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")

    return made
