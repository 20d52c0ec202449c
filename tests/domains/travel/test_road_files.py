"""What files of roads and trips say, and all that is wrong with them in one message."""

import numpy as np
import pandas as pd
import pytest

from citybrain.domains.travel.importers import road_files
from citybrain.domains.travel.models.equilibrium import network
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
    some = road_table().assign(length=[None, "430,5", ""] * 16)
    assert read(roads=some)["roads"]["road_length"].tolist() == [400.0, 430.5, 400.0] * 16


def test_a_table_of_cars_says_that_lorries_are_unknown() -> None:
    (unknown,) = road_files.road_files({"roads": road_table(), "trips": trips()}, {}).notices
    assert (unknown.code, unknown.arguments["count"]) == ("travel-no-lorries", 48)


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


def test_a_comma_that_may_stand_between_thousands_is_refused() -> None:
    assert refused(trips=trips(cars=["1,800", "20"])) == "trips.cars: 1"
    assert refused(roads=road_table().assign(capacity="1,800", length="1,200")) == (
        "roads.capacity: 1, 2, 3, 4, 5 (+ 43); roads.length: 1, 2, 3, 4, 5 (+ 43)"
    )
    assert read(trips=trips(cars=["1,800", "0,5"]))["trip_pairs"]["pair_cars"].tolist() == [1.8, 0.5]
    assert read(trips=trips(cars=["1,234.5", "1,800"]))["trip_pairs"]["pair_cars"].tolist() == [1234.5, 1800.0]


def test_nodes_without_a_name_are_refused_with_their_rows() -> None:
    ends = road_table()["from"].tolist()
    blank = road_table().assign(**{"from": [None, ends[1], np.nan, " ", *ends[4:]]})
    assert refused(roads=blank, trips=trips(to=["", "n00"])) == "roads.from: 1, 3, 4; trips.to: 1"


def test_roads_without_lines_are_refused() -> None:
    plain = pd.DataFrame(road_table().drop(columns="geometry"))
    assert refused(roads=plain) == refused(roads=plain.assign(length=400.0)) == "roads: geometry?"


def test_trips_far_beyond_the_capacity_of_their_nodes_are_refused_with_the_nodes() -> None:
    assert refused(trips=trips(cars=["12001", "20"])) == (
        "trips.cars, from: n00 (12001 > 10 x 1200); trips.cars, to: n33 (12001 > 10 x 1200)"
    )
    within = trips(**{"from": ["n00", "n33"], "to": ["n00", "n00"], "cars": ["50000", "20"]})
    assert read(trips=within)["trip_pairs"]["pair_cars"].tolist() == [50000.0, 20.0]


def test_more_zones_times_nodes_than_there_is_memory_for_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOST_ROOM", 31)
    with pytest.raises(InputError) as error:
        read()
    assert error.value.code == "travel-network-size"
    assert error.value.arguments == {"zones": 2, "nodes": 16, "received": 32, "allowed": 31}
