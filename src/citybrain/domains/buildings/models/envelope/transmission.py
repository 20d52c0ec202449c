"""Heat that walls, roof, floor and windows pass.

`heat_loss_correction` is 1 until measured use says otherwise. It multiplies all that leaves through the envelope and
with the air, so what it absorbs is not the walls alone: people who heat fewer rooms or to a lower temperature than the
norm, open windows, and errors of areas and transmittances look alike in a yearly bill. In leaky houses it usually comes
out below 1: measured use there is about 30 % below the calculated one (the prebound effect, Sunikka-Blank and Galvin
2012, doi:10.1080/09613218.2012.690952). It stays with the building when a measure improves its walls, which makes the
saving as much smaller as the use was.
"""

from citybrain.kernel import quantity
from citybrain.kernel.units import Ratio, Share, SquareMetres, WattsPerKelvin, WattsPerSquareMetreKelvin


@quantity(of="building", source="ISO 13789:2007, eq. 2; thermal bridges as a supplement on the area")
def thermal_bridge_conductance(
    opaque_wall_area: SquareMetres,
    window_area: SquareMetres,
    roof_area: SquareMetres,
    footprint_area: SquareMetres,
    thermal_bridge_transmittance: WattsPerSquareMetreKelvin,
) -> WattsPerKelvin:
    """Junctions of walls, roof and floor pass heat in proportion to the whole envelope.

    Areas in m² by outer dimensions, the supplement in W/(m²·K). Fit for a stock of buildings, not for one design.
    """
    return thermal_bridge_transmittance * (opaque_wall_area + window_area + roof_area + footprint_area)


@quantity(of="building", source="ISO 13789:2007, eq. 1; ground as in EPISCOPE/TABULA, Loga et al. 2013, 2.5")
def opaque_transmission_conductance(
    opaque_wall_area: SquareMetres,
    wall_transmittance: WattsPerSquareMetreKelvin,
    roof_area: SquareMetres,
    roof_transmittance: WattsPerSquareMetreKelvin,
    footprint_area: SquareMetres,
    floor_transmittance: WattsPerSquareMetreKelvin,
    ground_temperature_factor: Share,
    thermal_bridge_conductance: WattsPerKelvin,
    heat_loss_correction: Ratio,
) -> WattsPerKelvin:
    """Walls, roof, floor and junctions pass heat by area and transmittance; the floor less, as the ground is warmer.

    H = c (U_w A_w + U_r A_r + b U_f A_f + H_tb), in W/K. The ground factor b stands for the year as a whole, c is the
    correction by measured use (see the module).
    """
    walls = opaque_wall_area * wall_transmittance
    roof = roof_area * roof_transmittance
    floor = footprint_area * floor_transmittance * ground_temperature_factor
    return (walls + roof + floor + thermal_bridge_conductance) * heat_loss_correction


@quantity(of="building", source="ISO 13789:2007, eq. 1")
def window_transmission_conductance(
    window_area: SquareMetres, window_transmittance: WattsPerSquareMetreKelvin, heat_loss_correction: Ratio
) -> WattsPerKelvin:
    """Windows pass heat by their area and transmittance, corrected by measured use (see the module)."""
    return window_area * window_transmittance * heat_loss_correction
