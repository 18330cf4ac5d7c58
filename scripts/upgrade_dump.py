"""Databases of Marquee as scripts for the engines' own clients; see upgrade_fixture.py."""

import os
import re
import sqlite3
import subprocess


class SQLiteDump:
    """A warehouse in a SQLite file, with the files of its sandboxes."""

    def __init__(self, file):
        self.file = file

    def execute(self, statements):
        connection = sqlite3.connect(self.file)
        for sql in statements:
            connection.execute(sql)
        connection.commit()
        connection.close()

    execute_governance = execute

    def governance_tables(self):
        return [row[0] for row in sqlite3.connect(self.file).execute("SELECT name FROM sqlite_master")]

    def text(self):
        text = "PRAGMA foreign_keys = OFF;\n" + self.all_of(self.file)
        folder = self.file + ".sandboxes"
        names = sorted(n for n in os.listdir(folder) if n.endswith(".sqlite")) if os.path.isdir(folder) else []
        # The base first: the copy its owner works in is the base and what was done since.
        for base in (n for n in names if n.endswith(".base.sqlite")):
            copy = base.replace(".base", "")
            text += "\n.system mkdir -m 700 -p w.sqlite.sandboxes\n\n-- The base of a sandbox.\n"
            text += self.derived(self.file, f"{folder}/{base}", "w.sqlite", f"w.sqlite.sandboxes/{base}")
            text += "\n-- The sandbox itself.\n"
            text += self.derived(
                f"{folder}/{base}", f"{folder}/{copy}", f"w.sqlite.sandboxes/{base}", f"w.sqlite.sandboxes/{copy}"
            )
        return text

    def has_account(self, name):
        return False

    @staticmethod
    def objects(connection):
        order = "CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END"
        return dict(
            connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
                f" ORDER BY {order}, rowid"
            )
        )

    @staticmethod
    def rows(connection, table):
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ? AND type = 'table'", [table]).fetchall():
            return []
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        values = " || ', ' || ".join(f'quote("{c}")' for c in columns)
        return ["(" + row[0] + ")" for row in connection.execute(f'SELECT {values} FROM "{table}"')]

    @staticmethod
    def insert(table, rows):
        return f"INSERT INTO {table} VALUES\n" + ",\n".join(rows) + ";\n" if rows else ""

    def all_of(self, file):
        connection = sqlite3.connect(file)
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        objects = self.objects(connection)
        text = f"PRAGMA journal_mode = {mode};\n\n" + "".join(f"{sql};\n\n" for sql in objects.values())
        return text + "".join(self.insert(name, self.rows(connection, name)) for name in objects)

    def derived(self, model, file, model_name, name):
        """A copy of another file, then the differences."""
        text = f".open {model_name}\nPRAGMA wal_checkpoint(TRUNCATE);\n.system cp {model_name} {name}\n.open {name}\n"
        text += "PRAGMA foreign_keys = OFF;\n"
        before, after = sqlite3.connect(model), sqlite3.connect(file)
        objects = self.objects(after)
        text += "".join(f"{sql};\n" for key, sql in objects.items() if key not in self.objects(before))
        for table in objects:
            old, new = self.rows(before, table), self.rows(after, table)
            if old != new:
                text += (f"DELETE FROM {table};\n" if old else "") + self.insert(table, new)
        return text


class MariaDBDump:
    """A warehouse on a MariaDB server: its schemas and accounts, and those of its sandboxes."""

    def __init__(self, url, database):
        self.database, self.governance = database, f"{database}_governance"
        account = [f"-h{url.hostname}", f"-P{url.port}", f"-u{url.username}", f"-p{url.password}"]
        self.client = ["mariadb", "--no-defaults", *account, "-N", "-B", "--raw", "--default-character-set=utf8mb4"]
        self.dumper = [
            "mariadb-dump",
            "--no-defaults",
            *account,
            "--compact",
            "--no-create-info",
            "--hex-blob",
            "--skip-triggers",
            "--default-character-set=utf8mb4",
        ]

    def query(self, sql, database=""):
        done = subprocess.run([*self.client, "-e", sql, *([database] if database else [])], capture_output=True)
        if done.returncode:
            raise RuntimeError(f"{sql}: {done.stderr.decode()}")
        return done.stdout.decode()

    def lines(self, sql, database=""):
        return self.query(sql, database).splitlines()

    def execute(self, statements):
        self.query(";".join(statements), self.database)

    def execute_governance(self, statements):
        self.query(";".join(statements), self.governance)

    def governance_tables(self):
        return self.lines("SHOW TABLES", self.governance)

    def has_account(self, name):
        return bool(self.lines(f"SELECT 1 FROM mysql.user WHERE User = '{name}'"))

    def schemas(self):
        """Names of all schemas, those of the warehouse first."""
        names = self.lines("SHOW DATABASES")
        own = [n for n in names if n in (self.database, self.governance)]
        return own + [n for n in names if n.startswith("marquee_sandbox_")]

    def accounts(self):
        """All accounts with their passwords, which are replaced by known ones."""
        found = {}
        for schema in self.schemas():
            if schema.endswith("_governance"):
                for line in self.lines("SELECT purpose, name, password FROM database_accounts", schema):
                    purpose, name, _ = line.split("\t")
                    known = f"UPDATE database_accounts SET password = '{purpose}-password'"
                    self.query(f"{known} WHERE purpose = '{purpose}'", schema)
                    found[name] = f"{purpose}-password"
        for name in self.lines(f"SELECT User FROM mysql.user WHERE User LIKE '%\\_{self.database}'"):
            found.setdefault(name, "dan-password")
        return found

    def drop(self):
        for schema in self.schemas():
            self.query(f"DROP DATABASE `{schema}`")
        for name in self.lines("SELECT User FROM mysql.user WHERE User LIKE '%marquee\\_%'"):
            self.query(f"DROP USER `{name}`@`%`")

    def text(self):
        schemas, accounts = self.schemas(), self.accounts()
        text = "SET NAMES utf8mb4;\nSET FOREIGN_KEY_CHECKS = 0;\n"
        text += "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION';\n\n"
        for schema in schemas:
            text += f"CREATE DATABASE `{schema}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n"
        for name, password in accounts.items():
            limits = " WITH MAX_USER_CONNECTIONS 8 MAX_STATEMENT_TIME 60" if password.startswith("dan") else ""
            text += f"CREATE USER `{name}`@`%` IDENTIFIED BY '{password}'{limits};\n"
        text += "".join(self.of_schema(schema) for schema in schemas) + "\n"
        for name in accounts:
            grants = self.lines(f"SHOW GRANTS FOR `{name}`@`%`")
            text += "".join(f"{g};\n" for g in grants if not g.startswith("GRANT USAGE"))
        return self.with_placeholders(text)

    def of_schema(self, schema):
        found = f"SELECT table_name FROM information_schema.tables WHERE table_schema = '{schema}' AND"
        tables = self.lines(f"{found} table_type <> 'VIEW' ORDER BY create_time, table_name")
        views = self.lines(f"{found} table_type = 'VIEW' ORDER BY table_name")
        tables = self.parents_first(schema, tables)
        text = f"\nUSE `{schema}`;\n\n"
        for table in tables:
            text += self.query(f"SHOW CREATE TABLE `{table}`", schema).split("\t", 1)[1].strip() + ";\n\n"
        for view in views:
            text += self.query(f"SHOW CREATE VIEW `{view}`", schema).split("\t")[1] + ";\n\n"
        if tables:
            done = subprocess.run([*self.dumper, schema, *tables], capture_output=True, check=True)
            text += re.sub(r"^/\*.*\n", "", done.stdout.decode(), flags=re.MULTILINE)
        programs = self.procedures(schema) + self.triggers(schema)
        return text + ("\nDELIMITER ;;\n" + "".join(f"{p};;\n" for p in programs) + "DELIMITER ;\n" if programs else "")

    def procedures(self, schema):
        names = self.lines(f"SELECT routine_name FROM information_schema.routines WHERE routine_schema = '{schema}'")
        return [self.query(f"SHOW CREATE PROCEDURE `{n}`", schema).split("\t")[2] for n in names]

    def triggers(self, schema):
        # A sandbox has triggers on all tables; the fixture keeps those on tables that tests write.
        tables = "('titles', 'shelf', 'marks', 'ideas')"
        wanted = f"event_object_table IN {tables}" if "sandbox" in schema else "TRUE"
        names = self.lines(
            f"SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = '{schema}'"
            f" AND {wanted} ORDER BY event_object_table, action_timing, event_manipulation"
        )
        made = [self.query(f"SHOW CREATE TRIGGER `{n}`", schema).split("\t")[2] for n in names]
        return [re.sub(r"`marquee_[0-9a-f]+`", "`marquee_{{TRIGGER}}`", sql, count=1) for sql in made]

    def parents_first(self, schema, tables):
        references = [
            line.split("\t")
            for line in self.lines(
                f"SELECT DISTINCT table_name, referenced_table_name FROM information_schema.key_column_usage"
                f" WHERE table_schema = '{schema}' AND referenced_table_name IS NOT NULL"
            )
        ]
        ordered = []
        while len(ordered) < len(tables):
            ordered += [
                t
                for t in tables
                if t not in ordered
                and all(parent in ordered or parent == t for child, parent in references if child == t)
            ]
        return ordered

    def with_placeholders(self, text):
        """Replaces names that are derived from the database's name; UpgradeFixture in the tests fills them in."""
        # The login that loads the fixture becomes the owner.
        text = re.sub(r"DEFINER=`root`@`[^`]*` ", "", text)
        text = re.sub(r"marquee_sandbox_[0-9a-f]+_", "marquee_sandbox_{{FINGERPRINT}}_", text)
        text = re.sub(r"marquee\\_sandbox\\_[0-9a-f]+\\_", r"marquee\\_sandbox\\_{{FINGERPRINT}}\\_", text)
        return text.replace(self.database.replace("_", "\\_"), "{{PATTERN}}").replace(self.database, "{{NAME}}")
