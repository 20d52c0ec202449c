"""Every row of table 1 of the report has measures with its labels, and a plan that changes what it should."""

from pathlib import Path

import pytest

from citybrain.open_city import OpenCity
from citybrain.plans.rebound import rebound_of
from citybrain.plans.workspace import Workspace
from docs.table_1 import ROWS, Row, cells, change, outcome_of, page
from tests.city import write_city

REPORT = (
    ("avoid", "Reducing the floorspace", "medium"),
    ("avoid", "Behavioural and lifestyle changes", "medium"),
    ("avoid", "Compact buildings and urban forms", "low"),
    ("avoid", "Avoid material waste, repurposing", "low"),
    ("avoid", "Dematerialization, lightweighting design", "medium-high"),
    ("avoid", "Nature-based solutions", "low"),
    ("shift", "Electrification", "high"),
    ("shift", "On-site renewables like solar PV", "high"),
    ("shift", "City-integrated distributed generation", "high"),
    ("improve", "Energy-efficient building envelopes", "medium-high"),
    ("improve", "Smart home technologies", "high"),
    ("improve", "Low-carbon and bio-based materials", "low"),
)
"""The table as the report prints it."""

LESS = {
    "behaviour": ("city_operational_emissions", "city_delivered_energy"),
    "nature-based": ("city_operational_emissions", "city_delivered_energy"),
    "electrification": ("city_operational_emissions", "city_direct_emissions", "city_delivered_energy"),
    "on-site-solar": ("city_operational_emissions", "city_delivered_electricity"),
    "city-integrated-generation": ("city_operational_emissions", "city_delivered_electricity"),
    "clean-district-heat": ("city_operational_emissions", "supplied_heat_emission_factor"),
    "envelopes": ("city_operational_emissions", "city_delivered_energy"),
    "smart-homes": ("city_operational_emissions", "city_delivered_energy", "city_delivered_electricity"),
    "low-carbon-materials": ("city_operational_emissions",),
    "floor-space": ("city_delivered_energy_per_resident",),
    "compact-form": ("city_delivered_energy_per_resident", "city_operational_emissions_per_resident"),
    "lightweight-design": ("city_delivered_energy_per_resident",),
    "repurposing": ("city_delivered_energy_per_resident",),
}
MORE = {
    "floor-space": ("city_residents", "city_avoided_new_floor", "city_avoided_embodied_emissions"),
    "compact-form": ("city_residents", "city_avoided_new_floor", "city_avoided_operational_emissions"),
    "repurposing": ("city_residents", "city_avoided_new_floor", "city_avoided_embodied_emissions"),
    "lightweight-design": ("city_new_floor_area", "city_emissions_spared_by_materials"),
    "nature-based": ("city_carbon_stored_by_measures", "city_running_cost_of_measures"),
    "on-site-solar": ("city_solar_generation",),
    "city-integrated-generation": ("city_solar_generation", "city_solar_share"),
    "electrification": ("city_delivered_electricity",),
    "clean-district-heat": ("clean_district_heat_share", "city_measure_investment"),
    "low-carbon-materials": ("city_carbon_stored_by_measures", "city_emissions_spared_by_materials"),
}
REBOUND = {
    "floor-space", "on-site-solar", "city-integrated-generation", "electrification", "envelopes", "smart-homes",
    "low-carbon-materials",
}  # fmt: skip
NOT_BUILT = {"behaviour", "floor-space"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("table-1"))).workspace


def test_the_rows_are_those_of_the_report() -> None:
    assert tuple(dict.fromkeys((row.strategy, row.measure, row.leverage) for row in ROWS)) == REPORT


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.plan)
def test_a_row_has_measures_of_its_label_that_somebody_takes(row: Row, workspace: Workspace) -> None:
    outcome = outcome_of(row, workspace)
    made = [workspace.graph.interventions[m.measure.intervention] for m in outcome.measures]
    assert (row.strategy, row.leverage) in {(m.strategy, m.digital_leverage) for m in made}
    assert all(m.adopted for m in outcome.measures)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.plan)
def test_a_plan_changes_what_it_should(row: Row, workspace: Workspace) -> None:
    outcome = outcome_of(row, workspace)
    assert {name: change(outcome, name) < 0 for name in LESS.get(row.plan, ())} == dict.fromkeys(
        LESS.get(row.plan, ()), True
    )
    assert {name: change(outcome, name) > 0 for name in MORE.get(row.plan, ())} == dict.fromkeys(
        MORE.get(row.plan, ()), True
    )
    assert (change(outcome, "city_embodied_emissions_of_year") > 0) == (row.plan not in NOT_BUILT)
    assert (rebound_of(outcome) is not None) == (row.plan in REBOUND)


def test_lighter_and_wooden_floor_emits_less_than_the_usual(workspace: Workspace) -> None:
    plans = {row.plan: row for row in ROWS}
    usual, lighter = (outcome_of(plans[name], workspace) for name in ("compact-form", "lightweight-design"))
    floor = "city_new_floor_area"
    assert change(usual, floor) == change(lighter, floor)
    embodied, avoided = "city_embodied_emissions_of_year", "city_avoided_embodied_emissions"
    spared = "city_emissions_spared_by_materials"
    less = change(usual, embodied) - change(lighter, embodied)
    assert less == pytest.approx(0.15 * change(usual, embodied))
    assert change(lighter, spared) - change(usual, spared) == pytest.approx(less)
    assert change(lighter, avoided) == change(usual, avoided)


def test_the_page_has_a_line_for_every_plan(workspace: Workspace) -> None:
    lines = list(page(workspace))
    for row in ROWS:
        (line,) = (line for line in lines if line.startswith("|") and f"`table-1/{row.plan}`" in line)
        assert line.count("|") == len(cells(row, outcome_of(row, workspace))) + 1
        assert "nan" not in line


def test_the_written_page_has_the_same_rows() -> None:
    written = (Path(__file__).parents[2] / "docs" / "validation" / "table-1.md").read_text(encoding="utf-8")
    assert [row.plan for row in ROWS if f"`table-1/{row.plan}`" not in written] == []
