"""A plan that says how many get a measure: just so many, those first that it names, the same ones again."""

import dataclasses
import json
import math
import re
import types

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.kernel.errors import PlanError
from citybrain.messages import text as words_of
from citybrain.plans import reads
from citybrain.plans.amounts import fill
from citybrain.plans.problems import PlanProblemsError
from citybrain.plans.schema import Measure
from tests.plans.toy import run


def outcome(count: object, more: str = ""):
    return run(f"name: x\nmeasures: [{{intervention: connect_network, count: {json.dumps(count)}{more}}}]")


def rows_of(count: object, more: str = "") -> list[int]:
    return sorted(outcome(count, more).measures[0].rows.tolist())


@pytest.mark.parametrize("number", range(1, 7))
def test_just_so_many(number: int) -> None:
    assert len(rows_of(number)) == number


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 2**53 - 1))
def test_a_larger_number_holds_the_smaller(one: int, other: int, seed: int) -> None:
    few, many = (
        set(run(f"name: x\nseed: {seed}\nmeasures: [{{intervention: connect_network, count: {n}}}]").measures[0].rows)
        for n in sorted((one, other))
    )
    assert few <= many


def test_the_seed_draws_where_nothing_orders() -> None:
    def drawn(seed: int) -> tuple[int, ...]:
        text = f"name: x\nseed: {seed}\nmeasures: [{{intervention: connect_network, count: 2}}]"
        return tuple(run(text).measures[0].rows)

    assert drawn(3) == drawn(3)
    assert len({drawn(seed) for seed in range(20)}) > 3


def test_the_highest_or_the_lowest_come_first() -> None:
    assert rows_of({"rows": 2, "highest": "wall_area"}) == [3, 4]
    assert rows_of({"rows": 2, "lowest": "wall_area"}) == [0, 5]


def test_what_nobody_knows_comes_last() -> None:
    """Nobody knows the year of the office, row 4."""
    for way in ("highest", "lowest"):
        assert 4 not in rows_of({"rows": 5, way: "construction_year"})
        assert 4 in rows_of({"rows": 6, way: "construction_year"})


def test_rows_that_cannot_have_it_do_not_count() -> None:
    """Walls of row 3 are good already; the number is filled from the next ones."""
    text = "name: x\nmeasures: [{intervention: insulate_walls, count: {rows: 2, highest: wall_area}}]"
    assert 3 not in run(text).measures[0].rows
    assert len(run(text).measures[0].rows) == 2


def test_who_could_have_it_is_counted_with_what_came_first() -> None:
    skipped = outcome({"rows": 2, "highest": "wall_area"}).measures[0].skipped
    assert [(one.reason, one.by, one.count) for one in skipped] == [("beyond-count", "wall_area", 4)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("reason", ["beyond-count", "beyond-count-ordered", "not-taking-part"])
def test_why_rows_are_left_out_is_one_clause_before_their_number(reason: str, language: str) -> None:
    line = words_of("web-skipped", language, text=words_of(reason, language, by="wall area"), count=91_169)
    assert len(re.findall("[:：]", line)) == 1, line


def test_a_number_that_cannot_be_reached_is_told() -> None:
    found = outcome(50)
    notice = next(one for one in found.notices if one.code == "plan-count-short")
    assert (notice.arguments["adopted"], notice.arguments["wanted"], found.measures[0].adopted) == (6, 50, 6)
    assert notice.pointer == "/measures/0/count"
    assert all(one.code != "plan-count-short" for one in outcome(6).notices)


def test_uptake_is_the_share_of_the_number() -> None:
    assert len(rows_of(4, ", uptake: 0.5")) == 2
    assert rows_of(4, ", uptake: 0") == []
    assert Measure.model_validate({"intervention": "x", "count": 7, "uptake": {2026: 0, 2030: 1}}).count_in(2028) == 4


def test_measures_that_count_leave_others_to_later_ones() -> None:
    text = "name: x\nmeasures: [{intervention: connect_network, count: 2}, {intervention: connect_network, count: 3}]"
    one, other = run(text).measures
    assert (one.adopted, other.adopted, len(np.intersect1d(one.rows, other.rows))) == (2, 3, 0)
    assert ("excluded-by-earlier-measure", 2) in [(skipped.reason, skipped.count) for skipped in other.skipped]


WRONG = {
    "0": "plan-count",
    "1.5": "plan-count",
    "many": "plan-count",
    "true": "plan-count",
    "[1]": "plan-count",
    "{rows: -3}": "plan-count",
    "{highest: wall_area}": "plan-missing-field",
    "{rows: 1, most: 2}": "plan-unknown-field",
    "{rows: 1, highest: wall_area, lowest: wall_area}": "plan-count-two-ways",
    "{rows: 1, highest: wall_aera}": "plan-unknown-attribute",
    "{rows: 1, highest: building_use}": "plan-count-category",
}


@pytest.mark.parametrize("said", WRONG)
def test_what_is_no_number_is_refused(said: str) -> None:
    with pytest.raises(PlanError) as caught:
        run(f"name: x\nmeasures: [{{intervention: connect_network, count: {said}}}]")
    error = caught.value.problems[0] if isinstance(caught.value, PlanProblemsError) else caught.value
    assert error.code == WRONG[said]
    assert error.arguments["line"] == 2


def spent(amount: float, more: str = "", years: str = ""):
    count = json.dumps({"rows": amount, "of": "investment", "highest": "wall_area"})
    return run(f"name: x\n{years}measures: [{{intervention: insulate_walls, count: {count}{more}}}]")


def test_an_amount_is_made_exactly_the_last_row_in_part() -> None:
    whole = run("name: x\nmeasures: [{intervention: insulate_walls}]").measures[0]
    assert whole.investment > 0.0
    for part in (0.1, 0.37, 0.5, 0.9):
        wanted = round(part * whole.investment)
        found = spent(wanted)
        one = found.measures[0]
        assert one.investment == pytest.approx(wanted, rel=1e-12)
        assert float(found.view.value("city_investment") - found.today.value("city_investment")) == pytest.approx(
            wanted
        )
        assert one.amount == pytest.approx(wanted, rel=1e-12)
        assert len(one.partial) <= 1
        assert all(0.0 < share < 1.0 for share in one.partial.values())
        assert not [notice for notice in found.notices if notice.code == "plan-amount-short"]


@given(st.integers(0, 2**32 - 1), st.integers(100, 2_000))
def test_parts_of_many_rows_make_the_amount_without_what_rounding_gathers(seed: int, wanted: int) -> None:
    """500 trees in cells of some fifths of a tree were 499.9999999999998."""
    random = np.random.default_rng(seed)
    yields = random.choice([0.16, 0.8, 1.0, 2.96, 0.36], 10_000)
    found = fill(np.arange(10_000), random.permutation(10_000), yields, float(wanted))
    assert math.fsum(found.parts * yields[found.rows]) == pytest.approx(wanted, rel=2e-16)
    assert found.amount == pytest.approx(wanted, rel=2e-16)
    assert np.all(found.parts > 0.0) and np.count_nonzero(found.parts < 1.0) <= 1


def test_a_larger_amount_holds_the_rows_of_a_smaller_one() -> None:
    whole = run("name: x\nmeasures: [{intervention: insulate_walls}]").measures[0].investment
    rows = [set(spent(round(part * whole)).measures[0].rows.tolist()) for part in (0.2, 0.5, 0.8)]
    assert rows[0] <= rows[1] <= rows[2]


def test_an_amount_that_cannot_be_made_tells_how_many_have_room() -> None:
    whole = run("name: x\nmeasures: [{intervention: insulate_walls}]").measures[0]
    found = spent(round(whole.investment * 3))
    notice = next(one for one in found.notices if one.code == "plan-amount-short")
    assert notice.arguments["made"] == pytest.approx(whole.investment, abs=0.1)
    assert (notice.arguments["adopted"], notice.arguments["quantity"]) == (len(whole.rows), "investment")
    assert found.measures[0].rows.tolist() == whole.rows.tolist()


def test_uptake_is_the_share_of_the_amount() -> None:
    assert spent(1_000, ", uptake: 0.25").measures[0].investment == pytest.approx(250.0)


def test_an_uptake_of_pieces_is_whole_and_reached() -> None:
    """2.5 of 5 were planted, and a notice said that 3 had no room."""
    found = spent(5, ", uptake: 0.5")
    assert found.measures[0].amount == pytest.approx(3.0)
    assert not [notice for notice in found.notices if notice.code == "plan-amount-short"]


@pytest.mark.parametrize("of", ["wall_area", "wall_transmittance", "city_investment", "nothing"])
def test_what_a_measure_does_not_make_row_by_row_cannot_count_it(of: str) -> None:
    with pytest.raises(PlanError) as problem:
        run(f"name: x\nmeasures: [{{intervention: insulate_walls, count: {{rows: 5, of: {of}}}}}]")
    assert (problem.value.code, problem.value.arguments["received"]) == ("plan-count-of", of)
    assert problem.value.arguments["allowed"] == "investment"


def test_a_measure_that_does_not_say_so_is_not_counted_by_what_it_makes() -> None:
    """A pump of which a part is put in is none; it was counted by what was invested all the same."""
    with pytest.raises(PlanError) as problem:
        run("name: x\nmeasures: [{intervention: install_heat_pump, count: {rows: 5, of: investment}}]")
    assert (problem.value.code, problem.value.arguments["allowed"]) == ("plan-count-of", "-")


def test_what_a_measure_is_counted_by_belongs_to_what_a_plan_hangs_on() -> None:
    made = Measure.model_validate({"intervention": "insulate_walls", "count": {"rows": 5, "of": "investment"}})
    graph = spent(5).view.graph
    bare = dataclasses.replace(graph.interventions["insulate_walls"], inputs=(), changes={}, conditions=[])
    with_no_names = types.SimpleNamespace(interventions={"insulate_walls": bare}, components={})
    assert "investment" in set(reads._of_measure(with_no_names, made))
