"""Greenhouse gases for each person who lives there: of a building, a zone, the city."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import KilogramsPerPersonYear, KilogramsPerTonne, People, TonnesPerYear


@quantity(of="building", source="definition")
def operational_emissions_per_resident(
    operational_emissions: TonnesPerYear, residents: People, kilograms_per_tonne: KilogramsPerTonne
) -> KilogramsPerPersonYear:
    """Greenhouse gases of use of a building for each person who lives there."""
    return per(operational_emissions * kilograms_per_tonne, residents)


@quantity(of="zone", source="definition")
def zone_operational_emissions_per_resident(
    zone_operational_emissions: TonnesPerYear, zone_residents: People, kilograms_per_tonne: KilogramsPerTonne
) -> KilogramsPerPersonYear:
    """Greenhouse gases of use of a zone for each person who lives there."""
    return per(zone_operational_emissions * kilograms_per_tonne, zone_residents)


@quantity(of="city", source="definition")
def city_operational_emissions_per_resident(
    city_operational_emissions: TonnesPerYear, city_residents: People, kilograms_per_tonne: KilogramsPerTonne
) -> KilogramsPerPersonYear:
    """Greenhouse gases of use of the whole city for each person who lives there."""
    return per(city_operational_emissions * kilograms_per_tonne, city_residents)
