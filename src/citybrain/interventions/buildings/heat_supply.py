"""What every change of the heating changes: the shares of all generators, which sum to 1."""

from typing import Any, NamedTuple

from citybrain.kernel.units import Money, MoneyPerYear, Share, Years


class HeatSupply(NamedTuple):
    """Shares of the heat of a year by generator, and what the new one costs."""

    district_heating_share: Share
    direct_electric_share: Share
    ground_source_heat_pump_share: Share
    air_source_heat_pump_share: Share
    gas_boiler_share: Share
    oil_boiler_share: Share
    wood_boiler_share: Share
    coal_boiler_share: Share
    heating_age: Years
    investment: Money
    running_cost_of_measures: MoneyPerYear


def supply(investment: Any, running_cost: Any, year_length: Any, **shares: Any) -> HeatSupply:
    """A new heat supply of the named shares alone; every generator that is not named makes nothing."""
    none = dict.fromkeys((name for name in HeatSupply._fields if name.endswith("_share")), 0.0)
    new = {"heating_age": 0.0 * year_length, "investment": investment, "running_cost_of_measures": running_cost}
    return HeatSupply(**{**none, **shares, **new})
