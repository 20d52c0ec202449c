"""Degree days as Finland and Germany count them; measured days before typical ones."""

import datetime

import numpy as np
import pytest

from citybrain.observations.bills.degree_days import DegreeDayCounting, Temperatures, degree_days_of
from tests.observations.bills.towns import days, graph

FINNISH = DegreeDayCounting(17.0, 10.0, 12.0)
GERMAN = DegreeDayCounting(15.0, 15.0, 15.0)


def test_finnish_parameters_are_those_of_the_meteorological_institute() -> None:
    assert DegreeDayCounting.of(graph(), datetime.date(2026, 1, 1)) == FINNISH


@pytest.mark.parametrize(
    ("counting", "temperature", "month", "expected"),
    [
        (FINNISH, 0.0, 1, 17.0),
        (FINNISH, 10.0, 4, 7.0),
        (FINNISH, 10.1, 4, 0.0),
        (FINNISH, 12.0, 9, 5.0),
        (FINNISH, 12.1, 9, 0.0),
        (FINNISH, -20.0, 2, 37.0),
        (GERMAN, 5.0, 1, 10.0),
        (GERMAN, 14.0, 7, 1.0),
        (GERMAN, 15.0, 10, 0.0),
        (GERMAN, 20.0, 7, 0.0),
    ],
)
def test_a_day_counts_by_season(counting, temperature, month, expected) -> None:
    assert counting.degree_days(np.array([temperature]), np.array([month]))[0] == pytest.approx(expected)


def test_without_measurements_every_year_is_the_reference_year() -> None:
    hourly = 6.0 + 12.0 * np.cos((np.arange(8760) / 8760 - 0.55) * 2 * np.pi)
    first, leap, end = days("2023-01-01", "2024-01-01", "2025-01-01")
    cold = degree_days_of(FINNISH, hourly, None, int(first), int(end))
    assert float(cold.between(first, leap)) == pytest.approx(cold.reference)
    assert not cold.is_measured(int(first), int(leap))
    twice = cold.between(*days("2024-02-28", "2024-02-29")), cold.between(*days("2024-02-29", "2024-03-01"))
    assert float(twice[0]) == pytest.approx(float(twice[1]))
    assert float(cold.between(leap, end)) == pytest.approx(cold.reference + float(twice[0]))


def test_measured_days_stand_over_typical_ones() -> None:
    first = int(days("2023-01-01")[0])
    measured = Temperatures(first + 1, np.array([-3.0, np.nan, 7.0]), "t.csv", "0")
    cold = degree_days_of(GERMAN, np.full(8760, 5.0), measured, first, first + 5)
    assert np.diff(cold.sums).tolist() == [10.0, 18.0, 10.0, 8.0, 10.0]
    assert cold.measured.tolist() == [False, True, False, True, False]
    assert cold.is_measured(first + 1, first + 2)
    assert not cold.is_measured(first + 1, first + 3)
