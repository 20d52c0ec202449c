"""The limits: numbers as published, dates, countries."""

import datetime

import pytest

from citybrain.observations.properties import known_properties
from citybrain.observations.warnings.limits import Averaging, Kind, all_limits, limits_for

DAY = datetime.date(2026, 6, 1)


def value(country: str | None, key: str, day: datetime.date = DAY) -> float | None:
    found = [limit for limit in limits_for(country, day) if limit.key == key]
    assert len(found) <= 1, key
    return found[0].value if found else None


@pytest.mark.parametrize(
    ("key", "published"),
    [
        ("pm2_5-year", 5), ("pm2_5-day", 15), ("pm10-year", 15), ("pm10-day", 45), ("ozone-eight_hours", 100),
        ("nitrogen_dioxide-year", 10), ("nitrogen_dioxide-day", 25), ("nitrogen_dioxide-hour", 200),
        ("sulphur_dioxide-day", 40), ("carbon_monoxide-day", 4000),
    ],
)  # fmt: skip
def test_guidelines_of_the_who(key: str, published: float) -> None:
    """WHO global air quality guidelines 2021, tables 0.1 and 0.2."""
    assert value(None, f"who_2021-{key}-guideline") == published


@pytest.mark.parametrize(
    ("day", "standard", "hour", "alert"),
    [("2026-12-11", "eu_2008", 200, 400), ("2026-12-12", "eu_2024", 200, 200), ("2030-01-01", "eu_2024", 200, 200)],
)
def test_the_directive_of_2024_follows_that_of_2008(day: str, standard: str, hour: float, alert: float) -> None:
    then = datetime.date.fromisoformat(day)
    assert value("FI", f"{standard}-nitrogen_dioxide-hour-limit", then) == hour
    assert value("FI", f"{standard}-nitrogen_dioxide-hour-alert", then) == alert
    assert {limit.standard.key for limit in limits_for("FI", then)} == {"who_2021", standard}


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-02-28", (75, 35)), ("2026-03-01", (60, 30)), ("2030-12-31", (60, 30)), ("2031-01-01", (50, 25))],
)
def test_chinese_limits_of_fine_dust_in_two_steps(day: str, expected: tuple[float, float]) -> None:
    """Ministry of Ecology and Environment, 24 February 2026, on GB 3095-2026."""
    then = datetime.date.fromisoformat(day)
    standard = "gb_3095_2012" if day < "2026-03-01" else "gb_3095_2026"
    assert tuple(value("CN", f"{standard}-pm2_5-{mean}-limit", then) for mean in ("day", "year")) == expected


def test_ozone_thresholds_of_the_union() -> None:
    assert value("DE", "eu_2008-ozone-hour-information") == 180
    assert value("DE", "eu_2008-ozone-hour-alert") == 240
    assert value("US", "eu_2008-ozone-hour-alert") is None


def test_no_two_values_of_one_name_hold_on_one_day() -> None:
    limits = all_limits()
    for limit in limits:
        same = [one for one in limits if one.key == limit.key and one.in_force(limit.since)]
        assert same == [limit]


def test_every_limit_is_of_a_known_property_and_says_where_it_is_from() -> None:
    for limit in all_limits():
        assert known_properties()[limit.observed].unit == "µg/m3"
        assert limit.standard.source
        assert set(limit.standard.name) == {"en", "zh"}
        assert limit.until is None or limit.until > limit.since
        assert limit.averaging in Averaging
        assert limit.kind in Kind
        assert limit.consecutive == 1 or limit.averaging is Averaging.HOUR


def test_numbers_that_nobody_compared_say_so() -> None:
    told = {(limit.standard.key, limit.observed): limit.checked for limit in all_limits()}
    assert told["who_2021", "pm2_5"] is True
    assert told["eu_2024", "pm10"] is False
    assert (told["gb_3095_2026", "pm2_5"], told["gb_3095_2026", "pm10"]) == (True, False)
