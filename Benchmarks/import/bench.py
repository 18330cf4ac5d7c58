"""Compare Marquee's import of a catalog with the usual tools.

    python bench.py FOLDER --ours BINARY [--runs 5] [--peers pandas,polars,duckdb,import]
                    [--mysql URL] [--json OUT]

Every tool runs as a process of its own, from the CSV files to a finished
database, in turn (A B C, A B C, …) so that a machine that grows slower hits
all alike. The first round warms up and does not count. The report, in
Markdown, goes to standard output and the progress to standard error.

Run it with the Python of the environment that requirements.txt is installed in.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path
from statistics import median
from typing import Any

from measure import RunFailed, Sample, run
from targets import COUNTED_TABLES, Counts, MariaDBTarget, SQLiteTarget, Target

HERE = Path(__file__).resolve().parent
OURS = "Marquee"
PEERS = ("pandas", "polars", "duckdb", "import")

#: How a tool is called in the report.
LABELS = {
    OURS: "Marquee",
    "pandas": "pandas + SQLAlchemy",
    "polars": "polars + sqlite3",
    "duckdb": "DuckDB + sqlite3",
    "import": "sqlite3 .import (no cleaning, no keys)",
}

PACKAGES = ("pandas", "numpy", "SQLAlchemy", "polars", "duckdb", "PyMySQL")


@dataclass
class Tool:
    """One way to import the catalog, and what was measured of it."""

    name: str
    command: list[str]
    target: Target
    samples: list[Sample] = field(default_factory=list)
    counts: Counts = field(default_factory=dict)
    failure: str | None = None

    def median_of(self, value: Callable[[Sample], float]) -> float:
        """The median of one measured value."""
        return median(map(value, self.samples))


# Tools


def make_tools(options: argparse.Namespace, scratch: Path) -> list[Tool]:
    """Marquee first, then the peers in the order asked for."""
    names = [OURS, *options.peers]
    if options.mysql:
        target = MariaDBTarget(options.mysql)
        return [make_tool(name, options, target) for name in names if name in (OURS, "pandas")]
    return [
        make_tool(
            name,
            options,
            SQLiteTarget(scratch / f"{name}.sqlite", "raw_" if name == "import" else ""),
        )
        for name in names
    ]


def make_tool(name: str, options: argparse.Namespace, target: Target) -> Tool:
    """The command line of one tool."""
    folder = str(options.folder)
    if name == OURS:
        command = [options.ours, "import", folder, "--database", target.url, "--quiet"]
    elif name == "pandas":
        command = [sys.executable, str(HERE / "peer_pandas.py"), folder, target.sqlalchemy_url]
    elif name == "import":
        command = [str(HERE / "peer_sqlite_import.sh"), folder, str(target.file)]
    else:
        command = [sys.executable, str(HERE / f"peer_{name}.py"), folder, str(target.file)]
    return Tool(name, command, target)


# Measuring


def measure_all(tools: list[Tool], runs: int, timeout: float) -> None:
    """One uncounted round, then `runs` rounds. A tool that fails is left out of
    the rounds that follow."""
    for number in range(runs + 1):
        for tool in tools:
            if tool.failure is None:
                measure_once(tool, timeout, counted=number > 0)
        progress("warm-up" if number == 0 else f"round {number} of {runs}", tools, number > 0)


def measure_once(tool: Tool, timeout: float, *, counted: bool) -> None:
    """Run a tool into an empty database."""
    tool.target.reset()
    try:
        sample = run(tool.command, timeout)
        tool.counts = tool.target.counts()
    except RunFailed as failure:
        tool.failure = redact(str(failure), tool.target)
        print(f"{tool.name} failed: {tool.failure}", file=sys.stderr)
        return
    if counted:
        tool.samples.append(sample)


def redact(text: str, target: Target) -> str:
    """Take the password of a database URL out of a text."""
    return text.replace(target.secret, "***") if target.secret else text


def progress(round_name: str, tools: list[Tool], counted: bool) -> None:
    """Tell standard error what the round gave."""
    working = [tool for tool in tools if tool.failure is None]
    times = [f"{tool.name} {tool.samples[-1].wall:.2f} s" for tool in working] if counted else []
    print(f"{round_name}: {', '.join(times) or 'done'}", file=sys.stderr, flush=True)


# Reporting


def results_table(tools: list[Tool]) -> str:
    """The measured values as a Markdown table, ratios against Marquee."""
    lines = [
        "| tool | wall s (min–max) | CPU s (min–max) | peak MB (min–max) | wall, Marquee = 1 |",
        "|---|--:|--:|--:|--:|",
    ]
    ours = tools[0]
    for tool in tools:
        if tool.failure is not None:
            reason = tool.failure.splitlines()[0].replace("|", "\\|")
            lines.append(f"| {LABELS[tool.name]} | failed: {reason} | | | |")
            continue
        wall = spread(tool, lambda sample: sample.wall, 3)
        cpu = spread(tool, lambda sample: sample.cpu, 3)
        peak = spread(tool, lambda sample: sample.peak_mb, 1)
        ratio = "–" if ours.failure else f"{wall_ratio(tool, ours):.2f}"
        lines.append(f"| {LABELS[tool.name]} | {wall} | {cpu} | {peak} | {ratio} |")
    return "\n".join(lines)


def spread(tool: Tool, value: Callable[[Sample], float], digits: int) -> str:
    """Median, least and largest of a measured value."""
    values = [value(sample) for sample in tool.samples]
    middle, least, largest = (
        f"{number:.{digits}f}" for number in (median(values), min(values), max(values))
    )
    return f"{middle} ({least}–{largest})"


def wall_ratio(tool: Tool, ours: Tool) -> float:
    """How many times as long as Marquee a tool takes, by medians."""
    return tool.median_of(lambda sample: sample.wall) / ours.median_of(lambda sample: sample.wall)


def count_lines(tools: list[Tool]) -> list[str]:
    """Our row counts, and every peer's count that differs from ours."""
    ours = tools[0]
    lines = [f"Rows in Marquee's database: {counts_text(ours.counts)}."]
    for tool in tools[1:]:
        for table in COUNTED_TABLES:
            theirs, mine = tool.counts.get(table), ours.counts.get(table)
            if theirs is None or mine is None or theirs == mine:
                continue
            lines.append(
                f"- {tool.name}: {table} {theirs:,}, Marquee {mine:,} ({theirs - mine:+,})"
            )
    if len(lines) == 1:
        lines.append("No peer differs.")
    return lines


def counts_text(counts: Counts) -> str:
    """Counts in a sentence."""
    numbers = ((table, counts.get(table)) for table in COUNTED_TABLES)
    return ", ".join(f"{table} {'–' if n is None else format(n, ',')}" for table, n in numbers)


def describe_machine(target: Target) -> dict[str, Any]:
    """What the numbers depend on."""
    return {
        "cpu": cpu_model(),
        "cores": len(os.sched_getaffinity(0)),
        "kernel": f"{platform.system()} {platform.release()}",
        "versions": [
            f"Python {platform.python_version()}",
            target.version(),
            f"sqlite3 {sqlite_shell_version()}",
            *(f"{package} {package_version(package)}" for package in PACKAGES),
        ],
    }


def cpu_model() -> str:
    """The processor's name, as the kernel tells it."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def sqlite_shell_version() -> str:
    """The version of the sqlite3 command."""
    if shutil.which("sqlite3") is None:
        return "not installed"
    output = subprocess.run(["sqlite3", "--version"], capture_output=True, text=True).stdout
    return output.split()[0] if output else "unknown"


def package_version(package: str) -> str:
    """The installed version of a Python package."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def report(tools: list[Tool], machine: dict[str, Any], runs: int) -> str:
    """The whole report in Markdown."""
    return "\n\n".join(
        [
            results_table(tools),
            f"Medians of {runs} runs each, in turn, after one warm-up round.",
            "\n".join(count_lines(tools)),
            f"Machine: {machine['cpu']}, {machine['cores']} cores, {machine['kernel']}; "
            + ", ".join(machine["versions"])
            + ".",
        ]
    )


def as_json(tools: list[Tool], machine: dict[str, Any], folder: Path, runs: int) -> str:
    """Every sample, for other programs."""
    document = {
        "catalog": folder.name,
        "runs": runs,
        "machine": machine,
        "tools": [
            {
                "name": tool.name,
                "failure": tool.failure,
                "samples": [asdict(sample) for sample in tool.samples],
                "counts": tool.counts,
            }
            for tool in tools
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


# Command line


def peer_list(text: str) -> list[str]:
    """Peers from a list with commas; an empty text means none."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in PEERS:
            raise argparse.ArgumentTypeError(f"unknown peer {name!r}, known: {', '.join(PEERS)}")
    return names


def positive(text: str) -> int:
    """A whole number from 1 on."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def parse_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description="Compare Marquee's import of a catalog with the usual tools."
    )
    parser.add_argument("folder", type=Path, help="folder of the catalog's CSV files")
    parser.add_argument("--ours", required=True, metavar="BINARY", help="the marquee command")
    parser.add_argument("--runs", type=positive, default=5, help="counted runs (5)")
    parser.add_argument("--timeout", type=float, default=600, help="seconds for one run (600)")
    parser.add_argument(
        "--peers", type=peer_list, default=list(PEERS), help=f"some of {','.join(PEERS)}"
    )
    parser.add_argument(
        "--mysql",
        metavar="URL",
        help="import into MariaDB instead, Marquee against pandas: "
        "mysql://USER:PASSWORD@HOST:PORT/NAME; the database is dropped before "
        "every run, its name must contain 'bench'",
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="write every sample there")
    parser.add_argument("--scratch", type=Path, help="where database files go (a temporary folder)")
    options = parser.parse_args()
    options.folder = options.folder.resolve()
    options.ours = shutil.which(options.ours) or parser.error(f"no command {options.ours}")
    if not options.folder.is_dir():
        parser.error(f"no folder {options.folder}")
    return options


def main() -> int:
    """Measure, print the report, write the samples; 1 when a tool failed."""
    options = parse_options()
    with tempfile.TemporaryDirectory(prefix="import-bench-", dir=options.scratch) as scratch:
        tools = make_tools(options, Path(scratch))
        measure_all(tools, options.runs, options.timeout)
        machine = describe_machine(tools[0].target)
    print(report(tools, machine, options.runs))
    if options.json:
        options.json.write_text(as_json(tools, machine, options.folder, options.runs))
    return 1 if any(tool.failure for tool in tools) else 0


if __name__ == "__main__":
    sys.exit(main())
