"""Errors as exceptions, and what a client says of itself."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from support.proxy import answer
from support.service import Service

import marquee
from marquee import (
    AccessError,
    Marquee,
    MarqueeError,
    QueryError,
    RecommendationError,
    RequestError,
    StoreError,
)
from marquee.errors import error_from

Make = Callable[..., tuple[Marquee, Any]]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("MQ103", RequestError),
        ("MQ204", AccessError),
        ("MQ314", QueryError),
        ("MQ507", StoreError),
        ("MQ602", RecommendationError),
        ("MQ901", MarqueeError),
        ("MQ777", MarqueeError),
    ],
)
def test_classes(code: str, kind: type[MarqueeError]) -> None:
    assert type(error_from({"error": {"code": code, "message": "m"}})) is kind


def test_all_is_kept_and_shown() -> None:
    body = {
        "code": "MQ507",
        "message": "a constraint refused it",
        "details": ["statement 2 of 3", "titles.id"],
        "hint": "look",
        "request_id": "abc",
        "rolled_back": True,
    }
    error = error_from({"error": body}, status=409)
    assert (error.message, error.hint, error.status) == ("a constraint refused it", "look", 409)
    for one in (error, pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(one) is StoreError
        assert str(one) == (
            "MQ507: a constraint refused it\n  statement 2 of 3\n  titles.id\n"
            "  nothing was changed\n  hint: look\n  request: abc"
        )


def test_answers_of_others(scripted: Make) -> None:
    client, _ = scripted(
        answer(b"<html>", "502 Bad Gateway"), answer(b"[]"), answer(b"{"), answer(b'"x"')
    )
    with pytest.raises(MarqueeError, match="HTTP502"):
        client.me()
    for _ in range(3):
        with pytest.raises(MarqueeError):
            client.me()


def test_unknown_token(service: Service) -> None:
    with Marquee(service.url, "mq_0_wrong") as client, pytest.raises(AccessError) as caught:
        client.read("SELECT 1")
    assert (caught.value.code, caught.value.status) == ("MQ202", 401)


def test_the_token_is_shown_nowhere(scripted: Make) -> None:
    client, server = scripted(answer(b"{}", "500 Internal Server Error"))
    with pytest.raises(MarqueeError) as caught:
        client.me()
    assert b"authorization: bearer token" in server.requests[0].lower()
    assert "token" not in repr(client) + repr(caught.value) + str(caught.value)


@pytest.mark.parametrize("url", ["", "127.0.0.1:8787", "ftp://host", "http://"])
def test_what_is_no_url(url: str) -> None:
    with pytest.raises(ValueError, match="URL"):
        Marquee(url, "token")


def test_no_token() -> None:
    with pytest.raises(ValueError, match="token"):
        Marquee("http://127.0.0.1:8787", " ")


def test_everything_public_is_documented() -> None:
    for name in marquee.__all__:
        public = getattr(marquee, name)
        assert public.__doc__
        for key, value in vars(public).items():
            assert key.startswith("_") or not callable(value) or value.__doc__, f"{name}.{key}"
