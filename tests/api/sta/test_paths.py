"""Paths lead to sets, entities, properties and associations, or nowhere (clause 9.2)."""

import pytest

from tests.api.sta.conftest import STA, Sta
from tests.api.sta.requirements import requirement


@requirement("resource-path/resource-path-to-entities")
def test_paths_lead_to_sets_entities_properties_and_associations(sta: Sta, city: list[int]) -> None:
    root = sta.get("")
    assert {one["name"] for one in root["value"]} >= {"Things", "Observations", "FeaturesOfInterest"}
    for one in root["value"]:
        assert sta.following(one["url"])["value"]
    key = sta.get(f"Datastreams({city[0]})/Thing")["@iot.id"]
    assert sta.get(f"Things({key})/name") == {"name": "Station 0"}
    assert sta.get(f"Things({key})/name/$value") == "Station 0"
    assert sta.get(f"Things({key})/properties/number") == {"number": 0}
    assert sta.get(f"Things({key})/properties/number/$value") == "0"
    assert sta.get(f"Things({key})/properties/open/$value") == "false"
    assert sta.get(f"Things({key})/properties/$value") == {"number": 0, "open": False, "names": ["a", "b"]}
    (empty, *_) = sta.values("Datastreams", filter="name eq 'empty'")
    assert sta.get(f"Datastreams({empty['@iot.id']})/observedArea", 204) == ""
    link = f"http://testserver{STA}/Datastreams({city[0]})"
    assert sta.get(f"Things({key})/Datastreams/$ref")["value"] == [{"@iot.selfLink": link}]
    assert sta.get(f"Datastreams({city[0]})/Thing/$ref") == {"@iot.selfLink": f"http://testserver{STA}/Things({key})"}
    assert sta.get(f"Things({key})/Datastreams({city[0]})/Observations", top="1")["value"][0]["result"] == 9
    reading = sta.values(f"Datastreams({city[0]})/Observations")[0]["@iot.id"]
    assert sta.get(f"Datastreams({city[0]})/Observations({reading})/Datastream/Thing/Locations")["value"]
    assert sta.get(f"Observations({reading})/result/$value") == "9"


@requirement("resource-path/resource-path-to-entities", "request-data/status-code")
@pytest.mark.parametrize(
    "path",
    [
        "Nothing",
        "things",
        "Things(987654)",
        "Things(x)",
        "Things('1')",
        "Things()",
        "Things(1)/nothing",
        "Things/name",
        "Things/Datastreams",
        "Datastreams(987654)/Observations",
        "Observations(987654)",
        "Observations(0)",
        "Things(1)/Datastreams(987654)",
        "Things(1)/$value",
        "Things(1)/name/$ref",
        "Things(99999999999999999999)",
        "Things(1)/name/further",
        "Observations(1152921504606846975)",
        "/".join(["Things(1)/Datastreams(1)/Thing"] * 9),
        "Things(1)/Datastreams/Sensor",
        "$all",
        "%00",
        "Things(1)/Location",
    ],
)
def test_paths_that_lead_nowhere_are_not_found(sta: Sta, city: list[int], path: str) -> None:
    assert sta.get(path, 404)["message"]
