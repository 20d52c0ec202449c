"""Concentration in a street between walls: what comes straight from traffic, and what the vortex brings back."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.air.models.dilution_rose import SIDES, WindClasses
from citybrain.domains.air.models.stability import Numbers

MIXED_HEIGHT, STREET_ROUGHNESS = 2.0, 0.6
"""Height [m] to which traffic itself mixes what it emits, and roughness of the street [m]."""

MECHANICAL = 0.1
"""Vertical turbulence over the wind that makes it."""

ROOF = 0.82
"""Wind over roofs by that at 10 m over open ground."""

VORTEX_WIND = 2.0
"""Wind over roofs [m/s] below which the vortex is shorter."""

TRAFFIC_TURBULENCE = 0.11
"""Vertical turbulence [m/s] that traffic makes: 500 vehicles/h of which 3 % lorries at 30 km/h on 20 m of width.

0.3 sqrt(vehicles on a metre x their area x speed / width), cars 2 and lorries 16 m2, as in OSPM.
"""

TO_JUNCTION = 100.0
"""Street ahead of a wall [m] up to the next open junction."""

TURN = 5
"""Degrees between the directions of wind that are looked at."""

ANGLES = np.arange(0, SIDES, TURN)


class Canyons(NamedTuple):
    """Places beside a wall: width of the street, height of that wall and of the one across [m], 0 where none stands.

    `outward` is the side [degrees from north] on which the own wall stands, seen from the street.
    """

    width: Numbers
    own: Numbers
    across: Numbers
    outward: Numbers


def canyon_dilution(canyons: Canyons, speed: Numbers) -> Numbers:
    """Concentration [s/m2] of a unit emission by canyon, wind at 10 m [m/s] and where it comes from, beside the wall.

    Sides count from the own wall each `TURN` degrees: at 0 wind blows over it, so that the place lies in the lee.
    A place in the lee has all traffic within the vortex straight before it, and what the vortex brings back; one to
    windward what is beyond the vortex, and that as well. The vortex is twice as long as the wall upwind is high, and
    leaks over a lower wall across. Means over the directions between which wind swings, 0.5 m/s over its speed.
    Berkowicz 2000, Environmental Monitoring and Assessment 65, 323-331, doi:10.1023/A:1006448321977, with the constants
    of OSPM. For streets whose walls are 0.3 to 2 times as high as the street is wide; no junctions, no trees, stability
    of the air left out; traffic evenly over the width. Raises nothing: a wall of height 0 makes no vortex.
    """
    one = _Street(canyons, ROOF * np.maximum(speed, 0.01))
    lee, windward = one.lee(), one.windward()
    over = np.cos(np.radians(ANGLES)) > 1e-9
    whole = np.where(over, lee, windward)
    half = np.minimum(np.degrees(0.5 / (ROOF * np.maximum(speed, 0.01))), 180.0)
    waves = np.fft.rfft(whole, axis=2) * np.fft.rfft(_swing(half), axis=1)
    return np.maximum(np.fft.irfft(waves, len(ANGLES), axis=2), 0.0)


def _swing(half: Numbers) -> Numbers:
    """Parts of the directions around a mean one, within half a sector each way, by row."""
    away = np.minimum(ANGLES, SIDES - ANGLES)
    part = np.clip((half[:, None] - away) / TURN + 0.5, 0.0, 1.0)
    shares: Numbers = part / part.sum(axis=1, keepdims=True)
    return shares


class _Street:
    """Flow in the street by canyon, speed and side, as three axes."""

    def __init__(self, canyons: Canyons, roof: Numbers) -> None:
        self.width, own, across = (one[:, None, None] for one in canyons[:3])
        self.roof = roof[None, :, None]
        turned = np.radians(ANGLES)[None, None, :]
        self.sine = np.maximum(np.abs(np.cos(turned)), 1e-9)
        self.cosine = np.abs(np.sin(turned))
        over_own = np.cos(turned) > 1e-9
        self.upwind, self.downwind = np.where(over_own, own, across), np.where(over_own, across, own)
        self.depth = np.maximum((own + across) / 2.0, MIXED_HEIGHT * 1.01)
        slowed = np.log(MIXED_HEIGHT / STREET_ROUGHNESS) / np.log(self.depth / STREET_ROUGHNESS)
        facing = 1.0 - np.minimum(0.2 * self.upwind / self.depth, 0.9) * self.sine**2
        self.street = slowed * self.roof * facing
        self.turbulence = np.hypot(MECHANICAL * self.street, TRAFFIC_TURBULENCE)
        self.top = np.sqrt((MECHANICAL * self.roof) ** 2 + 0.4 * TRAFFIC_TURBULENCE**2)
        self.strength = np.where(self.roof > VORTEX_WIND, 1.0, np.sqrt(self.roof / VORTEX_WIND))
        self.vortex = 2.0 * self.upwind * self.strength
        self.path = self.width / self.sine
        self.longest = np.minimum(self.path, TO_JUNCTION / np.maximum(self.cosine, 1e-9))
        self.leaves = self.street * (self.depth - MIXED_HEIGHT) / self.turbulence
        self.unit = np.sqrt(2.0 / np.pi) / (self.width * self.turbulence)

    def _spread(self, distance: Numbers) -> Numbers:
        spread: Numbers = MIXED_HEIGHT + self.turbulence / self.street * distance
        return spread

    def _left(self, distance: Numbers) -> Numbers:
        """Part that has not left over the roofs after a distance beyond that where the plume reaches them."""
        left: Numbers = np.exp(-self.top * np.maximum(distance, 0.0) / (self.street * self.depth))
        return left

    def recirculating(self) -> Numbers:
        """What the vortex brings back: what is emitted below it, over what leaves through its top and its end."""
        along, half = np.minimum(self.path, self.vortex), np.minimum(self.path, 0.5 * self.vortex)
        side = np.hypot(self.upwind, 0.5 * self.vortex)
        some = np.where(self.vortex > 0.0, self.vortex, 1.0)
        high = np.where(self.upwind > 0.0, self.upwind, 1.0)
        edge = 2.0 * self.upwind * (self.vortex - along) / some
        end = np.maximum(side * (self.upwind - np.minimum(edge, self.downwind)) / high, 0.0)
        whole = np.where(side > 0.0, end + side, 1.0)
        speed = (end * np.hypot(self.street, TRAFFIC_TURBULENCE) + side * self.roof) / whole
        lost = self.top * half + speed * end
        back = along * self.sine / (self.width * np.where(lost > 0.0, lost, 1.0))
        kept: Numbers = np.where((self.vortex > 0.0) & (self.upwind > MIXED_HEIGHT), back, 0.0)
        return kept

    def lee(self) -> Numbers:
        """Beside the wall over which wind comes."""
        near = np.minimum(np.minimum(self.longest, self.vortex), self.leaves)
        far = np.maximum(np.minimum(self.leaves, self.longest), self.vortex)
        above = np.maximum(np.minimum(self.vortex, self.longest), self.leaves) - self.leaves
        beyond = np.maximum(self.longest - np.maximum(self.vortex, self.leaves), 0.0)
        left, later = self._left(above), self._left(beyond)
        ratio = self.turbulence / self.top
        straight = np.log(self._spread(near) / MIXED_HEIGHT) + ratio * (1.0 - left)
        angle = np.arcsin(np.clip(self.sine, 0.0, 1.0))
        part = np.maximum(np.cos(2.0 * self.strength * angle), 0.0)
        start = np.minimum(self._spread(far), self._spread(self.vortex))
        more = part * (np.log(self._spread(far) / start) + ratio * (left - later))
        whole: Numbers = self.unit * (straight + np.where(self.vortex < self.longest, more, 0.0)) + self.recirculating()
        return whole

    def windward(self) -> Numbers:
        """Beside the wall towards which wind blows."""
        rest = np.minimum(self.longest, self.path - self.vortex)
        near = np.clip(rest, 0.0, self.leaves)
        above = np.maximum(rest, self.leaves) - self.leaves
        ratio = self.turbulence / self.top
        straight = self.unit * (np.log(self._spread(near) / MIXED_HEIGHT) + ratio * (1.0 - self._left(above)))
        return np.where(self.vortex < self.path, straight, 0.0) + self.recirculating()


def canyon_mean(canyons: Canyons, classes: WindClasses, weights: Numbers, at_once: int = 500) -> Numbers:
    """Concentration [s/m2] of a unit emission beside each wall: the mean over hours, with a weight for each."""
    step = np.round(np.log(np.maximum(classes.speed, 0.2)) / np.log(1.5)).astype(np.int64)
    speeds, group = np.unique(step, return_inverse=True)
    group = group.reshape(-1)[classes.row]
    calm = classes.side < 0
    parts = np.bincount(group[~calm] * SIDES + classes.side[~calm], weights[~calm], len(speeds) * SIDES)
    still = np.bincount(group[calm], weights[calm], len(speeds)) / SIDES
    of_side = (parts.reshape(-1, SIDES) + still[:, None]) / len(weights)
    answers = []
    for first in range(0, len(canyons.width), at_once):
        some = Canyons(*(one[first : first + at_once] for one in canyons))
        dilution = canyon_dilution(some, 1.5 ** speeds.astype(np.float64))
        turn = np.round(some.outward[:, None] + ANGLES[None]).astype(np.int64)
        near = np.sum([of_side[:, (turn + away) % SIDES] for away in range(-(TURN // 2), TURN - TURN // 2)], axis=0)
        answers.append((dilution * near.transpose(1, 0, 2)).sum(axis=(1, 2)))
    return np.concatenate(answers) if answers else np.empty(0)
