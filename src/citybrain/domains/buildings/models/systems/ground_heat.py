"""Heat that boreholes in the free ground of a building give."""

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    HoursPerYear,
    KilowattHoursPerYear,
    Kilowatts,
    Metres,
    Ratio,
    Share,
    SquareMetres,
    WattsPerMetre,
)

WATTS_PER_KILOWATT = 1000.0


@quantity(
    of="building", source="definition: where no file and no map tells it, by the usual part of a plot that is built on"
)
def free_ground_area(footprint_area: SquareMetres, free_ground_per_footprint: Ratio) -> SquareMetres:
    """Ground around the building on which nothing is built and that is neither street, square, park nor water."""
    return footprint_area * free_ground_per_footprint


@quantity(of="building", source="VDI 4640-2: distance of boreholes that hardly take heat from each other")
def borehole_length(
    free_ground_area: SquareMetres, borehole_ground_share: Share, borehole_spacing: Metres, borehole_depth: Metres
) -> Metres:
    """Length of all boreholes for which the free ground of the building has room.

    L = A share / spacing² × depth, in parts of boreholes, since the area is an estimate. Boreholes under streets and
    parks, which some cities allow, and beside a new building under its floor are not counted.
    """
    return free_ground_area * borehole_ground_share / (borehole_spacing * borehole_spacing) * borehole_depth


@quantity(of="building", source="VDI 4640-2: heat extraction for each metre of borehole")
def ground_heat_power(borehole_length: Metres, borehole_heat_extraction: WattsPerMetre) -> Kilowatts:
    """Heat flow that boreholes in the free ground of the building give at most.

    Valid for fields of a few boreholes; many side by side cool each other over decades and need a simulation.
    """
    return borehole_length * borehole_heat_extraction / WATTS_PER_KILOWATT


@quantity(of="building", source="VDI 4640-2: power at full-load hours of a year", totals=("zone", "city"))
def ground_heat_yield(ground_heat_power: Kilowatts, borehole_full_load_hours: HoursPerYear) -> KilowattHoursPerYear:
    """Heat that boreholes in the free ground of the building give in a year without cooling it down more and more."""
    return ground_heat_power * borehole_full_load_hours
