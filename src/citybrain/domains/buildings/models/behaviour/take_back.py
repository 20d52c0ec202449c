"""Temperature take-back: homes that became cheaper to heat are kept warmer."""

from typing import NamedTuple

from citybrain.kernel import quantity
from citybrain.kernel.units import Celsius, Kelvin, Share


class KeptTemperatures(NamedTuple):
    """Room temperatures that people keep, in use and out of use."""

    kept_temperature: Celsius
    kept_setback_temperature: Celsius


@quantity(of="building", source="Sorrell, Dimitropoulos, Sommerville 2009, doi:10.1016/j.enpol.2008.11.026")
def kept_temperatures(
    heating_setpoint: Celsius,
    heating_setback_setpoint: Celsius,
    energy_saving_measures: Share,
    temperature_take_back: Kelvin,
) -> KeptTemperatures:
    """The set temperature and, where measures have made heat cheap, the warmth that people take back of the saving.

    T = set point + m dT: m from 0 (nothing done) to 1 (renovated throughout), dT the take-back of a home renovated
    throughout. Homes alone have one. The mean of many homes: cold and poor homes take back more, warm ones nothing.
    """
    warmer = energy_saving_measures * temperature_take_back
    return KeptTemperatures(heating_setpoint + warmer, heating_setback_setpoint + warmer)
