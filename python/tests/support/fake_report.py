"""A small report, as the server gives it."""

from __future__ import annotations

from typing import Any


def _figure(title: str, columns: list[str], rows: list[list[Any]], picture: Any) -> dict[str, Any]:
    return {
        "title": title,
        "rule": "raw values; every genre of a title counts",
        "n": 4,
        "finding": f"{title}: there are {len(rows)}.",
        "columns": columns,
        "rows": rows,
        "specification": picture,
    }


def report(database: str) -> dict[str, Any]:
    genres = [["drama", 3, 0.75, 7.5], ["comedy", 1, 0.25, None]]
    columns = ["genre", "titles", "share", "mean_score"]
    values = [dict(zip(columns, row, strict=True)) for row in genres]
    picture = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": "Genres: there are 2.",
        "data": {"values": values},
        "width": "container",
        "mark": "bar",
        "encoding": {
            "x": {"field": "titles", "type": "quantitative"},
            "y": {"field": "genre", "type": "nominal"},
        },
    }
    about = {"version": 1, "database": database, "generated_at": "2026-01-02T03:04:05Z"}
    return {
        "report": about | {"data_version": "1"},
        "sections": [
            {"name": "quality", "title": "Quality of the data", "figures": ["alerts"]},
            {"name": "catalog", "title": "The catalog", "figures": ["genres"]},
        ],
        "figures": {
            "alerts": _figure("Alerts", ["kind", "message"], [], None),
            "genres": _figure("Genres", columns, genres, picture),
        },
    }
