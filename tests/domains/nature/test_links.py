"""Ways between habitats of a toy map: which are neighbours, what a way costs, and past what it leads."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.base.importing import Imported
from citybrain.domains.nature.importers.habitats import habitats_of_city
from citybrain.domains.nature.importers.links import neighbours
from citybrain.domains.nature.importers.resistance import RESISTANCES, SIDE, ground_of

CRS = "EPSG:3067"
WEST, SOUTH = 385_000.0, 6_671_000.0


def table(shapes: list[shapely.Geometry], **columns: object) -> gpd.GeoDataFrame:
    moved = shapely.transform(np.array(shapes, object), lambda places: places + np.array([WEST, SOUTH]))
    return gpd.GeoDataFrame(columns, geometry=moved, crs=CRS)


def toy_map() -> dict[str, pd.DataFrame]:
    """Three parks in a row, 100 m apart; a street after the first, a lawn too small, a parking area in the north."""
    box = shapely.box
    parks = [box(0, 0, 100, 100), box(200, 0, 300, 100), box(400, 0, 500, 100), box(600, 0, 620, 20)]
    return {
        "zones": table([box(-50, -50, 700, 400)], id=["a"]),
        "land": table(parks, kind=["green", "forest", "green", "green"], name=["First", None, "Third", None]),
        "streets": table([shapely.LineString([(150, -500), (150, 900)])], highway=["residential"]),
        "buildings": table([box(640, 40, 660, 60)], height=[16.0]),
        "parking_areas": table([box(200, 200, 240, 240)], id=["p"], parking_ground=[1600.0]),
        "plots": table([box(400, 200, 410, 210)], id=["q"], plot_open_ground=[100.0]),
    }


def made(**changed: pd.DataFrame) -> Imported:
    return habitats_of_city({}, {**toy_map(), **changed}, lambda share, key: None)


@pytest.fixture(scope="module")
def toy() -> Imported:
    return made()


def test_patches_are_parks_and_what_could_be_one(toy: Imported) -> None:
    habitats = toy.tables["habitats"]
    assert sorted(habitats["habitat_kind"]) == ["open_green", "open_green", "parking", "woods"]
    assert set(habitats["name"].dropna()) == {"First", "Third"}
    assert habitats["mapped_habitat_area"].to_numpy() == pytest.approx([10_000, 10_000, 10_000, 0], rel=0.01)
    notices = {one.code: one.arguments for one in toy.notices}
    assert notices["nature-cells-of-ways"] == {"side": SIDE}
    assert notices["nature-habitats-made"] == {"count": 3, "possible": 1, "links": 6}
    relation = toy.relations["habitat_on_parking"]
    assert (np.diff(relation.starts) == [0, 0, 0, 1]).all()


def test_a_way_costs_what_lies_on_it_and_leads_past_other_habitats(toy: Imported) -> None:
    links, ids = toy.tables["habitat_links"], list(toy.tables["habitats"]["id"])
    at = {name: next(row for row, one in enumerate(ids) if f"/{round(WEST + x)}/" in one) for name, x in
          (("first", 50), ("second", 250), ("third", 450))}  # fmt: skip
    pairs = {
        frozenset((int(a), int(b))): row for row, (a, b) in enumerate(zip(links.link_from, links.link_to, strict=True))
    }
    one = links.iloc[pairs[frozenset((at["first"], at["second"]))]]
    two = links.iloc[pairs[frozenset((at["second"], at["third"]))]]
    past = links.iloc[pairs[frozenset((at["first"], at["third"]))]]
    unknown, street = RESISTANCES["unknown"], RESISTANCES["street"]
    assert one.link_gap == two.link_gap == pytest.approx(100.0, abs=0.5)
    assert two.link_mapped_distance == pytest.approx(100 * unknown, rel=0.1)
    assert one.link_mapped_distance - two.link_mapped_distance == pytest.approx(10 * (street - unknown), rel=0.5)
    assert two.link_plantable_length == pytest.approx(100, abs=11)
    assert one.link_plantable_length == pytest.approx(90, abs=11)
    assert past.link_gap == pytest.approx(300.0, abs=0.5)
    assert past.link_mapped_distance > 300 * unknown
    assert not past.geometry.intersects(shapely.box(WEST + 215, SOUTH + 15, WEST + 285, SOUTH + 85))


def test_only_the_nearest_twelve_are_neighbours() -> None:
    row = np.array([shapely.box(x * 20, 0, x * 20 + 10, 10) for x in range(30)], object)
    near = neighbours(row)
    assert near.gap.min() == 10.0
    assert (np.bincount(near.begin, minlength=30) + np.bincount(near.end, minlength=30) >= 12).all()
    assert not len(neighbours(row[:1]).begin)


@pytest.mark.parametrize("missing", ["zones", "land", "streets", "buildings"])
def test_without_a_map_there_are_no_habitats_and_a_reason(missing: str) -> None:
    known = {name: one for name, one in toy_map().items() if name != missing}
    nothing = habitats_of_city({}, known, lambda share, key: None)
    assert (dict(nothing.tables), [one.code for one in nothing.notices]) == ({}, ["nature-no-map"])


def test_a_city_without_green_is_told_so() -> None:
    grey = table([shapely.box(0, 0, 10, 10)], kind=["square"], name=[None])
    assert [one.code for one in made(land=grey).notices] == ["nature-no-green"]


def test_a_vast_city_has_wider_cells() -> None:
    assert ground_of({}, (0.0, 0.0, 40_000.0, 30_000.0)).side == 20.0
