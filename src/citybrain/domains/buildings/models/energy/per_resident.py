"""Energy for each person who lives there: of a building, a zone, the city."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import KilowattHoursPerPersonYear, KilowattHoursPerYear, People


@quantity(of="building", source="definition")
def delivered_energy_per_resident(
    delivered_energy: KilowattHoursPerYear, residents: People
) -> KilowattHoursPerPersonYear:
    """All energy bought of a building for each person who lives there."""
    return per(delivered_energy, residents)


@quantity(of="zone", source="definition")
def zone_delivered_energy_per_resident(
    zone_delivered_energy: KilowattHoursPerYear, zone_residents: People
) -> KilowattHoursPerPersonYear:
    """All energy bought of a zone for each person who lives there."""
    return per(zone_delivered_energy, zone_residents)


@quantity(of="city", source="definition")
def city_delivered_energy_per_resident(
    city_delivered_energy: KilowattHoursPerYear, city_residents: People
) -> KilowattHoursPerPersonYear:
    """All energy bought of the whole city for each person who lives there."""
    return per(city_delivered_energy, city_residents)
