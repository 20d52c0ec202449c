"""Intervals of single rows on two sides: they hold what is stated, and both sides share their draws."""

import numpy as np
import pytest

from citybrain.kernel import InputError
from citybrain.plans.uncertainty.attributes import attributes_of
from citybrain.plans.uncertainty.rows import MOST_ROW_YEARS, NOT_BY_ROW, RowIntervals, Side, row_intervals
from citybrain.plans.uncertainty.uncertainty import Options
from tests.plans.uncertainty.cities import PATH, PLAN, badly_known, outcome, workspace

MORE = PLAN.replace("uptake: 0.7", "uptake: 1.0").replace("Warm houses", "Warmer houses")
ENERGY = "delivered_energy"
OPTIONS = Options(draws=40)


def asked(left: Side, right: Side, rows: list[int], quantity: str = ENERGY) -> RowIntervals:
    attributes = attributes_of(workspace().snapshot, badly_known())
    return row_intervals(workspace().today(), (left, right), quantity, rows, attributes, OPTIONS)


def stated(side: Side, quantity: str = ENERGY) -> np.ndarray:
    if side.outcome is None:
        return workspace().today().value(quantity)
    view = side.outcome.reference if side.without else side.outcome.view
    return view.value(quantity)


@pytest.mark.parametrize("text", [PLAN, PATH])
@pytest.mark.parametrize("without", [False, True])
def test_intervals_hold_the_numbers_of_the_map(text: str, without: bool) -> None:
    right = Side(outcome(text))
    left = Side(outcome(text), without=True) if without else Side()
    rows = list(range(0, 60, 2))
    found = asked(left, right, rows)
    assert found.drawn == len(rows)
    one, other = stated(left)[rows], stated(right)[rows]
    for values, intervals in ((one, found.left), (other, found.right), (other - one, found.difference)):
        assert intervals is not None
        rounding = 1e-9 * np.abs(values).max()
        for value, interval in zip(values, intervals, strict=True):
            assert interval.low - rounding <= value <= interval.high + rounding


def test_what_both_plans_do_alike_differs_in_no_draw() -> None:
    left, right = Side(outcome(PLAN)), Side(outcome(MORE))
    rows = list(range(80))
    found = asked(left, right, rows)
    alike = stated(left)[rows] == stated(right)[rows]
    assert alike.any() and not alike.all()
    widths = np.array([interval.high - interval.low for interval in found.difference])
    each = np.array([interval.high - interval.low for interval in found.right])
    assert (widths[alike] == 0).all() and (each[alike] > 0).all()
    assert (widths[~alike] > 0).all()


def test_a_row_has_the_same_interval_in_whatever_company() -> None:
    sides = Side(), Side(outcome(PLAN))
    together, alone = asked(*sides, [3, 7, 11]), asked(*sides, [7])
    for one, other in ((together.left, alone.left), (together.difference, alone.difference)):
        assert (one[1].low, one[1].high) == pytest.approx((other[0].low, other[0].high), rel=1e-9)


def test_areas_are_sums_of_the_rows_in_them() -> None:
    sides = Side(), Side(outcome(PLAN))
    found = asked(*sides, [1, 0], "zone_delivered_energy")
    values = [stated(side, "zone_delivered_energy")[[1, 0]] for side in sides]
    for value, interval in zip(values[1] - values[0], found.difference, strict=True):
        assert interval.low < value < interval.high


def test_no_more_rows_are_drawn_than_a_second_allows() -> None:
    days = asked(Side(), Side(outcome(PATH)), list(range(400)))
    assert days.drawn == MOST_ROW_YEARS // len(outcome(PATH).pathway.years)
    assert days.lack is not None and days.lack.arguments["received"] == 400
    assert asked(Side(), Side(outcome(PLAN)), [0], "construction_year").lack is None
    certain = row_intervals(workspace().today(), (Side(), Side()), "construction_year", [0], (), OPTIONS)
    assert (certain.drawn, certain.difference, certain.lack) == (1, None, NOT_BY_ROW)


def test_an_area_with_too_many_rows_says_why_it_has_no_interval() -> None:
    years = len(outcome(PATH).pathway.years)
    found = asked(Side(), Side(outcome(PATH)), [1, 0], "zone_delivered_energy")
    rows = int(np.count_nonzero(workspace().today().result.city.inside["building", "zone"] == 1))
    assert (found.drawn, found.difference) == (0, None)
    assert found.lack is not None and found.lack.code == "intervals-too-many-rows"
    assert found.lack.arguments == {"received": rows, "allowed": MOST_ROW_YEARS // years, "years": years}
    assert asked(Side(), Side(outcome(PLAN)), [1], "zone_delivered_energy").lack is None


def test_an_area_that_is_asked_for_alone_may_have_more_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    path = outcome(PATH)
    found = asked(Side(), Side(path), [1], "zone_delivered_energy")
    assert (found.drawn, found.lack) == (1, None)
    assert found.difference is not None
    value = stated(Side(path), "zone_delivered_energy")[1] - stated(Side(), "zone_delivered_energy")[1]
    assert found.difference[0].low < value < found.difference[0].high
    monkeypatch.setattr("citybrain.plans.uncertainty.rows.MOST_OF_ONE_AREA", 100)
    beyond = asked(Side(), Side(path), [1], "zone_delivered_energy")
    assert (beyond.drawn, beyond.difference) == (0, None)
    assert beyond.lack is not None and beyond.lack.arguments["allowed"] == 100 // len(path.pathway.years)


def test_a_number_of_the_city_has_no_rows() -> None:
    with pytest.raises(InputError, match="intervals-without-rows"):
        asked(Side(), Side(outcome(PLAN)), [0], "city_delivered_energy")
