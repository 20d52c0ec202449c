"""What city.toml declares of its sources reaches their readers."""

import datetime

import pandas as pd

from citybrain.twin.building.footprints import _precedence
from citybrain.twin.building.records import Report
from citybrain.twin.building.weather import read_hours
from citybrain.twin.configuration import parse_configuration
from citybrain.twin.founding import CityIdentity
from citybrain.twin.origins import Origins

TEXT = """
name = "Somewhere"
[sources.districts]
file = "districts.csv"
crs = "EPSG:3879"
[weather]
normals = "Beijing"
"""


def test_a_coordinate_system_is_declared_by_source():
    configuration = parse_configuration(TEXT)
    assert configuration.crs_of("districts") == "EPSG:3879"
    assert configuration.crs_of("population") is None


def test_normals_by_name_make_the_weather_of_that_place():
    weather = parse_configuration(TEXT).weather
    identity = CityIdentity(
        "Somewhere", "FI", "EPSG:3879", "Europe/Helsinki", "EUR", datetime.date(2026, 1, 1), 24.9, 60.2, 2.0
    )
    hours = read_hours(None, weather, identity, Origins(), Report())
    july = hours["outdoor_temperature"].iloc[4344:5088].mean()
    assert 24.0 < july < 30.0  # Beijing's July, not Helsinki's


def test_canopies_give_way_to_buildings():
    assert _precedence(pd.DataFrame({"building_use": ["office", "outbuilding", None]})).tolist() == [1.0, 0.0, 1.0]
    assert _precedence(pd.DataFrame({"id": ["a"]})).tolist() == [1.0]
