"""Updates of entities over MQTT, whoever makes them."""

from pathlib import Path
from queue import Empty

import pytest

from citybrain.governance import Actor, Permission, Role
from citybrain.observations.sensorthings.service import PATCH, Service
from tests.api.sta.documents import whole
from tests.api.sta.requirements import requirement
from tests.observations.mqtt.listening import PATIENCE, Listener, published
from tests.observations.mqtt.towns import BASE, add_streams, served

STEWARD = Actor("steward", frozenset({Role.DATA_STEWARD}), frozenset(Permission))
PUBLIC = {name: part for name, part in whole("Level").items() if name != "Thing"}
THING = {"name": "Quay", "description": "Quay", "properties": {"depth": 4}, "Datastreams": [PUBLIC]}


@requirement("receive-updates-via-mqtt/receive-updates")
def test_a_set_tells_what_is_made_in_it_whole_or_as_selected(tmp_path: Path) -> None:
    with served(tmp_path) as town, Listener(town.port) as listener:
        assert listener.subscribe("v1.1/Things", "v1.1/Things?$select=name", "v1.1/Locations") == [1, 1, 1]
        made = Service(town.sensing).create(STEWARD, "Things", THING)
        got = dict(listener.came.get(timeout=PATIENCE) for _ in range(2))
        assert got["v1.1/Things?$select=name"] == {"name": "Quay"}
        whole = got["v1.1/Things"]
        assert (whole["@iot.id"], whole["properties"]) == (made.id, {"depth": 4})
        assert whole["Datastreams@iot.navigationLink"] == f"{BASE}/Things({made.id})/Datastreams"


@requirement("receive-updates-via-mqtt/receive-updates")
def test_an_entity_and_a_property_tell_that_they_change(tmp_path: Path) -> None:
    with served(tmp_path) as town, Listener(town.port) as listener:
        service = Service(town.sensing)
        one, other = (service.create(STEWARD, "Things", THING).id for _ in range(2))
        listener.subscribe(f"v1.1/Things({one})", f"v1.1/Things({one})/name", f"v1.1/Things({other})/description")
        service.together(STEWARD, [service.changing(f"Things({one})", {"description": "Harbour"}, PATCH)])
        assert listener.came.get(timeout=PATIENCE)[1]["description"] == "Harbour"
        for key, name in ((other, "Pier"), (one, "Mole")):
            service.together(STEWARD, [service.changing(f"Things({key})", {"name": name}, PATCH)])
        got = dict(listener.came.get(timeout=PATIENCE) for _ in range(2))
        assert got[f"v1.1/Things({one})"]["name"] == "Mole"
        assert got[f"v1.1/Things({one})/name"] == {"name": "Mole"}
        with pytest.raises(Empty):
            listener.came.get(timeout=0.3)


def test_a_datastream_tells_those_who_may_see_it(tmp_path: Path) -> None:
    with served(tmp_path) as town, Listener(town.port) as listener:
        numbers, _, hidden = add_streams(town.sensing)
        topics = f"v1.1/Datastreams({numbers})", f"v1.1/Datastreams({hidden})", "v1.1/Things(1)/Datastreams?$select=id"
        assert listener.subscribe(*topics) == [1, 1, 1]
        service = Service(town.sensing)
        for key in (hidden, numbers):
            service.together(STEWARD, [service.changing(f"Datastreams({key})", {"name": "Air"}, PATCH)])
        got = dict(listener.came.get(timeout=PATIENCE) for _ in range(2))
        assert got[topics[0]]["name"] == "Air"
        assert got[topics[2]] == {"@iot.id": numbers}


@requirement("receive-updates-via-mqtt/receive-updates")
def test_observations_are_told_at_any_path_that_leads_to_them(tmp_path: Path) -> None:
    with served(tmp_path) as town, Listener(town.port) as listener:
        numbers, words, _ = add_streams(town.sensing)
        topic = f"v1.1/Things(1)/Datastreams({numbers})/Observations"
        listener.subscribe(topic, "v1.1/Things(2)/Datastreams")
        published(town, f"v1.1/Datastreams({words})/Observations", {"result": "SW"})
        published(town, f"v1.1/Datastreams({numbers})/Observations", {"result": 2})
        there, told = listener.came.get(timeout=PATIENCE)
        assert (there, told["result"]) == (topic, 2)
