"""Every row of table 2 of the report has a plan of measures with its labels, beside the bound of the report."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from citybrain.base.domains import find_domains
from citybrain.plans.example_plans import plan_file
from citybrain.plans.outcome import Effect
from citybrain.plans.reading import plan_of_file
from citybrain.plans.uncertainty.uncertainty import Interval
from docs.table_2 import CARS, HEADS, ROWS, TOGETHER, Bound, TransportRow, cells, effect_cells, energy, figures

REPORT = (
    ("avoid", "Telecommuting", "high"),
    ("avoid", "Urban planning and zoning strategies", "low"),
    ("avoid", "Active mobility", "medium"),
    ("shift", "Public transport", "medium-high"),
    ("shift", "Shared mobility", "medium-high"),
    ("shift", "Urban freight logistics solutions", "medium-high"),
    ("improve", "Electrification (EVs)", "high"),
)
"""The table as the report prints it."""

GRAPH = find_domains().graph("FI")
WRITTEN = (Path(__file__).parents[2] / "docs" / "validation" / "table-2.md").read_text(encoding="utf-8")


def written_cells(row: TransportRow) -> list[str]:
    (line,) = (line for line in WRITTEN.splitlines() if line.startswith("|") and f"`table-2/{row.plan}`" in line)
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_rows_are_those_of_the_report() -> None:
    assert tuple((row.strategy, row.measure, row.leverage) for row in ROWS) == REPORT


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.plan)
def test_a_row_has_a_plan_of_measures_of_its_label_that_the_page_shows(row: TransportRow) -> None:
    plan, _ = plan_of_file(plan_file(Path(), Path("table-2") / row.plan))
    measures = [GRAPH.interventions[one.intervention] for one in plan.measures]
    assert (row.strategy, row.leverage) in {(one.strategy, one.digital_leverage) for one in measures}
    shown = written_cells(row)
    assert len(shown) == len(HEADS)
    assert all(GRAPH.vocabulary.label(one.name, "en") in shown[3] for one in measures)


def test_results_stand_beside_the_bounds_of_the_report_and_those_beyond_are_flagged() -> None:
    bounds = {row.plan: row.bound.most for row in ROWS if row.bound}
    assert bounds == {"telework": 1.0, "mixed-city": 25.0}
    nothing = cast(Any, None)
    assert "inside (1.00 %)" in Bound(1.0, lambda _: -1.0, "at most").verdict(nothing)
    assert "**outside** (1.01 %)" in Bound(1.0, lambda _: -1.01, "at most").verdict(nothing)
    for row in ROWS:
        assert ("inside" in written_cells(row)[-1]) == (row.plan in bounds)


def test_energy_of_cars_holds_what_they_burn_on_roads_and_within_areas() -> None:
    """100 of buildings; of 12 that cars take on roads and 3 within areas a plan spares half."""
    cars = {f"city_{where}{name}": each for where, each in (("", 4.0), ("local_", 1.0)) for name in CARS}
    today = {"city_delivered_energy": 100.0, "city_residents": 10.0, **cars}
    plan = today | {name: today[name] / 2.0 for name in cars}
    views = {key: SimpleNamespace(value=one.__getitem__) for key, one in (("today", today), ("view", plan))}
    assert energy(cast(Any, SimpleNamespace(**views))) == pytest.approx(-100.0 * 7.5 / 115.0)


def test_a_plan_that_reaches_nobody_has_no_numbers() -> None:
    nobody = SimpleNamespace(
        measures=[SimpleNamespace(measure=SimpleNamespace(intervention="cheaper_fare"), adopted=0)],
        view=SimpleNamespace(graph=GRAPH),
    )
    row = next(row for row in ROWS if row.plan == "public-transport")
    assert set(cells(row, cast(Any, nobody))[4:]) == {"cannot tell"}


def test_twice_the_trams_and_cheaper_fares_bring_people_to_public_transport() -> None:
    shown = dict(zip(HEADS, written_cells(next(row for row in ROWS if row.plan == "public-transport")), strict=True))
    points = [
        float(shown[f"{mode} trips, points"].replace("−", "-")) for mode in ("car", "transit", "bicycle", "walking")
    ]
    assert points[1] > 0 > max(points[0], points[2], points[3])
    assert sum(points) == pytest.approx(0, abs=0.02)


def test_one_plan_of_streets_lines_and_buildings_shows_its_effects_with_intervals() -> None:
    plan, _ = plan_of_file(plan_file(Path(), Path(TOGETHER)))
    assert {GRAPH.interventions[one.intervention].of for one in plan.measures} >= {"road", "transit_line", "building"}
    section = WRITTEN.split("## Streets, lines and buildings in one plan")[1]
    for label in ("Operational emissions", "Emissions of traffic", "Money for travel, low income"):
        (line,) = (line for line in section.splitlines() if line.startswith(f"| {label} |"))
        assert " to " in line


def test_an_effect_has_an_interval_where_the_draws_differ() -> None:
    effect = Effect("city_traffic_emissions", 5410.48, 5410.48, 4294.88, "lower")
    cells = ("5,410", "4,295", "−1,116", "−20.6")
    assert effect_cells(effect, Interval(-1730.4, -698.38)) == (*cells, "−1,730 to −698.4")
    assert effect_cells(effect, Interval(-1115.6, -1115.6)) == (*cells, "–")
    assert effect_cells(effect, None) == (*cells, "–")
    assert figures(407_809_948.3) == "407,800,000"
