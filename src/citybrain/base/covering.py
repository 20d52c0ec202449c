"""Whom sites at junctions bring within a limit on foot: weighted maximal covering of buildings by junctions.

Church and ReVelle 1974, doi:10.1007/BF01942293.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from citybrain.base.attached import Attached
from citybrain.base.siting import SiteOptions, each_row
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask, Rows

MOST_PAIRS, SAMPLE = 100_000_000, 64
"""Pairs of a building and a junction within reach of each other that are looked at: seconds; doors that tell them."""


class Covering:
    """Which buildings junctions bring within a limit [m of level ground] on foot, and the people of some of these.

    `modes` are the networks of the city, walked by `person`; `people` are those of each building, 0 of one without a
    door on a street (`doors`). None stands at `free` junctions.
    """

    def __init__(self, modes: Any, person: str, doors: Attached, people: Array, limit: float, free: Mask) -> None:
        from citybrain.kernel.paths import Network

        walked, lengths = modes.of("walk", person), modes.level_on_foot.times(modes.streets.length)
        made = walked.network
        self._network = Network(made.starts, made.heads, lengths.along(walked.rows, walked.onward))
        self._turned = modes.turned("walk", person).network(lengths)
        self.people = people
        self._doors, self._limit, self._free = doors, limit, free

    def covered(self, junctions: Rows) -> Mask:
        """Buildings within the limit of any of some junctions."""
        reached, doors = np.zeros(len(self.people), bool), self._doors
        if len(junctions):
            way = self._turned.nearest(junctions, np.zeros(len(junctions)), self._limit)
            least = np.minimum(way[doors.first] + doors.first_way, way[doors.last] + doors.last_way)
            reached[doors.rows] = least <= self._limit
        return reached

    def around(self, buildings: Mask) -> Array:
        """People of some buildings within the limit of each free junction."""
        doors = np.flatnonzero(buildings[self._doors.rows])
        gathered = self._gathered(doors, self.people[self._doors.rows[doors]])
        return np.where(self._free, gathered, 0.0)

    def check(self, buildings: Mask) -> None:
        """Counts the pairs from some of the doors, evenly chosen."""
        doors = np.flatnonzero(buildings[self._doors.rows])
        some = doors[:: max(1, len(doors) // SAMPLE)]
        pairs = float(self._gathered(some, np.ones(len(some))).sum()) / max(len(some), 1) * len(doors)
        if pairs > MOST_PAIRS:
            counts = {"buildings": len(doors), "junctions": round(pairs / len(doors))}
            raise InputError("access-sites-too-many", **counts, received=f"{pairs:.0f}", allowed=MOST_PAIRS)

    def _gathered(self, some: Rows, values: Array) -> Array:
        doors = self._doors
        ends = np.column_stack([doors.first[some], doors.last[some]])
        before = np.column_stack([doors.first_way[some], doors.last_way[some]])
        return self._network.gathered(ends, before, values, self._limit)


class CoveringDemand:
    """People of buildings on streets who are not `near` what sites offer, and come within reach of it by new ones.

    `gainer` is the entity of the buildings. `beside` gives the junctions at which none can stand beside some. Raises
    InputError where more pairs of a building and a junction are within reach of each other than are looked at.
    """

    gainer: str
    diminishing = True

    def __init__(self, covering: Covering, near: Mask, beside: Callable[[Rows], Mask] | None = None) -> None:
        people = covering.people
        self.whole, self.served = float(people.sum()), float(people[near].sum())
        self._covering, self._people, self._beside = covering, people, beside
        self._left: Mask = (people > 0.0) & ~near
        self.most = float(people[self._left].sum())
        self._covering.check(self._left)
        self._alone = self._covering.around(self._left)
        self._seen, self._gain = self._left, self._alone

    def options(self, taken: Rows, costs: Array) -> SiteOptions:
        """Every junction where none stands, with the people around it who are out of reach still."""
        left = self._left & ~self._covering.covered(taken)
        new = self._seen & ~left
        if (left & ~self._seen).any():
            self._gain, new = self._alone, self._left & ~left
        self._gain = self._gain - self._covering.around(new) if new.any() else self._gain
        self._seen = left
        return each_row(self._gain, costs, self._beside)

    def wanted(self, costs: Array) -> SiteOptions:
        """Every junction, with the people around it who are out of reach today."""
        return each_row(self._alone, costs, self._beside)

    def gained(self, rows: Rows) -> Array:
        """People whom sites at junctions bring within reach, by building."""
        return np.where(self._left & self._covering.covered(rows), self._people, 0.0)
