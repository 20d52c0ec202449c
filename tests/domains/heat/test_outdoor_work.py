"""People who work outdoors: stated by the city or asked for, and in heat as the ground of their zone is."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.domains.heat.importers.outdoor_work import outdoor_work
from citybrain.kernel.errors import InputError
from citybrain.open_city import OpenCity
from citybrain.twin.build import build
from citybrain.twin.snapshot import load
from tests.domains.heat.test_city import write_hot_city

ZONES = gpd.GeoDataFrame(
    {"id": ["n", "s"], "name": ["North", "South"]},
    geometry=[shapely.box(0, 100, 100, 200), shapely.box(0, 0, 100, 100)], crs="EPSG:3067",
)  # fmt: skip


def read(table: pd.DataFrame | None) -> tuple[pd.DataFrame, list[tuple[str, object]]]:
    made = outdoor_work.__importer__.read(
        {} if table is None else {"outdoor_workers": table}, {"zones": ZONES}, lambda *_: None
    )
    return made.tables.get("outdoor_works", pd.DataFrame()), [(n.code, n.arguments.get("count")) for n in made.notices]


def test_a_table_is_summed_by_zone_and_branch_and_what_is_left_out_is_counted() -> None:
    table = pd.DataFrame({
        "zone": ["North", "n", "South", "Elsewhere", "s"], "branch": ["Building", "Building", "Post", "Post", "Parks"],
        "outdoor_workers": ["10", "2,5", "7", "3", ""],
    })  # fmt: skip
    made, notices = read(table)
    assert made[["zone", "branch", "outdoor_workers"]].values.tolist() == [[0, "Building", 12.5], [1, "Post", 7.0]]
    assert notices == [("heat-outdoor-unknown", 1), ("heat-outdoor-outside", 1)]


def test_places_of_work_lie_in_their_zone() -> None:
    points = gpd.GeoDataFrame(
        {"branch": ["Post", "Post", "Post"], "outdoor_workers": [1, 2, 4]},
        geometry=[shapely.Point(5, 150), shapely.Point(5, 20), shapely.Point(500, 20)], crs="EPSG:3067",
    )  # fmt: skip
    made, notices = read(points)
    assert made[["zone", "outdoor_workers"]].values.tolist() == [[0, 1.0], [1, 2.0]]
    assert notices == [("heat-outdoor-outside", 1)]


def test_without_a_table_it_is_asked_for() -> None:
    made, notices = read(None)
    assert made.empty
    assert notices == [("heat-no-outdoor-workers", None)]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({"zone": ["n"], "branch": ["Post"], "jobs": ["4"]}, "heat-outdoor-columns"),
        ({"branch": ["Post"], "outdoor_workers": ["4"]}, "heat-outdoor-columns"),
        ({"zone": ["n"], "branch": ["Post"], "outdoor_workers": ["many"]}, "heat-outdoor-value"),
        ({"zone": ["n"], "branch": ["Post"], "outdoor_workers": ["-1"]}, "heat-outdoor-value"),
        ({"zone": ["Elsewhere"], "branch": ["Post"], "outdoor_workers": ["4"]}, "heat-outdoor-elsewhere"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(table: dict[str, list[str]], code: str) -> None:
    with pytest.raises(InputError) as refused:
        read(pd.DataFrame(table))
    assert refused.value.code == code


def test_a_city_tells_its_outdoor_workers_in_heat(tmp_path: Path) -> None:
    city = write_hot_city(tmp_path / "tramby")
    text = (city / "city.toml").read_text(encoding="utf-8")
    stated = (
        '[domains.heat]\noutdoor_workers = {file = "work.csv", columns = {branch = "ala", outdoor_workers = "n"}}\n'
    )
    (city / "city.toml").write_text(text.replace("[domains.heat]\n", stated), encoding="utf-8")
    (city / "work.csv").write_text("zone,ala,n\nCorner,Building,300\nCorner,Post,40\n", encoding="utf-8")
    build(city)
    assert load(city).of("outdoor_work").column("branch").tolist() == ["Building", "Post"]
    today = OpenCity(city).workspace.baseline().view.result
    share = float(np.asarray(today["moderate_heat_share"])[0])
    assert 0.0 < share <= 1.0
    assert float(today["city_people_outdoors"]) == 340.0
    assert float(today["city_outdoor_workers_in_moderate_heat"]) == pytest.approx(340.0 * share)
    assert float(today["city_outdoor_workers_of_unknown_heat"]) == 0.0
