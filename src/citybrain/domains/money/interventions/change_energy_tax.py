"""Taxes on electricity, and on district heat and fuels."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import MoneyPerKilowattHour


class EnergyTax(NamedTuple):
    """What a tax changes."""

    electricity_levy: MoneyPerKilowattHour
    heat_levy: MoneyPerKilowattHour


@intervention(
    of="city",
    phase="finance",
    strategy="finance",
    source="definition: tax by the kilowatt hour; responses as `electricity_price_response`, `heat_price_response`",
    settings=("added_electricity_tax", "added_heat_tax"),
)
def change_energy_tax(
    electricity_levy: MoneyPerKilowattHour,
    added_electricity_tax: MoneyPerKilowattHour,
    heat_levy: MoneyPerKilowattHour,
    added_heat_tax: MoneyPerKilowattHour,
) -> EnergyTax:
    """Taxes electricity, or relieves it (below 0), and district heat and fuels; people use less of what is dearer.

    By how much, elasticities say. What it brings in goes to public budgets.
    """
    return EnergyTax(electricity_levy + added_electricity_tax, heat_levy + added_heat_tax)
