"""The report as frames and charts."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from marquee import Marquee, Report, _stills
from marquee._report import require


@pytest.fixture
def report(warehouse: Marquee) -> Report:
    return warehouse.report()


def test_report_is_its_figures_by_name(report: Report) -> None:
    assert report.database and report.generated_at.endswith("Z")
    assert [name for names in report.sections.values() for name in names] == list(report)
    genres = report["genres"]
    assert genres.n > 0 and genres.finding and genres.rule
    assert len(genres.frame) == len(genres.rows)
    assert list(genres.frame.columns)[:2] == ["genre", "titles"]
    assert genres.frame["titles"].dtype == "Int64"
    assert "genres: " in repr(report) and repr(genres).startswith("<Figure genres: ")
    with pytest.raises(KeyError):
        report["nothing"]


def test_figure_without_rows_has_its_columns(report: Report) -> None:
    for figure in report.values():
        assert tuple(figure.frame.columns) == figure.columns


def test_chart_is_of_altair(warehouse: Marquee, report: Report) -> None:
    pytest.importorskip("altair")
    chart = warehouse.chart("genres").to_dict()
    assert "/vega-lite/v6" in chart["$schema"]
    with pytest.raises(ValueError, match="has no picture"):
        warehouse.chart("alerts")
    with pytest.raises(KeyError):
        warehouse.chart("nothing")


def test_every_picture_is_valid_by_itself(report: Report) -> None:
    pytest.importorskip("altair")
    drawn = [figure for figure in report.values() if figure.specification]
    assert drawn
    for figure in drawn:
        figure.chart().to_dict()


def test_chart_without_altair_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ImportError, match=r"marquee\[pictures\]"):
        require()


def test_stills_are_written_by_their_names(
    report: Report,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("vl_convert")
    genres = dict(report["genres"].specification or {})
    file = tmp_path / "pictures.json"
    file.write_text(json.dumps({"genres": genres, "../up": {}, "alerts": None}))
    for kind, start in (("svg", b"<svg"), ("png", b"\x89PNG")):
        assert _stills.main([str(file), str(tmp_path / kind), "--format", kind]) == 0
        assert capsys.readouterr().out.split() == [f"genres.{kind}"]
        first = (tmp_path / kind / f"genres.{kind}").read_bytes()
        assert first.startswith(start)
    written = (tmp_path / "svg" / "genres.svg").read_bytes()
    assert _stills.still(genres, "svg") == written
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    assert _stills.main([str(file), str(tmp_path)]) == 3
    assert "marquee[pictures]" in capsys.readouterr().err
