"""What is held about a person is erased, in every file of the city, and the audit log proves it."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import insert, select

from citybrain.base.keys_folder import FOLDER
from citybrain.governance import Actor, Permission
from citybrain.governance.audit import Noted, note
from citybrain.governance.audit_check import check_log
from citybrain.governance.audit_entries import entries
from citybrain.governance.consents import (
    ConsentLedger,
    DataSubject,
    add_person,
    consents,
    give_consent,
    person_named,
    person_of,
)
from citybrain.governance.credentials import Kind, add
from citybrain.governance.errors import AccessError, NotSignedInError
from citybrain.governance.register import add_identity, give_token, identities, withdraw_identity
from citybrain.governance.roles import Basis, DataClass, Role
from citybrain.governance.stewards import name_steward
from citybrain.observations.persons import erasing
from citybrain.observations.persons.erasing import erase, erase_again, inventory
from citybrain.observations.persons.exporting import person_file
from citybrain.observations.persons.held import ErasureMark, erasure_marks, leave_mark
from citybrain.observations.readings.columns import Delivery, Fate, Readings
from citybrain.observations.readings.copying import copy
from citybrain.observations.retention.copies import copy_city, new_copy
from citybrain.observations.sensing import Sensing
from citybrain.records import FILE
from citybrain.records.database import keep_in
from citybrain.records.errors import NotRecordedError
from citybrain.records.personal_keys import RINGS, is_here, leave_proof
from citybrain.records.tables.base import METADATA
from citybrain.records.tables.governance import web_session
from citybrain.records.tables.sensing import datastream, entity_version, location, thing
from tests.sensors import ACTS, DAY, NOON, open_sensing, read, sensor

STEWARD = Actor("steward")
NAME = "Meter of Vainamoinen"
OTHERS = "Hallway of Ilmarinen"


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, str(tmp_path / "keys"))
    return tmp_path / "keys"


@pytest.fixture
def city(tmp_path: Path, keys: Path) -> Path:
    (tmp_path / "city").mkdir()
    copies = f'name = "Kallio"\n[upkeep.backup]\nfolder = "{tmp_path / "copies"}"\n'
    (tmp_path / "city" / "city.toml").write_text(copies, encoding="utf-8")
    return tmp_path / "city"


@pytest.fixture
def sensing(city: Path) -> Iterator[Sensing]:
    sensing = open_sensing(city, "Europe/Helsinki", lambda: NOON + 400 * DAY)
    yield sensing
    sensing.close()


def agreed(sensing: Sensing, *streams: int) -> tuple[DataSubject, str]:
    with sensing.records.begin() as connection:
        _, name, code = add_person(connection, "root")
        give_consent(connection, name, "research", Basis.CONSENT, "2026-1", streams, "root")
        return person_named(connection, name), code


def of_person(sensing: Sensing) -> int:
    """A personal stream with readings of a year, months of them in the archive, and an older version of its name."""
    stream = sensor(sensing, NAME, data_class="personal", place=(24.123456, 60.654321), owner=NAME)
    read(sensing, stream, [NOON + day * DAY for day in range(400)], 1.0)
    older = {"kind": "datastream", "entity": stream, "before": f'{{"name": "{NAME}"}}'}
    with sensing.records.begin() as connection:
        connection.execute(insert(entity_version).values(**older, **ACTS))
    sensing.store.archive(NOON + 200 * DAY)
    return stream


def written(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_no_file_of_the_city_has_anything_of_the_person(sensing: Sensing, city: Path) -> None:
    stream, other = of_person(sensing), sensor(sensing, OTHERS, data_class="personal", place=(24.5, 60.5))
    read(sensing, other, [NOON], 5.0)
    (person, code), (neighbour, _) = agreed(sensing, stream), agreed(sensing, other)
    with sensing.records.begin() as connection:
        add_identity(connection, f"Sender of {NAME}", [Role.DEVICE_OPERATOR], "root")
        give_token(connection, f"Sender of {NAME}", (), 1, NAME, "root", streams=[stream])
    (city / f"{FILE}.0021").write_bytes(f"of before: {person.pseudonym}".encode())
    archived = {path.name for path in (city / "observations").rglob("*.parquet")}
    proof = erase(sensing, person, STEWARD)
    assert (proof.person, proof.streams, proof.shared, proof.readings) == (person.number, (stream,), (), 400)
    assert archived and not {path.name for path in (city / "observations").rglob("*.parquet")} & archived
    assert sensing.store.counts(np.array([stream, other], np.int32)).tolist() == [0, 1]
    assert sensing.store.means(stream, NOON, NOON + 400 * DAY, np.timedelta64(1, "D").item()).start.size == 0
    told = written(city)
    for text in (person.pseudonym, code, NAME, "24.123456", "Vainamoinen"):
        assert text.encode() not in told, text
    assert OTHERS.encode() in told
    with sensing.records.read() as connection:
        assert person_named(connection, neighbour.pseudonym) == neighbour
        assert {one.streams for one in consents(connection)} == {(), (other,)}
        with pytest.raises(NotSignedInError):
            person_of(connection, code)


@pytest.mark.parametrize("make", [of_person, lambda sensing: sensor(sensing, NAME, data_class="personal")])
def test_what_is_sent_later_is_not_taken(sensing: Sensing, make: Callable[[Sensing], int]) -> None:
    stream = make(sensing)
    erase(sensing, agreed(sensing, stream)[0], STEWARD)
    readings = Readings(np.array([stream], np.int32), np.array([NOON + 401 * DAY]), np.ones(1))
    assert sensing.deliver(Delivery("sensors", readings)).result(20).fate.tolist() == [Fate.LATE]


def test_the_audit_log_proves_it_and_nothing_in_it_tells_who_it_was(sensing: Sensing, city: Path) -> None:
    stream = of_person(sensing)
    person, _ = agreed(sensing, stream)
    copy = new_copy(city.parent / "copies")
    copy.parent.mkdir()
    copy_city(sensing.store, city, copy)
    with sensing.records.begin() as connection:
        note(connection, Noted(STEWARD, "city:write", "backup downloaded"))
        held = consents(connection, person.number)
    before = inventory(sensing, person, held, frozenset({stream}))
    proof = erase(sensing, person, STEWARD)
    assert hashlib.sha256(f"{proof.salt}\n{before}".encode()).hexdigest() == proof.sha256
    assert (proof.copies, proof.downloads) == ((copy.name,), 1)
    with sensing.records.read() as connection:
        entry = entries(connection, 1)[0]
        assert check_log(connection).whole
    assert (entry["who"], entry["things"]) == ("steward", proof.readings + proof.rows)
    assert f"erasure of person {person.number}" in entry["object"]
    assert proof.sha256 in entry["object"] and copy.name in entry["object"]
    assert person.pseudonym.encode() not in written(copy)


def test_a_consent_that_is_entered_meanwhile_keeps_the_key_until_its_streams_are_erased(
    sensing: Sensing, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream, later = of_person(sensing), sensor(sensing, OTHERS, data_class="personal")
    person, _ = agreed(sensing, stream)

    def entering(sensing: Sensing, streams: frozenset[int]) -> int:
        with sensing.records.begin() as connection:
            give_consent(connection, person.pseudonym, "research", Basis.CONSENT, "2026-1", [later], "root")
        return 0

    with monkeypatch.context() as patch, pytest.raises(AccessError) as stopped:
        patch.setattr(erasing, "_forget", entering)
        erase(sensing, person, STEWARD)
    assert stopped.value.code == "erasure-changed"
    assert erase(sensing, person, STEWARD).streams == (stream, later)


@pytest.mark.parametrize("with_mark", [True, False])
def test_a_copy_of_before_has_nobody_again_where_the_mark_is_and_else_tells_nobody_whose_readings_it_has(
    sensing: Sensing, city: Path, keys: Path, tmp_path: Path, with_mark: bool
) -> None:
    stream, shared = of_person(sensing), sensor(sensing, OTHERS, data_class="personal")
    (person, code), (other, _) = agreed(sensing, stream, shared), agreed(sensing, shared)
    copy_city(sensing.store, city, tmp_path / "copy")
    erase(sensing, person, STEWARD)
    if not with_mark:
        shutil.rmtree(keys)
    again = open_sensing(tmp_path / "copy", "Europe/Helsinki")
    with again.records.read() as connection:
        assert person_of(connection, code).pseudonym == f"unreadable-{person.number}"
        assert {one.streams for one in consents(connection)} == {(), (shared,)} if with_mark else {()}
    later = sensor(again, "Later", data_class="personal")
    assert person.key is not None
    if with_mark:
        leave_mark(person.key, erasure_marks()[person.key]._replace(streams=frozenset({stream, shared, later})))
    erase_again(again)
    assert again.store.count(stream) == (0 if with_mark else 400)
    with again.records.read() as connection:
        names = set(connection.execute(select(datastream.c.name)).scalars())
        assert names == {"erased" if with_mark else f"{NAME}: PM10", f"{OTHERS}: PM10", "Later: PM10"}
        assert check_log(connection).whole
        assert any(f"erasure of person {person.number}" in one["object"] for one in entries(connection, 9)) is with_mark
        held = [one for one in consents(connection, other.number) if not one.withdrawn_at]
    assert (held == []) is with_mark
    erase_again(again)
    again.close()


def test_readings_that_come_back_alone_are_forgotten(sensing: Sensing, city: Path, tmp_path: Path) -> None:
    stream, other = of_person(sensing), sensor(sensing, OTHERS)
    read(sensing, other, [NOON], 5.0)
    person, _ = agreed(sensing, stream)
    copy_city(sensing.store, city, tmp_path / "copy")
    erase(sensing, person, STEWARD)
    copy(city / FILE, tmp_path / "newer.sqlite")
    (tmp_path / "newer.sqlite").replace(tmp_path / "copy" / FILE)
    again = open_sensing(tmp_path / "copy", "Europe/Helsinki")
    assert again.store.count(stream) == 400
    erase_again(again)
    assert (again.store.count(stream), again.store.count(other)) == (0, 1)
    again.close()


@pytest.mark.parametrize("stopped", ["destroy", "remove_copies_of_before"])
def test_an_erasure_that_was_stopped_when_the_records_had_it_is_finished_at_the_next_opening(
    sensing: Sensing, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    person, _ = agreed(sensing, of_person(sensing))
    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr(erasing, stopped, lambda one: 1 / 0)
        erase(sensing, person, STEWARD)
    erase_again(sensing)
    with sensing.records.read() as connection:
        (entry,) = (one for one in entries(connection, 9) if "erasure of" in one["object"])
    assert entry["who"] == "steward"
    assert person.key is not None and not is_here(person.key)


def test_an_erasure_whose_records_were_not_written_is_finished_at_the_next_opening(
    sensing: Sensing, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, _ = agreed(sensing, of_person(sensing))

    def full(key: str, mark: ErasureMark) -> None:
        leave_mark(key, mark)
        raise OSError("disk full")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="full"):
        patch.setattr(erasing, "leave_mark", full)
        erase(sensing, person, STEWARD)
    erase_again(sensing)
    with sensing.records.read() as connection:
        assert person_named(connection, f"erased-{person.number}").key is None


def test_a_mark_that_cannot_be_read_is_told(sensing: Sensing) -> None:
    person, _ = agreed(sensing, of_person(sensing))
    assert person.key is not None
    leave_proof(person.key, "{}")
    with pytest.raises(NotRecordedError) as told:
        erase_again(sensing)
    assert person.key in str(told.value.arguments["problem"])


def test_streams_that_are_about_others_too_stay_and_close(sensing: Sensing) -> None:
    stream, shared = of_person(sensing), sensor(sensing, OTHERS, data_class="personal")
    read(sensing, shared, [NOON], 5.0)
    (person, _), (other, _) = agreed(sensing, stream, shared), agreed(sensing, shared)
    ledger = ConsentLedger(sensing.records)
    assert ledger.agreed("research", frozenset(DataClass)) == {stream, shared}
    proof = erase(sensing, person, STEWARD)
    ledger.forget()
    assert (proof.streams, proof.shared) == ((stream,), (shared,))
    assert ledger.agreed("research", frozenset(DataClass)) == set()
    assert sensing.store.count(shared) == 1
    with sensing.records.begin() as connection:
        give_consent(connection, other.pseudonym, "research", Basis.CONSENT, "2026-2", [shared], "root")
    ledger.forget()
    assert ledger.agreed("research", frozenset(DataClass)) == {shared}


def test_a_thing_with_other_streams_keeps_its_name_and_place(sensing: Sensing) -> None:
    stream = of_person(sensing)
    with sensing.records.begin() as connection:
        row = dict(connection.execute(select(datastream).where(datastream.c.id == stream)).mappings().one())
        connection.execute(insert(datastream).values(**{**row, "id": None, "name": "Of the house"}))
    erase(sensing, agreed(sensing, stream)[0], STEWARD)
    with sensing.records.read() as connection:
        names = {row.id: row.name for row in connection.execute(select(datastream.c.id, datastream.c.name))}
        assert connection.execute(select(thing.c.name, thing.c.withdrawn_at)).one() == (NAME, None)
        assert "24.123456" in connection.execute(select(location.c.location)).scalar_one()
    assert (names[stream], "Of the house" in names.values()) == ("erased", True)


def test_nobody_is_erased_twice_and_not_without_their_key(sensing: Sensing, keys: Path) -> None:
    stream = of_person(sensing)
    person, _ = agreed(sensing, stream)
    (keys / RINGS).rename(keys / "away")
    other = person._replace(key=f"{person.key[:-1] if person.key else ''}x")
    with pytest.raises(AccessError) as refused:
        erase(sensing, other, STEWARD)
    assert (refused.value.code, sensing.store.count(stream)) == ("erasure-key-lost", 400)
    (keys / "away").rename(keys / RINGS)
    erase(sensing, person, STEWARD)
    with sensing.records.read() as connection:
        gone = person_named(connection, f"erased-{person.number}")
    with pytest.raises(AccessError) as refused:
        erase(sensing, gone, STEWARD)
    assert refused.value.code == "erasure-done"


def test_what_was_stopped_is_erased_when_it_is_asked_for_again(
    sensing: Sensing, monkeypatch: pytest.MonkeyPatch, city: Path
) -> None:
    person, _ = agreed(sensing, of_person(sensing))
    with monkeypatch.context() as stopped:
        stopped.setattr("citybrain.observations.persons.erasing.destroy", lambda key: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            erase(sensing, person, STEWARD)
    proof = erase(sensing, person, STEWARD)
    assert (len(proof.streams), proof.readings) == (1, 0)
    told = written(city)
    assert all(text.encode() not in told for text in (person.pseudonym, NAME))


def test_a_sender_with_other_streams_goes_on(sensing: Sensing) -> None:
    stream, other = of_person(sensing), sensor(sensing, OTHERS)
    with sensing.records.begin() as connection:
        for name, streams in (("Both", [stream, other]), ("One", [stream])):
            add_identity(connection, name, [Role.DEVICE_OPERATOR], "root")
            give_token(connection, name, (), 1, "", "root", streams=streams)
    erase(sensing, agreed(sensing, stream)[0], STEWARD)
    with sensing.records.read() as connection:
        known = {one.name: bool(one.withdrawn_at) for one in identities(connection)}
    assert known == {"Both": False, "erased-2": True}


def test_a_person_is_erased_from_a_database_of_postgresql(city: Path, new_database: Callable[[], str]) -> None:
    keep_in(city, new_database())
    sensing = open_sensing(city, "Europe/Helsinki", lambda: NOON + 400 * DAY)
    stream = sensor(sensing, NAME, data_class="personal", owner=NAME)
    read(sensing, stream, [NOON + day * DAY for day in range(400)], 1.0)
    person, code = agreed(sensing, stream)
    proof = erase(sensing, person, STEWARD)
    assert (proof.streams, proof.readings, sensing.store.count(stream)) == ((stream,), 400, 0)
    with sensing.records.read() as connection:
        assert {one.streams for one in consents(connection)} == {()}
        told = [str(row) for table in METADATA.sorted_tables for row in connection.execute(select(table))]
    assert not any(text in row for row in told for text in (person.pseudonym, code, NAME))
    assert any(proof.sha256 in row for row in told)
    sensing.close()


def employee(sensing: Sensing, name: str) -> DataSubject:
    """Somebody who signs in with an authenticator, was given a token, answers for a data set and made things."""
    with sensing.records.begin() as connection:
        number = add_identity(connection, name, [Role.PLANNER], "root")
        add(connection, number, Kind.TIME_CODE, name, secret="S3CRET", label="phone of hers")
        token = give_token(connection, name, (), 1, "laptop of hers", "root").number
        device = {
            "token": token,
            "hash": "h",
            "until": 1.0,
            "device": "her browser",
            "made_by": name,
            "made_at": "2026",
        }
        connection.execute(insert(web_session).values(**device))
        name_steward(connection, "bills", name, "a@example.org", None, name, frozenset())
        add_identity(connection, "Another", [Role.PLANNER], name)
        note(connection, Noted(Actor(name), Permission.WRITE_PLANS, "x"))
        return person_named(connection, name)


def test_who_worked_for_the_city_is_a_number_but_in_what_only_grows(
    sensing: Sensing, city: Path, tmp_path: Path
) -> None:
    person = employee(sensing, NAME)
    with person_file(sensing, person) as file, zipfile.ZipFile(file) as archive:
        told = {name: json.loads(archive.read(f"{name}.json")) for name in ("account", "tokens", "sessions", "acts")}
    assert told["account"][0]["pseudonym"] == NAME
    assert [one["purpose"] for one in told["tokens"]] == ["laptop of hers"]
    assert (told["sessions"][0]["device"], told["acts"][0]["object"]) == ("her browser", "x")
    with pytest.raises(AccessError) as refused:
        erase(sensing, person, STEWARD)
    assert refused.value.code == "erasure-identity-counts"
    copy_city(sensing.store, city, tmp_path / "copy")
    with sensing.records.begin() as connection:
        withdraw_identity(connection, NAME, "root")
    proof = erase(sensing, person, STEWARD)
    assert (proof.kept, proof.streams, proof.rows > 7) == ({"audit_entry": 1, "audit_head": 1}, (), True)
    with sensing.records.read() as connection:
        rows = {table.name: str(connection.execute(select(table)).all()) for table in METADATA.sorted_tables}
        assert check_log(connection).whole
        assert f"erasure of identity {person.number}: " in entries(connection, 1)[0]["object"]
        with pytest.raises(AccessError) as refused:
            erase(sensing, person_named(connection, f"erased-{person.number}"), STEWARD)
    assert refused.value.code == "erasure-done"
    assert {name for name, text in rows.items() if NAME in text} <= {"audit_entry", "audit_head"}
    assert not [one for one in ("of hers", "her browser", "a@example.org") if one in str(rows)]
    assert f"erased-{person.number}" in rows["data_steward"]
    again = open_sensing(tmp_path / "copy", "Europe/Helsinki")
    erase_again(again)
    with again.records.read() as connection:
        assert [one.name for one in identities(connection) if one.withdrawn_at] == [f"erased-{person.number}"]
    again.close()
