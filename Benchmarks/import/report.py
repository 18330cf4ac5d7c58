"""What the benchmark prints and writes, and the machine it ran on."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from machine import cores, cpu_model, package_version
from measure import Sample
from targets import COUNTED_TABLES, Counts, Target
from tools import BESIDE, LABELS, Tool

PACKAGES = (
    "pandas", "numpy", "SQLAlchemy", "polars", "duckdb", "PyMySQL", "mysql-connector-python",
)  # fmt: skip


def report(tools: list[Tool], machine: dict[str, Any], runs: int) -> str:
    """The whole report in Markdown."""
    return "\n\n".join(
        [
            results_table(tools),
            f"Medians of {runs} rounds, in turn, after one warm-up round.",
            "\n".join(count_lines(tools)),
            *record_lines(tools),
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


def results_table(tools: list[Tool]) -> str:
    """The measured values as a Markdown table, ratios against Marquee."""
    lines = [
        "| tool | wall s (min–max) | CPU s (min–max) | peak MB (min–max) | wall, Marquee = 1 |",
        "|---|--:|--:|--:|--:|",
    ]
    ours = tools[0]
    for tool in tools:
        if tool.failure is not None:
            reason = tool.failure.splitlines()[0]
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
    if ours.failure is not None:
        return ["Rows: Marquee failed, nothing to compare."]
    lines = [f"Rows in Marquee's database: {counts_text(ours.counts)}."]
    for tool in (tool for tool in tools[1:] if tool.name != BESIDE):
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


def record_lines(tools: list[Tool]) -> list[str]:
    """What a title or credit costs in the catalog and in the smaller one beside it."""
    beside = next((tool for tool in tools if tool.name == BESIDE), None)
    if beside is None or beside.failure is not None or tools[0].failure is not None:
        return []
    large, small = (microseconds_a_record(tool) for tool in (tools[0], beside))
    return [
        f"Time for a title or credit: {large:.2f} µs, in the smaller catalog {small:.2f} µs: "
        f"{large / small:.2f} times."
    ]


def microseconds_a_record(tool: Tool) -> float:
    """The median time of an import, divided among its titles and credits."""
    records = (tool.counts["titles"] or 0) + (tool.counts["credits"] or 0)
    return tool.median_of(lambda sample: sample.wall) * 1e6 / records


def counts_text(counts: Counts) -> str:
    """Counts in a sentence."""
    numbers = ((table, counts.get(table)) for table in COUNTED_TABLES)
    return ", ".join(f"{table} {'–' if n is None else format(n, ',')}" for table, n in numbers)


def describe_machine(target: Target) -> dict[str, Any]:
    """What the numbers depend on."""
    return {
        "cpu": cpu_model(),
        "cores": cores(),
        "kernel": f"{platform.system()} {platform.release()}",
        "versions": [
            f"Python {platform.python_version()}",
            target.version(),
            f"sqlite3 {sqlite_shell_version()}",
            *(f"{package} {package_version(package)}" for package in PACKAGES),
        ],
    }


def sqlite_shell_version() -> str:
    """The version of the sqlite3 command."""
    if shutil.which("sqlite3") is None:
        return "not installed"
    output = subprocess.run(["sqlite3", "--version"], capture_output=True, text=True).stdout
    return output.split()[0] if output else "unknown"
