"""The proof of an erasure erases the person again where a copy of before came back without its keys."""

import shutil
from pathlib import Path

import pytest

from citybrain.governance.consents import person_named, person_of
from citybrain.governance.errors import AccessError
from citybrain.observations.persons.erasing import accept_proof, erase
from citybrain.observations.persons.held import erasure_marks, mark_of
from citybrain.observations.retention.copies import copy_city
from citybrain.observations.sensing import Sensing
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


def test_the_proof_of_an_erasure_stands_for_its_mark_in_a_copy_of_before_without_keys(
    sensing: Sensing,  # noqa: F811
    city: Path,  # noqa: F811
    keys: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    stream, shared, public = of_person(sensing), sensor(sensing, OTHERS, data_class="personal"), sensor(sensing, "Mast")
    read(sensing, shared, [NOON], 5.0)
    (person, code), _ = agreed(sensing, stream, shared), agreed(sensing, shared)
    copy_city(sensing.store, city, tmp_path / "copy")
    proof = erase(sensing, person, STEWARD)
    shutil.rmtree(keys)
    again = open_sensing(tmp_path / "copy", "Europe/Helsinki")
    later, mark = sensor(again, "Later", data_class="personal"), mark_of(proof._asdict())
    with again.records.read() as connection:
        back = person_of(connection, code)
        with pytest.raises(AccessError, match="erasure-proof-person"):
            accept_proof(connection, back, proof.person + 1, mark)
        for strange in (public, later, 99):
            with pytest.raises(AccessError, match="erasure-proof-streams"):
                accept_proof(connection, back, proof.person, mark._replace(streams=mark.streams | {strange}))
        assert not erasure_marks()
        accept_proof(connection, back, proof.person, mark)
    once_more = erase(again, back, STEWARD)
    assert (once_more.streams, once_more.shared, once_more.readings) == ((stream,), (shared,), 400)
    assert [again.store.count(one) for one in (stream, shared)] == [0, 1]
    with again.records.read() as connection:
        accept_proof(connection, person_named(connection, f"erased-{back.number}"), proof.person, mark)
    again.close()
