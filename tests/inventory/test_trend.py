"""Trend uncertainty as a country printed it, and its laws."""

import numpy as np
import pytest

from citybrain.inventory.factors import Factor, FactorLibrary
from citybrain.inventory.lines import LineEmissions, emissions_of
from citybrain.inventory.trend import trend_between, trend_of
from tests.inventory.activities import activity_of
from tests.inventory.approaches import propagate

TABLE = np.array(
    [
        # base, year, activity %, factor %, combined %, of total %, type A, type B, by factor, by activity, in trend
        [22850.60, 30815.77, 5, 0, 5, 2.06, 0.0489, 0.5003, 0.0000, 3.5374, 3.54],
        [2403.65, 2954.03, 5, 0, 5, 0.20, 0.0005, 0.0480, 0.0000, 0.3391, 0.34],
        [749.78, 987.54, 5, 50, 50, 0.66, 0.0012, 0.0160, 0.0613, 0.1134, 0.13],
        [2.52, 97.09, 45, 120, 128, 0.17, 0.0015, 0.0016, 0.1832, 0.1003, 0.21],
        [21371.91, 23584.68, 1, 46, 46, 14.48, -0.0390, 0.3829, -1.7950, 0.5415, 1.87],
        [573.09, 548.00, 1, 90, 90, 0.66, -0.0024, 0.0089, -0.2178, 0.0126, 0.22],
        [2.81, 0.84, 20, 50, 54, 0.00, 0.0000, 0.0000, -0.0021, 0.0004, 0.00],
        [18.77, 22.49, 50, 40, 64, 0.02, 0.0000, 0.0004, -0.0002, 0.0258, 0.03],
        [88.89, 86.14, 100, 100, 141, 0.16, -0.0004, 0.0014, -0.0357, 0.1978, 0.20],
        [2606.10, 2066.40, 35, 10, 35, 0.97, -0.0179, 0.0335, -0.1791, 1.6605, 1.67],
        [156.66, 169.68, 60, 10, 60, 0.14, -0.0003, 0.0028, -0.0034, 0.2337, 0.23],
    ]
)
"""National inventory report of New Zealand, April 2004, annex 7: tier 1 uncertainty, 1990 to 2002, Gg CO2e.

The first rows of the table; all others are one row here, so large that the totals (61,598.25 and 74,928) agree with
every printed digit of these. Of the last two rows the printed combined uncertainty leaves the factor's 10 % out.
"""
BASE, YEAR = 61598.25, 74928.0
ROUGH = [9, 10]


def test_the_table_of_new_zealand_comes_out_to_the_digit() -> None:
    rest = np.array([[BASE - TABLE[:, 0].sum(), YEAR - TABLE[:, 1].sum(), 0, 0]])
    base, year, activity, factor = np.vstack([TABLE[:, :4], rest]).T
    trend = trend_of(base, year, activity, factor)
    exact = np.setdiff1d(np.arange(len(TABLE)), ROUGH)
    columns = [
        (trend.combined, 4, 0, exact), (trend.of_total, 5, 2, exact), (trend.type_a, 6, 4, slice(None)),
        (trend.type_b, 7, 4, slice(None)), (trend.by_factor, 8, 4, slice(None)), (trend.by_activity, 9, 4, slice(None)),
        (trend.in_trend, 10, 2, slice(None)),
    ]  # fmt: skip
    for got, column, digits, rows in columns:
        np.testing.assert_allclose(
            got[:-1][rows], TABLE[rows, column], rtol=0, atol=0.5000001 * 10.0**-digits, err_msg=str(column)
        )


def test_everything_growing_alike_leaves_only_activities_in_the_trend() -> None:
    base = np.array([100.0, 300.0])
    trend = trend_of(base, base * 1.5, np.array([5.0, 0.0]), np.array([50.0, 80.0]))
    assert trend.trend == pytest.approx(0.5)
    assert trend.type_a == pytest.approx([0.0, 0.0], abs=1e-12)
    assert trend.trend_half_width == pytest.approx(150 / 400 * 5 * np.sqrt(2))


def test_independent_factors_are_in_the_trend_twice() -> None:
    trend = trend_of(np.array([100.0]), np.array([100.0]), np.array([0.0]), np.array([10.0]), factor_correlated=False)
    assert trend.trend_half_width == pytest.approx(10 * np.sqrt(2))


def test_a_base_year_of_nothing_says_nothing() -> None:
    assert np.isnan(trend_of(np.zeros(2), np.ones(2), np.ones(2), np.ones(2)).trend)


FACTORS = FactorLibrary([Factor(x, "CO2", 1000.0, "kg", "t", "T", "H", lower=800.0, upper=1200.0) for x in "ab"])


def year_of(rows: list[tuple[str, str, float, float]], year: int = 2024, **more: object) -> LineEmissions:
    """Lines of place, factor, tonnes and the half width of the tonnes."""
    places, factors, amounts, widths = zip(*rows, strict=True)
    return emissions_of(
        activity_of(
            year=[year] * len(rows), subcategory=places, amount=amounts, unit=["t"] * len(rows), factor=factors,
            activity_uncertainty=widths, **more,
        ),
        FACTORS,
    )  # fmt: skip


def test_the_trend_of_lines_groups_them_by_what_is_wrong_alike() -> None:
    """Lines of one factor are, wherever they stand: their widths are added before anything is squared."""
    base = year_of([("I.1.1", "a", 60.0, 0.05), ("I.2.1", "b", 40.0, 0.05)], 1990)
    now = year_of([("I.1.1", "a", 30.0, 0.1), ("I.2.1", "a", 20.0, 0.1), ("I.2.1", "b", 10.0, 0.05)])
    got = trend_between(base, now)
    spread = 100 * np.hypot(3.0, 2.0) / 50
    by_hand = trend_of(np.array([60.0, 40.0]), np.array([50.0, 10.0]), np.array([spread, 5.0]), np.array([20.0, 20.0]))
    assert got.trend == pytest.approx(-0.4)
    assert got.trend_half_width == pytest.approx(by_hand.trend_half_width)
    assert got.year_half_width == pytest.approx(by_hand.year_half_width)
    assert got.year_half_width == pytest.approx(100 * propagate(now).half_width)


def test_lines_with_factors_of_their_own_and_notation_keys_have_their_part() -> None:
    own = {"own": {"CO2": [1000.0, 1000.0]}, "factor_uncertainty": [0.3, 0.4]}
    rows = [("I.1.1", "", 100.0, 0.0), ("I.1.1", "", 100.0, 0.0)]
    got = trend_between(year_of(rows, 1990, **own), year_of(rows, **own))
    assert got.year_half_width == pytest.approx(100 * np.hypot(30, 40) / 200)
    assert (got.trend, got.trend_half_width) == pytest.approx((0.0, 0.0), abs=1e-9)
    keyed = year_of([("I.1.1", "a", 50.0, 0.1), ("I.2.1", "", np.nan, np.nan)], notation_key=["", "NE"])
    assert trend_between(year_of([("I.1.1", "a", 100.0, 0.1)], 1990), keyed).trend == pytest.approx(-0.5)


def test_chance_finds_the_same_interval() -> None:
    """Draws of amounts, independent in both years, and of factors, alike in both; small widths, so nearly normal."""
    random = np.random.default_rng(5)
    first, last = np.array([100.0, 60.0, 40.0]), np.array([80.0, 20.0, 70.0])
    widths, factors = np.array([0.05, 0.1, 0.08]), np.array([0, 1, 1])
    places = ["I.1.1", "I.2.1", "I.3.1"]
    base, now = (
        year_of([(p, "ab"[f], v, w) for p, f, v, w in zip(places, factors, values, widths, strict=True)], year)
        for values, year in ((first, 1990), (last, 2024))
    )
    draws = 200_000
    factor = 1 + 0.2 / 1.96 * random.standard_normal((draws, 2))[:, factors]

    def drawn(values: np.ndarray) -> np.ndarray:
        return (values * factor * (1 + widths / 1.96 * random.standard_normal((draws, 3)))).sum(axis=1)

    change = drawn(last) / drawn(first) - 1
    low, high = np.quantile(change, [0.025, 0.975])
    got = trend_between(base, now)
    assert got.trend == pytest.approx(float(change.mean()), abs=0.003)
    assert 2 * got.trend_half_width / 100 == pytest.approx(high - low, rel=0.03)
