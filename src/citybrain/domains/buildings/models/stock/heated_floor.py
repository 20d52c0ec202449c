"""Heated floor by what heats it."""

from typing import NamedTuple

from citybrain.kernel import quantity
from citybrain.kernel.units import Share, SquareMetres


class HeatedFloor(NamedTuple):
    """Heated floor of a building, shared among its generators by the heat they make."""

    floor_with_district_heating: SquareMetres
    floor_with_direct_electric: SquareMetres
    floor_with_ground_source_heat_pump: SquareMetres
    floor_with_air_source_heat_pump: SquareMetres
    floor_with_gas_boiler: SquareMetres
    floor_with_oil_boiler: SquareMetres
    floor_with_wood_boiler: SquareMetres
    floor_with_coal_boiler: SquareMetres


@quantity(
    of="building", source="definition: heated floor by the share of heat that a generator makes", totals=("city",)
)
def heated_floor(
    conditioned_floor_area: SquareMetres,
    district_heating_share: Share,
    direct_electric_share: Share,
    ground_source_heat_pump_share: Share,
    air_source_heat_pump_share: Share,
    gas_boiler_share: Share,
    oil_boiler_share: Share,
    wood_boiler_share: Share,
    coal_boiler_share: Share,
) -> HeatedFloor:
    """Heated floor of a building, shared among its generators by the heat they make."""
    shares = (
        district_heating_share, direct_electric_share, ground_source_heat_pump_share, air_source_heat_pump_share,
        gas_boiler_share, oil_boiler_share, wood_boiler_share, coal_boiler_share,
    )  # fmt: skip
    return HeatedFloor(*(conditioned_floor_area * share for share in shares))
