"""Ground that measures may change: no railways, no carriageways of main streets; all on the ground ask it."""

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.base.domains import find_domains
from citybrain.domains.surface.importers.carriageways import MAIN, SIDE, carriageways
from tests.domains.surface.test_cells import at, made, table

GRAPH = find_domains().graph("FI")
ON_GROUND = (
    "plant_street_trees", "unseal_ground", "hang_sails", "dig_ponds", "make_park", "build_rain_gardens",
    "pave_permeably", "build_detention_basins",
)  # fmt: skip


def streets(**columns: list[Any]) -> gpd.GeoDataFrame:
    count = len(next(iter(columns.values())))
    return table([shapely.LineString([(0, 45 + 20 * row), (200, 45 + 20 * row)]) for row in range(count)], **columns)


@pytest.mark.parametrize("name", ON_GROUND)
def test_no_measure_on_the_ground_takes_railways_or_main_streets(name: str) -> None:
    """Each names the reason, and gives the first that is true: a railway is no ground below crowns."""
    tests = {one.reason.partition("reason-")[2]: one for one in GRAPH.interventions[name].conditions}
    for reason, cause in (("railway", "by_railway"), ("main-street", "by_main_street")):
        assert tests[reason].inputs in ((f"taken_{cause}",), (f"narrowed_{cause}",))
        np.testing.assert_array_equal(tests[reason].function(np.array([0.0, 1.0])), [True, False])
    order = list(tests)
    assert order.index("main-street") < min(
        order.index(one) for one in order if one.startswith(("no-", "not-", "crowns"))
    )


@pytest.mark.parametrize("name", ON_GROUND)
def test_no_measure_on_the_ground_counts_ground_that_may_not_change(name: str) -> None:
    assert not {"open_ground_share", "sealed_ground_share"} & {*GRAPH.interventions[name].inputs}


def test_a_carriageway_is_as_wide_as_its_lanes_and_tunnels_have_none() -> None:
    shapes, kinds = carriageways(streets(
        highway=["primary", "residential", "footway", "secondary_link", "primary"],
        drive=[True, True, False, True, True], street_lanes=[4.0, np.nan, np.nan, np.nan, 2.0],
        oneway=[False, False, False, True, False],
        street_tunnel=[0.0, 0.0, 0.0, 0.0, 1.0],
    ))  # fmt: skip
    assert kinds.tolist() == [SIDE, MAIN, MAIN]
    heights = [float(np.ptp(shapely.bounds(one)[[1, 3]])) for one in shapes]
    assert heights == pytest.approx([6.5, 13.0, 3.25])


def test_streets_without_tags_have_no_carriageway() -> None:
    assert len(carriageways(streets(drive=[True]))[0]) == 0
    assert len(carriageways(None)[0]) == 0


def test_cells_know_lanes_of_main_and_side_streets_and_tracks_are_rail() -> None:
    """Lanes of 13 m fill a cell from side to side; a track 2 m on both sides takes two fifths of its cells."""
    street = streets(highway=["primary", "residential"], drive=[True, True], street_lanes=[4.0, 2.0])
    railways = table([shapely.LineString([(100, 84), (200, 84)])] * 2, kind=["rail", "tram"], tunnel=[False, False])
    cells: pd.DataFrame = made(streets=street, railways=railways, buildings=made_buildings()).tables["cells"]
    main, side, rail = at(cells, 175, 45), at(cells, 175, 65), at(cells, 175, 85)
    assert main["cell_main_carriageway_share"] == pytest.approx(1.0)
    assert side["cell_main_carriageway_share"] < 0.25
    assert side["cell_side_carriageway_share"] == pytest.approx(0.6, abs=0.2)
    assert rail["cell_rail_share"] == pytest.approx(0.4, abs=0.01)
    assert rail["cell_side_carriageway_share"] == 0.0
    assert set(np.diff(np.unique(cells["cell_row"]))) == {1.0}


def made_buildings() -> gpd.GeoDataFrame:
    return table([shapely.box(10, 5, 30, 15)], height=[16.0])
