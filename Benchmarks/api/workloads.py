"""What the servers are asked: the same by each of their languages."""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlencode

from load import Load, LoadFailed, run_wrk
from servers import Running

#: Seconds of load that each server gets before it is measured.
WARM_UP = 1

COLUMNS = (
    "id, title, type_id, release_year, age_certification_id, runtime_minutes, seasons, imdb_id,"
    " imdb_score, imdb_votes"
)
LOOKUP = f"SELECT {COLUMNS} FROM titles WHERE id = :id"
LIST = f"SELECT {COLUMNS} FROM titles WHERE id > :id ORDER BY id LIMIT 50"
AGGREGATE = (
    "SELECT t.release_year, COUNT(*) AS entries, AVG(t.imdb_score) AS mean_score FROM titles t"
    " JOIN title_genres g ON g.title_id = t.id WHERE t.imdb_votes >= :votes"
    " GROUP BY t.release_year ORDER BY t.release_year"
)

#: The kinds of request, and what they are called in the report.
KINDS = {
    "lookup": "row by its key, another each time",
    "list": "50 rows from a key on, another each time",
    "repeated": "aggregate, the same again",
    "aggregate": "aggregate, another each time",
}

#: The values of one request.
Parameters = dict[str, str | int]


@dataclass
class Workload:
    """One server under one kind of request, and what was measured."""

    kind: str
    label: str
    server: Running
    lines: Path
    path: str | None = None
    loads: list[Load] = field(default_factory=list)
    failure: str | None = None

    def run(self, seconds: int) -> Load:
        """Ask for so many seconds."""
        post = (self.path, self.server.token or "") if self.path else None
        return run_wrk(self.server.url, self.lines, seconds, post)

    def rows(self) -> int:
        """How many rows the first request gives."""
        line = self.lines.read_text(encoding="utf-8").splitlines()[0]
        if self.path:
            request = urllib.request.Request(self.server.url + self.path, line.encode())
            request.add_header("Content-Type", "application/json")
            request.add_header("Authorization", f"Bearer {self.server.token}")
        else:
            request = urllib.request.Request(self.server.url + line)
        with urllib.request.urlopen(request, timeout=30) as response:
            answer = json.load(response)
        if isinstance(answer, list):
            return len(answer)
        return len(answer["rows"]) if "rows" in answer else 1

    @property
    def per_second(self) -> float:
        """The median of answers a second."""
        return median(load.per_second for load in self.loads)


class Workloads:
    """Writes the requests of each kind into files, in the words of each server."""

    def __init__(self, database: Path, scratch: Path) -> None:
        with closing(sqlite3.connect(database)) as connection:
            titles = connection.execute("SELECT id FROM titles ORDER BY id").fetchall()
        # The last ones have no 50 behind them.
        ids = [id for (id,) in titles[:-50]]
        random.Random(7).shuffle(ids)
        self.parameters: dict[str, list[Parameters]] = {
            "lookup": [{"id": id} for id in ids],
            "list": [{"id": id} for id in ids],
            "repeated": [{"votes": 0}],
            "aggregate": [{"votes": number} for number in range(1, 5001)],
        }
        self.name = database.stem
        self.scratch = scratch

    def marquee(self, server: Running, label: str) -> list[Workload]:
        """Ours: one route for all."""
        sql = {"lookup": LOOKUP, "list": LIST, "repeated": AGGREGATE, "aggregate": AGGREGATE}
        workloads = []
        for kind, parameters in self.parameters.items():
            bodies = [json.dumps({"sql": sql[kind], "parameters": one}) for one in parameters]
            lines = self.write(f"{label}-{kind}", bodies)
            workloads.append(Workload(kind, label, server, lines, "/v1/query"))
        return workloads

    def datasette(self, server: Running) -> list[Workload]:
        """Datasette's pages as JSON without what can be left out, and its queries; the report takes
        the faster ones."""
        rows = [
            f"/{self.name}/titles/{quote(str(one['id']))}.json" for one in self.parameters["lookup"]
        ]
        spare = "_size=50&_shape=array&_nocount=1&_nofacet=1&_nosuggest=1"
        pages = [
            f"/{self.name}/titles.json?_next={quote(str(one['id']))}&{spare}"
            for one in self.parameters["list"]
        ]
        workloads = [
            Workload("lookup", "Datasette, row page", server, self.write("datasette-row", rows)),
            Workload("list", "Datasette, table page", server, self.write("datasette-page", pages)),
        ]
        sql = {"lookup": LOOKUP, "list": LIST, "repeated": AGGREGATE, "aggregate": AGGREGATE}
        for kind, parameters in self.parameters.items():
            paths = [
                f"/{self.name}.json?{urlencode({'sql': sql[kind], '_shape': 'array', **one})}"
                for one in parameters
            ]
            lines = self.write(f"datasette-{kind}", paths)
            workloads.append(Workload(kind, "Datasette, SQL query", server, lines))
        return workloads

    def fastapi(self, server: Running) -> list[Workload]:
        """The routes of peer_fastapi.py."""
        path = {
            "lookup": "/titles/{id}",
            "list": "/titles?after={id}",
            "repeated": "/years?votes={votes}",
            "aggregate": "/years?votes={votes}",
        }
        return [
            Workload(
                kind,
                "FastAPI + SQLAlchemy, MariaDB",
                server,
                self.write(f"fastapi-{kind}", [path[kind].format(**one) for one in parameters]),
            )
            for kind, parameters in self.parameters.items()
        ]

    def write(self, name: str, lines: list[str]) -> Path:
        """A file of requests."""
        file = self.scratch / f"{name.replace(' ', '-')}.txt"
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return file


def measure_loads(workloads: list[Workload], runs: int, seconds: int) -> None:
    """One short round that does not count, then `runs` rounds."""
    for number in range(runs + 1):
        for workload in workloads:
            if workload.failure is None:
                load_once(workload, seconds if number else WARM_UP, counted=number > 0)


def load_once(workload: Workload, seconds: int, *, counted: bool) -> None:
    """Load a server; one that fails is left out of the rounds that follow."""
    try:
        load = workload.run(seconds)
    except LoadFailed as failure:
        workload.failure = str(failure)
        print(f"{workload.label}, {workload.kind}: {failure}", file=sys.stderr)
        return
    if counted:
        workload.loads.append(load)
        print(f"{workload.kind}: {workload.label} {load.per_second:.0f}/s", file=sys.stderr)


def check_answers(workloads: list[Workload]) -> None:
    """All servers must give as many rows to the same request."""
    for kind in KINDS:
        rows = {w.label: w.rows() for w in workloads if w.kind == kind}
        if len(set(rows.values())) != 1 or 0 in rows.values():
            raise SystemExit(f"the servers do not agree on {kind}: {rows}")
