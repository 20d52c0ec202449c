"""Green that residents share with all others who can reach it: the two-step floating catchment area."""

import numpy as np

from citybrain.kernel import quantity, total
from citybrain.kernel.units import People, SquareMetres, SquareMetresPerPerson

METHOD = (
    "Luo and Qi 2009, doi:10.1016/j.healthplace.2009.06.002: enhanced two-step floating catchment area; Gaussian "
    "decay: Dai 2011, doi:10.1016/j.landurbplan.2011.05.004"
)


@total(of="green_space", over="homes_of_green", source=METHOD)
def demand_on_green(residents: People) -> People:
    """Residents who use a green space: those within 1,000 m on foot, each by the decay of the distance."""
    ...


@quantity(of="green_space", source=METHOD, compiled=True)
def green_for_each_user(green_space_area: SquareMetres, demand_on_green: People) -> SquareMetresPerPerson:
    """Ground of a green space for each of those who use it; 0 where nobody lives within reach."""
    return green_space_area / np.where(demand_on_green > 0.0, demand_on_green, np.inf)


@quantity(of="green_space", source="Definition: ground of green spaces within reach of a home", totals=("zone", "city"))
def green_offered(green_space_area: SquareMetres, demand_on_green: People) -> SquareMetres:
    """Ground of a green space that residents can reach: all of it, or none where nobody lives within reach."""
    return np.where(demand_on_green > 0.0 * demand_on_green, green_space_area, 0.0 * green_space_area)


@total(of="building", over="green_of_home", source=METHOD)
def accessible_green(green_for_each_user: SquareMetresPerPerson) -> SquareMetresPerPerson:
    """Green that each resident of a building has within reach, shared with all others who can reach it."""
    ...


@quantity(of="building", source=f"{METHOD}; the sum is the ground that is offered", totals=("zone", "city"))
def green_taken_up(residents: People, accessible_green: SquareMetresPerPerson) -> SquareMetres:
    """Green that the residents of a building take up; over the city it adds up to the ground that is offered."""
    return residents * accessible_green


@quantity(of="zone", source="Definition: green taken up over residents")
def zone_accessible_green(zone_green_taken_up: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Green that a resident of the zone has within reach, shared with all others; none where nobody lives."""
    return zone_green_taken_up / np.where(zone_residents > 0.0, zone_residents, np.nan)
