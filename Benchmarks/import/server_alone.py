"""What a MariaDB server alone takes for the rows of a catalog: `LOAD DATA` of rows
that are finished, into the tables as Marquee makes them, keys on, in one
transaction. Nothing is read, cleaned, compared or recorded; no import into these
tables can be faster than this on one connection."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from targets import MariaDBTarget

#: Parents before children.
TABLES = (
    "title_types", "age_certifications", "genres", "countries", "roles", "persons", "titles",
    "title_genres", "title_countries", "credits", "best_of_lists", "title_best_of",
)  # fmt: skip

OPTIONS = "CHARACTER SET utf8mb4"


def prepare(ours: str, catalog: Path, target: MariaDBTarget, scratch: Path) -> list[str]:
    """Import the catalog once, keep its rows as files, and give the command that
    loads them into an empty database."""
    target.reset()
    subprocess.run(
        [ours, "import", str(catalog), "--database", target.url, "--quiet"], check=True, text=True
    )
    script = [*table_definitions(ours), "START TRANSACTION"]
    with target.connect(database=target.name) as connection, connection.cursor() as cursor:
        for table in TABLES:
            file = scratch / f"{table}.tsv"
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
            with file.open("w", encoding="utf-8", newline="") as output:
                output.writelines("\t".join(map(cell, row)) + "\n" for row in cursor.fetchall())
            script.append(f"LOAD DATA LOCAL INFILE '{file}' INTO TABLE {table} {OPTIONS}")
    script.append("COMMIT")
    (scratch / "load.sql").write_text(";\n".join(script) + ";\n", encoding="utf-8")
    options = scratch / "client.cnf"
    login = {key: target.login[key] for key in ("host", "port", "user", "password")}
    options.write_text("[client]\n" + "".join(f"{key}={value}\n" for key, value in login.items()))
    options.chmod(0o600)
    return [
        "mariadb", f"--defaults-file={options}", "--local-infile=1", target.name,
        "-e", f"source {scratch / 'load.sql'}",
    ]  # fmt: skip


def table_definitions(ours: str) -> list[str]:
    """`CREATE TABLE` of the catalog's tables."""
    printed = subprocess.run(
        [ours, "schema", "ddl", "--dialect", "mysql", "--format", "json"],
        check=True, text=True, capture_output=True,
    )  # fmt: skip
    statements = json.loads(printed.stdout)["statements"]
    wanted = tuple(f"CREATE TABLE `{table}` " for table in TABLES)
    return [statement for statement in statements if statement.startswith(wanted)]


def cell(value: Any) -> str:
    """A value as `LOAD DATA` reads it."""
    if value is None:
        return r"\N"
    text = str(value).replace("\\", r"\\")
    return text.replace("\t", r"\t").replace("\n", r"\n")
