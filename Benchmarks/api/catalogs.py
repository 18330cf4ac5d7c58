"""The catalog in the databases that the servers stand before."""

from __future__ import annotations

import argparse
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import create_engine, text


def make_database(url: str) -> None:
    """Make the MariaDB database anew."""
    name = urlsplit(url).path.lstrip("/")
    engine = create_engine(url.replace("mysql", "mysql+mysqldb", 1).removesuffix(f"/{name}"))
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS `{name}`"))
        connection.execute(
            text(f"CREATE DATABASE `{name}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")
        )
    engine.dispose()


def import_catalog(binary: str, folder: Path, database: str) -> None:
    """Import the catalog as anybody does."""
    command = [binary, "import", str(folder), "--database", database, "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def copied(file: Path, copy: Path) -> Path:
    """A copy of a SQLite file that others have open."""
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def positive(text: str) -> int:
    """A whole number from 1 on."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number
