"""Points on streets of OpenStreetMap that say how they are driven."""

from pathlib import Path

from citybrain.twin.importers.osm import read_osm
from citybrain.twin.importers.osm_extract import STREET_POINT_COLUMNS
from tests.twin.osm_files import OsmMaker


def test_signals_are_read_and_crossings_are_none(tmp_path: Path) -> None:
    maker = OsmMaker()
    maker.way([(0, 0), (100, 0)], highway="residential")
    signal = maker.node(20, 0, highway="traffic_signals")
    maker.node(30, 20, highway="crossing", crossing="traffic_signals")
    found = read_osm(maker.write(tmp_path / "made.osm.pbf")).street_points
    assert list(found.columns) == list(STREET_POINT_COLUMNS)
    assert found[["id", "kind"]].to_numpy().tolist() == [[f"node/{signal}", "signals"]]
    assert found.crs.to_epsg() == 4326
