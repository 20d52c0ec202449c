"""Residents in heat by age, where the city knows how old the people of a zone are."""

import numpy as np

from citybrain.kernel import quantity, same_formula
from citybrain.kernel.units import People, Share

SOURCE = "Definition: residents of a zone by its share of people of 65 years and more, who live alike within it"
WORSE = "strong", "very_strong"


def _worse(function: object) -> object:
    """The same of residents in strong and in very strong heat."""
    made = getattr(function, "__quantities__")[0]  # noqa: B009
    for level in WORSE:
        names = {name: name.replace("moderate", level) for name in (made.name, *made.inputs) if "moderate" in name}
        function = same_formula(of="zone", names=names)(function)  # type: ignore[type-var]
    return function


@_worse
@quantity(of="zone", source=SOURCE, totals=("city",))
def zone_residents_in_moderate_heat_from_65(
    zone_residents_in_moderate_heat: People, older_share: Share
) -> People:  # fmt: skip
    """Residents of 65 years and more in such heat or worse; none where the share of older people is not known."""
    none = 0.0 * zone_residents_in_moderate_heat
    return np.where(zone_residents_in_moderate_heat > none, zone_residents_in_moderate_heat * older_share, none)


@_worse
@quantity(of="zone", source=SOURCE, totals=("city",))
def zone_residents_in_moderate_heat_below_65(
    zone_residents_in_moderate_heat: People, zone_residents_in_moderate_heat_from_65: People
) -> People:  # fmt: skip
    """Residents below 65 years in such heat or worse; none where the share of older people is not known."""
    return zone_residents_in_moderate_heat - zone_residents_in_moderate_heat_from_65
