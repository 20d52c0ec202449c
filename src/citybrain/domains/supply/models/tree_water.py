"""Rain that roofs store for trees: how much of their need in a dry month a tank meets."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import Solved, solved
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Array, Count, Millimetres, Ratio, Share

SOURCE = (
    "FAO Irrigation and Drainage Paper 56 (Allen et al. 1998): need = coefficient times reference evapotranspiration, "
    "less effective rain; tank by yield after spillage, Fewkes and "
    "Butler 2000, Building Services Engineering Research and Technology 21(2), 99-106"
)


class RainTank(NamedTuple):
    """For each square metre of crown: roof [m²/m²] and tank [mm], both of crowns that the tank waters; `runoff` of
    roofs [1], rain that wets a roof before it runs off [mm]; `coefficient` of trees and effective part of rain [1]."""

    roof: float
    tank: float
    runoff: float
    first_rain: float
    coefficient: float
    effective: float


class TankDays(NamedTuple):
    """By day (n) [mm of crown]: need beyond rain, what the tank gives, and what is in it in the evening."""

    need: Array
    given: Array
    stored: Array


def tank_days(rain: Array, evaporation: Array, tank: RainTank) -> TankDays:
    """The balance of a tank, empty before the first day; rain and reference evapotranspiration by day (n) [mm].

    What is given on a day was there in the morning; rain of the day fills the tank behind it (yield after spillage,
    which is careful where days are the steps). What was not given is not made up for: soil stores nothing.
    """
    need = np.maximum(tank.coefficient * evaporation - tank.effective * rain, 0.0)
    comes = tank.roof * tank.runoff * np.maximum(rain - tank.first_rain, 0.0)
    given, stored, level = np.zeros(len(rain)), np.zeros(len(rain)), 0.0
    for day in range(len(rain)):
        given[day] = min(need[day], level)
        level = min(level + comes[day], tank.tank) - given[day]
        stored[day] = level
    return TankDays(need, given, stored)


class DryMonth(NamedTuple):
    """Need beyond rain in the driest month [mm], the parts of it and of the need of all days that the tank meets."""

    tree_need_in_dry_month: Millimetres
    tree_need_met_in_dry_month: Share
    tree_need_met: Share


def dry_month(days: TankDays, month: Array) -> DryMonth:
    """The month with the largest need beyond rain; parts are none where trees need nothing."""
    if not len(month):
        return DryMonth(*np.full(3, np.nan))
    _, row = np.unique(month, return_inverse=True)
    need, given = (np.bincount(row, one) for one in (days.need, days.given))
    driest = int(np.argmax(need))
    whole, met = np.array([need[driest], need.sum()]), np.array([given[driest], given.sum()])
    return DryMonth(whole[0], *per(met, whole))


@solved(of="city", source=SOURCE, tolerance=1e-9, at_most=1)
def rain_for_trees(
    tank_rain: Millimetres, tank_evaporation: Millimetres, tank_month: Count, roof_for_crown: Ratio,
    tank_for_crown: Millimetres, runoff_into_tanks: Ratio, first_rain_lost: Millimetres,
    coefficient_of_watered_trees: Ratio, effective_rain_on_trees: Ratio, *, tolerance: float, at_most: int,
) -> Solved[DryMonth]:  # fmt: skip
    """How much of what trees need beyond rain in the driest month of the days on file stored rain of roofs meets."""
    tank = RainTank(*map(float, (
        roof_for_crown, tank_for_crown, runoff_into_tanks, first_rain_lost, coefficient_of_watered_trees,
        effective_rain_on_trees,
    )))  # fmt: skip
    return Solved(dry_month(tank_days(tank_rain, tank_evaporation, tank), tank_month), 0.0, 1)
