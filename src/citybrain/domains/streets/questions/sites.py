"""Whom new facilities bring within reach: weighted maximal covering of buildings by junctions.

Church and ReVelle 1974, doi:10.1007/BF01942293.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.base.attached import Attached
from citybrain.base.siting import SiteOptions, SitingQuestion, each_row
from citybrain.domains.streets.models.access import METRES_A_MINUTE
from citybrain.domains.streets.questions.modes import SPEEDS, Directed, ModeNetwork
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask, Rows

MOST_PAIRS, SAMPLE = 100_000_000, 64
"""Pairs of a building and a junction within reach of each other that are looked at: seconds; doors that tell them."""

PERSON, MINUTES = "adult", 15.0
"""For whom, and within how many minutes on foot, where a question does not say."""


class FacilityDemand:
    """Residents on streets who have no facility of a kind within minutes on foot.

    Raises InputError for a person that is not known, and where more pairs of a building and a junction are within
    reach of each other than are looked at.
    """

    gainer, diminishing = "building", True

    def __init__(self, question: SitingQuestion) -> None:
        modes, read, kind = question.ways().networks, question.read, question.kind
        person = str(question.choices.get("person", PERSON))
        if person not in SPEEDS:
            raise InputError("access-choice-unknown", received=person, allowed=", ".join(SPEEDS))
        step_free = "" if person in ("adult", "older") else "step_free_"
        limit = float(question.choices.get("minutes", MINUTES)) * float(read(SPEEDS[person])) * METRES_A_MINUTE
        doors = modes.near_on_foot.attached(question.shapes("building"))
        people = np.zeros(len(question.shapes("building")))
        people[doors.rows] = np.nan_to_num(np.asarray(read("residents"))[doors.rows])
        near = np.asarray(read(f"{step_free}way_to_{kind}")) <= limit
        free = np.isnan(np.asarray(read("junction_facility"))) & (np.asarray(read("new_facility")) < 0.0)
        self.whole, self.served = float(people.sum()), float(people[near].sum())
        lengths = modes.level_on_foot.times(modes.streets.length)
        networks = modes.of("walk", person), modes.turned("walk", person).network(lengths)
        self._covering = _Covering(*networks, lengths, doors, people, limit, free)
        self._people = people
        self._left: Mask = (people > 0.0) & ~near
        self.most = float(people[self._left].sum())
        self._covering.check(self._left)
        self._alone = self._covering.around(self._left)
        self._seen, self._gain = self._left, self._alone

    def options(self, taken: Rows, costs: Array) -> SiteOptions:
        """Every junction where none stands, with the residents around it who are out of reach still."""
        left = self._left & ~self._covering.covered(taken)
        new = self._seen & ~left
        if (left & ~self._seen).any():
            self._gain, new = self._alone, self._left & ~left
        self._gain = self._gain - self._covering.around(new) if new.any() else self._gain
        self._seen = left
        return each_row(self._gain, costs)

    def wanted(self, costs: Array) -> SiteOptions:
        """Every junction, with the residents around it who are out of reach today."""
        return each_row(self._alone, costs)

    def gained(self, rows: Rows) -> Array:
        """Residents whom facilities at junctions bring within reach, by building."""
        return np.where(self._left & self._covering.covered(rows), self._people, 0.0)


class _Covering:
    """Which buildings junctions bring within a limit [m of level ground], and the residents of those that are left.

    `walked` are the ways on foot and `turned` the same turned round, with `lengths` by street.
    """

    def __init__(
        self, walked: ModeNetwork, turned: Any, lengths: Directed, doors: Attached, people: Array, limit: float,
        free: Mask,
    ) -> None:  # fmt: skip
        from citybrain.kernel.paths import Network

        made = walked.network
        self._network = Network(made.starts, made.heads, lengths.along(walked.rows, walked.onward))
        self._turned = turned
        self._doors, self._people, self._limit, self._free = doors, people, limit, free

    def covered(self, junctions: Rows) -> Mask:
        """Buildings within the limit of any of some junctions."""
        reached, doors = np.zeros(len(self._people), bool), self._doors
        if len(junctions):
            way = self._turned.nearest(junctions, np.zeros(len(junctions)), self._limit)
            least = np.minimum(way[doors.first] + doors.first_way, way[doors.last] + doors.last_way)
            reached[doors.rows] = least <= self._limit
        return reached

    def around(self, buildings: Mask) -> Array:
        """Residents of some buildings within the limit of each free junction."""
        doors = np.flatnonzero(buildings[self._doors.rows])
        gathered = self._gathered(doors, self._people[self._doors.rows[doors]])
        return np.where(self._free, gathered, 0.0)

    def check(self, buildings: Mask) -> None:
        """Counts the pairs from some of the doors, evenly chosen."""
        doors = np.flatnonzero(buildings[self._doors.rows])
        some = doors[:: max(1, len(doors) // SAMPLE)]
        pairs = float(self._gathered(some, np.ones(len(some))).sum()) / max(len(some), 1) * len(doors)
        if pairs > MOST_PAIRS:
            told = {"buildings": len(doors), "junctions": round(pairs / len(doors))}
            raise InputError("access-sites-too-many", **told, received=f"{pairs:.0f}", allowed=MOST_PAIRS)

    def _gathered(self, some: Rows, values: Array) -> Array:
        doors = self._doors
        ends = np.column_stack([doors.first[some], doors.last[some]])
        before = np.column_stack([doors.first_way[some], doors.last_way[some]])
        return self._network.gathered(ends, before, values, self._limit)
