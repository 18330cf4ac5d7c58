"""The program that `Marquee.local` starts: found, or not; working, or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.service import BINARY

from marquee import LocalServerFailed, Marquee
from marquee._local import LocalServer, database_url, find_binary


def test_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARQUEE_BINARY", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(LocalServerFailed, match="marquee is not found") as caught:
        Marquee.local()
    assert caught.value.code == "MQ695" and "MARQUEE_BINARY" in str(caught.value)
    monkeypatch.setenv("MARQUEE_BINARY", BINARY)
    assert find_binary(None) == BINARY
    with pytest.raises(LocalServerFailed, match="/nowhere/marquee"):
        find_binary("/nowhere/marquee")


def test_a_program_that_fails(tmp_path: Path, logs: Path) -> None:
    error = '{"error": {"code": "MQ501", "message": "cannot open", "details": ["d"]}}'
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho '{error}'\nexit 73\n")
    program.chmod(0o755)
    with pytest.raises(LocalServerFailed, match="no token could be made") as caught:
        LocalServer("x.sqlite", "scientist", str(program))
    assert caught.value.details == ("MQ501: cannot open", "d")
    program.write_text(
        '#!/bin/sh\n[ $1 = user ] && echo \'{"token": "t"}\' && exit\necho broken >&2\nexit 1\n'
    )
    with pytest.raises(LocalServerFailed, match="the server did not start") as caught:
        LocalServer("x.sqlite", "scientist", str(program))
    assert caught.value.details == ("broken",)
    assert list(logs.iterdir()) == [program]


def test_database_urls() -> None:
    assert database_url("marquee.sqlite") == "sqlite:marquee.sqlite"
    assert database_url("sqlite:a") == "sqlite:a"
    assert database_url("mysql://u:p@h/d") == "mysql://u:p@h/d"
    assert database_url(Path("a b.sqlite")) == "sqlite:a b.sqlite"
