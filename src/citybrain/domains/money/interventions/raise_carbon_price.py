"""A carbon price on fuels burned in buildings."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import MoneyPerTonne


class CarbonPrice(NamedTuple):
    """What a carbon price changes."""

    carbon_levy: MoneyPerTonne


@intervention(
    of="city",
    phase="finance",
    strategy="finance",
    source="definition: price by the tonne burned; response as `heat_price_response`",
    settings=("added_carbon_price",),
)
def raise_carbon_price(carbon_levy: MoneyPerTonne, added_carbon_price: MoneyPerTonne) -> CarbonPrice:
    """Adds a price on greenhouse gases of fuels burned in buildings; people heat less as `elasticity_of_heat` says.

    Electricity and district heat bear the emission trading inside their prices and are left out. What it brings in goes
    to public budgets.
    """
    return CarbonPrice(carbon_levy + added_carbon_price)
