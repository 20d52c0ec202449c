"""What a stream is tested for, read and checked."""

import pytest

from citybrain.observations.properties import known_properties
from citybrain.observations.quality.defaults import default_settings
from citybrain.observations.quality.flags import TESTS
from citybrain.observations.quality.settings import KINDS, Season, Settings, read_settings
from citybrain.records.errors import EntryError

GOOD = {"fail": [-80, 60], "suspect": [-40, 45], "source": "the sensor"}


EVENTS = {"detection", "species_detection", "protected_species_detection", "position"}


def test_every_measured_property_has_defaults_with_sources_in_its_unit() -> None:
    assert set(default_settings()) == set(known_properties()) - EVENTS
    for key, settings in default_settings().items():
        assert settings.unit == known_properties()[key].unit
        made = [getattr(settings, name) for name in KINDS if getattr(settings, name) is not None]
        assert made
        assert all(len(one.source) > 20 for one in made)


def test_settings_name_the_tests_that_flags_name() -> None:
    assert tuple(KINDS) == (*TESTS, "ordinary")


def test_what_is_not_named_is_that_of_the_defaults_and_null_is_not_made() -> None:
    base = default_settings()["air_temperature"]
    seasons = [{"month": [6, 8], "suspect": [5, 40]}, {"hour": [0, 5], "suspect": [-5, 30], "fail": [-60, 50]}]
    told = {"gross_range": GOOD, "spike": None, "climatology": {"seasons": seasons, "source": "records of the city"}}
    settings = read_settings(told, "stream 1", base)
    assert settings.gross_range.fail == (-80, 60)
    assert settings.spike is None
    assert settings.flat_line == base.flat_line
    assert settings.climatology.seasons == (
        Season("month", 6, 8, (5, 40), None),
        Season("hour", 0, 5, (-5, 30), (-60, 50)),
    )
    assert read_settings({}, "stream 1", base) == base
    assert hash(settings) != hash(base)


@pytest.mark.parametrize(
    ("told", "code", "place"),
    [
        ([], "quality-mapping", "stream 1"),
        ({"spike": 3}, "quality-mapping", "stream 1.spike"),
        ({"drift": {}}, "quality-no-such", "stream 1"),
        ({"unit": "°F"}, "quality-unit", "stream 1"),
        ({"interval": -1}, "quality-positive", "stream 1.interval"),
        ({"gross_range": {"fail": [0, 1]}}, "quality-missing", "stream 1.gross_range"),
        ({"gross_range": {**GOOD, "fail": [9, 1]}}, "quality-span", "stream 1.gross_range.fail"),
        ({"gross_range": {**GOOD, "fail": [1]}}, "quality-span", "stream 1.gross_range.fail"),
        ({"gross_range": {**GOOD, "fail": [0, "much"]}}, "quality-number", "stream 1.gross_range.fail"),
        ({"gross_range": {**GOOD, "fail": [0, float("nan")]}}, "quality-number", "stream 1.gross_range.fail"),
        ({"gross_range": {**GOOD, "suspect": [-90, 60]}}, "quality-within", "stream 1.gross_range"),
        ({"gross_range": {**GOOD, "source": " "}}, "quality-text", "stream 1.gross_range.source"),
        ({"gross_range": {**GOOD, "limit": 3}}, "quality-no-such", "stream 1.gross_range"),
        ({"spike": {"suspect": 4, "fail": 3, "source": "x"}}, "quality-order", "stream 1.spike"),
        ({"spike": {"suspect": True, "source": "x"}}, "quality-number", "stream 1.spike.suspect"),
        (
            {"flat_line": {"tolerance": 1, "suspect": 4, "fail": 3, "source": "x"}},
            "quality-order",
            "stream 1.flat_line",
        ),
        ({"climatology": {"seasons": [], "source": "x"}}, "quality-seasons", "stream 1.climatology.seasons"),
        (
            {"climatology": {"seasons": [{"month": [1, 13], "suspect": [0, 1]}], "source": "x"}},
            "quality-period",
            "stream 1.climatology.seasons[0]",
        ),
        (
            {"climatology": {"seasons": [{"week": [1, 2], "suspect": [0, 1]}], "source": "x"}},
            "quality-seasons",
            "stream 1.climatology.seasons[0]",
        ),
        (
            {"neighbours": {"radius": 1, "least": 1, "threshold": 2, "spread": 1, "source": "x"}},
            "quality-order",
            "stream 1.neighbours.least",
        ),
        ({"words": {"allowed": [], "source": "x"}}, "quality-text", "stream 1.words.allowed"),
    ],
)
def test_wrong_settings_are_told_with_their_place(told: object, code: str, place: str) -> None:
    with pytest.raises(EntryError) as error:
        read_settings(told, "stream 1", Settings("°C"))
    assert (error.value.code, error.value.arguments["place"]) == (code, place)
