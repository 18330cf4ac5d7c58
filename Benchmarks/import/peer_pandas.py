"""Import a catalog with pandas and SQLAlchemy, into SQLite or MariaDB.

    python peer_pandas.py FOLDER DATABASE_URL

DATABASE_URL is SQLAlchemy's: sqlite:///FILE or
mysql+DRIVER://USER:PASSWORD@HOST:PORT/NAME. The database must be empty.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Engine, create_engine, event

from peer_pandas_schema import define_tables, foreign_key_indexes
from peer_schema import BEST_OF_LISTS, CREDITS_FILE, PRAGMAS, TITLES_FILE, best_of_files

Frames = dict[str, pd.DataFrame]

#: Only an empty cell is missing: "NA" and "None" may be names.
CSV_OPTIONS: dict[str, Any] = {
    "keep_default_na": False,
    "na_values": [""],
    "on_bad_lines": "skip",
    "low_memory": False,
    "encoding": "utf-8-sig",
    "encoding_errors": "replace",
}

#: Rows in one executemany. Without it pandas makes one dictionary for every
#: row of a table before it sends the first; larger chunks were slower.
CHUNK_ROWS = 1_000

LARGEST_INTEGER = 2**53


# Reading and cleaning


def strip_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Take blanks off both ends of every text; a text of blanks is missing."""
    for column in frame.columns:
        if frame[column].dtype == object:
            frame[column] = frame[column].str.strip().replace("", None)
    return frame


def to_integer(values: pd.Series) -> pd.Series:
    """Whole numbers from 0 on, `26.0` among them; anything else is missing."""
    numbers = pd.to_numeric(values, errors="coerce")
    valid = numbers.between(0, LARGEST_INTEGER) & (numbers % 1 == 0)
    return numbers.where(valid).astype("Int64")


def to_score(values: pd.Series) -> pd.Series:
    """Scores from 0 to 10; anything else is missing."""
    numbers = pd.to_numeric(values, errors="coerce")
    return numbers.where(numbers.between(0, 10))


def read_titles(folder: Path) -> pd.DataFrame:
    """One row for every title, lists still as text."""
    texts = [
        "id", "title", "type", "age_certification",
        "genres", "production_countries", "imdb_id",
    ]  # fmt: skip
    titles = pd.read_csv(folder / TITLES_FILE, dtype=dict.fromkeys(texts, str), **CSV_OPTIONS)
    titles = strip_text(titles).drop_duplicates()
    for column in ("release_year", "runtime", "seasons", "imdb_votes"):
        titles[column] = to_integer(titles[column])
    titles["imdb_score"] = to_score(titles["imdb_score"])
    titles = titles.dropna(subset=["id", "type", "release_year"]).drop_duplicates("id")
    taken = titles["imdb_id"].notna() & titles["imdb_id"].duplicated()
    titles.loc[taken, "imdb_id"] = None
    return titles


def read_credits(folder: Path, titles: pd.DataFrame) -> pd.DataFrame:
    """One row for every credit of a known title."""
    texts = ["id", "name", "character", "role"]
    credits = pd.read_csv(folder / CREDITS_FILE, dtype=dict.fromkeys(texts, str), **CSV_OPTIONS)
    credits = strip_text(credits)
    credits["person_id"] = to_integer(credits["person_id"])
    credits = credits.drop_duplicates().dropna(subset=["person_id", "id", "name", "role"])
    return credits[credits["id"].isin(titles["id"])]


def read_best_of(folder: Path, titles: pd.DataFrame) -> pd.DataFrame:
    """The best-of rows, matched with titles by title, release year and type."""
    lists = []
    for list_id, _, title_type, path in best_of_files(folder):
        rows = pd.read_csv(path, dtype={"TITLE": str, "MAIN_GENRE": str}, **CSV_OPTIONS)
        rows = strip_text(rows).drop_duplicates()
        lists.append(
            pd.DataFrame(
                {
                    "best_of_list_id": list_id,
                    "title": rows["TITLE"],
                    "release_year": to_integer(rows["RELEASE_YEAR"]),
                    "type": title_type,
                    "position": range(1, len(rows) + 1),
                    "score": to_score(rows["SCORE"]),
                    "main_genre": rows["MAIN_GENRE"],
                }
            )
        )
    best_of = pd.concat(lists, ignore_index=True).dropna(subset=["title", "release_year"])
    keys = titles[["id", "title", "release_year", "type"]].rename(columns={"id": "title_id"})
    matched = best_of.merge(keys, on=["title", "release_year", "type"])
    matched = matched.drop_duplicates(["best_of_list_id", "title_id"])
    return matched[["best_of_list_id", "title_id", "position", "score", "main_genre"]]


# Normalising


def lookup(values: pd.Series) -> pd.DataFrame:
    """The distinct values in order, numbered from 1."""
    names = values.dropna().drop_duplicates().sort_values()
    return pd.DataFrame({"id": range(1, len(names) + 1), "name": names})


def ids_of(values: pd.Series, table: pd.DataFrame) -> pd.Series:
    """The key of each value; missing stays missing."""
    return values.map(table.set_index("name")["id"]).astype("Int64")


def explode_list(titles: pd.DataFrame, column: str, value: str) -> pd.DataFrame:
    """One row for every item of a list cell such as "['drama', 'crime']"."""
    items = titles[column].str.findall(r"'([^']*)'")
    exploded = pd.DataFrame({"title_id": titles["id"], value: items}).explode(value)
    exploded[value] = exploded[value].str.strip().replace("", None)
    return exploded.dropna().drop_duplicates()


def normalise(titles: pd.DataFrame, credits: pd.DataFrame, best_of: pd.DataFrame) -> Frames:
    """The rows of every table, parents before children."""
    types = lookup(titles["type"])
    certifications = lookup(titles["age_certification"])
    roles = lookup(credits["role"])
    title_genres = explode_list(titles, "genres", "genre")
    genres = lookup(title_genres["genre"])
    title_countries = explode_list(titles, "production_countries", "country_id")
    countries = title_countries[["country_id"]].drop_duplicates()
    persons = credits[["person_id", "name"]].drop_duplicates("person_id")
    lists = pd.DataFrame(
        {
            "id": range(1, len(BEST_OF_LISTS) + 1),
            "name": [name for name, _ in BEST_OF_LISTS],
        }
    )
    return {
        "title_types": types,
        "age_certifications": certifications,
        "genres": genres,
        "countries": countries.rename(columns={"country_id": "id"}),
        "roles": roles,
        "best_of_lists": lists,
        "persons": persons.rename(columns={"person_id": "id"}),
        "titles": pd.DataFrame(
            {
                "id": titles["id"],
                "title": titles["title"],
                "type_id": ids_of(titles["type"], types),
                "release_year": titles["release_year"],
                "age_certification_id": ids_of(titles["age_certification"], certifications),
                "runtime_minutes": titles["runtime"],
                "seasons": titles["seasons"],
                "imdb_id": titles["imdb_id"],
                "imdb_score": titles["imdb_score"],
                "imdb_votes": titles["imdb_votes"],
            }
        ),
        "title_genres": pd.DataFrame(
            {
                "title_id": title_genres["title_id"],
                "genre_id": ids_of(title_genres["genre"], genres),
            }
        ),
        "title_countries": title_countries,
        "credits": pd.DataFrame(
            {
                "id": range(1, len(credits) + 1),
                "title_id": credits["id"],
                "person_id": credits["person_id"],
                "role_id": ids_of(credits["role"], roles),
                "character_name": credits["character"],
            }
        ),
        "title_best_of": best_of,
    }


# Loading


def open_engine(url: str) -> Engine:
    """An engine; on SQLite with foreign keys on and with transactions that hold
    the CREATE TABLE statements too, as SQLAlchemy's manual has it."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def configure(connection: Any, _: Any) -> None:
            connection.isolation_level = None
            for pragma in PRAGMAS:
                connection.execute(pragma)

        @event.listens_for(engine, "begin")
        def begin(connection: Any) -> None:
            connection.exec_driver_sql("BEGIN")

    return engine


def load(frames: Frames, url: str) -> None:
    """Write everything in one transaction, indexes last. InnoDB has made an
    index for every foreign key by then, so only SQLite is given ours."""
    engine = open_engine(url)
    metadata = define_tables()
    with engine.begin() as connection:
        metadata.create_all(connection)
        for table, frame in frames.items():
            frame.to_sql(table, connection, if_exists="append", index=False, chunksize=CHUNK_ROWS)
        if engine.dialect.name == "sqlite":
            for index in foreign_key_indexes(metadata):
                index.create(connection)
    engine.dispose()


def main() -> None:
    """Import the folder and print three row counts."""
    folder, url = Path(sys.argv[1]), sys.argv[2]
    titles = read_titles(folder)
    credits = read_credits(folder, titles)
    frames = normalise(titles, credits, read_best_of(folder, titles))
    load(frames, url)
    print(*(f"{table}={len(frames[table])}" for table in ("titles", "credits", "persons")))


if __name__ == "__main__":
    main()
