"""Ground of the streets by what it is used for, of each street, zone and resident: width times length.

Each way counts with its own parts, so that what the map draws as a way of its own counts once.
"""

import numpy as np

from citybrain.kernel import quantity, same_formula
from citybrain.kernel.units import Metres, People, SquareMetres, SquareMetresPerPerson

GROUND = "Definition: width times length"
SHARED = "Definition: ground over residents"
AREAS = ("zone", "city")
of_city = same_formula(
    of="city",
    names={"zone_residents": "city_residents"}
    | {
        f"zone_area_{use}{more}": f"city_area_{use}{more}"
        for use in ("walked", "cycled", "parked", "driven", "green")
        for more in ("", "_per_resident")
    },
)


@quantity(of="street", source=GROUND, totals=AREAS)
def area_walked(width_walked: Metres, street_length: Metres) -> SquareMetres:
    """Ground of the street to walk on."""
    return width_walked * street_length


@quantity(of="street", source=GROUND, totals=AREAS)
def area_cycled(width_cycled: Metres, street_length: Metres) -> SquareMetres:
    """Ground of the street for bicycles alone."""
    return width_cycled * street_length


@quantity(of="street", source=GROUND, totals=AREAS)
def area_parked(width_parked: Metres, street_length: Metres) -> SquareMetres:
    """Ground of the street on which cars park."""
    return width_parked * street_length


@quantity(of="street", source=GROUND, totals=AREAS)
def area_driven(width_driven: Metres, street_length: Metres) -> SquareMetres:
    """Ground of the driving lanes of the street."""
    return width_driven * street_length


@quantity(of="street", source=GROUND, totals=AREAS)
def area_green(width_green: Metres, street_length: Metres) -> SquareMetres:
    """Ground of the verges of the street."""
    return width_green * street_length


def _each(ground: SquareMetres, residents: People) -> SquareMetresPerPerson:
    return ground / np.where(residents > 0.0, residents, np.nan)


@of_city
@quantity(of="zone", source=SHARED)
def zone_area_walked_per_resident(zone_area_walked: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Ground of the streets to walk on, for each resident; none where nobody lives."""
    return _each(zone_area_walked, zone_residents)


@of_city
@quantity(of="zone", source=SHARED)
def zone_area_cycled_per_resident(zone_area_cycled: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Ground of the streets for bicycles alone, for each resident; none where nobody lives."""
    return _each(zone_area_cycled, zone_residents)


@of_city
@quantity(of="zone", source=SHARED)
def zone_area_parked_per_resident(zone_area_parked: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Ground of the streets on which cars park, for each resident; none where nobody lives."""
    return _each(zone_area_parked, zone_residents)


@of_city
@quantity(of="zone", source=SHARED)
def zone_area_driven_per_resident(zone_area_driven: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Ground of the driving lanes of the streets, for each resident; none where nobody lives."""
    return _each(zone_area_driven, zone_residents)


@of_city
@quantity(of="zone", source=SHARED)
def zone_area_green_per_resident(zone_area_green: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Ground of the verges of the streets, for each resident; none where nobody lives."""
    return _each(zone_area_green, zone_residents)
