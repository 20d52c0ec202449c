"""Who lives in an area of trips and what calls people there: parts of what its zone has."""

import numpy as np

from citybrain.kernel import quantity, spread
from citybrain.kernel.units import Count, People, PeoplePerSquareMetre, Share, SquareMetres

SOURCE = "Definition: floor times places for each square metre of the use"
PART = "Definition: the area's part of its zone"


@quantity(of="building", source="Definition: who is not known makes no trip", totals=("zone",))
def travelling_residents(residents: People) -> People:
    """Residents of a building whose trips count: nobody where residents are not known."""
    return np.nan_to_num(residents)


@quantity(of="building", source="Definition", totals=("city",))
def left_out_of_trips(residents: People, gross_floor_area: SquareMetres) -> Count:
    """Whether a building is left out of trips, as its residents or its floor are not known: 1 where it is."""
    return np.where(np.isnan(residents) | np.isnan(gross_floor_area), 1.0, 0.0)


@quantity(of="building", source=SOURCE, totals=("zone",))
def workplaces(gross_floor_area: SquareMetres, workplaces_on_floor: PeoplePerSquareMetre) -> People:
    """People who work in a building."""
    return np.nan_to_num(gross_floor_area) * workplaces_on_floor


@quantity(of="building", source=SOURCE, totals=("zone",))
def school_places(gross_floor_area: SquareMetres, school_places_on_floor: PeoplePerSquareMetre) -> People:
    """People who learn in a building: children, pupils, students."""
    return np.nan_to_num(gross_floor_area) * school_places_on_floor


@quantity(of="building", source=SOURCE, totals=("zone",))
def shop_visitors(gross_floor_area: SquareMetres, shop_visitors_on_floor: PeoplePerSquareMetre) -> People:
    """How much a building calls people to shop and run errands, beside other buildings."""
    return np.nan_to_num(gross_floor_area) * shop_visitors_on_floor


@quantity(of="building", source=SOURCE, totals=("zone",))
def leisure_visitors(gross_floor_area: SquareMetres, leisure_visitors_on_floor: PeoplePerSquareMetre) -> People:
    """How much a building calls people in their free time, beside other buildings."""
    return np.nan_to_num(gross_floor_area) * leisure_visitors_on_floor


@spread(of="trip_area")
def residents_around(zone_travelling_residents: People) -> People:
    """Residents of the zone of an area."""
    ...


@spread(of="trip_area")
def workplaces_around(zone_workplaces: People) -> People:
    """Workplaces of the zone of an area."""
    ...


@spread(of="trip_area")
def school_places_around(zone_school_places: People) -> People:
    """School places of the zone of an area."""
    ...


@spread(of="trip_area")
def shop_visitors_around(zone_shop_visitors: People) -> People:
    """Calls to shop of the zone of an area."""
    ...


@spread(of="trip_area")
def leisure_visitors_around(zone_leisure_visitors: People) -> People:
    """Calls of leisure of the zone of an area."""
    ...


@spread(of="trip_area")
def area_zone(zone_number: Count) -> Count:
    """Number of the zone of an area."""
    ...


@spread(of="trip_area")
def low_income_around(low_income_share: Share) -> Share:
    """Part of the households of low income in the zone of an area; none where it is not known."""
    ...


@quantity(of="trip_area", source=PART, totals=("zone", "city"))
def area_residents(area_home_share: Share, residents_around: People) -> People:
    """Residents of an area."""
    return area_home_share * residents_around


@quantity(of="trip_area", source=PART)
def area_workplaces(area_work_share: Share, workplaces_around: People) -> People:
    """People who work in an area."""
    return area_work_share * workplaces_around


@quantity(of="trip_area", source=PART)
def area_school_places(area_school_share: Share, school_places_around: People) -> People:
    """People who learn in an area."""
    return area_school_share * school_places_around


@quantity(of="trip_area", source=PART)
def area_shop_visitors(area_shop_share: Share, shop_visitors_around: People) -> People:
    """How much an area calls people to shop."""
    return area_shop_share * shop_visitors_around


@quantity(of="trip_area", source=PART)
def area_leisure_visitors(area_leisure_share: Share, leisure_visitors_around: People) -> People:
    """How much an area calls people in their free time."""
    return area_leisure_share * leisure_visitors_around
