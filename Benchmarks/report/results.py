"""What the benchmark prints and writes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from machine import machine_line, package_version
from measure import Sample

PACKAGES = ("ydata-profiling", "sweetviz", "pandas", "numpy")

#: How many times as fast as a peer we mean to be.
TIMES = {"ydata-profiling": 30, "sweetviz": 15}
#: MB at most that the report of a real catalog may take.
PEAK_MB = 64
#: Seconds and MB at most for a sample of 580,000 titles.
LARGE_SECONDS, LARGE_PEAK_MB = 30, 1_000


@dataclass
class Tool:
    """One way to a report, and what was measured of it. The first of several is ours."""

    name: str
    command: list[str]
    page: Path
    samples: list[Sample] = field(default_factory=list)
    page_mb: float = 0
    failure: str | None = None

    @property
    def wall(self) -> float:
        """The median of seconds on the clock."""
        return median(sample.wall for sample in self.samples)

    @property
    def peak_mb(self) -> float:
        """The largest peak of resident memory."""
        return max(sample.peak_mb for sample in self.samples)


@dataclass(frozen=True)
class Aim:
    """A bound that we mean to keep."""

    text: str
    measured: str
    is_met: bool


def report(tools: list[Tool], runs: int, *, large: bool) -> str:
    """The whole text in Markdown."""
    versions = [] if large else [f"{name} {package_version(name)}" for name in PACKAGES]
    rounds = "One run" if runs == 1 else f"Medians of {runs} runs each, in turn"
    return "\n\n".join(
        [
            results_table(tools),
            aims_table(aims(tools, large=large)),
            f"{rounds}, after one that did not count. Peaks are the largest.",
            machine_line(*versions),
        ]
    )


def results_table(tools: list[Tool]) -> str:
    """The measured values, ratios against ours."""
    lines = [
        "| tool | wall s (min–max) | CPU s | peak MB | page MB | wall, Marquee = 1 |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    ours = tools[0]
    for tool in tools:
        if tool.failure is not None:
            lines.append(f"| {tool.name} | failed: {tool.failure.splitlines()[0]} | | | | |")
            continue
        walls = [sample.wall for sample in tool.samples]
        cpu = median(sample.cpu for sample in tool.samples)
        ratio = "–" if ours.failure else f"{tool.wall / ours.wall:.1f}"
        lines.append(
            f"| {tool.name} | {tool.wall:.3f} ({min(walls):.3f}–{max(walls):.3f}) | {cpu:.3f} | "
            f"{tool.peak_mb:.1f} | {tool.page_mb:.1f} | {ratio} |"
        )
    return "\n".join(lines)


def aims(tools: list[Tool], *, large: bool) -> list[Aim]:
    """What we mean to keep, and what became of it; nothing where ours has failed."""
    ours, *others = tools
    if ours.failure is not None:
        return []
    most = LARGE_PEAK_MB if large else PEAK_MB
    memory = Aim(f"under {most:,} MB", f"{ours.peak_mb:.1f}", ours.peak_mb < most)
    if large:
        seconds = Aim(f"under {LARGE_SECONDS} s", f"{ours.wall:.1f}", ours.wall < LARGE_SECONDS)
        return [seconds, memory]
    speeds = []
    for peer in others:
        if peer.failure is None:
            times, ratio = TIMES[peer.name], peer.wall / ours.wall
            text = f"{times} times as fast as {peer.name}"
            speeds.append(Aim(text, f"{ratio:.1f}", ratio >= times))
    return [*speeds, memory]


def aims_table(rows: list[Aim]) -> str:
    """Which aims are met."""
    lines = ["| aim | measured | |", "|---|--:|---|"]
    lines += [f"| {a.text} | {a.measured} | {'met' if a.is_met else 'missed'} |" for a in rows]
    return "\n".join(lines)


def is_met(tools: list[Tool], *, large: bool) -> bool:
    """Whether every tool ran and every aim is met."""
    ran = all(tool.failure is None for tool in tools)
    return ran and all(aim.is_met for aim in aims(tools, large=large))


def as_json(tools: list[Tool]) -> str:
    """Every sample, for other programs."""
    document = [
        {
            "name": tool.name,
            "failure": tool.failure,
            "page_mb": tool.page_mb,
            "samples": [asdict(sample) for sample in tool.samples],
        }
        for tool in tools
    ]
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
