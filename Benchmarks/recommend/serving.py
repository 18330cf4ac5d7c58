"""Recommendations over HTTP: load from wrk, alone and while the catalog is changed under it."""

from __future__ import annotations

import json
import sqlite3
import sys
import threading
import urllib.request
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "api"))

import servers  # noqa: E402
from load import Load, run_wrk  # noqa: E402

#: Seconds between two changes of a title.
PAUSE = 0.5


@dataclass
class Served:
    """The load alone, and the one beside a writer with what that one did."""

    alone: Load
    written: Load
    changes: int
    #: Whether the answers after the load came from another index than those before it.
    swapped: bool

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def measure(binary: str, file: Path, seconds: int) -> Served:
    """Serve a SQLite warehouse and ask for each title's top 10 by turns."""
    with closing(sqlite3.connect(file)) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM titles ORDER BY id")]
    paths = [f"/v1/titles/{quote(id, safe='')}/recommendations?k=10&explain=false" for id in ids]
    lines = file.with_suffix(".requests")
    lines.write_text("\n".join(paths) + "\n", encoding="utf-8")
    server = servers.marquee(binary, f"sqlite:{file}")
    try:
        post = ("", server.token or "")
        run_wrk(server.url, lines, 1, post)  # The first answer makes the index.
        alone = run_wrk(server.url, lines, seconds, post)
        before = data_version(server, paths[0])
        with Writer(server, ids[0]) as writer:
            written = run_wrk(server.url, lines, seconds, post)
        return Served(alone, written, writer.changes, data_version(server, paths[0]) != before)
    finally:
        server.stop()


class Writer:
    """Changes a title twice a second through /v1/write, so that the index is made anew again and again."""

    def __init__(self, server: servers.Running, title: str) -> None:
        self.changes = 0
        self._server = server
        self._title = title
        self._failure: Exception | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Writer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        if self._failure is not None:
            raise self._failure

    def _run(self) -> None:
        try:
            while not self._ended.wait(PAUSE):
                year = 1950 + self.changes % 50
                sql = "UPDATE titles SET release_year = ? WHERE id = ?"
                body = {"statements": [{"sql": sql, "parameters": [year, self._title]}]}
                ask(self._server, "/v1/write", body)
                self.changes += 1
        except Exception as failure:  # It is raised where the load is measured.
            self._failure = failure


def data_version(server: servers.Running, path: str) -> str:
    """Which state of the data a recommendation was made from."""
    return ask(server, path)["data_version"]


def ask(server: servers.Running, path: str, body: object = None) -> Any:
    """One request and its answer."""
    request = urllib.request.Request(
        server.url + path, None if body is None else json.dumps(body).encode()
    )
    request.add_header("Authorization", f"Bearer {server.token}")
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)
