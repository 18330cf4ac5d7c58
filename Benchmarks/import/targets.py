"""The databases that an import fills: a SQLite file or a MariaDB database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

#: What `counts` counts, under the names of Marquee's tables.
COUNTED_TABLES = ("titles", "credits", "persons")

Counts = dict[str, int | None]


class SQLiteTarget:
    """A SQLite file."""

    def __init__(self, file: Path, table_prefix: str = "") -> None:
        self.file = file
        self.table_prefix = table_prefix
        self.url = f"sqlite:{file}"
        self.sqlalchemy_url = f"sqlite:///{file}"
        self.secret = ""

    def reset(self) -> None:
        """Delete the file and what SQLite keeps beside it."""
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{self.file}{suffix}").unlink(missing_ok=True)

    def counts(self) -> Counts:
        """Rows in each counted table, None where there is no such table."""
        connection = sqlite3.connect(self.file)
        try:
            return count_rows(
                lambda sql: connection.execute(sql).fetchone(),
                sqlite3.OperationalError,
                self.table_prefix,
            )
        finally:
            connection.close()

    def version(self) -> str:
        """The engine that Python writes with; Marquee and sqlite3 have their own."""
        return f"SQLite {sqlite3.sqlite_version} (in Python)"


class MariaDBTarget:
    """A database of a MariaDB server, dropped and made anew for every run."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.name = unquote(parts.path.lstrip("/"))
        if parts.scheme != "mysql" or not parts.hostname or not self.name:
            raise ValueError("expected mysql://USER:PASSWORD@HOST:PORT/NAME")
        if "bench" not in self.name:
            raise ValueError("the database is dropped: its name must contain 'bench'")
        self.url = url
        self.sqlalchemy_url = url
        self.secret = parts.password or ""
        self.login: dict[str, Any] = {
            "host": parts.hostname,
            "port": parts.port or 3306,
            "user": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "charset": "utf8mb4",
        }

    def connect(self, **options: Any) -> Any:
        """A connection to the server."""
        import pymysql

        return pymysql.connect(**self.login, **options)

    def reset(self) -> None:
        """Drop the database and make it anew."""
        name = self.name.replace("`", "``")
        with self.connect(autocommit=True) as connection, connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS `{name}`")
            cursor.execute(f"CREATE DATABASE `{name}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")

    def counts(self) -> Counts:
        """Rows in each counted table, None where there is no such table."""
        import pymysql

        with self.connect(database=self.name) as connection, connection.cursor() as cursor:

            def first_row(sql: str) -> tuple[int]:
                cursor.execute(sql)
                return cursor.fetchone()

            return count_rows(first_row, pymysql.err.ProgrammingError, "")

    def version(self) -> str:
        """The server's version."""
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute("SELECT version()")
            return f"server {cursor.fetchone()[0]}"


Target = SQLiteTarget | MariaDBTarget


def count_rows(
    first_row: Callable[[str], tuple[int]], missing: type[Exception], prefix: str
) -> Counts:
    """Count each table through a function that returns a query's first row."""
    counts: Counts = {}
    for table in COUNTED_TABLES:
        try:
            counts[table] = first_row(f"SELECT count(*) FROM {prefix}{table}")[0]
        except missing:
            counts[table] = None
    return counts
