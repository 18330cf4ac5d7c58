"""Requests, their repetition, and errors as exceptions."""

from __future__ import annotations

import contextlib
import json
import random
import secrets
import time
from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from ._position import Positions
from .errors import ConnectionFailed, IncompleteResult, MarqueeError, error_from, seconds

RETRIES = 3
"""How often a request is sent again that was not answered, or answered by 429 or 503."""
LONGEST_WAIT = 60.0
"""Seconds; a server that wants to be asked later than that is not waited for."""
_FIRST_PAUSE = 0.2
_CONNECT_SECONDS = 5.0

# Where nothing shows that the server has answered. A time-out is none of these: the server may
# still be at work, and asking again would double it.
_LOST = (httpx.NetworkError, httpx.RemoteProtocolError, httpx.ConnectTimeout)

_sleep = time.sleep


class Transport:
    """Sends requests to one server with one token; safe to use from several threads.

    Args:
        timeout: seconds without a byte from the server after which a request fails; None: never.

    Attributes:
        written: how far its own writes have come in the database's log.
    """

    def __init__(self, url: str, token: str, timeout: float | None) -> None:
        if not token.strip():
            raise ValueError("the token is empty")
        self.url = httpx.URL(url.strip().rstrip("/"))
        if self.url.scheme not in ("http", "https") or not self.url.host:
            raise ValueError(f"not the URL of a server: {url!r}; http://host:port is one")
        self._timeout = timeout
        self.written = Positions()
        is_near = self.url.host in ("127.0.0.1", "::1", "localhost")
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout, connect=_CONNECT_SECONDS, pool=None),
            headers={
                "authorization": f"Bearer {token.strip()}",
                "user-agent": "marquee-python/0.1.0",
                "accept-encoding": "identity" if is_near else "gzip",
            },
            # A proxy is never the way to this machine.
            trust_env=not is_near,
        )

    def close(self) -> None:
        self._client.close()

    @property
    def is_closed(self) -> bool:
        return self._client.is_closed

    def call(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str | int | list[str]] | None = None,
        timeout: float | None = None,
    ) -> tuple[dict[str, Any], httpx.Headers]:
        """The JSON object that answers a request, and the answer's headers.

        Args:
            timeout: seconds that the server itself may take, if they are more than the client's.

        Raises:
            MarqueeError: as the server says; `ConnectionFailed`; `IncompleteResult` for an answer
                that is cut.
        """
        request = self._request(method, path, body, content, headers, params, timeout)
        response = self._send(request, whole=True)
        try:
            answer = response.json()
        except ValueError as fault:
            raise IncompleteResult("the answer was cut, or is not Marquee's") from fault
        if not isinstance(answer, dict):
            raise error_from(None, status=response.status_code)
        return answer, response.headers

    def call_once(
        self,
        path: str,
        key: str | None,
        *,
        headers: Mapping[str, str] | None = None,
        **content: Any,
    ) -> tuple[dict[str, Any], httpx.Headers]:
        """The JSON object that answers a POST which changes something, and the answer's headers.

        Args:
            key: the idempotency key; None for a random one.
            content: `body`, or `content`, and `params` of `call`.

        Raises:
            MarqueeError: as `call`; the details of `ConnectionFailed` have the key.
        """
        key = key or f"marquee-python-{secrets.token_hex(16)}"
        sent = {**(headers or {}), "idempotency-key": key}
        try:
            answer, received = self.call("POST", path, headers=sent, **content)
        except ConnectionFailed as failure:
            failure.details += (f"idempotency_key: {key}",)
            failure.hint = "it may have been done: repeat it with this key, and it is done once"
            raise
        self.written.note(received.get("marquee-position"))
        return answer, received

    @contextlib.contextmanager
    def stream(
        self,
        path: str,
        *,
        body: object,
        accept: str,
        after: str | None = None,
        timeout: float | None = None,
    ) -> Iterator[httpx.Response]:
        """The answer to a POST, whose body has not been read yet; it is closed behind the block.

        Args:
            after: the position in the database's log that the answer must contain.
            timeout: seconds that the server itself may take, if they are more than the client's.
        """
        headers = {"accept": accept} | ({"marquee-after": after} if after else {})
        request = self._request("POST", path, body, None, headers, None, timeout)
        response = self._send(request, whole=False)
        with contextlib.closing(response):
            yield response

    def _request(
        self,
        method: str,
        path: str,
        body: object,
        content: bytes | None,
        headers: Mapping[str, str] | None,
        params: Mapping[str, str | int | list[str]] | None,
        timeout: float | None,
    ) -> httpx.Request:
        sent = dict(headers or {})
        if body is not None:
            content = json.dumps(body, allow_nan=False, ensure_ascii=False).encode()
            sent["content-type"] = "application/json"
        extra: dict[str, Any] = {}
        if timeout is not None and self._timeout is not None and timeout + 10 > self._timeout:
            extra["timeout"] = httpx.Timeout(timeout + 10, connect=_CONNECT_SECONDS, pool=None)
        return self._client.build_request(
            method, f"{self.url}{path}", content=content, headers=sent, params=params, **extra
        )

    def _send(self, request: httpx.Request, *, whole: bool) -> httpx.Response:
        for retry in range(RETRIES + 1):
            pause = _FIRST_PAUSE * 2**retry * random.uniform(0.75, 1.25)
            try:
                response = self._client.send(request, stream=True)
                if whole or response.status_code >= 400:
                    with contextlib.closing(response):
                        response.read()
            except _LOST as fault:
                if retry == RETRIES:
                    raise self._failed(f"{fault or type(fault).__name__}") from fault
            except httpx.TimeoutException as fault:
                raise self._failed(
                    f"no answer within {request.extensions['timeout']['read']} seconds"
                ) from fault
            except httpx.HTTPError as fault:
                raise self._failed(f"{fault}") from fault
            else:
                if response.status_code < 400:
                    return response
                error = _error(response)
                wait = error.retry_after
                if (
                    response.status_code not in (429, 503)
                    or retry == RETRIES
                    or (wait or 0) > LONGEST_WAIT
                ):
                    raise error
                pause = pause if wait is None else wait
            _sleep(pause)
        raise AssertionError("unreachable")

    def _failed(self, reason: str) -> ConnectionFailed:
        return ConnectionFailed(
            f"no answer from {self.url.copy_with(username=None, password=None)}",
            details=[reason],
            hint="is `marquee serve` running there?",
        )


def _error(response: httpx.Response) -> MarqueeError:
    try:
        body = response.json()
    except ValueError:
        body = None
    error = error_from(
        body,
        status=response.status_code,
        request_id=response.headers.get("x-request-id"),
        retry_after=response.headers.get("retry-after", ""),
    )
    error.retry_after = seconds(response.headers.get("retry-after", ""))
    return error


def is_replayed(received: httpx.Headers) -> bool:
    """Whether an answer's headers say that it is an earlier one, given again."""
    replayed: str = received.get("idempotency-replayed", "")
    return replayed.lower() == "true"
