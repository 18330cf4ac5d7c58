"""Servers that misbehave: one cuts what another sends, one answers by a script."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

_KEEP = re.compile(rb"\r\nconnection: keep-alive", re.IGNORECASE)


class Listener:
    """Accepts connections on a loopback port and hands each to a thread."""

    def __init__(self, serve: Callable[[socket.socket], None]) -> None:
        self._serve = serve
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._guarded, args=(connection,), daemon=True).start()

    def _guarded(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            self._serve(connection)

    def close(self) -> None:
        # A thread that waits in accept is not woken by close alone.
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


def received(connection: socket.socket) -> bytes:
    """One whole request; empty when the client has closed the connection."""
    data = b""
    while b"\r\n\r\n" not in data:
        block = connection.recv(65536)
        if not block:
            return b""
        data += block
    head, _, body = data.partition(b"\r\n\r\n")
    size = 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            size = int(line.split(b":")[1])
    while len(body) < size:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


class Cut:
    """Where a proxy cuts answers: after so many bytes, if it is not None."""

    limit: int | None = None
    once = False
    """Whether only the next answer is cut."""
    sent = 0
    """Bytes of the last answer that were let pass."""


@contextlib.contextmanager
def cutting(url: str) -> Iterator[tuple[str, Cut]]:
    """A proxy that closes the connection in the midst of an answer."""
    cut = Cut()
    target = urlsplit(url)

    def serve(connection: socket.socket) -> None:
        with socket.create_connection((target.hostname or "", target.port or 0)) as server:
            server.sendall(_KEEP.sub(b"\r\nConnection: close", received(connection), count=1))
            cut.sent = 0
            while block := server.recv(65536):
                part = block if cut.limit is None else block[: cut.limit - cut.sent]
                cut.sent += len(part)
                connection.sendall(part)
                if cut.sent == cut.limit:
                    cut.limit = None if cut.once else cut.limit
                    return

    listener = Listener(serve)
    try:
        yield listener.url, cut
    finally:
        listener.close()


class Scripted:
    """Answers each request by the next of some raw answers; None closes the connection."""

    def __init__(self, *answers: bytes | None) -> None:
        self.answers = list(answers)
        self.requests: list[bytes] = []
        self._listener = Listener(self._serve)
        self.url = self._listener.url

    def _serve(self, connection: socket.socket) -> None:
        while request := received(connection):
            self.requests.append(request)
            answer = self.answers.pop(0)
            if answer is None:
                return
            connection.sendall(answer)

    def __enter__(self) -> Scripted:
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()


def answer(
    body: bytes, status: str = "200 OK", *headers: str, kind: str = "application/json"
) -> bytes:
    """A raw answer with the right length."""
    lines = [
        f"HTTP/1.1 {status}",
        f"content-type: {kind}",
        f"content-length: {len(body)}",
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body
