"""What `Marquee` recommends."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import pandas as pd

from ._http import Transport

Titles: TypeAlias = "str | Sequence[str] | pd.Series[Any]"
"""A title, or several: ids of the warehouse, IMDb ids, or ``"Title (2008)"``."""

_COLUMNS = {
    "source": "object",
    "rank": "int64",
    "id": "object",
    "title": "object",
    "type": "object",
    "release_year": "Int64",
    "score": "float64",
    "tied": "int64",
    "confidence": "float64",
}
_REASONS = {"reason": "object", "reasons": "object"}


class Recommending:
    """The part of `Marquee` that recommends."""

    _transport: Transport

    def recommend(
        self,
        ids: Titles,
        k: int = 5,
        *,
        avoid: Titles = (),
        where: str | None = None,
        diversity: float = 0.0,
        each: bool = False,
        explain: bool = False,
        save: bool = False,
        idempotency_key: str | None = None,
    ) -> pd.DataFrame:
        """The titles to watch after some others, best first.

        Args:
            ids: what is liked: a title or several, which together get one list.
            k: titles wanted in each list.
            avoid: titles whose like is not wanted.
            where: which titles may be recommended, such as ``"release_year >= 2000"``.
            diversity: 0 for the best titles, up to 1 for ones that are unlike each other.
            each: one list for each of `ids`, in their order.
            explain: whether the reasons are wanted.
            save: whether the answer is written to ``recommendation_runs`` and
                ``recommendations``; takes the role scientist.
            idempotency_key: as for `write`, when the answer is saved.

        Returns:
            A row for each recommended title. ``source``: ids of the titles it is recommended for,
            between blanks; ``rank`` in its list, from 1; ``id``, ``title``, ``type``,
            ``release_year`` (Int64); ``score``; ``tied``: how many titles have this score, itself
            included; ``confidence``: 0 to 1, less where the catalog knows less of the title. With
            `explain` also ``reason``, a sentence, and ``reasons``, a list of mappings whose
            ``score`` add up to the title's.

            ``attrs`` has ``data_version``, ``engine_version`` and ``run``, the number of the saved
            run or None; and by source ``confidence`` of the list, and ``intra_list_distance``, the
            mean distance of its titles from each other, None for fewer than two.

        Raises:
            RecommendationError: MQ601 an unknown title, with those of like names; MQ602 a name
                that several titles have; MQ603 `k` or `diversity` out of range, or a title that is
                both liked and avoided; MQ604 a filter that can't be read; MQ605 no titles at all.
        """
        body = {
            "ids": texts(ids),
            "avoid": texts(avoid),
            "k": operator.index(k),
            "where": where,
            "diversity": float(diversity),
            "each": each,
            "save": save,
            "explain": explain,
        }
        body = {name: value for name, value in body.items() if value is not None}
        path = "/v1/recommendations"
        if save:
            answer, _ = self._transport.call_once(path, idempotency_key, body=body)
        else:
            answer, _ = self._transport.call("POST", path, body=body)
        return _frame(answer, _COLUMNS | _REASONS if explain else _COLUMNS)

    def evaluate(self, table: str) -> pd.DataFrame:
        """How well the recommender, and the baselines beside it, foretell what viewers like.

        Args:
            table: of likes: a row for each viewer and title.

        Returns:
            A row for each configuration: its ``name``, ``queries``, each measure's mean, such as
            ``nDCG@10``, and beside it the standard error, ``nDCG@10_standard_error``, and what is
            measured of all lists together, such as ``coverage``.

        Raises:
            MarqueeError: there is no such table, or its likes can't be used.
        """
        answer, _ = self._transport.call("GET", "/v1/evaluation", params={"likes": table})
        return pd.DataFrame([_flat(one) for one in answer["evaluations"]])


def texts(titles: Titles) -> list[str]:
    """Titles as the server takes them.

    Raises:
        TypeError: for what does not name a title.
    """
    if isinstance(titles, str):
        return [titles]
    if isinstance(titles, pd.DataFrame):
        raise TypeError('titles are a column of a frame, such as frame["id"], not the frame')
    names = list(titles)
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"a title is named by a text, not by {name!r}")
    return names


def _frame(answer: Mapping[str, Any], columns: Mapping[str, str]) -> pd.DataFrame:
    lists = {" ".join(one["source"]): one for one in answer["lists"]}
    rows = [
        {"source": " ".join(one["source"]), **title}
        for one in answer["lists"]
        for title in one["titles"]
    ]
    frame = pd.DataFrame(
        {name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in columns.items()}
    )
    for name in ("data_version", "engine_version", "run"):
        frame.attrs[name] = answer[name]
    for name in ("confidence", "intra_list_distance"):
        frame.attrs[name] = {source: one[name] for source, one in lists.items()}
    return frame


def _flat(evaluation: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in evaluation.items():
        if name != "measures":
            row[name] = value
            continue
        for measure, values in value.items():
            row[measure] = values["mean"]
            row[f"{measure}_standard_error"] = values["standard_error"]
    return row
