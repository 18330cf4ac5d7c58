"""The interface that data scientists know."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from support.proxy import Scripted, answer
from support.service import BINARY, IS_REAL, MYSQL, Service, make_empty, make_warehouse

from marquee import LocalServerFailed, Marquee, RecommendationError
from query_recommender_api import QueryRecommender_api

CREATE = (
    "CREATE TABLE demo_table (demo_id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(30) NOT NULL)"
)


def _works(api: QueryRecommender_api) -> None:
    try:
        assert api.write(CREATE).outcome == "committed"
        assert api.write("INSERT INTO demo_table (name) VALUES ('a'), ('b')").rows_affected == 2
        frame = api.read("SELECT * FROM demo_table ORDER BY demo_id")
        assert frame["demo_id"].tolist() == [1, 2] and frame["name"].tolist() == ["a", "b"]
        api.write("DROP TABLE demo_table")
    finally:
        api.close()


def test_with_a_server(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARQUEE_URL", service.url)
    monkeypatch.setenv("MARQUEE_TOKEN", service.tokens["scientist"])
    _works(QueryRecommender_api())
    monkeypatch.delenv("MARQUEE_TOKEN")
    with pytest.raises(ValueError, match="belong together"):
        QueryRecommender_api().read("SELECT 1")


@pytest.mark.parametrize("named", [True, False])
def test_without_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool) -> None:
    for name in ("MARQUEE_URL", "MARQUEE_TOKEN", "MARQUEE_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MARQUEE_BINARY", BINARY)
    monkeypatch.chdir(tmp_path)
    made = Path(make_warehouse(tmp_path, "sqlite").removeprefix("sqlite:"))
    if named:
        monkeypatch.setenv("MARQUEE_DATABASE", f"sqlite:{made}")
    elif made.exists():
        made.rename("marquee.sqlite")
    _works(QueryRecommender_api())
    assert Path("marquee.sqlite").exists() != named


EXAMPLE = """
recommender_api = QueryRecommender_api()
recommender_api.recommender_retrieve()
recommender_api.read("SELECT * FROM titles")
recommender_api.write("CREATE TABLE demo_table (demo_id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(30) NOT NULL)")
recommender_api.recommend_title(input_id=['tm1000185', 'ts99814'])
recommender_api.recommender_send_data()
recommender_api.recommend_titles(['tm1000037', 'tm1000147'])
recommender_api.recommender_send_data()
"""  # noqa: E501


@pytest.fixture
def api(service: Service, monkeypatch: pytest.MonkeyPatch) -> Iterator[QueryRecommender_api]:
    monkeypatch.setenv("MARQUEE_URL", service.url)
    monkeypatch.setenv("MARQUEE_TOKEN", service.tokens["scientist"])
    api = QueryRecommender_api()
    yield api
    api.close()


def _runs(api: QueryRecommender_api) -> list[int]:
    """How many rows each run has, in the order of the runs."""
    if "recommendations" not in {table.name for table in api.client.schema()}:
        return []
    sql = "SELECT run_id, COUNT(*) AS n FROM recommendations GROUP BY run_id ORDER BY run_id"
    return [int(n) for n in api.read(sql)["n"]]


def test_the_well_known_example_runs_as_it_stands(api: QueryRecommender_api) -> None:
    before = _runs(api)
    names: dict[str, Any] = {"QueryRecommender_api": QueryRecommender_api}
    try:
        exec(EXAMPLE, names)
    finally:
        names["recommender_api"].close()
        api.write("DROP TABLE demo_table")
    assert _runs(api) == [*before, 10, 10]


def test_real_catalog_runs_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = os.environ.get("MARQUEE_REAL_DATA")
    if not (IS_REAL and data):
        pytest.skip("takes MARQUEE_BINARY, and MARQUEE_REAL_DATA with a netflix-2022 in it")
    for engine in ["sqlite", "mysql"] if MYSQL else ["sqlite"]:
        database = make_warehouse(tmp_path, engine, Path(data) / "netflix-2022")
        monkeypatch.delenv("MARQUEE_URL", raising=False)
        monkeypatch.setenv("MARQUEE_DATABASE", database)
        names: dict[str, Any] = {"QueryRecommender_api": QueryRecommender_api}
        exec(EXAMPLE, names)
        api = names["recommender_api"]
        assert _runs(api) == [10, 10]
        api.close()


def test_every_title_gets_a_list_of_five(api: QueryRecommender_api) -> None:
    for ask in (api.recommend_title, api.recommend_titles):
        frame = ask(["ts99814", "tm1000185"])
        assert frame["source"].tolist() == ["ts99814"] * 5 + ["tm1000185"] * 5
        assert ask(pd.Series(["ts99814"]), k=2)["rank"].tolist() == [1, 2]
    alone = api.recommend_title("ts99814")
    assert alone["id"].tolist() == frame["id"].tolist()[:5]


def test_what_was_recommended_is_written_once(api: QueryRecommender_api) -> None:
    before = _runs(api)
    shown = api.recommend_titles(["ts99814", "tm1000185"], k=3)
    assert _runs(api) == before
    saved = api.recommender_send_data()
    pd.testing.assert_frame_equal(saved, shown)
    assert api.recommender_send_data().attrs["run"] == saved.attrs["run"] is not None
    assert _runs(api) == [*before, 6]
    api.recommend_title("ts99814", k=3)
    assert api.recommender_send_data().attrs["run"] != saved.attrs["run"]
    assert _runs(api) == [*before, 6, 3]


def _fails(api: QueryRecommender_api) -> None:
    with pytest.raises(RecommendationError):
        api.recommend_title("Glass Orchid")


@pytest.mark.parametrize(
    "between", [_fails, QueryRecommender_api.close, QueryRecommender_api.recommender_retrieve]
)
def test_nothing_recommended_is_not_written(
    api: QueryRecommender_api, between: Callable[[QueryRecommender_api], object]
) -> None:
    api.recommend_title("ts99814")
    between(api)
    with pytest.raises(RecommendationError, match="recommend_title") as caught:
        api.recommender_send_data()
    assert caught.value.code == "MQ691"


def test_other_titles_than_were_shown_are_told(
    scripted: Callable[..., tuple[Marquee, Scripted]],
) -> None:
    def one(id: str, run: int | None) -> bytes:
        title = {"rank": 1, "id": id, "title": id, "type": "MOVIE", "release_year": None}
        title |= {"score": 0.5, "tied": 1, "confidence": 1.0}
        found = {"source": ["tm1"], "confidence": 1.0, "intra_list_distance": None}
        body = {"lists": [{**found, "titles": [title]}], "run": run}
        return answer(json.dumps({**body, "data_version": id, "engine_version": "1"}).encode())

    api = QueryRecommender_api()
    api._client, server = scripted(one("tm2", None), one("tm2", 7), one("tm3", 8))
    assert api.recommend_title("tm1")["release_year"].isna().all()
    assert api.recommender_send_data().attrs["run"] == 7
    with pytest.warns(UserWarning, match="catalog has changed"):
        assert api.recommender_send_data()["id"].tolist() == ["tm3"]


def test_without_titles_there_is_nothing_to_recommend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MARQUEE_URL", raising=False)
    monkeypatch.setenv("MARQUEE_BINARY", BINARY)
    if IS_REAL:
        monkeypatch.setenv("MARQUEE_DATABASE", f"sqlite:{tmp_path / 'none.sqlite'}")
        with pytest.raises(LocalServerFailed):
            QueryRecommender_api().recommender_retrieve()
    monkeypatch.setenv("MARQUEE_DATABASE", make_empty(tmp_path))
    api = QueryRecommender_api()
    with pytest.raises(RecommendationError, match="no titles") as caught:
        api.recommender_retrieve()
    assert caught.value.code == "MQ605"
    api.close()
