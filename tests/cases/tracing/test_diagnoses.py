"""Diagnoses of a case in a city whose source the test knows: frozen, compared, inspected, counted."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sqlalchemy as sa

from citybrain.cases.errors import CaseStepError
from citybrain.cases.tracing.diagnoses import DiagnosisService
from citybrain.cases.tracing.diagnosis import DiagnosisQuestion, hours_of
from citybrain.cases.tracing.errors import TraceError
from citybrain.cases.tracing.evidence import hash_of
from citybrain.cases.tracing.hits import hit_rates
from citybrain.cases.tracing.question import KnownSource
from citybrain.cases.tracing.register import RegisteredSource, registered_sources, replace_register
from citybrain.cases.tracing.station import station_evidence
from citybrain.kernel.errors import NotFoundError
from citybrain.records.tables.diagnoses import case_diagnosis, diagnosis_outcome, known_source
from tests.cases.following import Following
from tests.cases.tracing.plumes import SOURCE, WIND_FROM, asked, register, senses
from tests.cases.tracing.plumes import known_source as source_at
from tests.sensors import HOUR, NOON, read, sensor

DUST = {
    "label": {"en": "Dust", "zh": "扬尘"}, "family": "dust", "observes": "pm10", "above": 100, "clears_at": 80,
    "source": "test", "merges": {"metres": 5000, "hours": 6},
}  # fmt: skip


class Traced:
    """A city with one case and its diagnoses."""

    def __init__(self, city: Following, streams: list[int]) -> None:
        self.sensing, self.streams = city.sensing, streams
        self.diagnoses = DiagnosisService(city.sensing)
        (self.case,) = (one.id for one in city.cases())
        self.city = city

    def know(self, sources: list[dict[str, Any]]) -> tuple[int, int]:
        with self.sensing.records.begin() as connection:
            return replace_register(connection, [RegisteredSource.model_validate(one) for one in sources], "test")

    def diagnose(self, **said: Any) -> Any:
        made = self.diagnoses.diagnose(self.case, DiagnosisQuestion(**said), "Aino")
        return made, self.diagnoses.one(self.case, made.number)

    def count(self, table: sa.Table) -> int:
        with self.sensing.records.read() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


@pytest.fixture
def traced(tmp_path: Path) -> Iterator[Traced]:
    """Two hours of dust from one source, seen by seven stations."""
    city = Following(tmp_path, dust={**DUST, "lasts": 0})
    sensor(city.sensing, "first")
    city.start()
    city.now = NOON + 2 * HOUR
    streams = senses(city.sensing, [WIND_FROM, WIND_FROM + 12])
    city.settle()
    yield Traced(city, streams)
    city.close()


def test_the_source_of_the_register_is_named_and_all_is_frozen(traced: Traced) -> None:
    assert traced.know(register()) == (len(register()), 0)
    made, answer = traced.diagnose()
    document = answer["document"]
    assert made.new
    assert (answer["verdict"], document["trace"]["candidates"][0]["name"]) == ("candidate", "works")
    assert {one["name"] for one in document["sources"]} == {one["name"] for one in register()}
    assert document["sha256"] == hash_of({name: one for name, one in document.items() if name != "sha256"})
    assert json.loads(json.dumps(document, allow_nan=False)) == document, "a number that is not known is null"
    steps = traced.city.service.one(traced.case).steps
    assert json.loads(steps[-1].about)["sha256"] == document["sha256"], "the step names what was frozen"
    works = document["evidence"][0]
    assert works["name"] == "works"
    assert works["distance"] < 2_000
    with traced.sensing.records.begin() as connection, pytest.raises(sa.exc.DatabaseError, match="neither changed"):
        connection.execute(sa.update(case_diagnosis).values(verdict="unknown"))


def test_the_same_answer_is_not_written_twice_and_another_is_compared(traced: Traced) -> None:
    traced.know(register())
    first, _ = traced.diagnose()
    again, _ = traced.diagnose()
    assert (again.number, again.new) == (first.number, False)
    traced.know([one for one in register() if one["name"] != "works"])
    other, answer = traced.diagnose()
    beside = answer["compared"]
    assert other.new
    assert beside["changed"] == ["sources"]
    assert (beside["number"], beside["first_before"], beside["first"]) == (first.number, "works", "")
    assert (beside["verdict_before"], answer["verdict"]) == ("candidate", "unknown")
    assert traced.count(case_diagnosis) == 2
    assert [one["number"] for one in traced.diagnoses.listed(traced.case)] == [other.number, first.number]
    assert traced.diagnoses.one(traced.case, first.number)["document"]["trace"]["candidates"][0]["name"] == "works"


def test_a_source_of_another_property_is_not_thought_of(traced: Traced) -> None:
    traced.know([source_at("works", SOURCE, property="pm10"), source_at("kiln", SOURCE, property="sulphur_dioxide")])
    _, answer = traced.diagnose()
    assert [one["name"] for one in answer["document"]["sources"]] == ["works"]


def test_a_station_without_any_wind_says_so_in_numbers_that_are_none(traced: Traced) -> None:
    alone = sensor(traced.sensing, "alone", "pm10", place=(25.5, 60.5))
    told = station_evidence(traced.sensing, alone, range(NOON // HOUR - 48, NOON // HOUR - 40))
    assert told is not None
    assert (told["hours"], told["reason"], told["threshold"]) == (0, "calm", None)
    assert {(one["share"], one["low"], one["high"]) for one in told["sectors"]} == {(None, None, None)}
    json.dumps(told, allow_nan=False)


def test_sources_of_the_twin_are_weighed_beside_the_register(traced: Traced) -> None:
    traced.know([source_at("other", (400.0, 500.0))])
    twin = KnownSource.model_validate(source_at("Building site", SOURCE, kind="construction"))
    traced.diagnoses = DiagnosisService(traced.sensing, lambda place, observed: [twin])
    _, answer = traced.diagnose()
    document = answer["document"]
    assert document["trace"]["candidates"][0]["name"] == "Building site"
    assert {one["name"]: one["origin"] for one in document["sources"]} == {"other": "register", "Building site": "twin"}


def test_calm_accuses_nobody(tmp_path: Path) -> None:
    city = Following(tmp_path, dust={**DUST, "lasts": 0})
    sensor(city.sensing, "first")
    city.start()
    city.now = NOON + HOUR
    senses(city.sensing, [WIND_FROM], speed=0.2)
    city.settle()
    calm = Traced(city, [])
    calm.know(register())
    _, answer = calm.diagnose()
    assert (answer["verdict"], answer["document"]["trace"]["reason"]) == ("cannot_tell", "calm")
    outcome = calm.diagnoses.inspected(calm.case, answer["number"], "works", "", "Aino")
    assert outcome["place"] == 0
    assert calm.diagnoses.hits()["all"]["silent"] == 1
    assert calm.diagnoses.hits()["all"]["first"]["share"] is None
    city.close()


def test_outcomes_of_inspections_make_the_hit_rate(traced: Traced) -> None:
    traced.know(register())
    _, answer = traced.diagnose()
    record = traced.diagnoses.inspected
    assert record(traced.case, answer["number"], "other 1", "first look", "Aino")["place"] != 1
    assert traced.diagnoses.hits()["all"]["first"]["hits"] == 0
    assert record(traced.case, answer["number"], "works", "lorries without covers", "Bert")["place"] == 1
    rate = traced.diagnoses.hits()["all"]
    assert (rate["inspected"], rate["first"]["hits"], rate["among_three"]["hits"]) == (1, 1, 1), "a case counts once"
    assert rate["first"]["low"] == pytest.approx(0.2065, abs=1e-4), "Wilson, one of one"
    assert traced.diagnoses.hits()["rules"][0]["rule"] == "dust"
    assert traced.diagnoses.one(traced.case, answer["number"])["outcome"]["made_by"] == "Bert"
    assert traced.count(diagnosis_outcome) == 2, "what was recorded first stays"
    with pytest.raises(CaseStepError, match="case-outcome-unknown"):
        record(traced.case, answer["number"], "nobody's", "", "Aino")
    with pytest.raises(NotFoundError, match="case-diagnosis-unknown"):
        record(traced.case, 99, "works", "", "Aino")
    with traced.sensing.records.read() as connection:
        assert hit_rates(connection, ["internal"])["all"]["inspected"] == 0, "cases of other classes do not count"


def test_an_unknown_source_that_was_announced_is_a_hit(traced: Traced) -> None:
    traced.know([one for one in register() if one["name"] != "works"])
    _, answer = traced.diagnose()
    assert traced.diagnoses.inspected(traced.case, answer["number"], "", "a yard", "Aino")["place"] == 1


def test_the_register_is_replaced_and_what_is_gone_stays_on_record(traced: Traced) -> None:
    assert traced.know(register()) == (13, 0)
    moved = [{**one, "height": 30.0} if one["name"] == "works" else one for one in register()[1:]]
    assert traced.know(moved) == (1, 2)
    with traced.sensing.records.read() as connection:
        known = registered_sources(connection)
    assert [one.height for one in known if one.name == "works"] == [30.0]
    assert traced.count(known_source) == 14
    for wrong, code in (([register()[0]] * 2, "doubled"), ([{**register()[0], "property": "soot"}], "property")):
        with pytest.raises(TraceError, match=f"trace-register-{code}"):
            traced.know(wrong)


def test_what_one_station_says_is_part_of_it(traced: Traced) -> None:
    times = NOON + HOUR * np.arange(-24 * 20, 0) + HOUR // 2
    wind = [(WIND_FROM + 180 * (n % 2)) % 360 for n in range(len(times))]
    dust = [150.0 + n % 5 if n % 2 == 0 else 10.0 + n % 5 for n in range(len(times))]
    read(traced.sensing, traced.city.service.one(traced.case).case.stream, times, dust)
    read(traced.sensing, sensor(traced.sensing, "vane of before", "wind_direction"), times, wind)
    read(traced.sensing, sensor(traced.sensing, "mast of before", "wind_speed"), times, 3.0)
    traced.know(register())
    _, answer = traced.diagnose()
    station = answer["document"]["station"]
    out = [one["wind_from"] for one in station["sectors"] if one["stands_out"]]
    assert out == [202.5]
    assert station["wind_from"] == pytest.approx(WIND_FROM + 6, abs=2)
    sides = {one["name"]: one["wind_side"] for one in answer["document"]["evidence"]}
    assert set(sides.values()) >= {"for", "against"}


@pytest.mark.parametrize(
    ("first", "last", "standing", "now", "hours"),
    [
        (NOON, NOON + HOUR // 2, 0, NOON + 9 * HOUR, (0, 1)),
        (NOON, NOON + 2 * HOUR, 0, NOON + 9 * HOUR, (0, 3)),
        (NOON - 20 * HOUR, NOON, 1, NOON + HOUR // 2, (-5, 1)),
    ],
)
def test_the_last_hours_of_a_case_are_weighed(
    first: int, last: int, standing: int, now: int, hours: tuple[int, int]
) -> None:
    noon = NOON // HOUR
    assert hours_of(first, last, standing, now) == range(noon + hours[0], noon + hours[1])


def test_hours_that_are_stated_count(traced: Traced) -> None:
    traced.know(register())
    _, answer = traced.diagnose(start=asked(1)["start"], end=asked(1)["end"])
    assert answer["document"]["trace"]["end"] == "2018-06-05T13:00:00+00:00"
