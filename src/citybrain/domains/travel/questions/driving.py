"""What one way costs and emits: by car at the speed of each street, the fare of a ride; and where no car passes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.travel.models.costs import driving_energy_cost
from citybrain.domains.travel.models.traffic_emissions import (
    diesel_burned,
    electricity_of_cars,
    petrol_burned,
    traffic_emissions,
    traffic_upstream_emissions,
)
from citybrain.domains.travel.models.vehicles import diesel_energy, petrol_energy
from citybrain.kernel.errors import CityBrainError
from citybrain.kernel.relations import Relation
from citybrain.kernel.units import Array, Mask

METRES_IN_KILOMETRE = 1000.0
AT_ONE_END = 0.5
"""Half of the trips end where one parks for money, the other half at home: as the choice of a mode counts it."""


class DrivingCost(NamedTuple):
    """Money for energy, wear and half of the usual parking; kg CO2e of the car's use, and with the supply of energy."""

    money: float
    tank_to_wheel: float
    emissions: float


def travel_costs_of(read: Callable[[str], Any]) -> TravelCosts | None:
    """What travel costs in a city; None where nothing tells it."""
    costs = TravelCosts(read)
    try:
        costs.of_driving(np.ones(1), np.full(1, 30.0))
    except CityBrainError:
        return None
    return costs


def closed_to_cars(read: Callable[[str], Any], relations: Mapping[str, Relation]) -> tuple[Mask, Mask] | None:
    """Directions of streets in which a plan closes every road, by row: as they are drawn, and back.

    None where no road runs along streets.
    """
    along = [relations.get(name) for name in ("road_onward_street", "road_back_street")]
    if along[0] is None or along[1] is None:
        return None
    streets, shut = len(np.asarray(read("street_closed"))), np.asarray(read("road_shut")) > 0.0
    onward, back = (_all_shut(one, shut, streets) for one in along if one is not None)
    return onward, back


def _all_shut(along: Relation, shut: Mask, streets: int) -> Mask:
    """Streets of which all roads that run along them are shut."""
    of_shut = np.repeat(shut, np.diff(along.starts))
    roads, closed = (np.bincount(rows, minlength=streets) for rows in (along.rows, along.rows[of_shut]))
    all_shut: Mask = (closed > 0) & (closed == roads)
    return all_shut


class TravelCosts:
    """Costs in one city: `read` gives the values of quantities by name."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        self._read = read

    @property
    def fare(self) -> float:
        """The fare of a trip by public transport."""
        return float(self._read("transit_fare") + self._read("transit_fare_change"))

    def of_driving(self, metres: Array, speeds: Array) -> DrivingCost:
        """What a car of the fleet costs and emits over pieces of a way [m] at speeds [km/h], whoever is in it.

        The formulas are those of roads; a way takes the place of the kilometres that are driven in a year.
        """
        values: dict[str, Any] = {"road_speed": speeds, "vehicle_kilometres": metres / METRES_IN_KILOMETRE}
        for formula in (petrol_energy, diesel_energy, petrol_burned, diesel_burned, electricity_of_cars):
            values[formula.__name__] = self._value(formula, values)
        use, supply, energy = (
            float(np.sum(self._value(formula, values)))
            for formula in (traffic_emissions, traffic_upstream_emissions, driving_energy_cost)
        )
        kilograms = float(self._read("kilograms_per_tonne"))
        wear = float(values["vehicle_kilometres"].sum()) * float(self._read("wear_cost_of_a_kilometre"))
        parking = AT_ONE_END * float(self._read("usual_parking_price"))
        return DrivingCost(energy + wear + parking, use * kilograms, (use + supply) * kilograms)

    def _value(self, formula: Callable[..., Any], values: dict[str, Any]) -> Any:
        names = inspect.signature(formula).parameters
        return formula(**{name: values[name] if name in values else self._read(name) for name in names})
