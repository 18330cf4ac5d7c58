"""Compare Marquee's import of a catalog with the usual tools.

    python bench.py FOLDER --ours BINARY [--runs 5] [--peers pandas,polars,duckdb,import]
                    [--beside SMALLER_FOLDER] [--mysql URL] [--json OUT]

Every tool runs as a process of its own, from the CSV files to a finished
database, in turn (A B C, A B C, …) so that a machine that grows slower hits
all alike. The first round warms up and does not count. The report, in
Markdown, goes to standard output and the progress to standard error.

Run it with the Python of the environment that requirements.txt is installed in.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from measure import RunFailed, run
from report import as_json, describe_machine, report
from targets import MariaDBTarget, Target
from tools import PEERS, Tool, mariadb_tools, sqlite_tools


def measure_all(tools: list[Tool], runs: int, timeout: float) -> None:
    """One uncounted round, then `runs` rounds. A tool that fails is left out of
    the rounds that follow."""
    for number in range(runs + 1):
        for tool in tools:
            if tool.failure is None:
                measure_once(tool, timeout, counted=number > 0)
        progress("warm-up" if number == 0 else f"round {number} of {runs}", tools, number > 0)


def measure_once(tool: Tool, timeout: float, *, counted: bool) -> None:
    """Run a tool into an empty database, as often as it runs in a round."""
    for _ in range(tool.runs_a_round):
        run_once(tool, timeout, counted=counted)


def run_once(tool: Tool, timeout: float, *, counted: bool) -> None:
    """Run a tool into an empty database, with nothing of the run before left to write."""
    tool.target.reset()
    os.sync()
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
        "--beside",
        type=Path,
        metavar="FOLDER",
        help="a smaller catalog that Marquee imports in each round too, to compare the time for a record",
    )
    parser.add_argument(
        "--mysql",
        metavar="URL",
        help="import into MariaDB instead, Marquee against pandas and the server alone: "
        "mysql://USER:PASSWORD@HOST:PORT/NAME; the database is dropped before "
        "every run, its name must contain 'bench'",
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="write every sample there")
    parser.add_argument("--scratch", type=Path, help="where database files go (a temporary folder)")
    options = parser.parse_args()
    try:
        options.mysql = MariaDBTarget(options.mysql) if options.mysql else None
    except ValueError as error:
        parser.error(f"--mysql: {error}")
    options.folder = options.folder.resolve()
    options.ours = shutil.which(options.ours) or parser.error(f"no command {options.ours}")
    for folder in filter(None, (options.folder, options.beside)):
        if not folder.is_dir():
            parser.error(f"no folder {folder}")
    return options


def main() -> int:
    """Measure, print the report, write the samples; 1 when a tool failed."""
    options = parse_options()
    with tempfile.TemporaryDirectory(prefix="import-bench-", dir=options.scratch) as scratch:
        tools = (
            mariadb_tools(options.ours, options.folder, options.mysql, Path(scratch))
            if options.mysql
            else sqlite_tools(
                options.ours, options.peers, options.folder, options.beside, Path(scratch)
            )
        )
        measure_all(tools, options.runs, options.timeout)
        machine = describe_machine(tools[0].target)
    print(report(tools, machine, options.runs))
    if options.json:
        samples = as_json(tools, machine, options.folder, options.runs)
        options.json.write_text(samples, encoding="utf-8")
    return 1 if any(tool.failure for tool in tools) else 0


if __name__ == "__main__":
    sys.exit(main())
