"""A snapshot as the kernel reads it."""

import datetime
from pathlib import Path

import numpy as np

from citybrain.twin.snapshot import load
from tests.twin.small_city import write


def test_the_kernel_gets_sizes_relation_columns_and_tiles(tmp_path: Path) -> None:
    write(tmp_path)
    city = load(tmp_path).city()
    assert city.size == {"building": 4, "zone": 2, "hour": 8760}
    assert list(city.inside["building", "zone"]) == [0, 1, 0, 1]
    assert city.columns["height"].dtype == np.float64
    assert list(city.columns["building_use"]) == [3, 4, 0, 3]
    assert len(city.columns["outdoor_temperature"]) == 8760
    assert (city.columns["latitude"], city.columns["utc_offset"]) == (60.2, 2.0)
    assert city.cuts("building") == (0, 4)
    assert city.day == datetime.date(2026, 1, 1)
    assert list(city.quality["height"]) == [2, 2, 2, 2]


def test_the_day_of_the_parameters_can_be_another(tmp_path: Path) -> None:
    write(tmp_path)
    assert load(tmp_path).city(datetime.date(2030, 5, 1)).day.year == 2030


def test_a_leaf_names_file_hash_licence_record_and_rule(tmp_path: Path) -> None:
    write(tmp_path)
    city = load(tmp_path).city()
    assert city.leaf is not None
    measured, guessed, place = city.leaf("height", 2), city.leaf("building_use", 1), city.leaf("latitude", 0)
    assert (measured.file, measured.sha256, measured.licence, measured.row) == ("a.osm.pbf", "0", "ODbL-1.0", "way/2")
    assert (guessed.kind, guessed.rule, guessed.quality) == ("estimated", "imputation-storeys-typical", 4)
    assert place.file == "city.toml"
