"""Compare Marquee's query API with the usual ways to serve and to load a catalog.

    python bench.py FOLDER --ours BINARY --mysql URL [--before BINARY] [--seconds 5] [--runs 3]
                    [--json OUT]

The catalog is imported into a SQLite file and into a MariaDB database. Then all servers run at
once on loopback and are asked in turn (A B C, A B C, …), so that a machine that grows slower hits
all alike. With `--before` an earlier build of our own takes the peers' place. The report, in
Markdown, goes to standard output and the progress to standard error.

Run it with the Python of the environment that requirements.txt is installed in, and with
python/src on its path.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import frames
import servers
from builds import compare_builds
from catalogs import copied, import_catalog, make_database, positive
from marquee import Marquee
from results import as_json, report
from workloads import Workloads, check_answers, measure_loads


def parse_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description="Compare Marquee's query API with the usual ways to serve and load a catalog."
    )
    parser.add_argument("folder", type=Path, help="folder of the catalog's CSV files")
    parser.add_argument("--ours", required=True, metavar="BINARY", help="the marquee command")
    parser.add_argument(
        "--mysql",
        required=True,
        metavar="URL",
        help="mysql://USER:PASSWORD@HOST:PORT/NAME; the database is dropped, its name must contain "
        "'bench'",
    )
    parser.add_argument(
        "--before", metavar="BINARY", help="compare with this marquee command, not with peers"
    )
    parser.add_argument("--seconds", type=positive, default=5, help="seconds of a load (5)")
    parser.add_argument("--runs", type=positive, default=3, help="counted runs of each (3)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write every sample there")
    options = parser.parse_args()
    if "bench" not in urlsplit(options.mysql).path:
        parser.error("--mysql: the database is dropped: its name must contain 'bench'")
    options.ours = shutil.which(options.ours) or parser.error(f"no command {options.ours}")
    if options.before:
        before = shutil.which(options.before)
        options.before = before or parser.error(f"no command {options.before}")
    options.folder = options.folder.resolve()
    if not options.folder.is_dir():
        parser.error(f"no folder {options.folder}")
    return options


def main() -> int:
    """Measure, print the report, write the samples."""
    options = parse_options()
    if options.before:
        return compare_builds(options)
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="api-bench-")))
        file = scratch / "catalog.sqlite"
        make_database(options.mysql)
        for database in (f"sqlite:{file}", options.mysql):
            import_catalog(options.ours, options.folder, database)

        def running(server: servers.Running) -> servers.Running:
            stack.callback(server.stop)
            return server

        ours = {
            "SQLite": running(servers.marquee(options.ours, f"sqlite:{file}")),
            "MariaDB": running(servers.marquee(options.ours, options.mysql)),
        }
        # Copies, because the file itself is written to later on, by ours and by nobody else.
        read, written = (
            copied(file, scratch / "read.sqlite"),
            copied(file, scratch / "written.sqlite"),
        )
        datasette = running(servers.datasette(read))
        login = options.mysql.replace("mysql", "mysql+mysqldb", 1)
        fastapi = running(servers.fastapi(f"{login}?charset=utf8mb4"))

        texts = Workloads(read, scratch)
        workloads = [
            *(one for name in ours for one in texts.marquee(ours[name], f"Marquee, {name}")),
            *texts.datasette(datasette),
            *texts.fastapi(fastapi),
        ]
        check_answers(workloads)
        measure_loads(workloads, options.runs, options.seconds)

        clients = {name: Marquee(server.url, server.token or "") for name, server in ours.items()}
        for one in clients.values():
            stack.callback(one.close)
        frame = clients["SQLite"].read(frames.CREDITS)
        tasks = [
            *frames.streaming(ours),
            frames.streaming_by_datasette(datasette, read.stem),
            *frames.reading(clients),
            *frames.reading_by_peers(options.mysql, read),
            *frames.inserting(clients, frame),
            *frames.inserting_by_pandas(frame, options.mysql, written),
        ]
        frames.measure(tasks, options.runs)
        mariadb = clients["MariaDB"].read("SELECT VERSION() AS version")["version"][0]
    print(report(workloads, tasks, len(frame), options.runs, options.seconds, mariadb))
    if options.json:
        options.json.write_text(as_json(workloads, tasks), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
