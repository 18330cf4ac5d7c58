"""What a stand-in for the server answers, by the HTTP contract, on Python's own sqlite3."""

from __future__ import annotations

import base64
import csv
import io
import re
import sqlite3
import threading
from typing import Any

from support import fake_recommender
from support.failure import Failure
from support.fake_results import Result, register

READS = ("SELECT", "WITH", "VALUES", "EXPLAIN")
STATUS = {
    **dict.fromkeys(["MQ103", "MQ112", "MQ302", "MQ304", "MQ603", "MQ604"], 400),
    **dict.fromkeys(["MQ201", "MQ202"], 401),
    **dict.fromkeys(["MQ203", "MQ301", "MQ315"], 403),
    **dict.fromkeys(["MQ104", "MQ111", "MQ601"], 404),
    **dict.fromkeys(["MQ313", "MQ507", "MQ602"], 409),
    **dict.fromkeys(["MQ109", "MQ314", "MQ605"], 422),
}
MOST_ROWS = {"analyst": 1000, "scientist": 10_000_000, "engineer": 10_000_000}


class Routes:
    """One database; one request at a time writes."""

    def __init__(self, path: str) -> None:
        register()
        self.path = path
        self.lock = threading.Lock()
        self.answers: dict[str, tuple[object, dict[str, Any]]] = {}
        self.entries: list[dict[str, Any]] = []

    def connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, detect_types=sqlite3.PARSE_DECLTYPES, isolation_level=None
        )
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def principal(self, token: str) -> dict[str, Any]:
        with self.connect() as connection:
            row = connection.execute(
                "SELECT name, role, rowid FROM fake_users WHERE token = ? AND NOT revoked", [token]
            ).fetchone()
        if row is None:
            raise Failure("MQ202", "the token does not hold")
        return {"name": row[0], "role": row[1], "token_id": row[2]}

    def query(self, body: dict[str, Any], role: str, null: str) -> Result:
        sql = body["sql"]
        if _word(sql) not in READS:
            raise Failure("MQ301", f"{_word(sql)} is not a statement that reads")
        most = MOST_ROWS[role]
        asked = body.get("limit", most + 1)
        try:
            cursor = self.connect().execute(sql, _bound(body.get("parameters")))
            return Result(cursor, null, min(asked, most), "limit" if asked <= most else "MQ306")
        except sqlite3.Error as fault:
            raise _failure(fault) from fault

    def write(self, body: dict[str, Any], me: dict[str, Any]) -> dict[str, Any]:
        statements = body.get("statements") or [body]
        counts: list[dict[str, int]] = []
        with self.lock:
            connection = self.connect()
            connection.execute("BEGIN IMMEDIATE")
            for place, one in enumerate(statements, 1):
                try:
                    rows = self._run(connection, one, me)
                    counts.append({"rows_affected": rows})
                    if sum(c["rows_affected"] for c in counts) > body.get("max_affected", 1 << 60):
                        raise Failure("MQ313", "too many rows would be changed")
                except Failure as failure:
                    connection.execute("ROLLBACK")
                    failure.details = (f"statement {place} of {len(statements)}", *failure.details)
                    failure.rolled_back = True
                    raise
            total = sum(c["rows_affected"] for c in counts)
            dry = body.get("mode") == "dry-run"
            connection.execute("ROLLBACK" if dry else "COMMIT")
            return {"statements": counts, **self._done("write", total, dry, me)}

    def _run(self, connection: sqlite3.Connection, one: Any, me: dict[str, Any]) -> int:
        sql = one["sql"]
        if me["role"] == "analyst":
            raise Failure("MQ203", "the role analyst does not allow to write")
        if _word(sql) in READS:
            raise Failure("MQ315", f"{_word(sql)} changes nothing")
        sql = re.sub(
            r"INT(EGER)? AUTO_INCREMENT PRIMARY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT", sql
        )
        try:
            cursor = connection.execute(sql, _bound(one.get("parameters")))
        except sqlite3.Error as fault:
            raise _failure(fault) from fault
        return max(cursor.rowcount, 0)

    def insert(
        self, table: str, body: bytes, null: str, dry: bool, me: dict[str, Any]
    ) -> dict[str, Any]:
        rows = list(csv.reader(io.StringIO(body.decode(), newline="")))
        names, rows = rows[0], rows[1:]
        marks = ", ".join("?" * len(names))
        columns = ", ".join(f'"{name}"' for name in names)
        with self.lock:
            connection = self.connect()
            connection.execute("BEGIN IMMEDIATE")
            info = connection.execute(f'PRAGMA table_info("{table}")')
            kinds = {column[1]: column[2] for column in info}
            # SQLite's own reading of reals is not exact.
            reads: list[Any] = [float if kinds.get(n) == "DOUBLE" else str for n in names]
            for place, row in enumerate(rows, 1):
                pairs = zip(reads, row, strict=True)
                values = [None if value == null else read(value) for read, value in pairs]
                try:
                    connection.execute(
                        f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', values
                    )
                except sqlite3.Error as fault:
                    connection.execute("ROLLBACK")
                    if "no such table" in str(fault):
                        raise Failure("MQ111", f"there is no table {table}") from fault
                    details = (f"row {place}", str(fault))
                    raise Failure(
                        "MQ314", "a row was refused", *details, rolled_back=True
                    ) from fault
            connection.execute("ROLLBACK" if dry else "COMMIT")
        return {"table": table, **self._done("insert", len(rows), dry, me)}

    def recommend(self, body: dict[str, Any], me: dict[str, Any]) -> dict[str, Any]:
        if body.get("save") and me["role"] == "analyst":
            raise Failure("MQ203", "the role analyst does not allow to write")
        with self.lock, self.connect() as connection:
            answer = fake_recommender.recommend(connection, body)
            if body.get("save"):
                rows = fake_recommender.save(connection, answer, me["name"])
                self._done("recommend", rows, False, me)
            return answer

    def evaluation(self, table: str) -> dict[str, Any]:
        with self.connect() as connection:
            return fake_recommender.evaluation(connection, table)

    def _done(self, action: str, rows: int, dry: bool, me: dict[str, Any]) -> dict[str, Any]:
        outcome = "rolled-back" if dry else "committed"
        number = len(self.entries) + 1
        entry = {"id": number, "principal": me["name"], "action": action, "token_id": None}
        entry |= {"at": "2026-01-02 03:04:05.678"}
        self.entries.append({**entry, "rows_affected": rows, "outcome": outcome})
        audit_id = None if dry else number
        return {"outcome": outcome, "rows_affected": rows, "audit_id": audit_id, "request_id": "r1"}

    def schema(self) -> dict[str, Any]:
        with self.connect() as connection:
            found = connection.execute(
                "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') "
                "AND name NOT LIKE 'fake%' AND name NOT LIKE 'sqlite%'"
            ).fetchall()
            tables = [_table(connection, name, kind) for name, kind in found]
        return {"dialect": "sqlite", "schema_version": 1, "tables": tables}


def _table(connection: sqlite3.Connection, name: str, kind: str) -> dict[str, Any]:
    columns = [
        {"name": c[1], "type": c[2], "nullable": not c[3], "primary_key": bool(c[5])}
        for c in connection.execute(f'PRAGMA table_info("{name}")')
    ]
    keys = [
        {"column": k[3], "references_table": k[2], "references_column": k[4]}
        for k in connection.execute(f'PRAGMA foreign_key_list("{name}")')
    ]
    return {
        "name": name,
        "kind": kind,
        "managed": False,
        "meaning": None,
        "columns": [{**column, "meaning": None} for column in columns],
        "foreign_keys": keys,
    }


def _word(sql: str) -> str:
    return sql.split(None, 1)[0].upper()


def _bound(parameters: Any) -> Any:
    def value(one: Any) -> Any:
        return base64.b64decode(one["base64"]) if isinstance(one, dict) else one

    if isinstance(parameters, dict):
        return {name: value(one) for name, one in parameters.items()}
    return [value(one) for one in parameters or []]


def _failure(fault: sqlite3.Error) -> Failure:
    text = str(fault)
    if "one statement at a time" in text:
        return Failure("MQ302", "there is more than one statement")
    if "bind" in text:
        return Failure("MQ112", text)
    if isinstance(fault, sqlite3.IntegrityError):
        return Failure("MQ507", "a constraint refused it", text)
    return Failure("MQ304", "the statement failed", text)
