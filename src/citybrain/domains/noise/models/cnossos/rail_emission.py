"""Sound power of trams and trains by octave: CNOSSOS-EU, Directive 2002/49/EC, Annex II, 2.3.

Valid for steady speeds up to 200 km/h: aerodynamic noise, which counts above, is left out, and so is idling. Traction
is that of one vehicle at full load.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.noise.importers.rail_tables import THIRDS, WAVELENGTHS, RailTables, rail_tables
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array

HEIGHTS = 0.5, 4.0
"""Of the two sources over the rails [m]: 2.3.1."""

LEAST_SPEED, LEAST_TRAM_SPEED, MOST_SPEED = 50.0, 30.0, 200.0
"""Roughness is that at no less than these speeds; below them no joint is heard; above 200 km/h air counts [km/h]."""

SINGLE_JOINT = 0.01
"""Joints, switches and crossings of a metre of track for which table G-4 is printed [1/m]."""

TRAM_CURVE, TIGHT_CURVE, WIDE_CURVE = 200.0, 300.0, 500.0
"""Radii [m] up to which curves squeal."""


class RailVehicle(NamedTuple):
    """A vehicle by rows of appendix G: its axles, brakes, filter of the contact, wheels, and traction if it has any."""

    axles: float
    brakes: str = "disc"
    contact: str = "load_50_wheel_920"
    wheel: str = "wheel_920"
    traction: str | None = None
    tram: bool = False


class RailTrack(NamedTuple):
    """A track by rows of appendix G: its base, roughness, joints of a metre, what curves add [dB], and a bridge."""

    base: str = "monoblock_medium"
    roughness: str = "average"
    joints: float = 0.0
    squeal: float = 0.0
    bridge: str | None = None


class RailPower(NamedTuple):
    """Sound power of one vehicle by speed and third octave (n, 24) [dB re 1 pW]; -inf where there is none.

    Rolling (with joints and curves), traction and the bridge are at 0.5 m; the last is traction at 4 m.
    """

    rolling: Array
    traction: Array
    bridge: Array
    traction_above: Array

    @property
    def heights(self) -> Array:
        """Power at 0.5 and 4 m by octave (2, n, 8) [dB]."""
        low = _level(_energy(self.rolling) + _energy(self.traction) + _energy(self.bridge))
        return np.stack([octaves(low), octaves(self.traction_above)])


def vehicle_power(vehicle: RailVehicle, track: RailTrack, speed: Array, tables: RailTables | None = None) -> RailPower:
    """Sound power of a vehicle at some speeds (n,) [km/h]: formulas 2.3.7 to 2.3.12 and 2.3.18.

    Raises InputError for rows that no table has, and for speeds, axles and joints that are no numbers or too small.
    """
    known = tables or rail_tables()
    v = np.atleast_1d(np.asarray(speed, float))
    _refuse("speed", ~(np.isfinite(v) & (v > 0.0)), v)
    _refuse("axles", np.array([not vehicle.axles > 0.0]), np.array([vehicle.axles]))
    _refuse("joints", np.array([not track.joints >= 0.0]), np.array([track.joints]))
    rough = effective_roughness(vehicle, track, v, known) + 10.0 * np.log10(vehicle.axles)
    wheels, rails = known.row("wheel", vehicle.wheel), known.row("track", track.base)
    rolling = _level(_energy(rough + rails) + _energy(rough + wheels)) + track.squeal
    silent = np.full(rolling.shape, -np.inf)
    bridge = rough + known.row("bridge", track.bridge) if track.bridge else silent
    low, above = known.row("traction", vehicle.traction) if vehicle.traction else (silent, silent)
    return RailPower(rolling, *(np.broadcast_to(one, rolling.shape) for one in (low, bridge, above)))


def effective_roughness(vehicle: RailVehicle, track: RailTrack, speed: Array, tables: RailTables) -> Array:
    """Roughness of rail, wheel and joints by speed and third octave (n, 24) [dB]: formulas 2.3.7, 2.3.11, 2.3.12.

    At the wavelength v / f the energies of the two nearest thirds of octaves are averaged, in proportion to how near
    they are on the scale of their logarithms. Beyond the longest and shortest wavelength their values hold.
    """
    least = LEAST_TRAM_SPEED if vehicle.tram else LEAST_SPEED
    rail, wheel = (
        tables.row("rail_roughness", track.roughness),
        tables.row("wheel_roughness", vehicle.brakes),
    )
    contact = 10.0 ** (tables.row("contact_filter", vehicle.contact) / 10.0)
    rolling = (_energy(rail) + _energy(wheel)) * contact
    joints = _energy(tables.impact) * track.joints / SINGLE_JOINT
    wanted = np.log(np.maximum(speed, least)[:, None] / 3.6 / THIRDS)
    scale = np.log(WAVELENGTHS[::-1])
    heard, struck = (np.interp(wanted, scale, one[::-1]) for one in (rolling, joints))
    return _level(heard + np.where(speed >= least, 1.0, 0.0)[:, None] * struck)


def octaves(thirds: Array) -> Array:
    """Levels of octaves (n, 8) [dB] of those of their thirds (n, 24)."""
    return _level(_energy(thirds).reshape(*thirds.shape[:-1], 8, 3).sum(axis=-1))


def line_power(power: Array, flow: Array, speed: Array) -> Array:
    """Sound power of a metre of track (n, bands) [dB re 1 pW/m] with some vehicles an hour (n,): formula 2.3.2."""
    there = np.asarray(flow, float) / (1000.0 * np.asarray(speed, float))
    return power + _level(there)[..., None]


def squeal(radius: float, tram: bool) -> float:
    """What a curve or turnout of a radius [m] adds to rolling noise [dB]; for trains curves of 50 m and more."""
    if tram:
        return 5.0 if radius <= TRAM_CURVE else 0.0
    return 8.0 if radius <= TIGHT_CURVE else 5.0 if radius <= WIDE_CURVE else 0.0


def horizontal_directivity(angle: Array) -> Array:
    """Of all that is no bridge, by the angle [rad] from the track [dB]: formula 2.3.15."""
    beam: Array = 10.0 * np.log10(0.01 + 0.99 * np.sin(angle) ** 2)
    return beam


def vertical_directivity(angle: Array, frequencies: Array) -> Array:
    """Of sources at 0.5 m, by the angle [rad] above the rails (n, bands) [dB]: formula 2.3.16; 0 at 4 m."""
    up = np.maximum(np.asarray(angle, float), 0.0)[..., None]
    beam: Array = 40.0 / 3.0 * (2.0 / 3.0 * np.sin(2.0 * up) - np.sin(up)) * np.log10((frequencies + 600.0) / 200.0)
    return beam


def _energy(level: Array) -> Array:
    energy: Array = 10.0 ** (np.asarray(level, float) / 10.0)
    return energy


def _level(energy: Array) -> Array:
    with np.errstate(divide="ignore"):
        level: Array = 10.0 * np.log10(energy)
    return level


def _refuse(name: str, wrong: Array, values: Array) -> None:
    """Raises InputError with the first of the values that are wrong."""
    rows = np.flatnonzero(wrong)
    if len(rows):
        raise InputError("noise-bad-value", column=name, rows=len(rows), row=int(rows[0]), value=str(values[rows[0]]))
