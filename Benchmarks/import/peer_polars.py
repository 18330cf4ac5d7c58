"""Import a catalog with polars, into SQLite.

    python peer_polars.py FOLDER FILE.sqlite

The file must not exist yet.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import polars as pl

from peer_schema import (
    BEST_OF_LISTS,
    CREDITS_FILE,
    TITLES_FILE,
    best_of_files,
    insert,
    loading,
)

Frames = dict[str, pl.DataFrame]

#: Rows that polars turns into Python tuples at a time.
BUFFER_ROWS = 10_000


def read_text(path: Path) -> pl.DataFrame:
    """A CSV file as stripped text, an empty cell as null, exact duplicates once."""
    try:
        return read_source(path)
    except pl.exceptions.ComputeError:
        return read_source(requoted(path))


def read_source(source: Path | io.BytesIO) -> pl.DataFrame:
    """Read and clean in one lazy query."""
    frame = pl.scan_csv(
        source,
        infer_schema=False,
        encoding="utf8-lossy",
        truncate_ragged_lines=True,
        ignore_errors=True,
    )
    stripped = pl.all().str.strip_chars()
    return (
        frame.with_columns(pl.when(stripped != "").then(stripped))
        .unique(maintain_order=True)
        .collect()
    )


def requoted(path: Path) -> io.BytesIO:
    """The same file with proper quotes. Polars refuses text after a closing quote
    whatever its options (https://github.com/pola-rs/polars/issues/25462)."""
    content = io.BytesIO()
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        text = io.TextIOWrapper(content, encoding="utf-8", newline="")
        csv.writer(text).writerows(csv.reader(file))
        text.detach()
    content.seek(0)
    return content


def integer(column: str) -> pl.Expr:
    """A whole number from 0 on, `26.0` among them; anything else is null."""
    number = pl.col(column).cast(pl.Float64, strict=False)
    return pl.when(number.is_between(0, 2**53) & (number % 1 == 0)).then(
        number.cast(pl.Int64, strict=False)
    )


def score(column: str) -> pl.Expr:
    """A score from 0 to 10; anything else is null."""
    number = pl.col(column).cast(pl.Float64, strict=False)
    return pl.when(number.is_between(0, 10)).then(number)


def read_titles(folder: Path) -> pl.DataFrame:
    """One row for every title, lists still as text."""
    titles = read_text(folder / TITLES_FILE).with_columns(
        integer("release_year"),
        integer("runtime"),
        integer("seasons"),
        integer("imdb_votes"),
        score("imdb_score"),
    )
    titles = titles.drop_nulls(["id", "type", "release_year"])
    titles = titles.unique("id", keep="first", maintain_order=True)
    first = pl.col("imdb_id").is_first_distinct()
    return titles.with_columns(pl.when(first).then(pl.col("imdb_id")))


def read_credits(folder: Path, titles: pl.DataFrame) -> pl.DataFrame:
    """One row for every credit of a known title."""
    credits = read_text(folder / CREDITS_FILE).with_columns(integer("person_id"))
    credits = credits.drop_nulls(["person_id", "id", "name", "role"])
    return credits.join(titles, on="id", how="semi", maintain_order="left")


def read_best_of(folder: Path, titles: pl.DataFrame) -> pl.DataFrame:
    """The best-of rows, matched with titles by title, release year and type."""
    best_of = pl.concat(
        read_text(path)
        .with_row_index("position", offset=1)
        .select(
            pl.lit(list_id).alias("best_of_list_id"),
            pl.col("TITLE").alias("title"),
            integer("RELEASE_YEAR").alias("release_year"),
            pl.lit(title_type).alias("type"),
            "position",
            score("SCORE").alias("score"),
            pl.col("MAIN_GENRE").alias("main_genre"),
        )
        for list_id, _, title_type, path in best_of_files(folder)
    )
    keys = ["title", "release_year", "type"]
    matched = best_of.join(titles, on=keys, maintain_order="left")
    return matched.select(
        "best_of_list_id", pl.col("id").alias("title_id"), "position", "score", "main_genre"
    ).unique(["best_of_list_id", "title_id"], keep="first", maintain_order=True)


def lookup(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """The distinct values in order, numbered from 1, as `id` and `name`."""
    names = frame.select(pl.col(column).drop_nulls().unique().sort().alias("name"))
    return names.with_row_index("id", offset=1)


def id_of(column: str, table: pl.DataFrame) -> pl.Expr:
    """The key of each value; null stays null."""
    return pl.col(column).replace_strict(table["name"], table["id"], default=None)


def explode_list(titles: pl.DataFrame, column: str, value: str) -> pl.DataFrame:
    """One row for every item of a list cell such as "['drama', 'crime']"."""
    items = pl.col(column).str.extract_all(r"'[^']*'")
    exploded = titles.select(pl.col("id").alias("title_id"), items.alias(value)).explode(value)
    text = pl.col(value).str.strip_chars("' ")
    return (
        exploded.with_columns(pl.when(text != "").then(text))
        .drop_nulls()
        .unique(maintain_order=True)
    )


def normalise(titles: pl.DataFrame, credits: pl.DataFrame, best_of: pl.DataFrame) -> Frames:
    """The rows of every table, parents before children."""
    types = lookup(titles, "type")
    certifications = lookup(titles, "age_certification")
    roles = lookup(credits, "role")
    title_genres = explode_list(titles, "genres", "genre")
    genres = lookup(title_genres, "genre")
    title_countries = explode_list(titles, "production_countries", "country_id")
    persons = credits.unique("person_id", keep="first", maintain_order=True)
    return {
        "title_types": types,
        "age_certifications": certifications,
        "genres": genres,
        "countries": title_countries.select(pl.col("country_id").unique().alias("id")),
        "roles": roles,
        "best_of_lists": pl.DataFrame({"name": [name for name, _ in BEST_OF_LISTS]}).with_row_index(
            "id", offset=1
        ),
        "persons": persons.select(pl.col("person_id").alias("id"), "name"),
        "titles": titles.select(
            "id",
            "title",
            id_of("type", types).alias("type_id"),
            "release_year",
            id_of("age_certification", certifications).alias("age_certification_id"),
            pl.col("runtime").alias("runtime_minutes"),
            "seasons",
            "imdb_id",
            "imdb_score",
            "imdb_votes",
        ),
        "title_genres": title_genres.select("title_id", id_of("genre", genres).alias("genre_id")),
        "title_countries": title_countries,
        "credits": credits.with_row_index("credit_id", offset=1).select(
            pl.col("credit_id").alias("id"),
            pl.col("id").alias("title_id"),
            "person_id",
            id_of("role", roles).alias("role_id"),
            pl.col("character").alias("character_name"),
        ),
        "title_best_of": best_of,
    }


def load(frames: Frames, file: str) -> None:
    """Write everything in one transaction."""
    with loading(file) as connection:
        for table, frame in frames.items():
            insert(connection, table, frame.columns, frame.iter_rows(buffer_size=BUFFER_ROWS))


def main() -> None:
    """Import the folder and print three row counts."""
    folder, file = Path(sys.argv[1]), sys.argv[2]
    titles = read_titles(folder)
    credits = read_credits(folder, titles)
    frames = normalise(titles, credits, read_best_of(folder, titles))
    load(frames, file)
    print(*(f"{table}={len(frames[table])}" for table in ("titles", "credits", "persons")))


if __name__ == "__main__":
    main()
