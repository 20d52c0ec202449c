"""What detectors saw: a camera, a classifier of waste, a recogniser of birds."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError
from sqlalchemy import select

from citybrain.governance import Actor, Permission, Role
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import InputError
from citybrain.observations.detections import Detection, deliver_detections
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.service import Service
from citybrain.records.tables.sensing import datastream, feature, observation_more
from tests.sensors import open_sensing

CAMERA = Actor("camera", frozenset({Role.DEVICE_OPERATOR}), frozenset(Permission))
BIRD = {
    "station": "Kaivopuisto 3",
    "detector": "birds 2.4",
    "label": "Turdus merula",
    "confidence": 0.93,
    "time": "2026-05-01T04:12:09Z",
    "evidence": "https://media.example.org/4711.flac",
    "place": {"longitude": 24.95, "latitude": 60.156},
}


@pytest.fixture
def sensing(tmp_path: Path) -> Iterator[Sensing]:
    opened = open_sensing(tmp_path, "Europe/Helsinki", lambda: 1_800_000_000_000_000)
    yield opened
    opened.close()


def told(sensing: Sensing, *given: dict, actor: Actor = CAMERA) -> list[str]:
    found = deliver_detections(sensing, Service(sensing), actor, [Detection.model_validate(one) for one in given])
    return [one.fate for one in found]


def test_a_detection_is_an_observation_with_its_confidence_and_evidence(sensing: Sensing) -> None:
    assert told(sensing, BIRD) == ["stored"]
    found = sensing.store.last(1, 5)
    assert found.readings.said is not None
    assert found.readings.said.tolist() == ['"Turdus merula"']
    with sensing.records.read() as connection:
        more = connection.execute(select(observation_more.c.id, observation_more.c.parameters)).one()
        assert (found.identity[0], json.loads(more[1])) == (
            more[0],
            {"confidence": 0.93, "detector": "birds 2.4", "evidence": "https://media.example.org/4711.flac"},
        )
        assert connection.execute(select(datastream.c.data_class)).scalars().all() == ["internal"]
        assert connection.execute(select(feature.c.name)).scalars().all() == ["60.1560, 24.9500"]


def test_what_is_sent_again_is_stored_once_and_others_of_the_moment_are_numbered(sensing: Sensing) -> None:
    other = {**BIRD, "label": "Erithacus rubecula"}
    assert told(sensing, BIRD, {**other, "number": 1}) == ["stored", "stored"]
    assert told(sensing, BIRD, other) == ["duplicate", "conflict"]
    assert sensing.store.count() == 2


def test_a_new_station_needs_the_right_to_manage_sensors(sensing: Sensing) -> None:
    may = Actor("camera", frozenset({Role.DEVICE_OPERATOR}), frozenset({Permission.WRITE_OBSERVATIONS}))
    with pytest.raises(NotAllowedError):
        told(sensing, BIRD, actor=may)
    told(sensing, BIRD)
    assert told(sensing, {**BIRD, "time": "2026-05-01T04:13:09Z"}, actor=may) == ["stored"]


def test_a_detection_of_the_future_is_refused(sensing: Sensing) -> None:
    with pytest.raises(InputError, match="reading-future"):
        told(sensing, {**BIRD, "time": "2999-05-01T04:12:09Z"})
    assert sensing.store.count() == 0


@pytest.mark.parametrize(
    "change",
    [
        {"confidence": 1.1}, {"confidence": float("nan")}, {"label": ""}, {"time": "2026-05-01T04:12:09"},
        {"evidence": "file:///etc/passwd"}, {"place": {"longitude": 24.95}}, {"number": -1}, {"colour": "red"},
    ],
)  # fmt: skip
def test_what_does_not_fit_the_schema_is_refused(change: dict) -> None:
    with pytest.raises(ValidationError):
        Detection.model_validate({**BIRD, **change})
