"""Connection to the district heating network."""

from citybrain.domains.buildings.interventions.conditions import heated
from citybrain.domains.buildings.interventions.heat_supply import HeatSupply, NewHeating, supply
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilogramsPerKilowatt,
    KilogramsPerTonne,
    Kilowatts,
    Mask,
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
    source="EN 15316-4-5:2017; cost as the parameters say",
    excludes=("install_ground_source_heat_pump", "install_air_source_heat_pump"),
    settings=("district_heating_connection_cost",),
)
def connect_district_heating(
    peak_heating_need: Kilowatts,
    district_heating_connection_cost: MoneyPerKilowatt,
    district_heating_maintenance_cost: MoneyPerKilowattYear,
    district_heating_connection_embodied_emissions: KilogramsPerKilowatt,
    kilograms_per_tonne: KilogramsPerTonne,
    energy_saving_measures: Share,
    embodied_emissions_of_measures: Tonnes,
    year_length: Years,
) -> HeatSupply:
    """Takes all heat from the network instead of the old heating; costs by the peak the building has.

    Whether a network passes by is not checked: choose the buildings by zone or area. The pipes in the street are not
    in its cost and emissions.
    """
    new = NewHeating(
        peak_heating_need * district_heating_connection_cost,
        peak_heating_need * district_heating_maintenance_cost,
        peak_heating_need * district_heating_connection_embodied_emissions / kilograms_per_tonne,
        energy_saving_measures,
    )
    return supply(
        new, embodied_emissions_of_measures, 0.0 * year_length,
        district_heating_share=1.0,
    )  # fmt: skip


connect_district_heating.eligible("reason-not-heated")(heated)


@connect_district_heating.eligible("reason-already-connected")
def not_connected(district_heating_share: Share) -> Mask:
    """A building that has all its heat from the network is connected."""
    return district_heating_share < 1
