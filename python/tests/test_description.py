"""What the server tells of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marquee import AccessError, Marquee


def test_schema(warehouse: Marquee, make_table: Callable[[str], str]) -> None:
    parent = make_table("id INTEGER PRIMARY KEY")
    child = make_table(
        f"name VARCHAR(20) NOT NULL, parent INTEGER, FOREIGN KEY (parent) REFERENCES {parent} (id)"
    )
    schema = warehouse.schema()
    assert schema.dialect in ("sqlite", "mysql") and schema.schema_version >= 1
    assert {parent, child} <= {table.name for table in schema}
    table = schema[child.upper()]
    assert (table.kind, table.managed) == ("table", False)
    assert [(c.name, c.nullable) for c in table.columns] == [("name", False), ("parent", True)]
    (key,) = table.foreign_keys
    assert (key.column, key.references_table, key.references_column) == ("parent", parent, "id")
    assert schema[parent].columns[0].primary_key
    with pytest.raises(KeyError):
        schema["nothing"]
    text = repr(schema)
    assert f"{child} (table)" in text and f"-> {parent}.id" in text


def test_me(warehouse: Marquee) -> None:
    me = warehouse.me()
    assert (me.name, me.role) == ("the-scientist", "scientist")
    assert me.limits.rows > 1000 and me.limits.seconds > 0


def test_audit(engineer: Marquee, make_table: Callable[[str], str]) -> None:
    table = make_table("id INTEGER PRIMARY KEY")
    done = engineer.write(f"INSERT INTO {table} VALUES (1), (2)")
    log = engineer.audit(limit=5)
    entry = log.set_index("id").loc[done.audit_id]
    assert (entry["principal"], entry["rows_affected"]) == ("the-engineer", 2)
    assert entry["outcome"] == "committed" and "next_before" in log.attrs
    assert log["at"].dtype == "datetime64[us]" and log["rows_affected"].dtype == "Int64"


def test_audit_takes_an_engineer(warehouse: Marquee) -> None:
    with pytest.raises(AccessError) as caught:
        warehouse.audit()
    assert caught.value.code == "MQ203"
