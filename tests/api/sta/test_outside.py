"""What the suite of OGC for version 1.0 (ets-sta10) and other clients stumbled over."""

import json
import time
from typing import Any

import pytest

from tests.api.sta.conftest import STA, Sta
from tests.api.sta.documents import datastream, location, observation, observed, point, sensor, thing, whole
from tests.api.sta.requirements import requirement
from tests.api.sta.stations import HOURS

MISSING = "reading-feature-missing"


@requirement("datamodel/observation/properties")
@pytest.mark.parametrize(("kind", "sent", "told"), [
    ("CountObservation", 5, "5"), ("Measurement", 5, "5"), ("Measurement", 5.0, "5"), ("Measurement", 5.25, "5.25"),
    ("Observation", 0, "0"), ("Observation", -3, "-3"), ("Measurement", 1e300, "1e300"), ("CountObservation", 1 << 53,
    "9007199254740992"),
])  # fmt: skip
def test_whole_numbers_are_told_as_such(sta: Sta, kind: str, sent: Any, told: str) -> None:
    key = sta.create("Datastreams", whole("Count", kind))
    made = sta.create(f"Datastreams({key})/Observations", observation(HOURS[0], sent))
    text = sta.client.get(f"{STA}/Observations({made})?$select=result", headers=sta.headers).text
    assert text.replace("e+", "e") == f'{{"result":{told}}}'
    assert json.loads(sta.get(f"Observations({made})/result/$value")) == sent
    newest = sta.client.get(
        f"{STA}/Datastreams({key})?$expand=Observations($top=1;$select=result)", headers=sta.headers
    )
    assert f'"Observations":[{{"result":{told}}}]' in newest.text.replace("e+", "e")


@requirement("datamodel/observation/properties")
def test_a_result_time_that_was_not_given_is_null_everywhere(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("Times"))
    path = f"Datastreams({key})/Observations"
    for hour, more in ((HOURS[0], {}), (HOURS[1], {"resultTime": HOURS[1]}), (HOURS[2], {"resultTime": HOURS[4]})):
        sta.create(path, observation(hour, 1, **more))
    wanted = [HOURS[4], HOURS[1], None]
    assert [one["resultTime"] for one in sta.values(path)] == wanted
    assert [one["resultTime"] for one in sta.values(path, orderby="phenomenonTime")] == wanted[::-1]
    assert sta.values(path, resultFormat="dataArray", select="resultTime")[0]["dataArray"] == [[one] for one in wanted]
    assert sta.get(path, resultFormat="CSV", select="resultTime").split() == [
        "id,resultTime",
        *sta_rows(sta, path, wanted),
    ]
    same = sta.send("POST", path, observation(HOURS[0], 1), 201).json()
    assert sta.get(path, count="true", top="0")["@iot.count"] == 3
    assert sta.get(f"Observations({same['@iot.id']})")["resultTime"] is None
    assert sta.get(f"Datastreams({key})")["resultTime"] == f"{HOURS[0]}/{HOURS[4]}"


def sta_rows(sta: Sta, path: str, times: list[Any]) -> list[str]:
    return [f"{one['@iot.id']},{time or ''}" for one, time in zip(sta.values(path), times, strict=True)]


@requirement("create-update-delete/create-entity", "datamodel/observation/relations")
def test_an_observation_of_nothing_in_particular_is_refused(sta: Sta) -> None:
    parts = {"Sensor": sensor(), "ObservedProperty": observed()}
    key = sta.create("Datastreams", datastream("Nowhere", Thing=thing("Nowhere"), **parts))
    path = f"Datastreams({key})/Observations"
    said = observation(HOURS[0], 1)
    assert sta.send("POST", path, said, 400).json()["code"] == MISSING
    assert sta.send("POST", "Observations", said | {"Datastream": {"@iot.id": key}}, 400).json()["code"] == MISSING
    deep = datastream("Deep", Thing=thing("Nowhere"), Observations=[said], **parts)
    before = sta.get("Datastreams", count="true", top="0")
    assert sta.send("POST", "Datastreams", deep, 400).json()["code"] == MISSING
    assert sta.get("Datastreams", count="true", top="0") == before
    feature = {"name": "Bay", "description": "-", "encodingType": "application/geo+json", "feature": point(25, 60)}
    made = sta.create(path, said | {"FeatureOfInterest": feature})
    bay = sta.get(f"Observations({made})/FeatureOfInterest")
    assert bay["feature"] == feature["feature"]
    rows = [[HOURS[1], 1, bay["@iot.id"]], [HOURS[2], 1, None]]
    group = {"Datastream": {"@iot.id": key}, "components": ["phenomenonTime", "result", "FeatureOfInterest/id"]}
    links = sta.send("POST", "CreateObservations", [group | {"dataArray": rows}], 201).json()
    assert [link == "error" for link in links] == [False, True]
    plain = {"Datastream": {"@iot.id": key}, "components": ["phenomenonTime", "result"], "dataArray": [[HOURS[3], 1]]}
    assert sta.send("POST", "CreateObservations", [plain], 201).json() == ["error"]
    assert sta.get(path, count="true", top="0")["@iot.count"] == 2


@requirement("create-update-delete/create-entity", "create-update-delete/link-to-existing-entities")
def test_a_thing_that_is_given_a_place_gives_it_to_its_observations(sta: Sta) -> None:
    parts = {"Sensor": sensor(), "ObservedProperty": observed()}
    key = sta.create("Datastreams", datastream("Later", Thing=thing("Later"), **parts))
    thing_key = sta.get(f"Datastreams({key})/Thing")["@iot.id"]
    place = sta.create("Locations", location("Later"))
    sta.send("PATCH", f"Things({thing_key})", {"Locations": [{"@iot.id": place}]}, 200)
    keys = [sta.create(f"Datastreams({key})/Observations", observation(hour, 1)) for hour in HOURS[:2]]
    one, other = (sta.get(f"Observations({key})/FeatureOfInterest") for key in keys)
    assert one == other
    assert one["feature"] == location("Later")["location"]
    assert len(sta.values(f"Things({thing_key})/HistoricalLocations")) == 1


@pytest.fixture(scope="module")
def judged(sta: Sta, city: list[int]) -> None:
    """Wait until the readings of the stations have their quality, which changes what is answered."""
    paths = [f"Datastreams({stream})/Observations" for stream in city]
    end = time.monotonic() + 60
    while not all("resultQuality" in one for path in paths for one in sta.values(path)):
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize("path", [
    "", "/", "/Things", "/Things?$top=1&$expand=Locations", "/Datastreams(1)", "/Datastreams(1)/name", "/Things/$ref",
    "/Datastreams(1)/name/$value", "/Observations?$resultFormat=CSV", "/Observations?$resultFormat=dataArray",
    "/Things(987654)", "/Nothing", "/Observations?$top=x", "/CreateObservations",
])  # fmt: skip
def test_head_tells_the_head_of_what_get_tells(sta: Sta, judged: None, path: str) -> None:
    whole, head = (sta.client.request(method, STA + path, headers=sta.headers) for method in ("GET", "HEAD"))
    assert head.content == b""
    assert head.status_code == whole.status_code
    for name in ("content-type", "content-length", "cache-control"):
        assert head.headers.get(name) == whole.headers.get(name)


def test_offsets_without_colon_are_read(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("Offsets"))
    made = sta.create(f"Datastreams({key})/Observations", observation("2010-12-23T10:20:00-0700", 20))
    assert sta.get(f"Observations({made})")["phenomenonTime"] == "2010-12-23T17:20:00Z"
