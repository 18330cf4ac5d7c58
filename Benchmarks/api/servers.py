"""Starts the servers on loopback and ends them again."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent

#: Seconds that a server may take until it answers.
PATIENCE = 60.0


@dataclass(frozen=True)
class Running:
    """A server that answers. The token is that of ours."""

    url: str
    process: subprocess.Popen[str]
    token: str | None = None

    def stop(self) -> None:
        """End the server with the processes it has started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def marquee(binary: str, database: str) -> Running:
    """Our server, with a new user of it."""
    added = subprocess.run(
        [binary, "user", "add", "bench", "--role", "engineer"]
        + ["--database", database, "--format", "json"],
        capture_output=True,
        text=True,
        check=True,
    )
    process = start(
        [binary, "serve", "--database", database, "--port", "0", "--rate-limit", "0"]
        + ["--format", "json"],
        stdout=subprocess.PIPE,
    )
    server = Running("", process)
    try:
        address = object_of(process)["address"]
    except (OSError, ValueError):
        server.stop()
        raise
    return Running(address, process, json.loads(added.stdout)["token"])


def object_of(process: subprocess.Popen[str]) -> dict[str, str]:
    """The JSON object that a process prints when it is ready."""
    assert process.stdout is not None
    output = process.stdout.fileno()
    printed = b""
    while not printed.endswith(b"}\n"):
        if not select.select([output], [], [], PATIENCE)[0]:
            raise TimeoutError(f"{process.args} is not ready")
        block = os.read(output, 4096)
        if not block:
            break
        printed += block
    return json.loads(printed)


def datasette(file: Path) -> Running:
    """Datasette on a file that it may take for unchanging, which spares it work."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(file)]
    process = start([*command, "--host", "127.0.0.1", "--port", str(port)])
    return when_ready(Running(f"http://127.0.0.1:{port}", process), "/-/versions.json")


def fastapi(database: str) -> Running:
    """The service of peer_fastapi.py, as uvicorn runs it with two workers."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "peer_fastapi:app", "--app-dir", str(HERE)]
    process = start(
        [*command, "--host", "127.0.0.1", "--port", str(port), "--workers", "2"],
        environment={"DATABASE_URL": database},
    )
    return when_ready(Running(f"http://127.0.0.1:{port}", process), "/openapi.json")


def start(
    command: list[str],
    *,
    environment: dict[str, str] | None = None,
    stdout: int = subprocess.DEVNULL,
) -> subprocess.Popen[str]:
    """Start a command in a group of its own. Its log is written, as it usually is, to nowhere."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        env={**os.environ, **(environment or {})},
    )


def when_ready(server: Running, path: str) -> Running:
    """Wait until the server answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.process.poll() is None:
        try:
            with urllib.request.urlopen(server.url + path, timeout=5):
                return server
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    server.stop()
    raise RuntimeError(f"{server.process.args} does not answer")


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
