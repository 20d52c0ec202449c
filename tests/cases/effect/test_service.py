"""Questions to the streams of a city: what is answered, kept on record, left out or refused."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import insert, select

from citybrain.cases.effect.question import EffectQuestion
from citybrain.cases.effect.service import EffectService
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.sensing import datastream, location, thing_location
from tests.cases.effect.known_effect import FIRST, ZONE, known
from tests.sensors import ACTS, HOUR, open_sensing, point, read, sensor

HOURS, CHANGE = 240 * 24, 170 * 24
SINCE = datetime.date(2015, 6, 20)
"""170 days after the first hour."""
TREATED, CONTROLS, SHORT, CONSTANT, LOUD = 1, (2, 3), 4, 5, 6


@pytest.fixture(scope="module")
def sensing(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("city")
    opened = open_sensing(folder, ZONE, lambda: (FIRST + HOURS) * HOUR)
    made = known(HOURS, CHANGE, -12.0, seed=21, controls=2)
    times = (FIRST + np.arange(HOURS)) * HOUR
    for name, values in (("Depot", made.value), ("North", made.controls[0]), ("South", made.controls[1])):
        read(opened, sensor(opened, name), times, values)
    read(opened, sensor(opened, "New"), times[-10:], np.arange(10.0))
    read(opened, sensor(opened, "Stuck"), times, 7.0)
    read(opened, sensor(opened, "Loud", "sound_level"), times, made.value)
    yield opened
    opened.close()


@pytest.fixture
def service(sensing: Sensing, tmp_path: Path) -> Iterator[EffectService]:
    """Of a city in which nothing was evaluated yet."""
    folder = Path(shutil.copytree(sensing.folder, tmp_path / "city"))
    opened = open_sensing(folder, ZONE, lambda: (FIRST + HOURS) * HOUR)
    yield EffectService(opened)
    opened.close()


def asked(**other: object) -> EffectQuestion:
    return EffectQuestion(**({"streams": (TREATED,), "since": SINCE, "controls": CONTROLS} | other))


def test_an_answer_stands_on_record_with_all_that_it_rests_on(service) -> None:
    shares: list[float] = []
    record = service.evaluate(
        asked(planned=-0.2, what="Sweeping"), "Aino", progress=lambda share, key: shares.append(share)
    )
    assert record["number"] == 1
    assert record == service.record(1) == service.records()[0]
    assert (record["verdict"], record["speaks"]) == ("effect", "difference_in_differences")
    (method,) = record["methods"]
    assert method["low"] < -12 < method["high"]
    assert record["changed_at"] == "2015-06-19T16:00:00Z"
    assert (record["made_by"], record["seed"], len(record["data_sha256"])) == ("Aino", 1, 64)
    assert record["planned"]["within"] is (method["share_low"] <= -0.2 <= method["share_high"])
    assert shares == sorted(shares)
    again = service.evaluate(asked(), "Eino")
    assert (again["number"], again["data_sha256"]) == (2, record["data_sha256"])


def test_a_dry_run_and_a_stopped_one_leave_nothing(service) -> None:
    assert service.evaluate(asked(), dry_run=True)["number"] == 0

    def stop(share: float, key: str) -> None:
        if share > 0.1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        service.evaluate(asked(), progress=stop)
    assert service.records() == []


def test_a_measure_that_overlaps_another_cannot_be_told_apart(service) -> None:
    service.evaluate(asked(since=datetime.date(2015, 6, 10)))
    record = service.evaluate(asked())
    assert record["verdict"] == "cannot_tell"
    assert {"code": "effect-other-measure", "arguments": {"number": 1, "day": "2015-06-10"}} in record["doubts"]


def test_what_showed_no_effect_disturbs_no_other_answer(service) -> None:
    placebo = service.evaluate(asked(since=datetime.date(2015, 4, 10), until=datetime.date(2015, 6, 1)))
    assert placebo["verdict"] == "none_shown"
    assert service.evaluate(asked())["verdict"] == "effect"


def test_a_measure_is_compared_with_the_time_after_an_earlier_one(service) -> None:
    service.evaluate(asked())
    later = service.evaluate(asked(since=datetime.date(2015, 8, 21)))
    assert later["compared_from"] == "2015-06-20T16:00:00Z"
    assert {"code": "effect-compared-after", "arguments": {"day": "2015-06-20"}} in later["notices"]
    assert later["verdict"] == "none_shown"


def test_a_control_at_which_something_was_done_is_none(service) -> None:
    service.evaluate(asked())
    record = service.evaluate(asked(streams=(CONTROLS[0],), controls=(TREATED, CONTROLS[1])))
    assert record["controls_used"] == [CONTROLS[1]]
    assert record["notices"] == [
        {"code": "effect-control-treated", "arguments": {"stream": "Depot: PM10", "day": "2015-06-20"}}
    ]


def test_a_control_with_too_little_is_left_out_and_without_any_nothing_can_be_told(service) -> None:
    record = service.evaluate(asked(controls=(SHORT,)))
    assert record["notices"] == [{"code": "effect-left-out-gaps", "arguments": {"stream": "New: PM10"}}]
    assert [doubt["code"] for doubt in record["doubts"]] == ["effect-nothing-beside"]
    assert record["verdict"] == "cannot_tell"


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"streams": ()}, "effect-no-stream"),
        ({"controls": (TREATED,)}, "effect-stream-twice"),
        ({"controls": tuple(range(2, 60))}, "effect-many-streams"),
        ({"until": SINCE}, "effect-dates"),
        ({"compared_since": SINCE}, "effect-dates"),
        ({"planned": float("nan")}, "effect-planned"),
        ({"since": datetime.date(2030, 1, 1)}, "effect-date-outside"),
        ({"since": datetime.date(2014, 1, 1)}, "effect-too-few"),
        ({"since": datetime.date(1990, 1, 1)}, "effect-too-long"),
        ({"streams": (SHORT,), "controls": ()}, "effect-too-few"),
        ({"streams": (CONSTANT,), "controls": ()}, "effect-constant"),
        ({"controls": (LOUD,)}, "effect-units"),
    ],
)
def test_what_cannot_be_asked_is_said(service, other, code) -> None:
    with pytest.raises(InputError) as told:
        service.evaluate(asked(**other))
    assert told.value.code == code
    assert service.records() == []


def test_unknown_streams_and_records_are_refused(service) -> None:
    with pytest.raises(NotFoundError):
        service.evaluate(asked(controls=(99,)))
    with pytest.raises(NotFoundError):
        service.record(7)


def test_a_station_that_was_moved_meanwhile_cannot_be_judged(service) -> None:
    sensing = service.sensing
    moved = sensor(sensing, "Moved")
    times = (FIRST + np.arange(HOURS)) * HOUR
    read(sensing, moved, times, known(HOURS, CHANGE, -12.0, seed=22, controls=0).value)
    with sensing.records.begin() as connection:
        of = connection.execute(select(datastream.c.thing).where(datastream.c.id == moved)).scalar_one()
        for longitude, day in ((24.8, "2015-01-01"), (24.9, "2015-05-10")):
            place = {"name": day, "description": "", "encoding_type": "application/geo+json"}
            where = connection.execute(insert(location).values(**place, location=point((longitude, 60.2)), **ACTS))
            at = {"location": where.inserted_primary_key[0], "time": f"{day}T08:00:00.000000+00:00"}
            connection.execute(insert(thing_location).values(thing=of, **at, **ACTS))
    record = service.evaluate(asked(streams=(moved,)))
    assert record["verdict"] == "cannot_tell"
    assert {"code": "effect-sensor-moved", "arguments": {"stream": "Moved: PM10", "day": "2015-05-10"}} in record[
        "doubts"
    ]
