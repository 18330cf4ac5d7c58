"""Compare Marquee's recommender with SciPy, NumPy, scikit-learn and implicit on the same catalog.

    python bench.py FOLDER --marquee BINARY --ours BINARY [--sample 1000000] [--checks 1000]
                    [--seconds 5] [--json OUT]

The catalog is imported into a SQLite file for ours; the peers read the files themselves, into one bag
of features for a title. Each has a process of its own, one after the other. The report, in Markdown,
goes to standard output and the progress to standard error.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import report
import serving

HERE = Path(__file__).resolve().parent
PEERS = ("scipy_product", "numpy_postings", "sklearn", "implicit", "sklearn_all")


def measured(command: list[str]) -> dict[str, Any]:
    """The JSON object that a measurement prints."""
    print("==>", " ".join(command), file=sys.stderr)
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def parse_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder of the catalog's CSV files")
    parser.add_argument("--marquee", required=True, metavar="BINARY", help="the marquee command")
    parser.add_argument(
        "--ours", required=True, metavar="BINARY", help="the program RecommenderBenchmark"
    )
    parser.add_argument(
        "--sample", type=int, default=1_000_000, help="titles of the large sample (1000000); 0: none"
    )
    parser.add_argument(
        "--checks", type=int, default=1_000, help="its answers compared with a scan (1000)"
    )
    parser.add_argument("--seconds", type=int, default=5, help="seconds of a load (5)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write all measurements there")
    return parser.parse_args()


def main() -> None:
    """Measure, print the report, write the measurements."""
    options = parse_options()
    with tempfile.TemporaryDirectory(prefix="recommend-bench-") as scratch:
        file = Path(scratch) / "catalog.sqlite"
        load = [options.marquee, "import", str(options.folder), "--database", f"sqlite:{file}"]
        subprocess.run([*load, "--quiet"], check=True, stdout=subprocess.DEVNULL)
        real = measured([options.ours, "real", str(file)])
        script = [sys.executable, str(HERE / "peers.py"), str(options.folder)]
        peers = {peer: measured([*script, peer]) for peer in PEERS}
        served = serving.measure(options.marquee, file, options.seconds)
    sample = None
    if options.sample > 0:
        sample = measured([options.ours, "sample", str(options.sample), str(options.checks)])
    print(report.markdown(real, peers, served, sample))
    if options.json:
        document = {"real": real, "peers": peers, "http": served.as_json(), "sample": sample}
        options.json.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
