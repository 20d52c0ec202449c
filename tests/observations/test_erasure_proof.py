"""The proof of an erasure erases the person again where a copy of before came back without its keys."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from sqlalchemy import update

from citybrain.governance.audit import Noted, note
from citybrain.governance.consents import person_named, person_of
from citybrain.governance.errors import AccessError
from citybrain.governance.signing_key import FILE, SigningKey
from citybrain.observations.persons.erasing import _signed_text, accept_proof, erase
from citybrain.observations.persons.held import erasure_marks, held_about, mark_of
from citybrain.observations.retention.copies import copy_city
from citybrain.observations.sensing import Sensing
from citybrain.records.append_only import guard, unguard
from citybrain.records.bound_fields import bind_fields, unread_keys
from citybrain.records.personal_keys import seal
from citybrain.records.tables.governance import consent_entry
from tests.observations.test_erasure import (  # noqa: F401 - fixtures
    OTHERS,
    STEWARD,
    agreed,
    city,
    keys,
    of_person,
    sensing,
)
from tests.sensors import NOON, open_sensing, read, sensor


def signed_by(key: SigningKey, proof: dict[str, Any]) -> dict[str, Any]:
    return {**proof, "key": key.public, "signature": key.sign(_signed_text(proof["person"], mark_of(proof)))}


def signing_key_of(folder: Path) -> SigningKey:
    private = load_pem_private_key((folder / FILE).read_bytes(), None)
    assert isinstance(private, Ed25519PrivateKey)
    return SigningKey(private, private.public_key().public_bytes_raw().hex())


def test_the_proof_of_an_erasure_stands_for_its_mark_in_a_copy_of_before_without_keys(
    sensing: Sensing,  # noqa: F811
    city: Path,  # noqa: F811
    keys: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    stream, shared, public = of_person(sensing), sensor(sensing, OTHERS, data_class="personal"), sensor(sensing, "Mast")
    read(sensing, shared, [NOON], 5.0)
    (person, code), _ = agreed(sensing, stream, shared), agreed(sensing, shared)
    with sensing.records.begin() as connection:
        note(connection, Noted(STEWARD, "POST", "/consents"))
    copy_city(sensing.store, city, tmp_path / "copy")
    proof = erase(sensing, person, STEWARD)
    shutil.copytree(keys, keys.parent / "before")
    shutil.rmtree(keys)
    again = open_sensing(tmp_path / "copy", "Europe/Helsinki")
    later, proved = sensor(again, "Later", data_class="personal"), proof._asdict()
    with again.records.read() as connection:
        back = person_of(connection, code)
        with pytest.raises(AccessError, match="erasure-proof-person"):
            accept_proof(connection, back, {**proved, "person": proof.person + 1})
        stranger = SigningKey(key := Ed25519PrivateKey.generate(), key.public_key().public_bytes_raw().hex())
        for strange in (
            {"at": "2099-01-01T00:00:00.000000+00:00"},
            {"streams": (shared,)},
            {"signature": ""},
            {"key": ""},
        ):
            with pytest.raises(AccessError, match="erasure-proof-unsigned"):
                accept_proof(connection, back, {**proved, **strange})
        with pytest.raises(AccessError, match="erasure-proof-unsigned"):
            accept_proof(connection, back, signed_by(stranger, proved))
        own = signing_key_of(keys.parent / "before")
        for strange in (public, later, 99):
            with pytest.raises(AccessError, match="erasure-proof-streams"):
                accept_proof(connection, back, signed_by(own, {**proved, "streams": (*proof.streams, strange)}))
        assert not erasure_marks()
        accept_proof(connection, back, proved)
    once_more = erase(again, back, STEWARD)
    assert (once_more.streams, once_more.shared, once_more.readings) == ((stream,), (shared,), 400)
    assert [again.store.count(one) for one in (stream, shared)] == [0, 1]
    with again.records.read() as connection:
        accept_proof(connection, person_named(connection, f"erased-{back.number}"), proved)
    again.close()


def test_nobody_is_erased_while_what_their_key_sealed_cannot_be_read(
    sensing: Sensing,  # noqa: F811
    keys: Path,  # noqa: F811
) -> None:
    """Records of an earlier version that were updated while the keys were away, which are put back."""
    stream = of_person(sensing)
    person, _ = agreed(sensing, stream)
    assert person.key is not None
    with sensing.records.begin() as connection:
        unguard(connection, "consent_entry")
        streams = seal(person.key, str(stream), ())
        connection.execute(update(consent_entry).values(streams=streams))
        guard(connection, "consent_entry")
    with sensing.records.read() as connection:
        assert unread_keys(connection) == {person.key}
        with pytest.raises(AccessError, match="erasure-unread"):
            held_about(connection, person)
    with pytest.raises(AccessError, match="erasure-unread"):
        erase(sensing, person, STEWARD)
    with sensing.records.begin() as connection:
        bind_fields(connection)
        assert not unread_keys(connection)
    assert erase(sensing, person, STEWARD).readings == 400
