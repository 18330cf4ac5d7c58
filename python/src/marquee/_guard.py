"""Runs a server for as long as another process wants it.

Started as ``python _guard.py LOG BINARY DATABASE USER`` with a pipe as standard input. It starts
the server, which says its address on standard output, and ends it when the pipe is closed: by
whoever holds its other end, or because that process is no more, however it ended. Then the user
is revoked, and the log removed. It stands alone and imports nothing but the standard library, so
that it starts quickly.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading

_OPTIONS = [
    *("--port", "0", "--format", "json"),
    # It has one user, who is not in anybody's way.
    *("--rate-limit", "0", "--log-level", "warning"),
]
_GRACE = 5.0
"""Seconds that the server has to end what it is doing."""
_PR_SET_PDEATHSIG = 1


def main(log: str, binary: str, database: str, user: str) -> int:
    """Runs until the server has ended; its exit status."""
    with open(log, "ab") as errors:
        server = subprocess.Popen(
            [binary, "serve", "--database", database, *_OPTIONS],
            stdin=subprocess.DEVNULL,
            stderr=errors,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )
    # Only the server holds the other end of this now: who reads it sees that the server ended.
    with open(os.devnull, "wb") as nothing:
        os.dup2(nothing.fileno(), 1)
    watch = threading.Thread(target=_end_with_pipe, args=(server,))
    watch.start()
    status = server.wait()
    subprocess.run(
        [binary, "user", "revoke", user, "--database", database, "--format", "json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=30,
        check=False,
    )
    # The log of a server that ended by itself is still of use to the other process.
    watch.join()
    with contextlib.suppress(OSError):
        os.unlink(log)
    return status


def _end_with_pipe(server: subprocess.Popen[bytes]) -> None:
    while os.read(0, 64):
        pass
    server.terminate()
    try:
        server.wait(_GRACE)
    except subprocess.TimeoutExpired:
        server.kill()


def _die_with_parent() -> None:
    """Ends the server with this process, even where this one is killed."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
