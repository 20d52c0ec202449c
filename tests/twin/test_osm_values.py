"""Values of OpenStreetMap tags: the forms that its wiki names and that real files hold."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.twin.importers import osm_values as values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12),
        ("12 m", 12),
        ("12m", 12),
        ("12,5", 12.5),
        ("35.600", 35.6),
        ("40 ft", 12.192),
        ("40 feet", 12.192),
        ("40'", 12.192),
        ("6'6\"", 1.9812),
        ("350 cm", 3.5),
        ("~8", 8),
    ],
)
def test_lengths(text, expected):
    assert values.metres(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", [None, "", "tall", "-3", "0", "5000", "12 parsecs", "1.2.3", "NaN", "inf", "1e3"])
def test_lengths_that_are_none(text):
    assert math.isnan(values.metres(text))


@pytest.mark.parametrize(("text", "expected"), [("6", 6), ("6.5", 6.5), ("6,5", 6.5), ("3;4", 4), ("4-5", 5), ("0", 0)])
def test_levels(text, expected):
    assert values.levels(text) == expected


@pytest.mark.parametrize("text", [None, "", "two", "-1", "999", "3;x"])
def test_levels_that_are_none(text):
    assert math.isnan(values.levels(text))


@pytest.mark.parametrize(("text", "expected"), [("30", 30), ("30 mph", 48.28032), ("50 km/h", 50)])
def test_speeds(text, expected):
    assert values.speed(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text", ["none", "walk", "FI:urban", None, "signals", "0", "0 mph", "301", "999 mph", "999999"]
)
def test_speeds_that_are_none(text):
    assert math.isnan(values.speed(text))


@pytest.mark.parametrize(("text", "expected"), [("17.6", 17.6), ("45°", 45)])
def test_pitches(text, expected):
    assert values.degrees(text) == expected
    assert math.isnan(values.degrees("95"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1905", (1905, 0)),
        ("1998-05-01", (1998, 0)),
        ("2002-11", (2002, 0)),
        ("13.11.1998", (1998, 0)),
        ("03-2017", (2017, 0)),
        ("21 Jul 1905", (1905, 0)),
        ("1865;1890", (1865, 0)),
        ("~1900", (1900, 5)),
        ("ca. 1900", (1900, 5)),
        ("circa 1900", (1900, 5)),
        ("2012?", (2012, 5)),
        ("1890s", (1895, 5)),
        ("late 1920s", (1928, 2)),
        ("early C20", (1917, 17)),
        ("C19", (1850, 50)),
        ("mid C19", (1850, 17)),
        ("1908..1939", (1924, 16)),
        ("1913...1924", (1919, 6)),
        ("1761-1762", (1762, 1)),
        ("1890s..1910s", (1905, 15)),
        ("before 1950", (1950, 25)),
        ("after 1964", (1964, 25)),
        ("after ~1903", (1903, 30)),
        ("before 1905..1908", (1907, 27)),
    ],
)
def test_years(text, expected):
    assert values.year(text) == expected


@pytest.mark.parametrize("text", [None, "", "unknown", "12", "C4", "0905", "9999", "19055", "old town"])
def test_years_that_are_none(text):
    assert math.isnan(values.year(text).year) and math.isnan(values.year(text).tolerance)


@given(st.text(max_size=30))
def test_no_text_breaks_a_reader(text):
    for read in (values.metres, values.levels, values.degrees, values.speed, values.number):
        value = read(text)
        assert math.isnan(value) or 0 <= value < 2e6
    found = values.year(text)
    assert math.isnan(found.year) or 1000 <= found.year <= 2200


@pytest.mark.parametrize(
    ("text", "expected"), [("2", 1.0), ("yes", 1.0), ("fi:Sanomatalo", 1.0), ("no", 0.0), ("ei", 0.0)]
)
def test_what_is_there(text, expected):
    assert values.presence(text) == expected


@pytest.mark.parametrize("text", [None, "", " "])
def test_nothing_tells_nothing(text):
    assert math.isnan(values.presence(text))
