"""What the benchmark prints and writes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from frames import Task
from load import CONNECTIONS
from machine import machine_line, package_version
from workloads import KINDS, Workload

PACKAGES = ("datasette", "fastapi", "uvicorn", "SQLAlchemy", "pandas", "mysqlclient", "connectorx")

TASKS = {
    "stream": "as CSV over HTTP, read and dropped",
    "read": "into a pandas DataFrame",
    "insert": "from a pandas DataFrame into a table made just before",
}


@dataclass(frozen=True)
class Target:
    """How many times as fast as a peer we mean to be."""

    text: str
    #: Beginnings of the labels of ours and of the peer; of several the fastest counts.
    ours: str
    peer: str
    kind: str
    times: float


TARGETS = (
    Target("rows by key, against Datasette", "Marquee, SQLite", "Datasette", "lookup", 10),
    Target("lists, against Datasette", "Marquee, SQLite", "Datasette", "list", 6),
    Target("repeated aggregate, against Datasette", "Marquee, SQLite", "Datasette", "repeated", 50),
    Target(
        "rows into a DataFrame from MariaDB, against pandas.read_sql with mysqlclient",
        "Marquee over HTTP, MariaDB",
        "pandas.read_sql, mysqlclient",
        "read",
        1,
    ),
    Target(
        "insert into MariaDB, against to_sql, both into a table with all keys",
        "Marquee over HTTP, MariaDB, all keys",
        "pandas.to_sql, MariaDB, all keys",
        "insert",
        3,
    ),
    Target(
        "insert into MariaDB, against to_sql, both into a table as to_sql makes it",
        "Marquee over HTTP, MariaDB, no keys",
        "pandas.to_sql, MariaDB, no keys",
        "insert",
        3,
    ),
    Target(
        "insert into SQLite, against to_sql, both into a table with all keys",
        "Marquee over HTTP, SQLite, all keys",
        "pandas.to_sql, SQLite, all keys",
        "insert",
        3,
    ),
    Target(
        "insert into SQLite, against to_sql, both into a table as to_sql makes it",
        "Marquee over HTTP, SQLite, no keys",
        "pandas.to_sql, SQLite, no keys",
        "insert",
        3,
    ),
)


def report(
    workloads: list[Workload], tasks: list[Task], rows: int, runs: int, seconds: int, mariadb: str
) -> str:
    """The whole report in Markdown."""
    versions = [f"{name} {package_version(name)}" for name in PACKAGES]
    return "\n\n".join(
        [
            *(load_table(kind, [w for w in workloads if w.kind == kind]) for kind in KINDS),
            *(task_table(kind, rows, [t for t in tasks if t.kind == kind]) for kind in TASKS),
            target_table(workloads, tasks),
            f"Medians of {runs} runs each, in turn, after one that did not count; {CONNECTIONS} "
            f"connections for {seconds} s.",
            machine_line(f"SQLite {sqlite3.sqlite_version}", mariadb, *versions),
        ]
    )


def load_table(kind: str, workloads: list[Workload]) -> str:
    """Answers a second of each server, ratios against Marquee on SQLite."""
    lines = [
        f"| {KINDS[kind]} | answers/s (min–max) | median ms | 99 % ms | Marquee's, times |",
        "|---|--:|--:|--:|--:|",
    ]
    ours = workloads[0]
    for workload in workloads:
        if workload.failure is not None:
            lines.append(f"| {workload.label} | failed: {workload.failure} | | | |")
            continue
        rates = [load.per_second for load in workload.loads]
        middle = sorted(workload.loads, key=lambda load: load.per_second)[len(rates) // 2]
        ratio = "–" if ours.failure else f"{ours.per_second / workload.per_second:.1f}"
        lines.append(
            f"| {workload.label} | {workload.per_second:,.0f} ({min(rates):,.0f}–{max(rates):,.0f})"
            f" | {middle.median_ms:.2f} | {middle.p99_ms:.2f} | {ratio} |"
        )
    return "\n".join(lines)


def task_table(kind: str, rows: int, tasks: list[Task]) -> str:
    """Seconds of each way, ratios against the first of ours."""
    lines = [
        f"| {rows:,} rows {TASKS[kind]} | seconds (min–max) | first line = 1 |",
        "|---|--:|--:|",
    ]
    ours = tasks[0]
    for task in tasks:
        if task.failure is not None:
            lines.append(f"| {task.label} | failed: {task.failure} | |")
            continue
        ratio = "–" if ours.failure else f"{task.median / ours.median:.2f}"
        other = "" if task.rows == rows else f", {task.rows:,} rows"
        lines.append(
            f"| {task.label}{other} | {task.median:.3f} ({min(task.seconds):.3f}–"
            f"{max(task.seconds):.3f}) | {ratio} |"
        )
    return "\n".join(lines)


def target_table(workloads: list[Workload], tasks: list[Task]) -> str:
    """Which targets are met."""
    lines = ["| target | meant, times as fast | measured | |", "|---|--:|--:|---|"]
    for target in TARGETS:
        ours = speed(target.ours, target.kind, workloads, tasks)
        peer = speed(target.peer, target.kind, workloads, tasks)
        if not ours or not peer:
            lines.append(f"| {target.text} | {target.times:g} | – | not measured |")
            continue
        verdict = "met" if ours / peer >= target.times else "missed"
        lines.append(f"| {target.text} | {target.times:g} | {ours / peer:.2f} | {verdict} |")
    return "\n".join(lines)


def speed(label: str, kind: str, workloads: Sequence[Workload], tasks: Sequence[Task]) -> float:
    """The highest rate under the labels that begin so; 0 when there is none."""

    def is_meant(one: Workload | Task) -> bool:
        return one.kind == kind and one.label.startswith(label) and one.failure is None

    rates = [one.per_second for one in workloads if is_meant(one)]
    return max(rates + [1 / one.median for one in tasks if is_meant(one)], default=0)


def as_json(workloads: list[Workload], tasks: list[Task]) -> str:
    """Every sample, for other programs."""
    document = {
        "loads": [
            {"kind": w.kind, "label": w.label, "failure": w.failure}
            | {"loads": [asdict(load) for load in w.loads]}
            for w in workloads
        ],
        "tasks": [
            {"kind": t.kind, "label": t.label, "failure": t.failure, "seconds": t.seconds}
            for t in tasks
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
