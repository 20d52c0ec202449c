"""Marks of table rows on a shared axis."""

import re

import pytest

from citybrain.presenting.report.charts.rows import WIDTH, ChartAxis, axis_row, bar_row, dot_row, step_row


@pytest.fixture
def axis() -> ChartAxis:
    return ChartAxis.of([-40.0, 10.0])


def number(told: str, name: str) -> float:
    found = re.search(rf' {name}="([-\d.]+)"', told)
    assert found, (name, told)
    return float(found[1])


def test_the_axis_holds_all_values_and_zero(axis: ChartAxis) -> None:
    assert axis.levels[0] <= -40 and axis.levels[-1] >= 10 and 0.0 in axis.levels
    assert 0 <= axis.at(-1e9) < axis.at(0.0) < axis.at(1e9) <= WIDTH


def test_shapes_say_the_verdict_without_colour(axis: ChartAxis) -> None:
    better, worse, unclear = (
        dot_row(axis, v, None, None, k) for v, k in ((-9, "better"), (9, "worse"), (0, "unclear"))
    )
    assert "<circle" in better and 'class="dot better"' in better
    assert "<circle" not in worse and '<path d="M' in worse
    assert 'class="dot unclear"' in unclear


def test_an_interval_lies_around_its_dot(axis: ChartAxis) -> None:
    drawn = dot_row(axis, -20.0, -30.0, -10.0, "better")
    span = re.search(r"<rect[^>]*>", drawn)
    assert span
    left, width = number(span[0], "x"), number(span[0], "width")
    assert left < number(drawn, "cx") < left + width


def test_bars_begin_at_zero_on_their_side(axis: ChartAxis) -> None:
    left, right = bar_row(axis, -20.0), bar_row(axis, 5.0)
    assert number(left, "x") + number(left, "width") == pytest.approx(axis.at(0.0), abs=0.01)
    assert number(right, "x") == pytest.approx(axis.at(0.0), abs=0.01)
    assert number(left, "width") == pytest.approx(4 * number(right, "width"), rel=0.01)


def test_steps_of_a_waterfall_hang_together() -> None:
    axis = ChartAxis.of([0.0, 100.0])
    first, second = step_row(axis, 100.0, 70.0, "plan"), step_row(axis, 70.0, 40.0, "plan")
    rect = [re.search(r"<rect[^>]*>", row)[0] for row in (first, second)]
    assert number(rect[0], "x") == pytest.approx(number(rect[1], "x") + number(rect[1], "width"), abs=0.02)


def test_the_head_of_the_column_tells_the_axis(axis: ChartAxis) -> None:
    head = axis_row(axis, [f"{level:g}" for level in axis.levels])
    assert re.findall(r">(-?\d+)</text>", head) == [f"{level:g}" for level in axis.levels]
