"""ISO 13790:2008, annex C, written down as the standard prints it: one building, one hour after the other."""

from typing import NamedTuple

import numpy as np


class Building(NamedTuple):
    """Names as in the standard; pairs are (in use, out of use)."""

    h_op: float
    h_w: float
    h_ve: tuple[float, float]
    c_m: float  # J/K
    a_m: float
    a_t: float
    areas: tuple[float, ...]
    sky: float
    gain: float
    heating: tuple[float, float]
    cooling: tuple[float, float]


def building_of(inputs: dict[str, np.ndarray], row: int) -> Building:
    """One of the buildings whose inputs `thermal_network` would read."""

    def value(name: str) -> float:
        return float(inputs[name][row])

    def pair(first: str, second: str) -> tuple[float, float]:
        return tuple(np.inf if np.isnan(value(x)) else value(x) for x in (first, second))

    return Building(
        h_op=value("opaque_transmission_conductance"),
        h_w=value("window_transmission_conductance"),
        h_ve=pair("ventilation_conductance_occupied", "ventilation_conductance_unoccupied"),
        c_m=value("heat_capacity"),
        a_m=value("effective_mass_area"),
        a_t=value("total_internal_surface_area"),
        areas=tuple(value(f"solar_collecting_area_{x}") for x in ("north", "east", "south", "west", "horizontal")),
        sky=value("sky_loss"),
        gain=value("internal_gain"),
        heating=pair("kept_temperature", "kept_setback_temperature"),
        cooling=pair("cooling_setpoint", "cooling_setback_setpoint"),
    )


def temperatures(b: Building, regime: int, start: float, out: float, sun: float, inner: float, power: float):
    """Mass temperature after the hour and air temperature of the hour (C.1 to C.11)."""
    h_ms, h_is, h_ve = 9.1 * b.a_m, 3.45 * b.a_t, max(b.h_ve[regime], 1e-12)
    h_em = 1 / (1 / b.h_op - 1 / h_ms)
    phi_ia = 0.5 * inner
    phi_m = b.a_m / b.a_t * (0.5 * inner + sun)
    phi_st = (1 - b.a_m / b.a_t - b.h_w / (9.1 * b.a_t)) * (0.5 * inner + sun)
    h_1 = 1 / (1 / h_ve + 1 / h_is)
    h_2 = h_1 + b.h_w
    h_3 = 1 / (1 / h_2 + 1 / h_ms)
    phi_mtot = phi_m + h_em * out + h_3 * (phi_st + b.h_w * out + h_1 * ((phi_ia + power) / h_ve + out)) / h_2
    after = (start * (b.c_m / 3600 - 0.5 * (h_3 + h_em)) + phi_mtot) / (b.c_m / 3600 + 0.5 * (h_3 + h_em))
    mean = (start + after) / 2
    surface = (h_ms * mean + phi_st + b.h_w * out + h_1 * (out + (phi_ia + power) / h_ve)) / (h_ms + b.h_w + h_1)
    air = (h_is * surface + h_ve * out + phi_ia + power) / (h_is + h_ve)
    return after, air


def hour(b: Building, regime: int, start: float, out: float, sun: float, inner: float) -> tuple[float, float]:
    """Mass temperature after the hour and the power that holds the set points (C.4.2, C.13)."""
    free_after, free = temperatures(b, regime, start, out, sun, inner, 0.0)
    low, high = b.heating[regime], b.cooling[regime]
    if low <= free <= high:
        return free_after, 0.0
    ten = 10.0 * b.a_t
    _, with_ten = temperatures(b, regime, start, out, sun, inner, ten)
    power = ten * ((low if free < low else high) - free) / (with_ten - free)
    return temperatures(b, regime, start, out, sun, inner, power)[0], power


def powers(b: Building, weather: np.ndarray, gain: np.ndarray, presence: np.ndarray, warm_up: int) -> np.ndarray:
    """Power of each hour (W, heating positive), after a warm-up over the last hours."""
    mass, found = max(min(b.heating), 5.0), np.zeros(len(weather))
    for step in [*range(-warm_up, 0), *range(len(weather))]:
        sun = float(np.dot(weather[step, :5], b.areas)) - b.sky
        regime = 0 if presence[step] > 0 else 1
        mass, power = hour(b, regime, mass, weather[step, 5], sun, b.gain * gain[step])
        if step >= 0:
            found[step] = power
    return found
