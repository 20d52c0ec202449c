"""What a timetable says, what is left out of it with its count, and all that is wrong with it in one message."""

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.base.importing import Imported
from citybrain.base.tables import archives
from citybrain.domains.transit.importers import courses, days
from citybrain.domains.transit.importers.destinations import destinations
from citybrain.domains.transit.importers.feed import PARTS, TimetableTables
from citybrain.domains.transit.importers.kinds import KINDS, kinds_of, known_type
from citybrain.domains.transit.importers.timetable import timetable
from citybrain.kernel.errors import InputError
from tests.domains.transit.feeds import SOUTH, TO_DEGREES, WEST, blocks, feed_tables, feed_texts, known, write_zip


def read(**more: str | None) -> Imported:
    return timetable(feed_tables(**more), known())


def counts(made: Imported) -> dict[str, int]:
    return {one.code: one.arguments["count"] for one in made.notices if "count" in one.arguments}


def refused(**more: str | None) -> Any:
    with pytest.raises(InputError) as error:
        read(**more)
    return error.value


def with_times(*rows: str) -> str:
    return "\n".join([feed_texts()["stop_times"], *rows])


def test_lines_stops_and_trips_of_the_day() -> None:
    made = read()
    tables = made.tables
    assert tables["transit_lines"]["name"].tolist() == ["1 East", "2 North"]
    assert tables["transit_lines"]["transit_line_kind"].tolist() == ["bus", "tram"]
    assert tables["transit_lines"]["transit_line_length"].tolist() == [3000.0, 1051.0]
    assert dict(zip(tables["transit_stops"]["id"], tables["transit_stops"]["transit_stop_kind"], strict=True)) == {
        "a": "bus", "b": "bus", "c": "bus", "d": "bus", "n": "tram", "s": "tram",
    }  # fmt: skip
    trips = tables["transit_trips"]
    assert sorted(trips["trip_start"]) == [480, 490, 490, 500, 510, 510, 520, 530, 530]
    assert trips["id"].is_unique
    assert tables["transit_places"]["place_east"].tolist() == [WEST + 15, WEST + 3015, WEST + 1015]
    assert len(tables["transit_pairs"]) == 9
    assert tables["transit_destinations"]["id"].tolist() == ["n"]
    day = next(one for one in made.notices if one.code == "transit-day")
    assert day.arguments == {"day": "2026-01-05", "first": "2026-01-03", "last": "2026-01-31", "trips": 9}


def test_trips_alike_run_one_course_and_blank_times_lie_evenly_between() -> None:
    made = read()
    calls = made.tables["transit_calls"]
    assert counts(made) == {"transit-interpolated": 1}
    assert calls["call_course"].value_counts().tolist() == [4, 2]
    bus = calls[calls["call_course"].map(calls["call_course"].value_counts()) == 4]
    assert bus["call_arrival"].tolist() == [0, 2, 4, 7]
    assert bus["call_departure"].tolist() == [0, 2, 4.5, 7]


def test_what_cannot_run_is_left_out_and_counted() -> None:
    more = with_times(
        "back,09:00:00,09:00:00,a,1", "back,08:50:00,08:50:00,b,2", "open,,,a,1", "open,09:10:00,09:10:00,b,2",
        "twice,09:00:00,09:00:00,a,1", "twice,09:05:00,09:05:00,b,1", "alone,09:00:00,09:00:00,a,1",
        "nobody,09:00:00,09:00:00,a,1", "b1,08:20:00,08:20:00,far,5",
    )  # fmt: skip
    trips = feed_texts()["trips"] + "".join(f"\nB1,day,{name}" for name in ("back", "open", "twice", "alone"))
    stops = feed_texts()["stops"] + "\nfar,Far,10,10,\nnull,Null,0,0,\nhall,Hall,60.2,24.9,1"
    often = feed_texts()["frequencies"] + "\nghost,08:00:00,09:00:00,60\nb1,09:00:00,08:00:00,60"
    made = read(stop_times=more, trips=trips + "\nX9,day,lost", stops=stops, frequencies=often)
    assert counts(made) == {
        "transit-decreasing": 1, "transit-no-end-times": 1, "transit-repeated-sequence": 1, "transit-one-call": 1,
        "transit-calls-no-trip": 1, "transit-calls-no-stop": 1, "transit-no-route": 1, "transit-stops-nowhere": 1,
        "transit-stops-outside": 1, "transit-frequencies-no-trip": 1, "transit-frequencies-wrong": 1,
        "transit-interpolated": 1,
    }  # fmt: skip
    assert len(made.tables["transit_trips"]) == 9
    for one in made.notices:
        assert one.text("en") != one.code
        assert one.text("zh") != one.code


def test_blank_times_are_filled_before_a_trip_is_cut_at_the_edge_of_the_city() -> None:
    """Its times stand at stops outside: a third and two thirds of the way between; one that has none is left out."""
    stops = feed_texts()["stops"] + "\nfar,Far,61,26,\nfurther,Further,62,27,"
    more = with_times(
        "long,09:00:00,09:00:00,far,1", "long,,,a,2", "long,,,b,3", "long,09:09:00,09:09:00,further,4",
        "never,,,a,1", "never,,,b,2", "never,09:30:00,09:30:00,far,3", "away,,,far,1", "away,,,further,2",
    )  # fmt: skip
    trips = feed_texts()["trips"] + "\nB1,day,long\nB1,day,never\nB1,day,away"
    made = read(stops=stops, stop_times=more, trips=trips)
    tables = made.tables
    trip = tables["transit_trips"].set_index("id").loc["long / 543"]
    assert trip["trip_start"] == 543
    calls = tables["transit_calls"]
    assert calls[calls["call_course"] == trip["trip_course"]]["call_arrival"].tolist() == [0, 3]
    assert len(tables["transit_trips"]) == 10
    assert counts(made) == {
        "transit-interpolated": 3, "transit-no-end-times": 1, "transit-calls-no-stop": 5, "transit-stops-outside": 2,
    }  # fmt: skip


@pytest.mark.parametrize("headway", ["1e-300", "0", "-5", "0.5"])
def test_a_headway_under_a_second_is_left_out(headway: str) -> None:
    made = read(frequencies=f"trip_id,start_time,end_time,headway_secs\nt1,08:00:00,09:00:00,{headway}")
    assert counts(made)["transit-frequencies-wrong"] == 1
    assert len(made.tables["transit_trips"]) == 4


def test_what_was_assumed_in_silence_is_counted() -> None:
    """Services without a calendar, lines without a trip, headways twice at one time, trips from a stop to itself.

    A row of headways may begin before another ends, behind the last departure of that: 8:50 and 8:55.
    """
    texts = feed_texts()
    made = read(trips=texts["trips"] + "\nT2,never,t9\nT2,day,still", routes=texts["routes"] + "\nX,9,Nowhere,3",
                stop_times=with_times("still,09:00:00,09:00:00,n,1", "still,09:02:00,09:02:00,n,2"),
                frequencies=texts["frequencies"] + "\nt1,08:30:00,09:30:00,600\nt1,08:55:00,09:05:00,600")  # fmt: skip
    assert counts(made) == {
        "transit-no-service": 1, "transit-idle-lines": 1, "transit-one-call": 1, "transit-frequencies-overlap": 1,
        "transit-interpolated": 1,
    }  # fmt: skip
    assert len(made.tables["transit_trips"]) == 10
    for one in made.notices:
        assert one.text("en") != one.code
        assert one.text("zh") != one.code


def test_a_trip_faster_than_any_vehicle_is_left_out() -> None:
    """Two stops 3 km apart in no time are what whole minutes may say; 6.1 km in no time are not."""
    stops = feed_texts()["stops"]
    longitude, latitude = TO_DEGREES.transform(WEST, SOUTH + 2_900)
    east, north = TO_DEGREES.transform(WEST + 4_400, SOUTH - 1_300)
    more = with_times("near,09:00:00,09:00:00,a,1", "near,09:00:00,09:00:00,d,2",
                      "far,09:00:00,09:00:00,up,1", "far,09:00:00,09:00:00,down,2")  # fmt: skip
    made = read(stops=f"{stops}\nup,Up,{latitude},{longitude},\ndown,Down,{north},{east},", stop_times=more,
                trips=feed_texts()["trips"] + "\nB1,day,near\nB1,day,far")  # fmt: skip
    assert counts(made) == {"transit-interpolated": 1, "transit-too-fast": 1}
    assert len(made.tables["transit_trips"]) == 10
    assert set(made.tables["transit_trips"]["trip_course"]) == set(made.tables["transit_calls"]["call_course"])
    assert made.notices[-1].text("en") != made.notices[-1].code


def test_days_of_a_week_and_exceptions_are_numbers_of_the_format() -> None:
    calendar = feed_texts()["calendar"]
    assert "monday: yes" in refused(calendar=calendar.replace("day,1", "day,yes")).arguments["received"]
    assert "tuesday?" in refused(calendar=calendar.replace("tuesday", "dienstag")).arguments["received"]
    dates = "service_id,date,exception_type\nday,20260105,3"
    assert "exception_type: 3" in refused(calendar_dates=dates).arguments["received"]


def test_a_loop_calls_twice_at_one_stop() -> None:
    loop = with_times("loop,09:00:00,09:00:00,a,1", "loop,09:05:00,09:05:00,b,2", "loop,09:10:00,09:10:00,a,3")
    made = read(stop_times=loop, trips=feed_texts()["trips"] + "\nB1,day,loop")
    assert made.tables["transit_calls"]["call_course"].value_counts().tolist() == [4, 3, 2]


def test_the_day_is_the_first_on_which_most_trips_run() -> None:
    dates = "service_id,date,exception_type\nday,20260105,2\nday,20260106,1"
    made = read(calendar_dates=dates)
    assert next(one for one in made.notices if one.code == "transit-day").arguments["day"] == "2026-01-06"
    only = read(calendar=None, calendar_dates="service_id,date,exception_type\nday,20270301,1")
    assert next(one for one in only.notices if one.code == "transit-day").arguments["day"] == "2027-03-01"
    assert (
        refused(calendar=None, calendar_dates="service_id,date,exception_type\nother,20270301,1").code
        == "transit-no-day"
    )


def test_the_day_is_looked_for_where_services_of_trips_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not near days of services without trips; a service without end hides nothing; and not of too many services."""
    usual = feed_texts()["calendar"]
    week = "1,1,1,1,1,1,1"
    unused = read(calendar=f"{usual}\nother,{week},16800101,19000101")
    day = next(one for one in unused.notices if one.code == "transit-day").arguments
    assert (day["day"], day["first"]) == ("2026-01-05", "2026-01-03")
    trips = feed_texts()["trips"].replace("T2,day", "T2,ever")
    ever = read(trips=trips, calendar=f"{usual}\never,{week},19000101,20991231")
    assert next(one for one in ever.notices if one.code == "transit-day").arguments["day"] == "2026-01-05"
    monkeypatch.setattr(days, "MOST_SERVICES", 1)
    read()
    error = refused(trips=trips)
    assert (error.code, error.arguments["received"]) == ("transit-services", 2)


@given(
    rows=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 127)), min_size=1, max_size=4),
    excepted=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40), st.sampled_from("12")), max_size=5),
)
@settings(max_examples=60, deadline=None)
def test_the_day_is_that_of_looking_at_each_day(
    rows: list[tuple[int, int, int]], excepted: list[tuple[int, int, str]]
) -> None:
    """Each service has a trip of its own."""
    start = datetime.date(2026, 1, 1)
    every = [start + datetime.timedelta(number) for number in range(80)]
    names = [f"{one:%Y%m%d}" for one in every]
    excepted = list({(service, day): (service, day, kind) for service, day, kind in excepted}.values())
    calendar = [
        f"s{number},{','.join(str(week >> day & 1) for day in range(7))},{names[first]},{names[first + length]}"
        for number, (first, length, week) in enumerate(rows)
    ]
    head = f"service_id,{','.join(days.WEEKDAYS)},start_date,end_date"
    texts = {
        "trips": "\n".join(["trip_id,service_id", *(f"t{number},s{number}" for number in range(len(rows)))]),
        "calendar": "\n".join([head, *calendar]),
        "calendar_dates": "\n".join(
            ["service_id,date,exception_type", *(f"s{service},{names[day]},{kind}" for service, day, kind in excepted)]
        ),
    }
    stated = {(service, day): kind == "1" for service, day, kind in excepted}
    runs = [
        sum(
            stated.get((number, place), first <= place <= first + length and bool(week >> day.weekday() & 1))
            for number, (first, length, week) in enumerate(rows)
        )
        for place, day in enumerate(every)
    ]
    tables = {f"{name}.txt": pd.read_csv(io.StringIO(text), dtype=str) for name, text in texts.items()}
    if not any(runs):
        with pytest.raises(InputError, match="transit-no-day"):
            days.service_day(TimetableTables(tables))
        return
    chosen = days.service_day(TimetableTables(tables))
    assert chosen.day == every[int(np.argmax(runs))]
    assert int(chosen.runs.sum()) == max(runs)


def test_all_that_is_wrong_comes_in_one_message() -> None:
    absent = refused(stops=None, calendar=None, trips="trip_id,route_id\nb1,B1").arguments
    assert absent["received"] == "stops.txt?; trips.txt: service_id?; calendar.txt / calendar_dates.txt?"
    wrong = refused(
        stop_times=with_times("b1,25 o'clock,08:99:00,a,x"), routes="route_id,route_type\nB1,bus\nB1,3",
        frequencies="trip_id,start_time,end_time,headway_secs\nt1,8,09:00:00,many",
        calendar=feed_texts()["calendar"].replace("20260131", "tomorrow"),
    ).arguments  # fmt: skip
    assert wrong["count"] == 8
    assert wrong["received"].startswith("routes.txt.route_id 2x: B1; stop_times.txt.arrival_time: 25 o'clock (15; 1)")
    many = refused(**dict.fromkeys(("routes", "trips"), "a,b\n1,2"), stops="a,b\n1,2", stop_times="a,b\n1,2").arguments
    assert many["count"] == 4


def test_a_timetable_of_another_city_and_one_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(stops="stop_id,stop_lat,stop_lon\na,10,10").code == "transit-no-stops"
    assert refused(
        stop_times=feed_texts()["stop_times"]
        .replace("b1", "x")
        .replace("b2", "x")
        .replace("b3", "x")
        .replace("t1", "x")
    ).code == ("transit-no-trips")
    monkeypatch.setattr(courses, "MOST_TRIPS", 3)
    assert refused().code == "transit-size"


def test_basic_and_extended_route_types() -> None:
    types = np.array([0, 1, 2, 3, 4, 109, 401, 701, 704, 900, 1000, 1700, 99, 2000], np.float64)
    names = [KINDS[code] for code in kinds_of(types)]
    assert names == ["tram", "metro", "train", "bus", "ferry", "train", "metro", "bus", "bus", "tram", "ferry", "other",
                     "other", "other"]  # fmt: skip
    assert known_type(types).tolist() == [True] * 12 + [False] * 2


def test_destinations_of_the_city_take_the_place_of_the_hub() -> None:
    places = blocks().assign(name="Market").iloc[:1].drop(columns="id")
    made = destinations({"destinations": places}, known())
    assert made.tables["transit_destinations"]["destination_east"].tolist() == [WEST + 15.0]
    tables = timetable(feed_tables(), {**known(), **made.tables}).tables
    assert "transit_destinations" not in tables
    walks = tables["transit_walks"]
    last = walks[walks["walk_from"] == len(tables["transit_stops"]) + 3]
    assert tables["transit_stops"]["id"][last["walk_to"].astype(int)].tolist() == ["a", "b", "s"]
    assert last["walk_way"].iloc[0] == pytest.approx(1.3 * np.hypot(15, 30), abs=0.1)
    with pytest.raises(InputError, match="transit-too-many"):
        destinations({"destinations": pd.DataFrame({"id": ["1"]})}, known())


def test_a_city_without_buildings_has_no_stops() -> None:
    assert timetable(feed_tables(), {}).tables == {}


def test_only_some_tables_of_a_zip_are_read_and_a_hostile_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_zip(tmp_path / "feed.zip", shapes="\x00 not read", feed_info="")
    assert set(archives.archive_tables(path, PARTS)) == {
        f"{name}.txt" for name in ("stops", "routes", "trips", "stop_times", "frequencies", "calendar")
    }

    def fault(code: str) -> Any:
        with pytest.raises(InputError, match=code) as error:
            archives.archive_tables(path, PARTS)
        return error.value.arguments

    monkeypatch.setattr(archives, "LARGEST_PART", 100)
    assert fault("archive-faults")["count"] == 3
    monkeypatch.undo()
    monkeypatch.setattr(archives, "MOST_CELLS", 20)
    assert fault("archive-cells")["allowed"] == 20
    monkeypatch.undo()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("feed/../stops.txt", "stop_id")
        archive.writestr("folder/trips.txt", "trip_id")
    assert fault("archive-faults")["received"] == "feed/../stops.txt; folder/trips.txt"
    monkeypatch.setattr(archives, "MOST_PARTS", 1)
    fault("archive-parts")
    path.write_bytes(b"no zip")
    fault("archive-unreadable")


def test_zones_without_buildings_set_out_in_their_own_middle() -> None:
    tables = known()
    tables["buildings"] = tables["buildings"].assign(zone=[0, 0, 0])
    places = timetable(feed_tables(), tables).tables["transit_places"]
    assert places["place_north"].tolist()[1:] == [SOUTH + 200.0, SOUTH + 1450.0]
