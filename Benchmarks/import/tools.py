"""Marquee and its peers, as commands that import a catalog."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from measure import Sample
from server_alone import prepare
from targets import Counts, MariaDBTarget, SQLiteTarget, Target

HERE = Path(__file__).resolve().parent
OURS = "Marquee"
#: Marquee again, on a smaller catalog.
BESIDE = "beside"
PEERS = ("pandas", "polars", "duckdb", "import")
#: By which pandas reaches a MariaDB server: a fast one, and the one that MySQL's manual teaches.
DRIVERS = ("pymysql", "mysqlconnector")

#: How a tool is called in the report.
LABELS = {
    OURS: "Marquee",
    BESIDE: "Marquee, the smaller catalog",
    "pandas": "pandas + SQLAlchemy",
    "pymysql": "pandas `to_sql`, PyMySQL",
    "mysqlconnector": "pandas `to_sql`, MySQL's own driver",
    "server": "the server alone: `LOAD DATA` of finished rows",
    "polars": "polars + sqlite3",
    "duckdb": "DuckDB + sqlite3",
    "import": "sqlite3 .import (no cleaning, no keys)",
}


@dataclass
class Tool:
    """One way to import the catalog, and what was measured of it."""

    name: str
    command: list[str]
    target: Target
    runs_a_round: int = 1
    samples: list[Sample] = field(default_factory=list)
    counts: Counts = field(default_factory=dict)
    failure: str | None = None

    def median_of(self, value: Callable[[Sample], float]) -> float:
        """The median of one measured value."""
        return median(map(value, self.samples))


def sqlite_tools(
    ours: str, peers: list[str], catalog: Path, beside: Path | None, scratch: Path
) -> list[Tool]:
    """Marquee first, on the smaller catalog too if there is one, then the peers in the
    order asked for, each with a file."""
    tools = [marquee(ours, catalog, SQLiteTarget(scratch / "marquee.sqlite"))]
    if beside:
        small = marquee(ours, beside, SQLiteTarget(scratch / "beside.sqlite"), BESIDE)
        # A short run is soon disturbed.
        small.runs_a_round = 5
        tools.append(small)
    return tools + [file_peer(name, catalog, scratch) for name in peers]


def mariadb_tools(ours: str, catalog: Path, target: MariaDBTarget, scratch: Path) -> list[Tool]:
    """Marquee, pandas by two drivers, which is the one peer that writes to MariaDB, and
    the server alone."""
    return [
        marquee(ours, catalog, target),
        *(pandas_peer(catalog, target, driver) for driver in DRIVERS),
        Tool("server", prepare(ours, catalog, target, scratch), target),
    ]


def marquee(binary: str, catalog: Path, target: Target, name: str = OURS) -> Tool:
    """Our own command."""
    command = [binary, "import", str(catalog), "--database", target.url, "--quiet"]
    return Tool(name, command, target)


def pandas_peer(catalog: Path, target: Target, driver: str = "") -> Tool:
    """The peer that takes a database URL, by a driver of the server where there are several."""
    script = str(HERE / "peer_pandas.py")
    url = target.sqlalchemy_url.replace("mysql:", f"mysql+{driver}:", 1)
    return Tool(driver or "pandas", [sys.executable, script, str(catalog), url], target)


def file_peer(name: str, catalog: Path, scratch: Path) -> Tool:
    """A peer that writes a SQLite file of its own."""
    file = scratch / f"{name}.sqlite"
    if name == "pandas":
        return pandas_peer(catalog, SQLiteTarget(file))
    if name == "import":
        script = str(HERE / "peer_sqlite_import.sh")
        return Tool(name, [script, str(catalog), str(file)], SQLiteTarget(file, "raw_"))
    script = str(HERE / f"peer_{name}.py")
    return Tool(name, [sys.executable, script, str(catalog), str(file)], SQLiteTarget(file))
