"""Measures on how parcels come to people."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import Mask, Money, MoneyPerYear, PerYear, Share


class MicroHubs(NamedTuple):
    """What hubs with cargo bikes change."""

    parcels_from_hubs: Share
    consolidated_parcels: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="city", phase="choices", strategy="shift", digital_leverage="medium-high", cost="travel_of_city",
    settings=("parcels_brought_by_cargo_bikes", "parcels_brought_together"),
    source="Llorca and Moeckel 2021, doi:10.1186/s12544-021-00507-9: cargo bikes from hubs in Munich",
)  # fmt: skip
def micro_hubs(
    parcels_from_hubs: Share, parcels_brought_by_cargo_bikes: Share, consolidated_parcels: Share,
    parcels_brought_together: Share, city_parcels: PerYear, parcels_of_hub: PerYear, cost_of_hub: Money,
    upkeep_of_hub: MoneyPerYear,
) -> MicroHubs:  # fmt: skip
    """Opens hubs from which cargo bikes bring a part of the parcels; of the others a part comes by one van for all.

    Goods other than parcels, ways of lorries to the hubs and what carriers save are not in it.
    """
    by_bike = (1.0 - parcels_from_hubs) * parcels_brought_by_cargo_bikes
    hubs = city_parcels * by_bike / parcels_of_hub
    together = (1.0 - consolidated_parcels) * parcels_brought_together
    return MicroHubs(
        parcels_from_hubs + by_bike, consolidated_parcels + together, hubs * cost_of_hub, hubs * upkeep_of_hub
    )


@micro_hubs.eligible("travel-reason-no-parcels")
def has_parcels(city_parcels: PerYear) -> Mask:
    """Only where parcels come to people of areas."""
    return city_parcels > 0.0
