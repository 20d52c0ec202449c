"""Values of an ordinary building by name, so that a test of a measure states only what matters to it."""

import datetime
from collections import namedtuple
from functools import cache
from typing import Any

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.kernel import Graph, Intervention

DAY = datetime.date(2024, 7, 1)
BUILDING = {
    "gross_floor_area": 1200.0, "useful_floor_area": 1000.0, "conditioned_floor_area": 1000.0, "footprint_area": 400.0,
    "storeys": 3.0, "height": 9.0, "roof_area": 400.0, "roof_pitch": 0.0, "opaque_wall_area": 500.0,
    "window_area": 150.0, "wall_area_north": 180.0, "wall_area_east": 180.0, "wall_area_south": 180.0,
    "wall_area_west": 180.0, "party_wall_area": 0.0, "residents": 24.0,
    "wall_transmittance": 0.8, "roof_transmittance": 0.5, "floor_transmittance": 0.6, "window_transmittance": 2.8,
    "window_solar_transmittance": 0.76, "window_share": 0.2, "air_change_at_50_pascals": 4.0,
    "extract_only_share": 0.0, "heat_recovery_efficiency": 0.0, "specific_fan_power": 0.0,
    "outdoor_air_flow_occupied": 3.6, "outdoor_air_flow_unoccupied": 0.54, "occupant_heat": 5.0,
    "heating_setpoint": 21.0, "heating_setback_setpoint": 21.0, "peak_heating_need": 50.0,
    "heat_from_generators": 150e3, "ground_source_performance": 3.0, "ground_heat_power": 50.0,
    "ground_heat_yield": 120e3, "gas_boiler_share": 1.0, "oil_boiler_share": 0.0, "wood_boiler_share": 0.0,
    "coal_boiler_share": 0.0, "direct_electric_share": 0.0, "heating_age": 10.0,
    "lighting_power": 10.0, "appliance_power": 8.0, "hot_water_need_per_area": 35.0,
    "district_heating_share": 0.0, "ground_source_heat_pump_share": 0.0, "air_source_heat_pump_share": 0.0,
    "solar_power_potential": 30.0, "facade_solar_potential": 6.0, "new_floor_of_year": 400.0,
    "home_share": 1.0, "office_share": 1.0, "city_network_heat": 9e6,
    "smart_control_heating_factor": 0.8, "smart_control_cooling_factor": 0.8, "smart_control_electricity_factor": 0.9,
}  # fmt: skip
"""A block of three storeys; what is not named here is a parameter of Finland or 0, as of a city without a plan."""


@cache
def graph() -> Graph:
    """The project's graph with the parameters of Finland."""
    return find_domains().graph("FI")


def value_of(name: str) -> Any:
    """What the ordinary building has of a quantity."""
    made = graph().quantities[name]
    if name in BUILDING:
        return np.float64(BUILDING[name])
    if made.kind == "parameter":
        return np.float64(graph().parameters[name].at(DAY).value)
    assert made.kind == "given" and made.default is not None, f"the tests know no value of {name}"
    return np.float64(made.default)


def applied(measure: Intervention, **values: Any) -> Any:
    """What a measure, its cost booked, makes of the ordinary building, of which some values are stated."""
    made = graph().interventions[measure.name]
    assert set(values) <= set(made.inputs), set(values) - set(made.inputs)
    changed = made.function(*(values[name] if name in values else value_of(name) for name in made.inputs))
    return namedtuple(made.name, made.changes)(*changed)


def reasons_against(measure: Intervention, **values: float) -> list[str]:
    """Reasons for which the ordinary building, of which some values are stated, cannot have a measure."""
    read = {name: values.get(name) for c in measure.conditions for name in c.inputs}
    known = {name: value_of(name) if value is None else np.float64(value) for name, value in read.items()}
    assert set(values) <= set(read), set(values) - set(read)
    return [c.reason for c in measure.conditions if not c.function(*(known[n] for n in c.inputs))]
