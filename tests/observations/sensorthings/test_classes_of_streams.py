"""The class of a stream: it stays where none is said, and what somebody may not read they neither open nor delete."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from citybrain.governance import ANONYMOUS, Actor, DataClass, Permission, Role
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensor_connections import NewSensor, SentProperty, connect_sensor
from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.reading import answer
from citybrain.observations.sensorthings.service import PATCH, PUT, Service
from citybrain.observations.sensorthings.sources import Visible
from citybrain.observations.sensorthings.writing.parsed_observations import NotTakenError
from citybrain.observations.stream_status.streams import KnownStream, known_streams
from tests.sensors import open_sensing

DUTY, STEWARD, DEVICES = (
    Actor(role.value, frozenset({role}), frozenset(Permission), number, purpose="stewardship")
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
            with pytest.raises(NotFoundError):
                service.together(actor, [service.withdrawing(where)])
    with sensing.records.begin() as connection:
        sibling = (
            "SELECT thing, sensor, observed_property, name, description, observation_type, made_by, made_at, 'public'"
        )
        columns = sibling.removeprefix("SELECT ").replace("'public'", "data_class")
        connection.exec_driver_sql(f"INSERT INTO datastream ({columns}) {sibling} FROM datastream WHERE id = {number}")
    for actor in (DUTY, DEVICES):  # it is seen now, and what would go with it is not
        with pytest.raises(NotAllowedError):
            service.together(actor, [service.withdrawing(f"Things({thing})")])
    assert number in streams(sensing)
    assert len(sensing.store.newest(np.array([number], np.int32), 10).identity) == 1
    service.together(STEWARD, [service.withdrawing(f"FeaturesOfInterest({feature})")])
    assert len(sensing.store.newest(np.array([number], np.int32), 10).identity) == 0
    service.together(STEWARD, [service.withdrawing(f"Things({thing})")])
    assert number not in streams(sensing)


def test_what_belongs_to_closed_streams_alone_is_closed_as_they_are(sensing: Sensing) -> None:
    number, service = connect(sensing, DataClass.PERSONAL), Service(sensing)
    place = {"encodingType": "application/geo+json", "feature": {"type": "Point", "coordinates": [24.91, 60.18]}}
    bed = {"name": "bed 7", "description": "", **place}
    for minute in range(2):
        told = {"result": 1, "phenomenonTime": f"2026-01-01T00:0{minute}:00Z", "FeatureOfInterest": bed}
        service.create(STEWARD, f"Datastreams({number})/Observations", told if minute else {"result": 1})
    sets = ("Things", "Locations", "HistoricalLocations", "Sensors", "ObservedProperties", "FeaturesOfInterest")

    def seen(actor: Actor, what: str) -> list[dict]:
        return answer(sensing, Visible(actor.reads), "", what, []).document["value"]

    assert [what for what in sets if not seen(STEWARD, what)] == []
    assert len(seen(STEWARD, "FeaturesOfInterest")) == 2
    assert [what for what in sets if seen(ANONYMOUS, what) or seen(DEVICES, what)] == []
    for what in sets:
        key = seen(STEWARD, what)[0]["@iot.id"]
        with pytest.raises(NotFoundError):
            answer(sensing, Visible(ANONYMOUS.reads), "", f"{what}({key})", [])
        if what not in ("HistoricalLocations", "FeaturesOfInterest"):
            with pytest.raises(NotFoundError):
                service.together(DEVICES, [service.changing(f"{what}({key})", {"name": "DEFACED"}, PATCH)])
    service.together(STEWARD, [service.withdrawing(f"Datastreams({number})")])
    assert [what for what in sets if seen(ANONYMOUS, what)] == []


def test_what_has_no_stream_is_internal_until_it_has_a_public_one(sensing: Sensing) -> None:
    service = Service(sensing)
    place = {"name": "yard", "description": "", "encodingType": "application/geo+json"}
    place["location"] = {"type": "Point", "coordinates": [24.9, 60.2]}
    told = {"encodingType": "text/html", "metadata": ""}
    thing = service.create(DEVICES, "Things", {"name": "Aino's home", "description": "", "Locations": [place]}).id
    sensor = service.create(DEVICES, "Sensors", {"name": "new", "description": "", **told}).id
    service.create(DEVICES, "Locations", {**place, "name": "nowhere"})
    known = service.create(DEVICES, "ObservedProperties", {"name": "L", "definition": "L", "description": ""}).id

    def names(actor: Actor, what: str) -> set[str]:
        found = answer(sensing, Visible(actor.reads), "", what, []).document["value"]
        return {one.get("name", "") for one in found} & {"Aino's home", "yard", "nowhere", "new", "L", ""}

    sets = ("Things", "Locations", "Sensors", "HistoricalLocations", "ObservedProperties")
    assert [names(ANONYMOUS, what) for what in sets] == [set(), set(), set(), set(), {"L"}]
    assert [names(DEVICES, what) for what in sets] == [{"Aino's home"}, {"yard", "nowhere"}, {"new"}, {""}, {"L"}]
    links = {"Thing": thing, "Sensor": sensor, "ObservedProperty": known}
    stream = {"name": "a", "description": "", "observationType": "a", "unitOfMeasurement": {}}
    service.create(DEVICES, "Datastreams", stream | {name: {"@iot.id": key} for name, key in links.items()})
    assert [names(ANONYMOUS, what) for what in sets] == [{"Aino's home"}, {"yard"}, {"new"}, {""}, {"L"}]


def test_a_feature_that_public_readings_name_too_is_seen(sensing: Sensing) -> None:
    public, closed = connect(sensing, DataClass.PUBLIC), connect(sensing, DataClass.PERSONAL)
    service = Service(sensing)
    place = {"description": "", "encodingType": "application/geo+json"}
    place["feature"] = {"type": "Point", "coordinates": [24.9, 60.18]}
    for minute, stream in enumerate((public, closed)):
        of = {"name": f"spot {minute}", **place}
        told = {"result": 1, "phenomenonTime": f"2026-01-01T00:0{minute}:00Z", "FeatureOfInterest": of}
        service.create(STEWARD, f"Datastreams({stream})/Observations", told)

    def spots(actor: Actor) -> dict[str, int]:
        found = answer(sensing, Visible(actor.reads), "", "FeaturesOfInterest", []).document["value"]
        return {one["name"]: one["@iot.id"] for one in found if one["name"].startswith("spot")}

    every = spots(STEWARD)
    assert (every.keys(), spots(ANONYMOUS).keys()) == ({"spot 0", "spot 1"}, {"spot 0"})
    told = {"result": 2, "phenomenonTime": "2026-01-01T01:00:00Z", "FeatureOfInterest": {"@iot.id": every["spot 0"]}}
    service.create(STEWARD, f"Datastreams({closed})/Observations", told)
    assert spots(ANONYMOUS).keys() == {"spot 0"}
    told |= {"phenomenonTime": "2026-01-01T00:01:00Z", "result": 1, "FeatureOfInterest": {**place, "name": "spot 2"}}
    service.create(STEWARD, f"Datastreams({closed})/Observations", told)  # is there already: its feature is of nothing
    assert (spots(STEWARD).keys() - every.keys(), spots(ANONYMOUS).keys()) == ({"spot 2"}, {"spot 0"})
    sensing.store.remove(sensing.store.newest(np.array([closed], np.int32), 10).identity)
    assert spots(ANONYMOUS).keys() == spots(DEVICES).keys() == {"spot 0"}


def test_who_may_not_read_a_stream_learns_nothing_by_sending_to_it(sensing: Sensing) -> None:
    number, service = connect(sensing, DataClass.PERSONAL), Service(sensing)
    told = {"result": 77.125, "phenomenonTime": "2026-01-01T00:00:00Z"}
    service.create(STEWARD, f"Datastreams({number})/Observations", told)
    said = []
    for stream, result in ((number, 77.125), (number, 50), (9999, 50)):
        with pytest.raises(NotTakenError) as refused:
            service.create(DEVICES, f"Datastreams({stream})/Observations", told | {"result": result})
        said.append(refused.value.code)
    assert said == ["reading-stream-unknown"] * 3
    sensor = Actor("sensor", DEVICES.roles, DEVICES.scopes, 9, frozenset({number}))
    assert service.create(sensor, f"Datastreams({number})/Observations", told).arrival is not None


def test_a_thing_has_a_class_of_its_own_where_its_maker_gives_one(sensing: Sensing) -> None:
    service = Service(sensing)
    place = {"name": "yard", "description": "", "encodingType": "application/geo+json"}
    place["location"] = {"type": "Point", "coordinates": [24.9, 60.2]}

    def made(name: str, **properties: object) -> int:
        document = {"name": name, "description": "", "properties": properties, "Locations": [{**place, "name": name}]}
        return service.create(DEVICES, "Things", document).id

    def names(actor: Actor, what: str = "Things") -> set[str]:
        found = answer(sensing, Visible(actor.reads), "", what, []).document["value"]
        return {one["name"] for one in found} & {"bench", "bed", "post"}

    bench, bed, post = made("bench", data_class="public"), made("bed", data_class="personal"), made("post")
    for what in ("Things", "Locations"):
        assert names(ANONYMOUS, what) == {"bench"}
        assert names(DEVICES, what) == {"bench", "post"}
        assert names(STEWARD, what) == {"bench", "bed", "post"}

    known = {"encodingType": "text/html", "metadata": "", "description": ""}
    sensor = service.create(DEVICES, "Sensors", {"name": "s", **known}).id
    property_ = service.create(DEVICES, "ObservedProperties", {"name": "L", "definition": "L", "description": ""}).id
    links = {"Sensor": {"@iot.id": sensor}, "ObservedProperty": {"@iot.id": property_}}
    stream = {"name": "a", "description": "", "observationType": "a", "unitOfMeasurement": {}, **links}
    for thing, of in ((bed, "public"), (bench, "personal")):
        told = stream | {"Thing": {"@iot.id": thing}, "properties": {"data_class": of}}
        service.create(STEWARD, "Datastreams", told)
    assert names(ANONYMOUS) == set()  # a bed with a public stream stays closed, a bench with a personal one closes
    assert names(STEWARD) == {"bench", "bed", "post"}

    def change_thing(actor: Actor, key: int, said: dict, how: str = PATCH) -> None:
        service.together(actor, [service.changing(f"Things({key})", said, how)])

    with pytest.raises(NotAllowedError, match="access-not-allowed"):
        change_thing(DEVICES, post, {"properties": {"data_class": "public"}})
    change_thing(DEVICES, post, {"properties": {"colour": "green"}})
    change_thing(DEVICES, post, {"properties": {"data_class": "personal"}})
    assert (names(DEVICES), names(STEWARD)) == (set(), {"bench", "bed", "post"})
    change_thing(STEWARD, post, {"name": "post", "description": ""}, PUT)
    assert names(DEVICES) == set()
    with pytest.raises(AskedError, match="sta-data-class"):
        made("other", data_class="secret")


def test_who_makes_a_feature_sees_it_until_a_reading_names_it_or_a_day_is_over(sensing: Sensing) -> None:
    number, service = connect(sensing, DataClass.PERSONAL), Service(sensing)
    spot = {"name": "spot", "description": "", "encodingType": "application/geo+json"}
    spot["feature"] = {"type": "Point", "coordinates": [24.9, 60.18]}

    def seen(actor: Actor) -> bool:
        visible = Visible(actor.reads, maker=actor.name)
        found = answer(sensing, visible, "", "FeaturesOfInterest", []).document["value"]
        return "spot" in {one["name"] for one in found}

    keys = [service.create(DEVICES, "FeaturesOfInterest", spot).id for _ in range(2)]
    assert [seen(actor) for actor in (DEVICES, DUTY, ANONYMOUS, STEWARD)] == [True, False, False, True]
    service.together(DEVICES, [service.withdrawing(f"FeaturesOfInterest({keys[1]})")])
    told = {"result": 1, "phenomenonTime": "2026-01-01T00:00:00Z", "FeatureOfInterest": {"@iot.id": keys[0]}}
    service.create(STEWARD, f"Datastreams({number})/Observations", told)
    assert not seen(DEVICES)
    service.create(DEVICES, "FeaturesOfInterest", spot)
    assert seen(DEVICES)
    with sensing.records.begin() as connection:
        connection.exec_driver_sql("UPDATE feature SET made_at = '2020-01-01T00:00:00.000000+00:00'")
    assert not seen(DEVICES)
