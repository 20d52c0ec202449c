"""Whoever changes the audit log past the program is noticed: each way is tried on the file itself."""

import json
import shutil
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from citybrain.base.keys_folder import FOLDER
from citybrain.governance import Actor
from citybrain.governance.audit import AuditLog, Noted, note, remember_newest
from citybrain.governance.audit_check import AuditVerdict, check_log
from citybrain.governance.audit_entries import entries, every_entry
from citybrain.governance.audit_heads import (
    HEADS,
    AuditHead,
    add_head,
    head_of,
    last_head,
    place_of,
    remember,
    remember_last,
    remembered,
)
from citybrain.governance.signing_key import FILE, signing_key
from citybrain.records import Records
from citybrain.records.tables.governance import audit_entry
from tests.records.empty import records_of

AINO = Actor("Aino", token=3)
DROP = "".join(
    f"DROP TRIGGER {table}_is_not_{name};"
    for table in ("audit_entry", "audit_head")
    for name in ("changed", "deleted", "replaced")
)


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "keys"
    monkeypatch.setenv(FOLDER, str(folder))
    return folder


@pytest.fixture
def log(records: Records, own_keys: Path) -> Iterator[Records]:
    """A log of nine entries in three transactions, of which no head is remembered."""
    for batch in range(3):
        with records.begin() as connection:
            for number in range(3):
                note(connection, Noted(AINO, "POST", f"/plans/{batch}-{number}"))
    shutil.rmtree(own_keys / HEADS)
    yield records


def checked(records: Records, against: AuditHead | None = None) -> AuditVerdict:
    with records.read() as connection:
        return check_log(connection, against)


def codes(records: Records, against: AuditHead | None = None) -> list[str]:
    return [fault.code for fault in checked(records, against).faults]


def tamper(records: Records, statements: str) -> None:
    with sqlite3.connect(records.path) as file:
        file.executescript(statements)
    file.close()


def head(records: Records) -> AuditHead:
    with records.read() as connection:
        return last_head(connection)


def test_a_log_that_nobody_touched_is_whole(log: Records) -> None:
    found = checked(log)
    assert (found.whole, found.proved, found.entries, found.unsigned, found.foreign) == (True, True, 9, 0, 0)
    assert (found.head.size, found.head.last, found.head.signed) == (9, 9, True)


def test_a_log_of_nothing_is_whole(records: Records) -> None:
    assert checked(records) == AuditVerdict(0, head(records), (), 0, 0)


@pytest.mark.parametrize(
    ("statement", "first", "last"),
    [
        ("UPDATE audit_entry SET made_by = 'Eino' WHERE id = 5", 5, 5),
        ("UPDATE audit_entry SET number = 2 WHERE id = 1", 1, 1),
        ("UPDATE audit_entry SET status = 200 WHERE id = 9", 9, 9),
        ("DELETE FROM audit_entry WHERE id IN (4, 5)", 4, 4),
        ("DELETE FROM audit_entry WHERE id = 9", 9, 9),
    ],
)
def test_what_was_changed_or_deleted_is_found_with_its_place(log: Records, statement: str, first: int, last: int):
    tamper(log, f"{DROP}{statement};")
    fault, *guards = checked(log).faults
    assert (fault.code, fault.arguments["first"], fault.arguments["last"]) == ("audit-entries-differ", first, last)
    assert [one.arguments["table"] for one in guards] == ["audit_entry", "audit_head"]


def test_an_entry_put_in_past_the_program_is_found(log: Records) -> None:
    columns = "act, object, number, requests, request, made_by, made_at"
    tamper(log, f"INSERT INTO audit_entry ({columns}) VALUES ('GET', '/', 1, 1, '', 'Eino', '2026')")
    (fault,) = checked(log).faults
    assert (fault.code, fault.arguments) == ("audit-entries-without-head", {"number": 1, "first": 10})


def test_a_head_made_by_somebody_without_the_key_is_found(log: Records) -> None:
    tamper(log, f"{DROP}UPDATE audit_head SET made_at = '2020' WHERE id = 9;")
    assert codes(log)[-1] == "audit-head-forged"


def test_a_log_that_is_made_anew_without_the_key_is_not_the_one_that_was_remembered(log: Records) -> None:
    kept = head(log)
    remember(kept)
    with log.read() as connection:
        remember(kept, place_of(connection))
    tamper(log, f"{DROP}DELETE FROM audit_head; DELETE FROM audit_entry WHERE id > 3;")
    with log.begin() as connection:
        note(connection, Noted(AINO, "POST", "/plans"))
    assert codes(log, kept)[0] == "audit-another-log"
    tamper(log, f"UPDATE audit_head SET log = '{kept.log}'")
    assert "audit-log-older" in codes(log)


def test_an_older_copy_put_back_is_found_by_the_head_beside_the_key(log: Records, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    with sqlite3.connect(log.path) as file, sqlite3.connect(copy / "records.sqlite") as to:
        file.backup(to)
    file.close()
    to.close()
    writer = AuditLog(log)
    writer.note(Noted(AINO, "DELETE", "/plans/1")).result(30)
    writer.close()
    assert checked(log).whole
    back = records_of(copy)
    fault, = checked(back).faults  # fmt: skip
    assert (fault.code, fault.arguments["size"], fault.arguments["entries"]) == ("audit-log-older", 10, 9)
    back.close()


def test_a_log_begins_with_what_it_had_when_a_head_was_kept(log: Records) -> None:
    early = head(log)
    with log.begin() as connection:
        note(connection, Noted(AINO, "POST", "/plans"))
    assert checked(log, early).whole
    other = replace(early, root="00" * 32)
    assert codes(log, other) == ["audit-log-older"]


INSERT = "INSERT INTO audit_entry (act, object, number, requests, request, made_by, made_at) VALUES "


def write(records: Records, what: str) -> None:
    writer = AuditLog(records)
    writer.note(Noted(AINO, "POST", what)).result(30)
    writer.close()


def test_a_log_without_entries_and_heads_is_not_the_one_that_lay_here(log: Records) -> None:
    write(log, "/plans")
    tamper(log, f"{DROP}DELETE FROM audit_head; DELETE FROM audit_entry;")
    assert codes(log)[0] == "audit-another-log"


def test_a_log_made_anew_is_noticed_without_a_head_of_elsewhere_and_after_it_went_on(log: Records) -> None:
    write(log, "/plans")
    tamper(log, f"{DROP}DELETE FROM audit_head; UPDATE audit_entry SET made_by = 'Eino' WHERE id = 2;")
    write(log, "/plans/1")
    assert codes(log)[0] == "audit-another-log"


def test_entries_cut_off_are_noticed_after_the_log_went_on(log: Records) -> None:
    write(log, "/plans")
    tamper(log, f"{DROP}DELETE FROM audit_head WHERE size > 8; DELETE FROM audit_entry WHERE id > 8;")
    for number in range(3):
        write(log, f"/plans/{number}")
    assert codes(log)[0] == "audit-log-older"


def test_an_entry_put_in_past_the_program_is_not_signed_by_the_next(log: Records) -> None:
    tamper(log, f"{INSERT} ('GET', '/', 1, 1, '', 'Eino', '2026')")
    write(log, "/plans")
    found = checked(log)
    assert (found.entries, found.unsigned, found.head.signed) == (11, 1, True)


def test_entries_of_before_there_were_heads_are_no_fault_and_the_next_head_is_remembered(records: Records) -> None:
    tamper(records, f"{INSERT} ('GET', '/', 1, 1, '', 'Eino', '2026')")
    remember_newest(records)
    assert checked(records).whole
    write(records, "/plans")
    assert checked(records).whole
    with records.read() as connection:
        assert remembered(place_of(connection)) == last_head(connection)


def test_the_place_of_a_log_is_the_same_with_tables_that_last_as_long_as_a_connection(records: Records) -> None:
    with records.begin() as connection:
        before = place_of(connection)
        connection.execute(sa.text("CREATE TEMP TABLE passing (id INTEGER)"))
        assert place_of(connection) == before


def test_a_log_of_any_other_name_is_remembered_nowhere(log: Records, tmp_path: Path) -> None:
    remember(replace(head(log), log="../../stranger"))
    assert not (tmp_path / "stranger.json").exists()
    assert remembered("../../stranger") is None


def test_entries_of_before_there_were_heads_are_covered_by_the_next(log: Records) -> None:
    tamper(log, f"{DROP}DELETE FROM audit_head;")
    with log.begin() as connection:
        note(connection, Noted(AINO, "POST", "/plans"))
    assert head(log).size == 10


def test_without_a_key_the_log_goes_on_and_says_that_it_is_not_signed(
    records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(FOLDER, str(tmp_path / "file"))
    with records.begin() as connection:
        note(connection, Noted(AINO, "POST", "/plans"))
    remember(head(records))
    found = checked(records)
    assert (found.whole, found.proved, found.unsigned, found.head.key) == (True, False, 1, "")


def test_heads_of_another_key_are_told_as_such(log: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "others"))
    found = checked(log)
    assert (found.whole, found.proved, found.foreign) == (True, False, 9)


def test_the_key_is_made_once_for_its_owner_alone(own_keys: Path) -> None:
    made = signing_key()
    assert made is not None
    assert (own_keys / FILE).stat().st_mode & 0o777 == 0o600
    assert own_keys.stat().st_mode & 0o777 == 0o700
    assert signing_key() == made


def test_a_key_that_others_may_read_signs_nothing_and_the_check_says_what_to_do(log: Records, own_keys: Path) -> None:
    for path, mode, closed in ((own_keys / FILE, 0o644, 0o600), (own_keys, 0o750, 0o700)):
        path.chmod(mode)
        with log.begin() as connection:
            note(connection, Noted(AINO, "POST", "/plans"))
        assert head(log).key == ""
        (fault,) = checked(log).faults
        assert (fault.code, fault.arguments) == ("audit-key-open", {"file": str(path), "allowed": f"{closed:o}"})
        path.chmod(closed)
    with log.begin() as connection:
        note(connection, Noted(AINO, "POST", "/plans"))
    found = checked(log)
    assert (found.head.signed, found.whole, found.proved, found.unsigned) == (True, True, False, 2)


@pytest.mark.parametrize("value", ["x'00ff'", "CAST(x'ff' AS TEXT)", "1e999", "CAST(x'eda080' AS TEXT)"])
@pytest.mark.parametrize("column", ["object", "number", "made_by"])
def test_what_the_program_never_writes_stops_no_check_and_no_reading(log: Records, column: str, value: str) -> None:
    tamper(log, f"{DROP}UPDATE audit_entry SET {column} = {value} WHERE id = 5;")
    fault = checked(log).faults[0]
    assert (fault.code, fault.arguments["first"]) == ("audit-entries-differ", 5)
    with log.read() as connection:
        told = [entry["number"] for entry in entries(connection, 100)]
    assert told == [*range(9, 0, -1)]
    assert len(json.dumps(list(every_entry(log, 9))).encode()) > 900


@pytest.mark.parametrize("value", ["'no digits'", "''", "'abc'", "x'ff'", "CAST(x'ff' AS TEXT)", "7"])
@pytest.mark.parametrize("column", ["subtrees", "size", "root", "log", "key", "signature", "made_at", "last"])
def test_a_head_that_was_changed_stops_no_writing_and_is_noticed(log: Records, column: str, value: str) -> None:
    tamper(log, f"{DROP}UPDATE audit_head SET {column} = {value} WHERE id = 9;")
    for number in range(2):
        with log.begin() as connection:
            note(connection, Noted(AINO, "POST", f"/plans/{number}"))
    found = checked(log)
    assert found.entries == 11
    assert not found.proved
    assert found.faults[0].code in (
        "audit-entries-differ", "audit-head-forged", "audit-guards-missing", "audit-another-log",
    )  # fmt: skip


@pytest.mark.parametrize("size", ["-3", "5", "1 << 62"])
def test_a_head_of_another_size_stops_no_writing(log: Records, size: str) -> None:
    tamper(log, f"{DROP}UPDATE audit_head SET size = {size} WHERE id = 9;")
    with log.begin() as connection:
        note(connection, Noted(AINO, "POST", "/plans"))
    assert codes(log)[0] == "audit-entries-differ"


def test_triggers_of_the_same_names_that_refuse_nothing_are_noticed(log: Records) -> None:
    made = "CREATE TRIGGER audit_entry_is_not_deleted BEFORE DELETE ON audit_entry BEGIN SELECT 1; END;"
    tamper(log, f"DROP TRIGGER audit_entry_is_not_deleted; {made}")
    assert [fault.arguments for fault in checked(log).faults] == [{"table": "audit_entry"}]


def test_a_trigger_that_keeps_entries_out_is_noticed(log: Records) -> None:
    tamper(log, "CREATE TRIGGER more BEFORE INSERT ON AUDIT_ENTRY BEGIN SELECT RAISE(IGNORE); END;")
    assert codes(log) == ["audit-guards-missing"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"log": 1}', "\xff"])
def test_a_file_that_is_no_head_is_refused(text: str, own_keys: Path) -> None:
    with pytest.raises(ValueError):
        head_of(text)
    (own_keys / "heads").mkdir(parents=True)
    (own_keys / "heads" / "a.json").write_text(text)
    assert remembered("a") is None


def test_a_head_is_read_as_it_was_written(log: Records) -> None:
    assert head_of(json.dumps(asdict(head(log)))) == head(log)


def test_heads_are_neither_changed_nor_deleted(log: Records) -> None:
    for statement in ("UPDATE audit_head SET size = 1", "DELETE FROM audit_head"):
        with pytest.raises(sa.exc.DBAPIError, match="neither changed nor deleted"), log.begin() as connection:
            connection.execute(sa.text(statement))


def test_what_the_server_writes_is_whole_and_checked_in_a_thread_of_its_own(log: Records) -> None:
    writer = AuditLog(log)
    for number in range(20):
        writer.count(Noted(AINO, "observations:read", f"datastream {number}"))
        writer.note(Noted(AINO, "POST", "/plans"))
    writer.note(Noted(AINO, "DELETE", "/plans/1")).result(30)
    writer.begin_check()
    deadline = time.monotonic() + 30
    while writer.verdict is None and time.monotonic() < deadline:
        time.sleep(0.01)
    writer.close()
    assert writer.verdict is not None
    assert writer.verdict.whole
    assert checked(log).head.size == checked(log).entries >= 31


def test_a_copy_in_another_place_is_the_same_log(log: Records, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    log.close()
    shutil.copy(str(log.path), copy / "records.sqlite")
    moved = records_of(copy)
    assert checked(moved).whole
    moved.close()


def test_a_head_is_kept_where_the_connection_has_a_temporary_table_too(log: Records) -> None:
    with log.begin() as connection:
        connection.exec_driver_sql("CREATE TEMP TABLE aside (id INTEGER)")
        remember_last(connection)
        place = place_of(connection)
    assert remembered(place) == head(log)


def test_threads_that_make_the_key_at_once_get_the_same(own_keys: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: signing_key(), range(8)))
    assert len({one.public for one in made if one}) == 1
    assert [path.name for path in own_keys.iterdir()] == [FILE]
    assert (own_keys / FILE).stat().st_mode & 0o777 == 0o600


def test_the_head_of_what_was_noted_is_kept_beside_the_key_and_of_what_failed_is_not(records: Records) -> None:
    with records.begin() as connection:
        note(connection, Noted(AINO, "observe", "readings.csv"))
    with records.read() as connection:
        newest = remembered(place_of(connection))
        assert newest == last_head(connection)
    with pytest.raises(ZeroDivisionError), records.begin() as connection:
        note(connection, Noted(AINO, "observe", "other.csv"))
        raise ZeroDivisionError
    with records.read() as connection:
        assert remembered(place_of(connection)) == newest


def test_what_another_session_puts_in_between_is_signed_by_nobody(log: Records) -> None:
    """With PostgreSQL an entry may come after a transaction looked for strange ones and before it signs its own."""
    with log.begin() as connection:
        before = last_head(connection)
        (row, *_) = connection.execute(sa.select(audit_entry)).mappings().all()
        strange = {name: value for name, value in row.items() if name != "id"}
        connection.execute(sa.insert(audit_entry), [strange, strange])
        assert add_head(connection, before, added=1).signature == ""
        connection.execute(sa.insert(audit_entry), [strange])
        assert add_head(connection, None, added=1).signature
    assert checked(log).unsigned == 1
