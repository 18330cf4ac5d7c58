"""Two builds of Marquee side by side: what a change of ours costs or gains."""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

import frames
import servers
from catalogs import import_catalog, make_database
from frames import Task
from machine import machine_line
from marquee import Marquee
from results import TASKS, as_json
from workloads import KINDS, Workload, Workloads, check_answers, measure_loads

#: A loss up to this share counts as none.
TOLERANCE = 0.05


def compare_builds(options: argparse.Namespace) -> int:
    """Measure both builds in turn on databases of their own, and print what changed."""
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="api-bench-")))
        ours: dict[str, servers.Running] = {}
        for build, binary in {"before": options.before, "now": options.ours}.items():
            file = scratch / f"{build}.sqlite"
            urls = {"SQLite": f"sqlite:{file}", "MariaDB": f"{options.mysql}_{build}"}
            make_database(urls["MariaDB"])
            for engine, url in urls.items():
                import_catalog(binary, options.folder, url)
                server = servers.marquee(binary, url)
                stack.callback(server.stop)
                ours[f"{engine}, {build}"] = server

        texts = Workloads(file, scratch)
        workloads = [one for name, server in ours.items() for one in texts.marquee(server, name)]
        check_answers(workloads)
        measure_loads(workloads, options.runs, options.seconds)

        clients = {name: Marquee(server.url, server.token or "") for name, server in ours.items()}
        for client in clients.values():
            stack.callback(client.close)
        frame = clients["SQLite, now"].read(frames.CREDITS)
        tasks = [
            *frames.streaming(ours),
            *frames.reading(clients),
            *frames.inserting(clients, frame),
        ]
        frames.measure(tasks, options.runs)
    print(report(workloads, tasks, options.runs))
    if options.json:
        options.json.write_text(as_json(workloads, tasks), encoding="utf-8")
    return 0


def report(workloads: list[Workload], tasks: list[Task], runs: int) -> str:
    """A line for each thing measured: the rates of both builds, and what the new one is against the
    old."""
    lines = [
        "| | before (min–max) | now (min–max) | now / before | |",
        "|---|--:|--:|--:|---|",
    ]
    rates = {
        f"{w.label}: {KINDS[w.kind]}": [load.per_second for load in w.loads] for w in workloads
    } | {f"{t.label}: {TASKS[t.kind]}": [t.rows / second for second in t.seconds] for t in tasks}
    for name, before in rates.items():
        if ", before" in name:
            label = name.replace(", before", "")
            lines.append(line(label, before, rates[name.replace(", before", ", now")]))
    return "\n".join(
        [*lines, "", f"Answers or rows a second, medians of {runs} runs in turn.", machine_line()]
    )


def line(label: str, before: list[float], now: list[float]) -> str:
    """One line of the report; a side that failed has no rates."""
    if not before or not now:
        return f"| {label} | {len(before)} runs | {len(now)} runs | | failed |"
    old, new = middle(before), middle(now)
    if new >= old * (1 - TOLERANCE):
        verdict = "no loss"
    elif max(now) >= min(before):
        verdict = "within the spread"
    else:
        verdict = "slower"
    return f"| {label} | {spread(before)} | {spread(now)} | {new / old:.2f} | {verdict} |"


def middle(rates: list[float]) -> float:
    """The median, of an even number the lower one."""
    return sorted(rates)[(len(rates) - 1) // 2]


def spread(rates: list[float]) -> str:
    """The median with what it lies between."""
    return f"{middle(rates):,.0f} ({min(rates):,.0f}–{max(rates):,.0f})"
