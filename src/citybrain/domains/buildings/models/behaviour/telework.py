"""What working at home adds to the energy of homes, wherever in the city the teleworkers live."""

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import DaysPerYear, KilowattHoursPerYear, People, Share, SquareMetres, SquareMetresPerPerson


@quantity(of="building", source="definition: office floor over the floor of a worker", totals=("city",))
def office_workers(
    office_share: Share, gross_floor_area: SquareMetres, office_floor_per_worker: SquareMetresPerPerson
) -> People:
    """People who work in the offices of a building."""
    return office_share * gross_floor_area / office_floor_per_worker


@quantity(of="city", source="estimate: as many as have work among the residents, the rest commutes from outside")
def telework_in_city_share(city_office_workers: People, city_residents: People, employed_share: Share) -> Share:
    """Part of the office workers who live in the city: at most those of its residents who have work."""
    some = np.where(city_office_workers > 0, city_office_workers, np.nan)
    share: Share = np.where(city_office_workers > 0, np.minimum(city_residents * employed_share / some, 1.0), 1.0)[()]
    return share


@quantity(of="city", source="definition: days worked at home over days of all homes")
def telework_day_share(
    city_telework_days: DaysPerYear,
    telework_in_city_share: Share,
    city_residents: People,
    household_size: People,
    days_of_year: DaysPerYear,
) -> Share:
    """Part of the days of a home on which one of its people works there because of a plan; at most every day.

    Teleworkers of the city are taken to live evenly in its homes; those who commute from outside take this energy to
    their own towns (`telework_energy_elsewhere`). Work at home that was usual before the plan is in the use of today.
    """
    days_of_homes = city_residents / household_size * days_of_year
    known = np.where(days_of_homes > 0, days_of_homes, np.nan)
    days = city_telework_days * telework_in_city_share
    share: Share = np.where(days_of_homes > 0, np.minimum(days / known, 1.0), 0.0)[()]
    return share


@quantity(of="building", source="definition: what a day of work at home raises", totals=("city",))
def energy_of_homes(
    dwelling_share: Share,
    appliance_electricity: KilowattHoursPerYear,
    lighting_electricity: KilowattHoursPerYear,
    space_heating_need: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """Light, appliances and warmth of the rooms of homes."""
    return dwelling_share * (appliance_electricity + lighting_electricity + space_heating_need)


@quantity(of="city", source="IEA 2020, Working from home can save energy and reduce emissions. But how much?")
def telework_energy_elsewhere(
    city_telework_days: DaysPerYear,
    telework_in_city_share: Share,
    telework_home_energy_rise: Share,
    city_energy_of_homes: KilowattHoursPerYear,
    city_residents: People,
    household_size: People,
    days_of_year: DaysPerYear,
) -> KilowattHoursPerYear:
    """Energy that working at home adds to homes outside the city, in homes like those of the city.

    A rebound that no building of the city shows; told apart. 0 where nobody lives in the city to go by.
    """
    days_of_homes = city_residents / household_size * days_of_year
    known = np.where(days_of_homes > 0, days_of_homes, np.nan)
    away = city_telework_days * (1.0 - telework_in_city_share)
    part = np.where(days_of_homes > 0, away / known, 0.0)[()]
    return part * telework_home_energy_rise * city_energy_of_homes


@quantity(of="building", source="IEA 2020, Working from home can save energy and reduce emissions. But how much?")
def telework_home_rise(telework_day_share: Share, telework_home_energy_rise: Share, dwelling_share: Share) -> Share:
    """How much more energy the homes of a building use over a year because people work there."""
    return telework_day_share * telework_home_energy_rise * dwelling_share


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
