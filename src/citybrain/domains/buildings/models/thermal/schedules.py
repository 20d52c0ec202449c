"""When buildings are in use: profiles of the year by schedule class, one column for each class."""

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import Array, Category, HoursPerYear, Share


@quantity(of="hour", source="definition: one column for each schedule class, in the order of their codes")
def presence_profiles(
    residential_presence: Share,
    office_presence: Share,
    retail_presence: Share,
    hotel_presence: Share,
    education_presence: Share,
    health_presence: Share,
    assembly_presence: Share,
    industry_presence: Share,
) -> Share:
    """People in a building in each hour against its full number, by schedule class; nobody where it is not heated.

    An array (T, 9): T hours by schedule classes. A building is in use while anybody is there.
    """
    known = (
        residential_presence, office_presence, retail_presence, hotel_presence,
        education_presence, health_presence, assembly_presence, industry_presence,
    )  # fmt: skip
    return np.stack([*known, np.zeros_like(residential_presence)], axis=1)


@quantity(of="hour", source="definition: one column for each schedule class, in the order of their codes")
def appliance_profiles(
    residential_appliance_use: Share,
    office_appliance_use: Share,
    retail_appliance_use: Share,
    hotel_appliance_use: Share,
    education_appliance_use: Share,
    health_appliance_use: Share,
    assembly_appliance_use: Share,
    industry_appliance_use: Share,
) -> Share:
    """Light and appliances in use in each hour against their full power, by schedule class; evenly where not heated.

    An array (T, 9): T hours by schedule classes.
    """
    known = (
        residential_appliance_use, office_appliance_use, retail_appliance_use, hotel_appliance_use,
        education_appliance_use, health_appliance_use, assembly_appliance_use, industry_appliance_use,
    )  # fmt: skip
    return np.stack([*known, np.ones_like(residential_appliance_use)], axis=1)


@quantity(of="hour", source="EN 16798-1:2019, annex C: gains of people and of appliances with a profile each")
def internal_gain_profiles(presence_profiles: Share, appliance_profiles: Share, people_share_of_gains: Share) -> Share:
    """Inner heat in each hour against its full level: people by their presence, the rest by light and appliances.

    An array (T, 9): T hours by schedule classes.
    """
    return people_share_of_gains * presence_profiles + (1.0 - people_share_of_gains) * appliance_profiles


@quantity(of="building", source="definition: the sum of the profile over the year", compiled=True)
def full_gain_hours(schedule_class: Category, internal_gain_profiles: Share) -> HoursPerYear:
    """Hours at full level that would give the inner heat of the whole year."""
    hours: Array = internal_gain_profiles.sum(axis=0)[schedule_class.astype(np.intp)]
    return hours
