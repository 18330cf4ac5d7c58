"""What the SQLite peers share: the files of a catalog and the tables to fill.

The tables are those that Marquee fills, without its bookkeeping tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TITLES_FILE = "raw_titles.csv"
CREDITS_FILE = "raw_credits.csv"

#: Best-of lists in the order of their ids, each with the type of its titles. A list is
#: named after its file, which may have the catalog's name behind it.
BEST_OF_LISTS = [
    ("Best Movies", "MOVIE"),
    ("Best Shows", "SHOW"),
    ("Best Movie by Year", "MOVIE"),
    ("Best Show by Year", "SHOW"),
]

TABLES = """
CREATE TABLE title_types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE age_certifications (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE genres (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE countries (id TEXT PRIMARY KEY NOT NULL);
CREATE TABLE persons (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE roles (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE best_of_lists (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE titles (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT,
    type_id INTEGER NOT NULL REFERENCES title_types (id),
    release_year INTEGER NOT NULL,
    age_certification_id INTEGER REFERENCES age_certifications (id),
    runtime_minutes INTEGER,
    seasons INTEGER,
    imdb_id TEXT UNIQUE,
    imdb_score REAL,
    imdb_votes INTEGER
);
CREATE TABLE title_genres (
    title_id TEXT NOT NULL REFERENCES titles (id),
    genre_id INTEGER NOT NULL REFERENCES genres (id),
    PRIMARY KEY (title_id, genre_id)
);
CREATE TABLE title_countries (
    title_id TEXT NOT NULL REFERENCES titles (id),
    country_id TEXT NOT NULL REFERENCES countries (id),
    PRIMARY KEY (title_id, country_id)
);
CREATE TABLE credits (
    id INTEGER PRIMARY KEY,
    title_id TEXT NOT NULL REFERENCES titles (id),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    role_id INTEGER NOT NULL REFERENCES roles (id),
    character_name TEXT
);
CREATE TABLE title_best_of (
    best_of_list_id INTEGER NOT NULL REFERENCES best_of_lists (id),
    title_id TEXT NOT NULL REFERENCES titles (id),
    position INTEGER NOT NULL,
    score REAL,
    main_genre TEXT,
    PRIMARY KEY (best_of_list_id, title_id)
);
"""

#: For every connection. SQLite's own page cache, 2 MB, is small for a load.
PRAGMAS = ("PRAGMA foreign_keys=ON", "PRAGMA cache_size=-65536")

#: One index for every foreign key that does not lead a primary key.
INDEXES = """
CREATE INDEX titles_type_id ON titles (type_id);
CREATE INDEX titles_age_certification_id ON titles (age_certification_id);
CREATE INDEX title_genres_genre_id ON title_genres (genre_id);
CREATE INDEX title_countries_country_id ON title_countries (country_id);
CREATE INDEX credits_title_id ON credits (title_id);
CREATE INDEX credits_person_id ON credits (person_id);
CREATE INDEX credits_role_id ON credits (role_id);
CREATE INDEX title_best_of_title_id ON title_best_of (title_id);
"""


def best_of_files(folder: Path) -> Iterator[tuple[int, str, str, Path]]:
    """The best-of lists a folder holds: id, name, type of its titles, file."""
    for list_id, (name, title_type) in enumerate(BEST_OF_LISTS, start=1):
        for path in sorted(folder.glob(f"{name}*.csv")):
            yield list_id, name, title_type, path


@contextmanager
def loading(file: str) -> Iterator[sqlite3.Connection]:
    """Open a new database for one load: everything is one transaction, tables
    first, indexes last."""
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.execute("BEGIN")
        run_script(connection, TABLES)
        yield connection
        run_script(connection, INDEXES)
        connection.execute("COMMIT")
    finally:
        connection.close()


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run statements inside the open transaction (executescript would commit it)."""
    for statement in script.split(";"):
        if statement.strip():
            connection.execute(statement)


def insert(
    connection: sqlite3.Connection,
    table: str,
    columns: list[str],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    """Insert rows whose values stand in the order of `columns`."""
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
