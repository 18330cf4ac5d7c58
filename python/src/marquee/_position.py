"""Positions in the log of the database: writes give them, reads ask for them."""

from __future__ import annotations

import contextlib
import threading


class Positions:
    """The furthest of some positions, such as ``0-1-42``; safe to use from several threads, whose
    writes may be answered in another order than they were committed in."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._commits: dict[str, tuple[int, str]] = {}

    def note(self, position: str | None) -> None:
        """Takes one position more, or several between commas."""
        with self._lock:
            for commit in (position or "").split(","):
                with contextlib.suppress(ValueError):
                    domain, _, number = commit.split("-")
                    known = self._commits.get(domain, (-1, ""))
                    self._commits[domain] = max(known, (int(number), commit))

    @property
    def furthest(self) -> str | None:
        """Of each domain the last; None when there is none."""
        with self._lock:
            return ",".join(commit for _, commit in self._commits.values()) or None
