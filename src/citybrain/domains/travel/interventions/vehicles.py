"""Measures on the cars of a city."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import KilometresPerYear, Mask, Share


class ElectricCars(NamedTuple):
    """What electric cars change."""

    added_electric_share: Share


@intervention(
    of="city", phase="fleet", strategy="improve", source="definition: they drive the kilometres of those they replace",
    settings=("electric_cars_in_place",),
)  # fmt: skip
def electric_cars(added_electric_share: Share, electric_cars_in_place: Share) -> ElectricCars:
    """Replaces a part of the cars with an engine by electric ones, which take electricity of the grid.

    What they cost their owners beyond other cars, and the points at which they charge, are not in it.
    """
    return ElectricCars(added_electric_share + (1.0 - added_electric_share) * electric_cars_in_place)


@electric_cars.eligible("travel-reason-no-traffic")
def has_traffic(city_vehicle_kilometres: KilometresPerYear) -> Mask:
    """Only where roads and a table of trips tell what cars drive."""
    return city_vehicle_kilometres > 0
