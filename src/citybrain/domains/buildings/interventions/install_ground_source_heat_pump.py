"""Ground-source heat pumps."""

import numpy as np

from citybrain.domains.buildings.interventions.conditions import heated, without_heat_pump
from citybrain.domains.buildings.interventions.heat_supply import HeatSupply, NewHeating, supply
from citybrain.domains.buildings.interventions.steps import one_step_on
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Array,
    KilogramsPerKilowatt,
    KilogramsPerTonne,
    KilowattHoursPerYear,
    Kilowatts,
    Mask,
    MoneyPerKilowatt,
    MoneyPerKilowattYear,
    Ratio,
    Share,
    Tonnes,
    Years,
)


@intervention(
    of="building",
    phase="systems",
    strategy="shift",
    cost="heating",
    digital_leverage="high",
    source="VDI 4645:2023: a pump of part of the peak with electric back-up; VDI 4640-2: what the ground gives",
    excludes=("install_air_source_heat_pump", "connect_district_heating"),
    settings=("heat_pump_coverage", "heat_pump_power_share", "ground_source_heat_pump_cost"),
)
def install_ground_source_heat_pump(
    peak_heating_need: Kilowatts,
    heat_from_generators: KilowattHoursPerYear,
    ground_heat_power: Kilowatts,
    ground_heat_yield: KilowattHoursPerYear,
    ground_source_performance: Ratio,
    heat_pump_coverage: Share,
    heat_pump_power_share: Share,
    ground_source_heat_pump_cost: MoneyPerKilowatt,
    heat_pump_maintenance_cost: MoneyPerKilowattYear,
    ground_source_heat_pump_embodied_emissions: KilogramsPerKilowatt,
    kilograms_per_tonne: KilogramsPerTonne,
    energy_saving_measures: Share,
    saving_step: Share,
    embodied_emissions_of_measures: Tonnes,
    district_heating_share: Share,
    direct_electric_share: Share,
    gas_boiler_share: Share,
    oil_boiler_share: Share,
    wood_boiler_share: Share,
    coal_boiler_share: Share,
    heating_age: Years,
) -> HeatSupply:
    """Heats with the ground, as far as the free ground around the building gives heat; the rest stays as it was.

    Where the ground gives enough, the pump has the stated share of the peak that the building has after its insulation
    (kW), resistance covers the coldest hours and the old heating goes. Where it gives less, all of this is so much
    smaller, and the old heating makes what is left; its age counts by its part. The pump costs by its power. Its
    seasonal performance follows from the temperatures it works between (`ground_source_performance`). Refrigerant
    that leaks in use is not counted. In homes some of the saving is taken back as warmth (`temperature_take_back`).
    """
    full = peak_heating_need * heat_pump_power_share
    part = np.minimum(
        part_given(ground_heat_power, full, ground_source_performance),
        part_given(ground_heat_yield, heat_from_generators * heat_pump_coverage, ground_source_performance),
    )
    power, stays = full * part, 1.0 - part
    new = NewHeating(
        power * ground_source_heat_pump_cost,
        power * heat_pump_maintenance_cost,
        power * ground_source_heat_pump_embodied_emissions / kilograms_per_tonne,
        one_step_on(energy_saving_measures, saving_step),
    )
    return supply(
        new, embodied_emissions_of_measures, heating_age * stays,
        ground_source_heat_pump_share=heat_pump_coverage * part,
        direct_electric_share=(1.0 - heat_pump_coverage) * part + direct_electric_share * stays,
        district_heating_share=district_heating_share * stays,
        gas_boiler_share=gas_boiler_share * stays,
        oil_boiler_share=oil_boiler_share * stays,
        wood_boiler_share=wood_boiler_share * stays,
        coal_boiler_share=coal_boiler_share * stays,
    )  # fmt: skip


def part_given(ground: Array, wanted: Array, performance: Array) -> Array:
    """Return how much of the heat that a pump should make the ground is enough for, 0 to 1; 1 where none is wanted.

    Of the heat that a pump makes, all but the electricity that it takes (1 / performance) comes from the ground.
    """
    from_ground = wanted * (1.0 - 1.0 / performance)
    some = from_ground > 0
    return np.where(some, np.minimum(ground, from_ground) / np.where(some, from_ground, np.nan), 1.0)


install_ground_source_heat_pump.eligible("reason-not-heated")(heated)
install_ground_source_heat_pump.eligible("reason-already-heat-pump")(without_heat_pump)


@install_ground_source_heat_pump.eligible("reason-too-little-ground")
def enough_ground(
    peak_heating_need: Kilowatts,
    heat_from_generators: KilowattHoursPerYear,
    ground_heat_power: Kilowatts,
    ground_heat_yield: KilowattHoursPerYear,
    ground_source_performance: Ratio,
    heat_pump_coverage: Share,
    heat_pump_power_share: Share,
    least_heat_pump_power_share: Share,
) -> Mask:
    """The ground must be enough for a pump of the least share of the peak that is worth its boreholes."""
    least = np.minimum(least_heat_pump_power_share / heat_pump_power_share, 1.0)
    of_power = part_given(ground_heat_power, peak_heating_need * heat_pump_power_share, ground_source_performance)
    of_heat = part_given(ground_heat_yield, heat_from_generators * heat_pump_coverage, ground_source_performance)
    return (of_power >= least) & (of_heat >= least)
