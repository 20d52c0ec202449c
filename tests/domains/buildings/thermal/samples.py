"""Buildings and hours to try the solver on: random within what is built, in every schedule class."""

import numpy as np

from citybrain.domains.buildings.models.thermal.hourly_need import HourlyNeed, hourly_need
from citybrain.domains.buildings.models.thermal.network import thermal_network

HOURS = 8760
UNLIMITED = np.inf
CLASSES = 9
SURFACE_CONDUCTANCE, MASS_CONDUCTANCE = np.float64(3.45), np.float64(9.1)


def buildings(count: int, seed: int = 0) -> dict[str, np.ndarray]:
    """Inputs of `thermal_network` for random buildings, by name."""
    random = np.random.default_rng(seed)
    floor = random.uniform(80, 2000, count)
    unoccupied = random.uniform(0.0, 0.4, count) * floor
    setpoint = random.uniform(18, 22, count)
    sides = {
        f"solar_collecting_area_{side}": random.uniform(0.0, 0.04, count) * floor
        for side in ("north", "east", "south", "west", "horizontal")
    }
    return {
        "opaque_transmission_conductance": random.uniform(0.2, 2.0, count) * floor,
        "window_transmission_conductance": random.uniform(0.0, 0.8, count) * floor,
        "ventilation_conductance_occupied": unoccupied + random.uniform(0.0, 1.0, count) * floor,
        "ventilation_conductance_unoccupied": unoccupied,
        "heat_capacity": random.choice([80e3, 110e3, 165e3, 260e3, 370e3], count) * floor,
        "effective_mass_area": random.choice([2.5, 3.0, 3.5], count) * floor,
        "total_internal_surface_area": 4.5 * floor,
        **sides,
        "sky_loss": random.uniform(0.0, 2.0, count) * floor,
        "internal_gain": random.uniform(0.0, 20.0, count) * floor,
        "kept_temperature": setpoint,
        "kept_setback_temperature": setpoint - random.choice([0.0, 3.0, 10.0], count),
        "cooling_setpoint": random.choice([24.0, 26.0, np.nan], count),
        "cooling_setback_setpoint": random.choice([26.0, 32.0, np.inf], count),
    }


def schedules(count: int, seed: int = 0) -> np.ndarray:
    """Schedule class of random buildings."""
    return np.random.default_rng(seed + 1).integers(0, CLASSES, count)


def hours(seed: int = 0) -> dict[str, np.ndarray]:
    """Weather and profiles of a made-up temperate year, by the names of `hourly_need`."""
    random = np.random.default_rng(seed)
    hour = np.arange(HOURS)
    day = hour % 24
    lit = (day > 6) & (day < 19)
    temperature = 9.0 - 11.0 * np.cos(2 * np.pi * hour / HOURS) - 4.0 * np.cos(2 * np.pi * (day - 3) / 24)
    sun = lit[:, None] * np.maximum(0.0, random.normal(150.0, 150.0, (HOURS, 5)))
    presence = random.uniform(0.2, 1.0, (HOURS, CLASSES)) * (day[:, None] >= np.arange(CLASSES))
    return {
        "weather_on_envelope": np.column_stack([sun, temperature]),
        "internal_gain_profiles": random.uniform(0.0, 1.0, (HOURS, CLASSES)),
        "presence_profiles": presence,
    }


def network(inputs: dict[str, np.ndarray], rise_time: float = 0.0) -> np.ndarray:
    """The networks of some buildings; as ISO 13790 prints it, a set point rises at once."""
    return thermal_network(
        **inputs,
        setpoint_rise_time=np.float64(rise_time),
        outdoor_temperature_change=np.float64(0.0),
        interior_surface_conductance=SURFACE_CONDUCTANCE,
        mass_surface_conductance=MASS_CONDUCTANCE,
    )


def needs(
    inputs: dict[str, np.ndarray], schedule: np.ndarray, year: dict[str, np.ndarray], power: np.ndarray | None = None
) -> HourlyNeed:
    """What some buildings need over a year, with heating of a power (kW) or of any."""
    found = np.full(len(schedule), UNLIMITED) if power is None else power
    return hourly_need(thermal_network=network(inputs), heating_power=found, schedule_class=schedule, **year)


def only(inputs: dict[str, np.ndarray], rows: np.ndarray) -> dict[str, np.ndarray]:
    """Some of the rows of the inputs."""
    return {name: column[rows] for name, column in inputs.items()}
