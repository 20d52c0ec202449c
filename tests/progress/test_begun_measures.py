"""Measures that were begun: the plan's promise beside what bills say since, or why they do not yet."""

import datetime
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from citybrain.cases.effect.bills import billed_effect
from citybrain.kernel.errors import NotFoundError
from citybrain.open_city import OpenCity
from citybrain.plans.document import Document
from citybrain.progress import begun_measures
from citybrain.progress.accepted_effects import AcceptedEffects
from citybrain.progress.begun_measures import BegunMeasures, MeasuredChange
from citybrain.records.errors import EntryError
from tests.observations.bills.towns import bring, table, town

SINCE = datetime.date(2024, 1, 1)
SETTINGS = '[observed]\nwindow = 2023-01-01\ntemperatures = "t.csv"\n'
PLAN = {"name": "Walls", "measures": [{"intervention": "insulate_walls"}]}
MONTHS = [datetime.date(2023 + n // 12, n % 12 + 1, 1) for n in range(25)]


def weather(city: Path) -> np.ndarray:
    """Daily means of 2023 and 2024, written as hourly temperatures."""
    days = np.arange(731)
    air = np.round(6 - 12 * np.cos(2 * np.pi * days / 365.25) + np.random.default_rng(3).normal(0, 3, len(days)), 1)
    hours = np.datetime64("2023-01-01T00") + np.arange(731 * 24)
    rows = (f"{hour},{air[n // 24]}" for n, hour in enumerate(hours))
    (city / "t.csv").write_text("time,temperature\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return air


def bills(air: np.ndarray, building: str, change: float, until: int = 24) -> list[str]:
    chance = np.random.default_rng(11)
    lines = []
    for start, end in pairwise(MONTHS[: until + 1]):
        first, last = ((day - MONTHS[0]).days for day in (start, end))
        use = 80.0 * (last - first) + 25.0 * np.maximum(16 - air[first:last], 0).sum() + chance.normal(0, 150)
        use *= 1 + change if start >= SINCE else 1.0
        lines.append(f"{building},heat,{start},{end - datetime.timedelta(1)},{use:.0f}")
    return lines


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory):
    """A city whose first house uses less since the measure, the second as before, the eighth was not billed since."""
    city = town(tmp_path_factory.mktemp("city") / "city", settings=SETTINGS)
    air = weather(city)
    opened = OpenCity(city)
    promised = BegunMeasures(opened.workspace, opened.city_records)
    opened.workspace.saved.create(opened.workspace.checked(Document(PLAN, "plan")))
    share = promised.begin("walls", 1, "district_heat", SINCE, ["way/1"]).promise.share[0]
    opened.close()
    lines = [*bills(air, "way/1", share), *bills(air, "way/2", 0.0), *bills(air, "way/8", share, 12)]
    bring(city, table(*lines))
    opened = OpenCity(city)
    yield BegunMeasures(opened.workspace, opened.city_records)
    opened.close()


def test_a_measure_that_keeps_the_promise_is_told_as_promised(begun: BegunMeasures) -> None:
    (one,) = [each for each in begun.listed() if each.buildings == ("way/1",)]
    promised, low, high = one.promise.share
    assert low <= promised <= high < 0
    told = begun.measured(one)
    assert (told.verdict, told.buildings, told.reason) == ("as_promised", 1, None)
    assert told.low <= promised <= told.high < 0
    assert told.days > 350
    assert told.error < 0.25


def test_no_effect_is_shown_where_bills_stay_as_they_were(begun: BegunMeasures) -> None:
    one = begun.begin("walls", 1, "district_heat", SINCE, ["way/2"], "Aino")
    assert begun.measured(one).verdict == "none_shown"
    assert one.made_by == "Aino"
    begun.withdraw(one.number, "Aino")
    assert one.number not in [each.number for each in begun.listed()]
    with pytest.raises(NotFoundError):
        begun.withdraw(one.number)


def test_what_was_not_billed_since_is_waited_for(begun: BegunMeasures) -> None:
    one = begun.begin("walls", 1, "district_heat", SINCE, ["way/8"])
    assert begun.measured(one)[:1] + begun.measured(one)[-1:] == ("not_yet", "begun-wait")


def test_what_was_measured_is_worked_out_once_for_the_same_bills(begun: BegunMeasures, monkeypatch) -> None:
    one = begun.begin("walls", 1, "district_heat", SINCE, ["way/1"])
    first = begun.measured(one)
    asked: list[object] = []
    monkeypatch.setattr(begun_measures, "billed_effect", lambda *bills: asked.append(bills) or billed_effect(*bills))
    again = BegunMeasures(begun._workspace, begun._records)
    assert (again.measured(one), asked) == (first, [])
    again.measured(replace(one, since=SINCE - datetime.timedelta(days=31)))
    assert len(asked) == 1
    begun.withdraw(one.number)


def test_a_building_that_is_gone_hides_no_other_measure(begun: BegunMeasures) -> None:
    one = replace(begun.listed()[-1], buildings=("way/1", "way/404"))
    assert begun.measured(one) == MeasuredChange("cannot_tell", reason="begun-building-gone")


def test_no_more_measures_count_than_are_worked_out(begun: BegunMeasures, monkeypatch) -> None:
    monkeypatch.setattr(begun_measures, "MOST_MEASURES", len(begun.listed()))
    with pytest.raises(EntryError, match="begun-many"):
        begun.begin("walls", 1, "district_heat", SINCE, ["way/1"])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"position": 2}, "begun-position"),
        ({"buildings": []}, "begun-buildings"),
        ({"buildings": ["way/1", "way/3"]}, "begun-personal"),
        ({"buildings": ["way/4"]}, "begun-no-change"),
        ({"carrier": "steam"}, "begun-carrier"),
        ({"since": datetime.date(2999, 1, 1)}, "begun-since"),
    ],
)
def test_what_cannot_be_begun_is_refused(begun: BegunMeasures, change, code) -> None:
    said = {"plan": "walls", "position": 1, "carrier": "district_heat", "since": SINCE, "buildings": ["way/1"]}
    with pytest.raises(EntryError) as told:
        begun.begin(**(said | change))
    assert told.value.code == code


def test_another_person_accepts_what_was_measured_and_the_newest_holds(begun: BegunMeasures) -> None:
    accepted = AcceptedEffects(begun._records)
    own = begun.begin("walls", 1, "district_heat", SINCE, ["way/1"], "Aino")
    with pytest.raises(EntryError, match="begun-same-person"):
        accepted.accept(begun, own.number, "Aino", "the bills say so")
    with pytest.raises(EntryError, match="begun-needs-why"):
        accepted.accept(begun, own.number, "Bert", " ")
    assert accepted.listed() == []
    first = accepted.accept(begun, own.number, "Bert", "the bills say so")
    assert accepted.listed() == [first]
    assert first.low < first.share < first.high and first.share == pytest.approx(1.0, abs=0.1)
    other = begun.begin("walls", 1, "district_heat", SINCE, ["way/2"], "Aino")
    second = accepted.accept(begun, other.number, "Bert", "no effect here")
    assert second.low < 0 < second.high, "no effect can be accepted, too"
    assert accepted.listed() == [second], "one of a kind holds; the other stays on record"
    accepted.withdraw(other.number, "Bert")
    assert accepted.listed() == []
    accepted.accept(begun, own.number, "Bert", "once more")
    begun.withdraw(own.number, "Aino")
    assert accepted.listed() == [], "what was measured at a measure that counts no longer holds no longer"
    with pytest.raises(NotFoundError):
        accepted.withdraw(other.number, "Bert")
    begun.withdraw(other.number)


def test_what_cannot_be_told_cannot_be_accepted(begun: BegunMeasures) -> None:
    one = begun.begin("walls", 1, "district_heat", SINCE, ["way/8"], "Aino")
    with pytest.raises(EntryError, match="begun-not-measured"):
        AcceptedEffects(begun._records).accept(begun, one.number, "Bert", "surely")
    begun.withdraw(one.number)
    with pytest.raises(NotFoundError):
        AcceptedEffects(begun._records).accept(begun, one.number, "Bert", "surely")
