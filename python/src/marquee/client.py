"""The client: `Marquee`."""

from __future__ import annotations

import weakref
from types import TracebackType
from typing import TYPE_CHECKING

import pandas as pd

from . import _local
from ._http import Transport
from ._recommending import Recommending
from ._report import Report
from ._report import require as require_altair
from ._sandbox import Sandboxes
from ._stream import null_marker
from ._undoing import Undoing
from ._values import datetimes
from ._writing import Writing
from .model import Me

if TYPE_CHECKING:
    import altair


class Marquee(Writing, Undoing, Sandboxes, Recommending):
    """A connection to a Marquee server; a context manager that closes it.

    Args:
        url: of the server, such as ``"http://127.0.0.1:8787"``.
        token: from ``marquee user add``.
        timeout: seconds without a byte from the server after which a request fails; None: never.
        read_own_writes: whether every read contains what this object has written before, also
            where a replica answers; a read right after a write may then take a little longer.
        quiet: whether nothing is said on standard error while a sandbox is made, which otherwise is
            done on a terminal.

    Every method raises a `MarqueeError`: the server's own by the class of its code, or
    `ConnectionFailed` when nobody answers after three more attempts.
    """

    def __init__(
        self,
        url: str,
        token: str,
        *,
        timeout: float | None = 300.0,
        read_own_writes: bool = False,
        quiet: bool = False,
    ) -> None:
        self._transport = Transport(url, token, timeout)
        self._reads_own_writes = read_own_writes
        self._null = null_marker()
        self._quiet = quiet
        self._server: _local.LocalServer | None = None
        weakref.finalize(self, self._transport.close)

    @classmethod
    def local(
        cls,
        database: str = "marquee.sqlite",
        *,
        role: str = "scientist",
        binary: str | None = None,
        timeout: float | None = 300.0,
        quiet: bool = False,
    ) -> Marquee:
        """Starts a server of one's own on this machine, which ends with the object.

        Args:
            database: a file of SQLite, or a database URL (``sqlite:…``, ``mysql://…``).
            role: what the token allows: ``"analyst"``, ``"scientist"`` or ``"engineer"``.
            binary: path of the program ``marquee``; otherwise that of ``MARQUEE_BINARY``, or the
                one on the PATH.

        The token is a new one that ends to hold with the object, after a day at most. The server
        ends by `close`, with the process, and when the process is killed. Sandboxes are its
        user's and go with it: by `close` at once, else after a day.

        Raises:
            LocalServerFailed: MQ695, when the program is not found or does not start.
        """
        server = _local.LocalServer(database, role, binary)
        try:
            client = cls(server.url, server.token, timeout=timeout, quiet=quiet)
        except BaseException:
            server.close()
            raise
        client._server = server
        client._is_local = True
        weakref.finalize(client, server.close)
        return client

    @property
    def url(self) -> str:
        """Where the server is."""
        return str(self._transport.url)

    @property
    def last_position(self) -> str | None:
        """How far what this object has written goes in the database's log, for ``after=`` of
        another one's read; None before the first write, and where the database keeps no log."""
        return self._transport.written.furthest

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
        for name in {"id", "token_id", "rows_affected", "milliseconds"} & set(frame.columns):
            frame[name] = frame[name].astype("Int64")
        if "at" in frame:
            frame["at"] = datetimes(frame["at"].to_numpy(dtype=object))
        frame.attrs["next_before"] = answer.get("next_before")
        return frame

    def report(self) -> Report:
        """The exploratory report: ``report["genres"].frame`` is the table of a figure, and
        ``report["genres"].finding`` what is seen in it."""
        return Report(self._transport.call("GET", "/v1/report")[0])

    def chart(self, figure: str) -> altair.Chart:
        """The picture of a figure of the report, such as ``"genres"``, as a chart of Altair.

        Raises:
            ImportError: when altair is not installed.
            KeyError: when there is no such figure.
            ValueError: when the figure is a table alone.
        """
        require_altair()
        return self.report()[figure].chart()

    def close(self) -> None:
        """Ends the connection, and the server of `local`. It can be called twice."""
        if self._server and not self._transport.is_closed:
            self._drop_all()
        self._transport.close()
        if self._server:
            self._server.close()

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
