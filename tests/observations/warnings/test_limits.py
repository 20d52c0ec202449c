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
    of_air = {limit.standard.key for limit in limits_for("FI", then) if limit.standard.event["en"] == "Air quality"}
    assert of_air == {"who_2021", standard}


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("pm2_5-day", 60, 50), ("pm2_5-year", 30, 25), ("pm10-day", 120, 100), ("pm10-year", 60, 50),
        ("sulphur_dioxide-hour", 500, 150), ("sulphur_dioxide-day", 150, 50), ("sulphur_dioxide-year", 60, 20),
        ("nitrogen_dioxide-hour", 200, 200), ("nitrogen_dioxide-day", 80, 50), ("nitrogen_dioxide-year", 40, 30),
        ("carbon_monoxide-hour", 10_000, 10_000), ("carbon_monoxide-day", 4_000, 4_000),
        ("ozone-eight_hours", 160, 160), ("ozone-hour", 200, 200),
    ],
)  # fmt: skip
def test_chinese_limits_in_two_steps(key: str, first: float, last: float) -> None:
    """GB 3095-2026, table 1, class 2: values of the transition until the end of 2030, and of 2031 on."""
    name = f"gb_3095_2026-{key}-limit"
    days = [
        datetime.date(2026, 2, 28),
        datetime.date(2026, 3, 1),
        datetime.date(2030, 12, 31),
        datetime.date(2031, 1, 1),
    ]
    assert [value("CN", name, day) for day in days] == [None, first, first, last]
    assert value("CN", name.replace("2026", "2012"), days[0]) is not None


@pytest.mark.parametrize(
    ("key", "limit", "allowed"),
    [
        ("pm2_5-day", 25, 18), ("pm2_5-year", 10, None), ("pm10-day", 45, 18), ("pm10-year", 20, None),
        ("nitrogen_dioxide-hour", 200, 3), ("nitrogen_dioxide-day", 50, 18), ("nitrogen_dioxide-year", 20, None),
        ("sulphur_dioxide-hour", 350, 3), ("sulphur_dioxide-day", 50, 18), ("sulphur_dioxide-year", 20, None),
        ("carbon_monoxide-eight_hours", 10_000, None), ("carbon_monoxide-day", 4_000, 18),
    ],
)  # fmt: skip
def test_limits_of_the_union_from_2030(key: str, limit: float, allowed: int | None) -> None:
    """Directive (EU) 2024/2881, annex I, section 1, table 1."""
    found = [one for one in limits_for("FI", datetime.date(2030, 1, 1)) if one.key == f"eu_2024-{key}-limit"]
    assert [(one.value, one.allowed) for one in found] == [(limit, allowed)]


def test_ozone_of_the_union_has_a_target_value() -> None:
    """Directive (EU) 2024/2881, annex I, section 2 B; Directive 2008/50/EC, annex VII."""
    found = []
    for day in map(datetime.date.fromisoformat, ("2026-12-11", "2026-12-12", "2029-12-31", "2030-01-01")):
        found.append([(one.value, one.allowed) for one in limits_for("FI", day) if one.kind is Kind.TARGET])
    assert found == [[(120, 25)], [(120, 25)], [(120, 25)], [(120, 18)]]


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
        of_air = limit.standard.event["en"] == "Air quality"
        assert known_properties()[limit.observed].unit == ("µg/m3" if of_air else "°C")
        assert of_air == (limit.level is None)
        assert limit.standard.source
        assert set(limit.standard.name) == {"en", "zh"}
        assert limit.until is None or limit.until > limit.since
        assert limit.averaging in Averaging
        assert limit.kind in Kind
        assert limit.consecutive == 1 or limit.averaging in (Averaging.HOUR, Averaging.DAY_MAXIMUM)


def test_every_number_was_compared() -> None:
    """A number that is not, says `checked: false` where it stands, and its warning says so; there is none now."""
    assert [limit.key for limit in all_limits() if not limit.checked] == []
