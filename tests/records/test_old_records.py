"""Records as version 0018 of their tables wrote them go on: log, tokens and sessions (`records_0018.sql`)."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from citybrain.base.keys_folder import FOLDER
from citybrain.governance import Actor
from citybrain.governance.access import Access
from citybrain.governance.audit import Noted, note
from citybrain.governance.audit_check import check_log
from citybrain.governance.sessions import Sessions
from citybrain.records import FILE, Records, open_records

WRITTEN = Path(__file__).parent / "records_0018.sql"
TOKEN = "citybrain_1_UN8xO8NEJdpzuFf8xWDO0Swxmmary4mxtMFaU7x64S6"
SESSION = "_hTD_gswaSXG38eprjVFuiOywBosHHhmw_87He7d8so"
BEGUN = 1_800_000_000.0


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, str(tmp_path / "keys"))
    city = tmp_path / "city"
    city.mkdir()
    with closing(sqlite3.connect(city / FILE)) as connection:
        connection.executescript(WRITTEN.read_text(encoding="utf-8"))
    return city


def faults(records: Records) -> list[str]:
    with records.read() as connection:
        return [one.code for one in check_log(connection).faults]


def test_the_log_is_what_was_written_and_goes_on(old: Path) -> None:
    records = open_records(old)
    assert faults(records) == []
    with records.begin() as connection:
        note(connection, Noted(Actor("admin", token=1), "observations:read", "stream 1"))
    with records.read() as connection:
        found = check_log(connection)
    assert (found.entries, found.head.size, found.faults) == (4, 4, ())
    records.close()


@pytest.mark.parametrize("change", ["object = 'add Vaino'", "purpose = 'research'", "number = 2"])
def test_a_change_of_an_entry_of_before_is_noticed(old: Path, change: str) -> None:
    records = open_records(old)
    with records.begin() as connection:
        trigger = "SELECT sql FROM sqlite_master WHERE name = 'audit_entry_is_not_changed'"
        refuse = connection.exec_driver_sql(trigger).scalar_one()
        connection.exec_driver_sql("DROP TRIGGER audit_entry_is_not_changed")
        connection.exec_driver_sql(f"UPDATE audit_entry SET {change} WHERE id = 2")
        connection.exec_driver_sql(refuse)
    assert faults(records) == ["audit-entries-differ"]
    records.close()


def test_tokens_hold_and_sessions_go_on(old: Path) -> None:
    records = open_records(old)
    assert Access(records).actor(TOKEN).name == "admin"
    session = Sessions(records, lambda: BEGUN).find(SESSION)
    assert session is not None and session.token == 1
    records.close()


def test_the_version_before_goes_on_with_the_copy_of_its_records(old: Path) -> None:
    open_records(old).close()
    back = old.parent / "back"
    back.mkdir()
    shutil.copy(old / f"{FILE}.0018", back / FILE)
    with closing(sqlite3.connect(back / FILE)) as connection:
        dumped = "\n".join(connection.iterdump())
    assert dumped + "\n" == WRITTEN.read_text(encoding="utf-8")
