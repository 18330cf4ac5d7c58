"""Recommendations as frames."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from support.proxy import answer

from marquee import AccessError, Marquee, MarqueeError, RecommendationError

Make = Callable[..., tuple[Marquee, Any]]
COLUMNS = ["source", "rank", "id", "title", "type", "release_year", "score", "tied", "confidence"]


@pytest.fixture
def ids(warehouse: Marquee) -> pd.Series[Any]:
    return warehouse.read("SELECT id FROM titles ORDER BY id", limit=3)["id"]


def _saved(client: Marquee) -> int:
    """How many titles are kept in all runs together."""
    tables = {table.name for table in client.schema()}
    if "recommendations" not in tables:
        return 0
    return int(client.read("SELECT COUNT(*) AS n FROM recommendations")["n"][0])


def test_one_title_gets_one_list(warehouse: Marquee, ids: pd.Series[Any]) -> None:
    frame = warehouse.recommend(ids[0])
    assert list(frame.columns) == COLUMNS
    assert frame["rank"].tolist() == [1, 2, 3, 4, 5]
    assert frame["source"].unique().tolist() == [ids[0]] and ids[0] not in set(frame["id"])
    assert frame["score"].is_monotonic_decreasing and (frame["tied"] >= 1).all()
    assert frame["confidence"].between(0, 1).all()
    kinds = frame.dtypes.astype(str).to_dict()
    assert kinds["release_year"] == "Int64" and kinds["tied"] == "int64"
    assert kinds["title"] == "object" and kinds["score"] == "float64"
    assert frame.attrs["data_version"] and frame.attrs["engine_version"]
    assert frame.attrs["run"] is None
    assert 0 <= frame.attrs["intra_list_distance"][ids[0]] <= 1
    assert 0 <= frame.attrs["confidence"][ids[0]] <= 1
    pd.testing.assert_frame_equal(frame, warehouse.recommend(ids[0]))


def test_several_titles_are_one_basket(analyst: Marquee, ids: pd.Series[Any]) -> None:
    frame = analyst.recommend(ids, k=2)
    assert frame["source"].tolist() == [" ".join(ids)] * 2
    assert list(frame.attrs["intra_list_distance"]) == [" ".join(ids)]
    pd.testing.assert_frame_equal(frame, analyst.recommend(ids.to_numpy(), 2))  # type: ignore[arg-type]


def test_each_title_gets_its_own_list(warehouse: Marquee, ids: pd.Series[Any]) -> None:
    frame = warehouse.recommend(ids, k=2, each=True)
    assert frame["source"].tolist() == [one for one in ids for _ in range(2)]
    assert frame["rank"].tolist() == [1, 2] * 3
    for one, part in frame.groupby("source"):
        alone = warehouse.recommend(str(one), k=2)
        assert part["id"].tolist() == alone["id"].tolist()
    assert list(frame.attrs["confidence"]) == ids.tolist()


def test_where_and_avoid_hold_inside_the_search(warehouse: Marquee, ids: pd.Series[Any]) -> None:
    everything = warehouse.recommend(ids[0], k=100)
    years = everything["release_year"]
    recent = warehouse.recommend(ids[0], k=100, where="release_year >= 2016")
    assert len(recent) == (years >= 2016).sum() > 0 and (recent["release_year"] >= 2016).all()
    without = warehouse.recommend(ids[0], k=100, avoid=[ids[1]])
    assert ids[1] in set(everything["id"]) and ids[1] not in set(without["id"])


def test_no_title_that_suits_gives_an_empty_frame(warehouse: Marquee, ids: pd.Series[Any]) -> None:
    frame = warehouse.recommend(ids[0], where="release_year >= 2300", explain=True)
    assert frame.empty and list(frame.columns) == [*COLUMNS, "reason", "reasons"]
    full = warehouse.recommend(ids[0], explain=True)
    assert frame.dtypes.tolist() == full.dtypes.tolist()
    assert frame.attrs["intra_list_distance"] == {ids[0]: None}


def test_reasons_add_up_to_the_score(warehouse: Marquee, ids: pd.Series[Any]) -> None:
    frame = warehouse.recommend(ids[0], explain=True)
    for reason, reasons, score in zip(
        frame["reason"], frame["reasons"], frame["score"], strict=True
    ):
        assert reason and {"feature", "score", "shared", "of", "values"} <= set(reasons[0])
        assert sum(one["score"] for one in reasons) == pytest.approx(score, abs=1e-12)


def test_titles_by_name_and_year(warehouse: Marquee) -> None:
    frame = warehouse.recommend("Glass Orchard (2021)", k=1)
    assert frame["source"].tolist() == ["tm1000147"]
    with pytest.raises(RecommendationError) as caught:
        warehouse.recommend("Glass Orchard")
    details = " ".join(caught.value.details)
    assert caught.value.code == "MQ602" and "tm1000037" in details and "tm1000147" in details


def test_diversity_is_asked_for(warehouse: Marquee, ids: pd.Series[Any]) -> None:
    plain, diverse = (warehouse.recommend(ids[0], diversity=value) for value in (0, 1.0))
    reached = [frame.attrs["intra_list_distance"][ids[0]] for frame in (plain, diverse)]
    assert len(diverse) == 5 and reached[1] >= reached[0]


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("MQ603", {"k": 0}),
        ("MQ603", {"k": 10**9}),
        ("MQ603", {"ids": []}),
        ("MQ603", {"diversity": 2}),
        ("MQ603", {"avoid": "ts99814"}),
        ("MQ604", {"where": "release_year >"}),
        ("MQ604", {"where": "1); DROP TABLE titles; --"}),
    ],
)
def test_what_can_not_be_answered(warehouse: Marquee, code: str, asked: dict[str, Any]) -> None:
    with pytest.raises(RecommendationError) as caught:
        warehouse.recommend(**{"ids": "ts99814", **asked})
    assert caught.value.code == code


def test_unknown_title_names_those_that_are_near(warehouse: Marquee) -> None:
    for ids in ("Glass Orchid", ["ts99814", "Glass Orchid"]):
        with pytest.raises(RecommendationError) as caught:
            warehouse.recommend(ids)
        assert caught.value.code == "MQ601"
        assert any("Glass Orchard" in detail for detail in caught.value.details)


@pytest.mark.parametrize("ids", [["tm1", None], [1], pd.DataFrame({"id": ["tm1"]})])
def test_what_names_no_title_is_refused_before_it_is_sent(scripted: Make, ids: Any) -> None:
    client, server = scripted()
    for asked in ({"ids": ids}, {"ids": "tm1", "avoid": ids}):
        with pytest.raises(TypeError, match="title"):
            client.recommend(**asked)
    with pytest.raises(TypeError):
        client.recommend("tm1", k=2.5)  # type: ignore[arg-type]
    assert server.requests == []


def test_saved_is_what_was_answered(warehouse: Marquee, ids: pd.Series[Any]) -> None:
    before = _saved(warehouse)
    shown = warehouse.recommend(ids, k=3, each=True)
    assert _saved(warehouse) == before
    saved = warehouse.recommend(ids, k=3, each=True, save=True)
    assert isinstance(saved.attrs["run"], int) and _saved(warehouse) == before + 9
    pd.testing.assert_frame_equal(saved, shown)
    kept = warehouse.read(
        "SELECT source_title_id, title_id, score FROM recommendations WHERE run_id = ? "
        "ORDER BY list_number, position",
        [saved.attrs["run"]],
    )
    assert kept["title_id"].tolist() == saved["id"].tolist()
    assert kept["source_title_id"].tolist() == saved["source"].tolist()
    assert kept["score"].tolist() == saved["score"].tolist()


def test_saved_under_the_same_key_is_one_run(warehouse: Marquee, ids: pd.Series[Any]) -> None:
    before = _saved(warehouse)
    key = f"key-{before}"
    first, again = (
        warehouse.recommend(ids[0], k=2, save=True, idempotency_key=key) for _ in range(2)
    )
    assert first.attrs["run"] == again.attrs["run"] and _saved(warehouse) == before + 2
    with pytest.raises(MarqueeError) as caught:
        warehouse.recommend(ids[1], k=2, save=True, idempotency_key=key)
    assert caught.value.code == "MQ109"


def test_to_save_takes_a_scientist(analyst: Marquee, ids: pd.Series[Any]) -> None:
    with pytest.raises(AccessError) as caught:
        analyst.recommend(ids[0], save=True)
    assert caught.value.code == "MQ203"


def test_saving_is_repeated_with_its_key_and_asking_has_none(
    scripted: Make, pauses: list[float]
) -> None:
    body = {"lists": [], "data_version": "d", "engine_version": "1", "run": 7}
    good = answer(json.dumps(body).encode())
    client, server = scripted(None, good, good)
    assert client.recommend("tm1", save=True).attrs["run"] == 7
    keys = [
        line
        for request in server.requests
        for line in request.split(b"\r\n")
        if line.startswith(b"idempotency-key: ")
    ]
    assert len(keys) == 2 and keys[0] == keys[1]
    assert client.recommend("tm1", k=3).empty
    assert b"idempotency-key" not in server.requests[2]
    sent = json.loads(server.requests[2].split(b"\r\n\r\n")[1])
    assert sent["k"] == 3 and sent["ids"] == ["tm1"] and "where" not in sent


def test_evaluation_has_a_row_for_each_configuration(
    warehouse: Marquee, make_table: Callable[[str], str]
) -> None:
    table = make_table("viewer INTEGER, title_id VARCHAR(20)")
    likes = pd.DataFrame(
        {
            "viewer": [viewer for viewer in range(4) for _ in range(3)],
            "title_id": ["ts99814", "tm1000185", "tm1000037"] * 2
            + ["ts99814", "tm1000147", "tm1000037"] * 2,
        }
    )
    warehouse.insert(likes, table)
    frame = warehouse.evaluate(table)
    assert len(frame) > 3 and {"popularity", "random"} <= set(frame["name"])
    assert (frame["queries"] == 4).all() and "coverage" in frame.columns
    assert frame["nDCG@10"].between(0, 1).all()
    assert (frame["nDCG@10_standard_error"] >= 0).all()
    with pytest.raises(MarqueeError):
        warehouse.evaluate("no_such_table")
