"""The examples of the documentation run as they stand, one after the other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from support.service import BINARY, IS_REAL, make_warehouse

import marquee

DOCS = Path(__file__).parent.parent.parent / "docs" / "python.md"


def test_the_examples_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MARQUEE_BINARY", BINARY)
    made = Path(make_warehouse(tmp_path, "sqlite").removeprefix("sqlite:"))
    made.rename(tmp_path / "marquee.sqlite")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for example in re.findall(r"```python\n(.*?)```", DOCS.read_text(), re.DOTALL):
        if IS_REAL or not re.search(r"sandbox|promote|undo", example):
            exec(example, names)
    said = capsys.readouterr().out
    assert "statement 2 of 2" in said and "nothing was changed" in said
    assert names["best"].shape[1] == 5 and names["longest"] > 0
    assert names["after"]["reason"].all() and names["saved"].attrs["run"]


def test_every_exception_is_listed() -> None:
    text = DOCS.read_text()
    for name in marquee.__all__:
        public = getattr(marquee, name)
        if issubclass(public, (Exception, Warning)):
            assert f"`{name}`" in text, name
