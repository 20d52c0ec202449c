"""Seasonal performance of heat pumps from the temperatures between which they work."""

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import Array, Celsius, Kelvin, Kilowatts, Ratio, SquareMetres, WattsPerSquareMetre

WATTS_PER_KILOWATT = 1000.0


@quantity(of="city", source="VDI 4650-1:2019: seasonal performance weighted by the heat of each temperature")
def heating_season_temperature(
    outdoor_temperature: Celsius, heating_limit_temperature: Celsius, outdoor_temperature_change: Kelvin
) -> Celsius:
    """Outdoor temperature of the hours that need heat, the colder the more weight; the limit itself where none does.

    T = sum(w T) / sum(w) with w = max(0, limit - T) over the 8760 hours.
    """
    outdoor = outdoor_temperature + outdoor_temperature_change
    weight = np.maximum(heating_limit_temperature - outdoor, 0.0 * heating_limit_temperature)
    cold = weight.sum()
    if not cold > 0.0 * cold:
        return heating_limit_temperature
    mean: Array = (weight * outdoor).sum() / cold
    return mean


@quantity(of="building", source="EN 442-2: output of radiators; EN 12828: supply temperature at design")
def supply_temperature(
    kept_temperature: Celsius,
    emitter_excess_temperature: Kelvin,
    emitter_design_load: WattsPerSquareMetre,
    emitter_exponent: Ratio,
    peak_heating_need: Kilowatts,
    conditioned_floor_area: SquareMetres,
) -> Celsius:
    """Radiators sized for the old house need less warm water once the house needs less heat.

    T = setpoint + excess (load / design load)^(1 / n), the load at most the design load. Where nothing is heated the
    design temperature stands.
    """
    design = emitter_design_load * conditioned_floor_area
    share = peak_heating_need * WATTS_PER_KILOWATT / np.where(design > 0, design, np.nan)
    part = np.where(design > 0, np.minimum(share, 1.0), 1.0)
    return kept_temperature + emitter_excess_temperature * part ** (1.0 / emitter_exponent)


def performance(warm: Array, cold: Array, approach: Array, quality: Array, absolute_zero: Array) -> Array:
    """Heat for each unit of electricity: a part (`quality`) of what Carnot allows.

    eps = q T_c / (T_c - T_e), with the condenser `approach` kelvins above the supply and the evaporator as much below
    the source, temperatures above `absolute_zero`.
    """
    condenser, evaporator = warm + approach, cold - approach
    return quality * (condenser - absolute_zero) / (condenser - evaporator)


@quantity(of="building", source="EN 14825:2022, annex on Carnot efficiency; fitted as the parameters say")
def ground_source_performance(
    supply_temperature: Celsius,
    ground_source_temperature: Celsius,
    heat_exchanger_approach: Kelvin,
    ground_source_quality: Ratio,
    absolute_zero: Celsius,
) -> Ratio:
    """Heat of a ground-source heat pump for each unit of electricity, over a year of heating rooms."""
    return performance(
        supply_temperature, ground_source_temperature, heat_exchanger_approach, ground_source_quality, absolute_zero
    )


@quantity(of="building", source="EN 14825:2022, annex on Carnot efficiency; fitted as the parameters say")
def air_source_performance(
    supply_temperature: Celsius,
    heating_season_temperature: Celsius,
    heat_exchanger_approach: Kelvin,
    air_source_quality: Ratio,
    absolute_zero: Celsius,
) -> Ratio:
    """Heat of an air-source heat pump for each unit of electricity, over a year of heating rooms."""
    return performance(
        supply_temperature, heating_season_temperature, heat_exchanger_approach, air_source_quality, absolute_zero
    )


@quantity(of="building", source="EN 14825:2022, annex on Carnot efficiency; fitted as the parameters say")
def ground_source_hot_water_performance(
    hot_water_temperature: Celsius,
    ground_source_temperature: Celsius,
    heat_exchanger_approach: Kelvin,
    ground_source_quality: Ratio,
    absolute_zero: Celsius,
) -> Ratio:
    """Heat of a ground-source heat pump for each unit of electricity when it heats tap water."""
    return performance(
        hot_water_temperature, ground_source_temperature, heat_exchanger_approach, ground_source_quality, absolute_zero
    )


@quantity(of="building", source="EN 14825:2022, annex on Carnot efficiency; fitted as the parameters say")
def air_source_hot_water_performance(
    hot_water_temperature: Celsius,
    outdoor_temperature: Celsius,
    outdoor_temperature_change: Kelvin,
    heat_exchanger_approach: Kelvin,
    air_source_quality: Ratio,
    absolute_zero: Celsius,
) -> Ratio:
    """Heat of an air-source heat pump for each unit of electricity when it heats tap water all year."""
    source = outdoor_temperature.mean() + outdoor_temperature_change
    return performance(hot_water_temperature, source, heat_exchanger_approach, air_source_quality, absolute_zero)
