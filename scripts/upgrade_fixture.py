#!/usr/bin/env python3
"""Writes the fixtures of the upgrade tests: databases as one version of Marquee leaves them.

    scripts/mariadb.sh run scripts/upgrade_fixture.py BINARY NAME [FOLDER]

BINARY is the `marquee` of that version. It imports Tests/Fixtures/upgrade/catalog, adds people,
serves, and does over HTTP whatever it knows: writes, undo, a kept recommendation, a sandbox.
NAME is governance-N, with N the version of the governance tables, or schema-N for a database that
was never served: there, a user's own tool creates the tables. FOLDER (Tests/Fixtures/upgrade) gets
NAME.sqlite.sql and NAME.mariadb.sql, scripts for the engines' own clients. Times, durations and
ids of sandboxes differ from run to run; the tests do not depend on them.
"""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from urllib.parse import urlparse

from upgrade_dump import MariaDBDump, SQLiteDump

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
CATALOG = os.path.join(ROOT, "Tests/Fixtures/upgrade/catalog")
DATABASE = "marquee_fixture"

# The tests repeat some of these statements and look for the rows of others.
TABLES = [
    "CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, "
    "FOREIGN KEY (title_id) REFERENCES titles (id))",
    "CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, "
    "FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE)",
    "CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, mark DOUBLE)",
    "CREATE VIEW best_shelf AS SELECT s.title_id, t.title, s.stars FROM shelf s JOIN titles t ON t.id = s.title_id",
]
SHELF = "INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?)"
SHELF_ROWS = [
    ["tm201", 5, 0.1, 'na\u00efve "quote" \\ \u96fb', {"base64": base64.b64encode(b"\x00\xffA").decode()}],
    ["tm202", -3, 12345678901.5, "", {"base64": ""}],
    ["ts203", None, 1e-7, None, None],
]
REMARKS = "INSERT INTO remarks (id, title_id, remark) VALUES (1, 'ts203', 'goes along'), (2, 'tm201', 'stays')"
TO_BE_UNDONE = [
    "UPDATE shelf SET stars = 4, note = 'changed', cover = NULL WHERE title_id <> 'ts203'",
    "DELETE FROM shelf WHERE title_id = 'ts203'",
    "INSERT INTO shelf (title_id, stars) VALUES ('tm204', 1)",
    "UPDATE titles SET imdb_score = 9.9 WHERE id = 'tm201'",
]
MARKS = 'id,who,mark\n1,ann,1.5\n2,"b, ""c""",2\n3,d,\n'
IDEMPOTENT = '{"sql": "INSERT INTO genres (name) VALUES (\'from before\')"}'
# Rows for a version without governed writes.
OWN_ROWS = [
    "INSERT INTO shelf VALUES ('tm201', 4, 0.1, 'changed', NULL), ('tm202', 4, 12345678901.5, 'changed', x'00FF41')",
    "INSERT INTO remarks VALUES (2, 'tm201', 'stays')",
    "INSERT INTO marks VALUES (1, 'ann', 1.5)",
]
IN_SANDBOX = [
    "UPDATE titles SET imdb_score = 6.5 WHERE id = 'tm204'",
    "CREATE TABLE ideas (id INTEGER PRIMARY KEY, idea TEXT)",
    "INSERT INTO ideas (id, idea) VALUES (1, 'more of these')",
]


def token(number):
    """A token and its stored hash; the secret is the number, 32 times."""
    secret = bytes([number]) * 32
    return f"mq{number}_{base64.urlsafe_b64encode(secret).decode().rstrip('=')}", hashlib.sha256(secret).hexdigest()


class Version:
    """A built `marquee` and the database it works on."""

    def __init__(self, binary, url):
        self.binary, self.url = binary, url
        self.commands = subprocess.run([binary, "--help"], capture_output=True, text=True).stdout.split()

    def run(self, *arguments):
        command = [self.binary, *arguments, "--database", self.url]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(command)}: {done.stderr}")
        return done.stdout

    def import_catalog(self):
        claims = ["--claims", os.path.join(CATALOG, "claims.yaml")] if "claims" in self.commands else []
        files = sorted(f for f in os.listdir(CATALOG) if f.endswith(".csv"))
        self.run("import", *(os.path.join(CATALOG, f) for f in files), *claims)

    def add_people(self):
        tokens = {}
        people = [("ann", "analyst"), ("sue", "scientist"), ("eve", "engineer"), ("rob", "analyst"), ("tim", "analyst")]
        for name, role in people:
            days = ["--expires-in", "1"] if name == "tim" else []
            added = json.loads(self.run("user", "add", name, "--role", role, "--format", "json", *days))
            tokens[name] = added["token"]
        self.run("user", "revoke", "rob")
        options = subprocess.run([self.binary, "user", "add", "--help"], capture_output=True, text=True).stdout
        if self.url.startswith("mysql") and "--database-account" in options:
            self.run("user", "add", "dan", "--role", "analyst", "--database-account")
        return tokens

    def serve(self, tokens):
        """Starts a server, lets people work with it, and stops it."""
        log = open(os.devnull, "w")
        server = subprocess.Popen(
            [self.binary, "serve", "--database", self.url, "--port", "0", "--format", "json"],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            ready = server.stdout.readline()
            while not ready.rstrip().endswith("}"):
                ready += server.stdout.readline()
            self.work(lambda *a, **k: send(json.loads(ready)["address"], tokens, *a, **k))
        finally:
            server.terminate()
            server.wait()

    def work(self, send):
        for sql in TABLES:
            send("sue", "/v1/write", {"sql": sql})
        send("sue", "/v1/write", {"statements": [{"sql": SHELF, "parameters": row} for row in SHELF_ROWS] + [REMARKS]})
        send("sue", "/v1/write", IDEMPOTENT, {"Idempotency-Key": "from-before"})
        send("sue", "/v1/write", {"sql": "DELETE FROM title_genres", "mode": "dry-run"})
        send("ann", "/v1/write", {"sql": "DELETE FROM title_genres"}, expected=403)
        votes = send("sue", "/v1/write", {"sql": "UPDATE titles SET imdb_votes = 1 WHERE id = 'tm202'"})
        knows_undo = send("sue", f"/v1/audit/{votes['audit_id']}/undo", {}, expected=None) is not None
        if not knows_undo:
            send("sue", "/v1/write", {"sql": "UPDATE titles SET imdb_votes = 340 WHERE id = 'tm202'"})
        send("sue", "/v1/write", {"statements": TO_BE_UNDONE})
        send("sue", "/v1/tables/marks/rows", MARKS, {"Content-Type": "text/csv"})
        if "recommend" in self.commands:
            send("sue", "/v1/recommendations", {"ids": ["tm201"], "k": 2, "save": True})
        if knows_undo and send("sue", "/v1/sandboxes", {"name": "trial"}, expected=None) is not None:
            for sql in IN_SANDBOX:
                send("sue", "/v1/write", {"sandbox": "trial", "sql": sql})


def send(address, tokens, who, path, body, headers=None, expected=200):
    """Posts a body and returns the answer; None for an expected refusal. `expected` None allows any."""
    data = (body if isinstance(body, str) else json.dumps(body)).encode()
    request = urllib.request.Request(address + path, data=data, method="POST")
    own = {"Authorization": f"Bearer {tokens[who]}", "Content-Type": "application/json"}
    for name, value in {**own, **(headers or {})}.items():
        request.add_header(name, value)
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        if expected in (None, error.code):
            return None
        sys.exit(f"{path} {body}: {error.read().decode()}")


def known_tokens(dump):
    """Statements that replace the tokens by known ones, expire one of them, and nothing else."""
    statements = [f"UPDATE access_tokens SET hash = '{token(n)[1]}' WHERE id = {n}" for n in range(1, 7)]
    statements.append("UPDATE access_tokens SET expires_at = created_at WHERE expires_at IS NOT NULL")
    if dump.has_account("dan"):
        # Each test needs an account of its own; the principal's name is part of the audit chain.
        account = f"dan_{DATABASE}"
        statements.append(f"RENAME USER dan TO {account}")
        statements.append(f"UPDATE principals SET database_account = '{account}' WHERE name = 'dan'")
    if "sandboxes" in dump.governance_tables():
        statements.append("UPDATE sandboxes SET expires_at = '2999-01-01 00:00:00.000'")
    return statements


def make(binary, name, folder, url, dump):
    version = Version(binary, url)
    version.import_catalog()
    if name.startswith("schema"):
        dump.execute(TABLES + OWN_ROWS)
    else:
        version.serve(version.add_people())
        dump.execute_governance(known_tokens(dump))
    kind = "sqlite" if url.startswith("sqlite") else "mariadb"
    with open(os.path.join(folder, f"{name}.{kind}.sql"), "w") as file:
        file.write(dump.text())


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    binary, name = os.path.abspath(sys.argv[1]), sys.argv[2]
    folder = sys.argv[3] if len(sys.argv) > 3 else os.path.join(ROOT, "Tests/Fixtures/upgrade")
    place = tempfile.mkdtemp()
    try:
        file = os.path.join(place, "w.sqlite")
        make(binary, name, folder, f"sqlite:{file}", SQLiteDump(file))
    finally:
        shutil.rmtree(place)
    server = os.environ["MARQUEE_MYSQL_SERVER"]
    dump = MariaDBDump(urlparse(server), DATABASE)
    dump.drop()
    try:
        make(binary, name, folder, f"{server}/{DATABASE}", dump)
    finally:
        dump.drop()


main()
