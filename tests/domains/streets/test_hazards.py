"""Accidents and reports of residents: what a file says, by street, and the safe way round it."""

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.domains.streets.importers.hazards import FEWEST_REPORTS, accidents, reports
from citybrain.kernel.errors import InputError
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.routes import route_answer
from citybrain.twin.build import build
from tests.domains.streets.test_routes import EAST, WEST, block, by_kind
from tests.domains.transit import feeds
from tests.domains.travel.tramby import SPACING, write_files

CRS = "EPSG:3879"
STREETS = gpd.GeoDataFrame(
    {"id": ["a", "b"], "from_node": [1.0, 2.0], "to_node": [2.0, 3.0], "length": [100.0, 50.0]},
    geometry=[shapely.LineString([(0, 0), (100, 0)]), shapely.LineString([(100, 0), (150, 0)])],
    crs=CRS,
)
KNOWN = {"streets": STREETS}


def points(*rows: tuple[float, float, str, str]) -> gpd.GeoDataFrame:
    x, y, date, severity = zip(*rows, strict=True)
    return gpd.GeoDataFrame({"date": date, "severity": severity}, geometry=shapely.points(x, y), crs=CRS)


def test_accidents_count_by_street_and_year() -> None:
    """By hand: from 1 January 2023 to 31 December 2024 three on the first street, one of them in words of its own."""
    table = points(
        (10, 5, "2023-01-01", "slight"), (20, -5, "2024-06-01T08:30", "Fatal"), (90, 3, "2024-12-31", ""),
        (120, 0, "2023-05-05", "serious"), (30, 0, "2024-01-01", "damage"), (50, 31, "2024-01-01", "slight"),
    )  # fmt: skip
    made = accidents({"accidents": table}, KNOWN)
    rows = made.tables["street_accidents"]
    assert rows["accident_street"].tolist() == [0.0, 1.0]
    assert rows["accident_rate"].tolist() == pytest.approx([3 * 365.25 / 731, 365.25 / 731], abs=1e-4)
    assert [(one.code, one.arguments["count"]) for one in made.notices] == [
        ("streets-accidents-of-damage", 1), ("streets-accidents-off-streets", 1),
    ]  # fmt: skip
    assert rows["accident_years"].tolist() == pytest.approx([731 / 365.25] * 2, abs=1e-4)
    assert set(rows.columns) == {"id", "accident_street", "accident_rate", "accident_years", "geometry"}


def test_what_few_wrote_of_a_street_is_not_told_nor_where() -> None:
    many = [(x, 1.0, "2025-03-01", "") for x in range(10, 10 + FEWEST_REPORTS)]
    made = reports({"reports": points(*many, (110, 1, "2025-04-01", "")).drop(columns="severity")}, KNOWN)
    rows = made.tables["street_reports"]
    np.testing.assert_array_equal(rows["report_rate"], [float(FEWEST_REPORTS), np.nan])
    assert shapely.get_coordinates(rows.geometry.to_numpy()).tolist() == [[50.0, 0.0], [125.0, 0.0]]
    assert [one.code for one in made.notices] == ["streets-reports-closed"]


def test_a_table_tells_longitude_and_latitude() -> None:
    longitude, latitude = feeds.TO_DEGREES.transform(feeds.WEST + 20, feeds.SOUTH + 5)
    streets = STREETS.set_geometry(
        shapely.transform(STREETS.geometry.to_numpy(), lambda at: at + np.array([feeds.WEST, feeds.SOUTH]))
    )
    table = pd.DataFrame({"date": ["2025-01-01"], "longitude": [f"{longitude:.7f}"], "latitude": [f"{latitude:.7f}"]})
    made = accidents({"accidents": table}, {"streets": streets.set_crs(CRS, allow_override=True)})
    assert made.tables["street_accidents"]["accident_rate"].tolist() == [1.0]


def test_everything_that_is_wrong_comes_in_one_message() -> None:
    wrong = points(*[(10, 0, "31.3.2025", "heavy")] * 7)
    with pytest.raises(InputError, match="streets-hazards-wrong") as refused:
        accidents({"accidents": wrong}, KNOWN)
    rows = "1, 2, 3, 4, 5 (+ 2)"
    assert refused.value.arguments["received"] == f"date: {rows}; severity: {rows}"
    assert refused.value.arguments["count"] == 14
    with pytest.raises(InputError, match="streets-hazards-wrong"):
        reports({"reports": pd.DataFrame({"date": ["2025-01-01"], "longitude": ["200"], "latitude": ["x"]})}, KNOWN)
    with pytest.raises(InputError, match="streets-hazards-wrong"):
        reports({"reports": pd.DataFrame({"day": ["2025-01-01"]})}, KNOWN)
    with pytest.raises(InputError, match="streets-hazards-without-streets"):
        reports({"reports": wrong}, {})


@pytest.mark.parametrize("date", ["0201-05-04", "-0044-03-15", "2199-01-01", "2024", "2024-05", "05-12", "=1+1"])
def test_what_is_no_whole_date_of_the_past_is_told_and_not_counted(date: str) -> None:
    """One such row would make the rates of all streets those of other years."""
    with pytest.raises(InputError, match="streets-hazards-wrong") as refused:
        accidents({"accidents": points((10, 0, "2024-01-01", ""), (20, 0, date, ""))}, KNOWN)
    assert refused.value.arguments["received"] == "date: 2"


@pytest.mark.parametrize("x", [np.nan, np.inf])
def test_coordinates_that_are_no_numbers_lie_on_no_street(x: float) -> None:
    table = points((10, 0, "2024-01-01", ""), (x, 0, "2024-01-01", ""))
    with pytest.raises(InputError, match="streets-hazards-wrong") as refused:
        accidents({"accidents": table}, KNOWN)
    assert refused.value.arguments["received"] == "geometry: 2"


def test_the_safe_way_goes_round_hazards_as_far_as_they_are_worth_it() -> None:
    """By hand: 200 m in the south or 280 m in the north; by day, without fast cars.

    0.3 a year in the south count 60 m more, 0.5 count 100 m; 50 at the most 1.4 times 200 m.
    """
    quiet: dict[str, Any] = {"street_speed": np.full(4, 30.0), "street_green_share": np.full(4, np.nan)}
    for hazards, metres in ((0.3, 303), (0.5, 383), (50.0, 383), (np.nan, 303)):
        routes = block(**quiet, street_hazards=np.array([0.0, hazards, 0.0, 0.0]))
        ways = by_kind(routes.between(WEST, EAST, "walk", "adult", dark=False))
        assert [round(ways[kind].metres) for kind in ("fast", "safe")] == [303, metres]
        told = (0.0, 200.0) if np.isnan(hazards) else (hazards, 0.0)
        assert (ways["fast"].hazards, ways["fast"].unknown) == pytest.approx(told)
        assert routes.knows_hazards
    both = block(**quiet, street_hazards=np.array([0.0, 50.0, 10.0, 0.0]))
    assert round(by_kind(both.between(WEST, EAST, "walk", "adult", dark=False))["safe"].metres) == 303
    assert not block(**quiet).knows_hazards


def test_few_reports_on_a_street_do_not_hide_its_accidents() -> None:
    """One report makes the sum of a street with ten accidents untold; the safe way goes round the accidents still."""
    untold = np.array([0.0, np.nan, 0.0, 0.0])
    more: dict[str, Any] = {"street_speed": np.full(4, 30.0), "street_green_share": np.full(4, np.nan)}
    routes = block(**more, street_hazards=untold, street_told_hazards=np.array([0.0, 10.0, 0.0, 0.0]))
    ways = by_kind(routes.between(WEST, EAST, "walk", "adult", dark=False))
    assert (ways["fast"].hazards, ways["fast"].unknown) == pytest.approx((10.0, 200.0))
    assert round(ways["safe"].metres) == 383
    assert ways["safe"].hazards == ways["safe"].unknown == 0.0


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Ten accidents of a year on one street of the south."""
    city = tmp_path_factory.mktemp("hazards") / "tramby"
    write_files(city)
    at = feeds.WEST + 1.5 * SPACING, feeds.SOUTH + 3.0
    rows = {"date": ["2025-01-01"] * 10, "severity": ["slight"] * 10}
    gpd.GeoDataFrame(rows, geometry=[shapely.Point(*at)] * 10, crs=feeds.CRS).to_file(city / "accidents.geojson")
    with (city / "city.toml").open("a", encoding="utf-8") as settings:
        settings.write('[domains.streets]\naccidents = {file = "accidents.geojson", title = "Accidents"}\n')
    build(city)
    return OpenCity(city).workspace


def test_a_city_with_accidents_tells_them_of_streets_and_of_ways(workspace: Workspace) -> None:
    result = workspace.baseline().view.result
    hazards = np.asarray(result["street_hazards"])
    assert np.array_equal(hazards, result["street_accidents"]) and hazards.sum() == hazards.max() == 10.0
    begin, end = (feeds.TO_DEGREES.transform(feeds.WEST + x, feeds.SOUTH + 3) for x in (200.0, 990.0))
    answer = route_answer(workspace, workspace.today(), begin, end, "adult", None, "en")
    fast, safe = (
        next(way for way in answer["ways"] if (way["mode"], way["kind"]) == ("cycle", kind))
        for kind in ("fast", "safe")
    )
    assert fast["hazards"] == 10.0 and safe["hazards"] == 0.0
    assert safe["detour"]["less_hazards"] == 10.0 and safe["detour"]["metres"] > 0
    assert fast["hazards_unknown"] == 0


def test_rows_of_one_date_and_place_count_and_are_told() -> None:
    """A file with a row for each person hurt counts an accident several times: nobody saw it."""
    table = points(*[(10, 0, "2024-01-01T08:00", "slight")] * 3, (10, 0, "2024-01-01T09:00", "slight"))
    made = accidents({"accidents": table}, KNOWN)
    assert [(one.code, one.arguments["count"]) for one in made.notices] == [("streets-hazards-same", 2)]
    assert made.tables["street_accidents"]["accident_rate"].tolist() == [4.0]
