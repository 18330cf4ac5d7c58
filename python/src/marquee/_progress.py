"""How far a sandbox is that is being made, on standard error."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from ._http import Transport
from .errors import MarqueeError

_PATIENCE = 1.0
_POLL = 0.3
_Answer = TypeVar("_Answer")


def showing(
    transport: Transport, name: str, make: Callable[[], _Answer], *, shown: bool
) -> _Answer:
    """Makes a copy; when that takes more than a second, says on standard error how far it is."""
    if not shown:
        return make()
    done: list[_Answer] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            done.append(make())
        except BaseException as fault:
            failed.append(fault)

    # A daemon, so that an interrupt is obeyed at once; the server makes the copy all the same.
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    start = time.monotonic()
    thread.join(_PATIENCE)
    said = ""
    while thread.is_alive():
        share = _share(transport, name)
        seconds = f"{time.monotonic() - start:.0f} s"
        text = f"sandbox {name}: " + (seconds if share is None else f"{share:.0%}, {seconds}")
        sys.stderr.write("\r" + text.ljust(len(said)))
        sys.stderr.flush()
        said = text
        thread.join(_POLL)
    if said:
        sys.stderr.write("\r" + " " * len(said) + "\r")
        sys.stderr.flush()
    if failed:
        raise failed[0]
    return done[0]


def _share(transport: Transport, name: str) -> float | None:
    with contextlib.suppress(MarqueeError):
        for one in transport.call("GET", "/v1/sandboxes")[0]["making"]:
            if one["sandbox"].split("/", 1)[-1] == name:
                return float(one["done"])
    return None
