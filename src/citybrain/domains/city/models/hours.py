"""The hours of a year as the twin numbers them: 8760 in local standard time, the first of 1 January first."""

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import quantity
from citybrain.kernel.units import Array, Category, Celsius, Hours

WORKDAY, SATURDAY, SUNDAY = 0, 1, 2
"""Codes of the category `day_kind`."""


@quantity(of="hour", whole=True, source="definition: means over hours, the first from 0:00 to 1:00 on 1 January")
def hour_of_year(outdoor_temperature: Celsius, time_step: Hours) -> Hours:
    """Hours since the year began, at the start of each hour."""
    started: Array = np.arange(outdoor_temperature.size) * time_step
    return started


@quantity(of="hour", source="definition: local standard time")
def hour_of_day(hour_of_year: Hours, time_step: Hours) -> Hours:
    """Hours since midnight, at the start of each hour."""
    return np.mod(hour_of_year, 24.0 * time_step)


@quantity(of="hour", source="convention: a typical year belongs to no calendar year and begins on a Monday")
def day_kind(hour_of_year: Hours, time_step: Hours) -> Category:
    """Workday, Saturday or Sunday, in a year that begins on a Monday and has no holidays."""
    weekday = np.mod(hour_of_year // (24.0 * time_step), 7.0)
    kind: NDArray[np.int64] = np.where(weekday == 5, SATURDAY, np.where(weekday == 6, SUNDAY, WORKDAY))
    return kind
