"""Heating system, drawn from published shares by country, place and use."""

import numpy as np

from citybrain.domains.buildings.imputation.rules import heating_shares, origin_of
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.chance import choose, draws
from citybrain.twin.imputation.surroundings import Surroundings

HEATING = "heating_system"


def impute_heating(attributes: AttributeValues, around: Surroundings) -> None:
    """Fill `heating_system`; outbuildings are not heated, the others draw from the shares that fit them.

    Shares that the city itself gives (`[imputation]` of city.toml) come before published ones.
    """
    use = attributes["building_use"]
    unheated = np.full(attributes.rows, "unheated", dtype=object)
    attributes.fill(HEATING, unheated, origin_of("imputation-heating-outbuilding"), use == "outbuilding")
    number = draws(around.ids, "heating", around.settings.seed)
    for name in sorted(set(use)):
        shares = (
            around.settings.heating_system
            or heating_shares(around.country, name, around.longitude, around.latitude).shares
        )
        attributes.fill(HEATING, choose(shares, number), origin_of("imputation-heating-shares"), use == name)
