"""What every change of the heating changes: the shares of all generators, which sum to 1."""

from typing import Any, NamedTuple

from citybrain.kernel.units import Money, MoneyPerYear, Share, Tonnes, Years


class HeatSupply(NamedTuple):
    """Shares of the heat of a year by generator, what the new one costs, and what making it emits."""

    district_heating_share: Share
    direct_electric_share: Share
    ground_source_heat_pump_share: Share
    air_source_heat_pump_share: Share
    gas_boiler_share: Share
    oil_boiler_share: Share
    wood_boiler_share: Share
    coal_boiler_share: Share
    heating_age: Years
    energy_saving_measures: Share
    embodied_emissions_of_measures: Tonnes
    cost: Money
    running_cost: MoneyPerYear


class NewHeating(NamedTuple):
    """What a new heating adds: money, money a year, tonnes of its making, and how far it makes heat cheap (0 to 1)."""

    cost: Any
    upkeep: Any
    embodied: Any
    energy_saving: Any


def supply(new: NewHeating, embodied: Any, heating_age: Any, **shares: Any) -> HeatSupply:
    """A new heat supply of the named shares alone; every generator that is not named makes nothing.

    `embodied` is what measures have come to before, `heating_age` the years that the heating has served.
    """
    none = dict.fromkeys((name for name in HeatSupply._fields if name.endswith("_share")), 0.0)
    made = {
        "heating_age": heating_age,
        "energy_saving_measures": new.energy_saving,
        "embodied_emissions_of_measures": embodied + new.embodied,
        "cost": new.cost,
        "running_cost": new.upkeep,
    }
    return HeatSupply(**{**none, **shares, **made})
