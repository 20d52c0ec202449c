"""What follows from the place of a city, and the city.toml that is written for a new one."""

import datetime
from pathlib import Path

import pytest
import tzfpy

from citybrain.base.domains import find_domains
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.configuration import SourceSettings, parse_configuration
from citybrain.twin.founding import CityIdentity, settle, standard_offset, utm_of, write_configuration
from citybrain.twin.territories import AT_SEA, territories_at, territory_of

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
WORLD = {
    (-51.23, -30.03): ("BR", "America/Sao_Paulo", "BRL", -3.0),
    (36.82, -1.29): ("KE", "Africa/Nairobi", "KES", 3.0),
    (72.88, 19.07): ("IN", "Asia/Kolkata", "INR", 5.5),
    (85.32, 27.70): ("NP", "Asia/Kathmandu", "NPR", 5.75),
    (138.60, -34.93): ("AU", "Australia/Adelaide", "AUD", 9.5),
    (174.76, -36.85): ("NZ", "Pacific/Auckland", "NZD", 12.0),
    (-79.38, 43.65): ("CA", "America/Toronto", "CAD", -5.0),
    (19.94, 50.06): ("PL", "Europe/Warsaw", "PLN", 1.0),
    (24.75, 59.44): ("EE", "Europe/Tallinn", "EUR", 2.0),
    (7.59, 47.56): ("CH", "Europe/Zurich", "CHF", 1.0),
    (7.81, 48.57): ("DE", "Europe/Berlin", "EUR", 1.0),
    (24.13, 65.83): ("SE", "Europe/Stockholm", "SEK", 1.0),
    (7.42, 43.735): ("MC", "Europe/Monaco", "EUR", 1.0),
    (23.32, 42.70): ("BG", "Europe/Sofia", "EUR", 2.0),
    (-79.52, 8.98): ("PA", "America/Panama", "PAB", -5.0),
    (103.85, 1.29): ("SG", "Asia/Singapore", "SGD", 8.0),
}
"""Country, time zone, currency and hours ahead of UTC in winter, of towns of the world."""


def settled(text: str, longitude: float, latitude: float, folder: Path) -> CityIdentity:
    return settle(parse_configuration(f'name = "A"\ndate = 2026-01-01\n{text}'), folder, longitude, latitude)


def told(identity: CityIdentity) -> list[str]:
    return [notice.text() for notice in identity.notices]


@pytest.mark.parametrize(("country", "place"), [(code, place) for code, places in TOWNS.items() for place in places])
def test_large_towns_lie_in_their_country_alone(country: str, place: tuple[float, float]) -> None:
    assert territories_at(*place) == (country,)


@pytest.mark.parametrize("place", WORLD)
def test_country_zone_and_currency_follow_from_the_place(place: tuple[float, float], tmp_path: Path) -> None:
    found = settled("", *place, tmp_path)
    assert (found.country, found.time_zone, found.currency, found.utc_offset) == WORLD[place]
    assert told(found)[0].startswith("city.toml leaves these to the place of the city: country = ")


def test_every_country_with_parameters_can_be_found_by_its_place() -> None:
    layers = set(find_domains().countries()) - {"EU"}
    assert layers <= set(TOWNS)


def test_every_time_zone_of_the_boundaries_lies_in_one_known_country() -> None:
    lost = [zone for zone in tzfpy.timezonenames() if not zone.startswith(AT_SEA) and territory_of(zone) is None]
    assert lost == ["Antarctica/Troll"]


def test_all_that_is_missing_at_sea_is_named_at_once_with_the_values_of_the_nearest_coast(tmp_path: Path) -> None:
    with pytest.raises(InputError) as problem:
        settled("", -52.0, -33.5, tmp_path)
    message = render(problem.value)
    assert 'country = "BR", time_zone = "America/Sao_Paulo", currency = "BRL"' in message
    assert str(tmp_path / "city.toml") in message


def test_where_nobody_lives_the_rest_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError) as problem:
        settled("", 166.67, -77.85, tmp_path)
    assert 'currency = "XXX"' in render(problem.value)


def test_what_is_stated_stands_over_the_place_and_a_disagreement_is_told(tmp_path: Path) -> None:
    found = settled('country = "AR"\ntime_zone = "Europe/Oslo"\ncurrency = "EUR"', -51.23, -30.03, tmp_path)
    assert (found.country, found.time_zone, found.currency) == ("AR", "Europe/Oslo", "EUR")
    assert [line.split(".")[1] for line in told(found)] == [
        "toml says country = AR, while the place of the city says BR",
        "toml says time_zone = Europe/Oslo, while the place of the city says America/Sao_Paulo",
        "toml says currency = EUR, while the place of the city says ARS",
    ]


def test_what_agrees_with_the_place_needs_no_word(tmp_path: Path) -> None:
    same = 'country = "IN"\ntime_zone = "Asia/Calcutta"\ncurrency = "INR"'
    assert told(settled(same, 72.88, 19.07, tmp_path)) == []
    assert told(settled('country = "CN"\ntime_zone = "Asia/Urumqi"\ncurrency = "CNY"', 87.6, 43.8, tmp_path)) == []


def test_a_choice_between_clocks_or_currencies_is_told(tmp_path: Path) -> None:
    assert "keep different clocks: Asia/Shanghai was taken, Asia/Urumqi" in told(settled("", 87.6, 43.8, tmp_path))[1]
    assert "PAB was taken as the currency; USD is legal tender" in told(settled("", -79.52, 8.98, tmp_path))[1]


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
