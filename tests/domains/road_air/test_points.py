"""Rows of chimneys and of background air that lie nowhere, far off, or in too many pairs."""

from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.domains.road_air.importers import dilution as importer
from citybrain.domains.road_air.importers.background import background
from citybrain.domains.road_air.importers.chimneys import chimneys
from citybrain.domains.road_air.importers.dilution import dilution
from citybrain.kernel import InputError
from tests.domains.road_air.toy import CRS, X, Y, house, known, wind

CITY = known([house(195.0, -5.0)])


def points(*shapes: Any) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"id": [str(row) for row in range(len(shapes))]}, geometry=list(shapes), crs=CRS)


@pytest.mark.parametrize("shape", [None, shapely.Point(), shapely.Point(np.inf, 0.0), shapely.Polygon()])
def test_features_without_a_place_are_refused_by_row(shape: Any) -> None:
    """One among others ended the build without a word of which it was."""
    table = points(shapely.Point(X, Y), shape)
    for source, read in (("background", background), ("chimneys", chimneys)):
        with pytest.raises(InputError) as problem:
            read({source: table}, CITY)
        assert (problem.value.code, problem.value.arguments["received"]) == ("road-air-points-nowhere", "- (2)")


def test_all_rows_that_lie_nowhere_are_told_at_once_and_few_are_shown() -> None:
    table = pd.DataFrame({"lon": ["24.9", *["x" * 10_000] * 9_999], "lat": ["60.1"] * 10_000})
    with pytest.raises(InputError) as problem:
        background({"background": table}, CITY)
    told = problem.value.arguments
    assert told["count"] == 9_999 and told["received"].endswith("(+ 9991)") and len(told["received"]) < 600


def test_degrees_may_have_a_decimal_comma() -> None:
    table = pd.DataFrame({"lon": ["24,9"], "lat": ["60,1"]})
    made = background({"background": table}, CITY).tables["background_stations"].to_crs(4326)
    assert (made.geometry.x[0], made.geometry.y[0]) == pytest.approx((24.9, 60.1))


@pytest.mark.parametrize(
    ("read", "source", "code"),
    [(background, "background", "road-air-background-far"), (chimneys, "chimneys", "road-air-chimneys-far")],
)
def test_longitude_and_latitude_that_changed_places_are_told(read: Callable[..., Any], source: str, code: str) -> None:
    """In Helsinki they lie in Arabia: a station counted, a chimney did not, both in silence."""
    table = pd.DataFrame({"lon": ["60.17", "24.93"], "lat": ["24.93", "60.17"]})
    made = read({source: table, "wind": wind()}, CITY)
    assert [(one.code, one.arguments["rows"]) for one in made.notices] == [(code, "1")]


def test_more_pairs_of_chimneys_and_buildings_than_are_held_are_counted_and_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A million stoves around three thousand buildings are some thousand million pairs."""
    read = chimneys({"chimneys": points(*[shapely.Point(X, Y)] * 30), "wind": wind()}, CITY)
    tables = {**CITY, **read.tables}
    assert len(dilution({"wind": wind()}, tables).relations["building_to_chimney"].rows) == 30
    monkeypatch.setattr(importer, "MOST_PAIRS", 29)
    with pytest.raises(InputError) as problem:
        dilution({"wind": wind()}, tables)
    assert problem.value.code == "road-air-chimneys-many"
    assert (problem.value.arguments["received"], problem.value.arguments["allowed"]) == (30, 29)
