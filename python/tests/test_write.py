"""`write`: all or none, tried first if wanted, done once."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from marquee import AccessError, Marquee, QueryError, RequestError, StoreError

COLUMNS = "id INTEGER PRIMARY KEY, name VARCHAR(30) NOT NULL"


@pytest.fixture
def table(make_table: Callable[[str], str]) -> str:
    return make_table(COLUMNS)


def _names(client: Marquee, table: str) -> list[str]:
    return list(client.read(f"SELECT name FROM {table} ORDER BY id")["name"])


def test_one_statement(warehouse: Marquee, table: str) -> None:
    done = warehouse.write(f"INSERT INTO {table} VALUES (1, 'a'), (2, 'b')")
    assert (done.outcome, done.rows_affected, done.statements) == ("committed", 2, (2,))
    assert done.audit_id and done.request_id and not done.replayed
    assert _names(warehouse, table) == ["a", "b"]


def test_several_statements(warehouse: Marquee, table: str) -> None:
    done = warehouse.write(
        [
            (f"INSERT INTO {table} VALUES (?, ?)", [1, "a"]),
            (f"INSERT INTO {table} VALUES (:id, :name)", {"id": 2, "name": "b"}),
            f"UPDATE {table} SET name = 'c'",
        ]
    )
    assert (done.rows_affected, done.statements) == (4, (1, 1, 2))
    assert _names(warehouse, table) == ["c", "c"]


def test_dry_run_changes_nothing(warehouse: Marquee, table: str) -> None:
    tried = warehouse.write(f"INSERT INTO {table} VALUES (1, 'a')", dry_run=True)
    assert (tried.outcome, tried.rows_affected, tried.audit_id) == ("rolled-back", 1, None)
    assert _names(warehouse, table) == []


def test_failure_rolls_everything_back(warehouse: Marquee, table: str) -> None:
    with pytest.raises(StoreError) as caught:
        warehouse.write(
            [
                f"INSERT INTO {table} VALUES (1, 'a')",
                f"INSERT INTO {table} VALUES (1, 'b')",
            ]
        )
    error = caught.value
    assert (error.code, error.status, error.rolled_back) == ("MQ507", 409, True)
    assert error.details[0] == "statement 2 of 2"
    assert "nothing was changed" in str(error)
    assert _names(warehouse, table) == []


def test_more_rows_than_wanted(warehouse: Marquee, table: str) -> None:
    warehouse.write(f"INSERT INTO {table} VALUES (1, 'a'), (2, 'b')")
    with pytest.raises(QueryError) as caught:
        warehouse.write(f"DELETE FROM {table}", max_affected=1)
    assert caught.value.code == "MQ313"
    assert warehouse.write(f"DELETE FROM {table}", max_affected=2).rows_affected == 2


def test_the_same_key_is_done_once(warehouse: Marquee, table: str) -> None:
    sql = f"INSERT INTO {table} VALUES (?, ?)"
    key = f"key-{table}"
    first = warehouse.write(sql, [1, "a"], idempotency_key=key)
    again = warehouse.write(sql, [1, "a"], idempotency_key=key)
    assert not first.replayed and again.replayed
    assert again.audit_id == first.audit_id and again.rows_affected == 1
    assert _names(warehouse, table) == ["a"]
    with pytest.raises(RequestError) as caught:
        warehouse.write(sql, [2, "b"], idempotency_key=key)
    assert caught.value.code == "MQ109"


def test_values_are_never_sql(warehouse: Marquee, table: str) -> None:
    attack = f"a'); DROP TABLE {table}; --"[:30]
    warehouse.write(f"INSERT INTO {table} VALUES (?, ?)", [1, attack])
    assert _names(warehouse, table) == [attack]


def test_a_read_is_no_write(warehouse: Marquee) -> None:
    with pytest.raises(QueryError) as caught:
        warehouse.write("SELECT 1")
    assert caught.value.code == "MQ315"


def test_the_role_forbids(analyst: Marquee, table: str) -> None:
    with pytest.raises(AccessError) as caught:
        analyst.write(f"DELETE FROM {table}")
    assert (caught.value.code, caught.value.status) == ("MQ203", 403)


def test_parameters_belong_to_their_statement(warehouse: Marquee) -> None:
    with pytest.raises(TypeError, match="with a list"):
        warehouse.write(["DELETE FROM t"], [1])


def test_returned_rows(warehouse: Marquee, table: str) -> None:
    done = warehouse.write(
        [
            f"INSERT INTO {table} VALUES (1, 'a'), (2, 'b') RETURNING id, name",
            f"DELETE FROM {table}",
        ]
    )
    assert done.statements == (2, 2)
    assert done.returned == ([{"id": 1, "name": "a"}, {"id": 2, "name": "b"}], None)


@pytest.mark.parametrize("name", ["my table", "таблица", "it's", "100%", "a/b", "+", "%41"])
def test_names_that_hold_anything(warehouse: Marquee, name: str) -> None:
    quote = "`" if warehouse.schema().dialect == "mysql" else '"'
    warehouse.write(f"CREATE TABLE {quote}{name}{quote} (id INTEGER PRIMARY KEY, name VARCHAR(30))")
    done = warehouse.insert(pd.DataFrame({"id": [1, 2], "name": ["a", None]}), name)
    assert done.rows_affected == 2
    assert len(warehouse.read(f"SELECT * FROM {quote}{name}{quote}")) == 2
    warehouse.undo(done)
    with warehouse.sandbox(name) as sandbox:
        sandbox.write(f"INSERT INTO {quote}{name}{quote} VALUES (3, 'c')")
        assert len(sandbox.diff(name)) == 2
        sandbox.promote(name)
    sandbox.drop()
    warehouse.write(f"DROP TABLE {quote}{name}{quote}")
