"""Residents from the floor area of homes, where no population grid tells."""

import numpy as np
from numpy.typing import NDArray

from citybrain.base.regions import incomes
from citybrain.twin.attributes import Attributes
from citybrain.twin.imputation.rules import HOMES, numbers, origin_of
from citybrain.twin.imputation.surroundings import Surroundings

RESIDENTS = "residents"


def floor_area_per_person(around: Surroundings) -> float:
    """Return the gross floor area of homes per resident [m²]: the city's, the country's, that of its income."""
    table = numbers()["floor_area_per_person"]
    usual = table.get(incomes().get(around.country, ""), table["default"])
    return around.settings.floor_area_per_person or float(table.get(around.country, usual)["value"])


def least_floor_area_per_person(around: Surroundings) -> float:
    """Return the gross floor area [m²] on which at most one person lives: the city's own number, else the rule's."""
    return around.settings.least_floor_area_per_person or float(numbers()["least_floor_area_per_person"]["value"])


def home_floor_area(attributes: Attributes, around: Surroundings) -> NDArray[np.float64]:
    """Return the floor area of homes [m²]: without the ground floor of blocks that have shops or offices on it."""
    ground = set(numbers()["ground_floor_places"])
    occupied = np.array([bool(ground.intersection(groups)) for groups in around.place_groups], dtype=bool)
    storeys = attributes["storeys"]
    taken = np.where(occupied & (storeys >= numbers()["ground_floor_storeys"]), 1.0 / np.maximum(storeys, 1.0), 0.0)
    return np.asarray(attributes["gross_floor_area"] * (1.0 - taken), dtype=np.float64)


def impute_residents(attributes: Attributes, around: Surroundings) -> None:
    """Fill `residents` [person]: none where nobody lives, else floor area over what the country has per person."""
    home = np.isin(attributes["building_use"].astype(str), HOMES)
    attributes.fill(RESIDENTS, np.zeros(attributes.rows), origin_of("imputation-residents-none"), ~home)
    residents = home_floor_area(attributes, around) / floor_area_per_person(around)
    attributes.fill(RESIDENTS, residents, origin_of("imputation-residents-floor-area"))
