"""The cases of ANSI/ASHRAE Standard 140-2020 as buildings: what the standard states, and heat capacity by ISO 13786.

Sizes, layers, surface coefficients, glazing, gains, set points, air changes and shades are the case's. Nothing is
fitted.
"""

from typing import NamedTuple

import numpy as np

from citybrain.domains.buildings.models.solar.shading import ShadedWindow

FLOOR_AREA, VOLUME = 48.0, 129.6
SIDES = {"north": 21.6, "east": 16.2, "south": 21.6, "west": 16.2}
WINDOW_AREA, WINDOW_TRANSMITTANCE_OF_SUN, LOST_AGAIN = 12.0, 0.769, 0.035
AIR_CHANGE, FAN_FLOW = 0.5, 1703.16  # 1/h, m³/h
AIR_HEAT = 18.555 / (AIR_CHANGE * VOLUME)  # Wh/(m³·K), of the air at 1,650 m
ABSORPTANCE, EMISSIVITY, BLACK_BODY = 0.6, 0.9, 5.0
INSIDE = {"wall": 1.8, "roof": 1.7, "floor": 3.7, "window": 4.5}
OUTSIDE = {"wall": 21.6, "roof": 21.8, "floor": 5.2, "window": 17.8}
"""Combined surface coefficients (W/(m²·K)), tables 5-7 and 5-9 of the standard."""
PANE, GAP = 0.003048 / 1.0, 1.0 / 5.208
AIR_TO_SURFACE, MASS_TO_SURFACE = 3.45, 9.1
INNER_GAIN = 200.0
DAY = 86400.0
HOUR_OF_RISE = np.float64(1.0)


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


def transmittance(element: str, layers: list[Layer]) -> float:
    """Thermal transmittance from air to air (W/(m²·K)): 0.418 of a light wall, 0.276 of a roof, 0.039 of a floor."""
    return _through(element, sum(layer.thickness / layer.conductivity for layer in layers))


def glazing_transmittance() -> float:
    """Two clear panes and the air between them, from air to air: 2.10 W/(m²·K)."""
    return _through("window", 2.0 * PANE + GAP)


def _through(element: str, resistance: float) -> float:
    return 1.0 / (1.0 / INSIDE[element] + resistance + 1.0 / OUTSIDE[element])


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
    shades: tuple[ShadedWindow, ...] = ()


SOUTH, EAST_AND_WEST = {"south": WINDOW_AREA}, {"east": WINDOW_AREA / 2, "west": WINDOW_AREA / 2}
INSULATED_ROOF = [ROOF[0], ROOF[1]._replace(thickness=0.4), ROOF[2]]
NEVER = float("inf")
METRES = np.float64


def shade(reach: float, fins: float) -> ShadedWindow:
    """A window of 3 m by 2 m with an overhang of 1 m, 0.5 m above it, and fins of a depth at its edges."""
    return ShadedWindow(*(METRES(x) for x in (3.0, 2.0, 1.0, 0.5, reach, fins, 0.0)))


OVERHANG = (shade(0.5, 0.0), shade(4.5, 0.0))
"""Two windows under one overhang of 8 m: beyond each it reaches 0.5 m to one side and 4.5 m to the other."""
OVERHANG_AND_FINS = (shade(0.0, 1.0),)


def insulated(kind: dict[str, list[Layer]], thickness: float) -> dict[str, list[Layer]]:
    """The construction with more insulation in walls and roof."""
    inner, insulation, outer = kind["wall"]
    return {**kind, "wall": [inner, insulation._replace(thickness=thickness), outer], "roof": INSULATED_ROOF}


CASES = [
    Case("600", SOUTH, LIGHT),
    Case("610", SOUTH, LIGHT, shades=OVERHANG),
    Case("620", EAST_AND_WEST, LIGHT),
    Case("630", EAST_AND_WEST, LIGHT, shades=OVERHANG_AND_FINS),
    Case("640", SOUTH, LIGHT, night=(23, 7), night_heating=10.0),
    Case("650", SOUTH, LIGHT, night=(18, 7), night_heating=-NEVER, heating=-NEVER, night_cooling=NEVER, night_fan=1.0),
    Case("680", SOUTH, insulated(LIGHT, 0.250)),
    Case("900", SOUTH, HEAVY),
    Case("910", SOUTH, HEAVY, shades=OVERHANG),
    Case("920", EAST_AND_WEST, HEAVY),
    Case("930", EAST_AND_WEST, HEAVY, shades=OVERHANG_AND_FINS),
    Case("940", SOUTH, HEAVY, night=(23, 7), night_heating=10.0),
    Case("980", SOUTH, insulated(HEAVY, 0.2452)),
]


def inputs(case: Case, sky_difference: float) -> dict[str, np.ndarray]:
    """The case as inputs of `thermal_network`, one row, under a sky colder than the air by so many kelvins."""
    u = {name: transmittance(name, layers) for name, layers in case.elements.items()}
    stored = {name: stored_heat(layers) for name, layers in case.elements.items()}
    walls = {side: area - case.windows.get(side, 0.0) for side, area in SIDES.items()}
    areas = {"wall": sum(walls.values()), "roof": FLOOR_AREA, "floor": FLOOR_AREA}
    inner_surface = sum(areas.values()) + WINDOW_AREA
    capacity = sum(areas[name] * stored[name] for name in areas)
    opaque, glass = sum(areas[name] * u[name] for name in areas), WINDOW_AREA * glazing_transmittance()
    beyond = beyond_surface(opaque + glass, inner_surface) / (opaque + glass)
    sun = WINDOW_TRANSMITTANCE_OF_SUN * (1.0 - LOST_AGAIN)
    taken = {name: ABSORPTANCE * u[name] / OUTSIDE[name] for name in ("wall", "roof")}
    radiated = areas["wall"] * u["wall"] / OUTSIDE["wall"] + glass / OUTSIDE["window"]
    radiated = 0.5 * radiated + areas["roof"] * u["roof"] / OUTSIDE["roof"]
    leak = AIR_CHANGE * VOLUME * AIR_HEAT
    values = {
        "opaque_transmission_conductance": opaque * beyond,
        "window_transmission_conductance": glass * beyond,
        "ventilation_conductance_occupied": leak,
        "ventilation_conductance_unoccupied": leak + case.night_fan * FAN_FLOW * AIR_HEAT,
        "heat_capacity": capacity,
        "effective_mass_area": capacity**2 / sum(areas[name] * stored[name] ** 2 for name in areas),
        "total_internal_surface_area": inner_surface,
        **{f"solar_collecting_area_{x}": case.windows.get(x, 0.0) * sun + walls[x] * taken["wall"] for x in SIDES},
        "solar_collecting_area_horizontal": areas["roof"] * taken["roof"],
        "sky_loss": BLACK_BODY * EMISSIVITY * sky_difference * radiated,
        "internal_gain": INNER_GAIN,
        "kept_temperature": case.heating,
        "kept_setback_temperature": case.night_heating,
        "cooling_setpoint": 27.0,
        "cooling_setback_setpoint": case.night_cooling,
    }
    return {name: np.array([value]) for name, value in values.items()}


def beyond_surface(conductance: float, inner_surface: float) -> float:
    """Conductance from the surface node outwards that, behind the one from air to surfaces, makes that of air to air.

    The network of ISO 13790 lays h_is A_tot before the transmittances, which hold an inner surface already.
    """
    before = AIR_TO_SURFACE * inner_surface
    return conductance * before / (before - conductance)


def presence(case: Case) -> np.ndarray:
    """1 in use and 0 out of use, an array (8760, 1)."""
    first, until = case.night
    day = np.arange(8760) % 24
    night = (day >= first) | (day < until) if first > until else (day >= first) & (day < until)
    return np.where(night, 0.0, 1.0)[:, None]
