"""Import a catalog with DuckDB's SQL, into SQLite.

    python peer_duckdb.py FOLDER FILE.sqlite

The file must not exist yet.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import duckdb

from peer_schema import (
    BEST_OF_LISTS,
    CREDITS_FILE,
    TITLES_FILE,
    best_of_files,
    insert,
    loading,
)

#: Rows fetched from DuckDB at a time.
FETCH_ROWS = 10_000

#: trim() alone takes off spaces only, and with a list of all blanks is slow.
MACROS = r"""
CREATE MACRO clean(value) AS
    nullif(regexp_replace(value, '^[\s\pZ]+|[\s\pZ]+$', '', 'g'), '');
CREATE MACRO whole(value) AS
    CASE WHEN try_cast(value AS DOUBLE) BETWEEN 0 AND 9007199254740992
          AND try_cast(value AS DOUBLE) % 1 = 0
         THEN try_cast(value AS DOUBLE)::BIGINT END;
CREATE MACRO score(value) AS
    CASE WHEN try_cast(value AS DOUBLE) BETWEEN 0 AND 10 THEN try_cast(value AS DOUBLE) END;
CREATE MACRO items(value) AS regexp_extract_all(value, '''([^'']*)''', 1);
"""

#: The cleaned rows. `line` keeps the order of the file.
CLEAN_ROWS = """
CREATE TABLE title_rows AS
WITH cleaned AS MATERIALIZED (
    SELECT clean(id) AS id, clean(title) AS title, clean(type) AS type,
           whole(release_year) AS release_year,
           clean(age_certification) AS age_certification,
           whole(runtime) AS runtime_minutes, genres, production_countries,
           whole(seasons) AS seasons, clean(imdb_id) AS imdb_id,
           score(imdb_score) AS imdb_score, whole(imdb_votes) AS imdb_votes,
           line
    FROM titles_csv
), once AS (
    SELECT * FROM cleaned
    WHERE id IS NOT NULL AND type IS NOT NULL AND release_year IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY line) = 1
)
SELECT * REPLACE (
    CASE WHEN row_number() OVER (PARTITION BY imdb_id ORDER BY line) = 1
         THEN imdb_id END AS imdb_id)
FROM once ORDER BY line;

CREATE TABLE credit_rows AS
WITH cleaned AS MATERIALIZED (
    SELECT whole(person_id) AS person_id, clean(id) AS title_id, clean(name) AS name,
           clean("character") AS character_name, clean(role) AS role, line
    FROM credits_csv
)
SELECT * EXCLUDE (line), min(line) AS line
FROM cleaned
WHERE person_id IS NOT NULL AND name IS NOT NULL AND role IS NOT NULL
  AND title_id IN (SELECT id FROM title_rows)
GROUP BY ALL;
"""

CLEAN_BEST_OF = """
INSERT INTO best_of_rows
SELECT $list_id, row_number() OVER (ORDER BY min(line)), clean(TITLE), whole(RELEASE_YEAR),
       $title_type, score(SCORE), clean(MAIN_GENRE)
FROM best_of_csv
GROUP BY ALL;
"""

NORMALISED = """
CREATE TABLE title_types AS
SELECT row_number() OVER (ORDER BY name) AS id, name
FROM (SELECT DISTINCT type AS name FROM title_rows);

CREATE TABLE age_certifications AS
SELECT row_number() OVER (ORDER BY name) AS id, name
FROM (SELECT DISTINCT age_certification AS name FROM title_rows) WHERE name IS NOT NULL;

CREATE TABLE roles AS
SELECT row_number() OVER (ORDER BY name) AS id, name
FROM (SELECT DISTINCT role AS name FROM credit_rows);

CREATE TABLE genre_rows AS
SELECT DISTINCT id AS title_id, clean(unnest(items(genres))) AS genre FROM title_rows;

CREATE TABLE genres AS
SELECT row_number() OVER (ORDER BY name) AS id, name
FROM (SELECT DISTINCT genre AS name FROM genre_rows) WHERE name IS NOT NULL;

CREATE TABLE country_rows AS
SELECT DISTINCT id AS title_id, clean(unnest(items(production_countries))) AS country_id
FROM title_rows;
"""

#: The query that gives the rows of each table, parents before children.
TABLE_QUERIES = {
    "title_types": "SELECT id, name FROM title_types",
    "age_certifications": "SELECT id, name FROM age_certifications",
    "genres": "SELECT id, name FROM genres",
    "countries": """
        SELECT DISTINCT country_id AS id FROM country_rows WHERE country_id IS NOT NULL""",
    "roles": "SELECT id, name FROM roles",
    "persons": """
        SELECT person_id AS id, arg_min(name, line) AS name
        FROM credit_rows GROUP BY person_id ORDER BY min(line)""",
    "titles": """
        SELECT t.id, t.title, y.id AS type_id, t.release_year,
               a.id AS age_certification_id, t.runtime_minutes, t.seasons,
               t.imdb_id, t.imdb_score, t.imdb_votes
        FROM title_rows t
        JOIN title_types y ON y.name = t.type
        LEFT JOIN age_certifications a ON a.name = t.age_certification
        ORDER BY t.line""",
    "title_genres": """
        SELECT r.title_id, g.id AS genre_id
        FROM genre_rows r JOIN genres g ON g.name = r.genre""",
    "title_countries": """
        SELECT title_id, country_id FROM country_rows WHERE country_id IS NOT NULL""",
    "credits": """
        SELECT row_number() OVER (ORDER BY c.line) AS id, c.title_id, c.person_id,
               r.id AS role_id, c.character_name
        FROM credit_rows c JOIN roles r ON r.name = c.role
        ORDER BY c.line""",
    "title_best_of": """
        SELECT b.best_of_list_id, t.id AS title_id, min(b.position) AS position,
               arg_min(b.score, b.position) AS score,
               arg_min(b.main_genre, b.position) AS main_genre
        FROM best_of_rows b
        JOIN title_rows t
          ON t.title = b.title AND t.release_year = b.release_year AND t.type = b.type
        GROUP BY b.best_of_list_id, t.id
        ORDER BY b.best_of_list_id, position""",
}


def read_text(database: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    """Read a CSV file into a table: every column as text, and the line.

    Parallel reading cannot pad short rows of files with line breaks in cells.
    """
    name = str(path).replace("'", "''")
    database.execute(
        f"""
        CREATE OR REPLACE TABLE {table} AS
        SELECT *, row_number() OVER () AS line
        FROM read_csv('{name}', header = true, all_varchar = true,
                      delim = ',', quote = '"', escape = '"',
                      strict_mode = false, null_padding = true,
                      ignore_errors = true, parallel = false)
        """
    )


def transform(database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Read and normalise all files inside DuckDB."""
    database.execute(MACROS)
    read_text(database, "titles_csv", folder / TITLES_FILE)
    read_text(database, "credits_csv", folder / CREDITS_FILE)
    database.execute(CLEAN_ROWS)
    database.execute(
        """
        CREATE TABLE best_of_rows (
            best_of_list_id INTEGER, position INTEGER, title TEXT, release_year BIGINT,
            type TEXT, score DOUBLE, main_genre TEXT)
        """
    )
    for list_id, _, title_type, path in best_of_files(folder):
        read_text(database, "best_of_csv", path)
        database.execute(CLEAN_BEST_OF, {"list_id": list_id, "title_type": title_type})
    database.execute(NORMALISED)


def copy_rows(
    database: duckdb.DuckDBPyConnection, target: sqlite3.Connection, table: str, query: str
) -> int:
    """Insert the rows of a query into a SQLite table; returns their number."""
    rows = database.execute(query)
    columns = [column[0] for column in rows.description]
    count = 0
    while batch := rows.fetchmany(FETCH_ROWS):
        insert(target, table, columns, batch)
        count += len(batch)
    return count


def main() -> None:
    """Import the folder and print three row counts."""
    folder, file = Path(sys.argv[1]), sys.argv[2]
    counts: dict[str, int] = {}
    with duckdb.connect() as database, loading(file) as target:
        transform(database, folder)
        lists = [(id, name) for id, (name, _) in enumerate(BEST_OF_LISTS, start=1)]
        insert(target, "best_of_lists", ["id", "name"], lists)
        for table, query in TABLE_QUERIES.items():
            counts[table] = copy_rows(database, target, table, query)
    print(*(f"{table}={counts[table]}" for table in ("titles", "credits", "persons")))


if __name__ == "__main__":
    main()
