"""A city built again: paths of sound are followed only where a building has changed, and it is as one built new."""

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.base.importing import Imported
from citybrain.domains.noise.importers import heard
from citybrain.domains.noise.importers.facades import facades
from tests.domains.noise.toy_streets import HOUSES, STREETS

CRS = "EPSG:3879"


def tables(high: float = 12.0, speed: float = 40.0) -> dict[str, Any]:
    """The toy streets twice, 3 km apart, with houses of which one is as high as told."""
    lines = [shapely.LineString(line) for line in STREETS]
    lines += [shapely.transform(line, lambda at: at + np.array([3000.0, 0.0])) for line in lines]
    streets = gpd.GeoDataFrame(
        {"drive": True, "oneway": False, "maxspeed": [speed, *[30.0] * (len(lines) - 1)]}, geometry=lines, crs=CRS
    )
    boxes = [shapely.box(*box) for box, _ in HOUSES]
    boxes += [shapely.transform(box, lambda at: at + np.array([3000.0, 0.0])) for box in boxes]
    heights = np.full(len(boxes), 10.0)
    heights[1] = high
    ids = [f"b{row}" for row in range(len(boxes))]
    return {"streets": streets, "buildings": gpd.GeoDataFrame({"id": ids, "height": heights}, geometry=boxes, crs=CRS)}


def made(known: dict[str, Any], last: Mapping[str, Any]) -> Imported:
    return facades({}, known, lambda share, key: None, last)


def taken_over(imported: Imported) -> int:
    return sum(one.arguments["count"] for one in imported.notices if one.code == "noise-paths-reused")


def assert_same(one: Imported, other: Imported) -> None:
    for name, relation in other.relations.items():
        for column in ("starts", "rows", "weights"):
            assert np.array_equal(getattr(one.relations[name], column), getattr(relation, column)), name
    for name in other.reusable:
        assert np.array_equal(one.reusable[name], other.reusable[name]), name


@pytest.fixture(scope="module")
def first() -> Imported:
    return made(tables(), {})


def follow_none(*inputs: Any, **more: Any) -> None:
    raise AssertionError("paths are followed again")


def test_nothing_is_followed_where_nothing_has_changed(first: Imported, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heard, "sound_paths", follow_none)
    monkeypatch.setattr("citybrain.domains.noise.models.cnossos.changed_walls.paths_in", follow_none)
    second = made(tables(), first.reusable)
    assert taken_over(first) == 0
    assert taken_over(second) == len(second.tables["facade_points"])
    assert_same(second, first)


def test_a_higher_building_is_heard_near_it_alone_as_in_a_city_built_new(
    first: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heard, "sound_paths", follow_none)
    later = made(tables(high=25.0), first.reusable)
    monkeypatch.undo()
    assert len(later.tables["facade_points"]) / 2 <= taken_over(later) < len(later.tables["facade_points"])
    assert_same(later, made(tables(high=25.0), {}))
    assert not np.array_equal(later.relations["sound_path"].weights, first.relations["sound_path"].weights)


def test_a_building_that_has_gone_takes_its_points_along(first: Imported) -> None:
    known = tables()
    known["buildings"] = known["buildings"].drop(index=3).reset_index(drop=True)
    later = made(known, first.reusable)
    assert taken_over(later) > 0
    assert_same(later, made(known, {}))


def test_other_streets_are_heard_anew(first: Imported) -> None:
    later = made(tables(speed=80.0), first.reusable)
    assert taken_over(later) == 0
    assert_same(later, made(tables(speed=80.0), {}))
