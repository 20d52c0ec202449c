"""Observations as arrays, in and out (clause 12)."""

import pytest

from citybrain.api.sta import exchange
from citybrain.observations.sensorthings.writing import columnar, data_array
from tests.api.sta.conftest import STA, Sta
from tests.api.sta.documents import location, observation, point, whole
from tests.api.sta.requirements import requirement
from tests.api.sta.stations import HOURS


def group(key: int, rows: list, *components: str) -> dict:
    return {
        "Datastream": {"@iot.id": key},
        "components": list(components or ("phenomenonTime", "result")),
        "dataArray@iot.count": len(rows),
        "dataArray": rows,
    }


@requirement("data-array/data-array")
def test_arrays_are_stored_and_each_row_is_answered(sta: Sta) -> None:
    one, other = sta.create("Datastreams", whole("One")), sta.create("Datastreams", whole("Other"))
    groups = [group(one, [[HOURS[0], 1], [HOURS[1], 2.5]]), group(other, [[5, HOURS[0]]], "result", "phenomenonTime")]
    links = sta.send("POST", "CreateObservations", groups, 201).json()
    assert [sta.following(link)["result"] for link in links] == [1, 2.5, 5]
    assert sta.send("POST", "CreateObservations", groups, 201).json() == links
    assert sta.get(f"Datastreams({one})/Observations", count="true")["@iot.count"] == 2
    features = sta.values(f"Datastreams({one})/Observations", expand="FeatureOfInterest")
    assert features[0]["FeatureOfInterest"]["feature"] == location()["location"]


@requirement("data-array/data-array")
@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([[HOURS[0], 1], [HOURS[1], float("1e308")], ["soon", 3], [HOURS[3], None]], [True, True, False, True]),
        ([[HOURS[0], 1], [HOURS[1]], 5, None, {}, [HOURS[4], 5]], [True, False, False, False, False, True]),
        ([[HOURS[0], "text"], [HOURS[1], True], [HOURS[2], 3]], [False, False, True]),
        ([["2999-01-01T00:00:00Z", 1], [HOURS[2], 3]], [False, True]),
        ([["2026-01-01T00:00:00", 1], ["2026-01-01T01:00:00+02:00", 3]], [False, True]),
        ([[f"{HOURS[0]}/{HOURS[1]}", 1], [HOURS[2], 3]], [True, True]),
        ([[HOURS[0], 1], [HOURS[0], 2]], [True, False]),
        ([[HOURS[0], 1 << 60], [HOURS[1], 2]], [False, True]),
        ([[None, 1]], [True]),
        ([], []),
    ],
)
def test_bad_rows_stand_apart_and_the_others_are_stored(sta: Sta, rows: list, kept: list[bool]) -> None:
    key = sta.create("Datastreams", whole("Rows"))
    links = sta.send("POST", "CreateObservations", [group(key, rows)], 201).json()
    assert [link != "error" for link in links] == kept
    assert sta.get(f"Datastreams({key})/Observations", count="true")["@iot.count"] == sum(kept)


@pytest.mark.parametrize("wrong", [[HOURS[1]], ["2999-01-01T00:00:00Z", 1]])
def test_of_a_request_with_very_many_bad_rows_nothing_is_stored(
    sta: Sta, monkeypatch: pytest.MonkeyPatch, wrong: list
) -> None:
    monkeypatch.setattr(data_array, "MOST_REFUSED", 3)
    key = sta.create("Datastreams", whole("Many"))
    few = [group(key, [[HOURS[0], 1], wrong]), group(key, [wrong, wrong])]
    assert sta.send("POST", "CreateObservations", few, 201).json().count("error") == 3
    many = [group(key, [[HOURS[2], 1], wrong, wrong]), group(key, [wrong, wrong])]
    assert sta.send("POST", "CreateObservations", many, 400).json()["code"] == "sta-rows-wrong"
    alone = [group(key, [[HOURS[3], 1], *[wrong] * 4])]
    assert sta.send("POST", "CreateObservations", alone, 400).json()["code"] == "sta-rows-wrong"
    assert sta.get(f"Datastreams({key})/Observations", count="true")["@iot.count"] == 1


@requirement("data-array/data-array")
def test_arrays_may_hold_more_than_time_and_result(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("More"))
    feature = {"name": "Bay", "description": "-", "encodingType": "application/geo+json", "feature": point(25, 60)}
    of = sta.create("FeaturesOfInterest", feature)
    rows = [[HOURS[0], HOURS[3], 1, {"height": 2}, of], [HOURS[1], HOURS[3], 2, {}, 987_654]]
    names = ("phenomenonTime", "resultTime", "result", "parameters", "FeatureOfInterest/id")
    first, second = sta.send("POST", "CreateObservations", [group(key, rows, *names)], 201).json()
    assert second == "error"
    made = sta.get(first.rpartition("/")[2], expand="FeatureOfInterest")
    assert (made["resultTime"], made["parameters"], made["FeatureOfInterest"]["@iot.id"]) == (
        HOURS[3],
        {"height": 2},
        of,
    )
    plain = group(key, [[HOURS[4], 5, of], [HOURS[5], 5, 987_654]], "phenomenonTime", "result", "FeatureOfInterest/id")
    assert sta.send("POST", "CreateObservations", [plain], 201).json()[1] == "error"


@requirement("data-array/data-array")
def test_observations_are_told_as_arrays(sta: Sta) -> None:
    told = [observation(time, number) for number, time in enumerate(HOURS[:3])]
    key = sta.create("Datastreams", whole("Out", Observations=told))
    (one,) = sta.values(
        f"Datastreams({key})/Observations", resultFormat="dataArray", orderby="result", select="result,phenomenonTime"
    )
    assert one["Datastream@iot.navigationLink"] == f"http://testserver{STA}/Datastreams({key})"
    assert (one["components"], one["dataArray@iot.count"]) == (["result", "phenomenonTime"], 3)
    assert one["dataArray"] == [[number, time] for number, time in enumerate(HOURS[:3])]
    page = sta.get(f"Datastreams({key})/Observations", resultFormat="dataArray", top="2", count="true")
    assert page["@iot.count"] == 3
    assert page["value"][0]["components"] == [
        "id", "phenomenonTime", "resultTime", "result", "resultQuality", "validTime", "parameters",
    ]  # fmt: skip
    assert len(sta.following(page["@iot.nextLink"])["value"][0]["dataArray"]) == 1


@pytest.mark.parametrize(
    "body",
    [
        {}, [5], [{}], [{"Datastream": {"@iot.id": 1}}], [{"Datastream": {"@iot.id": 1}, "components": ["result"]}],
        [{"Datastream": {"@iot.id": 1}, "components": ["colour"], "dataArray": []}],
        [{"Datastream": {"@iot.id": "x"}, "components": ["result"], "dataArray": [[1]]}],
        [{"Datastream": {"@iot.id": 1}, "components": 5, "dataArray": [[1]]}],
        [{"Datastream": {"@iot.id": 1}, "components": [["result"]], "dataArray": [[1]]}],
        [{"Datastream": {"@iot.id": 1}, "components": ["result"], "dataArray": 5}],
    ],
)  # fmt: skip
def test_what_is_no_data_array_is_refused(sta: Sta, body: object) -> None:
    assert sta.send("POST", "CreateObservations", body, 400).json()["message"]


def test_rows_of_an_unknown_stream_are_errors(sta: Sta) -> None:
    assert sta.send("POST", "CreateObservations", [group(987_654, [[HOURS[0], 1]])], 201).json() == ["error"]
    sta.get("CreateObservations", 405)


def test_a_large_array_holds_numbers_at_instants_alone(sta: Sta, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything else is read in one piece: 16 MB of it took half a second in which nobody else was answered."""
    columnar.prepare()
    monkeypatch.setattr(exchange, "LARGEST_BODY", 500)
    key = sta.create("Datastreams", whole("Large"))
    rows = [[hour, number] for number, hour in enumerate(HOURS[:4])] * 5
    odd = [group(key, [*rows, ["soon", 1]])]
    assert sta.send("POST", "CreateObservations", odd, 400).json()["code"] == "sta-arrays-large"
    assert sta.get(f"Datastreams({key})/Observations", count="true")["@iot.count"] == 0
    assert "error" not in sta.send("POST", "CreateObservations", [group(key, rows)], 201).json()
    assert sta.send("POST", "CreateObservations", [group(key, [["soon", 1]])], 201).json() == ["error"]
