"""What follows from the place of a city, and the city.toml that is written for a new one."""

import datetime
from pathlib import Path

import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.configuration import SourceSettings, parse_configuration
from citybrain.twin.founding import candidate_countries, settle, standard_offset, utm_of, write_configuration

TOWNS = {
    "FI": [(24.94, 60.17), (23.76, 61.50), (25.47, 65.01), (22.27, 60.45)],
    "CN": [(116.40, 39.90), (121.47, 31.23), (113.26, 23.13), (126.53, 45.80), (87.62, 43.83), (114.31, 30.59)],
    "DE": [(13.40, 52.52), (9.99, 53.55), (11.58, 48.14), (6.96, 50.94), (7.84, 47.99), (13.74, 51.05)],
    "SE": [(18.07, 59.33), (11.97, 57.71), (13.00, 55.60)],
    "DK": [(12.57, 55.68), (10.20, 56.16)],
    "NO": [(10.75, 59.91), (5.32, 60.39), (10.40, 63.43), (18.95, 69.65)],
    "AT": [(16.37, 48.21), (15.44, 47.07), (11.39, 47.27), (13.05, 47.80)],
    "FR": [(2.35, 48.86), (5.37, 43.30), (7.75, 48.57), (3.06, 50.63), (-1.55, 47.22)],
    "PL": [(21.01, 52.23), (19.94, 50.06), (18.65, 54.35), (17.04, 51.11)],
    "IT": [(12.50, 41.90), (9.19, 45.46), (14.27, 40.85), (13.36, 38.12)],
    "CZ": [(14.42, 50.09), (16.61, 49.20), (18.26, 49.83)],
    "NL": [(4.90, 52.37), (6.57, 53.22), (5.48, 51.44)],
}
ELSEWHERE = [(24.75, 59.44), (7.59, 47.56), (4.35, 50.85), (17.11, 48.15), (127.0, 37.57), (139.7, 35.7), (-0.13, 51.5)]


@pytest.mark.parametrize(("country", "place"), [(code, place) for code, places in TOWNS.items() for place in places])
def test_large_towns_lie_in_their_country_alone(country: str, place: tuple[float, float]) -> None:
    assert candidate_countries(*place) == [country]


@pytest.mark.parametrize("place", ELSEWHERE)
def test_towns_of_other_countries_are_in_none(place: tuple[float, float]) -> None:
    assert candidate_countries(*place) == []


def test_every_country_with_parameters_can_be_found_by_its_place() -> None:
    layers = set(find_domains().countries()) - {"EU"}
    assert layers <= set(TOWNS)


def test_a_place_without_a_known_country_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError) as problem:
        settle(parse_configuration('name = "Tallinn"'), tmp_path, 24.75, 59.44)
    assert 'Write country = "XX"' in render(problem.value)


def test_a_country_without_parameters_needs_time_zone_and_currency(tmp_path: Path) -> None:
    with pytest.raises(InputError) as problem:
        settle(parse_configuration('name = "Tallinn"\ncountry = "EE"'), tmp_path, 24.75, 59.44)
    assert "Add time_zone" in render(problem.value)


def test_an_unknown_time_zone_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text('name = "A"\ntime_zone = "Europe/Helsingfors"\n')
    with pytest.raises(InputError) as problem:
        standard_offset("Europe/Helsingfors", tmp_path)
    assert "line 2" in render(problem.value)
    assert "Europe/Helsingfors" in render(problem.value)


@pytest.mark.parametrize(
    ("zone", "hours"), [("Europe/Helsinki", 2), ("Asia/Shanghai", 8), ("Asia/Kolkata", 5.5), ("America/Santiago", -4)]
)
def test_standard_time_is_without_summer_time(zone: str, hours: float, tmp_path: Path) -> None:
    assert standard_offset(zone, tmp_path) == hours


def test_utm_zones() -> None:
    assert [utm_of(24.94, 60.17), utm_of(116.4, 39.9), utm_of(-70.6, -33.4)] == [
        "EPSG:32635",
        "EPSG:32650",
        "EPSG:32719",
    ]


def test_the_city_file_that_is_written_is_read_back(tmp_path: Path) -> None:
    first = settle(parse_configuration('name = "My \\"city\\""'), tmp_path, 24.94, 60.17)
    sources = {
        "osm": SourceSettings(file=["a.osm.pbf"], title="OpenStreetMap", licence="ODbL-1.0"),
        "gtfs": SourceSettings(file=["a.zip", "b.zip"]),
    }
    written = parse_configuration(write_configuration(tmp_path, first, sources).read_text())
    assert written.sources["gtfs"].file == ["a.zip", "b.zip"]
    assert settle(written, tmp_path, 0.0, 0.0) == first
    assert first.country == "FI"
    assert first.date == datetime.date(first.date.year, 1, 1)
