"""A toy city of buildings and zones with every kind of quantity, for tests of the kernel."""

import datetime
from typing import NamedTuple

import numpy as np

from citybrain.kernel import City, Graph, fixed_point, given, mean, quantity, spread, total
from citybrain.kernel.load import declared
from citybrain.kernel.lookup import read_table
from citybrain.kernel.parameters import Parameter, Value
from citybrain.kernel.units import (
    Celsius,
    KilowattHoursPerSquareMetreYear,
    KilowattHoursPerYear,
    Money,
    MoneyPerKilowattHour,
    MoneyPerYear,
    People,
    Ratio,
    Share,
    SquareMetres,
    Year,
)
from tests.entities import ENTITIES

DAY = datetime.date(2026, 1, 1)


@given(of="building")
def floor_area() -> SquareMetres:
    """Floor area."""
    ...


@given(of="building")
def construction_year() -> Year:
    """Year of completion."""
    ...


@given(of="building", default=0.0)
def investment() -> Money:
    """Money put into a building."""
    ...


@given(of="building")
def residents() -> People:
    """People who live here."""
    ...


@given(of="hour")
def outdoor_temperature() -> Celsius:
    """Outdoor temperature of each hour."""
    ...


@given(of="building", default=1.0)
def insulation() -> Ratio:
    """Relative heat loss."""
    ...


@quantity(of="building", source="toy")
def heat_need(
    floor_area: SquareMetres,
    insulation: Ratio,
    intensity: KilowattHoursPerSquareMetreYear,
    outdoor_temperature: Celsius,
) -> KilowattHoursPerYear:
    """Heat by floor area and intensity. Colder cities need more."""
    return floor_area * insulation * intensity * np.exp(-outdoor_temperature.mean() / 100.0)


class Carriers(NamedTuple):
    """Heat by carrier."""

    electricity: KilowattHoursPerYear
    gas: KilowattHoursPerYear


@quantity(of="building", source="toy")
def carriers(heat_need: KilowattHoursPerYear, electric_share: Share) -> Carriers:
    """Heat split over carriers."""
    return Carriers(heat_need * electric_share, heat_need * (1 - electric_share))


@quantity(of="building", source="toy")
def energy_cost(
    electricity: KilowattHoursPerYear, gas: KilowattHoursPerYear, energy_price: MoneyPerKilowattHour
) -> MoneyPerYear:
    """Cost of energy."""
    return (electricity + gas) * energy_price


@total(of="zone")
def zone_gas(gas: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Gas of a zone."""
    ...


@total(of="city")
def city_gas(gas: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Gas of the city."""
    ...


@mean(of="zone")
def zone_intensity(
    intensity: KilowattHoursPerSquareMetreYear, floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """Mean intensity by floor area."""
    ...


@quantity(of="zone", source="toy", whole=True)
def zone_of_hours(heat_need: KilowattHoursPerYear, zone_gas: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """A quantity of zones that reads every building at once."""
    return zone_gas + heat_need.max()


@spread(of="building")
def neighbours_gas(zone_gas: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Gas of the zone it lies in."""
    ...


@quantity(of="building", source="toy")
def gas_share_of_zone(gas: KilowattHoursPerYear, neighbours_gas: KilowattHoursPerYear) -> Share:
    """Share of the zone's gas."""
    return gas / neighbours_gas


@quantity(of="zone", source="toy")
def zone_price(zone_crowding: Ratio, zone_gas: KilowattHoursPerYear) -> Ratio:
    """A price that rises with crowding."""
    return 1.0 + 0.1 * zone_crowding + 1e-9 * zone_gas


@fixed_point(of="zone", source="toy", guess="zone_crowding", start="zone_ones", tolerance=1e-10, at_most=200)
def zone_balance(zone_price: Ratio) -> Ratio:
    """Crowding that its own price calms."""
    return 2.0 / zone_price


@quantity(of="zone", source="toy")
def zone_ones(zone_gas: KilowattHoursPerYear) -> Ratio:
    """A start for the loop."""
    return np.ones_like(zone_gas)


def parameters() -> dict[str, Parameter]:
    """An energy price by date and an intensity by year of construction."""
    price = Parameter(
        "energy_price", "money/kWh", "toy",
        (Value(datetime.date(2020, 1, 1), 0.1, "law 1"), Value(datetime.date(2025, 1, 1), 0.2, "law 2")),
    )  # fmt: skip
    share = Parameter("electric_share", "1", "toy", (Value(datetime.date(2020, 1, 1), 0.25, "survey", 2),))
    rows = [{"construction_year": 0, "value": 200.0}, {"construction_year": 1980, "value": 90.0, "source": "code 80"}]
    entry = {"from": datetime.date(1900, 1, 1), "source": "archetypes", "quality": 4, "rows": rows}
    table = read_table("intensity", "toy", entry, ["construction_year"], {})
    intensity = Parameter(
        "intensity", "kWh/(m²·a)", "toy", of="building", by=("construction_year",), tables=(table,)
    )  # fmt: skip
    return {p.name: p for p in (price, share, intensity)}


def toy_graph() -> Graph:
    """The graph of this module."""
    import sys

    quantities, interventions = declared([sys.modules[__name__]])
    return Graph(quantities, parameters(), interventions, entities=ENTITIES)


def toy_city(buildings: int = 500, zones: int = 7, tiles: int = 1, seed: int = 0) -> City:
    """A seeded city of the toy graph."""
    random = np.random.default_rng(seed)
    columns = {
        "floor_area": random.uniform(50, 5000, buildings),
        "construction_year": random.integers(1880, 2020, buildings).astype(float),
        "residents": random.integers(0, 80, buildings).astype(float),
        "outdoor_temperature": random.normal(6, 9, 8760),
    }
    cuts = tuple(int(x) for x in np.linspace(0, buildings, tiles + 1))
    return City(
        {"building": buildings, "zone": zones, "hour": 8760},
        {("building", "zone"): random.integers(0, zones, buildings)},
        columns,
        DAY,
        {"building": cuts},
        {name: np.full(buildings, 1 + i, np.uint8) for i, name in enumerate(columns) if name != "outdoor_temperature"},
    )
