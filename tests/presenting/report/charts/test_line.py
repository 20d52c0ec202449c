"""Lines over years."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from citybrain.presenting.report.charts.frame import NARROW, WIDE, ChartText
from citybrain.presenting.report.charts.line import APART, Band, Line, LineMark, Picture, line_chart, spread
from tests.presenting.report.page_checks import Page

TOLD = ChartText("Carbon", "It falls.")
YEARS = list(range(2026, 2051))


def drawn(*lines: Line, bands: tuple[Band, ...] = (), marks: tuple[LineMark, ...] = (), width: float = WIDE) -> str:
    return line_chart(Picture(lines, "kt", lambda v: f"{v:g}", bands, marks), TOLD, width)


def path_of(chart: str, kind: str) -> list[tuple[float, float]]:
    told = re.search(rf'<path d="M([^"Z]*)Z?" class="{kind}"', chart)
    assert told, kind
    return [tuple(map(float, point.split())) for point in told[1].split("L")]


def test_a_line_runs_from_left_to_right_and_falls_when_its_values_do() -> None:
    points = path_of(drawn(Line("plan", "with", YEARS, [100.0 - n for n in range(25)])), "line plan")
    assert len(points) == 25
    assert points == sorted(points)
    assert [y for _, y in points] == sorted(y for _, y in points)


def test_the_axis_begins_at_zero_and_ends_above_the_largest_value() -> None:
    chart = drawn(Line("plan", "with", [2026, 2030], [40.0, 97.0]))
    assert ">0</text>" in chart and ">100</text>" in chart
    assert 'class="zero"' in chart


def test_a_gap_stays_a_gap() -> None:
    chart = drawn(Line("plan", "with", [2026, 2027, 2028, 2029, 2030], [1.0, 2.0, None, 4.0, 5.0]))
    assert chart.count('class="line plan"') == 2


def test_a_band_encloses_its_line() -> None:
    middle = [100.0 - n for n in range(25)]
    band = Band("plan", YEARS, [v - 5 for v in middle], [v + 5 for v in middle])
    chart = drawn(Line("plan", "with", YEARS, middle), bands=(band,))
    line, area = path_of(chart, "line plan"), path_of(chart, "band plan")
    lows, highs = area[:25], area[25:][::-1]
    assert all(high[1] < at[1] < low[1] for at, low, high in zip(line, lows, highs, strict=True))


def test_a_mark_stands_at_its_year_and_value() -> None:
    chart = drawn(Line("plan", "", [2026, 2036], [0.0, 100.0]), marks=(LineMark("target", "half", 2031, 50.0),))
    left, right = path_of(chart, "line plan")
    corners = path_of(chart, "mark target")
    middle = [sum(axis) / 4 for axis in zip(*corners, strict=True)]
    assert abs(middle[0] - (left[0] + right[0]) / 2) < 0.1
    assert abs(middle[1] - (left[1] + right[1]) / 2) < 0.1


def test_both_widths_keep_everything_inside() -> None:
    for width in (WIDE, NARROW):
        chart = drawn(Line("plan", "with", YEARS, [1e6] * 25), width=width)
        assert all(0 <= x <= width for x, _ in path_of(chart, "line plan"))
        years = [int(year) for year in re.findall(r">(20\d\d)<", chart)]
        assert years[0] == 2026 and years[-1] == 2050


def test_hostile_labels_stay_texts() -> None:
    page = Page(drawn(Line("plan", "</svg><script>alert(1)</script>", [2026, 2027], [1.0, 2.0])))
    assert page.problems == []
    assert "script" not in page.tags


def test_a_chart_without_values_is_still_a_chart() -> None:
    assert Page(drawn(Line("plan", "with", YEARS, [None] * 25))).problems == []


@given(st.lists(st.floats(40, 290), min_size=1, max_size=6).map(sorted))
def test_labels_never_touch(wanted: list[float]) -> None:
    places = spread(wanted, 34, 278)
    assert all(b - a >= APART - 1e-9 for a, b in pairwise(places))
    assert places[-1] <= 278 + 1e-9
