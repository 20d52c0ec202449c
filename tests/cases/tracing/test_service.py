"""Readings of a city whose source the test knows: found, or honestly not."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from sqlalchemy import select

from citybrain.cases.tracing.errors import TraceError
from citybrain.cases.tracing.question import MOST_SOURCES, TraceQuestion
from citybrain.cases.tracing.service import trace
from citybrain.cases.tracing.winds import winds_of_city
from citybrain.kernel import InputError, NotFoundError
from citybrain.observations.locations import put
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.streams import known_streams
from citybrain.records.tables.sensing import datastream, thing
from tests.cases.tracing.plumes import (
    BACKGROUND,
    PLANE,
    RATE,
    SOURCE,
    STATIONS,
    WIND_FROM,
    asked,
    degrees,
    emitted,
    register,
    senses,
)
from tests.sensors import HOUR, NOON, open_sensing, read, sensor


@pytest.fixture
def sensing(tmp_path: Path) -> Iterator[Sensing]:
    opened = open_sensing(tmp_path, "Europe/Helsinki")
    yield opened
    opened.close()


def question(hours: int = 1, **said) -> TraceQuestion:
    return TraceQuestion.model_validate(asked(hours, **said))


def test_the_source_of_the_register_is_found_with_its_rate(sensing: Sensing) -> None:
    senses(sensing, [WIND_FROM, WIND_FROM + 12])
    found = trace(question(2), sensing)
    first = found["candidates"][0]
    assert (found["verdict"], first["name"]) == ("candidate", "works")
    assert first["probability"] > 0.9
    assert first["rate"]["low"] < RATE < first["rate"]["high"]
    assert first["expected"][: len(STATIONS)] != [BACKGROUND] * len(STATIONS)
    total = sum(one["probability"] for one in found["candidates"]) + found["unknown"]["probability"]
    assert total == pytest.approx(1.0, abs=1e-4)


def test_a_source_of_no_register_is_where_it_is(sensing: Sensing) -> None:
    senses(sensing, [WIND_FROM, WIND_FROM + 12])
    found = trace(question(2, sources=[one for one in register() if one["name"] != "works"]), sensing)
    cells = PLANE.metres(found["unknown"]["cells"])
    assert found["verdict"] == "unknown"
    assert np.abs(cells - SOURCE).max(axis=1).min() <= found["unknown"]["cell_size"] * 1.5
    assert found["unknown"]["rate"]["low"] < RATE < found["unknown"]["rate"]["high"]


def test_nothing_is_told_in_calm(sensing: Sensing) -> None:
    senses(sensing, [WIND_FROM], speed=0.0)
    found = trace(question(), sensing)
    assert (found["verdict"], found["reason"], found["candidates"]) == ("cannot_tell", "calm", [])


def test_a_wind_from_the_wrong_side_accuses_nobody(sensing: Sensing) -> None:
    senses(sensing, [WIND_FROM, WIND_FROM + 12], told=[WIND_FROM - 180, WIND_FROM - 168])
    found = trace(question(2), sensing)
    assert max(one["probability"] for one in found["candidates"]) < 0.1
    assert (found["verdict"], found["reason"]) == ("cannot_tell", "no_fit")


def test_readings_alike_everywhere_tell_nothing(sensing: Sensing) -> None:
    for number, place in enumerate(STATIONS):
        read(sensing, sensor(sensing, f"s{number}", place=degrees(place)), [NOON + HOUR // 2], [BACKGROUND])
    wind = [{"time": asked()["start"], "wind_from": 10.0, "wind_speed": 3.0}]
    assert trace(question(wind=wind), sensing)["reason"] == "no_signal"


def test_without_wind_it_is_refused(sensing: Sensing) -> None:
    read(sensing, sensor(sensing, "alone", place=degrees((0, 0))), [NOON + HOUR // 2], [BACKGROUND])
    with pytest.raises(InputError, match="trace-wind-missing") as problem:
        trace(question(), sensing)
    start = datetime.datetime.fromisoformat(asked()["start"]).astimezone(ZoneInfo(sensing.zone))
    assert problem.value.arguments["start"] == f"{start:%Y-%m-%d %H:%M}", "by the clock of the city"


def test_a_sensor_that_moved_negative_codes_and_doubles_are_left_out(sensing: Sensing) -> None:
    senses(sensing, [WIND_FROM])
    read(sensing, sensor(sensing, "code", place=degrees((0, 50))), [NOON + HOUR // 2], [-999.0])
    read(sensing, sensor(sensing, "double", place=degrees(STATIONS[0])), [NOON + HOUR // 2], [BACKGROUND])
    with sensing.records.begin() as connection:
        number = connection.execute(select(thing.c.id).where(thing.c.name == "station 4")).scalar_one()
        put(connection, number, "elsewhere", degrees((0, 0)), NOON + HOUR // 4, "test")
    found = trace(question(), sensing)
    left_out = {(one["name"].partition(":")[0], one["reason"]) for one in found["left_out"]}
    assert left_out == {("code", "negative"), ("double", "doubled"), ("station 4", "moved")}
    merged = next(one for one in found["readings"] if one["station"].startswith("station 0"))
    assert merged["value"] == pytest.approx(BACKGROUND + emitted(STATIONS[:1])[0] / 2, rel=1e-4)


def test_streams_that_not_anybody_may_see_do_not_count(sensing: Sensing) -> None:
    senses(sensing, [WIND_FROM])
    read(sensing, sensor(sensing, "home", place=degrees((0, 50)), data_class="personal"), [NOON + HOUR // 2], [900.0])
    assert not any("home" in one["station"] for one in trace(question(), sensing)["readings"])


def test_readings_along_a_way_in_two_units(sensing: Sensing) -> None:
    wind = [{"time": asked()["start"], "wind_from": WIND_FROM, "wind_speed": 4.0}]
    readings = []
    for number, place in enumerate(STATIONS):
        value, unit = BACKGROUND + float(emitted(place[None])[0]), "µg/m3"
        value, unit = (value / 1000, "mg/m3") if number % 2 else (value, unit)
        longitude, latitude = degrees(place)
        readings.append({"time": asked()["start"], "longitude": longitude, "latitude": latitude, "value": value,
                         "unit": unit})  # fmt: skip
    found = trace(question(wind=wind, readings=readings), sensing)
    assert (found["verdict"], found["candidates"][0]["name"]) == ("candidate", "works")
    with pytest.raises(InputError, match="observations-unit"):
        trace(question(wind=wind, readings=[{**readings[0], "unit": "dB"}]), sensing)


def test_the_same_question_has_the_same_hash_and_another_reading_another(sensing: Sensing) -> None:
    numbers = senses(sensing, [WIND_FROM])
    first, again = trace(question(), sensing), trace(question(), sensing)
    assert first == again
    assert json.loads(json.dumps(first)) == first
    fewer = trace(question(sources=register()[1:]), sensing)
    assert fewer["inputs_sha256"] != first["inputs_sha256"]
    read(sensing, numbers[2], [NOON + HOUR // 3], [500.0])
    assert trace(question(), sensing)["inputs_sha256"] != first["inputs_sha256"]


def test_what_cannot_be_asked_is_refused(sensing: Sensing) -> None:
    senses(sensing, [WIND_FROM])
    with pytest.raises(NotFoundError, match="trace-property-unknown"):
        trace(question(property="nothing"), sensing)
    with pytest.raises(InputError, match="trace-property-unit"):
        trace(question(property="air_temperature"), sensing)
    with pytest.raises(InputError, match="trace-hours"):
        trace(question(25), sensing)
    many = [{**register()[0], "name": str(number)} for number in range(MOST_SOURCES)]
    assert trace(question(sources=many), sensing)["considered"] == MOST_SOURCES
    way = [
        {"time": asked()["start"], "longitude": 24.9 + n / 1e4, "latitude": 60.17, "value": 20.0} for n in range(900)
    ]
    with pytest.raises(TraceError, match="trace-large") as refused:
        trace(question(readings=way), sensing)
    assert refused.value.arguments["readings"] == 900
    with pytest.raises(ValueError, match="at most 10000"):
        question(sources=[*many, many[0]])


def test_a_vane_that_says_points_of_the_compass_and_one_that_turns_past_north_are_understood(sensing: Sensing) -> None:
    vane, other = sensor(sensing, "vane", "wind_direction"), sensor(sensing, "other", "wind_direction")
    said = Readings(np.array([vane], np.int32), np.array([NOON]), np.array([np.nan]), said=np.array(['"NNW"'], object))
    sensing.deliver(Delivery("sensors", said)).result(20)
    read(sensing, other, [NOON], [22.5])
    read(sensing, sensor(sensing, "mast", "wind_speed"), [NOON], [3.0])
    read(sensing, sensor(sensing, "one", place=degrees((0, 0))), [NOON], [3.0])
    (wind,) = trace(question(), sensing)["wind"]
    assert wind["wind_from"] == pytest.approx(0.0, abs=1e-3) or wind["wind_from"] == pytest.approx(360.0)


def test_what_is_usual_at_each_place_is_no_sign_of_a_source(sensing: Sensing) -> None:
    """Streets that differ by their traffic, all of them a quarter above what is usual, and a source near four."""
    numbers = senses(sensing, [WIND_FROM, WIND_FROM + 12])
    usual = BACKGROUND + 4.0 * np.arange(len(STATIONS))
    days = NOON - HOUR * np.arange(24, 24 * 31) + HOUR // 2
    for number, level in zip(numbers, usual, strict=True):
        read(sensing, number, days[::-1], level)
    times = NOON + HOUR * np.arange(2) + HOUR // 4
    for number, level, place in zip(numbers, usual, STATIONS, strict=True):
        # The mean of an hour is of both readings of it, of which the first has the background of all other tests.
        added = [float(emitted(place[None], wind)[0]) for wind in (WIND_FROM, WIND_FROM + 12)]
        read(sensing, number, times, [2 * (1.25 * level + one) - BACKGROUND - one for one in added])
    found = trace(question(2), sensing)
    backgrounds = [one["background"] for one in found["readings"][: len(STATIONS)]]
    assert sorted(backgrounds) == pytest.approx(sorted(1.25 * usual), rel=0.15)
    assert (found["verdict"], found["candidates"][0]["name"]) == ("candidate", "works")
    alike = trace(question(2, background=float(min(1.25 * usual))), sensing)
    assert (
        alike["verdict"] != "candidate" or alike["candidates"][0]["probability"] < found["candidates"][0]["probability"]
    )


def test_streets_whose_backgrounds_differ_hide_no_source(sensing: Sensing) -> None:
    senses(sensing, [WIND_FROM, WIND_FROM + 12], rate=0.5, uneven=0.15)
    traced = trace(question(2), sensing)
    first = traced["candidates"][0]
    assert (traced["verdict"], first["name"]) == ("candidate", "works")
    assert first["rate"]["low"] < 0.5 < first["rate"]["high"]


def test_an_anemometer_in_other_units_counts_and_a_vane_in_radians_does_not(
    sensing: Sensing,
) -> None:
    streams = {"mast": "wind_speed", "vane": "wind_direction", "other": "wind_direction"}
    numbers = {name: sensor(sensing, name, key) for name, key in streams.items()}
    with sensing.records.begin() as connection:
        for name, unit in (("mast", "km/h"), ("other", "rad")):
            in_unit = datastream.update().where(datastream.c.id == numbers[name])
            connection.execute(in_unit.values(unit_name=unit, unit_symbol=unit, unit_definition=unit))
    for name, value in (("mast", 18.0), ("vane", 90.0), ("other", 3.0)):
        read(sensing, numbers[name], [NOON], value)
    with sensing.records.read() as connection:
        winds = winds_of_city(range(NOON // HOUR, NOON // HOUR + 1), known_streams(connection), sensing)
    assert winds == {NOON // HOUR: (pytest.approx(90.0), pytest.approx(5.0))}
