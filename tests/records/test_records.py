"""Records of a city: opened, brought up to date, written in whole transactions, and refused with reasons."""

import os
import sqlite3
import threading
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Self

import pytest
import sqlalchemy as sa

from citybrain.records import NotRecordedError, author, database_of, open_records, postgres, store, upgrade
from citybrain.records.errors import EntryError, translate_error
from citybrain.records.tables import METADATA
from citybrain.records.tables.activity import activity, activity_batch, consumption_account, inventory_choice
from citybrain.records.tables.base import now
from citybrain.records.upgrade import revisions

WHO = {"made_by": "Aino", "made_at": "2026-01-31T12:00:00+00:00"}
CHOICE = {"year": 2025, "subcategory": "I.1.1", "counts": "entered", **WHO}


def choices(records: store.Records) -> int:
    with records.read() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(inventory_choice)).scalar_one()


def engine_of(city: Path) -> sa.Engine:
    """A way to the database around the program's own."""
    database = database_of(city)
    if database is None:
        return sa.create_engine(f"sqlite:///{city / store.FILE}", poolclass=sa.NullPool)
    return sa.create_engine("postgresql+psycopg://", creator=database.connect, poolclass=sa.NullPool)


def test_what_was_recorded_is_there_when_opened_again(city: Path) -> None:
    records = open_records(city)
    with records.begin() as connection:
        connection.execute(sa.insert(inventory_choice), [CHOICE])
    records.close()
    assert choices(open_records(city)) == 1


def test_a_transaction_that_raises_leaves_nothing(city: Path) -> None:
    records = open_records(city)
    with pytest.raises(RuntimeError), records.begin() as connection:
        connection.execute(sa.insert(inventory_choice), [CHOICE])
        raise RuntimeError
    assert choices(records) == 0


@pytest.mark.parametrize("text", ["Spring\0s", '{"name": "Spring\\u0000s"}', '"\\\\\\u0000"'], ids=repr)
@pytest.mark.parametrize("many", [1, 3])
def test_no_text_has_the_sign_that_other_programs_end_it_at(city: Path, text: str, many: int) -> None:
    records = open_records(city)
    rows = [CHOICE | {"year": 2000 + one} for one in range(many - 1)] + [CHOICE | {"made_by": text}]
    with pytest.raises(EntryError) as refused, records.begin() as connection:
        connection.execute(sa.insert(inventory_choice), rows)
    assert (refused.value.code, choices(records)) == ("records-nul", 0)
    with pytest.raises(EntryError), records.begin() as connection:
        connection.execute(sa.insert(inventory_choice).returning(inventory_choice.c.id), rows)
    with records.read() as connection, pytest.raises(EntryError):
        connection.execute(sa.select(inventory_choice).where(inventory_choice.c.made_by == text)).all()


def test_a_text_about_that_sign_is_recorded(city: Path) -> None:
    records = open_records(city)
    with records.begin() as connection:
        more = [CHOICE | {"year": year} for year in (2020, 2021)]
        connection.execute(sa.insert(inventory_choice).returning(inventory_choice.c.id), more)
        connection.execute(sa.insert(inventory_choice), [CHOICE | {"made_by": r'"written as \\u0000"'}])
    assert choices(records) == 3


def test_the_migrations_make_the_tables_that_the_program_declares(city: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with open_records(city).read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, METADATA) == []
        checks = {
            table: {check["name"] for check in sa.inspect(connection).get_check_constraints(table)}
            for table in METADATA.tables
        }
    declared = {
        name: {str(c.name) for c in table.constraints if isinstance(c, sa.CheckConstraint)}
        for name, table in METADATA.tables.items()
    }
    assert {name: {c.split(f"ck_{name}_")[-1] for c in found} for name, found in checks.items()} == {
        name: {c.split(f"ck_{name}_")[-1] for c in said} for name, said in declared.items()
    }


@pytest.mark.parametrize("version", revisions()[:-1])
def test_records_of_an_older_program_are_brought_up_to_date_and_kept(city: Path, version: str) -> None:
    with engine_of(city).connect() as connection, connection.begin():
        upgrade._migrate(connection, version)
        said = "year, emissions, method, source, made_by, made_at"
        connection.execute(
            sa.text(f"INSERT INTO consumption_account ({said}) VALUES (2024, 5.0, 'Trade', 'Table', 'Aino', '2026')")
        )
    with open_records(city).read() as connection:
        kept = connection.execute(sa.select(consumption_account)).mappings().one()
        assert set(METADATA.tables) <= set(sa.inspect(connection).get_table_names())
    assert (kept["emissions"], kept["imported"], kept["made_by"]) == (5.0, None, "Aino")


def test_every_table_says_who_made_a_row_and_who_withdrew_it() -> None:
    wanted = {"made_by": False, "made_at": False, "withdrawn_by": True, "withdrawn_at": True}
    for table in METADATA.tables.values():
        assert {name: table.c[name].nullable for name in wanted} == wanted


def test_migrations_are_one_line(tmp_path: Path) -> None:
    from alembic.script import ScriptDirectory

    from citybrain.records.upgrade import MIGRATIONS

    script = ScriptDirectory(str(MIGRATIONS))
    assert script.get_heads() == [revisions()[-1]]
    assert [found.revision for found in script.walk_revisions()] == revisions()[::-1]


def test_a_line_without_a_batch_and_one_with_amount_and_key_are_refused(city: Path) -> None:
    records = open_records(city)
    line = {"batch": 1, "year": 2025, "subcategory": "I.1.1", "amount": 1.0, **WHO}
    with pytest.raises(sa.exc.IntegrityError, match=r"(?i)foreign key"), records.begin() as connection:
        connection.execute(sa.insert(activity), [line])
    batch = {"id": 1, "layout": "own", "received": 1, "kept": 1, "report": "{}", **WHO}
    with pytest.raises(sa.exc.IntegrityError, match="amount_or_key"), records.begin() as connection:
        connection.execute(sa.insert(activity_batch), [batch])
        connection.execute(sa.insert(activity), [{**line, "notation_key": "NO"}])


def test_a_database_newer_than_the_program_is_refused_and_left_alone(city: Path) -> None:
    open_records(city).close()
    with engine_of(city).connect() as connection, connection.begin():
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NotRecordedError) as refused:
        open_records(city)
    assert (refused.value.code, refused.value.arguments["received"]) == ("records-newer", "9999")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / store.FILE).write_text("year;amount\n" * 100, encoding="utf-8")
    with pytest.raises(NotRecordedError) as refused:
        open_records(tmp_path)
    assert refused.value.code == "records-damaged"
    assert (tmp_path / store.FILE).read_text(encoding="utf-8").startswith("year;amount")


def test_a_lock_that_stays_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    records = open_records(tmp_path)
    other = sqlite3.connect(tmp_path / store.FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotRecordedError) as refused, records.begin():
        pass
    assert refused.value.code == "records-locked"
    assert choices(records) == 0
    other.execute("ROLLBACK")
    with records.begin() as connection:
        connection.execute(sa.insert(inventory_choice), [CHOICE])


def test_that_others_have_all_connections_is_told(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (store, postgres):
        monkeypatch.setattr(module, "PATIENCE", 0.2)
        monkeypatch.setattr(module, "OVERFLOW", 0)
    records = open_records(city)
    with ExitStack() as held:
        for _ in range(5):
            held.enter_context(records.read())
        with pytest.raises(NotRecordedError) as refused, records.begin():
            pass
    assert refused.value.code == "records-locked"
    assert choices(records) == 0


def test_readers_and_writers_that_outrun_each_other_are_told_as_a_lock(tmp_path: Path) -> None:
    """SQLITE_PROTOCOL: who reads has tried to begin a hundred times while others wrote (sqlite.org/rescode.html)."""
    problem = sqlite3.OperationalError("locking protocol")
    problem.sqlite_errorcode = sqlite3.SQLITE_PROTOCOL
    told = translate_error(problem, tmp_path / store.FILE)
    assert told is not None
    assert told.code == "records-locked"


def test_a_full_disk_is_told_and_nothing_is_recorded(tmp_path: Path) -> None:
    """The most pages that SQLite may use stand for the disk."""
    records = open_records(tmp_path)
    with pytest.raises(NotRecordedError) as refused, records.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.execute(sa.insert(inventory_choice), [{**CHOICE, "reason": "x" * 1_000_000}])
    assert refused.value.code == "records-disk-full"
    assert choices(records) == 0
    records.close()
    records = open_records(tmp_path)
    with records.begin() as connection:
        connection.execute(sa.insert(inventory_choice), [CHOICE])
    assert choices(records) == 1


def test_a_folder_that_may_not_be_written_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = open_records(tmp_path)
    with records.begin() as connection:
        connection.execute(sa.insert(inventory_choice), [CHOICE])
    records.close()
    may = os.access
    monkeypatch.setattr(store.os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
    kept = open_records(tmp_path)
    assert choices(kept) == 1
    with pytest.raises(NotRecordedError) as refused, kept.begin():
        pass
    assert refused.value.code == "records-read-only"
    with pytest.raises(NotRecordedError) as refused:
        open_records(tmp_path / "other")
    assert refused.value.code == "records-read-only"
    assert sorted(path.name for path in tmp_path.iterdir()) == [store.FILE]


def test_a_new_file_is_written_ahead_where_another_changes_it_at_once(tmp_path: Path) -> None:
    """SQLite does not wait there: it answers at once that the file is busy."""

    class Cursor(sqlite3.Cursor):
        refusals = 2

        def execute(self, *words: Any) -> Self:
            if self.refusals:
                self.refusals -= 1
                busy = sqlite3.OperationalError("database is locked")
                busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
                raise busy
            return super().execute(*words)

    with closing(sqlite3.connect(tmp_path / "new.sqlite")) as connection:
        store._write_ahead(Cursor(connection))
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_threads_that_open_and_write_at_once_lose_nothing(city: Path) -> None:
    failed = []

    def work() -> None:
        try:
            records = open_records(city)
            for _ in range(10):
                with records.begin() as connection:
                    connection.execute(sa.insert(inventory_choice), [CHOICE])
        except Exception as problem:
            failed.append(problem)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert choices(open_records(city)) == 60


def test_who_reads_sees_one_state(city: Path) -> None:
    records = open_records(city)
    with records.read() as connection:
        count = sa.select(sa.func.count()).select_from(inventory_choice)
        assert connection.execute(count).scalar_one() == 0
        with records.begin() as writing:
            writing.execute(sa.insert(inventory_choice), [CHOICE])
        assert connection.execute(count).scalar_one() == 0
    assert choices(records) == 1


def test_who_made_a_record_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert author("  Aino \n Virtanen ") == "Aino Virtanen"
    monkeypatch.setenv("LOGNAME", "clerk")
    assert author() == author("   ") == "clerk"


def test_times_are_ordered_texts_in_utc() -> None:
    first, second = now(), now()
    assert first <= second
    assert first.endswith("+00:00")
