"""How long the heating of a building serves, from the generators that it consists of."""

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import Share, Years


@quantity(of="building", source="definition: lifetimes weighted by the heat that each generator makes")
def heating_lifetime(
    district_heating_share: Share,
    substation_lifetime: Years,
    direct_electric_share: Share,
    direct_electric_lifetime: Years,
    ground_source_heat_pump_share: Share,
    ground_source_heat_pump_lifetime: Years,
    air_source_heat_pump_share: Share,
    air_source_heat_pump_lifetime: Years,
    gas_boiler_share: Share,
    oil_boiler_share: Share,
    wood_boiler_share: Share,
    coal_boiler_share: Share,
    boiler_lifetime: Years,
) -> Years:
    """Years that the heating serves before it is replaced: the mean of its generators, weighted by their heat.

    No value (NaN) where no generator makes heat.
    """
    boilers = gas_boiler_share + oil_boiler_share + wood_boiler_share + coal_boiler_share
    pumps = ground_source_heat_pump_share + air_source_heat_pump_share
    everything = district_heating_share + direct_electric_share + pumps + boilers
    served = district_heating_share * substation_lifetime + direct_electric_share * direct_electric_lifetime
    served = served + ground_source_heat_pump_share * ground_source_heat_pump_lifetime
    served = served + air_source_heat_pump_share * air_source_heat_pump_lifetime + boilers * boiler_lifetime
    return served / np.where(everything > 0, everything, np.nan)


@quantity(of="building", source="definition: boilers for gas, oil and coal")
def fossil_boiler_share(gas_boiler_share: Share, oil_boiler_share: Share, coal_boiler_share: Share) -> Share:
    """Share of the heat that boilers for fossil fuels make."""
    return gas_boiler_share + oil_boiler_share + coal_boiler_share
