"""Records in PostgreSQL: who waits for whom, what a person is told, and that no password is ever shown."""

import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from citybrain.kernel.errors import InputError
from citybrain.records import NotRecordedError, postgres
from citybrain.records import database as databases
from citybrain.records.append_only import missing_guards
from citybrain.records.database import database
from citybrain.records.postgres import open_in
from citybrain.records.store import Records
from citybrain.records.tables.activity import inventory_choice
from citybrain.records.tables.governance import audit_entry
from tests.services import PostgresServer, postgres_server

WHO = {"made_by": "Aino", "made_at": "2026-01-31T12:00:00+00:00"}
CHOICE = {"year": 2025, "subcategory": "I.1.1", "counts": "entered", **WHO}
ENTRY = {"act": "a", "object": "o", "number": 1, "requests": 1, "request": "r", **WHO}


@pytest.fixture
def records(new_database: Callable[[], str]) -> Records:
    return open_in(database(new_database()))


def test_the_audit_log_refuses_to_be_changed(records: Records) -> None:
    with records.begin() as connection:
        connection.execute(sa.insert(audit_entry), [ENTRY])
    for statement in (sa.update(audit_entry).values(act="b"), sa.delete(audit_entry), sa.text("TRUNCATE audit_entry")):
        with pytest.raises(sa.exc.IntegrityError, match="neither changed nor deleted"), records.begin() as connection:
            connection.execute(statement)
    with records.read() as connection:
        assert connection.execute(sa.select(audit_entry.c.act)).scalars().all() == ["a"]


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER audit_entry_stays ON audit_entry",
        "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_stays",
        "CREATE OR REPLACE FUNCTION audit_entry_stays() RETURNS trigger "
        "LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "CREATE OR REPLACE TRIGGER audit_entry_stays BEFORE TRUNCATE ON audit_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays()",
        "CREATE RULE none AS ON DELETE TO audit_entry DO INSTEAD NOTHING",
    ],
)
def test_a_guard_of_the_audit_log_that_is_gone_or_another_is_noticed(records: Records, statement: str) -> None:
    with records.begin() as connection:
        assert missing_guards(connection) == []
        connection.exec_driver_sql(statement)
        assert missing_guards(connection) == ["audit_entry"]


def test_who_writes_waits_for_who_wrote_before(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "PATIENCE", 0.05)
    with records.begin() as connection:
        connection.execute(sa.insert(inventory_choice), [CHOICE])
        with pytest.raises(NotRecordedError, match="postgresql-busy"), records.begin():
            pass
    monkeypatch.setattr(postgres, "PATIENCE", 20)

    def add_what_follows() -> None:
        with records.begin() as connection:
            most = connection.execute(sa.select(sa.func.max(inventory_choice.c.year))).scalar_one()
            connection.execute(sa.insert(inventory_choice), [{**CHOICE, "year": most + 1}])

    threads = [threading.Thread(target=add_what_follows) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with records.read() as connection:
        years = connection.execute(sa.select(inventory_choice.c.year)).scalars().all()
    assert sorted(years) == list(range(2025, 2031))


def test_a_server_that_is_gone_is_told_and_found_again() -> None:
    with postgres_server() as server:
        records = open_in(database(server.database("city")))
        server.stop()
        with pytest.raises(NotRecordedError, match="postgresql-unreachable"), records.begin():
            pass
        with pytest.raises(NotRecordedError, match="postgresql-unreachable"):
            open_in(database(f"postgresql:///city?host={server.folder}"))
        server.start()
        with records.begin() as connection:
            connection.execute(sa.insert(inventory_choice), [CHOICE])


def test_a_right_that_is_missing_is_told(postgres: PostgresServer, new_database: Callable[[], str]) -> None:
    url = new_database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE reader LOGIN")
    with pytest.raises(NotRecordedError, match="postgresql-not-allowed"):
        open_in(database(url.replace("//citybrain@", "//reader@")))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://aino:secret@db.example.org:5433/city", "postgresql://aino@db.example.org:5433/city"),
        ("postgresql://aino:sec%40ret@db/city?sslmode=require", "postgresql://aino@db/city"),
        ("postgres://db/city?user=aino&password=secret", "postgresql://aino@db/city"),
        ("postgresql:///city?host=/run/postgresql", "postgresql:///city"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert str(database(url)) == shown
    assert "sec" not in repr(database(url))


@pytest.mark.parametrize(
    "url",
    ["city.sqlite", "mysql://a:secret@b/c", "postgresql://", "postgresql://a:se@cret@b/c", "postgresql://b/c?x=secret"],
)
def test_what_is_no_address_is_refused_without_showing_it(url: str) -> None:
    with pytest.raises(InputError) as refused:
        database(url)
    assert refused.value.code == "postgresql-address"
    assert "cret" not in str(refused.value)


def test_cities_that_nobody_named_a_database_for_lie_in_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "_KEPT", {})
    databases.keep_in(tmp_path / "one", "postgresql:///city")
    assert str(databases.database_of(tmp_path / "one")) == "postgresql:///city"
    assert databases.database_of(tmp_path / "two") is None
