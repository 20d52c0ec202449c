"""Greenhouse gases for each square metre of heated floor: of a building, a zone, the city."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import KilogramsPerSquareMetreYear, KilogramsPerTonne, SquareMetres, TonnesPerYear


@quantity(of="building", source="definition")
def operational_emissions_per_area(
    operational_emissions: TonnesPerYear, conditioned_floor_area: SquareMetres, kilograms_per_tonne: KilogramsPerTonne
) -> KilogramsPerSquareMetreYear:
    """Greenhouse gases of use of a building for each square metre of heated floor."""
    return per(operational_emissions * kilograms_per_tonne, conditioned_floor_area)


@quantity(of="zone", source="definition")
def zone_operational_emissions_per_area(
    zone_operational_emissions: TonnesPerYear,
    zone_conditioned_floor_area: SquareMetres,
    kilograms_per_tonne: KilogramsPerTonne,
) -> KilogramsPerSquareMetreYear:
    """Greenhouse gases of use of a zone for each square metre of heated floor."""
    return per(zone_operational_emissions * kilograms_per_tonne, zone_conditioned_floor_area)


@quantity(of="city", source="definition")
def city_operational_emissions_per_area(
    city_operational_emissions: TonnesPerYear,
    city_conditioned_floor_area: SquareMetres,
    kilograms_per_tonne: KilogramsPerTonne,
) -> KilogramsPerSquareMetreYear:
    """Greenhouse gases of use of the whole city for each square metre of heated floor."""
    return per(city_operational_emissions * kilograms_per_tonne, city_conditioned_floor_area)


@quantity(of="building", source="definition")
def upstream_emissions_per_area(
    upstream_emissions: TonnesPerYear, conditioned_floor_area: SquareMetres, kilograms_per_tonne: KilogramsPerTonne
) -> KilogramsPerSquareMetreYear:
    """Greenhouse gases of bringing the energy of a building for each square metre of heated floor."""
    return per(upstream_emissions * kilograms_per_tonne, conditioned_floor_area)


@quantity(of="zone", source="definition")
def zone_upstream_emissions_per_area(
    zone_upstream_emissions: TonnesPerYear,
    zone_conditioned_floor_area: SquareMetres,
    kilograms_per_tonne: KilogramsPerTonne,
) -> KilogramsPerSquareMetreYear:
    """Greenhouse gases of bringing the energy of a zone for each square metre of heated floor."""
    return per(zone_upstream_emissions * kilograms_per_tonne, zone_conditioned_floor_area)


@quantity(of="city", source="definition")
def city_upstream_emissions_per_area(
    city_upstream_emissions: TonnesPerYear,
    city_conditioned_floor_area: SquareMetres,
    kilograms_per_tonne: KilogramsPerTonne,
) -> KilogramsPerSquareMetreYear:
    """Greenhouse gases of bringing the energy of the whole city for each square metre of heated floor."""
    return per(city_upstream_emissions * kilograms_per_tonne, city_conditioned_floor_area)
