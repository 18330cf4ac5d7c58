"""Run a command as a process of its own and measure it. Linux only."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

#: prctl's number for "orphaned descendants become my children".
PR_SET_CHILD_SUBREAPER = 36

#: How much of a failed command's output an error shows.
LOG_TAIL = 2_000


@dataclass(frozen=True)
class Sample:
    """One run: seconds on the clock, seconds of CPU (user and system, threads
    and children included), and the peak of resident memory in MB (10^6 bytes)."""

    wall: float
    cpu: float
    peak_mb: float


class RunFailed(Exception):
    """The command could not start, ended with an error or ran out of time. The
    first line of the text says so, the others are what the command printed."""


def run(command: list[str], timeout: float) -> Sample:
    """Run a command to its end, at most `timeout` seconds, and measure it."""
    become_subreaper()
    with tempfile.NamedTemporaryFile(prefix="bench-", suffix=".log") as log:
        start = time.perf_counter()
        group, pid = launch(command, log.name)
        try:
            ended = wait_for_end(pid, timeout)
            wall = time.perf_counter() - start
        finally:
            kill_group(group)
        _, status, usage = os.wait4(pid, 0)
        if not ended:
            raise RunFailed(f"not done after {timeout:g} s")
        if status != 0:
            code = os.waitstatus_to_exitcode(status)
            raise RunFailed(f"exit code {code}\n{tail_of(log.name)}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


@cache
def become_subreaper() -> None:
    """Adopt what the launching shell leaves behind."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER) failed")


def launch(command: list[str], log: str) -> tuple[int, int]:
    """Start the command; returns its process group and its pid.

    A shell stands between because Linux carries ru_maxrss over fork and exec:
    a direct child of this script could never show less memory than Python
    itself has. The shell starts the command in the background and ends, which
    makes the command our child, with the shell's 2 MB as the least it can show.
    """
    shell = subprocess.Popen(
        ["/bin/sh", "-c", '"$@" >"$0" 2>&1 </dev/null & echo $!', log, *command],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    output, _ = shell.communicate()
    return shell.pid, int(output)


def wait_for_end(pid: int, timeout: float) -> bool:
    """Wait until a child has ended; False when time is out."""
    descriptor = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        return bool(poll.poll(timeout * 1_000))
    finally:
        os.close(descriptor)


def kill_group(group: int) -> None:
    """End whatever still runs in a process group that `launch` made."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def tail_of(log: str) -> str:
    """The end of a log file."""
    with open(log, encoding="utf-8", errors="replace") as file:
        return file.read()[-LOG_TAIL:].strip()
