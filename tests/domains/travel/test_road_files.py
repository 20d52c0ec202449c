"""What files of roads and trips say, and all that is wrong with them in one message."""

import pandas as pd
import pytest

from citybrain.domains.travel.importers import road_files
from citybrain.kernel.errors import InputError
from tests.domains.travel.files import road_table


def trips(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"from": ["n00", "n33"], "to": ["n33", "n00"], "cars": ["100,5", "20"]} | columns)


def read(**tables: pd.DataFrame):
    return road_files.road_files({"roads": road_table(), "trips": trips(), **tables}, {}).tables


def refused(**tables: pd.DataFrame) -> str:
    with pytest.raises(InputError) as error:
        read(**tables)
    assert error.value.code == "travel-files"
    return str(error.value.arguments["received"])


def test_nodes_get_numbers_and_roads_their_length() -> None:
    tables = read()
    roads, pairs = tables["roads"], tables["trip_pairs"]
    assert roads["road_length"].tolist() == [400.0] * 48
    assert set(roads["road_from"]) == set(roads["road_to"]) == set(range(16))
    assert pairs["pair_cars"].tolist() == [100.5, 20.0]
    assert pairs["pair_from"].tolist() == pairs["pair_to"].tolist()[::-1]
    assert pairs["id"].is_unique
    own = road_table().assign(length=430.0)
    assert read(roads=own)["roads"]["road_length"].tolist() == [430.0] * 48


def test_nodes_may_be_numbers_in_one_file_and_texts_in_the_other() -> None:
    numbered = road_table().assign(**{"from": lambda table: pd.factorize(table["from"], sort=True)[0] * 1.0})
    numbered["to"] = pd.factorize(numbered["to"], sort=True)[0]
    assert read(roads=numbered, trips=trips(**{"from": ["0", "15"], "to": ["15", "0"]}))["trip_pairs"].shape == (2, 4)


def test_everything_that_is_wrong_comes_in_one_message() -> None:
    assert refused(roads=road_table().drop(columns=["speed"]), trips=trips().drop(columns="cars")) == (
        "roads: speed?; trips: cars?"
    )
    broken = road_table().assign(capacity=lambda table: [-1.0, *table["capacity"][1:]])
    wrong = refused(roads=broken, trips=trips(cars=["many", "3"], to=["n33", "nowhere"]))
    assert wrong == "roads.capacity: 1; trips.cars: 1; trips: nowhere (1)"


def test_more_nodes_of_trips_than_can_be_computed_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(road_files, "MOST_NODES_OF_TRIPS", 1)
    assert refused() == "trips: 2 > 1"
