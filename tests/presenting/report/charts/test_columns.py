"""Stacked columns and the marginal abatement chart."""

import re

import pytest

from citybrain.presenting.report.charts.abatement import AbatementBlock, abatement_chart
from citybrain.presenting.report.charts.columns import Stack, column_chart
from citybrain.presenting.report.charts.frame import WIDE, ChartText
from tests.presenting.report.page_checks import Page

TOLD = ChartText("Money", "It is spent.")


def rectangles(chart: str, kind: str) -> list[dict[str, float]]:
    found = re.findall(
        rf'<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)" class="bar {kind}"', chart
    )
    return [dict(zip(("x", "y", "width", "height"), map(float, box), strict=True)) for box in found]


def test_what_is_spent_stands_above_what_is_saved() -> None:
    stacks = [Stack("kind-1", "a", [10.0, 5.0]), Stack("kind-2", "b", [5.0, 0.0]), Stack("kind-3", "c", [-8.0, -8.0])]
    chart = column_chart([2026, 2027], stacks, "€", lambda v: f"{v:g}", TOLD, WIDE)
    (first, later), (stacked,), below = (rectangles(chart, f"kind-{n}") for n in (1, 2, 3))
    assert first["height"] == pytest.approx(2 * later["height"], abs=0.02)
    assert stacked["height"] == pytest.approx(later["height"], abs=0.02)
    assert stacked["y"] + stacked["height"] == pytest.approx(first["y"], abs=0.02)
    assert all(box["y"] == pytest.approx(first["y"] + first["height"], abs=0.02) for box in below)
    assert Page(chart).problems == []


def test_every_year_is_written_where_there_is_room_and_some_where_there_is_not() -> None:
    stacks = [Stack("kind-1", "a", [1.0] * 25)]
    years = list(range(2026, 2051))
    wide, narrow = (column_chart(years, stacks, "€", str, TOLD, width) for width in (3000, 340))
    assert len(re.findall(r">20\d\d<", wide)) == 25
    assert 2 <= len(re.findall(r">20\d\d<", narrow)) <= 7


def test_blocks_stand_from_the_cheapest_to_the_dearest_and_are_as_wide_as_what_they_avoid() -> None:
    blocks = [
        AbatementBlock(1, "walls", 100.0, 50.0),
        AbatementBlock(2, "solar", 50.0, -20.0),
        AbatementBlock(3, "windows", 200.0, 400.0),
    ]
    chart = abatement_chart(blocks, ("t", "€/t"), (str, str), TOLD, WIDE)
    (saving,), spending = rectangles(chart, "saving"), rectangles(chart, "spending")
    assert saving["x"] < spending[0]["x"] < spending[1]["x"]
    assert spending[0]["height"] < spending[1]["height"]
    assert abs((spending[1]["width"] + 1) - 2 * (spending[0]["width"] + 1)) < 0.1
    assert saving["y"] == pytest.approx(spending[0]["y"] + spending[0]["height"], abs=0.02)
    assert re.findall(r'class="number" text-anchor="middle">(\d)<', chart) == ["2", "1", "3"]


def test_a_single_free_measure_is_drawn() -> None:
    assert (
        Page(abatement_chart([AbatementBlock(1, "x", 5.0, 0.0)], ("t", "€/t"), (str, str), TOLD, WIDE)).problems == []
    )
