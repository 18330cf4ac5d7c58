"""Compare Marquee's report of a catalog with the usual profiling tools.

    python bench.py FOLDER --ours BINARY [--runs 5] [--json OUT]
    python bench.py --large --ours BINARY [--titles 580000] [--runs 1]

Marquee reports on the whole warehouse, a SQLite file that the catalog was imported into before;
the peers profile raw_titles.csv alone. Every tool runs as a process of its own from its data to a
finished HTML file, in turn (A B C, A B C, …) so that a machine that grows slower hits all alike.
The first round warms up and does not count. With --large Marquee reports alone, on a sample that
is made for it. The results, in Markdown, go to standard output and the progress to standard error;
the exit status is 1 when a tool failed or an aim was missed.

Run it with the Python of the environment that requirements.txt is installed in, and with
Benchmarks/shared on its path.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import RunFailed, run
from results import Tool, as_json, is_met, report

HERE = Path(__file__).resolve().parent
PEERS = {"ydata-profiling": "peer_ydata.py", "sweetviz": "peer_sweetviz.py"}


def marquee(binary: str, catalog: Path, scratch: Path) -> Tool:
    """Ours, with the warehouse that it reports on."""
    database = f"sqlite:{scratch / 'catalog.sqlite'}"
    prepare("importing the catalog", binary, "import", str(catalog), "--database", database)
    page = scratch / "marquee.html"
    command = [binary, "report", "--database", database, "--out", str(page), "--quiet"]
    return Tool("Marquee", command, page)


def peers(catalog: Path, scratch: Path) -> list[Tool]:
    """The profiling tools, each with its script."""
    titles = str(catalog / "raw_titles.csv")
    tools = []
    for name, script in PEERS.items():
        page = scratch / f"{name}.html"
        tools.append(Tool(name, [sys.executable, str(HERE / script), titles, str(page)], page))
    return tools


def prepare(what: str, *command: str) -> None:
    """Run what is not measured."""
    print(what, file=sys.stderr, flush=True)
    subprocess.run([*command, "--quiet"], check=True, stdout=subprocess.DEVNULL)


def measure_all(tools: list[Tool], runs: int, timeout: float) -> None:
    """One uncounted round, then `runs` rounds. A tool that fails is left out of what follows."""
    for number in range(runs + 1):
        for tool in tools:
            if tool.failure is None:
                measure_once(tool, timeout, "warm-up" if number == 0 else f"{number} of {runs}")


def measure_once(tool: Tool, timeout: float, number: str) -> None:
    """Run a tool and look at what it has written."""
    tool.page.unlink(missing_ok=True)
    try:
        sample = run(tool.command, timeout)
        tool.page_mb = tool.page.stat().st_size / 1e6
    except (RunFailed, OSError) as failure:
        tool.failure = str(failure)
        print(f"{tool.name} failed: {failure}", file=sys.stderr)
        return
    if number != "warm-up":
        tool.samples.append(sample)
    text = f"{number}: {tool.name} {sample.wall:.2f} s, {sample.peak_mb:.0f} MB"
    print(text, file=sys.stderr, flush=True)


def parse_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description="Compare Marquee's report of a catalog with the usual profiling tools."
    )
    parser.add_argument("folder", type=Path, nargs="?", help="folder of the catalog's CSV files")
    parser.add_argument("--ours", required=True, metavar="BINARY", help="the marquee command")
    parser.add_argument("--runs", type=int, help="counted runs (5; 1 with --large)")
    parser.add_argument("--timeout", type=float, default=600, help="seconds for one run (600)")
    parser.add_argument("--large", action="store_true", help="ours alone, on a large sample")
    parser.add_argument("--titles", type=int, default=580_000, help="its titles (580000)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write every sample there")
    parser.add_argument("--scratch", type=Path, help="where files go (a temporary folder)")
    options = parser.parse_args()
    options.ours = shutil.which(options.ours) or parser.error(f"no command {options.ours}")
    options.runs = options.runs or (1 if options.large else 5)
    if not options.large and (options.folder is None or not options.folder.is_dir()):
        parser.error(f"no folder {options.folder}")
    return options


def main() -> int:
    """Measure, print the results, write the samples."""
    options = parse_options()
    with tempfile.TemporaryDirectory(prefix="report-bench-", dir=options.scratch) as name:
        scratch = Path(name)
        catalog = options.folder
        if options.large:
            catalog = scratch / "catalog"
            sample = [options.ours, "sample", "--titles", str(options.titles)]
            prepare("making the sample", *sample, "--out", str(catalog))
        tools = [marquee(options.ours, catalog, scratch)]
        if not options.large:
            tools += peers(catalog, scratch)
        measure_all(tools, options.runs, options.timeout)
    print(report(tools, options.runs, large=options.large))
    if options.json:
        options.json.write_text(as_json(tools), encoding="utf-8")
    return 0 if is_met(tools, large=options.large) else 1


if __name__ == "__main__":
    sys.exit(main())
