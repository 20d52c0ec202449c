"""Sensors that are connected one by one: all of one or nothing, and a token that sends its readings alone."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from citybrain.governance import Actor, DataClass, Permission, Role, register
from citybrain.governance.access import Access
from citybrain.governance.errors import NotAllowedError, NotSignedInError
from citybrain.kernel.errors import NotFoundError
from citybrain.messages import LANGUAGES, render
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensor_connections import (
    NewSensor,
    SensorToken,
    SentProperty,
    connect_sensor,
    connected_sensors,
    renew_token,
    revoke_tokens,
)
from citybrain.observations.sensorthings.service import Service
from citybrain.observations.sensorthings.writing import columnar
from citybrain.observations.stream_status.streams import known_streams
from citybrain.records.errors import EntryError
from tests.access import dump_of
from tests.sensors import open_sensing

BOUNDS = (24.9, 60.1, 25.0, 60.2)
DUTY = Actor("Olli", frozenset({Role.DUTY_OFFICER}), frozenset(Permission), 1)
DUST, WARMTH = SentProperty("pm10", "mg/m3"), SentProperty("air_temperature", "°C")
YARD = NewSensor("Yard", (DUST, WARMTH), 24.95, 60.17, 600, DataClass.INTERNAL, 30)


@pytest.fixture
def sensing(tmp_path: Path) -> Iterator[Sensing]:
    opened = open_sensing(tmp_path, "Europe/Helsinki")
    yield opened
    opened.close()


def connect(sensing: Sensing, asked: NewSensor = YARD, actor: Actor = DUTY) -> SensorToken:
    return connect_sensor(Service(sensing), actor, BOUNDS, asked)


def test_a_sensor_is_made_with_its_place_class_interval_and_units(sensing: Sensing) -> None:
    given = connect(sensing)
    with sensing.records.read() as connection:
        streams = known_streams(connection)
        assert connected_sensors(connection, DUTY) == [given.sensor]
    assert [(one.key, one.unit) for one in streams] == [("pm10 [mg/m3]", "mg/m3"), ("air_temperature", "°C")]
    assert {(one.thing, one.place, one.interval, one.data_class) for one in streams} == {
        ("Yard", (24.95, 60.17), 600, "internal")
    }
    again = connect(sensing, YARD._replace(name="  Roof   north "))
    assert again.sensor.name == "Roof north"


def test_its_token_sends_its_readings_and_may_nothing_else(sensing: Sensing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "ready", lambda: True)
    service = Service(sensing)
    seen = YARD._replace(data_class=DataClass.PUBLIC)
    given, other = connect(sensing, seen), connect(sensing, seen._replace(name="Roof"))
    device = Access(sensing.records).actor(given.token.text)
    mine, foreign = given.sensor.streams[0].number, other.sensor.streams[0].number
    assert (device.permissions, device.reads) == (frozenset(), {DataClass.PUBLIC})
    service.create(device, f"Datastreams({mine})/Observations", {"result": 21.3})
    array = {"components": ["phenomenonTime", "result"], "dataArray": [["2026-01-01T00:00:00Z", 3]]}
    service.observing.arrays(device, [{"Datastream": {"@iot.id": mine}, **array}])
    before = sensing.store.newest(np.array([mine, foreign], np.int32), 10)
    body = b'[{"Datastream":{"@iot.id":%d},"components":["phenomenonTime","result"],"dataArray":[]}]' % foreign
    for attempt in (
        lambda: service.create(device, f"Datastreams({foreign})/Observations", {"result": 1}),
        lambda: service.create(device, "Observations", {"result": 1, "Datastream": {"@iot.id": 999}}),
        lambda: service.together(
            device, [service.creating("Observations", {"result": 1, "Datastream": {"@iot.id": foreign}})]
        ),
        lambda: service.observing.arrays(device, [{"Datastream": {"@iot.id": foreign}, **array}]),
        lambda: service.observing.ordinary_arrays(device, body, ""),
        lambda: service.create(device, "Things", {"name": "x", "description": "x"}),
        lambda: service.together(device, [service.withdrawing(f"Datastreams({mine})")]),
    ):
        with pytest.raises(NotAllowedError) as refused:
            attempt()
        assert all("Yard" in render(refused.value, language) for language in LANGUAGES)
    after = sensing.store.newest(np.array([mine, foreign], np.int32), 10)
    assert len(before.identity) == 2
    assert after.identity.tolist() == before.identity.tolist()


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (YARD._replace(name=" "), "sensor-name"),
        (YARD._replace(name="n" * 20_000), "sensor-name"),
        (YARD._replace(name="Yard\u202e"), "sensor-name-unseen"),
        (YARD._replace(name="a\0b"), "sensor-name-unseen"),
        (YARD._replace(name="\ud800"), "sensor-name-unseen"),
        (YARD._replace(measured=()), "sensor-measured"),
        (YARD._replace(measured=(SentProperty("happiness", "%"),)), "sensor-property"),
        (
            YARD._replace(measured=(DUST, SentProperty("pm10", "µg/m3"))),
            "sensor-property-twice",
        ),
        (YARD._replace(measured=(SentProperty("pm10", "dB"),)), "sensor-unit"),
        (YARD._replace(measured=(SentProperty("pm10", None),)), "sensor-unit"),
        (YARD._replace(measured=(SentProperty("pm10", "9**9**9**9"),)), "sensor-unit"),
        (YARD._replace(longitude=116.4, latitude=39.9), "sensor-outside"),
        (YARD._replace(longitude=60.17, latitude=24.95), "sensor-outside-turned"),
        (YARD._replace(data_class=DataClass.PERSONAL), "sensor-class"),
    ],
)
def test_what_cannot_be_makes_nothing_and_is_told(sensing: Sensing, asked: NewSensor, code: str) -> None:
    before = dump_of(sensing.folder)
    with pytest.raises(EntryError) as refused:
        connect(sensing, asked)
    assert refused.value.code == code
    assert all(len(render(refused.value, language)) < 1000 for language in LANGUAGES)
    assert dump_of(sensing.folder) == before


@pytest.mark.parametrize("days", [0, 4000])
def test_where_the_token_cannot_be_given_no_sensor_is_left_half_made(sensing: Sensing, days: int) -> None:
    before = dump_of(sensing.folder)
    with pytest.raises(register.AccessError):
        connect(sensing, YARD._replace(days=days))
    assert dump_of(sensing.folder) == before


def test_a_second_try_makes_no_second_sensor(sensing: Sensing) -> None:
    connect(sensing)
    with sensing.records.begin() as connection:
        register.add_identity(connection, "Anna", [Role.PLANNER], "test")
    before = dump_of(sensing.folder)
    for name in ("Yard", "Anna"):
        with pytest.raises(EntryError, match="sensor-name-taken"):
            connect(sensing, YARD._replace(name=name))
    assert dump_of(sensing.folder) == before


def test_a_new_token_takes_the_place_of_the_old_one_and_all_can_be_revoked(sensing: Sensing) -> None:
    first = connect(sensing)
    access = Access(sensing.records)
    with sensing.records.begin() as connection:
        second = renew_token(connection, DUTY, first.sensor.number, 5)
    with pytest.raises(NotSignedInError):
        access.actor(first.token.text)
    assert access.actor(second.token.text).streams == {one.number for one in first.sensor.streams}
    with sensing.records.begin() as connection:
        revoke_tokens(connection, DUTY, first.sensor.number)
        assert [one.revoked for one in connected_sensors(connection, DUTY)] == [True]
        with pytest.raises(NotFoundError):
            revoke_tokens(connection, DUTY, 999)
    access.forget()
    with pytest.raises(NotSignedInError):
        access.actor(second.token.text)


def test_sensors_whose_readings_one_may_not_read_are_not_listed(sensing: Sensing) -> None:
    connect(sensing, YARD._replace(data_class=DataClass.ENTERPRISE))
    operator = Actor("Outi", frozenset({Role.DEVICE_OPERATOR}), frozenset(Permission), 2)
    with sensing.records.begin() as connection:
        assert connected_sensors(connection, operator) == []
        with pytest.raises(NotFoundError):
            renew_token(connection, operator, 1, 5)


def test_who_may_not_set_up_sensors_connects_none(sensing: Sensing) -> None:
    planner = Actor("Aino", frozenset({Role.PLANNER}), frozenset(Permission), 3)
    with pytest.raises(NotAllowedError):
        connect(sensing, actor=planner)
