"""The interface that data scientists know: queries now, recommendations later.

>>> from query_recommender_api import QueryRecommender_api
>>> recommender_api = QueryRecommender_api()
>>> recommender_api.read("SELECT * FROM titles")
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from typing import NoReturn

import pandas as pd

from marquee import Marquee, RecommenderNotAvailable, WriteResult

__all__ = ["QueryRecommender_api", "RecommenderNotAvailable"]


class QueryRecommender_api:
    """Reads and writes the warehouse that the environment names.

    That is the server of ``MARQUEE_URL`` with the token ``MARQUEE_TOKEN``; without these a server
    of one's own for the database ``MARQUEE_DATABASE``, or the file ``marquee.sqlite``. It is
    asked for when it is first needed.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._client: Marquee | None = None

    @property
    def client(self) -> Marquee:
        """The `Marquee` behind it, which can do more.

        Raises:
            ValueError: only one of MARQUEE_URL and MARQUEE_TOKEN is set.
            LocalServerFailed: there is no program ``marquee``, or it does not start.
        """
        with self._lock:
            if self._client is None:
                self._client = _connected()
            return self._client

    def read(self, query: str) -> pd.DataFrame:
        """The result of a statement that reads; see `Marquee.read`."""
        return self.client.read(query)

    def write(self, query: str) -> WriteResult:
        """Carries out a statement that changes something; see `Marquee.write`."""
        return self.client.write(query)

    def recommender_retrieve(self) -> pd.DataFrame:
        """Raises `RecommenderNotAvailable`: the recommender is not there yet."""
        _not_available("recommender_retrieve")

    def recommend_title(self, input_id: Sequence[str]) -> pd.DataFrame:
        """Raises `RecommenderNotAvailable`: the recommender is not there yet."""
        _not_available("recommend_title")

    def recommend_titles(self, input_ids: Sequence[str]) -> pd.DataFrame:
        """Raises `RecommenderNotAvailable`: the recommender is not there yet."""
        _not_available("recommend_titles")

    def recommender_send_data(self) -> None:
        """Raises `RecommenderNotAvailable`: the recommender is not there yet."""
        _not_available("recommender_send_data")

    def close(self) -> None:
        """Ends the connection; the next query makes a new one."""
        with self._lock:
            client, self._client = self._client, None
        if client:
            client.close()


def _connected() -> Marquee:
    url, token = os.environ.get("MARQUEE_URL"), os.environ.get("MARQUEE_TOKEN")
    if url and token:
        return Marquee(url, token)
    if url or token:
        raise ValueError("MARQUEE_URL and MARQUEE_TOKEN belong together: one of them is not set")
    return Marquee.local(os.environ.get("MARQUEE_DATABASE") or "marquee.sqlite")


def _not_available(method: str) -> NoReturn:
    raise RecommenderNotAvailable(
        f"{method} is not there yet: this Marquee has no recommender",
        hint="read and write work",
    )
