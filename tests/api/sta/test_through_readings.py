"""$filter of other entities by their observations: what the store of readings says is part of the condition."""

import pytest

from citybrain.observations.readings.store import QuestionError
from tests.api.sta.conftest import Sta
from tests.api.sta.documents import observation, thing, whole
from tests.api.sta.requirements import requirement
from tests.api.sta.stations import names

STATIONS = "startswith(name,'Station ')"


@requirement("request-data/filter")
@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("Datastreams/Observations/result gt 40", [1, 2]),
        ("Datastreams/Observations/result gt 90", [2]),
        ("not (Datastreams/Observations/result gt 90)", [0, 1]),
        ("Datastreams/Observations/result gt 40 and properties/number lt 2", [1]),
        ("Datastreams/Observations/result gt 800 or properties/number eq 0", [0, 2]),
        ("Datastreams/Observations/phenomenonTime gt 2026-01-01T08:30:00Z", [0, 1, 2]),
        ("Datastreams/Observations/phenomenonTime gt 2027-01-01T00:00:00Z", []),
        ("Datastreams/Observations/result add 1 eq 10", [0]),
        ("Datastreams/Observations/result in (7, 70)", [0, 1]),
        ("Datastreams/Observations/result in (7, 8)", [0]),
        ("Datastreams/Observations/Datastream/name eq 'NO2'", [0, 1, 2]),
        ("Datastreams/Observations/FeatureOfInterest/name eq 'Place 1'", [1]),
        ("Datastreams/Observations/any(o: o/result gt 8 and o/phenomenonTime lt 2026-01-01T01:00:00Z)", []),
        ("Datastreams/Observations/any(o: o/result gt 8 and o/phenomenonTime lt 2026-01-01T02:00:00Z)", [1, 2]),
        ("Datastreams/Observations/any()", [0, 1, 2]),
        ("Datastreams/Observations/all(o: o/result lt 10)", [0]),
        ("not Datastreams/Observations/all(o: o/result lt 10)", [1, 2]),
        ("Datastreams/any(d: d/name eq 'NO2' and d/Observations/result gt 90)", [2]),
        ("Datastreams/any(d: d/name eq 'empty' and d/Observations/result gt 0)", []),
        ("Datastreams/any(d: not d/Observations/any())", [1, 2]),
        ("Datastreams/all(d: d/Observations/any(o: o/result ge 0))", [0]),
        ("Locations/Things/Datastreams/Observations/result gt 90", [2]),
    ],
)
def test_things_by_their_observations(sta: Sta, city: list[int], expression: str, wanted: list[int]) -> None:
    assert names(sta, "Things", filter=f"{STATIONS} and ({expression})") == [f"Station {one}" for one in wanted]


@requirement("request-data/filter")
def test_datastreams_features_and_expansions_by_their_observations(sta: Sta, city: list[int]) -> None:
    mine = "startswith(Thing/name,'Station ')"
    found = sta.values("Datastreams", filter=f"{mine} and Observations/result gt 40", orderby="id", count="true")
    assert [one["@iot.id"] for one in found] == city[1:]
    empty = sta.values("Datastreams", filter=f"{mine} and not Observations/any()")
    assert [one["name"] for one in empty] == ["empty", "empty"]
    places = sta.values(
        "FeaturesOfInterest", filter="startswith(name,'Place ') and Observations/result gt 40", orderby="id"
    )
    assert [one["name"] for one in places] == ["Place 1", "Place 2"]
    stations = sta.values(
        "Things", filter=STATIONS, orderby="name", expand="Datastreams($filter=Observations/result gt 40)"
    )
    assert [[one["@iot.id"] for one in station["Datastreams"]] for station in stations] == [[], [city[1]], [city[2]]]
    readings = sta.values(
        "Observations",
        filter=f"Datastream/id eq {city[2]} and Datastream/Observations/result gt 800 and result lt 200",
        orderby="result",
    )
    assert [one["result"] for one in readings] == [0, 100]


def test_readings_that_may_not_be_read_answer_nothing(sta: Sta, anybody: Sta) -> None:
    secret = whole(
        "Secret", Observations=[observation("2026-01-01T00:00:00Z", 4711)], properties={"data_class": "internal"}
    )
    secret.pop("Thing")
    open_ = whole("Open", Observations=[observation("2026-01-01T00:00:00Z", 1)])
    open_.pop("Thing")
    of = sta.create(
        "FeaturesOfInterest", {"name": "Both", "description": "-", "encodingType": "text/plain", "feature": "x"}
    )
    for stream in (secret, open_):
        stream["Observations"][0]["FeatureOfInterest"] = {"@iot.id": of}
    key = sta.create("Things", thing("Two", Datastreams=[secret, open_]))
    for who, there in ((sta, [key]), (anybody, [])):
        for expression in (
            "Datastreams/Observations/result eq 4711",
            "Datastreams/any(d: d/Observations/any(o: o/result eq 4711))",
        ):
            assert [one["@iot.id"] for one in who.values("Things", filter=expression)] == there
        assert len(who.values("FeaturesOfInterest", filter="Observations/result eq 4711")) == len(there)
    hidden = f"id eq {key} and Datastreams/Observations/all(o: o/result eq 1)"
    assert [one["@iot.id"] for one in anybody.values("Things", filter=hidden)] == [key]
    assert sta.values("Things", filter=hidden) == []


def test_what_takes_too_long_is_told(sta: Sta, city: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    state = sta.client.app.state.citybrain  # type: ignore[attr-defined]
    store = state.city.sensing.store

    def slow(*_: object) -> None:
        raise QuestionError("readings-question-slow", seconds=30)

    monkeypatch.setattr(store, "distinct", slow)
    told = sta.get("Datastreams", 400, filter="Observations/result gt 1")
    assert told["code"] == "readings-question-slow"
