"""The interface that data scientists know: queries and recommendations.

>>> from query_recommender_api import QueryRecommender_api
>>> recommender_api = QueryRecommender_api()
>>> recommender_api.read("SELECT * FROM titles")
>>> recommender_api.recommend_title(input_id="tm84618")
>>> recommender_api.recommender_send_data()
"""

from __future__ import annotations

import os
import secrets
import threading
import warnings
from dataclasses import dataclass

import pandas as pd

from marquee import Marquee, RecommendationError, WriteResult
from marquee._recommending import Titles, texts

__all__ = ["QueryRecommender_api", "RecommendationError"]


@dataclass(frozen=True)
class _Asked:
    """What was recommended last, and to which question."""

    titles: list[str]
    k: int
    found: list[tuple[str, str]]
    """Pairs of source and title."""
    key: str
    """Written back twice, it is one run."""


class QueryRecommender_api:
    """Reads and writes the warehouse that the environment names.

    That is the server of ``MARQUEE_URL`` with the token ``MARQUEE_TOKEN``; without these a server
    of one's own for the database ``MARQUEE_DATABASE``, or the file ``marquee.sqlite``. It is
    asked for when it is first needed.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._client: Marquee | None = None
        self._asked: _Asked | None = None

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

    def recommender_retrieve(self) -> None:
        """Makes the recommender ready for the catalog as it is now, and forgets what was
        recommended before; it need not be called.

        Raises:
            LocalServerFailed: there is no warehouse.
            RecommendationError: MQ605, the warehouse has no titles.
        """
        self._asked = None
        first = self.client.read("SELECT MIN(id) AS id FROM titles")["id"][0]
        if first is None:
            raise RecommendationError(
                "there are no titles to recommend", code="MQ605", hint="import a catalog first"
            )
        self.client.recommend(first, k=1)

    def recommend_title(self, input_id: Titles, k: int = 5) -> pd.DataFrame:
        """What to watch after a title, or after each of several; see `Marquee.recommend`."""
        return self._recommend(input_id, k)

    def recommend_titles(self, input_ids: Titles, k: int = 5) -> pd.DataFrame:
        """What to watch after each of some titles: one list for each of them, in their order.

        For one list that suits all of them together take `Marquee.recommend` of `client`.
        """
        return self._recommend(input_ids, k)

    def recommender_send_data(self) -> pd.DataFrame:
        """Writes what was recommended last into the warehouse, as one run, however often it is
        called; takes the role scientist.

        Returns:
            What was written; ``attrs["run"]`` is the number of the run.

        Raises:
            RecommendationError: MQ691, nothing was recommended yet.

        Warns:
            UserWarning: when the catalog has changed, so that other titles were written than
                those that were recommended.
        """
        asked = self._asked
        if asked is None:
            raise RecommendationError(
                "nothing was recommended that could be written back",
                hint="call recommend_title or recommend_titles first",
            )
        frame = self.client.recommend(
            asked.titles, asked.k, each=True, save=True, idempotency_key=asked.key
        )
        if _found(frame) != asked.found:
            warnings.warn(
                "the catalog has changed: other titles were written than were recommended before",
                UserWarning,
                stacklevel=2,
            )
        return frame

    def close(self) -> None:
        """Ends the connection; the next query makes a new one."""
        with self._lock:
            client, self._client = self._client, None
        # The next connection may be to another warehouse.
        self._asked = None
        if client:
            client.close()

    def _recommend(self, titles: Titles, k: int) -> pd.DataFrame:
        # What can't be answered leaves nothing behind that would be written back in its place.
        self._asked = None
        asked = texts(titles)
        frame = self.client.recommend(asked, k, each=True)
        self._asked = _Asked(asked, k, _found(frame), f"marquee-python-{secrets.token_hex(16)}")
        return frame


def _connected() -> Marquee:
    url, token = os.environ.get("MARQUEE_URL"), os.environ.get("MARQUEE_TOKEN")
    if url and token:
        return Marquee(url, token)
    if url or token:
        raise ValueError("MARQUEE_URL and MARQUEE_TOKEN belong together: one of them is not set")
    return Marquee.local(os.environ.get("MARQUEE_DATABASE") or "marquee.sqlite")


def _found(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(frame["source"], frame["id"], strict=True))
