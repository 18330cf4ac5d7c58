"""What measured numbers depend on: the machine and the versions of what ran."""

from __future__ import annotations

import os
import platform
from importlib import metadata
from pathlib import Path


def machine_line(*more: str) -> str:
    """Processor, cores, kernel and Python in a line, with what else is given."""
    system = f"{platform.system()} {platform.release()}"
    parts = [cpu_model(), f"{cores()} cores", system, f"Python {platform.python_version()}", *more]
    return f"Machine: {', '.join(parts)}."


def cpu_model() -> str:
    """The processor's name, as the kernel tells it."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))


def package_version(package: str) -> str:
    """The installed version of a Python package."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"
