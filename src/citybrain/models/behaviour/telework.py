"""What working at home adds to the energy of homes, wherever in the city the teleworkers live."""

import numpy as np

from citybrain.kernel import quantity, total
from citybrain.kernel.units import DaysPerYear, KilowattHoursPerYear, People, Share


@total(of="city")
def city_telework_days(telework_days: DaysPerYear) -> DaysPerYear:
    """Days of work done at home instead of in the buildings of the city, all people together."""
    ...


@quantity(of="city", source="definition: days worked at home over days of all homes")
def telework_day_share(
    city_telework_days: DaysPerYear, city_residents: People, household_size: People, days_of_year: DaysPerYear
) -> Share:
    """Part of the days of a home on which one of its people works there because of a plan; at most every day.

    The teleworkers are taken to live in the city and evenly in its homes; those who commute from outside would bring
    this energy to their own towns. Work at home that was usual before the plan is in the use of today.
    """
    days_of_homes = city_residents / household_size * days_of_year
    known = np.where(days_of_homes > 0, days_of_homes, np.nan)
    share: Share = np.where(days_of_homes > 0, np.minimum(city_telework_days / known, 1.0), 0.0)[()]
    return share


@quantity(of="building", source="IEA 2020, Working from home can save energy and reduce emissions. But how much?")
def telework_home_rise(telework_day_share: Share, telework_home_energy_rise: Share, home_share: Share) -> Share:
    """How much more energy the homes of a building use over a year because people work there."""
    return telework_day_share * telework_home_energy_rise * home_share


@quantity(of="building", source="IEA 2020, Working from home can save energy and reduce emissions. But how much?")
def telework_home_electricity(
    telework_home_rise: Share, appliance_electricity: KilowattHoursPerYear, lighting_electricity: KilowattHoursPerYear
) -> KilowattHoursPerYear:
    """Electricity of light and appliances that working at home adds to homes."""
    return telework_home_rise * (appliance_electricity + lighting_electricity)


@quantity(of="building", source="IEA 2020, Working from home can save energy and reduce emissions. But how much?")
def telework_home_heat(telework_home_rise: Share, space_heating_need: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Heat of rooms that working at home adds to homes.

    Too high where homes are kept equally warm at all hours, as in Finnish blocks of flats.
    """
    return telework_home_rise * space_heating_need
