"""A server of one's own, for as long as a notebook runs."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import select
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from .errors import LocalServerFailed

_START_SECONDS = 30.0
_STOP_SECONDS = 10.0
_GUARD = Path(__file__).with_name("_guard.py")


class LocalServer:
    """Starts ``marquee serve`` on a free loopback port, with a user and token of its own.

    A process beside it (`_guard`) ends the server when this one does, and revokes the token.

    Attributes:
        url: where the server listens.
        token: holds for a day at most.

    Raises:
        LocalServerFailed: when the program is not found, or does not start.
    """

    def __init__(self, database: str, role: str, binary: str | None) -> None:
        self._binary = find_binary(binary)
        self._database = database_url(database)
        self._owner = os.getpid()
        self._lock = threading.Lock()
        self.token = ""
        self.url = ""
        user = f"local-{secrets.token_hex(6)}"
        self.token = self._add_user(user, role)
        descriptor, log = tempfile.mkstemp(prefix="marquee-", suffix=".log")
        os.close(descriptor)
        self._log = Path(log)
        # A session of its own: an interrupt of the notebook is none of the server.
        self._guard = subprocess.Popen(
            [sys.executable, "-I", "-S", _GUARD, log, self._binary, self._database, user],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self.url = self._address()
        except BaseException:
            self.close()
            raise

    @property
    def pid(self) -> int:
        """Of the process beside the server."""
        return self._guard.pid

    def close(self) -> None:
        """Ends the server and revokes the token; waits until both is done."""
        # A fork of this process has the object too, but the server is not its own.
        if os.getpid() != self._owner:
            return
        with self._lock:
            for pipe in (self._guard.stdin, self._guard.stdout):
                if pipe:
                    with contextlib.suppress(OSError):
                        pipe.close()
            try:
                self._guard.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._guard.kill()
                self._guard.wait()
            self._log.unlink(missing_ok=True)

    def _add_user(self, user: str, role: str) -> str:
        arguments = ["user", "add", user, "--role", role, "--expires-in", "1"]
        command = [self._binary, *arguments, "--database", self._database, "--format", "json"]
        try:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise LocalServerFailed(
                f"{self._binary} does not run", details=[type(fault).__name__]
            ) from None
        answer = _json(done.stdout)
        if done.returncode or "token" not in answer:
            raise _failed("no token could be made", answer, done.stderr)
        return str(answer["token"])

    def _address(self) -> str:
        assert self._guard.stdout
        output = self._guard.stdout.fileno()
        said = b""
        end = time.monotonic() + _START_SECONDS
        while select.select([output], [], [], max(0.0, end - time.monotonic()))[0]:
            block = os.read(output, 65536)
            said += block
            answer = _json(said.decode(errors="replace"))
            if "address" in answer:
                return str(answer["address"])
            if not block:
                break
        raise _failed(
            "the server did not start", _json(said.decode(errors="replace")), self._text()
        )

    def _text(self) -> str:
        return self._log.read_text(errors="replace")


def find_binary(binary: str | None) -> str:
    """The path of ``marquee``: the given one, that of MARQUEE_BINARY, or the one on the PATH."""
    wanted = binary or os.environ.get("MARQUEE_BINARY") or "marquee"
    found = shutil.which(wanted)
    if not found:
        raise LocalServerFailed(
            f"the program {wanted} is not found",
            hint="give its path as binary=… or in MARQUEE_BINARY, or put it on the PATH",
        )
    return os.path.abspath(found)


def database_url(database: str | os.PathLike[str]) -> str:
    """The URL of a database: itself, or that of a file of SQLite."""
    text = os.fspath(database)
    return text if text.startswith(("sqlite:", "mysql:")) else f"sqlite:{text}"


def _json(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _failed(message: str, answer: dict[str, Any], log: str) -> LocalServerFailed:
    error = answer.get("error") or {}
    facts = (
        [f"{error['code']}: {error.get('message', '')}", *error.get("details", ())] if error else []
    )
    return LocalServerFailed(
        message, details=facts or log.strip().splitlines()[-5:], hint=error.get("hint")
    )
