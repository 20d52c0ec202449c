"""Where new facilities bring the most residents within reach: weighted maximal covering of buildings by junctions.

Church and ReVelle 1974, doi:10.1007/BF01942293. Junctions are chosen one after the other, each with the most residents
who are not within reach yet, which brings at least 1 - 1/e of the most that as many can (Nemhauser, Wolsey and Fisher
1978, doi:10.1007/BF01588971); `at_most` bounds it closer, by what each junction could still add.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.base.attached import Attached
from citybrain.domains.streets.models.access import METRES_A_MINUTE
from citybrain.domains.streets.questions.modes import SPEEDS, Directed, ModeNetwork, Modes
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask, Rows

OPENED = {
    "groceries": ("open_groceries", "cost_of_grocery_shop"),
    "health": ("open_health", "cost_of_health_centre"),
    "childcare": ("open_childcare", "cost_of_childcare_centre"),
    "school": ("open_school", "cost_of_school"),
}
"""The measure that opens each kind of facility, and the parameter that says what one costs."""


MOST_PAIRS, SAMPLE = 100_000_000, 64
"""Pairs of a building and a junction within reach of each other that are looked at: seconds; doors that tell them."""


class Sites(NamedTuple):
    """Junctions by row and id, with the residents whom each brings within reach beside those before it.

    `gains` are the rows of buildings that each brings within reach, `people` the residents of buildings on a street.
    `residents` lie on a street, `near` have such a
    facility within reach today; `at_most` is what no choice of as many junctions can exceed, `apart` what the junctions
    with the most residents out of reach around them bring when each is looked at alone.
    """

    measure: str
    cost: float
    junctions: Rows
    ids: list[str]
    residents_gained: Array
    gains: list[Rows]
    people: Array
    residents: float
    near: float
    at_most: float
    apart: float


class Siting:
    """Chooses junctions for one city."""

    def __init__(self, modes: Modes, buildings: Any) -> None:
        self._modes = modes
        self._buildings = buildings

    kinds = tuple(OPENED)

    def cost(self, kind: str) -> float:
        """Money that one facility of a kind costs."""
        return float(self._modes.read(OPENED[kind][1]))

    def chosen(self, kind: str, count: int, person: str, minutes: float) -> Sites:
        """At most some junctions at which a facility brings residents within minutes on foot."""
        read = self._modes.read
        step_free = "" if person in ("adult", "older") else "step_free_"
        limit = minutes * float(read(SPEEDS[person])) * METRES_A_MINUTE
        doors = self._modes.near_on_foot.attached(self._buildings)
        people = np.zeros(len(self._buildings))
        people[doors.rows] = np.nan_to_num(np.asarray(read("residents"))[doors.rows])
        near = np.asarray(read(f"{step_free}way_to_{kind}")) <= limit
        lengths = self._modes.level_on_foot.times(self._modes.streets.length)
        networks = self._modes.of("walk", person), self._modes.turned("walk", person).network(lengths)
        covering = _Covering(*networks, lengths, doors, people, limit, self._free())
        left = (people > 0.0) & ~near
        junctions, gains, gained, bounds = covering.greedy(left, count)
        alone = covering.first(count)
        measure, _ = OPENED[kind]
        ids = [f"node/{node:.0f}" for node in self._modes.streets.nodes[junctions]]
        return Sites(
            measure, self.cost(kind), junctions, ids, gained, gains, people,
            float(people.sum()), float(people[near].sum()),
            min([float(people[left].sum()), *bounds]), float(people[left & covering.covered(alone)].sum()),
        )  # fmt: skip

    def _free(self) -> Mask:
        """Junctions at which no facility stands or is opened yet."""
        read = self._modes.read
        free: Mask = np.isnan(np.asarray(read("junction_facility"))) & (np.asarray(read("new_facility")) < 0.0)
        return free


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
        self._alone = np.zeros(made.size)

    def greedy(self, left: Mask, count: int) -> tuple[Rows, list[Rows], Array, list[float]]:
        """Junctions, the buildings that each adds, their residents, and bounds of the most that as many can add.

        Raises InputError where more pairs of a building and a junction are within the limit than are looked at.
        """
        self._check(np.flatnonzero(left[self._doors.rows]))
        left, gain = left.copy(), self._around(left)
        self._alone = gain.copy()
        junctions: list[int] = []
        gains: list[Rows] = []
        gained: list[float] = []
        bounds: list[float] = []
        while len(junctions) < count:
            bounds.append(sum(gained) + float(np.sort(gain)[-count:].sum()))
            best = int(np.argmax(gain))
            new = np.flatnonzero(left & self.covered(np.array([best])))
            if gain[best] <= 0.0 or not len(new):
                break
            gain -= self._around(np.isin(np.arange(len(left)), new))
            left[new] = False
            junctions.append(best)
            gains.append(new)
            gained.append(float(self._people[new].sum()))
        return np.array(junctions, np.intp), gains, np.array(gained), bounds

    def first(self, count: int) -> Rows:
        """The junctions with the most residents out of reach around them, each looked at alone."""
        most = np.argsort(-self._alone, kind="stable")[:count]
        return most[self._alone[most] > 0.0]

    def covered(self, junctions: Rows) -> Mask:
        """Buildings within the limit of any of some junctions."""
        reached, doors = np.zeros(len(self._people), bool), self._doors
        if len(junctions):
            way = self._turned.nearest(junctions, np.zeros(len(junctions)), self._limit)
            least = np.minimum(way[doors.first] + doors.first_way, way[doors.last] + doors.last_way)
            reached[doors.rows] = least <= self._limit
        return reached

    def _around(self, buildings: Mask) -> Array:
        """Residents of some buildings within the limit of each free junction."""
        doors = np.flatnonzero(buildings[self._doors.rows])
        gathered = self._gathered(doors, self._people[self._doors.rows[doors]])
        return np.where(self._free, gathered, 0.0)

    def _check(self, doors: Rows) -> None:
        """Counts the pairs from some of the doors, evenly chosen."""
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
