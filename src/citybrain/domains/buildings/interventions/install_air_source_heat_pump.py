"""Air-source heat pumps."""

from citybrain.domains.buildings.interventions.conditions import heated, without_heat_pump
from citybrain.domains.buildings.interventions.heat_supply import HeatSupply, NewHeating, supply
from citybrain.domains.buildings.interventions.steps import one_step_on
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilogramsPerKilowatt,
    KilogramsPerTonne,
    Kilowatts,
    MoneyPerKilowatt,
    MoneyPerKilowattYear,
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
    source="VDI 4645:2023: a pump of part of the peak with electric back-up; cost as the parameters say",
    excludes=("install_ground_source_heat_pump", "connect_district_heating"),
    settings=("heat_pump_coverage", "heat_pump_power_share", "air_source_heat_pump_cost"),
)
def install_air_source_heat_pump(
    peak_heating_need: Kilowatts,
    heat_pump_coverage: Share,
    heat_pump_power_share: Share,
    air_source_heat_pump_cost: MoneyPerKilowatt,
    heat_pump_maintenance_cost: MoneyPerKilowattYear,
    air_source_heat_pump_embodied_emissions: KilogramsPerKilowatt,
    kilograms_per_tonne: KilogramsPerTonne,
    energy_saving_measures: Share,
    saving_step: Share,
    embodied_emissions_of_measures: Tonnes,
    year_length: Years,
) -> HeatSupply:
    """Heats with the air outside; resistance covers the coldest hours and the old heating goes.

    The pump has the stated share of the peak that the building has after its insulation, in kW, and costs by its power.
    Its seasonal performance follows from the temperatures it works between (`air_source_performance`). Refrigerant
    that leaks in use is not counted. In homes some of the saving is taken back as warmth (`temperature_take_back`).
    """
    power = peak_heating_need * heat_pump_power_share
    new = NewHeating(
        power * air_source_heat_pump_cost,
        power * heat_pump_maintenance_cost,
        power * air_source_heat_pump_embodied_emissions / kilograms_per_tonne,
        one_step_on(energy_saving_measures, saving_step),
    )
    return supply(
        new, embodied_emissions_of_measures, 0.0 * year_length,
        air_source_heat_pump_share=heat_pump_coverage, direct_electric_share=1.0 - heat_pump_coverage,
    )  # fmt: skip


install_air_source_heat_pump.eligible("reason-not-heated")(heated)
install_air_source_heat_pump.eligible("reason-already-heat-pump")(without_heat_pump)
