"""What is recorded of persons is sealed with keys of their own, outside the city, that can be renewed and destroyed."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, update

from citybrain.base.keys_folder import FOLDER, write_key
from citybrain.governance import time_codes
from citybrain.governance.consents import (
    add_person,
    consents,
    give_consent,
    person_named,
    person_of,
    withdraw_consent,
)
from citybrain.governance.credentials import Kind, add, credentials, set_time_codes, use_code
from citybrain.governance.errors import NotSignedInError
from citybrain.governance.register import add_identity, number_of
from citybrain.governance.roles import Basis, Role
from citybrain.governance.time_codes import SECONDS, code_at, new_secret
from citybrain.notifications.keys import FEED, code_of
from citybrain.notifications.subscriptions import feed_of
from citybrain.records import FILE, NotRecordedError, Records, open_records, upgrade
from citybrain.records.append_only import missing_guards, unguard
from citybrain.records.bound_fields import bind_fields
from citybrain.records.personal_keys import CITY, RINGS, destroy, keys_standing, new_key, rotate, seal, unseal
from citybrain.records.tables.governance import consent_entry, credential, data_subject
from tests.sensors import open_sensing, sensor

STEP = 60_000_000
"""The step of time at which the clock stands here."""

HERE = ("table.field", None, "1")
"""What a field is sealed for."""


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, str(tmp_path / "keys"))
    monkeypatch.setattr(time_codes, "time", SimpleNamespace(time=lambda: STEP * SECONDS + 1.0))
    return tmp_path / "keys"


@pytest.fixture
def city(tmp_path: Path, keys: Path) -> Path:
    (tmp_path / "city").mkdir()
    return tmp_path / "city"


@pytest.fixture
def records(city: Path) -> Iterator[Records]:
    records = open_records(city)
    yield records
    records.close()


def agreed(city: Path) -> tuple[str, str, int]:
    """Pseudonym and code of a person who agreed, and the stream."""
    sensing = open_sensing(city, "Europe/Helsinki")
    stream = sensor(sensing, "Home", data_class="personal")
    with sensing.records.begin() as connection:
        _, person, code = add_person(connection, "root")
        give_consent(connection, person, "research", Basis.CONSENT, "2026-1", [stream], "root")
    sensing.close()
    return person, code, stream


def with_authenticator(records: Records) -> tuple[int, str, list[str]]:
    secret = new_secret()
    with records.begin() as connection:
        add_identity(connection, "Aino", [Role.PLANNER], "root")
        number = number_of(connection, "Aino")
        assert number is not None
        codes = set_time_codes(connection, number, secret, code_at(secret, STEP - 1))
        add(connection, number, Kind.PASSKEY, "Aino", handle="1", secret="public", label="Aino's telephone")
    return number, secret, codes


def written(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_what_was_sealed_is_read_with_its_key_alone(records: Records, keys: Path) -> None:
    with records.begin() as connection:
        first, second = new_key(connection), new_key(connection)
    sealed = seal(first, "person-1 芬兰", HERE)
    assert (unseal(sealed, HERE), unseal("as it was before", HERE)) == ("person-1 芬兰", "as it was before")
    assert seal(first, "same", HERE) != seal(first, "same", HERE)
    assert unseal(sealed.replace(first, second), HERE) is None
    assert unseal(f"{sealed[:-6]}AAAAA=", HERE) is None
    assert unseal(sealed.replace(first, "../../etc"), HERE) == sealed.replace(first, "../../etc")
    elsewhere = (("table.other", None, "1"), ("table.field", "", "1"), HERE[:2], ())
    assert [unseal(sealed, to) for to in elsewhere] == [None] * 4
    assert unseal(seal(first, "of before", ()), HERE) is None
    destroy(first)
    assert unseal(sealed, HERE) is None
    assert all(path.stat().st_mode & 0o077 == 0 for path in (keys / RINGS).rglob("*"))
    with pytest.raises(NotRecordedError) as refused:
        seal(first, "more", HERE)
    assert refused.value.code == "personal-keys-unusable"


def test_neither_records_nor_copies_have_pseudonyms_streams_or_secrets(city: Path) -> None:
    person, code, stream = agreed(city)
    records = open_records(city)
    number, secret, _ = with_authenticator(records)
    with records.read() as connection:
        entry = consents(connection)[0]
        assert (entry.person, entry.streams) == (person, (stream,))
        assert person_named(connection, person) == person_of(connection, code)
        assert connection.execute(select(consent_entry.c.streams)).scalar_one().startswith("sealed:")
        assert credentials(connection, number, Kind.TIME_CODE)[0].secret == secret
        assert credentials(connection, number, Kind.PASSKEY)[0].label == "Aino's telephone"
    records.close()
    told = written(city)
    assert all(text.encode() not in told for text in (person, code, secret, "Aino's telephone"))


def test_a_sealed_field_in_the_place_of_another_is_not_readable(city: Path) -> None:
    sensing = open_sensing(city, "Europe/Helsinki")
    streams = [sensor(sensing, name, data_class="personal") for name in ("Home", "Work")]
    records = sensing.records
    with records.begin() as connection:
        _, person, _ = add_person(connection, "root")
        entries = [
            give_consent(connection, person, "research", Basis.CONSENT, "2026-1", [stream], "root").number
            for stream in streams
        ]
        withdraw_consent(connection, entries[0], "root")
    number, _, _ = with_authenticator(records)
    with records.begin() as connection:
        unguard(connection, "consent_entry")
        other = select(consent_entry.c.streams).where(consent_entry.c.id == entries[0]).scalar_subquery()
        connection.execute(update(consent_entry).where(consent_entry.c.id == entries[1]).values(streams=other))
        secret = select(credential.c.secret).where(credential.c.kind == "time_code").scalar_subquery()
        connection.execute(update(credential).where(credential.c.kind == "passkey").values(label=secret))
    with records.read() as connection:
        assert [one.streams for one in consents(connection)] == [(), (streams[0],)]
        assert credentials(connection, number, Kind.PASSKEY)[0].label == ""
    sensing.close()


def test_without_keys_streams_stay_closed_and_recovery_codes_hold(city: Path, keys: Path) -> None:
    _, code, _ = agreed(city)
    records = open_records(city)
    number, secret, codes = with_authenticator(records)
    shutil.move(keys / RINGS, keys / "away")
    destroy("0" * 16 + "/" + "0" * 32)  # what is known in memory is forgotten
    with records.begin() as connection:
        assert keys_standing(connection)[:2] == (2, 2)
        assert person_of(connection, code).pseudonym == "unreadable-1"
        assert consents(connection)[0].streams == ()
        with pytest.raises(NotSignedInError) as refused:
            use_code(connection, number, code_at(secret, STEP))
        assert refused.value.code == "access-code-lost"
        assert use_code(connection, number, codes[0])
        set_time_codes(connection, number, secret, code_at(secret, STEP))
        assert keys_standing(connection)[:2] == (2, 1)
        assert use_code(connection, number, code_at(secret, STEP + 1))
    (keys / "away").rename(keys / "back")
    shutil.copytree(keys / "back", keys / RINGS, dirs_exist_ok=True)
    with records.read() as connection:
        assert (len(consents(connection)[0].streams), keys_standing(connection).lost) == (1, 0)
    records.close()


def test_the_key_of_the_city_is_renewed_also_after_it_was_stopped(
    city: Path, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, _, _ = agreed(city)
    ring = next((keys / RINGS).iterdir())
    before = written(ring)
    records = open_records(city)
    with monkeypatch.context() as stopped, records.begin() as connection:
        stopped.setattr("citybrain.records.personal_keys.re.fullmatch", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rotate(connection)
    assert len((ring / "city.key").read_bytes().split()) == 2
    with records.begin() as connection:
        assert consents(connection)[0].person == person
        assert rotate(connection) == 1
    assert len((ring / "city.key").read_bytes().split()) == 1
    destroy("0" * 16 + "/" + "0" * 32)
    with records.read() as connection:
        assert consents(connection)[0].person == person
    assert not any(line in written(ring) for line in before.split())
    records.close()


def test_no_key_is_made_where_others_look(records: Records, keys: Path) -> None:
    keys.mkdir(mode=0o755, exist_ok=True)
    keys.chmod(0o755)
    with pytest.raises(NotRecordedError) as refused, records.begin() as connection:
        add_person(connection, "root")
    assert refused.value.code == "personal-keys-open"
    with records.read() as connection:
        assert connection.execute(select(data_subject)).all() == []


BEFORE = """
INSERT INTO identity VALUES (1, 'Aino', 'root', '2026-01-01', NULL, NULL);
INSERT INTO credential VALUES (1, 1, 'time_code', NULL, 'SECRETSECRETSECRET', '', 7, 'Aino', '2026-01-01', NULL, NULL);
INSERT INTO credential VALUES (2, 1, 'passkey', 'h', 'public', 'a telephone', 0, 'Aino', '2026-01-01', NULL, NULL);
INSERT INTO data_subject VALUES (1, 'person-12345678', 'hash', 'root', '2026-01-01', NULL, NULL);
INSERT INTO consent_entry VALUES
    (1, 1, 'research', 'consent', '1', '5 6', NULL, 'root', '2026-01-01', NULL, NULL),
    (2, 1, 'research', 'consent', '1', '5 6', 1, 'person-12345678', '2026-01-02', NULL, NULL);
"""


def of_before(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of the version before these keys."""
    with monkeypatch.context() as earlier:
        earlier.setattr(upgrade, "_create", lambda connection, _: upgrade._migrate(connection, "0021"))
        open_records(city).close()
    with closing(sqlite3.connect(city / FILE)) as connection:
        connection.executescript(BEFORE)


def test_records_of_before_are_taken_over(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_before(city, monkeypatch)
    records = open_records(city)
    with records.read() as connection:
        assert missing_guards(connection) == []
        entry = consents(connection)[0]
        assert (entry.person, entry.streams, entry.made_by) == ("person-12345678", (5, 6), "root")
        assert entry.withdrawn_by == "person-12345678"
        held = {one.kind: one for one in credentials(connection, 1)}
        assert held[Kind.TIME_CODE].secret == "SECRETSECRETSECRET"
        assert (held[Kind.PASSKEY].secret, held[Kind.PASSKEY].label) == ("public", "a telephone")
        rows = connection.execute(select(credential.c.secret, credential.c.label)).all()
        fields = [
            *(text for row in rows for text in row),
            *connection.execute(select(consent_entry.c.streams)).scalars(),
        ]
        assert [unseal(text, ()) for text in fields if text.startswith("sealed:")] == [None] * 4
    records.close()
    told = (city / FILE).read_bytes()
    assert all(text not in told for text in (b"SECRETSECRET", b"person-12345678", b"a telephone", b"5 6"))


def test_records_of_before_stay_as_they_are_without_a_folder_for_keys(
    city: Path, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_before(city, monkeypatch)
    keys.write_text("no folder")
    with pytest.raises(NotRecordedError) as refused:
        open_records(city)
    assert refused.value.code == "personal-keys-unusable"
    keys.unlink()
    open_records(city).close()


def test_a_key_that_another_program_destroys_opens_nothing_here_any_more(records: Records, keys: Path) -> None:
    with records.begin() as connection:
        key = new_key(connection)
    sealed = seal(key, "whose it is", HERE)
    assert unseal(sealed, HERE) == "whose it is"
    (keys / RINGS / key).unlink()
    assert unseal(sealed, HERE) is None
    with pytest.raises(NotRecordedError):
        seal(key, "of nobody", HERE)


BOUND_TO_KEYS = """
INSERT INTO identity (id, name, key, made_by, made_at) VALUES (1, 'Aino', '{key}', 'root', '2026-01-01');
INSERT INTO credential (id, identity, kind, handle, secret, label, counter, made_by, made_at)
    VALUES (1, 1, 'time_code', NULL, '{secret}', '', 7, 'Aino', '2026-01-01');
INSERT INTO subscription (id, identity, channel, address, language, least, always, warnings, made_by, made_at)
    VALUES (1, 1, 'feed', '{address}', 'en', 'moderate', 0, 0, 'Aino', '2026-01-02');
"""


@pytest.mark.parametrize("late", [False, True])
def test_what_is_bound_to_its_key_alone_is_bound_to_its_place_by_an_update_or_once_the_key_is_here(
    city: Path, keys: Path, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(upgrade, "_create", lambda connection, _: upgrade._migrate(connection, "0043"))
        open_records(city).close()
    key = "0" * 16 + "/" + "0" * 32
    write_key(keys / RINGS / key[:16] / CITY, Fernet.generate_key(), new=True)
    write_key(keys / RINGS / key, Fernet((keys / RINGS / key[:16] / CITY).read_bytes()).encrypt(bytes(32)), new=True)
    sealed = {name: seal(key, text, ()) for name, text in (("secret", "SECRET"), ("address", "https://a.example"))}
    with closing(sqlite3.connect(city / FILE)) as connection:
        connection.executescript(BOUND_TO_KEYS.format(key=key, **sealed))
    if late:
        (keys / RINGS).rename(keys / "away")
    records = open_records(city)
    code = code_of(FEED, 1, sealed["address"])
    if late:
        with records.begin() as connection:
            assert credentials(connection, 1, Kind.TIME_CODE)[0].secret is None
            (keys / "away").rename(keys / RINGS)
            assert (feed_of(connection, code).address, bind_fields(connection)) == (None, 2)
    with records.read() as connection:
        assert feed_of(connection, code).address == "https://a.example"
        assert credentials(connection, 1, Kind.TIME_CODE)[0].secret == "SECRET"
        assert missing_guards(connection) == []
    records.close()
