"""Datastreams tell when and where their observations are (clause 8.2.4, table 9), and are asked about by it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from citybrain.observations.readings.columns import Delivery, Readings
from tests.api.sta.conftest import Sta
from tests.api.sta.documents import location, observation, point, whole
from tests.api.sta.requirements import requirement

TIMES = ("phenomenonTime", "resultTime", "observedArea")


def feature(name: str, place: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "description": name, "encodingType": "application/geo+json", "feature": place}


def told(sta: Sta, key: int) -> list[Any]:
    entity = sta.get(f"Datastreams({key})")
    return [entity.get(name) for name in TIMES]


@requirement("datamodel/datastream/properties")
def test_times_and_area_follow_the_observations(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("Follows"))
    assert told(sta, key) == [None] * 3
    path = f"Datastreams({key})/Observations"
    first = sta.create(path, observation("2026-01-02T00:00:00Z", 1))
    at_kallio = location()["location"]
    one = "2026-01-02T00:00:00Z/2026-01-02T00:00:00Z"
    assert told(sta, key) == [one, one, at_kallio]
    sta.create(path, observation("2026-01-03T00:00:00Z/2026-01-04T00:00:00Z", 2, resultTime="2026-01-05T00:00:00.5Z"))
    sta.create(path, observation("2026-01-01T00:00:00Z", 3, FeatureOfInterest=feature("Harbour", point(24.90, 60.15))))
    area = {
        "type": "Polygon",
        "coordinates": [[[24.9, 60.15], [24.95, 60.15], [24.95, 60.19], [24.9, 60.19], [24.9, 60.15]]],
    }
    assert told(sta, key) == [
        "2026-01-01T00:00:00Z/2026-01-04T00:00:00Z",
        "2026-01-01T00:00:00Z/2026-01-05T00:00:00.500Z",
        area,
    ]
    assert sta.get(f"Datastreams({key})/phenomenonTime") == {"phenomenonTime": told(sta, key)[0]}
    assert sta.get(f"Datastreams({key})", select="resultTime") == {"resultTime": told(sta, key)[1]}
    (expanded,) = sta.get(f"Datastreams({key})/Thing", expand="Datastreams($select=observedArea)")["Datastreams"]
    assert expanded == {"observedArea": area}
    (last, *_) = sta.values(path, filter="result eq 3")
    sta.send("DELETE", f"Observations({last['@iot.id']})", None, 200)
    assert told(sta, key)[0] == "2026-01-02T00:00:00Z/2026-01-04T00:00:00Z"
    assert told(sta, key)[2] == at_kallio
    sta.send("PATCH", f"Observations({first})", {"phenomenonTime": "2026-01-03T12:00:00Z"}, 200)
    assert told(sta, key)[0] == "2026-01-03T00:00:00Z/2026-01-04T00:00:00Z"


@requirement("datamodel/datastream/properties")
def test_what_is_sent_back_changes_nothing_and_a_sent_area_stands_without_observations(sta: Sta) -> None:
    sent = point(24.0, 60.0)
    key = sta.create("Datastreams", whole("Sent", observedArea=sent, phenomenonTime="2020-01-01T00:00:00Z"))
    assert told(sta, key) == [None, None, sent]
    sta.create(f"Datastreams({key})/Observations", observation("2026-01-02T00:00:00Z", 1))
    before = sta.get(f"Datastreams({key})")
    document = {name: value for name, value in before.items() if "@iot" not in name}
    assert sta.send("PATCH", f"Datastreams({key})", document | {"description": "new"}, 200).json() == before | {
        "description": "new"
    }
    steps = [{"op": "replace", "path": "/description", "value": "newer"}]
    patched = {"content-type": "application/json-patch+json"}
    sta.send("PATCH", f"Datastreams({key})", steps, 200, **patched)
    assert told(sta, key)[2] == location()["location"]


def test_areas_follow_features_and_things_that_move(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("Moves"))
    of = sta.create("FeaturesOfInterest", feature("Bay", point(25.0, 60.0)))
    sta.create(
        f"Datastreams({key})/Observations", observation("2026-01-02T00:00:00Z", 1, FeatureOfInterest={"@iot.id": of})
    )
    assert told(sta, key)[2] == point(25.0, 60.0)
    sta.send("PATCH", f"FeaturesOfInterest({of})", {"feature": point(25.5, 60.0)}, 200)
    assert told(sta, key)[2] == point(25.5, 60.0)
    silent = sta.create("Datastreams", whole("Silent of place"))
    state = sta.client.app.state.citybrain  # type: ignore[attr-defined]
    sensing = state.city.sensing
    reading = Readings(np.array([silent], np.int32), np.array([1_700_000_000_000_000]), np.array([1.0]))
    sensing.deliver(Delivery("elsewhere", reading)).result()
    assert told(sta, silent)[2] == location()["location"]
    thing = sta.get(f"Datastreams({silent})/Thing")["@iot.id"]
    sta.create(f"Things({thing})/Locations", location("Away", point(26.0, 61.0)))
    assert told(sta, silent)[2] == point(26.0, 61.0)


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("phenomenonTime lt 2026-03-02T00:00:00Z", ["A"]),
        ("phenomenonTime gt 2026-03-01T12:00:00Z", ["B"]),
        ("phenomenonTime eq 2026-03-03T00:00:00Z", ["B"]),
        ("phenomenonTime eq null", ["C"]),
        ("phenomenonTime ne null", ["A", "B"]),
        ("day(phenomenonTime) eq 1", ["A"]),
        ("resultTime gt 2026-03-02T00:00:00Z", ["B"]),
        ("resultTime lt 2026-03-01T06:00:00Z", ["A"]),
        ("not (phenomenonTime lt 2026-03-02T00:00:00Z)", ["B", "C"]),
        ("st_within(observedArea, geography'POLYGON ((20 50, 20.5 50, 20.5 51, 20 51, 20 50))')", ["A"]),
        ("geo.distance(observedArea, geography'POINT (21 50)') lt 0.1", ["B"]),
        ("observedArea/type eq 'Point'", ["A", "B"]),
        ("observedArea eq null", ["C"]),
    ],
)
def test_filters_by_them(sta: Sta, spread: str, expression: str, wanted: list[str]) -> None:
    found = sta.values("Datastreams", filter=f"description eq '{spread}' and ({expression})", orderby="name")
    assert [one["name"] for one in found] == wanted
    things = sta.values("Things", filter=f"Datastreams/any(d: d/description eq '{spread}' and ({inside(expression)}))")
    assert len(things) == len(wanted)


def inside(expression: str) -> str:
    for name in TIMES:
        expression = expression.replace(name, f"d/{name}")
    return expression


def test_orders_by_them(sta: Sta, spread: str) -> None:
    for order, wanted in (("phenomenonTime desc", "B"), ("resultTime", "A")):
        found = sta.values(
            "Datastreams", filter=f"description eq '{spread}' and phenomenonTime ne null", orderby=order, top="1"
        )
        assert found[0]["name"] == wanted


@pytest.fixture(scope="module")
def spread(sta: Sta) -> str:
    """Three datastreams: A on the first of March in the west, B on the third in the east, C without observations."""
    for name, day, place in (("A", 1, point(20.2, 50.5)), ("B", 3, point(21.0, 50.0)), ("C", None, point(22.0, 50.0))):
        more = [observation(f"2026-03-0{day}T00:00:00Z", 1)] if day else []
        document = whole(name, Observations=more) | {"description": "spread"}
        document["Thing"]["Locations"] = [location(name, place)]
        sta.create("Datastreams", document)
    return "spread"
