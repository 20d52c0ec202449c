"""Where places serve most of the demand around them that is not served yet, each as far as its supply goes."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.base.siting import SiteOptions, SitingQuestion, each_row
from citybrain.domains.travel.models._near_supply import ratios, within
from citybrain.kernel.units import Array, Mask, Rows


class SupplyDemand:
    """Demand of areas, which places in areas within reach serve as a plan has it (two-step floating catchment areas).

    The part of an area that is served is a sum over places, at most 1: so gains diminish.
    """

    gainer, diminishing = "trip_area", True

    def __init__(self, demand: Any, supply: Any, one: float, near: Mask) -> None:
        self._demand = np.nan_to_num(np.asarray(demand, np.float64))
        self._now = ratios(supply, self._demand, near).sum(axis=1)
        self._added = ratios(np.full(near.shape[1], one), self._demand, near)
        self._near = near
        self.whole = float(self._demand.sum())
        self.served = float((self._demand * np.minimum(1.0, self._now)).sum())
        self.most = self.whole - self.served

    def options(self, taken: Rows, costs: Array) -> SiteOptions:
        """Every area, with the demand around it that a place there serves beside those taken."""
        part = self._now + self._added[:, taken].sum(axis=1)
        more = np.minimum(1.0, part[:, None] + self._added) - np.minimum(1.0, part)[:, None]
        gains = self._demand @ more
        gains[taken] = 0.0
        return each_row(gains, costs)

    def wanted(self, costs: Array) -> SiteOptions:
        """Every area, with all the demand within reach of it that is not served today."""
        return each_row((self._demand * (1.0 - np.minimum(1.0, self._now))) @ self._near, costs)

    def gained(self, rows: Rows) -> Array:
        """Demand of each area that places in some areas serve beside those of today."""
        part = self._now + self._added[:, rows].sum(axis=1)
        gained: Array = self._demand * (np.minimum(1.0, part) - np.minimum(1.0, self._now))
        return gained


def charging_demand(question: SitingQuestion) -> SupplyDemand:
    """Residents with an electric car and no place to charge it, and points within walking distance."""
    read = question.read
    demand = read("residents_needing_public_charging")
    power = float(read("points_of_charging_site")) * float(read("power_of_charging_point"))
    near = within(read("walks_between_areas"), read("walk_to_charging"), len(demand))
    return SupplyDemand(demand, read("residents_that_power_serves"), power / float(read("charging_power_of_car")), near)


def hub_demand(question: SitingQuestion) -> SupplyDemand:
    """Parcels that fit on a cargo bike, and hubs within its reach."""
    read = question.read
    demand = read("parcels_fit_for_hubs")
    near = within(read("rides_between_areas"), read("reach_of_hub"), len(demand))
    return SupplyDemand(demand, read("parcels_of_hubs_in_area"), float(read("parcels_of_hub")), near)
