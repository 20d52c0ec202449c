"""Published zones of flood: read, shown, and who lives there counted once."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.base.importing import Imported
from citybrain.domains.runoff.importers.flood_zones import published_flood_zones
from citybrain.kernel.errors import InputError
from citybrain.open_city import OpenCity
from citybrain.twin.build import build
from tests.domains.runoff.rainy_city import STATED, write_rainy_city

CRS = "EPSG:3067"
ZONES = 'flood_zones = {file = "zones.geojson", title = "Zones of flood", licence = "CC-BY-4.0"}\n'


def made(**columns: list) -> Imported:
    """Two overlapping squares and a point, with columns."""
    shapes = [shapely.box(0, 0, 100, 100), shapely.box(50, 0, 200, 100), shapely.Point(0, 0)]
    table = gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)
    houses = gpd.GeoDataFrame(geometry=[shapely.box(60, 40, 70, 50), shapely.box(300, 0, 310, 10)], crs=CRS)
    return published_flood_zones({"flood_zones": table}, {"buildings": houses}, lambda share, key: None)


def test_zones_are_read_and_what_is_none_is_counted() -> None:
    told = made(return_period=[20, None, 5], **{"depth [m]": ["0.5", None, "1"]})
    zones = told.tables["flood_zones"]
    assert zones["flood_zone_period"].tolist() == [20.0]
    assert {one.code: one.arguments.get("count") for one in told.notices} == {
        "runoff-zones-read": 1, "runoff-zones-no-shape": 1, "runoff-zones-unknown": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"name": ["a", "b", "c"]}, "runoff-zones-columns"),
        ({"depth": [1, 2, 3]}, "runoff-zones-unit"),
        ({"depth [cm]": [1, 2, 3]}, "runoff-zones-unit"),
        ({"return_period": [100, "often", 5]}, "runoff-zones-impossible"),
        ({"return_period": [100, 0, 5]}, "runoff-zones-impossible"),
        ({"depth [m]": [1, -2, 3]}, "runoff-zones-impossible"),
    ],
)
def test_what_is_wrong_with_zones_is_told(columns: dict, code: str) -> None:
    with pytest.raises(InputError) as raised:
        made(**columns)
    assert raised.value.code == code


def test_points_are_refused_and_a_city_without_a_file_is_asked_for_one() -> None:
    points = gpd.GeoDataFrame({"return_period": [1]}, geometry=[shapely.Point(0, 0)], crs=CRS)
    with pytest.raises(InputError) as raised:
        published_flood_zones({"flood_zones": points}, {}, lambda share, key: None)
    assert raised.value.code == "runoff-zones-no-areas"
    [told] = published_flood_zones({}, {}, lambda share, key: None).notices
    assert told.code == "runoff-zones-asked"


def test_who_lives_in_zones_is_counted_once(tmp_path: Path) -> None:
    city = write_rainy_city(tmp_path / "tramby", STATED + ZONES)
    west, south, east, north = gpd.read_file(city / "districts.geojson").to_crs(CRS).total_bounds
    half = (west + east) / 2.0
    shapes = [shapely.box(west, south, half, north), shapely.box(west, south, east, north)]
    table = gpd.GeoDataFrame({"return_period": [20, 250], "depth [m]": [1.5, 0.5]}, geometry=shapes, crs=CRS)
    table.to_crs("EPSG:4326").to_file(city / "zones.geojson", driver="GeoJSON")
    build(city)
    today = OpenCity(city).workspace.baseline().view.result
    residents = np.nan_to_num(np.asarray(today["residents"]))
    often = np.asarray(today["flood_frequency_at_building"])
    assert set(np.unique(often)) == {0.4, 5.0}
    assert float(today["city_residents_in_flood_zones"]) == pytest.approx(residents.sum())
    assert float(today["city_residents_in_100_year_flood_zones"]) == pytest.approx(residents[often == 5.0].sum())
    assert 0.0 < residents[often == 5.0].sum() < residents.sum()
    by_zone = np.asarray(today["residents_of_flood_zone"])
    np.testing.assert_allclose(by_zone, [residents[often == 5.0].sum(), residents.sum()])
    assert np.asarray(today["zone_depth_at_building"]).max() == 1.5
