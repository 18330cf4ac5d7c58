"""The interface that data scientists know."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.service import BINARY, Service, make_warehouse

from marquee import MarqueeError
from query_recommender_api import QueryRecommender_api, RecommenderNotAvailable

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


CALLS: list[Callable[[QueryRecommender_api], object]] = [
    lambda api: api.recommender_retrieve(),
    lambda api: api.recommend_title(input_id=["tm84618"]),
    lambda api: api.recommend_titles(["tm84618", "tm154986"]),
    lambda api: api.recommender_send_data(),
]


@pytest.mark.parametrize("call", CALLS)
def test_there_is_no_recommender_yet(call: Callable[[QueryRecommender_api], object]) -> None:
    with pytest.raises(RecommenderNotAvailable, match="not there yet") as caught:
        call(QueryRecommender_api())
    assert isinstance(caught.value, MarqueeError) and caught.value.code == "MQ601"
