"""What goes wrong, as exceptions. Every one is a `MarqueeError` with a stable code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class MarqueeError(Exception):
    """An error of the server or of this client.

    Attributes:
        code: stable and documented, such as ``"MQ304"``; ``"HTTP502"`` for an answer that is not
            the server's own, a proxy's for example.
        message: one sentence.
        details: facts that help to find the cause, such as ``"statement 2 of 3"``.
        hint: what to do about it, if that is known.
        request_id: finds the request in the server's log.
        status: of the HTTP answer; None when there was none.
        rolled_back: True when the server says that nothing was changed.
        retry_after: seconds after which the server wants to be asked again, where it says so.
    """

    code: str = "MQ901"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        details: Sequence[str] = (),
        hint: str | None = None,
        request_id: str | None = None,
        status: int | None = None,
        rolled_back: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.details = tuple(details)
        self.hint = hint
        self.request_id = request_id
        self.status = status
        self.rolled_back = rolled_back
        self.retry_after = retry_after

    def __str__(self) -> str:
        lines = [f"{self.code}: {self.message}", *(f"  {detail}" for detail in self.details)]
        if self.rolled_back:
            lines.append("  nothing was changed")
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        if self.request_id:
            lines.append(f"  request: {self.request_id}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors travel between processes whole."""
        return (type(self), (self.message,), self.__dict__)


class RequestError(MarqueeError):
    """MQ1xx: the request itself is not right, such as parameters that don't fit (MQ112)."""


class AccessError(MarqueeError):
    """MQ2xx: the token, the role or a rate limit is in the way."""


class QueryError(MarqueeError):
    """MQ3xx: the statement is refused, fails, or takes longer than it may."""


class UndoError(QueryError):
    """A write can't be taken back: later ones stand in the way (MQ318, the details name the rows),
    it is nothing of the kind (MQ319), or there is no such entry (MQ320)."""

    code = "MQ318"


class SandboxError(QueryError):
    """A sandbox is unknown or has expired (MQ321), its name is taken (MQ322), or it takes more than
    it may (MQ323); a promote meets rows that the warehouse has changed too (MQ324), or tables that
    are not promoted (MQ325)."""

    code = "MQ321"


class StoreError(MarqueeError):
    """MQ5xx: the database says no: a constraint, a lock, a full disk."""


class RecommendationError(MarqueeError):
    """MQ6xx: the recommender can't answer: a title it does not know, a filter it can't read.

    MQ691 is the client's own: nothing was recommended that could be written back.
    """

    code = "MQ691"


class IncompleteResult(MarqueeError):
    """MQ692: a result whose end is missing or does not match what came; use no part of it."""

    code = "MQ692"


class ConnectionFailed(MarqueeError):
    """MQ693: nobody answers at the URL, or the connection was lost, after all retries."""

    code = "MQ693"


class TypeWidened(MarqueeError):
    """MQ694: a value of a stream does not fit the type its column began with."""

    code = "MQ694"


class LocalServerFailed(MarqueeError):
    """MQ695: the server of `Marquee.local` can't be found or does not start."""

    code = "MQ695"


class TruncatedResult(UserWarning):
    """A result is shorter than what was asked for, because the role's limits end it."""


_CLASSES = {
    "MQ1": RequestError,
    "MQ2": AccessError,
    "MQ3": QueryError,
    "MQ5": StoreError,
    "MQ6": RecommendationError,
}
_SPECIAL: dict[str, type[MarqueeError]] = {
    **dict.fromkeys(["MQ318", "MQ319", "MQ320"], UndoError),
    **dict.fromkeys(["MQ321", "MQ322", "MQ323", "MQ324", "MQ325"], SandboxError),
}


def error_from(
    body: object, *, status: int | None = None, request_id: str | None = None, retry_after: str = ""
) -> MarqueeError:
    """The exception for ``{"error": {…}}``, or for its inner object, of an answer or a stream."""
    inner = body.get("error", body) if isinstance(body, Mapping) else None
    if not isinstance(inner, Mapping) or "code" not in inner:
        return MarqueeError(
            "the answer is not Marquee's: is the URL right?",
            code=f"HTTP{status or 0}",
            status=status,
            request_id=request_id,
        )
    code = str(inner["code"])
    kind = _SPECIAL.get(code) or _CLASSES.get(code[:3], MarqueeError)
    return kind(
        str(inner.get("message", "")),
        code=code,
        details=[str(detail) for detail in inner.get("details") or ()],
        hint=inner.get("hint"),
        request_id=inner.get("request_id") or request_id,
        status=status,
        rolled_back=bool(inner.get("rolled_back", False)),
        retry_after=seconds(retry_after),
    )


def seconds(retry_after: str) -> float | None:
    """The header ``retry-after`` in seconds; None when it has no number."""
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        return None
