"""The mean of a dated parameter over a period, by its days."""

import datetime

import numpy as np
import pytest

from citybrain.kernel import Parameter, Period
from citybrain.kernel.lookup import Axis, Table
from citybrain.kernel.parameters import Value
from citybrain.kernel.periods import mean_over, over_period

YEAR = Period.of_year(2025)
JULY = datetime.date(2025, 7, 1)


def stepped(*entries: tuple[str, float], interpolate: bool = False) -> Parameter:
    values = tuple(Value(datetime.date.fromisoformat(day), value, f"source of {value}") for day, value in entries)
    return Parameter("factor", "kg/kWh", "made up", values, interpolate=interpolate)


def test_a_change_within_the_year_weighs_by_its_days() -> None:
    """90 of 365 days at 0.162, 275 at 0.1: (90 · 0.162 + 275 · 0.1) / 365."""
    mean = mean_over(stepped(("2023-01-01", 0.162), ("2025-04-01", 0.1), ("2026-01-01", 9.0)), YEAR).at(JULY)
    assert mean.value == pytest.approx((90 * 0.162 + 275 * 0.1) / 365)
    assert mean.source == "source of 0.162; source of 0.1"


def test_a_leap_year_has_366_days() -> None:
    found = mean_over(stepped(("2020-01-01", 0.0), ("2024-03-01", 1.0)), Period.of_year(2024))
    assert found.at(JULY).value == pytest.approx(306 / 366)


def test_days_before_the_first_value_do_not_count() -> None:
    assert mean_over(stepped(("2025-04-01", 0.1), ("2026-01-01", 0.2)), YEAR).at(JULY).value == 0.1


def test_what_begins_after_the_period_stays_as_it_is() -> None:
    later = stepped(("2026-01-01", 0.1), ("2027-01-01", 0.2))
    assert mean_over(later, YEAR) is later
    assert over_period({"factor": later}, YEAR) == {}


def test_a_line_has_the_mean_of_its_days() -> None:
    line = stepped(("2025-01-01", 0.0), ("2026-01-01", 365.0), interpolate=True)
    assert mean_over(line, YEAR).at(JULY).value == pytest.approx(182.0)


def table(day: str, starts: tuple[float, ...], values: list[float]) -> Table:
    count = len(values)
    return Table(
        datetime.date.fromisoformat(day), (Axis("year", starts=starts),), (), np.array(values),
        np.arange(count), np.full(count, count, np.uint8),
    )  # fmt: skip


def test_tables_of_other_classes_are_weighed_cell_by_cell() -> None:
    tables = (table("2020-01-01", (-np.inf, 1980.0), [1.0, 2.0]), table("2025-04-01", (-np.inf, 2000.0), [3.0, 4.0]))
    mean = mean_over(Parameter("u", "1", "made up", of="building", by=("year",), tables=tables), YEAR).table_at(JULY)
    found = mean.read(np.array([1950.0, 1990.0, 2010.0]))
    assert found == pytest.approx([(90 * 1 + 275 * 3) / 365, (90 * 2 + 275 * 3) / 365, (90 * 2 + 275 * 4) / 365])
