"""Residents from the floor area of homes, where no population grid tells."""

import numpy as np

from citybrain.twin.attributes import Attributes
from citybrain.twin.imputation.rules import HOMES, numbers, origin_of
from citybrain.twin.imputation.surroundings import Surroundings

RESIDENTS = "residents"


def floor_area_per_person(around: Surroundings) -> float:
    """Return the gross floor area of homes per resident [m²]: the city's own number, else the country's."""
    table = numbers()["floor_area_per_person"]
    return around.settings.floor_area_per_person or float(table.get(around.country, table["default"])["value"])


def impute_residents(attributes: Attributes, around: Surroundings) -> None:
    """Fill `residents` [person]: none where nobody lives, else floor area over what the country has per person."""
    home = np.isin(attributes["building_use"].astype(str), HOMES)
    attributes.fill(RESIDENTS, np.zeros(attributes.rows), origin_of("imputation-residents-none"), ~home)
    residents = attributes["gross_floor_area"] / floor_area_per_person(around)
    attributes.fill(RESIDENTS, residents, origin_of("imputation-residents-floor-area"))
