"""The class of a stream: it stays where none is said, and what somebody may not read they neither open nor delete."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from citybrain.governance import Actor, DataClass, Permission, Role
from citybrain.governance.errors import NotAllowedError
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensor_connections import NewSensor, SentProperty, connect_sensor
from citybrain.observations.sensorthings.service import PATCH, PUT, Service
from citybrain.observations.stream_status.streams import KnownStream, known_streams
from tests.sensors import open_sensing

DUTY, STEWARD, DEVICES = (
    Actor(role.value, frozenset({role}), frozenset(Permission), number)
    for number, role in enumerate((Role.DUTY_OFFICER, Role.DATA_STEWARD, Role.DEVICE_OPERATOR), 1)
)


@pytest.fixture
def sensing(tmp_path: Path) -> Iterator[Sensing]:
    opened = open_sensing(tmp_path, "Europe/Helsinki")
    yield opened
    opened.close()


def connect(sensing: Sensing, of: DataClass) -> int:
    asked = NewSensor(of, [SentProperty("pm10", "mg/m3")], 24.95, 60.17, 600, of, 30)
    return connect_sensor(Service(sensing), STEWARD, (24.9, 60.1, 25.0, 60.2), asked).sensor.streams[0].number


def streams(sensing: Sensing) -> dict[int, KnownStream]:
    with sensing.records.read() as connection:
        return {one.number: one for one in known_streams(connection)}


def change(sensing: Sensing, actor: Actor, number: int, said: dict, how: str = PATCH) -> None:
    service = Service(sensing)
    service.together(actor, [service.changing(f"Datastreams({number})", said, how)])


def test_the_class_stays_where_a_change_says_none_and_only_a_steward_makes_it_less_strict(sensing: Sensing) -> None:
    number = connect(sensing, DataClass.INTERNAL)
    change(sensing, DUTY, number, {"properties": {"interval": 60}})
    assert (streams(sensing)[number].data_class, streams(sensing)[number].interval) == ("internal", 60)
    links = {"Thing": {"@iot.id": 1}, "Sensor": {"@iot.id": 1}, "ObservedProperty": {"@iot.id": 1}}
    whole = {"name": "a", "description": "a", "observationType": "a", "unitOfMeasurement": {"name": "a"}}
    change(sensing, DUTY, number, whole | links, PUT)
    assert streams(sensing)[number].data_class == "internal"
    for actor in (DUTY, DEVICES):
        with pytest.raises(NotAllowedError, match="access-not-allowed"):
            change(sensing, actor, number, {"properties": {"data_class": "public"}})
    change(sensing, DUTY, number, {"properties": {"data_class": "enterprise"}})
    assert streams(sensing)[number].data_class == "enterprise"
    change(sensing, STEWARD, number, {"properties": {"data_class": "public"}})
    assert streams(sensing)[number].data_class == "public"


def test_nobody_deletes_streams_that_they_may_not_read(sensing: Sensing) -> None:
    number, service = connect(sensing, DataClass.PERSONAL), Service(sensing)
    service.create(STEWARD, f"Datastreams({number})/Observations", {"result": 1})
    with sensing.records.read() as connection:
        thing = connection.exec_driver_sql(f"SELECT thing FROM datastream WHERE id = {number}").scalar()
        feature = connection.exec_driver_sql("SELECT max(feature) FROM location_feature").scalar()
    for where in (f"Things({thing})", f"FeaturesOfInterest({feature})"):
        for actor in (DUTY, DEVICES):
            with pytest.raises(NotAllowedError):
                service.together(actor, [service.withdrawing(where)])
    assert number in streams(sensing)
    assert len(sensing.store.newest(np.array([number], np.int32), 10).identity) == 1
    service.together(STEWARD, [service.withdrawing(f"FeaturesOfInterest({feature})")])
    assert len(sensing.store.newest(np.array([number], np.int32), 10).identity) == 0
    service.together(STEWARD, [service.withdrawing(f"Things({thing})")])
    assert number not in streams(sensing)
