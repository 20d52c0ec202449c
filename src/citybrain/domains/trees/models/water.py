"""Water that trees need, by month: the landscape coefficient method over the reference evapotranspiration of FAO 56."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.trees.models.weather import DAYS
from citybrain.kernel import quantity
from citybrain.kernel.units import (
    Celsius,
    CubicMetresPerYear,
    LitresPerDay,
    LitresPerSquareMetreDay,
    Ratio,
    SquareMetres,
)

METHOD = (
    "Costello, Matheny and Clark 2000, A Guide to Estimating Irrigation Water Needs of Landscape Plantings in "
    "California (WUCOLS III): species coefficient times reference evapotranspiration, over the ground below the crown"
)
LITRES = 1000.0


class WaterNeed(NamedTuple):
    """Water that a tree needs on a day of each month; none while it has no growing season."""

    water_need_in_january: LitresPerDay
    water_need_in_february: LitresPerDay
    water_need_in_march: LitresPerDay
    water_need_in_april: LitresPerDay
    water_need_in_may: LitresPerDay
    water_need_in_june: LitresPerDay
    water_need_in_july: LitresPerDay
    water_need_in_august: LitresPerDay
    water_need_in_september: LitresPerDay
    water_need_in_october: LitresPerDay
    water_need_in_november: LitresPerDay
    water_need_in_december: LitresPerDay


@quantity(of="tree", source=METHOD, compiled=True, totals=("zone", "city"))
def water_need_by_month(
    crown_area_of_tree: SquareMetres, species_coefficient: Ratio, least_temperature_of_season: Celsius,
    evapotranspiration_in_january: LitresPerSquareMetreDay, air_in_january: Celsius,
    evapotranspiration_in_february: LitresPerSquareMetreDay, air_in_february: Celsius,
    evapotranspiration_in_march: LitresPerSquareMetreDay, air_in_march: Celsius,
    evapotranspiration_in_april: LitresPerSquareMetreDay, air_in_april: Celsius,
    evapotranspiration_in_may: LitresPerSquareMetreDay, air_in_may: Celsius,
    evapotranspiration_in_june: LitresPerSquareMetreDay, air_in_june: Celsius,
    evapotranspiration_in_july: LitresPerSquareMetreDay, air_in_july: Celsius,
    evapotranspiration_in_august: LitresPerSquareMetreDay, air_in_august: Celsius,
    evapotranspiration_in_september: LitresPerSquareMetreDay, air_in_september: Celsius,
    evapotranspiration_in_october: LitresPerSquareMetreDay, air_in_october: Celsius,
    evapotranspiration_in_november: LitresPerSquareMetreDay, air_in_november: Celsius,
    evapotranspiration_in_december: LitresPerSquareMetreDay, air_in_december: Celsius,
) -> WaterNeed:  # fmt: skip
    """Water that a tree needs on a day of each month; none while it has no growing season.

    What the crown gives to the air where the soil is moist: rain and ground water give part of it. Months whose mean
    temperature is below the least of the season need none.
    """
    months = (
        (evapotranspiration_in_january, air_in_january),
        (evapotranspiration_in_february, air_in_february),
        (evapotranspiration_in_march, air_in_march),
        (evapotranspiration_in_april, air_in_april),
        (evapotranspiration_in_may, air_in_may),
        (evapotranspiration_in_june, air_in_june),
        (evapotranspiration_in_july, air_in_july),
        (evapotranspiration_in_august, air_in_august),
        (evapotranspiration_in_september, air_in_september),
        (evapotranspiration_in_october, air_in_october),
        (evapotranspiration_in_november, air_in_november),
        (evapotranspiration_in_december, air_in_december),
    )  # fmt: skip
    of_ground = crown_area_of_tree * species_coefficient
    need = (np.where(air >= least_temperature_of_season, taken, 0.0) for taken, air in months)
    return WaterNeed(*(of_ground * one for one in need))


@quantity(of="tree", source=f"{METHOD}; sum over the days of the months", compiled=True, totals=("zone", "city"))
def yearly_water_need(
    water_need_in_january: LitresPerDay,
    water_need_in_february: LitresPerDay,
    water_need_in_march: LitresPerDay,
    water_need_in_april: LitresPerDay,
    water_need_in_may: LitresPerDay,
    water_need_in_june: LitresPerDay,
    water_need_in_july: LitresPerDay,
    water_need_in_august: LitresPerDay,
    water_need_in_september: LitresPerDay,
    water_need_in_october: LitresPerDay,
    water_need_in_november: LitresPerDay,
    water_need_in_december: LitresPerDay,
) -> CubicMetresPerYear:  # fmt: skip
    """Water that a tree needs in a year."""
    months = (
        water_need_in_january,
        water_need_in_february,
        water_need_in_march,
        water_need_in_april,
        water_need_in_may,
        water_need_in_june,
        water_need_in_july,
        water_need_in_august,
        water_need_in_september,
        water_need_in_october,
        water_need_in_november,
        water_need_in_december,
    )  # fmt: skip
    need = 0.0 * months[0]
    for days, one in zip(DAYS.tolist(), months, strict=True):
        need = need + one * (days / LITRES)
    return need
