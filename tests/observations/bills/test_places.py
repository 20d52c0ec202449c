"""Which building or zone an id or a name means."""

from pathlib import Path

import pandas as pd
import pytest

from citybrain.observations.bills.observed import observed_columns
from citybrain.observations.bills.places import NOWHERE, PlaceIndex
from citybrain.twin.snapshot import load
from citybrain.twin.snapshot_write import Contents, write_snapshot
from tests import city as made
from tests.observations.bills.towns import ENOUGH, bring, graph, table, year


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A city of 12 buildings, of which a register knows four by ids of its own."""
    contents = made._contents(12)
    register = pd.DataFrame(
        {
            "identifier": ["103A", "103B", "104", "way/2", "twice", "twice"],
            "building": [0, 0, 3, 5, 6, 7],
            "source": "register",
        }
    )
    both = Contents({**contents.tables, "identifiers": register}, contents.files)
    write_snapshot(tmp_path, both, lambda number, entries: made._describe(number, entries, [0, 12]))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("way/1", 0),
        ("WAY/1", 0),
        (" 12 ", 11),
        ("103A", 0),
        ("103b", 0),
        ("104", 3),
        ("way/2", 1),
        ("twice", NOWHERE),
        ("way/13", NOWHERE),
        ("", NOWHERE),
    ],
)
def test_a_building_is_known_by_its_id_and_those_of_the_register(city: Path, name: str, row: int) -> None:
    assert PlaceIndex(load(city), "building").find([name]).tolist() == [row]


@pytest.mark.parametrize(
    ("name", "row"), [("Kallio", 1), ("kallio", 1), ("091_3", 2), ("Käpylä", 2), ("Espoo", NOWHERE)]
)
def test_a_zone_is_known_by_id_and_name(city: Path, name: str, row: int) -> None:
    assert PlaceIndex(load(city), "zone").find([name]).tolist() == [row]


def test_bills_by_ids_of_the_register_reach_their_building(city: Path) -> None:
    (city / "city.toml").write_text('name = "Testbury"', encoding="utf-8")
    bring(city, table(*year("103A"), *year("103B")))
    seen = observed_columns(city, load(city), graph())
    assert seen is not None
    assert seen.columns["observed_network_heat"][0] == pytest.approx(2 * ENOUGH)
