"""Air-source heat pumps."""

from citybrain.interventions.buildings.conditions import heated, without_heat_pump
from citybrain.interventions.buildings.heat_supply import HeatSupply, supply
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Kilowatts,
    Money,
    MoneyPerKilowatt,
    MoneyPerKilowattYear,
    MoneyPerYear,
    Share,
    Years,
)


@intervention(
    of="building",
    phase="systems",
    strategy="shift",
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
    investment: Money,
    running_cost_of_measures: MoneyPerYear,
    year_length: Years,
) -> HeatSupply:
    """Heats with the air outside; resistance covers the coldest hours and the old heating goes.

    The pump has the stated share of the peak that the building has after its insulation, in kW, and costs by its power.
    Its seasonal performance follows from the temperatures it works between (`air_source_performance`).
    """
    power = peak_heating_need * heat_pump_power_share
    return supply(
        investment + power * air_source_heat_pump_cost,
        running_cost_of_measures + power * heat_pump_maintenance_cost,
        year_length,
        air_source_heat_pump_share=heat_pump_coverage,
        direct_electric_share=1.0 - heat_pump_coverage,
    )


install_air_source_heat_pump.eligible("reason-not-heated")(heated)
install_air_source_heat_pump.eligible("reason-already-heat-pump")(without_heat_pump)
