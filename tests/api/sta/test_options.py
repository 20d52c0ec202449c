"""$expand, $select, $orderby, $top, $skip, $count and pages (clause 9.3)."""

import csv
import io
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.sensorthings.answers import reader
from tests.api.sta.conftest import Sta
from tests.api.sta.documents import observation, point, whole
from tests.api.sta.requirements import requirement
from tests.api.sta.stations import HOURS


@requirement("request-data/expand")
def test_expansions_nest_with_options_of_their_own(sta: Sta, city: list[int]) -> None:
    expand = (
        "Locations($select=name),Datastreams($filter=name eq 'NO2';$count=true;$expand=ObservedProperty,"
        "Observations($filter=result gt 2;$orderby=result desc;$top=2;$skip=1;$count=true;$select=result))"
    )
    found = sta.values("Things", filter="startswith(name,'Station ')", expand=expand, orderby="name")
    for number, one in enumerate(found):
        assert one["Locations"] == [{"name": f"Place {number}"}]
        (stream,) = one["Datastreams"]
        assert one["Datastreams@iot.count"] == 1
        assert stream["ObservedProperty"]["name"] == "NO2"
        wanted = [result for result in range(9, -1, -1) if result * 10**number > 2]
        assert stream["Observations"] == [{"result": result * 10**number} for result in wanted[1:3]]
        assert stream["Observations@iot.count"] == len(wanted)
        more = sta.following(stream["Observations@iot.nextLink"])
        assert [o["result"] for o in more["value"]] == [result * 10**number for result in wanted[3:5]]


@requirement("request-data/expand")
def test_the_newest_of_many_streams_come_in_one_question(
    sta: Sta, city: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    state = sta.client.app.state.citybrain  # type: ignore[attr-defined]
    store = state.city.sensing.store
    asked: list[object] = []

    def note(name: str, told: Callable[..., object]) -> None:
        """Note what requests ask; the thread that checks the quality of readings asks in its own time."""
        ask = getattr(store, name)

        def noted(*about: Any) -> Any:
            if threading.current_thread().name != "quality":
                asked.append(told(*about))
            return ask(*about)

        monkeypatch.setattr(store, name, noted)

    note("newest", lambda streams, most: (len(streams), most))
    note("find", lambda question: question)
    found = sta.values("Datastreams", top="100", expand="Observations($top=1;$orderby=phenomenonTime desc)")
    assert asked == [(len(found), 1)]
    assert {one["@iot.id"]: one["Observations"][0]["result"] for one in found if one["@iot.id"] in city} == {
        key: 9 * 10**number for number, key in enumerate(city)
    }
    nested = sta.values("Things", expand="Datastreams/Observations($top=1)")
    assert len(asked) == 2
    assert [s["Observations"][0]["result"] for one in nested for s in one["Datastreams"] if s["@iot.id"] in city] == [
        9,
        90,
        900,
    ]
    assert next(s for s in nested if s["name"] == "Station 0")["Datastreams"][0]["Observations@iot.nextLink"]


@requirement("request-data/expand")
def test_to_one_and_back_again_expands(sta: Sta, city: list[int]) -> None:
    one = sta.values(
        f"Datastreams({city[0]})/Observations", top="1", expand="FeatureOfInterest,Datastream($expand=Thing/Locations)"
    )[0]
    assert one["Datastream"]["Thing"]["Locations"][0]["name"] == one["FeatureOfInterest"]["name"] == "Place 0"
    feature = one["FeatureOfInterest"]["@iot.id"]
    of = sta.get(f"FeaturesOfInterest({feature})", expand="Observations($top=3;$orderby=result)")
    assert [o["result"] for o in of["Observations"]] == [0, 1, 2]


@requirement("request-data/select")
def test_only_what_is_selected_is_told(sta: Sta, city: list[int]) -> None:
    assert set(sta.get(f"Datastreams({city[0]})", select="name,unitOfMeasurement")) == {"name", "unitOfMeasurement"}
    one = sta.get(f"Datastreams({city[0]})/Thing", select="@iot.id,properties/number,Locations")
    assert set(one) == {"@iot.id", "properties", "Locations@iot.navigationLink"}
    assert one["properties"] == {"number": 0}
    assert sta.values("Observations", select="result", top="1")[0].keys() == {"result"}


@requirement("request-data/orderby", "request-data/order")
def test_sets_are_ordered_before_they_are_cut(sta: Sta, city: list[int]) -> None:
    path = f"Datastreams({city[0]})/Observations"
    assert [o["result"] for o in sta.values(path, orderby="result", top="3")] == [0, 1, 2]
    assert [o["result"] for o in sta.values(path, orderby="result desc", top="3", skip="1")] == [8, 7, 6]
    assert [o["result"] for o in sta.values(path, orderby="result mod 2 desc,phenomenonTime asc", top="3")] == [1, 3, 5]
    assert [o["result"] for o in sta.values(path, filter="result gt 3", orderby="result", top="2", skip="1")] == [5, 6]
    only = "startswith(name,'Station ')"
    assert [t["name"] for t in sta.values("Things", filter=only, orderby="name DESC", top="1")] == ["Station 2"]
    assert [t["name"] for t in sta.values("Things", filter=only, orderby="properties/number desc", top="1")] == [
        "Station 2"
    ]
    streams = sta.values("Datastreams", orderby="Thing/name desc,name", filter="startswith(Thing/name,'Station ')")
    assert [s["name"] for s in streams] == ["NO2", "empty", "NO2", "empty", "NO2"]
    only = "startswith(Datastream/Thing/name,'Station ') and result gt 8"
    by_stream = [o["result"] for o in sta.values("Observations", filter=only, orderby="Datastream/id,result", top="1")]
    assert by_stream == [9]


@requirement("request-data/order", "request-data/count", "request-data/skip", "request-data/top")
def test_filters_come_before_counts_then_order_skip_and_top_however_they_are_written(sta: Sta, city: list[int]) -> None:
    path = f"Datastreams({city[0]})/Observations"
    asked = {"filter": "result ge 4", "count": "true", "orderby": "result desc", "skip": "1", "top": "2"}
    told = sta.get(path, **asked)
    assert (told["@iot.count"], [o["result"] for o in told["value"]]) == (6, [8, 7])
    turned = sta.get(path, **dict(reversed(asked.items())))
    assert (turned["@iot.count"], turned["value"]) == (6, told["value"])
    expanded = sta.get(path, **asked, expand="Datastream", select="result")
    assert [(o["result"], o["Datastream"]["@iot.id"]) for o in expanded["value"]] == [(8, city[0]), (7, city[0])]
    assert sta.get(path, count="true", filter="result gt 100") == {"@iot.count": 0, "value": []}


@requirement("request-data/top", "request-data/skip", "request-data/count", "request-data/pagination")
def test_pages_follow_each_other_without_gap_or_double(sta: Sta, city: list[int]) -> None:
    for path, number in ((f"Datastreams({city[1]})/Observations", 10), ("Observations", None), ("Things", None)):
        page = sta.get(path, top="3", count="true")
        whole_number = number or page["@iot.count"]
        seen = [one["@iot.id"] for one in page["value"]]
        while link := page.get("@iot.nextLink"):
            page = sta.following(link)
            assert page["@iot.count"] == whole_number
            seen += [one["@iot.id"] for one in page["value"]]
        assert len(seen) == len(set(seen)) == whole_number
    assert "@iot.count" not in sta.get("Things", count="false")
    assert sta.get("Things", top="0", count="true")["value"] == []
    assert sta.values("Things", skip="1000000") == []
    assert sta.values("Observations", skip="9007199254740992") == []


@requirement("request-data/pagination", "request-data/top")
def test_a_billion_rows_are_capped(sta: Sta, monkeypatch: pytest.MonkeyPatch) -> None:
    key = sta.create("Datastreams", whole("Many"))
    rows = [[f"2025-01-01T{n // 60:02}:{n % 60:02}:00Z", n] for n in range(1200)]
    group = {"Datastream": {"@iot.id": key}, "components": ["phenomenonTime", "result"], "dataArray": rows}
    sta.send("POST", "CreateObservations", [group], 201)
    page = sta.get(f"Datastreams({key})/Observations", top="1000000000")
    assert len(page["value"]) == 1000
    assert len(sta.following(page["@iot.nextLink"])["value"]) == 200
    monkeypatch.setattr(reader, "MOST_ENTITIES", 100)
    for expand in ("Observations($top=1000000000)", "Observations($top=1000000000;$orderby=result)"):
        assert sta.get(f"Datastreams({key})/Thing/Datastreams", 400, expand=expand)["code"] == "sta-answer-large"


def test_csv_and_geojson(sta: Sta, city: list[int]) -> None:
    text = sta.get(
        f"Datastreams({city[0]})/Observations", resultFormat="CSV", top="2", expand="Datastream($select=name)"
    )
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["phenomenonTime"], row["result"], row["Datastream/name"]) for row in rows] == [
        ("2026-01-01T09:00:00Z", "9", "NO2"),
        ("2026-01-01T08:00:00Z", "8", "NO2"),
    ]
    places = sta.get("Things", resultFormat="GeoJSON", expand="Locations", filter="name eq 'Station 1'", count="true")
    assert places["features"][0]["geometry"] == point(24.95, 60.19)
    assert places["features"][0]["properties"]["properties/number"] == 1
    assert sta.get("Locations", resultFormat="GeoJSON", filter="name eq 'Place 2'")["features"][0]["geometry"] == point(
        25.2, 60.3
    )


def test_readings_that_name_no_feature_are_of_the_place_where_their_thing_is(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("Silent"))
    state = sta.client.app.state.citybrain  # type: ignore[attr-defined]
    sensing = state.city.sensing
    times, values = np.array([1_700_000_000_000_000, 1_700_000_001_000_000]), np.array([1.0, 2.0])
    sensing.deliver(Delivery("elsewhere", Readings(np.full(2, key, np.int32), times, values))).result()
    (first, _) = sta.values(f"Datastreams({key})/Observations", expand="FeatureOfInterest", orderby="result")
    of = first["FeatureOfInterest"]["@iot.id"]
    named = sta.create(f"Datastreams({key})/Observations", observation(HOURS[0], 3, FeatureOfInterest={"@iot.id": of}))
    path = f"FeaturesOfInterest({of})"
    assert [o["result"] for o in sta.values(f"{path}/Observations", orderby="result")] == [1, 2, 3]
    assert [o["result"] for o in sta.get(path, expand="Observations($orderby=result desc;$top=2)")["Observations"]] == [
        3,
        2,
    ]
    assert sta.get(f"Observations({named})/FeatureOfInterest")["@iot.id"] == of
    only = sta.values("Observations", filter=f"FeatureOfInterest/id eq {of} and result lt 3", orderby="result")
    assert [o["result"] for o in only] == [1, 2]
