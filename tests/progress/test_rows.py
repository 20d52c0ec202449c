"""What is known of every indicator of a city: computed, entered, not reported; and one category scored by hand."""

import time
from pathlib import Path

import pytest
import yaml

from citybrain.base.algorithms import Algorithm
from citybrain.presenting.progress.indicator_answers import list_answer
from citybrain.progress.algorithms import algorithms_registered
from citybrain.progress.indicator_entry import ValueSaid
from citybrain.progress.indicator_scores import weights_of
from citybrain.progress.indicator_service import IndicatorService
from citybrain.progress.indicators import IndicatorRow
from citybrain.records.errors import EntryError

CASE = yaml.safe_load((Path(__file__).parents[1] / "indicators/cases/air_quality.yaml").read_text(encoding="utf-8"))


def enter(desk: IndicatorService, framework: str, code: str, values: dict[int, float], **more: object) -> None:
    unit = more.pop("unit", "t/(person·a)")
    said = {"framework": framework, "code": code, "unit": unit, "level": 2, "source": "Office", **more}
    desk.enter([ValueSaid(**said, year=year, value=value) for year, value in values.items()], "Aino")


def row(desk: IndicatorService, framework: str, code: str, part: str = "") -> IndicatorRow:
    found = (one for one in desk.evaluated().rows[framework] if one.indicator.code == code)
    return next(one for one in found if (one.part.key if one.part else "") == part)


def test_a_computed_value_is_that_of_the_graph(desk: IndicatorService) -> None:
    found = row(desk, "iso37120", "7.1")
    value = float(desk.workspace.today().value("city_residential_electricity_per_resident"))
    assert (found.status, found.now.value, found.now.year) == ("computed", value, 2026)
    assert found.level == int(desk.workspace.today().quality("city_residential_electricity_per_resident")[0])


def test_a_part_is_shown_and_neither_scored_nor_held_against_a_target(desk: IndicatorService) -> None:
    enter(desk, "vienna", "final_energy_pc", {2005: 1.0}, unit="kWh/(person·a)")
    enter(desk, "vienna", "ghg_pc", {2005: 9.0})
    found = row(desk, "u4ssc", "EN: EN: AQ: 2C")
    assert (found.status, found.comparable, found.course.reason) == ("computed", False, "covers_a_part")
    _, scores = desk.scores("u4ssc", {})
    assert scores.rows == ()


def test_what_was_entered_stands_before_a_part_and_behind_what_is_whole(desk: IndicatorService) -> None:
    enter(desk, "iso37120", "8.3", {2024: 5.0})
    enter(desk, "iso37120", "7.1", {2024: 1500.0, 2025: 1400.0}, unit="kWh/(person·a)")
    part, whole = row(desk, "iso37120", "8.3"), row(desk, "iso37120", "7.1")
    assert (part.status, part.now.value, part.computed.value > 0) == ("entered", 5.0, True)
    assert (whole.status, [one.year for one in whole.series]) == ("computed", [2024, 2025, 2026])
    assert whole.now.value == whole.computed.value


def test_the_last_entry_of_a_year_holds_and_a_withdrawn_one_does_not(desk: IndicatorService) -> None:
    enter(desk, "vienna", "recycling", {2024: 30.0}, unit="percent")
    enter(desk, "vienna", "recycling", {2024: 35.0}, unit="percent")
    assert row(desk, "vienna", "recycling").now.value == 35.0
    desk.store.withdraw(desk.store.values()[-1].id, None)
    assert row(desk, "vienna", "recycling").now.value == 30.0


def test_a_part_that_comes_to_nothing_is_not_a_zero(desk: IndicatorService) -> None:
    found = row(desk, "vienna", "renewable_generation")
    assert float(desk.workspace.today().value("city_renewable_generation")) == 0.0
    assert (found.status, found.now, found.course.reason) == ("not_reported", None, "no_data")


def test_a_city_behind_its_target_by_years(desk: IndicatorService) -> None:
    """From 6 t in 2005 the way falls by 0.132 a year to 2.7 t in 2030; 4.68 t of 2024 were demanded in 2015."""
    enter(desk, "vienna", "ghg_pc", {2005: 6.0, 2015: 5.2, 2020: 5.0, 2024: 4.68})
    course = row(desk, "vienna", "ghg_pc").course
    assert (course.group, course.years) == ("behind", pytest.approx(9.0))
    assert course.demanded == pytest.approx(6.0 - 19 * 0.132)


def test_another_method_or_unit_breaks_the_series(desk: IndicatorService) -> None:
    enter(desk, "vienna", "ghg_pc", {2005: 6.0}, method="inventory of 2008")
    enter(desk, "vienna", "ghg_pc", {2024: 4.0}, method="inventory of 2020")
    assert row(desk, "vienna", "ghg_pc").course.reason == "broken_series"


def test_an_old_value_says_nothing_of_today(desk: IndicatorService) -> None:
    enter(desk, "vienna", "ghg_pc", {2005: 6.0, 2022: 1.0})
    assert row(desk, "vienna", "ghg_pc").course.reason == "old_data"


def test_women_are_counted_from_what_is_reported(desk: IndicatorService) -> None:
    asked = [one for rows in desk.evaluated().rows.values() for one in rows if "women" in one.indicator.about]
    assert row(desk, "ethics", "women_reported").now.value == 0.0
    enter(desk, "iso37120", "11.2", {2025: 47.0}, unit="percent")
    assert row(desk, "ethics", "women_reported").now.value == pytest.approx(100 / len(asked))


def test_the_register_counts_all_that_mechanisms_declare(
    desk: IndicatorService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It said 100 % of formulas and measures alone; what has no sentence or source counts as not registered."""
    found = row(desk, "ethics", "algorithms_registered")
    notes = {note.key: note.named for note in found.computed.notes}
    counts = notes["indicator-algorithms-declared"]
    assert counts["others"] > 100
    assert counts["kinds"] > 10
    assert found.now.value == pytest.approx(100.0)
    unnamed = lambda language: [Algorithm("quality_test", "new", "new", "", "", "somewhere")]  # noqa: E731
    monkeypatch.setattr("citybrain.progress.algorithms.MECHANISMS", (unnamed,))
    graph = desk.workspace.graph
    lower = algorithms_registered(graph)
    assert lower.value == pytest.approx(100.0 * (1.0 - 1.0 / (counts["formulas"] + counts["measures"] + 1)))
    assert lower.notes[1].named == {"count": 1, "names": "quality_test: new"}


def test_nobody_knows_who_is_poor_where_no_file_says_it(desk: IndicatorService) -> None:
    found = row(desk, "ethics", "low_income_burden")
    assert (found.status, found.now) == ("not_reported", None)


def test_counts_are_of_indicators_and_add_up(desk: IndicatorService) -> None:
    enter(desk, "u4ssc", "EN: EN: AQ: 1C", {2025: 6.0}, unit="µg/m³", part="pm_2.5")
    enter(desk, "u4ssc", "EN: EN: AQ: 1C", {2025: 14.0}, unit="µg/m³", part="pm_10")
    evaluated = desk.evaluated()
    for framework in evaluated.frameworks:
        counts = evaluated.counts(framework)
        assert counts.computed + counts.entered + counts.not_reported == len(framework.indicators)
        assert counts.computed + counts.entered + counts.not_reported + counts.unlisted >= framework.total
    assert evaluated.counts(evaluated.frameworks.find("u4ssc")).entered == 1


def test_a_category_is_scored_as_by_hand(desk: IndicatorService) -> None:
    for value in CASE["values"]:
        enter(desk, CASE["framework"], value["code"], {2025: value["value"]}, unit=CASE["unit"], part=value["part"])
    _, scores = desk.scores(CASE["framework"], {})
    expected = CASE["expect"]
    assert {one.row.part.key: one.points for one in scores.rows} == expected["points"]
    assert {one.row.part.key: pytest.approx(one.share, abs=1e-6) for one in scores.rows} == expected["shares"]
    group = next(one for one in scores.groups if one.path == tuple(CASE["group"]))
    assert (group.score.points, group.score.possible) == (expected["score"]["points"], expected["score"]["possible"])
    assert group.score.share == pytest.approx(expected["score"]["share"], abs=1e-6)
    assert (group.score.range, group.left_out) == (expected["score"]["range"], expected["left_out"])


def test_weights_of_groups_and_codes_are_multiplied(desk: IndicatorService) -> None:
    enter(desk, "u4ssc", "EN: EN: AQ: 1C", {2025: 35.0}, unit="µg/m³", part="no2")
    enter(desk, "u4ssc", "EC: I: ES: 3C", {2025: 100.0}, unit="percent")
    _, plain = desk.scores("u4ssc", {})
    assert plain.groups[0].score.share == pytest.approx((1 + 4) / 8)
    _, weighted = desk.scores("u4ssc", weights_of("environment=3, EC:I:ES:3C=2"))
    assert weighted.groups[0].score.share == pytest.approx((3 * 1 + 2 * 4) / (4 * 5))
    _, without = desk.scores("u4ssc", weights_of("environment=0"))
    assert without.groups[0].score.share == 1.0


@pytest.mark.parametrize("text", ["environment", "environment=", "=2", "environment=-1", "environment=nan", "a=1e9"])
def test_weights_that_cannot_be_read(text: str) -> None:
    with pytest.raises(EntryError) as error:
        weights_of(text)
    assert error.value.code == "weights-unreadable"


def test_a_weight_of_an_unknown_name_is_refused(desk: IndicatorService) -> None:
    with pytest.raises(EntryError) as error:
        desk.scores("u4ssc", weights_of("enviroment=2"))
    assert (error.value.code, "environment" in str(error.value)) == ("weights-unknown", True)


def test_what_is_not_reported_says_what_is_missing(desk: IndicatorService) -> None:
    for language in ("en", "zh"):
        rows = list_answer(desk.workspace, desk.evaluated(), None, language)["rows"]
        without = [one for one in rows if one["status"] == "not_reported"]
        assert without and all(one["missing"] and one["now"] is None for one in without)
        assert all(one["course"]["text"] for one in rows)


def test_a_thousand_entries_are_evaluated_well_within_a_second(desk: IndicatorService) -> None:
    for framework in ("vienna", "iso37120"):
        rows = [one for one in desk.evaluated().rows[framework] if one.indicator.unit]
        said = [
            ValueSaid(
                framework=framework, code=one.indicator.code, year=year, value=1.0, unit=one.indicator.unit, level=3,
                source="x",
            )
            for one in rows for year in range(2012, 2026)
        ]  # fmt: skip
        desk.enter(said, None)
    begin = time.process_time()  # a busy machine takes longer, not more
    answer = list_answer(desk.workspace, desk.evaluated(), None, "en")
    assert time.process_time() - begin < 1.0
    assert sum(one["status"] == "entered" for one in answer["rows"]) > 90
