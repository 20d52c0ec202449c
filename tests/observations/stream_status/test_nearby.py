"""The sensor that stands nearest to a place."""

import pytest

from citybrain.base.domains import find_domains
from citybrain.observations.properties import known_properties
from citybrain.observations.stream_status.nearby import nearby_answer, nearest_of
from citybrain.observations.stream_status.status import StreamStatus
from citybrain.open_city import OpenCity
from tests.city import write_city
from tests.sensors import HOUR, open_sensing, read, sensor

TREE = (24.94, 60.17)
"""One ten-thousandth of a degree is 11.1 m to the north and 5.5 m to the east there."""


@pytest.fixture(scope="module")
def status(tmp_path_factory: pytest.TempPathFactory):
    folder = write_city(tmp_path_factory.mktemp("city"))
    OpenCity(folder)
    sensing = open_sensing(folder, "Europe/Helsinki")
    near = sensor(sensing, "near", "soil_moisture", (24.94, 60.1702))
    read(sensing, near, [sensing.now() - HOUR], 17.5)
    sensor(sensing, "far", "soil_moisture", (24.94, 60.1706))
    sensor(sensing, "dust", "pm10", TREE)
    sensor(sensing, "in a vehicle", "soil_moisture", None)
    sensor(sensing, "silent", "soil_moisture", (24.95, 60.17))
    yield StreamStatus(sensing), sensing
    sensing.close()


def test_the_nearest_within_the_metres_is_told_with_its_newest_reading(status) -> None:
    watch, sensing = status
    stream, metres = nearest_of(watch.streams(), "soil_moisture", TREE, 50)
    assert (stream.thing, metres) == ("near", pytest.approx(22.2, abs=0.1))
    (seen,) = watch.seen([stream], sensing.now())
    (told,) = nearby_answer({"soil_moisture": 50}, {"soil_moisture": (seen, metres)}, "en")
    assert told["label"] == "Soil moisture"
    assert (told["sensor"]["value"], told["sensor"]["unit"], told["sensor"]["distance"]) == (17.5, "%", 22.2)


def test_a_sensor_without_readings_has_no_value(status) -> None:
    watch, sensing = status
    stream, metres = nearest_of(watch.streams(), "soil_moisture", (24.95, 60.17), 50)
    (seen,) = watch.seen([stream], sensing.now())
    (told,) = nearby_answer({"soil_moisture": 50}, {"soil_moisture": (seen, metres)}, "zh")
    assert (told["sensor"]["value"], told["sensor"]["time"], told["sensor"]["state"]) == (None, None, "none")


def test_where_none_stands_none_is_told(status) -> None:
    watch, _ = status
    assert nearest_of(watch.streams(), "soil_moisture", TREE, 20) is None
    assert nearest_of(watch.streams(), "wind_speed", TREE, 50) is None
    (told,) = nearby_answer({"soil_moisture": 20}, {}, "en")
    assert (told["within"], told["sensor"]) == (20, None)


def test_domains_name_known_properties_and_entities() -> None:
    domains = find_domains()
    entities = {entity.name for domain in domains for entity in domain.entities}
    for domain in domains:
        for entity, near in domain.sensed.items():
            assert entity in entities
            assert near.keys() <= known_properties().keys()
    assert domains.sensed_at("tree") == {"soil_moisture": 50}
    assert domains.sensed_at("building") == {}
