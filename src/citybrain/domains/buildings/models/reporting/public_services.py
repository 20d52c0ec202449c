"""Energy of buildings that serve the public, by what they are used for: who owns them is not told."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import KilowattHoursPerSquareMetreYear, KilowattHoursPerYear, Share, SquareMetres


@quantity(of="building", source="ISO 37120:2014, 7.3: all energy of public buildings", totals=("city",))
def public_service_energy(delivered_energy: KilowattHoursPerYear, public_service_share: Share) -> KilowattHoursPerYear:
    """Energy that schools, hospitals, houses of culture and sports halls buy."""
    return delivered_energy * public_service_share


@quantity(of="building", source="ISO 37120:2014, 7.3: total floor space of these buildings", totals=("city",))
def public_service_floor_area(gross_floor_area: SquareMetres, public_service_share: Share) -> SquareMetres:
    """Floor of schools, hospitals, houses of culture and sports halls."""
    return gross_floor_area * public_service_share


@quantity(of="city", source="ISO 37120:2014, 7.3")
def city_public_service_energy_per_area(
    city_public_service_energy: KilowattHoursPerYear, city_public_service_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """Energy of buildings for the public for each square metre of their floors."""
    return per(city_public_service_energy, city_public_service_floor_area)
