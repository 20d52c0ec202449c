"""The cases of ANSI/ASHRAE Standard 140-2020 as buildings: what the standard states, by the rules of ISO standards.

Sizes, layers, gains, set points and air changes are the case's. From the layers follow, as for any building of a city,
thermal transmittances by ISO 6946 and EN 673 and heat capacities by ISO 13786. Nothing is fitted.
"""

from typing import NamedTuple

import numpy as np

FLOOR_AREA, HEIGHT = 48.0, 2.7
SIDES = {"north": 21.6, "east": 16.2, "south": 21.6, "west": 16.2}
WINDOW_AREA, WINDOW_TRANSMITTANCE_OF_SUN = 12.0, 0.769
AIR_CHANGE, FAN_FLOW = 0.5, 1703.16  # 1/h, m³/h
AIR_DENSITY, AIR_HEAT = 1.2 * 0.828, 1005.0  # kg/m³ at 1,650 m, J/(kg·K)
ABSORPTANCE, EMISSIVITY, SKY_DIFFERENCE, OUTER_RESISTANCE = 0.6, 0.9, 11.0, 0.04
INNER_GAIN = 200.0
DAY = 86400.0


class Layer(NamedTuple):
    """Thickness (m), conductivity (W/(m·K)), density (kg/m³) and specific heat (J/(kg·K)), from the room outwards."""

    thickness: float
    conductivity: float
    density: float
    specific_heat: float


ROOF = [Layer(0.010, 0.16, 950, 840), Layer(0.1118, 0.04, 12, 840), Layer(0.019, 0.14, 530, 900)]
LIGHT = {
    "wall": [Layer(0.012, 0.16, 950, 840), Layer(0.066, 0.04, 12, 840), Layer(0.009, 0.14, 530, 900)],
    "floor": [Layer(0.025, 0.14, 650, 1200), Layer(1.003, 0.04, 0, 0)],
    "roof": ROOF,
}
HEAVY = {
    "wall": [Layer(0.100, 0.51, 1400, 1000), Layer(0.0615, 0.04, 10, 1400), Layer(0.009, 0.14, 530, 900)],
    "floor": [Layer(0.080, 1.13, 1400, 1000), Layer(1.007, 0.04, 0, 0)],
    "roof": ROOF,
}
INNER_RESISTANCE = {"wall": 0.13, "roof": 0.10, "floor": 0.17}  # ISO 6946:2017, table 7


def transmittance(element: str, layers: list[Layer]) -> float:
    """Thermal transmittance by ISO 6946 (W/(m²·K))."""
    through = sum(layer.thickness / layer.conductivity for layer in layers)
    return 1.0 / (INNER_RESISTANCE[element] + through + OUTER_RESISTANCE)


def glazing_transmittance(pane: float = 0.003048, gap: float = 0.012, emissivity: float = 0.84) -> float:
    """Two clear panes with still air between them by EN 673 (W/(m²·K)): conduction and radiation side by side."""
    radiated = 4.0 * 5.67e-8 * 283.0**3 / (2.0 / emissivity - 1.0)
    conducted = 0.02496 / gap
    return 1.0 / (0.13 + 2.0 * pane / 1.0 + 1.0 / (radiated + conducted) + 0.04)


def stored_heat(layers: list[Layer]) -> float:
    """Heat capacity of the inner side for a daily swing by ISO 13786, 7.2 (J/(m²·K)), without surface resistances."""
    matrix = np.eye(2, dtype=complex)
    for thickness, conductivity, density, heat in layers:
        if density * heat == 0:
            step = np.array([[1.0, -thickness / conductivity], [0.0, 1.0]])
        else:
            depth = np.sqrt(conductivity * DAY / (np.pi * density * heat))
            x = (1.0 + 1.0j) * thickness / depth
            slope = conductivity * (1.0 + 1.0j) / depth
            step = np.array([[np.cosh(x), -np.sinh(x) / slope], [-slope * np.sinh(x), np.cosh(x)]])
        matrix = step @ matrix
    return float(DAY / (2.0 * np.pi) * abs((matrix[0, 0] - 1.0) / matrix[0, 1]))


class Case(NamedTuple):
    """One case: construction, windows by side, and what happens out of use (by hour of the day)."""

    number: str
    windows: dict[str, float]
    elements: dict[str, list[Layer]]
    night: tuple[int, int] = (0, 0)  # from, until
    night_heating: float = 20.0
    heating: float = 20.0
    night_cooling: float = 27.0
    night_fan: float = 0.0


SOUTH, EAST_AND_WEST = {"south": WINDOW_AREA}, {"east": WINDOW_AREA / 2, "west": WINDOW_AREA / 2}
NEVER = float("inf")
CASES = [
    Case("600", SOUTH, LIGHT),
    Case("620", EAST_AND_WEST, LIGHT),
    Case("640", SOUTH, LIGHT, night=(23, 7), night_heating=10.0),
    Case("650", SOUTH, LIGHT, night=(18, 7), night_heating=-NEVER, heating=-NEVER, night_cooling=NEVER, night_fan=1.0),
    Case("900", SOUTH, HEAVY),
    Case("920", EAST_AND_WEST, HEAVY),
    Case("940", SOUTH, HEAVY, night=(23, 7), night_heating=10.0),
]


def inputs(case: Case) -> dict[str, np.ndarray]:
    """The case as inputs of `thermal_network`, one row."""
    u = {name: transmittance(name, layers) for name, layers in case.elements.items()}
    stored = {name: stored_heat(layers) for name, layers in case.elements.items()}
    walls = {side: area - case.windows.get(side, 0.0) for side, area in SIDES.items()}
    areas = {"wall": sum(walls.values()), "roof": FLOOR_AREA, "floor": FLOOR_AREA}
    capacity = sum(areas[name] * stored[name] for name in areas)
    glass = glazing_transmittance()
    collected = {side: case.windows.get(side, 0.0) * WINDOW_TRANSMITTANCE_OF_SUN for side in SIDES}
    opaque = ABSORPTANCE * OUTER_RESISTANCE
    seen = 0.5 * (areas["wall"] * u["wall"] + WINDOW_AREA * glass) + areas["roof"] * u["roof"]
    leak = AIR_CHANGE * FLOOR_AREA * HEIGHT * AIR_DENSITY * AIR_HEAT / 3600.0
    values = {
        "opaque_transmission_conductance": sum(areas[name] * u[name] for name in areas),
        "window_transmission_conductance": WINDOW_AREA * glass,
        "ventilation_conductance_occupied": leak,
        "ventilation_conductance_unoccupied": leak + case.night_fan * FAN_FLOW * AIR_DENSITY * AIR_HEAT / 3600.0,
        "heat_capacity": capacity,
        "effective_mass_area": capacity**2 / sum(areas[name] * stored[name] ** 2 for name in areas),
        "total_internal_surface_area": sum(areas.values()) + WINDOW_AREA,
        **{f"solar_collecting_area_{x}": collected[x] + walls[x] * opaque * u["wall"] for x in SIDES},
        "solar_collecting_area_horizontal": areas["roof"] * opaque * u["roof"],
        "sky_loss": OUTER_RESISTANCE * 5.0 * EMISSIVITY * SKY_DIFFERENCE * seen,
        "internal_gain": INNER_GAIN,
        "kept_temperature": case.heating,
        "kept_setback_temperature": case.night_heating,
        "cooling_setpoint": 27.0,
        "cooling_setback_setpoint": case.night_cooling,
    }
    return {name: np.array([value]) for name, value in values.items()}


def presence(case: Case) -> np.ndarray:
    """1 in use and 0 out of use, an array (8760, 1)."""
    first, until = case.night
    day = np.arange(8760) % 24
    night = (day >= first) | (day < until) if first > until else (day >= first) & (day < until)
    return np.where(night, 0.0, 1.0)[:, None]
