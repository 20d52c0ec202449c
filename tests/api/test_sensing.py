"""What the city measures now, over the own API: streams, readings, history, tracks, ledger, who may see what."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from citybrain.api.app import create_app
from citybrain.api.identity import PURPOSE
from citybrain.observations.quality import checker
from citybrain.observations.readings.columns import Delivery, Readings, Rejected
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status import history
from citybrain.open_city import OpenCity
from citybrain.records.tables.sensing import datastream, observed_property, thing
from tests.access import headers_of
from tests.api.waiting import eventually
from tests.city import city_around, write_city
from tests.sensors import DAY, HOUR, MINUTE, every_ten_minutes, read, sensor, spot

V1 = "/api/v1/sensing"


SECRET = Rejected("reading-result-type", '{"result": "SECRET"}', "line 9", {"received": "SECRET", "allowed": "x"})


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Sensing]]:
    """A served city with sensors, and its readings open."""
    workspace = OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace
    app = create_app(city_around(workspace), Path("nowhere"))
    with (
        pytest.MonkeyPatch.context() as patch,
        TestClient(app, headers={"accept-encoding": "identity"}) as client,
    ):
        patch.setattr(checker, "LOOK", 0.1)
        sensing = app.state.citybrain.city.sensing
        _fill(sensing)
        yield client, sensing


def _fill(sensing: Sensing) -> None:
    now = sensing.now()
    sensing.now = lambda: now
    times = every_ten_minutes(now, 9)
    street = sensor(sensing, "Street", interval=600, simulated=True)
    values = 10 + np.arange(len(times)) % 5
    read(sensing, street, times, np.where(times >= now - HOUR, 60, values))
    read(sensing, sensor(sensing, "Office", "electric_power", data_class="internal", interval=600), times, values)
    vehicle = sensor(sensing, "Vehicle", place=None, interval=60)
    stuck = sensor(sensing, "Stuck", "sound_level", interval=600)
    read(sensing, stuck, times, np.where(times >= now - 12 * HOUR, 50, 50 + values / 10))
    spots = [spot(sensing, (24.9 + 0.001 * step, 60.1)) for step in range(5)]
    read(sensing, vehicle, now - np.arange(5, 0, -1) * MINUTE, np.arange(5), spots)
    empty = Readings(np.zeros(0, np.int32), np.zeros(0, np.int64), np.zeros(0))
    sensing.deliver(Delivery("broken", empty, [Rejected("reading-not-a-number", "ERR", "line 7")] * 3)).result(20)
    sensing.deliver(Delivery("closed", empty, [SECRET])).result(20)


@pytest.fixture
def client(served: tuple[TestClient, Sensing]) -> TestClient:
    return served[0]


def asked(client: TestClient, path: str = "", **query: Any) -> Any:
    answer = client.get(V1 + path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def numbers(client: TestClient) -> dict[str, int]:
    return {stream["thing"]: stream["id"] for stream in asked(client)["streams"]}


def iso(microseconds: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(microseconds / 1e6))


def test_everything_that_now_begins_with_comes_in_one_answer(client: TestClient) -> None:
    told = asked(client)
    assert told["speed"] is None
    street = next(stream for stream in told["streams"] if stream["thing"] == "Street")
    assert (street["state"], street["simulated"], street["moving"]) == ("live", True, False)
    assert street["mean"] == pytest.approx(60)
    assert told["freshness"] == {"late": 1.5, "silent": 3.0}
    assert told["may_issue"] is False
    dust = next(one for one in told["properties"] if one["key"] == "pm10")
    assert (dust["key"], dust["scale"], dust["streams"]) == ("pm10", "burden", 2)
    assert dust["limit"]["value"] in dust["breaks"]
    arrived = told["arrived"]
    assert arrived["received"] == arrived["stored"] + arrived["duplicates"] + arrived["rejected"] > 0


def test_what_is_out_of_the_ordinary_is_told_with_the_range_that_would_not_be(client: TestClient) -> None:
    eventually(lambda: {"unusual", "test"} <= {concern["kind"] for concern in asked(client)["concerns"]})
    told = asked(client)
    street = next(stream for stream in told["streams"] if stream["thing"] == "Street")
    odd = street["unusual"]
    assert odd["low"] < 12 < odd["high"] < odd["value"]
    assert odd["score"] >= 4
    kinds = {concern["kind"]: concern for concern in told["concerns"]}
    assert (kinds["unusual"]["property"], kinds["unusual"]["streams"]) == ("pm10", [street["id"]])
    assert kinds["unusual"]["since"] == odd["hour"]
    stuck = next(stream for stream in told["streams"] if stream["thing"] == "Stuck")
    assert [(one["test"], one["flag"]) for one in stuck["failing"]] == [("flat_line", 4)]
    assert (kinds["test"]["test"], kinds["test"]["streams"]) == ("flat_line", [stuck["id"]])


def test_a_stream_tells_how_much_of_it_is_there_and_which_tests_it_did_not_pass(client: TestClient) -> None:
    known = numbers(client)
    eventually(lambda: asked(client, f"/streams/{known['Stuck']}/quality")["failing"])
    whole, stuck, vehicle = (
        asked(client, f"/streams/{known[name]}/quality") for name in ("Street", "Stuck", "Vehicle")
    )
    assert (whole["interval"], whole["tested"]) == (600, True)
    assert whole["last_day"] == pytest.approx(1, abs=0.02)
    (line,) = stuck["failing"]
    assert (line["test"], line["failed"] > 0) == ("flat_line", True)
    assert stuck["last_day"] < 0.9, "what failed is not there"
    assert vehicle["last_week"] is not None
    assert client.get(f"{V1}/streams/2/quality").status_code == 404


def test_streams_that_are_not_public_are_counted_and_not_told(client: TestClient) -> None:
    told = asked(client)
    assert told["withheld"] == 1
    assert "Office" not in numbers(client)
    answer = client.get(f"{V1}/streams/2/readings")
    assert answer.status_code == 404
    assert "2" in answer.json()["detail"]
    assert asked(client, "/history", property="electric_power")["streams"] == []


def test_labels_come_in_the_language_of_the_reader(client: TestClient) -> None:
    sensor_label = client.get(V1, headers={"accept-language": "zh"}).json()["properties"][0]["label"]
    assert sensor_label == "PM10"
    ledger = client.get(f"{V1}/ledger", headers={"accept-language": "zh"}).json()
    assert ledger["rejected"][0]["reason"] == "这不是有限的数。"


def test_readings_of_a_short_span_are_all_there_with_what_is_usual(client: TestClient) -> None:
    told = asked(client, f"/streams/{numbers(client)['Street']}/readings")
    assert told["step"] is None
    assert len(told["times"]) == len(told["values"]) == 36 * 6 - 1
    assert told["times"] == sorted(told["times"])
    assert set(told["values"][-6:]) == {60.0}
    assert len(told["usual"]["times"]) == len(told["usual"]["low"])
    assert told["usual"]["low"][5] <= told["usual"]["high"][5]


def test_a_long_span_comes_as_means(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_POINTS", 200)
    stream = numbers(client)["Street"]
    told = asked(client, f"/streams/{stream}/readings", since=iso(time.time_ns() // 1000 - 8 * DAY))
    assert told["step"] == 3600
    assert 180 <= len(told["times"]) <= 194


def test_history_has_a_row_of_hours_for_each_stream(client: TestClient) -> None:
    told = asked(client, "/history", property="pm10")
    assert len(told["times"]) in {168, 169}
    assert len(told["streams"]) == 2
    assert all(len(row) == len(told["times"]) for row in told["means"])
    street = told["means"][told["streams"].index(numbers(client)["Street"])]
    assert None not in street[1:-1]


def test_more_history_than_an_answer_holds_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_CELLS", 100)
    answer = client.get(f"{V1}/history", params={"property": "pm10"})
    assert answer.status_code == 400
    assert answer.json()["code"] == "sensing-too-many"


def test_a_track_has_the_places_of_its_readings(client: TestClient) -> None:
    vehicle = numbers(client)["Vehicle"]
    told = asked(client, f"/streams/{vehicle}/track")
    assert told["values"] == [0, 1, 2, 3, 4]
    assert told["longitude"] == pytest.approx([24.9, 24.901, 24.902, 24.903, 24.904])
    assert told["latitude"] == [60.1] * 5
    stream = next(stream for stream in asked(client)["streams"] if stream["id"] == vehicle)
    assert (stream["moving"], stream["longitude"]) == (True, pytest.approx(24.904))
    assert asked(client, f"/streams/{numbers(client)['Street']}/track")["times"] == []


def test_names_of_senders_are_for_who_reads_internal_data(served: tuple[TestClient, Sensing]) -> None:
    client, sensing = served
    once = Readings(np.ones(1, np.int32), np.ones(1, np.int64), np.ones(1))
    sensing.deliver(Delivery("connector:air", once)).result(20)
    everybody, steward = {}, headers_of(sensing.folder)
    for way in ("sensing/ledger", "sources", "registers/data.csv"):
        told, named = (client.get(f"/api/v1/{way}", headers=one).text for one in (everybody, steward))
        assert [name for name in ("broken", "closed") if name in told] == []
        assert [name for name in ("broken", "closed", "connector:air") if name not in named] == []
        assert "People, devices and files" in told
        assert "connector:air" in told
    days, all_days = (client.get(f"{V1}/ledger", headers=one).json()["days"] for one in (everybody, steward))
    assert sum(row["rejected"] for row in days) == sum(row["rejected"] for row in all_days) == 4
    assert len({(row["day"], row["source"]) for row in days}) == len(days) < len(all_days)


def test_the_ledger_adds_up_and_says_why_readings_were_set_apart(served: tuple[TestClient, Sensing]) -> None:
    client, sensing = served
    told = client.get(f"{V1}/ledger", headers=headers_of(sensing.folder)).json()
    for row in told["days"]:
        assert row["received"] == row["stored"] + row["duplicates"] + row["rejected"]
    assert {row["source"] for row in told["days"]} - {"connector:air"} == {"sensors", "broken", "closed"}
    apart = next(one for one in told["rejected"] if one["source"] == "broken")
    assert (apart["source"], apart["count"], apart["reason"]) == ("broken", 3, "This is no finite number.")
    assert told["whole"]


def test_what_was_set_apart_stands_in_the_ledger_for_who_reads_every_class(
    served: tuple[TestClient, Sensing],
) -> None:
    client, sensing = served
    assert "SECRET" not in client.get(f"{V1}/ledger").text
    assert {(one["received"], one["place"]) for one in asked(client, "/ledger")["rejected"]} == {("", "")}
    signed_in = headers_of(sensing.folder)
    assert "SECRET" not in client.get(f"{V1}/ledger", headers=signed_in).text  # what it is read for is not said
    told = client.get(f"{V1}/ledger", headers={**signed_in, PURPOSE: "stewardship"}).json()["rejected"]
    found = {one["source"]: (one["received"], one["place"]) for one in told}
    assert found == {"broken": ("ERR", "line 7"), "closed": (SECRET.received, SECRET.place)}
    assert any("SECRET" in one["reason"] for one in told)


@pytest.mark.parametrize(
    "query",
    [
        {"since": "2026-01-02T00:00:00Z", "before": "2026-01-01T00:00:00Z"},
        {"since": "2026-01-02T00:00:00"},
        {"since": "yesterday"},
        {"before": "9999-99-99T00:00:00Z"},
        {"before": "0001-01-01T00:00:00+14:00"},
        {"before": "9999-12-31T23:59:59-12:00"},
        {"since": "9999-12-31T23:59:59-12:00"},
        {"since": "0001-01-01T00:00:00+14:00", "before": "2026-01-01T00:00:00Z"},
    ],
)
def test_a_span_that_cannot_be_is_refused_with_words(client: TestClient, query: dict[str, str]) -> None:
    for path in ("/streams/1/readings", "/streams/1/track", "/history?property=air_temperature"):
        answer = client.get(f"{V1}{path}", params=query)
        assert 400 <= answer.status_code < 500
        assert answer.json()["detail"]


PATHS = [
    "",
    "/ledger",
    "/history",
    "/streams/1/readings",
    "/streams/1/track",
    "/streams/1/quality",
    "/streams/{}/readings",
]
moments = st.builds(lambda at, zone: at.isoformat() + zone, st.datetimes(), st.sampled_from(["Z", "+14:00", "-12:00"]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(PATHS),
    name=st.text(max_size=12) | st.integers().map(str),
    query=st.dictionaries(
        st.sampled_from(["since", "before", "property", "days", "language"]),
        st.text(max_size=20) | moments | st.integers().map(str),
        max_size=3,
    ),
)
def test_nothing_that_is_asked_breaks_the_server(client: TestClient, path: str, name: str, query: dict) -> None:
    answer = client.get(V1 + path.format(quote(name, safe="")), params=query)
    assert answer.status_code < 500, answer.text


def test_a_property_that_is_not_recognised_is_asked_about_and_answered(served: tuple[TestClient, Sensing]) -> None:
    client, sensing = served
    number = sensor(sensing, "Leaf", "pm2_5")
    with sensing.records.begin() as connection:
        mine = observed_property.c.id == datastream.c.observed_property
        which = select(observed_property.c.id).join(datastream, mine).where(datastream.c.id == number).scalar_subquery()
        renamed = {"name": "Poussières fines", "definition": "https://example.org/x", "properties": None}
        connection.execute(update(observed_property).where(observed_property.c.id == which).values(**renamed))
        label = '{"label": {"zh": "树叶"}}'
        connection.execute(update(thing).where(thing.c.name == "Leaf").values(properties=label))
    names = {code: {one["thing"] for one in asked(client, language=code)["streams"]} for code in ("en", "zh")}
    assert names["en"] - names["zh"] == {"Leaf"}
    assert names["zh"] - names["en"] == {"树叶"}
    (concern,) = (one for one in asked(client)["concerns"] if one["kind"] == "unrecognised")
    assert concern["streams"] == [number]
    question = concern["question"]
    keys = [one["key"] for one in question["candidates"]]
    assert {"pm2_5", "pm10"} <= set(keys)
    address, signed = f"{V1}/properties/{question['observed_property']}", headers_of(sensing.folder)
    assert client.put(address, json={"key": "pm2_5"}).status_code == 401
    refused = client.put(address, json={"key": "sound_level"}, headers=signed)
    assert (refused.status_code, refused.json()["code"]) == (422, "property-answer")
    assert client.put(f"{V1}/properties/99999", json={"key": None}, headers=signed).status_code == 404
    assert client.put(address, json={}, headers=signed).status_code == 422
    done = client.put(address, json={"key": "pm2_5"}, headers=signed)
    assert (done.status_code, done.content) == (204, b"")
    told = asked(client)
    assert [one for one in told["concerns"] if one["kind"] == "unrecognised"] == []
    assert next(stream for stream in told["streams"] if stream["id"] == number)["property"] == "pm2_5"
