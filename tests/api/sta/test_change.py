"""Entities are changed and deleted; what was before is kept in the records (clauses 10.3 and 10.4)."""

import json

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from citybrain.plans.workspace import Workspace
from citybrain.records.tables.sensing import entity_version
from citybrain.records.tables.sensing import thing as thing_table
from tests.api.sta.conftest import Sta
from tests.api.sta.documents import location, observation, point, thing, whole
from tests.api.sta.requirements import requirement

JSON_PATCH = {"content-type": "application/json-patch+json"}


@requirement("create-update-delete/update-entity")
def test_patch_changes_what_it_names(sta: Sta, running: TestClient, sensing_city: Workspace) -> None:
    key = sta.create("Things", thing("Before"))
    told = sta.send("PATCH", f"Things({key})", {"name": "After", "properties": {"new": 1}}, 200).json()
    assert (told["name"], told["description"], told["properties"]) == ("After", "Before of the city", {"new": 1})
    records = running.app.state.citybrain.city.sensing.records  # type: ignore[attr-defined]
    with records.read() as connection:
        asked = select(entity_version).where(entity_version.c.kind == "thing", entity_version.c.entity == key)
        kept = connection.execute(asked).mappings().one()
    assert json.loads(kept["before"])["name"] == "Before"
    assert kept["made_by"] == "admin"


@requirement("create-update-delete/update-entity")
def test_patch_changes_links(sta: Sta) -> None:
    key, other = sta.create("Datastreams", whole("Link")), sta.create("Things", thing("Other"))
    sta.send("PATCH", f"Datastreams({key})", {"Thing": {"@iot.id": other}}, 200)
    assert sta.get(f"Datastreams({key})/Thing")["@iot.id"] == other
    third = sta.create("Things", thing("Third"))
    sta.send("PATCH", f"Things({third})", {"Datastreams": [{"@iot.id": key}]}, 200)
    assert sta.get(f"Datastreams({key})/Thing")["@iot.id"] == third
    sta.send("PATCH", f"Datastreams({key})", {"Thing": thing("New")}, 400)
    sta.send("PATCH", f"Datastreams({key})", {"Thing": {"@iot.id": 987_654}}, 400)
    sta.send("PATCH", "Things(987654)", {"name": "x"}, 404)
    sta.send("PATCH", "Things", {"name": "x"}, 501)


@requirement("create-update-delete/update-entity")
def test_an_observation_is_changed_in_its_place(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("Changed"))
    made = sta.create(f"Datastreams({key})/Observations", observation("2026-01-01T00:00:00Z", 1, parameters={"a": 1}))
    told = sta.send("PATCH", f"Observations({made})", {"result": 2.5}, 200).json()
    assert (told["@iot.id"], told["result"], told["parameters"]) == (made, 2.5, {"a": 1})
    sta.send("PATCH", f"Observations({made})", {"result": "two"}, 400)
    sta.send("PATCH", f"Observations({made})", {"Datastream": {"@iot.id": 1 + key}}, 501)
    other = sta.create(f"Datastreams({key})/Observations", observation("2026-01-01T01:00:00Z", 1))
    sta.send("PATCH", f"Observations({other})", {"phenomenonTime": "2026-01-01T00:00:00Z",
                                                 "resultTime": "2026-01-01T00:00:00Z"}, 409)  # fmt: skip


@requirement("create-update-delete/update-entity-put")
def test_put_replaces_all(sta: Sta) -> None:
    key = sta.create("Things", thing("Whole"))
    told = sta.send("PUT", f"Things({key})", {"name": "Only", "description": "these"}, 200).json()
    assert "properties" not in told
    assert (told["@iot.id"], sta.get(f"Things({key})")["description"]) == (key, "these")
    sta.send("PUT", f"Things({key})", {"name": "No description"}, 400)


@requirement("create-update-delete/update-entity-jsonpatch")
def test_json_patch_changes_properties_step_by_step(sta: Sta) -> None:
    key = sta.create("Things", thing("Patched"))
    steps = [
        {"op": "test", "path": "/properties/owner", "value": "city"},
        {"op": "replace", "path": "/name", "value": "Patched twice"},
        {"op": "add", "path": "/properties/floor", "value": 2},
        {"op": "remove", "path": "/properties/height"},
    ]
    told = sta.send("PATCH", f"Things({key})", steps, 200, **JSON_PATCH).json()
    assert (told["name"], told["properties"]) == ("Patched twice", {"owner": "city", "floor": 2})


@requirement("create-update-delete/update-entity-jsonpatch")
@pytest.mark.parametrize(
    "steps",
    [
        [{"op": "remove", "path": "/nothing"}],
        [{"op": "test", "path": "/name", "value": "Wrong"}],
        [{"op": "remove", "path": "/name"}],
        [{"op": "explode", "path": "/name"}],
        [{"path": "/name"}],
        [5],
        {"op": "remove", "path": "/name"},
        [{"op": "copy", "from": "/properties", "path": f"/properties/p{number}"} for number in range(40)],
    ],
)
def test_json_patches_that_cannot_be_are_refused(sta: Sta, steps: object) -> None:
    key = sta.create("Things", thing("Same"))
    sta.send("PATCH", f"Things({key})", steps, 400, **JSON_PATCH)
    assert sta.get(f"Things({key})")["name"] == "Same"


@requirement("create-update-delete/delete-entity")
def test_what_hangs_on_a_deleted_entity_goes_with_it(sta: Sta, running: TestClient, sensing_city: Workspace) -> None:
    key = sta.create("Datastreams", whole("Gone", Observations=[observation("2026-01-01T00:00:00Z", 1)]))
    station = sta.get(f"Datastreams({key})/Thing")["@iot.id"]
    place = sta.values(f"Things({station})/Locations")[0]["@iot.id"]
    past = sta.values(f"Things({station})/HistoricalLocations")[0]["@iot.id"]
    reading = sta.values(f"Datastreams({key})/Observations")[0]["@iot.id"]
    before = sta.get("Observations", count="true", top="0")["@iot.count"]
    assert sta.send("DELETE", f"Things({station})", None, 200).content == b""
    for path in (
        f"Things({station})",
        f"Datastreams({key})",
        f"HistoricalLocations({past})",
        f"Observations({reading})",
    ):
        sta.get(path, 404)
    assert sta.get(f"Locations({place})")["name"] == "Gone"
    assert sta.get("Observations", count="true", top="0")["@iot.count"] == before - 1
    records = running.app.state.citybrain.city.sensing.records  # type: ignore[attr-defined]
    with records.read() as connection:
        row = connection.execute(select(thing_table).where(thing_table.c.id == station)).mappings().one()
    assert row["withdrawn_by"] == "admin"
    sta.send("DELETE", f"Things({station})", None, 404)


@requirement("create-update-delete/delete-entity")
def test_observations_go_with_their_datastream_and_nothing_else_does(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("Alone", Observations=[observation("2026-01-01T00:00:00Z", 1)]))
    reading = sta.values(f"Datastreams({key})/Observations")[0]["@iot.id"]
    feature = sta.get(f"Observations({reading})/FeatureOfInterest")["@iot.id"]
    stay = [sta.get(f"Datastreams({key})/{name}")["@iot.selfLink"] for name in ("Thing", "Sensor", "ObservedProperty")]
    sta.send("DELETE", f"Datastreams({key})", None, 200)
    sta.get(f"Datastreams({key})", 404)
    sta.get(f"Observations({reading})", 404)
    assert sta.values(f"FeaturesOfInterest({feature})/Observations") == []
    for link in stay:
        assert sta.following(link)["@iot.selfLink"] == link


@requirement("create-update-delete/delete-entity")
@pytest.mark.parametrize("kind", ["Sensor", "ObservedProperty"])
def test_datastreams_go_with_sensor_and_property(sta: Sta, kind: str) -> None:
    key = sta.create("Datastreams", whole("Without"))
    link = sta.get(f"Datastreams({key})/{kind}")["@iot.selfLink"].rpartition("/")[2]
    sta.send("DELETE", link, None, 200)
    sta.get(f"Datastreams({key})", 404)


@requirement("create-update-delete/delete-entity")
def test_locations_features_history_and_observations_are_deleted(sta: Sta) -> None:
    key = sta.create("Things", thing("Places", Locations=[location("One")]))
    place = sta.values(f"Things({key})/Locations")[0]["@iot.id"]
    sta.send("DELETE", f"Locations({place})", None, 200)
    assert sta.values(f"Things({key})/HistoricalLocations") == []
    sta.create(f"Things({key})/Locations", location("Two"))
    past = sta.values(f"Things({key})/HistoricalLocations")[0]["@iot.id"]
    sta.send("DELETE", f"HistoricalLocations({past})", None, 200)
    sta.get(f"HistoricalLocations({past})", 404)
    stream = sta.create("Datastreams", whole("Featured"))
    feature = {"name": "F", "description": "-", "encodingType": "application/geo+json", "feature": point(1, 2)}
    of = sta.create("FeaturesOfInterest", feature)
    said = observation("2026-01-01T00:00:00Z", 1, FeatureOfInterest={"@iot.id": of})
    made = sta.create(f"Datastreams({stream})/Observations", said)
    other = sta.create(f"Datastreams({stream})/Observations", observation("2026-01-01T01:00:00Z", 1))
    sta.send("DELETE", f"FeaturesOfInterest({of})", None, 200)
    sta.get(f"Observations({made})", 404)
    sta.send("DELETE", f"Observations({other})", None, 200)
    assert sta.values(f"Datastreams({stream})/Observations") == []
