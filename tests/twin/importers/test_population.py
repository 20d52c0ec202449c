from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from citybrain.domains.buildings.imputation.people_of_cells import distribute_residents
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.population import read_population
from tests.twin.importers.area_files import CRS, EAST, NORTH, square, write_areas


def refusal(path: Path, **options: str) -> str:
    with pytest.raises(InputError) as caught:
        read_population(path, CRS, **options)
    return render(caught.value)


def told(table: gpd.GeoDataFrame) -> list[str]:
    return [notice.code for notice in table.attrs["notices"]]


@pytest.mark.parametrize("column", ["asukkaita", "population", "POP", "Einwohner", "人口"])
def test_the_column_of_people_is_recognised(tmp_path: Path, column: str) -> None:
    path = write_areas(tmp_path / "p.gpkg", [square(0, 0), square(1, 0)], **{column: [12, None]})
    table = read_population(path, CRS)
    assert table["population"].tolist() == [12, 0]
    assert table["cell"].tolist() == [1, 2]


def test_an_unclear_column_is_asked_for_and_can_be_declared(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "p.gpkg", [square(0, 0)], popullation=[12], other=[3])
    assert "Nearest: popullation" in refusal(path)
    assert read_population(path, CRS, "popullation")["population"].tolist() == [12]
    assert "has no column nobody" in refusal(path, column="nobody")


@pytest.mark.parametrize(("value", "shown"), [(-3.0, "-3"), (float("inf"), "inf")])
def test_numbers_that_cannot_be_are_named(tmp_path: Path, value: float, shown: str) -> None:
    path = write_areas(tmp_path / "p.gpkg", [square(0, 0), square(1, 0)], population=[1.0, value])
    assert f'feature 2: population is "{shown}' in refusal(path)


def test_text_in_the_column_is_named(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "p.gpkg", [square(0, 0)], population=["many"])
    assert 'feature 1: population is "many"' in refusal(path)


def test_points_become_squares_of_their_spacing(tmp_path: Path) -> None:
    centres = [square(column, row).centroid for column in range(3) for row in range(2)]
    table = read_population(write_areas(tmp_path / "p.gpkg", centres, population=range(6)), CRS)
    assert table.geometry.area.tolist() == pytest.approx([62500] * 6)
    assert told(table) == ["population-points"]
    assert "has a single point" in refusal(write_areas(tmp_path / "one.gpkg", centres[:1], population=[1]))


def test_bands_of_99_are_masks_only_where_they_must_be(tmp_path: Path) -> None:
    """A cell of 300 people may well have 99 of an age; one of 60 cannot, nor one whose bands exceed the total."""
    path = write_areas(
        tmp_path / "p.gpkg",
        [square(0, 0), square(1, 0), square(2, 0)],
        population=[300, 60, 150],
        a=[99, 99, 99],
        b=[201, 20, 99],
    )
    table = read_population(path, CRS, age_bands={"young": "a", "old": "b"})
    assert table["young"].tolist()[0] == 99
    assert np.isnan(table["young"][1:]).all()
    assert table["old"].tolist()[:2] == [201, 20]
    assert np.isnan(table["old"][2])
    assert table["population"].tolist() == [300, 60, 150]
    assert table.attrs["notices"][0].text().startswith("3 age bands")


def test_people_without_an_address_are_left_out_and_told(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "p.gpkg", [square(c, 0) for c in range(4)], population=[500, 2000, 31470, 100])
    table = read_population(path, CRS)
    assert table["population"].tolist() == [500, 2000, 100]
    assert "31,470 people of the population grid sit in cells so dense" in table.attrs["notices"][0].text()


def homes(*rows: tuple[float, float, str, float]) -> gpd.GeoDataFrame:
    """Buildings at metres from the corner of the grid: east, north, use, floor area."""
    shapes = [box(EAST + x, NORTH + y, EAST + x + 10, NORTH + y + 10) for x, y, _, _ in rows]
    uses, areas = [row[2] for row in rows], [row[3] for row in rows]
    return gpd.GeoDataFrame({"building_use": uses, "gross_floor_area": areas}, geometry=shapes, crs=CRS)


def grid(*people: float) -> gpd.GeoDataFrame:
    cells = [square(number, 0) for number in range(len(people))]
    return gpd.GeoDataFrame({"cell": range(1, len(people) + 1), "population": people}, geometry=cells, crs=CRS)


def test_people_are_shared_by_floor_area_over_homes_only() -> None:
    houses = homes((10, 10, "apartment_block", 300), (50, 10, "detached_house", 100), (90, 10, "office", 5000))
    shared = distribute_residents(houses, grid(80))
    assert shared.residents.tolist() == [60, 20, 0]
    assert shared.cell.tolist() == [0, 0, -1]
    assert (shared.placed, shared.outside) == (80, 0)


def test_homes_without_floor_area_share_equally() -> None:
    houses = homes((10, 10, "apartment_block", float("nan")), (50, 10, "detached_house", 0))
    assert distribute_residents(houses, grid(80)).residents.tolist() == [40, 40]


def test_people_of_a_cell_without_homes_go_to_the_nearest_home() -> None:
    houses = homes((10, 10, "apartment_block", 300), (240, 10, "terraced_house", 100))
    shared = distribute_residents(houses, grid(80, 30))
    assert shared.residents.tolist() == [60, 50]
    assert shared.outside == 0
    assert shared.notices[0].text().startswith("1 cells of the population grid have people (30) but no home")


def test_people_of_cells_far_from_any_home_are_not_placed() -> None:
    shared = distribute_residents(homes((10, 10, "apartment_block", 300)), grid(80, 0, 0, 500))
    assert shared.residents.tolist() == [80]
    assert shared.outside == 500
    assert "500 people of the population grid live beyond" in shared.notices[0].text()


def test_of_a_cell_cut_by_the_edge_only_the_share_inside_is_placed() -> None:
    extent = box(EAST, NORTH, EAST + 125, NORTH + 250)
    shared = distribute_residents(homes((10, 10, "apartment_block", 300)), grid(80), extent)
    assert shared.residents.tolist() == pytest.approx([40])
    assert shared.outside == pytest.approx(40)


def test_a_city_without_homes_places_nobody() -> None:
    shared = distribute_residents(homes((10, 10, "office", 300)), grid(80))
    assert shared.residents.tolist() == [0]
    assert shared.outside == 80


def test_a_map_with_hardly_any_buildings_says_so_and_crowds_nobody_into_them() -> None:
    """24,506 people beside 19 houses of 140 m²."""
    houses = homes(*((12.0 * number, 10.0, "detached_house", 140.0) for number in range(19)))
    shared = distribute_residents(houses, grid(24_506), None, 3.5)
    assert shared.residents.tolist() == pytest.approx([40.0] * 19)
    assert (shared.placed, shared.not_placed, shared.outside) == pytest.approx((760, 23_746, 0))
    message = shared.notices[-1].text()
    assert message.startswith("The map has hardly any buildings: 19 homes for 24,506 people who live in its area.")
    assert "23,746 of them have no room there (one person on 3.5 m² of floor at most)" in message
    assert "Give footprints (--buildings) or an extract in which the buildings are mapped" in message


def test_people_of_the_area_far_from_the_few_homes_belong_to_what_is_told() -> None:
    houses = homes(*((12.0 * number, 10.0, "detached_house", 140.0) for number in range(19)))
    extent = box(EAST, NORTH, EAST + 1000, NORTH + 250)
    shared = distribute_residents(houses, grid(24_506, 0, 0, 763_104), extent, 3.5)
    assert shared.notices[-1].text().startswith("The map has hardly any buildings: 19 homes for 787,610 people")
    assert (shared.placed, shared.not_placed, shared.outside) == pytest.approx((760, 786_850, 0))
    assert [told.code for told in shared.notices] == ["population-hardly-any-homes"]


def test_a_few_homes_that_are_missing_are_told() -> None:
    houses = homes((10, 10, "apartment_block", 35), (260, 10, "apartment_block", 3500))
    shared = distribute_residents(houses, grid(30, 400), None, 3.5)
    assert shared.residents.tolist() == [10, 400]
    assert (
        shared.notices[-1].text().startswith("20 of 430 people who live in the area of the city have no room in the 2")
    )


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(-300, 1300),
            st.floats(-300, 500),
            st.sampled_from(["apartment_block", "detached_house", "office"]),
            st.floats(0, 1e5) | st.just(float("nan")),
        ),
        max_size=15,
    ),
    st.lists(st.integers(0, 5000), min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from([0.0, 3.5]),
)
def test_nobody_is_lost_or_invented(
    rows: list[tuple[float, float, str, float]], people: list[int], cut: bool, least: float
) -> None:
    extent = box(EAST - 50, NORTH - 50, EAST + 400, NORTH + 180) if cut else None
    houses = homes(*rows) if rows else homes((0, 0, "office", 1)).iloc[:0]
    shared = distribute_residents(houses, grid(*people), extent, least)
    assert shared.placed + shared.outside + shared.not_placed == pytest.approx(sum(people), rel=1e-12)
    assert shared.residents.sum() == pytest.approx(shared.placed, rel=1e-12)
    assert (shared.residents >= 0).all()
    assert (shared.residents[(houses["building_use"] == "office").to_numpy()] == 0).all()
    assert (shared.residents[shared.cell < 0] == 0).all()
