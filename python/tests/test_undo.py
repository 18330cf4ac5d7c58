"""Entries of the audit log with their rows, and writes that are taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.service import IS_REAL

from marquee import AccessError, Marquee, QueryError, UndoError

pytestmark = pytest.mark.skipif(not IS_REAL, reason="the stand-in keeps no changed rows")


@pytest.fixture
def table(make_table: Callable[[str], str], warehouse: Marquee) -> str:
    name = make_table("id INTEGER PRIMARY KEY, name VARCHAR(30) NOT NULL, b BLOB")
    warehouse.write(f"INSERT INTO {name} VALUES (1, 'a', ?), (2, 'b', NULL)", [b"\0\xff"])
    return name


def _names(client: Marquee, table: str) -> list[str]:
    return list(client.read(f"SELECT name FROM {table} ORDER BY id")["name"])


def test_entry(warehouse: Marquee, table: str) -> None:
    done = warehouse.write(
        [f"UPDATE {table} SET name = 'z' WHERE id = 1", f"DELETE FROM {table} WHERE id = 2"]
    )
    entry = warehouse.audit_entry(done)
    assert entry.audit_id == done.audit_id and entry.entry["principal"] == "the-scientist"
    assert (entry.changes, entry.obstacle, entry.undoes, entry.undone_by) == (2, None, None, ())
    first, second = entry.rows
    assert (first.table, first.change, first.columns) == (table, "changed", ["name"])
    assert first.before == {"id": 1, "name": "a", "b": b"\0\xff"}
    assert second.change == "removed" and second.after is None
    frame = entry.frame
    assert list(frame["row"]) == [0, 1, 1, 1]
    assert frame.loc[0, ["column", "before", "after"]].tolist() == ["name", "a", "z"]
    assert len(warehouse.audit_entry(done, rows=1).rows) == 1
    with pytest.raises(ValueError, match="rows"):
        warehouse.audit_entry(done, rows=0)


def test_undo(warehouse: Marquee, table: str) -> None:
    done = warehouse.write(f"DELETE FROM {table}")
    tried = warehouse.undo(done, dry_run=True)
    assert (tried.outcome, tried.rows_affected, tried.audit_id) == ("rolled-back", 2, None)
    assert _names(warehouse, table) == []
    back = warehouse.undo(done)
    assert (back.outcome, back.rows_affected) == ("committed", 2)
    assert _names(warehouse, table) == ["a", "b"]
    assert warehouse.read(f"SELECT b FROM {table}")["b"][0] == b"\0\xff"
    assert warehouse.audit_entry(done).undone_by == (back.audit_id,)
    assert warehouse.audit_entry(back).undoes == done.audit_id
    warehouse.undo(back)
    assert _names(warehouse, table) == []


def test_undo_by_its_number_is_done_once(warehouse: Marquee, table: str) -> None:
    done = warehouse.write(f"DELETE FROM {table} WHERE id = 1")
    assert done.audit_id
    key = f"undo-{table}"
    first = warehouse.undo(done.audit_id, idempotency_key=key)
    again = warehouse.undo(done.audit_id, idempotency_key=key)
    assert again.replayed and again.audit_id == first.audit_id


def test_a_later_write_stands_in_the_way(warehouse: Marquee, table: str) -> None:
    done = warehouse.write(f"UPDATE {table} SET name = 'x' WHERE id = 1")
    warehouse.write(f"UPDATE {table} SET name = 'y' WHERE id = 1")
    with pytest.raises(UndoError) as caught:
        warehouse.undo(done)
    error = caught.value
    assert (error.code, error.status, error.rolled_back) == ("MQ318", 409, True)
    assert isinstance(error, QueryError) and table in " ".join(error.details)
    assert _names(warehouse, table) == ["y", "b"]


def test_what_has_no_rows_to_take_back(warehouse: Marquee, engineer: Marquee, table: str) -> None:
    made = warehouse.write(f"CREATE TABLE {table}_x (id INTEGER PRIMARY KEY)")
    with pytest.raises(UndoError) as caught:
        warehouse.undo(made)
    assert caught.value.code == "MQ319"
    assert warehouse.audit_entry(made).obstacle
    with pytest.raises(UndoError) as caught:
        engineer.audit_entry(10**9)
    assert (caught.value.code, caught.value.status) == ("MQ320", 404)


def test_anothers_write_takes_an_engineer(
    warehouse: Marquee, engineer: Marquee, analyst: Marquee, table: str
) -> None:
    done = engineer.write(f"DELETE FROM {table} WHERE id = 1")
    for client in (warehouse, analyst):
        with pytest.raises(AccessError) as caught:
            client.audit_entry(done)
        assert caught.value.code == "MQ203"
    with pytest.raises(AccessError):
        warehouse.undo(done)
    own = warehouse.write(f"DELETE FROM {table} WHERE id = 2")
    engineer.undo(own)
    assert _names(warehouse, table) == ["b"]
