"""Ranges of numbers that are never told without one: they hold what is stated, and both sides share their draws."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel import InputError, change
from citybrain.plans.open_view import OpenView
from citybrain.plans.uncertainty import ranges
from citybrain.plans.uncertainty.ranges import drawn_behind, is_ranged, range_by_row, ranges_of
from citybrain.plans.uncertainty.scores import scores_by_name
from citybrain.plans.uncertainty.uncertainty import intervals
from citybrain.presenting.answers.explanation import explanation_answer
from tests.plans.uncertainty.cities import workspace

DAY = datetime.date(2026, 1, 1)
LOST, COLD = "city_life_years_lost", "zone_deaths_of_cold"


@pytest.fixture(scope="module")
def today():
    """A city of three zones of which all ages are known, with levels of noise."""
    view = workspace().today()
    rows = view.result.city.size["building"]
    overlay = {"older_share": np.array([0.2, 0.3, 0.1]), "noise_day_evening_night": np.linspace(45.0, 75.0, rows)}
    return type(view)(change(view.result, overlay))


def test_a_range_is_that_of_evaluating_every_draw_anew(today) -> None:
    found = ranges_of(today, [LOST], draws=20)[LOST].today[0]
    names = drawn_behind(today.graph, [LOST], today.result.city.day)
    scores, parameters = scores_by_name(names, 20, 1), today.graph.parameters
    drawn = [float(today.value(LOST))]
    for draw in range(20):
        moved = {}
        for name in names:
            term, uncertainty = today.graph.vocabulary.terms.get(name), parameters[name].uncertainty_at(DAY)
            low, high = term.bounds if term else (None, None)
            value = uncertainty.value(float(today.value(name)), scores[name][draw])
            moved[name] = float(np.clip(value, -np.inf if low is None else low, np.inf if high is None else high))
        drawn.append(float(today.result.also(moved)[LOST]))
    assert found == pytest.approx(intervals(np.array([drawn]))[0])
    assert found.low < drawn[0] < found.high


def test_what_searches_and_files_tell_stays_as_stated() -> None:
    graph = find_domains().graph("FI")
    names = drawn_behind(graph, [LOST], DAY)
    assert {"cold_share_of_deaths", "death_rate_from_65", "weight_of_annoyance"} <= set(names)
    assert not {"walking_speed", "transit_fare"} & set(
        drawn_behind(find_domains().graph("FI"), ["zone_active_minutes"], DAY)
    )


def test_both_sides_share_their_draws(today) -> None:
    """A plan that changes nothing changes no draw; less noise is less in every one."""
    quieter = type(today)(today.result.also({"noise_day_evening_night": today.value("noise_day_evening_night") - 3.0}))
    same, less = (ranges_of(today, [LOST], plan, draws=20)[LOST].change[0] for plan in (today, quieter))
    assert (same.low, same.high) == (0.0, 0.0)
    assert less.high < 0.0


def test_why_tells_the_range_of_today_and_of_the_change_beside_that_of_the_plan(today) -> None:
    places, noise = workspace().places, {"noise_day_evening_night": today.value("noise_day_evening_night") - 3.0}
    plan = type(today)(today.result.also(noise), today, lambda: today)
    told = explanation_answer(plan.explain(LOST), plan.graph, places, "en", plan)
    found = ranges_of(today, [LOST], plan)[LOST]
    ends = {"range": found.plan, "before_range": found.today, "change_range": found.change}
    assert {name: (told[name]["low"], told[name]["high"]) for name in ends} == {
        name: (one[0].low, one[0].high) for name, one in ends.items()
    }
    assert told["change_range"]["low"] < told["change"] < told["change_range"]["high"] < 0.0
    alone = explanation_answer(today.explain(LOST), today.graph, places, "en", today)
    assert alone["range"] == told["before_range"] and alone["before_range"] is alone["change_range"] is None


def test_a_number_has_the_same_range_in_whatever_company(today) -> None:
    noise = "city_deaths_of_noise"
    assert set(drawn_behind(today.graph, [noise], DAY)) < set(drawn_behind(today.graph, [noise, LOST], DAY))
    alone, beside = (ranges_of(today, names, draws=20)[noise] for names in ([noise], [noise, LOST]))
    assert alone == beside


def test_every_row_has_its_range(today) -> None:
    rows, values = range_by_row(today, COLD), today.value(COLD)
    assert len(rows) == len(values) == 3
    assert all(one.low < value < one.high for one, value in zip(rows, values, strict=True))


def test_draws_of_few_rows_are_made_once_for_all_who_look_and_apart_for_whom_they_are_closed(
    today, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, made, draws_of = type(today)(today.result), [], ranges.draws_of
    monkeypatch.setattr(ranges, "draws_of", lambda *about: made.append(about[1]) or draws_of(*about))
    with ThreadPoolExecutor(4) as others:
        found = list(others.map(lambda _: ranges_of(view, [LOST], view, draws=5)[LOST], range(4)))
    assert len(made) == 1 and all(one == found[0] for one in found)
    (closed,) = ranges_of(OpenView(view, frozenset([LOST])), [LOST], draws=5)[LOST].today
    assert len(made) == 2 and np.isnan([closed.low, closed.high]).all()
    assert ranges_of(view, [LOST], draws=5)[LOST].today == found[0].today


def test_what_nothing_is_drawn_behind_has_no_range(today) -> None:
    with pytest.raises(InputError, match="ranges-nothing-drawn"):
        ranges_of(today, ["zone_residents"])


def test_too_many_values_are_refused_with_their_number(today, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranges, "MOST_NUMBERS", 100)
    with pytest.raises(InputError, match="ranges-too-many") as refused:
        range_by_row(today, COLD)
    assert refused.value.arguments == {"received": 3, "allowed": 0}


def test_whatever_is_never_told_without_a_range_can_have_one() -> None:
    """Deaths and years of life among them: each has something behind it that says how far it may be off."""
    graph = find_domains().graph("FI")
    names = [name for name in graph.quantities if is_ranged(graph, name)]
    assert len(names) > 50 and {"zone_deaths_of_heat", "city_deaths_of_heat", "city_injury_accidents"} <= set(names)
    assert [name for name in names if not drawn_behind(graph, [name], DAY)] == []
    deaths = [name for name in graph.quantities if "deaths" in name and graph[name].kind != "record"]
    untold = {"heat_risk_of_degree", "cold_share_of_deaths"} | set(graph.parameters)
    assert [name for name in deaths if name not in names and name not in untold] == []
