"""What a measure changed in bills: a sample whose truth is published, made-up houses, and what cannot be told."""

import csv
import datetime
from pathlib import Path

import numpy as np
import pytest

from citybrain.cases.effect.bills import Bill, DailyMeans, billed_effect, regress

HERE = Path(__file__).parent
DAY_ZERO = datetime.date(1970, 1, 1)
MEASURE = "2016-12-26", "2017-01-04"
"""First day of the work, and the day on which it was done, in the sample."""


def rows(name: str) -> list[dict[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def number(day: str) -> int:
    return (datetime.date.fromisoformat(day) - DAY_ZERO).days


@pytest.fixture(scope="module")
def illinois() -> tuple[list[Bill], list[Bill], DailyMeans]:
    bills = [Bill(number(row["first"]), number(row["end"]), float(row["therms"])) for row in rows("illinois_gas.csv")]
    air = rows("illinois_air.csv")
    means = DailyMeans(number(air[0]["day"]), (np.array([float(row["fahrenheit"]) for row in air]) - 32) / 1.8)
    begin, done = (number(day) for day in MEASURE)
    return [one for one in bills if one.end <= begin], [one for one in bills if one.first >= done], means


def test_a_known_saving_of_ten_per_cent_is_measured(illinois) -> None:
    """The sample was made with a base of 250 and heating of 750 therms a year below 60 °F, each a tenth less after."""
    before, after, air = illinois
    told = billed_effect(before, after, air)
    assert told.regression.base == pytest.approx((60 - 32) / 1.8, abs=0.6)
    error = 365 * np.sqrt(told.regression.covariance[0, 0])
    assert abs(told.regression.use * 365 - 250) < 2 * error
    share, low, high = told.share
    assert low < -0.10 < high
    assert share == pytest.approx(-0.10, abs=0.02)
    assert high < 0
    assert told.regression.error < 0.1
    assert told.sound


def test_degree_days_are_those_of_the_days_of_a_bill() -> None:
    air = DailyMeans(100, np.array([10.0, 20.0, 0.0, np.nan, 12.0]))
    told = air.degree_days([Bill(100, 102, 1), Bill(101, 103, 1), Bill(104, 105, 1)], 15.0)
    assert told.tolist() == [2.5, 7.5, 3.0]
    assert np.isnan(air.degree_days([Bill(102, 104, 1), Bill(99, 101, 1), Bill(104, 106, 1)], 15.0)).all()


def house(chance: np.random.Generator, saved: float, months: int = 24) -> tuple[list[Bill], list[Bill], DailyMeans]:
    days = np.arange(months * 30)
    air = 8 - 12 * np.cos(2 * np.pi * days / 365.25) + chance.normal(0, 3, len(days))
    use = 20 + 6 * np.maximum(16 - air, 0)
    use = np.where(days >= months * 15, use * (1 - saved), use) + chance.normal(0, 40, len(days))
    bills = [Bill(n * 30, n * 30 + 30, float(use[n * 30 : n * 30 + 30].sum())) for n in range(months)]
    return bills[: months // 2], bills[months // 2 :], DailyMeans(0, air)


@pytest.mark.parametrize("saved", [0.0, 0.2])
def test_nine_of_ten_intervals_hold_the_truth(saved: float) -> None:
    chance = np.random.default_rng(7)
    held = 0
    for _ in range(200):
        before, after, air = house(chance, saved)
        told = billed_effect(before, after, air)
        true = -saved * sum(
            one.days * float(20 + 6 * np.maximum(16 - air.values[one.first : one.end], 0).mean()) for one in after
        )
        held += told.low <= true <= told.high
    assert abs(held / 200 - 0.9) < 3 * np.sqrt(0.09 / 200)


def test_where_the_weather_decides_nothing_the_mean_is_expected() -> None:
    air = DailyMeans(0, np.full(730, 25.0))
    bills = [Bill(n * 30, n * 30 + 30, 300.0 + n % 2) for n in range(24)]
    told = billed_effect(bills[:12], bills[12:], air)
    assert told.expected == pytest.approx(12 * 300.5)
    assert told.effect == pytest.approx(0, abs=1e-6)


def test_too_little_is_refused(illinois) -> None:
    before, after, air = illinois
    with pytest.raises(ValueError, match="before"):
        regress(before[:8], air)
    with pytest.raises(ValueError, match="after"):
        billed_effect(before, [], air)
    with pytest.raises(ValueError, match="before"):
        billed_effect(before, after, DailyMeans(air.first, np.full(len(air.values), np.nan)))
