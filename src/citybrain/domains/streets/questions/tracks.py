"""Where cycle tracks make residents' ways to their daily needs calm: stretches that lead from calm streets to others.

Ways of all residents go by bicycle to the nearest facility of each kind, longer where that goes round traffic stress
(Dial 1969, doi:10.1145/363269.363610: exact; Broach, Dill and Gliebe 2012, doi:10.1016/j.tra.2012.07.005: detours).
They are searched anew after each choice, so that people come to the new tracks. The worst piece decides (Mekuria, Furth
and Nixon 2012): a section between two junctions at which calm streets begin is calm if all of its pieces are.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from citybrain.base.attached import Attached
from citybrain.base.siting import SiteOptions, SitingQuestion, each_row
from citybrain.domains.streets.models.network import KINDS
from citybrain.domains.streets.questions.modes import METRES_IN_KILOMETRE
from citybrain.domains.streets.questions.routes import MIDDLE_STRESS, stress_detour
from citybrain.kernel.path_trees import PathTree
from citybrain.kernel.units import Array, Mask, Rows

CYCLE, ADULT = "cycle", "adult"
APART = 1.0
"""Level of traffic stress on a track."""

SHORTEST = 1e-3
"""Metres of a street at least: ways lead on."""


class _Ways(NamedTuple):
    """Ways of residents over streets of some levels of stress.

    `stressful` are person-kilometres with stress by building, `passing` the people who pass along each street, `trees`
    lead from every junction to the nearest facility of each kind, `arriving` are the people who come to each junction
    without stress since the last one at which a calm street begins.
    """

    level: Array
    stressful: Array
    passing: Array
    trees: list[PathTree]
    arriving: list[Array]


class _Stretches(NamedTuple):
    """Where stretches start, person-kilometres that become calm on ways as they are, prices, and marks of streets."""

    starts: Rows
    gains: Array
    prices: Array
    marks: Any


class TrackDemand:
    """Kilometres with traffic stress on the ways of residents by bicycle, once to the nearest facility of each kind.

    The pieces of street at door and facility are not counted.
    """

    gainer, diminishing, served = "building", False, 0.0

    def __init__(self, question: SitingQuestion) -> None:
        read = self._read = question.read
        modes = question.ways().networks
        self._turned, self._length = modes.turned(CYCLE, ADULT), np.maximum(modes.streets.length, SHORTEST)
        self._ridden = modes.level_by_bicycle.times(self._length).at_least(SHORTEST)
        self._level = np.array(read("traffic_stress"), np.float64)
        self._size = len(modes.streets.nodes)
        used = np.isin(np.arange(len(self._length)), self._turned.rows)
        self._calm = self._ends_of(modes, used & (self._level > 0.0) & (self._level < MIDDLE_STRESS))
        self._ends = modes.streets.first, modes.streets.last
        self._doors = modes.near_on_foot.attached(question.shapes("building"))
        self._buildings = len(question.shapes("building"))
        self._people = np.nan_to_num(np.asarray(read("residents")))[self._doors.rows]
        self._goals = [self._goals_of(modes.facilities, kind) for kind in range(len(KINDS))]
        self._known: dict[bytes, _Ways] = {}
        self._today = self._ways(np.array([], np.intp))
        self.whole = self.most = float(self._today.stressful.sum())

    def options(self, taken: Rows, costs: Array) -> SiteOptions:
        """Stretches with stress on ways as they are now: from homes and junctions at which calm streets or tracks
        begin to the next such junction, or to where the way ends.
        """
        ways = self._ways(taken)
        calm = self._calm.copy()
        for ends in self._ends:
            calm[ends[taken]] = True
        found = [self._stretches(ways, kind, calm, costs) for kind in range(len(KINDS))]
        kind = np.repeat(np.arange(len(KINDS)), [len(one.starts) for one in found])
        starts, of_kinds, prices, marks = (np.concatenate(parts) for parts in zip(*found, strict=True))
        _, first, same = np.unique(marks, return_index=True, return_inverse=True)
        gains = np.zeros(len(first))
        np.add.at(gains, same.reshape(-1), of_kinds)  # one stretch of ways to several kinds

        def rows(option: int) -> Rows:
            at = first[option]
            return self._rows(ways, ways.trees[kind[at]], int(starts[at]), calm)

        return SiteOptions(gains, prices[first], rows)

    def wanted(self, costs: Array) -> SiteOptions:
        """Streets with stress, by the people who pass along each of them today."""
        return each_row(np.where(self._level >= MIDDLE_STRESS, self._today.passing, 0.0), costs)

    def gained(self, rows: Rows) -> Array:
        """Kilometres that become calm with tracks on some streets, by building; below 0 where a way has more stress."""
        return self._today.stressful - self._ways(rows).stressful

    def _ends_of(self, modes: Any, streets: Mask) -> Mask:
        """Junctions at which some streets begin or end."""
        ends = np.zeros(len(modes.streets.nodes), bool)
        ends[modes.streets.first[streets]] = ends[modes.streets.last[streets]] = True
        return ends

    def _goals_of(self, facilities: Attached, kind: int) -> tuple[Rows, Array]:
        """Junctions at which ways to a kind of facility end, and the metres behind each."""
        on, read = facilities, self._read
        open_ = np.asarray(read("facility_kind")).astype(np.intp) == kind
        open_ &= np.asarray(read("facility_closed")) < 1.0
        opened = np.flatnonzero(np.asarray(read("new_facility")) == kind)
        nodes = [on.first[open_], on.last[open_], opened]
        behind = [on.way_from_first[open_], on.way_from_last[open_], np.zeros(len(opened))]
        return np.concatenate(nodes).astype(np.intp), np.concatenate(behind)

    def _ways(self, rows: Rows) -> _Ways:
        """Ways with tracks on some streets; the last ones stay, since each choice is asked for twice."""
        key = np.sort(rows).tobytes()
        if key not in self._known:
            found = self._searched(rows)
            self._known = {key: found} if len(self._known) > 1 else {**self._known, key: found}
        return self._known[key]

    def _searched(self, rows: Rows) -> _Ways:
        level = self._level.copy()
        level[rows] = np.where(level[rows] > 0.0, APART, level[rows])
        network = self._turned.network(self._ridden.times(1.0 + stress_detour(self._read, level)))
        marked = level[self._turned.rows] >= MIDDLE_STRESS
        metres = np.where(self._level >= MIDDLE_STRESS, self._length, 0.0)[self._turned.rows]
        doors, trees, arriving = self._doors, [], []
        stressful, passing = np.zeros(self._buildings), np.zeros(len(level))
        for nodes, behind in self._goals:
            way = network.nearest(nodes, behind)
            tree = PathTree.towards(network, way, nodes, behind)
            first, last = way[doors.first] + doors.first_way, way[doors.last] + doors.last_way
            begin = np.where(first <= last, doors.first, doors.last)
            leads = np.isfinite(np.minimum(first, last))
            along = tree.along_sections(metres, marked, self._calm)
            stressful[doors.rows[leads]] += self._people[leads] * along[begin[leads]]
            people = np.zeros(self._size)
            np.add.at(people, begin[leads], self._people[leads])
            on = np.flatnonzero(tree.edges >= 0)
            np.add.at(passing, self._turned.rows[tree.edges[on]], tree.carried(people)[on])
            trees.append(tree)
            arriving.append(tree.unmarked(people, marked, self._calm))
        return _Ways(level, stressful / METRES_IN_KILOMETRE, passing, trees, arriving)

    def _stretches(self, ways: _Ways, kind: int, calm: Mask, costs: Array) -> _Stretches:
        """Stretches of the ways to a kind, from where people come to them without stress."""
        tree, people = ways.trees[kind], ways.arriving[kind]
        stressful = self._stressful(ways, tree)
        starts = np.flatnonzero(stressful & (people > 0.0))
        gains, prices, riding = (np.zeros(len(starts)) for _ in range(3))
        marks, at, active = np.zeros(len(starts), np.uint64), starts.copy(), np.arange(len(starts))
        while len(active):
            street = self._turned.rows[tree.edges[at[active]]]
            riding[active] += people[at[active]]
            gains[active] += riding[active] * self._length[street] / METRES_IN_KILOMETRE
            prices[active] += costs[street]
            marks[active] += self._marks[street]
            at[active] = tree.following[at[active]]
            active = active[~calm[at[active]] & stressful[at[active]]]
        return _Stretches(starts, gains, prices, marks)

    @cached_property
    def _marks(self) -> Any:
        """A number for each street, so that the sum over a stretch tells it from others."""
        return np.random.default_rng(0).integers(0, 2**63, len(self._length), np.uint64)

    def _stressful(self, ways: _Ways, tree: PathTree) -> Mask:
        """Junctions from which the way goes on along a street with stress."""
        there = tree.edges >= 0
        there[there] = ways.level[self._turned.rows[tree.edges[there]]] >= MIDDLE_STRESS
        return there

    def _rows(self, ways: _Ways, tree: PathTree, start: int, calm: Mask) -> Rows:
        """The streets of a stretch."""
        streets, stressful, at = [], self._stressful(ways, tree), start
        while True:
            streets.append(int(self._turned.rows[tree.edges[at]]))
            at = int(tree.following[at])
            if calm[at] or not stressful[at]:
                return np.unique(np.array(streets, np.intp))
