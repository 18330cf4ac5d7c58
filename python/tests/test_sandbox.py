"""Private copies: who sees what, what differs, what is promoted, and how they end."""

from __future__ import annotations

import io
import secrets
import time
from collections.abc import Callable, Iterator

import pandas as pd
import pytest
from support.service import BINARY, IS_REAL, make_warehouse

import marquee._progress as module
from marquee import AccessError, Marquee, QueryError, Sandbox, SandboxError, StoreError
from marquee._http import Transport

pytestmark = pytest.mark.skipif(not IS_REAL, reason="the stand-in has no sandboxes")


@pytest.fixture
def table(make_table: Callable[[str], str], warehouse: Marquee) -> str:
    """A table with the rows (1, 'a', 1.5) and (2, 'b', NULL)."""
    name = make_table("id INTEGER PRIMARY KEY, name VARCHAR(30) NOT NULL, x DOUBLE")
    warehouse.write(f"INSERT INTO {name} VALUES (1, 'a', 1.5), (2, 'b', NULL)")
    return name


@pytest.fixture
def copy(warehouse: Marquee, table: str) -> Iterator[Sandbox]:
    with warehouse.sandbox() as sandbox:
        yield sandbox


def _names(client: Marquee | Sandbox, table: str) -> list[str]:
    return list(client.read(f"SELECT name FROM {table} ORDER BY id")["name"])


def test_a_copy_for_a_block_goes_at_its_end(warehouse: Marquee, table: str) -> None:
    with warehouse.sandbox() as s:
        assert s.is_new and s.name in list(warehouse.sandboxes()["name"])
        s.write(f"DELETE FROM {table}")
        assert _names(s, table) == [] and _names(warehouse, table) == ["a", "b"]
    assert s.name not in list(warehouse.sandboxes()["name"])
    with pytest.raises(SandboxError) as caught:
        s.read("SELECT 1")
    assert (caught.value.code, caught.value.status) == ("MQ321", 404)
    assert isinstance(caught.value, QueryError)


def test_it_goes_after_a_fault_too(warehouse: Marquee) -> None:
    with pytest.raises(ZeroDivisionError), warehouse.sandbox() as s:
        raise ZeroDivisionError
    assert s.name not in list(warehouse.sandboxes()["name"])


def test_a_named_one_stays_and_is_found_again(warehouse: Marquee, table: str) -> None:
    name = f"branch-{secrets.token_hex(3)}"
    with pytest.raises(SandboxError) as caught:
        warehouse.sandbox(name, create=False)
    assert caught.value.code == "MQ321"
    with warehouse.sandbox(name, days=2) as s:
        assert s.is_new
        s.write(f"UPDATE {table} SET name = 'c' WHERE id = 1")
    with warehouse.sandbox(name, keep=False) as again:
        assert not again.is_new and _names(again, table) == ["c", "b"]
        with pytest.raises(SandboxError) as caught:
            warehouse.sandbox(name, create=True)
        assert caught.value.code == "MQ322"
    assert name not in list(warehouse.sandboxes()["name"])
    again.drop()


def test_sandboxes(warehouse: Marquee, copy: Sandbox) -> None:
    frame = warehouse.sandboxes().set_index("name")
    row = frame.loc[copy.name]
    assert row["owner"] == "the-scientist" and 0 < row["size"] <= row["largest"]
    assert frame["expires_at"].dtype == "datetime64[us]"
    assert row["expires_at"] > row["created_at"]


def test_none_is_a_frame_of_the_same_columns(engineer: Marquee) -> None:
    frame = engineer.sandboxes()
    assert len(frame) == 0 and list(frame.columns)[0] == "name"
    assert frame["size"].dtype == "int64" and frame["created_at"].dtype == "datetime64[us]"


def test_every_call_takes_its_name(warehouse: Marquee, copy: Sandbox, table: str) -> None:
    where = {"sandbox": copy.name}
    frame = pd.DataFrame({"id": [3], "name": ["c"]})
    assert warehouse.insert(frame, table, sandbox=copy.name).sandbox == copy.name
    assert warehouse.insert(frame.assign(id=4), table, dry_run=True, **where).audit_id is None
    done = warehouse.write(f"CREATE TABLE {table}_more (id INTEGER PRIMARY KEY)", **where)
    assert done.sandbox == copy.name
    sql = f"SELECT COUNT(*) AS n FROM {table}"
    assert warehouse.read(sql, sandbox=copy.name)["n"][0] == 3
    assert next(warehouse.read_iter(sql, sandbox=copy.name))["n"][0] == 3
    assert warehouse.read(sql)["n"][0] == 2
    assert f"{table}_more" in {one.name for one in warehouse.schema(sandbox=copy.name)}
    assert f"{table}_more" in {one.name for one in copy.schema()}
    assert f"{table}_more" not in {one.name for one in warehouse.schema()}
    with pytest.raises(ValueError, match="this is the sandbox"):
        copy.read(sql, sandbox="another")


def test_polars(warehouse: Marquee, copy: Sandbox, table: str) -> None:
    pytest.importorskip("polars")
    copy.write(f"DELETE FROM {table}")
    assert copy.read_polars(f"SELECT * FROM {table}").height == 0
    assert warehouse.read_polars(f"SELECT * FROM {table}").height == 2


def test_diff(copy: Sandbox, table: str) -> None:
    assert len(copy.diff()) == 0 and copy.diff().attrs["tables"] == []
    copy.write(
        [
            f"UPDATE {table} SET name = 'z', x = 2 WHERE id = 1",
            f"DELETE FROM {table} WHERE id = 2",
            f"INSERT INTO {table} VALUES (3, 'c', NULL)",
        ]
    )
    diff = copy.diff(table)
    lines = diff[["change", "key", "column", "before", "after"]].values.tolist()
    assert sorted(map(str, lines)) == sorted(
        map(
            str,
            [
                ["changed", 1, "name", "a", "z"],
                ["changed", 1, "x", 1.5, 2.0],
                ["removed", 2, "id", 2, None],
                ["removed", 2, "name", "b", None],
                ["removed", 2, "x", None, None],
                ["added", 3, "id", None, 3],
                ["added", 3, "name", None, "c"],
                ["added", 3, "x", None, None],
            ],
        )
    )
    assert diff["conflict"].dtype == bool and not diff["conflict"].any()
    pages = list(copy.diff_iter([table], page_rows=1))
    assert len(pages) == 3
    assert pd.concat(pages, ignore_index=True).equals(diff)
    assert len(copy.diff(["titles"])) == 0


def test_diff_tells_of_tables(copy: Sandbox, table: str) -> None:
    copy.write(f"CREATE TABLE {table}_new (a INTEGER, b INTEGER, PRIMARY KEY (a, b))")
    copy.write(f"INSERT INTO {table}_new VALUES (1, 2)")
    diff = copy.diff(f"{table}_new")
    assert [one["change"] for one in diff.attrs["tables"]] == ["new"]
    assert list(diff["key"]) == [(1, 2), (1, 2)]
    with pytest.raises(Exception, match="MQ111"):
        copy.diff("no_such_table")


def test_promote_and_undo(warehouse: Marquee, copy: Sandbox, table: str) -> None:
    copy.write(f"UPDATE {table} SET name = 'z' WHERE id = 1")
    tried = copy.promote(dry_run=True)
    assert (tried.outcome, tried.rows_affected, tried.audit_id) == ("rolled-back", 1, None)
    assert _names(warehouse, table) == ["a", "b"]
    done = copy.promote(table, idempotency_key=f"promote-{table}")
    assert done.outcome == "committed" and done.rows_affected == 1
    assert [(one.table, one.changed) for one in done.tables] == [(table, 1)]
    assert done.frame.set_index("table").loc[table, "changed"] == 1
    assert _names(warehouse, table) == ["z", "b"]
    again = copy.promote(table, idempotency_key=f"promote-{table}")
    assert again.replayed and again.audit_id == done.audit_id
    warehouse.undo(done)
    assert _names(warehouse, table) == ["a", "b"]
    with pytest.raises(ValueError, match="dry run"):
        warehouse.undo(tried)


def test_conflict(warehouse: Marquee, copy: Sandbox, table: str) -> None:
    copy.write(f"UPDATE {table} SET name = 'mine' WHERE id = 1")
    warehouse.write(f"UPDATE {table} SET name = 'theirs' WHERE id = 1")
    (line,) = copy.diff(table).to_dict("records")
    assert (line["conflict"], line["now"], line["after"]) == (True, "theirs", "mine")
    with pytest.raises(SandboxError) as caught:
        copy.promote(table)
    assert caught.value.code == "MQ324" and table in " ".join(caught.value.details)
    assert copy.promote(table, on_conflict="warehouse").tables[0].kept == 1
    assert _names(warehouse, table)[0] == "theirs"
    assert copy.promote(table, on_conflict="sandbox").rows_affected == 1
    assert _names(warehouse, table)[0] == "mine"


def test_other_columns_are_not_promoted(copy: Sandbox, table: str) -> None:
    copy.write(f"ALTER TABLE {table} ADD COLUMN y INTEGER")
    with pytest.raises(SandboxError) as caught:
        copy.promote(table)
    assert caught.value.code == "MQ325"


def test_undo_in_the_copy(warehouse: Marquee, copy: Sandbox, table: str) -> None:
    done = copy.write(f"DELETE FROM {table}")
    assert copy.undo(done).sandbox == copy.name
    assert _names(copy, table) == ["a", "b"]
    outside = warehouse.write(f"UPDATE {table} SET x = 9 WHERE id = 2")
    with pytest.raises(ValueError, match="in the warehouse"):
        copy.undo(outside)
    inside = copy.write(f"DELETE FROM {table} WHERE id = 1")
    assert warehouse.audit_entry(inside).rows[0].before == {"id": 1, "name": "a", "x": 1.5}
    warehouse.undo(inside)
    assert _names(copy, table) == ["a", "b"]


def test_reset(warehouse: Marquee, copy: Sandbox, table: str) -> None:
    copy.write(f"DELETE FROM {table}")
    warehouse.write(f"UPDATE {table} SET name = 'new' WHERE id = 1")
    copy.reset()
    assert _names(copy, table) == ["new", "b"] and len(copy.diff()) == 0


def test_others_do_not_see_it(engineer: Marquee, copy: Sandbox) -> None:
    with pytest.raises(SandboxError):
        engineer.read("SELECT 1", sandbox=copy.name)


def test_it_takes_a_scientist(analyst: Marquee) -> None:
    with pytest.raises(AccessError) as caught:
        analyst.sandbox()
    assert caught.value.code == "MQ203"


def test_a_fault_in_the_copy_leaves_it_whole(copy: Sandbox, table: str) -> None:
    with pytest.raises(StoreError) as caught:
        copy.write([f"DELETE FROM {table}", f"INSERT INTO {table} (id) VALUES (1)"])
    assert caught.value.rolled_back and _names(copy, table) == ["a", "b"]


def test_quota(engineer: Marquee) -> None:
    made = [engineer.sandbox(f"q{number}") for number in range(5)]
    try:
        with pytest.raises(SandboxError) as caught:
            engineer.sandbox()
        assert (caught.value.code, caught.value.status) == ("MQ323", 409)
    finally:
        for one in made:
            one.drop()


def test_of_a_local_server_they_go_with_it(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("MARQUEE_BINARY", BINARY)
    database = make_warehouse(tmp_path, "sqlite")
    before = sorted(path.name for path in tmp_path.rglob("*") if "log" not in path.name)
    with Marquee.local(database) as local:
        with local.sandbox("kept") as s:
            s.write("CREATE TABLE t (id INTEGER PRIMARY KEY)")
        assert list(local.sandboxes()["name"]) == ["kept"]
        days = local.sandboxes()["expires_at"] - local.sandboxes()["created_at"]
        assert days.max() <= pd.Timedelta(days=1.01)
    with Marquee.local(database, role="engineer") as other:
        assert "sandbox-drop" in set(other.audit()["action"])
    after = sorted(path.name for path in tmp_path.rglob("*") if "log" not in path.name)
    assert [name for name in after if name not in before and "marquee" in name] == []


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_copy_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Transport):
        def call(self, method, path, **rest):  # type: ignore[no-untyped-def]
            if method == "POST":
                time.sleep(0.5)
                return {}, None
            return {"making": [{"sandbox": "sue/x", "done": 0.25}], "sandboxes": []}, None

    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    monkeypatch.setattr(module, "_POLL", 0.05)
    for quiet in (False, True):
        terminal = _Terminal()
        monkeypatch.setattr(module.sys, "stderr", terminal)
        client = Marquee("http://127.0.0.1:1", "token", quiet=quiet)
        monkeypatch.setattr(client, "_transport", Slow("http://127.0.0.1:1", "token", 1))
        client.sandbox("x", create=True)
        assert ("25%" in terminal.getvalue()) is not quiet
