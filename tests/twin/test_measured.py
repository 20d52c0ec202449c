"""A register with U-values, generators and energy certificates: what is measured stands over what is looked up."""

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from benchmarks.cities import everything
from citybrain.base.domains import find_domains
from citybrain.kernel import Explainer, Result
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.open_city import OpenCity
from citybrain.plans.availability import available
from citybrain.plans.document import read_bytes
from citybrain.plans.executors import Threads
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.service import case_of
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.twin.build import build
from citybrain.twin.snapshot import Snapshot, load

ROWS, FOREIGN = 40, 2
WALL, ROOF, WINDOW = "wall_transmittance", "roof_transmittance", "window_transmittance"
MAPPING = """
[register]
id = "building"
building_id = "id"
[register.columns]
gross_floor_area = "area"
wall_transmittance = "u_wall"
roof_transmittance = "u_roof"
window_transmittance = "u_window"
gas_boiler_efficiency = "boiler"
ground_source_heat_pump_share = "heat_pump"
solar_power_capacity = "kwp"
lighting_power = "light"
dwellings = "flats"
energy_certificate_class = "class"
energy_certificate_use = "kwh"
energy_certificate_year = "issued"
"""


def record(row: int, **other: Any) -> dict[str, Any]:
    told = {"building": f"b{row}", "area": 1000, "u_wall": round(0.2 + row / 100, 2), "u_roof": "", "u_window": 1.1}
    told |= {"boiler": 0.9, "heat_pump": "", "kwp": "", "light": 4.5, "flats": 12, "class": "C", "kwh": 110}
    return told | {"issued": "2021-05-04"} | other


def records() -> list[dict[str, Any]]:
    """One record for each building, some odd, and two of buildings that there are not."""
    rows = [record(row) for row in range(ROWS + FOREIGN)]
    rows[3]["u_wall"] = 45
    rows[5]["u_wall"] = ""
    rows[7] |= {"heat_pump": 0.6, "kwp": 20}
    rows[9] |= {"heat_pump": 1.4}
    rows.append(record(11, u_wall=0.15, **{"class": "A", "kwh": 60, "issued": "2024-01-15", "area": 100}))
    rows[11] |= {"u_wall": "", "class": "F", "kwh": 300, "issued": "2010-01-15"}
    return rows


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("measured")
    corners = [(24.94 + 0.0006 * (row % 8), 60.17 + 0.0003 * (row // 8)) for row in range(ROWS)]
    shapes = [shapely.box(x, y, x + 0.0003, y + 0.00015) for x, y in corners]
    table = gpd.GeoDataFrame(
        {
            "id": [f"b{row}" for row in range(ROWS)],
            "storeys": 5.0,
            "building_use": "apartment_block",
            "heating_system": "gas_boiler",
            "construction_year": 1965.0,
        },
        geometry=shapes,
        crs="EPSG:4326",
    )
    table.to_file(folder / "blocks.geojson", driver="GeoJSON")
    with (folder / "register.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(record(0)))
        writer.writeheader()
        writer.writerows(records())
    city = folder / "city"
    city.mkdir()
    sources = '[sources.buildings]\nfile = "../blocks.geojson"\n[sources.register]\nfile = "../register.csv"\n'
    (city / "city.toml").write_text(f'name = "Measured"\n{sources}{MAPPING}')
    build(city)
    return city


@pytest.fixture(scope="module")
def snapshot(city: Path) -> Snapshot:
    return load(city)


@pytest.fixture(scope="module")
def result(snapshot: Snapshot) -> Result:
    city = snapshot.city()
    return Result(available(find_domains().graph("FI"), city), city)


def row_of(snapshot: Snapshot, number: int) -> int:
    return int(snapshot.row_of_id[f"b{number}"])


def test_measured_values_stand_and_the_table_tells_where_there_are_none(snapshot: Snapshot, result: Result) -> None:
    table = result.graph.parameters[WALL].table_at(result.city.day)
    looked_up = float(table.read(*(result[name][:1] for name in result.graph[WALL].inputs))[0])
    wall = result[WALL]
    assert wall[row_of(snapshot, 8)] == pytest.approx(0.28)
    assert wall[row_of(snapshot, 5)] == looked_up
    assert wall[row_of(snapshot, 3)] == looked_up
    assert set(result[WINDOW]) == {1.1}
    assert ROOF not in snapshot.first.attributes
    assert result["lighting_power"][row_of(snapshot, 0)] == 4.5


def test_heat_follows_from_what_is_measured(snapshot: Snapshot, result: Result) -> None:
    bare = dict(snapshot.city().columns)
    for name in (WALL, WINDOW):
        del bare[name]
    before = Result(result.graph, type(result.city)(**{**vars_of(result.city), "columns": bare}))
    row = row_of(snapshot, 0)
    assert result["space_heating_need"][row] < before["space_heating_need"][row]


def vars_of(city: Any) -> dict[str, Any]:
    return {name: value for name, value in vars(city).items() if not name.startswith("_")}


def test_quality_is_that_of_the_register_where_it_says_something(snapshot: Snapshot, result: Result) -> None:
    levels = Explainer(result).qualities[WALL]
    assert levels[row_of(snapshot, 8)] == 1
    assert levels[row_of(snapshot, 5)] > 1
    assert snapshot.manifest.quality[WALL]["measured"] == pytest.approx(38 / ROWS)


def test_why_opens_a_measured_value_down_to_the_record(snapshot: Snapshot, result: Result) -> None:
    told = Explainer(result).explain(WALL, row_of(snapshot, 8))
    assert told.leaf is not None
    assert (told.value, told.quality, told.known) == (pytest.approx(0.28), 1, "measured")
    assert (told.leaf.file, told.leaf.row, told.leaf.kind) == ("register.csv", "10", "measured")
    other = Explainer(result).explain(WALL, row_of(snapshot, 5))
    assert other.leaf is None
    assert "TABULA" in other.source or other.source


def test_what_cannot_be_and_what_belongs_to_no_building_is_set_apart_with_a_message(snapshot: Snapshot) -> None:
    from citybrain.messages import text

    told = [text(notice["code"], "en", **notice["arguments"]) for notice in snapshot.manifest.notices]
    impossible = next(line for line in told if "wall_transmittance" in line)
    assert impossible.startswith("1 values of wall_transmittance in the register cannot be (possible are 0.05 to 7)")
    assert "5: 45" in impossible
    unmatched = next(line for line in told if line.startswith("2 rows of the register"))
    assert "42" in unmatched
    assert snapshot.manifest.report["records"]["register"]["rejected"] == {"register-not-matched": 2}


def test_shares_that_are_told_leave_the_rest_to_what_is_usual(snapshot: Snapshot, result: Result) -> None:
    row, other = row_of(snapshot, 7), row_of(snapshot, 9)
    shares = ["ground_source_heat_pump_share", "gas_boiler_share"]
    assert [result[name][row] for name in shares] == pytest.approx([0.6, 0.4])
    assert [result[name][other] for name in shares] == [0.0, 1.0]
    assert snapshot.origin("gas_boiler_share", row).rule == "measured-remainder"
    assert (snapshot.origin(shares[0], row).name, snapshot.origin(shares[0], row).quality) == ("register", 1)


def test_an_input_of_measures_is_filled_with_what_formulas_take_it_for(snapshot: Snapshot, result: Result) -> None:
    capacity = result["solar_power_capacity"]
    assert (capacity[row_of(snapshot, 7)], capacity[row_of(snapshot, 0)]) == (20.0, 0.0)
    assert snapshot.origin("solar_power_capacity", row_of(snapshot, 0)).rule == "measured-default"


def test_certificates_and_dwellings_are_kept_and_the_latest_certificate_counts(
    snapshot: Snapshot, result: Result
) -> None:
    row = row_of(snapshot, 11)
    kinds = list(find_domains().vocabulary.categories["energy_certificate_class"])
    assert kinds[int(result["energy_certificate_class"][row])] == "A"
    assert (result["energy_certificate_use"][row], result["energy_certificate_year"][row]) == (60.0, 2024.0)
    assert result[WALL][row] == 0.15
    assert (result["dwellings"][row], result["dwellings"][row_of(snapshot, 0)]) == (12.0, 12.0)
    assert Explainer(result).explain("energy_certificate_use", row).leaf.row  # type: ignore[union-attr]


def test_every_quantity_of_the_city_is_a_number(result: Result) -> None:
    for name in everything(result.graph):
        result[name]
    assert np.isfinite(result["city_delivered_energy"])


def test_what_no_register_can_say_names_the_nearest(city: Path) -> None:
    text = (city / "city.toml").read_text()
    (city / "city.toml").write_text(text.replace("wall_transmittance =", "wall_transmitance ="))
    try:
        with pytest.raises(InputError) as problem:
            build(city)
    finally:
        (city / "city.toml").write_text(text)
    assert "wall_transmitance is not known here. Nearest: wall_transmittance" in render(problem.value)


def test_a_measure_an_interval_and_a_tiled_city_keep_what_is_measured(city: Path) -> None:
    workspace = OpenCity(city).workspace
    snapshot, today = workspace.snapshot, workspace.today()
    row = row_of(snapshot, 8)
    document = read_bytes(b"name: Windows\nmeasures: [{intervention: replace_windows, uptake: 1.0}]\n", "plan.yaml")
    outcome = workspace.outcome_of(document)
    assert outcome.view.value(WALL)[row] == today.value(WALL)[row] == 0.28
    assert outcome.view.value(WINDOW)[row] <= 1.1
    uncertainty = uncertainty_of(case_of(snapshot, today, outcome), Options(20, 0))
    assert uncertainty is not None
    tiled = replace(snapshot.city(), tiles={snapshot.first.name: (0, 13, ROWS)})
    names = [WALL, "space_heating_need"]
    by_tiles = Threads().evaluate(workspace.graph, tiled, names)
    for name in names:
        assert np.array_equal(by_tiles[name], today.value(name)), name
