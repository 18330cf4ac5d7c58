"""Load from wrk: requests a second and latencies of one server under one kind of request."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent

#: Connections that ask at the same time, each for its next answer when it has the last.
CONNECTIONS = 8

_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1_000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Load:
    """One run: answers a second, and the milliseconds that half and 99 % of them stayed within."""

    per_second: float
    median_ms: float
    p99_ms: float


class LoadFailed(Exception):
    """The server did not answer as it should."""


def run_wrk(url: str, lines: Path, seconds: int, post: tuple[str, str] | None) -> Load:
    """Ask for so many seconds.

    Args:
        lines: the requests; see replay.lua.
        post: the path and the token of requests that are bodies; an empty path for requests that are
            paths and take a token.
    """
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "--latency"]
    command += ["-s", str(HERE / "replay.lua"), url, "--", str(lines), *(post or ())]
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60)
    if done.returncode != 0:
        raise LoadFailed(f"wrk: {done.stderr.strip() or done.stdout.strip()}")
    for sign in ("Non-2xx", "Socket errors"):
        if sign in done.stdout:
            raise LoadFailed(
                next(line.strip() for line in done.stdout.splitlines() if sign in line)
            )
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    if rate is None:
        raise LoadFailed(f"wrk said: {done.stdout}")
    return Load(float(rate[1]), percentile(done.stdout, 50), percentile(done.stdout, 99))


def percentile(output: str, percent: int) -> float:
    """A latency of wrk's output in milliseconds."""
    found = re.search(rf"^\s+{percent}%\s+([\d.]+)(us|ms|s|m)$", output, re.MULTILINE)
    if found is None:
        raise LoadFailed(f"wrk said: {output}")
    return float(found[1]) * _MILLISECONDS[found[2]]
