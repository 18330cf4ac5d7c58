"""A running server for the tests: the real one where MARQUEE_BINARY says where it is."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

FAKE = Path(__file__).with_name("fake_marquee.py")
BINARY = os.path.abspath(os.environ.get("MARQUEE_BINARY") or FAKE)
IS_REAL = bool(os.environ.get("MARQUEE_BINARY"))
MYSQL = os.environ.get("MARQUEE_MYSQL_SERVER") if IS_REAL else None

TITLES = """
CREATE TABLE titles (id TEXT PRIMARY KEY, title TEXT NOT NULL, release_year INTEGER NOT NULL,
    runtime_minutes INTEGER, imdb_score REAL);
INSERT INTO titles VALUES ('tm1', 'One', 2015, 90, 7.5), ('tm2', 'Two', 2016, NULL, NULL),
    ('tm3', 'Three', 2020, 120, 8.25), ('tm4', 'Four', 1999, 60, 5);
"""
HEADER = (
    "id,title,type,release_year,age_certification,runtime,genres,production_countries,seasons,"
    "imdb_id,imdb_score,imdb_votes"
)
KNOWN = {
    "tm1000185": ("The Long Quay", "MOVIE", 2019),
    "ts99814": ("Harbour Nights", "SHOW", 2017),
    "tm1000037": ("Glass Orchard", "MOVIE", 2020),
    "tm1000147": ("Glass Orchard", "MOVIE", 2021),
}
"""Invented titles under ids that examples name, two of the same name."""


def marquee(*arguments: str) -> dict[str, Any]:
    """Runs a command and gives the JSON that it prints."""
    command = [BINARY, *arguments, "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return json.loads(done.stdout) if done.stdout.strip() else {}


def make_warehouse(folder: Path, engine: str, source: Path | None = None) -> str:
    """The URL of a new database with a small catalog, or that of a folder; the stand-in's has a
    table of it."""
    name = f"python_{secrets.token_hex(4)}"
    url = f"{MYSQL}/{name}" if engine == "mysql" else f"sqlite:{folder / name}.sqlite"
    if IS_REAL:
        marquee("import", str(source or _catalog(folder)), "--database", url)
        return url
    with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:"))) as connection:
        connection.executescript(TITLES)
        rows = [(id, title, year, 95, 7.1) for id, (title, _, year) in KNOWN.items()]
        connection.executemany("INSERT INTO titles VALUES (?, ?, ?, ?, ?)", rows)
        connection.commit()
    return url


def make_empty(folder: Path) -> str:
    """The URL of a new database whose catalog has no titles."""
    source = folder / "empty"
    source.mkdir()
    (source / "raw_titles.csv").write_text(f"{HEADER}\n")
    url = make_warehouse(folder, "sqlite", source)
    if not IS_REAL:
        with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:"))) as connection:
            connection.execute("DELETE FROM titles")
            connection.commit()
    return url


def _catalog(folder: Path) -> Path:
    catalog = folder / "catalog"
    if not catalog.exists():
        marquee("sample", "--titles", "50", "--seed", "1", "--out", str(catalog))
        with open(catalog / "raw_titles.csv", "a", encoding="utf-8") as file:
            for id, (title, kind, year) in KNOWN.items():
                seasons = 2 if kind == "SHOW" else ""
                rest = f"95,\"['drama', 'crime']\",['US'],{seasons},,7.1,1200"
                file.write(f"{id},{title},{kind},{year},,{rest}\n")
    return catalog


class Service:
    """A server with one user of each role."""

    def __init__(self, folder: Path, engine: str) -> None:
        self.engine = engine
        self.database = make_warehouse(folder, engine)
        self.tokens: dict[str, str] = {}
        for role in ("analyst", "scientist", "engineer"):
            user = ["user", "add", f"the-{role}", "--role", role, "--database", self.database]
            self.tokens[role] = marquee(*user)["token"]
        self._log = open(folder / "server.log", "wb")  # noqa: SIM115
        serve = ["serve", "--database", self.database, "--port", "0", "--rate-limit", "0"]
        self._process = subprocess.Popen(
            [BINARY, *serve, "--format", "json"], stdout=subprocess.PIPE, stderr=self._log
        )
        assert self._process.stdout
        said = b""
        while b"}" not in said:
            said += self._process.stdout.readline()
        self.url: str = json.loads(said)["address"]

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(20)
        if self._process.stdout:
            self._process.stdout.close()
        self._log.close()
