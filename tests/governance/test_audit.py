"""The audit log: nothing of it can be changed, nothing that was noted is missing."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from citybrain.governance import Actor, audit, audit_entries
from citybrain.governance.audit import AuditLog, Noted, note
from citybrain.governance.audit_entries import AuditFilter, AuditKind, entries, every_entry, grouped_entries
from citybrain.governance.audit_heads import last_head
from citybrain.kernel import CityBrainError
from citybrain.records import NotRecordedError, Records
from citybrain.records.tables.governance import audit_entry

AINO = Actor("Aino", token=3)


@pytest.fixture
def one(records: Records) -> Records:
    with records.begin() as connection:
        note(connection, Noted(AINO, "POST", "/plans", 2, "r1", 201))
    return records


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET made_by = 'Eino'",
        "UPDATE audit_entry SET withdrawn_by = 'Eino', withdrawn_at = '2026'",
        "DELETE FROM audit_entry",
        "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry",
        "INSERT OR REPLACE INTO audit_entry (id, act, object, number, requests, request, made_by, made_at) "
        "VALUES (1, 'GET', '/', 1, 1, '', 'Eino', '2026')",
        "INSERT INTO audit_entry (id, act, object, number, requests, request, made_by, made_at) "
        "VALUES (1, 'GET', '/', 1, 1, '', 'Eino', '2026') ON CONFLICT (id) DO UPDATE SET made_by = 'Eino'",
    ],
)
def test_a_row_is_neither_changed_nor_deleted(one: Records, statement: str) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="neither changed nor deleted"), one.begin() as connection:
        connection.execute(sa.text(statement))
    with one.read() as connection:
        (entry,) = entries(connection, 10)
    assert tuple(entry.values())[2:] == ("Aino", 3, "POST", "/plans", 2, 1, "r1", 201, None)


def test_a_row_is_kept_with_what_was_done_or_not_at_all(records: Records) -> None:
    with pytest.raises(RuntimeError), records.begin() as connection:
        note(connection, Noted(AINO, "POST", "/plans"))
        raise RuntimeError
    with records.read() as connection:
        assert entries(connection, 10) == []


def test_what_many_note_at_once_is_all_there(records: Records) -> None:
    log = AuditLog(records)

    def work(number: int) -> None:
        for _ in range(50):
            log.count(Noted(AINO, "observations:write", "observations", 10, f"r{number}"))
        log.note(Noted(AINO, "DELETE", f"/{number}")).result(30)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    log.close()
    with records.read() as connection:
        found = entries(connection, 1000)
    counted = [entry for entry in found if entry["act"] == "observations:write"]
    assert (sum(e["things"] for e in counted), sum(e["requests"] for e in counted)) == (4000, 400)
    assert sorted(entry["object"] for entry in found if entry["act"] == "DELETE") == [
        f"/{number}" for number in range(8)
    ]


def test_rows_are_written_while_a_head_is_kept_beside_the_key(records: Records, monkeypatch) -> None:
    goes_on, sizes = threading.Event(), list[int]()

    def keep(records: Records) -> None:
        goes_on.wait(30)
        with records.read() as connection:
            sizes.append(last_head(connection).size)

    monkeypatch.setattr(audit, "remember_newest", keep)
    log = AuditLog(records)
    try:
        for number in range(3):
            log.note(Noted(AINO, "DELETE", f"/{number}")).result(20)
        assert sizes == []
    finally:
        goes_on.set()
        log.close()
    assert sizes[-1] == 3


def test_the_last_head_is_kept_though_the_log_ends_meanwhile(records: Records, monkeypatch) -> None:
    began, goes_on, sizes = threading.Event(), threading.Event(), list[int]()

    def keep(records: Records) -> None:
        with records.read() as connection:
            sizes.append(last_head(connection).size)
        began.set()
        goes_on.wait(30)

    monkeypatch.setattr(audit, "remember_newest", keep)
    log = AuditLog(records)
    log.note(Noted(AINO, "DELETE", "/1")).result(20)
    assert began.wait(20)
    log.note(Noted(AINO, "DELETE", "/2")).result(20)
    ending = threading.Thread(target=log.close)
    ending.start()
    while not log._ended.is_set():
        time.sleep(0.001)
    goes_on.set()
    ending.join(30)
    assert sizes == [1, 2]


def test_of_many_rows_one_after_the_other_few_heads_are_kept_and_the_last_one(records: Records, monkeypatch) -> None:
    sizes = list[int]()

    def keep(records: Records) -> None:
        with records.read() as connection:
            sizes.append(last_head(connection).size)

    monkeypatch.setattr(audit, "remember_newest", keep)
    monkeypatch.setattr(audit, "KEEPING", 60.0)
    log = AuditLog(records)
    for number in range(20):
        log.note(Noted(AINO, "DELETE", f"/{number}")).result(20)
    log.close()
    assert (len(sizes), sizes[-1]) == (2, 20)


def test_who_gives_up_waiting_ends_the_wait_of_nobody_else(records: Records) -> None:
    log = AuditLog(records)
    given_up = log.note(Noted(AINO, "DELETE", "/1"))
    given_up.cancel()
    log.note(Noted(AINO, "DELETE", "/2")).result(30)
    log.close()
    with records.read() as connection:
        assert [entry["object"] for entry in entries(connection, 10)] == ["/2", "/1"]


def test_what_is_counted_comes_within_its_second_and_is_one_row(records: Records) -> None:
    log = AuditLog(records)
    for _ in range(1000):
        log.count(Noted(AINO, "observations:read", "datastream 7", 3))
    deadline = time.monotonic() + 30
    found = []
    while not found and time.monotonic() < deadline:
        time.sleep(0.05)
        with records.read() as connection:
            found = entries(connection, 10)
    log.close()
    assert sum(entry["things"] for entry in found) == 3000
    assert len(found) <= 2


def test_who_did_it_and_to_what_keeps_rows_apart(records: Records) -> None:
    log = AuditLog(records)
    for who in (AINO, Actor("Eino"), Actor("Aino", token=4)):
        for status in (200, 201):
            log.count(Noted(who, "observations:write", "observations", 1, "", status))
    log.close()
    with records.read() as connection:
        assert len(entries(connection, 10)) == 6


def test_what_cannot_be_written_waits_and_then_comes(records: Records, monkeypatch, caplog) -> None:
    monkeypatch.setattr(audit, "RHYTHM", 0.01)
    monkeypatch.setattr(audit, "MOST_WAITING", 1)
    broken = [NotRecordedError("records-disk-full", file="f", problem="full")] * 3
    begin = records.begin

    def sometimes():  # a disk that is full three times
        if broken:
            raise broken.pop()
        return begin()

    monkeypatch.setattr(records, "begin", sometimes)
    log = AuditLog(records)
    promise = log.note(Noted(AINO, "POST", "/plans"))
    assert log.full
    promise.result(30)
    assert not log.full
    log.close()
    assert "records-disk-full" in caplog.text
    with records.read() as connection:
        assert len(entries(connection, 10)) == 1


def test_a_log_that_cannot_be_written_to_its_end_says_so_and_ends(records: Records, monkeypatch, caplog) -> None:
    def never() -> None:
        raise CityBrainError("records-disk-full")

    monkeypatch.setattr(records, "begin", never)
    log = AuditLog(records)
    log.count(Noted(AINO, "observations:write", "observations"))
    promises = [log.note(Noted(AINO, "POST", "/plans"))]
    log.close()
    assert "2 rows of the audit log are not written" in caplog.text
    for promise in (*promises, log.note(Noted(AINO, "POST", "/late"))):
        with pytest.raises(NotRecordedError) as refused:
            promise.result(0)
        assert refused.value.code == "access-log-ended"


def test_what_no_database_takes_as_text_is_written_all_the_same(records: Records) -> None:
    log = AuditLog(records)
    log.note(Noted(Actor("A\ud800"), "GET\ud800", "/half \udc80\0", request="\ud800")).result(30)
    log.close()
    with records.read() as connection:
        (entry,) = entries(connection, 10)
    assert (entry["who"], entry["act"], entry["object"], entry["request"]) == ("A?", "GET?", "/half ?�", "?")


def test_the_whole_log_is_read_by_pieces_between_which_nothing_is_held(records: Records, monkeypatch) -> None:
    monkeypatch.setattr(audit_entries, "PIECE", 3)
    with records.begin() as connection:
        for number in range(8):
            note(connection, Noted(AINO, "POST", str(number)))
    slow = every_entry(records, 7)
    first = next(slow)
    assert records._engine.pool.checkedout() == 0
    assert [entry["object"] for entry in (first, *slow)] == [str(number) for number in range(7)]
    assert list(every_entry(records, 0)) == []


def test_what_somebody_reads_in_an_hour_is_one_group(records: Records, monkeypatch) -> None:
    clock = iter(f"2026-01-31T{10 + number // 60}:{number % 60:02}:00.000000+00:00" for number in range(130))
    monkeypatch.setattr(audit, "now", lambda: next(clock))
    service = Actor("Aino", purpose="service")
    with records.begin() as connection:
        for number in range(120):
            reader = service if number % 10 == 0 else AINO
            note(connection, Noted(reader, "observations:read", f"stream {number % 7}", 2, f"r{number}", 200))
        for act, about, status in (("PUT", "/api/v1/identities/3/roles", 200), ("DELETE", "/api/v1/embeds/3", 403)):
            note(connection, Noted(AINO, act, about, 1, "", status))
    with records.read() as connection:
        groups, more = grouped_entries(connection, 50)
        assert more is None
        assert [(group.entry["object"], group.entry["purpose"], group.rows) for group in groups] == [
            ("/api/v1/embeds/3", None, 1), ("/api/v1/identities/3/roles", None, 1),
            *[("stream …", purpose, rows) for purpose, rows in 2 * [("city_work", 54), ("service", 6)]],
        ]  # fmt: skip
        assert (groups[2].entry["things"], groups[2].since[:16]) == (108, "2026-01-31T11:01")
        first = grouped_entries(connection, 3)
        assert [group.rows for group in first.groups] == [1, 1, 54, 6]
        assert [group.rows for group in grouped_entries(connection, 3, first.more).groups] == [54, 6]
        monkeypatch.setattr(audit_entries, "MOST_READ", 2_000)
        assert sum(group.rows for group in grouped_entries(connection, 500).groups) == 122


def test_the_log_is_searched_by_kind_and_time(records: Records, monkeypatch) -> None:
    monkeypatch.setattr(audit, "now", lambda: next(clock))
    rows = [
        ("observations:read", "stream 1", 200), ("audit:read", "audit", 200), ("access add", "Eino", None),
        ("POST", "/api/v1/session", 401), ("PUT", "/api/v1/identities/3/roles", 200), ("plans:write", "7", None),
    ]  # fmt: skip
    clock = iter(f"2026-01-{day}T12:00:00.000000+00:00" for day in range(10, 20))
    with records.begin() as connection:
        for act, about, status in rows:
            note(connection, Noted(AINO, act, about, 1, "", status))
    with records.read() as connection:

        def acts(**wanted: object) -> list[str]:
            return [one["act"] for one in entries(connection, 10, wanted=AuditFilter(**wanted))]

        assert acts(kind=AuditKind.READING) == ["observations:read"]
        assert acts(kind=AuditKind.REFUSED) == ["POST"]
        assert acts(kind=AuditKind.ACCESS) == ["PUT", "POST", "access add"]
        assert acts(kind=AuditKind.CHANGE) == ["plans:write", "PUT", "access add"]
        assert acts(since="2026-01-14T12:00", until="2026-01-15T12:00") == ["PUT"]


def test_pages_of_the_log_follow_each_other(records: Records) -> None:
    with records.begin() as connection:
        for number in range(10):
            note(connection, Noted(AINO if number % 2 else Actor("Eino"), "POST", str(number)))
    with records.read() as connection:
        first = entries(connection, 4)
        rest = entries(connection, 100, first[-1]["number"])
        assert [entry["object"] for entry in first + rest] == [str(number) for number in range(9, -1, -1)]
        assert {entry["who"] for entry in entries(connection, 100, wanted=AuditFilter(who="Eino"))} == {"Eino"}


def test_long_addresses_are_cut(records: Records) -> None:
    with records.begin() as connection:
        note(connection, Noted(AINO, "POST", "x" * 10_000))
        assert connection.execute(sa.select(audit_entry.c.object)).scalar_one() == "x" * audit.LONGEST
