"""Residents of 65 years and more above a level, where the city knows how old the people of a zone are."""

from citybrain.kernel import quantity, same_formula
from citybrain.kernel.units import People, Share

LEVELS = (
    *(f"{level}_at_night" for level in (45, 50, 55, 60)),
    *(f"{level}_day_evening_night" for level in (55, 60, 65, 70, 75)),
)


def _others(function: object) -> object:
    for level in LEVELS:
        names = {
            "older_residents_above_40_at_night": f"older_residents_above_{level}",
            "zone_residents_above_40_at_night": f"zone_residents_above_{level}",
        }
        function = same_formula(of="zone", names=names)(function)  # type: ignore[type-var]
    return function


@_others
@quantity(of="zone", source="Definition: people of each age live at all levels of their zone alike", totals=("city",))
def older_residents_above_40_at_night(zone_residents_above_40_at_night: People, older_share: Share) -> People:
    """Residents of 65 years and more above a level; none where the share of older people is not known."""
    return zone_residents_above_40_at_night * older_share
