"""The example is run as it stands; it takes no Jupyter."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from support.service import BINARY, make_warehouse

from marquee import Marquee

EXAMPLES = Path(__file__).parent.parent / "examples"


def _run(cell: str, names: dict[str, Any]) -> Any:
    """Runs a cell and gives the value of its last expression, if that is what it ends with."""
    body = ast.parse(cell).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def _run_all(notebook: str, names: dict[str, Any]) -> list[Any]:
    """Runs all cells, which are kept without their outputs, and gives their values."""
    values = []
    for cell in json.loads((EXAMPLES / notebook).read_text())["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None
            values.append(_run("".join(cell["source"]), names))
    return values


def test_quickstart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MARQUEE_BINARY", BINARY)
    monkeypatch.setenv("MARQUEE_DATABASE", make_warehouse(tmp_path, "sqlite"))
    names: dict[str, Any] = {}
    values = _run_all("quickstart.ipynb", names)
    assert values[0].role == "scientist"
    assert len(values[1]) > 0 and list(values[1].columns)[:2] == ["id", "title"]
    assert values[3]["titles"].tolist() == [0]
    (trial,) = (value for value in values if isinstance(value, tuple) and len(value) == 3)
    assert trial[1] > 0 and trial[2] == 3
    said = capsys.readouterr().out
    assert "MQ507" in said and "statement 2 of 2" in said and "MQ313" in said
    assert names["trial"].outcome == "rolled-back"
    with pytest.raises(RuntimeError, match="closed"):
        names["warehouse"].me()


def test_exploration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("altair")
    pytest.importorskip("scipy")
    monkeypatch.setenv("MARQUEE_BINARY", BINARY)
    monkeypatch.setenv("MARQUEE_DATABASE", make_warehouse(tmp_path, "sqlite"))
    names: dict[str, Any] = {}
    values = _run_all("exploration.ipynb", names)
    assert "genres: " in repr(values[0]) and "genres" in values[4]
    assert names["genres"].finding in capsys.readouterr().out
    charts = [
        value.to_dict()
        for value in values
        if hasattr(value, "to_dict") and hasattr(value, "properties")
    ]
    assert len(charts) == 3
    assert charts[1]["title"] == "Genres, as the report has them"
    assert names["ranks"].shape == (3, 3) and len(names["by_decade"]) > 1


def test_marquee_is_what_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text()
    example = readme.split("```python\n")[1].split("```")[0]
    monkeypatch.setenv("MARQUEE_BINARY", BINARY)
    database = make_warehouse(tmp_path, "sqlite")
    assert Marquee.local.__doc__ and '"marquee.sqlite"' in example
    exec(example.replace("marquee.sqlite", database), {})
