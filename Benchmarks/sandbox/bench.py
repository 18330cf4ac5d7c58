"""Measure what private copies and undo cost: a copy and its diff, and a write whose rows are kept.

    python bench.py [FOLDER] --ours BINARY --mysql URL [--runs 7] [--large]

The catalog is imported into a SQLite file and into a MariaDB database; a server of ours stands
before each. Beside a sandbox stands what people do without one: SQLite's backup into a file, and
mariadb-dump into a database. Beside a write through the server stands the same statement on a
connection of one's own, where nothing is kept. Those of one engine take turns. --large makes
copies of a sample of 580,000 titles instead, one run each.

Run it with the Python of the environment that Benchmarks/api/requirements.txt is installed in,
with Benchmarks/shared, Benchmarks/api and python/src on its path.
"""

from __future__ import annotations

import argparse
import itertools
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import frames
import servers
from catalogs import copied, import_catalog, make_database, positive
from machine import machine_line
from marquee import Marquee
from sqlalchemy import Engine, create_engine

LARGE = 580_000

ALL_ROWS = "UPDATE titles SET imdb_votes = {}"
ONE_ROW = ALL_ROWS + " WHERE id = '{}'"


@dataclass
class Step:
    """Something that is done again and again, and the seconds that it took."""

    label: str
    run: Callable[[], object]
    before: Callable[[], object] = frames.nothing
    seconds: list[float] = field(default_factory=list)

    def once(self, *, counted: bool) -> None:
        self.before()
        start = time.perf_counter()
        self.run()
        if counted:
            self.seconds.append(time.perf_counter() - start)

    def line(self) -> str:
        low, high = min(self.seconds) * 1000, max(self.seconds) * 1000
        return f"| {self.label} | {median(self.seconds) * 1000:,.1f} ({low:,.1f}–{high:,.1f}) |"


def copies(name: str, client: Any, without: Callable[[], object]) -> list[Step]:
    """A sandbox, its diff, its reset; and a copy as it is made by hand."""

    def gone() -> None:
        for one in client.sandboxes()["name"]:
            client.sandbox(one, create=False).drop()

    made: list[Any] = []

    def untouched() -> None:
        if not made[-1].diff().empty:
            raise RuntimeError("the diff of an untouched sandbox is not empty")

    return [
        Step(f"{name}: a sandbox is made", lambda: made.append(client.sandbox("bench")), gone),
        Step(f"{name}: the diff of the untouched sandbox", untouched),
        Step(f"{name}: the sandbox is reset", lambda: made[-1].reset()),
        Step(f"{name}: the sandbox is dropped", lambda: made[-1].drop()),
        Step(f"{name}: a copy by hand ({HANDS[name]})", without),
    ]


HANDS = {"SQLite": "backup", "MariaDB": "mariadb-dump \\| mariadb"}


def writes(name: str, client: Any, direct: Engine, frame: Any) -> list[Step]:
    """Statements through the server and on a connection of one's own, and what takes one back."""
    count = itertools.count(1)
    last: list[Any] = []
    title = client.read("SELECT MIN(id) AS id FROM titles")["id"][0]

    def write(sql: str) -> Callable[[], object]:
        return lambda: last.append(client.write(sql.format(next(count), title)))

    def by_hand(sql: str) -> Callable[[], object]:
        return lambda: frames.execute(direct, sql.format(next(count), title))

    return [
        Step(
            f"{name}: one row, the first write after a table was made",
            write(ONE_ROW),
            lambda: frames.make(client, frames.CREATE),
        ),
        Step(f"{name}: one row, through the server", write(ONE_ROW)),
        Step(f"{name}: one row, directly", by_hand(ONE_ROW)),
        Step(f"{name}: all titles, through the server", write(ALL_ROWS)),
        Step(f"{name}: all titles, taken back", lambda: client.undo(last[-1])),
        Step(f"{name}: all titles, directly", by_hand(ALL_ROWS)),
        Step(
            f"{name}: {len(frame):,} rows of a frame, through the server",
            lambda: client.insert(frame, frames.TABLE),
            lambda: frames.make(client, frames.CREATE),
        ),
        Step(
            f"{name}: {len(frame):,} rows of a frame, pandas.to_sql",
            lambda: frames.to_sql(frame, direct),
            lambda: frames.execute(direct, frames.DROP, frames.CREATE),
        ),
    ]


def backup(file: Path) -> None:
    """A copy of a SQLite file beside it."""
    copy = file.with_suffix(".copy")
    copy.unlink(missing_ok=True)
    copied(file, copy)


def dump(url: str) -> None:
    """A copy of a MariaDB database beside it."""
    parts = urlsplit(url)
    login = f"--host={parts.hostname} --port={parts.port} --user={parts.username}"
    name = parts.path.lstrip("/")
    copy = f"{url}_copy"
    make_database(copy)
    pipe = f"mariadb-dump {login} --single-transaction {name} | mariadb {login} {name}_copy"
    subprocess.run(
        ["bash", "-o", "pipefail", "-c", pipe],
        check=True,
        env={"MYSQL_PWD": parts.password or "", "PATH": "/usr/bin:/bin"},
    )


def measure(steps: list[Step], runs: int, *, warm: bool) -> None:
    """The steps in turn, `runs` times, after one round that does not count when `warm`."""
    for number in range(runs + warm):
        for step in steps:
            step.once(counted=number >= warm)
            print(f"{step.label}: {step.seconds[-1:] or 'warm-up'}", file=sys.stderr)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what private copies and undo cost.")
    parser.add_argument("folder", type=Path, nargs="?", help="folder of the catalog's CSV files")
    parser.add_argument("--ours", required=True, metavar="BINARY", help="the marquee command")
    parser.add_argument("--mysql", required=True, metavar="URL", help="the database is dropped")
    parser.add_argument("--runs", type=positive, default=7, help="counted runs of each (7)")
    parser.add_argument("--large", action="store_true", help=f"copies of {LARGE:,} titles, once")
    options = parser.parse_args()
    if "bench" not in urlsplit(options.mysql).path:
        parser.error("--mysql: the database is dropped: its name must contain 'bench'")
    if not options.large and options.folder is None:
        parser.error("a folder is needed, or --large")
    return options


def main() -> int:
    """Measure and print the report."""
    options = parse_options()
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sandbox-bench-")))
        folder, file = options.folder, scratch / "catalog.sqlite"
        if options.large:
            folder = scratch / "catalog"
            sample = [options.ours, "sample", "--titles", str(LARGE), "--out", str(folder)]
            subprocess.run([*sample, "--quiet"], check=True)
        make_database(options.mysql)
        databases = {"SQLite": f"sqlite:{file}", "MariaDB": options.mysql}
        hands = {"SQLite": lambda: backup(file), "MariaDB": lambda: dump(options.mysql)}
        login = options.mysql.replace("mysql", "mysql+mysqldb", 1)
        directs = {
            "SQLite": frames.keyed_sqlite(file),
            "MariaDB": create_engine(f"{login}?charset=utf8mb4"),
        }
        rounds: list[list[Step]] = []
        for name, database in databases.items():
            print(f"importing into {name}", file=sys.stderr)
            import_catalog(options.ours, folder, database)
            server = servers.marquee(options.ours, database)
            stack.callback(server.stop)
            client = stack.enter_context(Marquee(server.url, server.token or "", timeout=3600))
            # Copies first: of the catalog as it was imported, and not of what writes make of it.
            rounds.append(copies(name, client, hands[name]))
            if not options.large:
                frame = client.read(frames.CREDITS)
                rounds.append(writes(name, client, directs[name], frame))
        # One engine after the other: what MariaDB still has to put on the disk slows SQLite down.
        for steps in rounds:
            measure(steps, 1 if options.large else options.runs, warm=not options.large)
    print(f"# Private copies and undo: {shlex.quote(folder.name)}\n")
    print("| | ms, median (min–max) |\n|---|--:|")
    print("\n".join(step.line() for steps in rounds for step in steps))
    print(f"\n{machine_line()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
