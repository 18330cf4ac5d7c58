"""The client: `Marquee`."""

from __future__ import annotations

import weakref
from types import TracebackType

import pandas as pd

from ._http import Transport
from ._reading import Reading
from ._stream import null_marker
from ._writing import Writing
from .model import Me, Schema


class Marquee(Reading, Writing):
    """A connection to a Marquee server; a context manager that closes it.

    Args:
        url: of the server, such as ``"http://127.0.0.1:8787"``.
        token: from ``marquee user add``.
        timeout: seconds without a byte from the server after which a request fails; None: never.

    Every method raises a `MarqueeError`: the server's own by the class of its code, or
    `ConnectionFailed` when nobody answers after three more attempts.
    """

    def __init__(self, url: str, token: str, *, timeout: float | None = 300.0) -> None:
        self._transport = Transport(url, token, timeout)
        self._null = null_marker()
        weakref.finalize(self, self._transport.close)

    @property
    def url(self) -> str:
        """Where the server is."""
        return str(self._transport.url)

    def schema(self) -> Schema:
        """The tables, their columns and keys, and what they mean."""
        return Schema.of(self._transport.call("GET", "/v1/schema")[0])

    def me(self) -> Me:
        """Whose the token is, and what it allows."""
        return Me.of(self._transport.call("GET", "/v1/me")[0])

    def audit(self, limit: int = 100, *, before: int | None = None) -> pd.DataFrame:
        """The audit log, newest entry first; takes the role engineer.

        Args:
            before: only entries with a smaller number; ``attrs["next_before"]`` is the one with
                which to ask for the next page, None on the last one.
        """
        params = {"limit": limit} | ({} if before is None else {"before": before})
        answer, _ = self._transport.call("GET", "/v1/audit", params=params)
        frame = pd.DataFrame(answer["entries"])
        frame.attrs["next_before"] = answer.get("next_before")
        return frame

    def close(self) -> None:
        """Ends the connection. It can be called twice."""
        self._transport.close()

    def __enter__(self) -> Marquee:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Marquee {self.url}>"
