"""Addresses of buildings: of their own tags, of doors and shops on them."""

from pathlib import Path

import pytest

from citybrain.domains.buildings.importers.openstreetmap_addresses import address
from citybrain.twin.importers.osm import read_osm
from tests.twin.osm_files import OsmMaker


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        ({"addr:street": "Main Street", "addr:housenumber": "7"}, "Main Street 7"),
        ({"addr:place": "Hamlet", "addr:housenumber": "7"}, "Hamlet 7"),
        ({"addr:street": "中山路", "addr:housenumber": "15号"}, "中山路15号"),
        ({"addr:full": "7, Main Street", "addr:street": "Main Street"}, "7, Main Street"),
        ({"addr:housename": "Villa"}, "Villa"),
        ({"addr:housenumber": "7"}, None),
    ],
)
def test_street_and_number_are_written_as_the_script_does(tags: dict[str, str], told: str | None) -> None:
    assert address(tags) == told


def test_a_building_has_the_addresses_of_the_doors_and_shops_on_it(tmp_path: Path):
    maker = OsmMaker()
    maker.box(0, 0, 20, 10, building="yes", name="Hall", name__en="The Hall", alt_name="Halli;Hall")
    maker.box(20, 0, 24, 10, building="shed", addr__street="中山路", addr__housenumber="15号", addr__postcode="00100")
    for number, places in (("7", [(5, 5), (20, 0)]), ("9", [(0, 5), (6, 5), (7, 5)]), ("11", [(60, 60)])):
        for x, y in places:
            maker.node(x, y, addr__street="Main Street", addr__housenumber=number, addr__postcode=f"0010{number}")
    buildings = read_osm(maker.write(tmp_path / "made.osm.pbf")).buildings
    hall, shed = buildings.iloc[0], buildings.iloc[1]
    assert (hall["address"], hall["postal_code"]) == ("Main Street 9; Main Street 7", "00109; 00107")
    assert hall["other_names"] == "The Hall; Halli"
    assert shed["address"] == "中山路15号; Main Street 7", "a door in the common wall is that of the smaller"
