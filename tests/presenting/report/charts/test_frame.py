"""Ticks, scales and tables of charts."""

import math
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from citybrain.presenting.report.charts.frame import ChartText, Scale, both, figure, svg, table_of, ticks
from citybrain.presenting.report.element import element
from tests.presenting.report.page_checks import Page

numbers = st.floats(-1e12, 1e12).filter(lambda v: v == 0 or abs(v) > 1e-9)


@given(numbers, numbers, st.integers(3, 7))
@example(999999999501.0, 999999999502.0, 6)
@example(999999999501.0, math.nextafter(999999999501.0, math.inf), 6)
@example(268135905985.0, math.nextafter(268135905985.0, math.inf), 3)
def test_ticks_are_round_few_and_cover_the_range(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    found = ticks(low, high, most)
    room = 1e-6 * max(abs(low), abs(high), 1e-9)
    assert 2 <= len(found) <= most
    assert found[0] <= low + room and found[-1] >= high - room
    steps = [b - a for a, b in pairwise(found)]
    spacing = 2 * math.ulp(max(map(abs, found)))  # of the numbers that there are, where the range is narrow
    assert all(step > 0 and math.isclose(step, steps[0], rel_tol=1e-6, abs_tol=spacing) for step in steps)


def test_ticks_of_what_is_no_number() -> None:
    assert ticks(float("nan"), 1.0) == [0.0, 1.0]


def test_a_scale_goes_from_start_to_end() -> None:
    scale = Scale(0.0, 10.0, 100.0, 0.0)
    assert [scale.at(v) for v in (0, 5, 10)] == [100.0, 50.0, 0.0]
    assert Scale(1.0, 1.0, 3.0, 9.0).at(1.0) == 3.0


def test_a_picture_has_a_name_a_description_and_its_numbers() -> None:
    told = ChartText("Carbon <1>", "It falls.")
    drawn = figure(told, both(lambda width: svg(width, 10, told)), table_of(["year", "t"], [("2026", "5")]), "Numbers")
    page = Page(drawn)
    assert page.problems == []
    assert page.tags.count("svg") == 2
    assert 'aria-label="Carbon &lt;1&gt;. It falls."' in drawn
    assert "<desc>It falls.</desc>" in drawn
    assert '<th scope="row">2026</th><td>5</td>' in drawn


def test_the_first_cell_of_a_row_is_its_head() -> None:
    assert table_of([element("b", "x")], [("a",)]).count('scope="') == 2
