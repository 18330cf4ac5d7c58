"""A recommender as the server answers for it: titles are the more alike the closer their years."""

from __future__ import annotations

import difflib
import sqlite3
from collections.abc import Mapping
from typing import Any

from support.failure import Failure

RUNS = """
CREATE TABLE IF NOT EXISTS recommendation_runs (id INTEGER PRIMARY KEY, principal TEXT);
CREATE TABLE IF NOT EXISTS recommendations (run_id INTEGER REFERENCES recommendation_runs (id),
    list_number INTEGER, position INTEGER, source_title_id TEXT, title_id TEXT, score REAL);
"""
MEASURES = ("P@10", "nDCG@10")


def recommend(connection: sqlite3.Connection, body: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a request, not saved."""
    rows = connection.execute("SELECT id, title, release_year FROM titles ORDER BY id").fetchall()
    if not rows:
        raise Failure("MQ605", "there are no titles to recommend")
    titles = {row[0]: row for row in rows}
    liked = [_resolved(titles, name) for name in body["ids"]]
    avoided = [_resolved(titles, name) for name in body.get("avoid", [])]
    k, diversity = body.get("k", 5), body.get("diversity", 0.0)
    if not 1 <= k <= 1000 or not 0 <= diversity <= 1 or not liked or {*liked} & {*avoided}:
        raise Failure("MQ603", "k is from 1 to 1000, diversity from 0 to 1, like is not avoid")
    try:
        where = body.get("where", "1")
        found = connection.execute(f"SELECT id FROM titles WHERE {where}").fetchall()
    except sqlite3.Error as fault:
        raise Failure("MQ604", "the filter is not understood", str(fault)) from fault
    others = [titles[row[0]] for row in found]
    baskets = [[one] for one in liked] if body.get("each") else [liked]
    explain = body.get("explain", True)
    return {
        "lists": [
            _list([titles[one] for one in basket], others, avoided, k, explain)
            for basket in baskets
        ],
        "data_version": f"{len(rows):016x}",
        "engine_version": "1",
        "run": None,
    }


def save(connection: sqlite3.Connection, answer: dict[str, Any], principal: str) -> int:
    """Keeps an answer, which gets the number of its run; how many rows that are."""
    connection.executescript(RUNS)
    run = connection.execute(
        "INSERT INTO recommendation_runs (principal) VALUES (?)", [principal]
    ).lastrowid
    rows = [
        (run, number, title["rank"], " ".join(one["source"]), title["id"], title["score"])
        for number, one in enumerate(answer["lists"], 1)
        for title in one["titles"]
    ]
    connection.executemany("INSERT INTO recommendations VALUES (?, ?, ?, ?, ?, ?)", rows)
    answer["run"] = run
    return len(rows) + 1


def evaluation(connection: sqlite3.Connection, table: str) -> dict[str, Any]:
    try:
        ((queries,),) = connection.execute(f'SELECT COUNT(DISTINCT title_id) FROM "{table}"')
    except sqlite3.Error as fault:
        raise Failure("MQ111", f"there is no table {table}") from fault
    names = ("shipped", "genres only", "popularity", "random")
    return {
        "evaluations": [
            {
                "name": name,
                "queries": queries,
                "measures": {
                    measure: {"mean": 0.5 / place, "standard_error": 0.01} for measure in MEASURES
                },
                "coverage": queries,
                "novelty": 2.5,
            }
            for place, name in enumerate(names, 1)
        ]
    }


def _resolved(titles: Mapping[str, Any], name: str) -> str:
    if name in titles:
        return name
    named = [one[0] for one in titles.values() if name in (one[1], f"{one[1]} ({one[2]})")]
    if len(named) > 1:
        raise Failure("MQ602", "several titles have this name", *named)
    if not named:
        labels = [f"{one[0]} {one[1]} ({one[2]})" for one in titles.values()]
        near = difflib.get_close_matches(name, labels, cutoff=0.4)
        raise Failure("MQ601", f"there is no title {name}", *near)
    return str(named[0])


def _list(
    basket: list[Any], others: list[Any], avoided: list[str], k: int, explain: bool
) -> dict[str, Any]:
    def score(other: Any) -> float:
        return float(sum(1 / (1 + abs(one[2] - other[2])) for one in basket) / len(basket))

    source = [one[0] for one in basket]
    scores = {one: score(one) for one in others if one[0] not in (*source, *avoided)}
    best = sorted(scores, key=lambda one: (-scores[one], one[0]))[:k]
    titles = []
    for rank, one in enumerate(best, 1):
        title = {"rank": rank, "id": one[0], "title": one[1], "type": "MOVIE"}
        title |= {"release_year": one[2], "score": scores[one]}
        title |= {"tied": list(scores.values()).count(scores[one]), "confidence": 1.0}
        if explain:
            reason = {"feature": "year", "score": scores[one], "shared": 1, "of": 1, "values": []}
            title |= {"reason": f"year {scores[one]:.2f}", "reasons": [reason]}
        titles.append(title)
    distance = 0.25 if len(titles) > 1 else None
    return {"source": source, "confidence": 1.0, "intra_list_distance": distance, "titles": titles}
