"""Sound power of a metre of track over octaves, weighted by A, of trams and trains by kind."""

import numpy as np

from citybrain.domains.noise.models.cnossos.bands import A_WEIGHTING
from citybrain.domains.noise.models.cnossos.rail_emission import RailTrack, RailVehicle, line_power, vehicle_power
from citybrain.kernel.units import Array, Rows

CARS = (
    RailVehicle(1.0, "disc", "load_50_wheel_680", "wheel_680", tram=True),
    RailVehicle(1.0, "disc", "load_50_wheel_680", "wheel_680", tram=True),
    RailVehicle(1.0, "disc", "load_50_wheel_920", "wheel_840", "electric_multiple_unit"),
    RailVehicle(1.0, "disc", "load_100_wheel_920", "wheel_840", "electric_multiple_unit"),
)
"""Rows of appendix G by the code of the kind of a track: tram, light rail, metro, train."""

SLOWEST, FASTEST = 5.0, 200.0
"""Speeds [km/h] for which the formulas are used; others count as the nearest of them."""


def track_power(kind: Rows, speed: Array, axles: Array, cars: Array, joints: Array) -> Array:
    """Sound power of a metre over 1 pW with one vehicle in an hour, by track and octave (n, 8), weighted by A.

    A vehicle has some `axles` in all and as many `cars` with traction, `joints` are those of 100 m. Traction at 4 m is
    put to that at 0.5 m: it is 10 dB and more below the rolling noise.
    """
    v = np.clip(np.asarray(speed, float), SLOWEST, FASTEST)
    out = np.zeros((len(v), len(A_WEIGHTING)))
    several = np.column_stack([np.asarray(kind, float), *np.broadcast_arrays(v * 0.0 + axles, cars, joints)])
    for code, axle, car, joint in np.unique(several, axis=0):
        rows = np.flatnonzero((several == (code, axle, car, joint)).all(axis=1))
        vehicle = CARS[int(code)]._replace(axles=axle / car)
        each = vehicle_power(vehicle, RailTrack(joints=joint / 100.0), v[rows]).heights
        level = line_power(each, np.full(len(rows), car), v[rows]) + A_WEIGHTING
        out[rows] = (10.0 ** (level / 10.0)).sum(axis=0)
    return out
