"""What draws of tied entities tell: rows that are drawn one by one, and a sample that stands for all others.

Rows of the first kind are in every draw with all that may be off, at once; their sums are told against those of the
same rows as stated. So they are neither scaled nor blurred by others, and what a plan changes in seven rows comes from
these seven. What a sample tells of the others is added (`estimate`).
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from citybrain.kernel.units import Array
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.common_runs import Runner, run_alone
from citybrain.plans.uncertainty.derived import needed_over_years
from citybrain.plans.uncertainty.draws import Picks, Sample
from citybrain.plans.uncertainty.estimate import (
    apart,
    city_noise,
    deviations,
    drawn_means,
    expected,
    floors_of,
    together,
    zone_noise,
)
from citybrain.plans.uncertainty.inputs import inputs_of
from citybrain.plans.uncertainty.path_case import PathCase
from citybrain.plans.uncertainty.runs import Keep, Report, Taken, no_report, within
from citybrain.plans.uncertainty.scores import Scores, from_stated, own_scores
from citybrain.plans.uncertainty.strata import StratifiedSample
from citybrain.plans.uncertainty.uncertainty import Options

OWN_DRAWS = 32
"""Draws of what each row has for itself alone; of sampled ones sixteen mirrored pairs."""

Known = Sequence[dict[str, Array]]
"""What draws tell of each state, by quantity."""


@dataclass(frozen=True)
class DrawnSums:
    """What draws tell: of the states, of noise alone, of every year, of zones (by state).

    `totals` (states, columns) are the sums over the city of one part, with what single rows make of them.
    """

    known: Known
    noise: Known
    years: Sequence[Known]
    zones: dict[str, Array]
    totals: Array

    def beside(self, other: DrawnSums) -> DrawnSums:
        """Both together: sums over other entities beside these."""
        years = [both(mine, theirs) for mine, theirs in zip(self.years, other.years, strict=True)]
        known, noise = both(self.known, other.known), both(self.noise, other.noise)
        return DrawnSums(known, noise, years, {**other.zones, **self.zones}, self.totals)

    def on(self, today: DrawnSums) -> DrawnSums:
        """The same of which the first state is as it was drawn alone: what a plan changes stands upon that.

        Which rows stand for the city hangs on the plan; so what they miss of today is taken out of both states alike.
        """
        (alone, *_), (before, *_) = today.known, self.known
        known = [
            {
                name: upon(alone.get(name), before[name], values) if name in before else values
                for name, values in state.items()
            }
            for state in self.known
        ]
        zones = {
            name: np.array([upon(_first(today.zones.get(name)), states[0], one) for one in states])
            for name, states in self.zones.items()
        }
        return replace(self, known=known, zones=zones)

    def with_unmoved(self, today: DrawnSums, names: Container[str]) -> DrawnSums:
        """The same of a path, of which some sums are in its last year without the plan as they were drawn today alone.

        What the plan changes of them stands upon that.
        """
        alone, (first, plan, without) = today.known[0], self.known
        known = [
            {
                name: upon(alone.get(name), before[name], values) if name in names else values
                for name, values in state.items()
            }
            for before, state in ((first, first), (without, plan), (without, without))
        ]
        zones = {
            name: _unmoved_in_zones(today.zones[name][0], states) if name in names and name in today.zones else states
            for name, states in self.zones.items()
        }
        return replace(self, known=known, zones=zones)


def _unmoved_in_zones(today: Array, states: Array) -> Array:
    first, plan, without = states
    return np.array([upon(today, *pair) for pair in ((first, first), (without, plan), (without, without))])


def _first(states: Array | None) -> Array | None:
    return None if states is None else states[0]


def upon(today: Array | None, before: Array, values: Array) -> Array:
    """Draws (..., 1 + draws) upon those of today in place of those `before`: to the bit today's where nothing changed.

    The number as stated, the first, stays.
    """
    if today is None:
        return values
    found = np.where(values == before, today, today + (values - before))
    found[..., 0] = values[..., 0]
    return np.asarray(found)


def both(one: Known, other: Known) -> Known:
    """Quantities of two lists of states, state by state."""
    return [{**theirs, **mine} for mine, theirs in zip(one, other, strict=True)]


def after_nothing(values: Array) -> Array:
    """Draws (..., draws) of a difference after one in which there is none: the city as stated."""
    return np.concatenate([np.zeros_like(values[..., :1]), values], axis=-1)


@dataclass(frozen=True)
class Drawing:
    """The drawn rows of a part: `picks` one by one, and a sample of the others where there are any."""

    part: Case
    picks: Picks
    sample: StratifiedSample | None
    workers: int
    runner: Runner

    @classmethod
    def of(
        cls, part: Case, count: int, seed: int, workers: int, runner: Runner = run_alone, *, quick: bool = False
    ) -> Drawing:
        """Of a part of which about `count` rows are drawn; all where it is 0."""
        return cls(part, *part.drawn_rows(count, seed, quick=quick), workers, runner)

    @property
    def rows(self) -> int:
        """How many rows are drawn."""
        return sum(map(len, self.picks.values())) + (len(self.sample.rows) if self.sample else 0)

    def drawn_sums(self, sample_of_draws: Sample, options: Options, report: Report) -> DrawnSums:
        """What draws tell with the shared scores of a sample and scores of single rows; all but noise as
        stated first.
        """
        part, totals, draws = self.part, self.part.totals[..., None], options.draws
        first = 1.0 if self.sample is None else 0.4
        by_row = Sample(draws, sample_of_draws.shared, seed=options.seed)
        moved, city = self._moved(by_row, within(report, 0.0, 0.9 * first))
        moved, city = after_nothing(moved), np.concatenate([self._stated.city, city], axis=-1)
        noise = np.zeros((*part.totals.shape, draws))
        if options.drivers and any(map(len, self.picks.values())):
            alone, _ = self._moved(Sample(OWN_DRAWS, seed=options.seed), within(report, 0.9 * first, first))
            noise += np.take(alone.sum(axis=2), np.arange(draws) % OWN_DRAWS, axis=-1)
        with_own, sums = part.totals + noise.mean(axis=-1), totals + moved.sum(axis=2)
        if self.sample is not None:
            rest = self._of_sample(self.sample, sample_of_draws, options, within(report, first, 1.0))
            moved, sums = moved + after_nothing(rest.zones), sums + after_nothing(rest.city)
            noise = noise + rest.noise
            with_own = with_own + rest.bias
        stated = np.repeat(self._stated.city, draws, axis=2)
        years = part.known_of_years(sums, city) if isinstance(part, PathCase) else []
        zones = self._zones(part.zone_totals[..., None] + moved)
        return DrawnSums(part.known(sums, city), part.known(totals + noise, stated), years, zones, with_own)

    def known(self, sample_of_draws: Sample, totals: Array, report: Report) -> Known:
        """What draws of shared scores alone tell; `totals` (states, columns) are the sums of the city around them.

        Draws that are alike in all that moves the rows are computed once.
        """
        unlike, kind = sample_of_draws.unlike(self._moving)
        first = 1.0 if self.sample is None else 0.5
        moved, city = self._moved(unlike, within(report, 0.0, first))
        sums = self.part.totals[..., None] + moved.sum(axis=2)
        if self.sample is not None:
            rest = within(report, first, 1.0)
            sums_of_rest = apart(totals - self._stated_sums)
            means = drawn_means(self.sample, *self._shared(self.sample, unlike, {}, rest), sums_of_rest)
            sums = sums + together(means @ self.sample.floor)
        return self.part.known(sums[..., kind], city[..., kind])

    def _run(self, picks: Picks, sample_of_draws: Sample, keep: Keep, report: Report) -> Taken:
        return self.runner(self.part, picks, sample_of_draws, keep, report, self.workers)

    @cached_property
    def _moving(self) -> tuple[str, ...]:
        """The inputs with one score for each draw that move what is taken of the rows."""
        part = self.part
        needed = part.reached(
            needed_over_years(part.graph, part.taken()) if isinstance(part, PathCase) else part.taken()
        )
        return inputs_of(part.graph, part.drawn_days(), part.uncertain, needed).shared

    @cached_property
    def _keep(self) -> Keep:
        return self.part.kept_in_zones(self.picks)

    @cached_property
    def _stated(self) -> Taken:
        """The rows drawn one by one as stated, summed by zone."""
        return self._run(self.picks, Sample(1), self._keep, no_report)

    @property
    def _stated_sums(self) -> Array:
        return np.asarray(self._stated.kept.sum(axis=(2, 3)))

    def _moved(self, sample_of_draws: Sample, report: Report) -> tuple[Array, Array]:
        """By how much sums of zones over rows drawn one by one differ from those as stated, and values of the city.

        The sums are (states, columns, zones, draws), the values (states, values, draws).
        """
        taken = self._run(self.picks, sample_of_draws, self._keep, report)
        return np.moveaxis(taken.kept - self._stated.kept, 3, 2), taken.city

    def _zones(self, sums: Array) -> dict[str, Array]:
        """Quantities of zones (states, zones, draws) from sums of the columns (states, columns, zones, draws)."""
        states = self.part.told_apart(sums)
        return {name: np.array([self.part.summed(name, state) for state in states]) for name in self.part.zone_sums}

    def _shared(
        self, sample: StratifiedSample, sample_of_draws: Sample, own: Scores, report: Report
    ) -> tuple[Array, Array]:
        """Sampled rows with all that rows have in common as stated, and means by stratum in that and in every draw."""
        picks, columns = self._sampled(sample), (*self.part.columns, *self.part.yearly_columns)
        first = self._run(picks, Sample(1, own=own), Keep(len(sample.rows)), no_report).kept[:, :, 0]
        keep = Keep(sample.strata, dict.fromkeys(columns, sample.own), sample.weight)
        means = self._run(
            picks, Sample(1 + sample_of_draws.draws, from_stated(sample_of_draws.shared), own), keep, report
        ).kept
        return apart(first), apart(means)

    def _sampled(self, sample: StratifiedSample) -> Picks:
        """The rows of a sample, with all of the entities that are drawn beside."""
        return {**self.picks, self.part.entities[0]: sample.rows}

    def _of_sample(self, sample: StratifiedSample, sample_of_draws: Sample, options: Options, report: Report) -> Rest:
        """What the sample tells of the rows for which it stands."""
        part, draws, seed, picks = self.part, options.draws, options.seed, self._sampled(sample)
        keep, count = Keep(len(sample.rows)), len(sample.rows)
        alone = Sample(OWN_DRAWS, own=own_scores(part.ground.inputs.own, (OWN_DRAWS, count), seed))
        central = apart(self._run(picks, Sample(1), keep, no_report).kept[:, :, 0])
        shared = self._shared(sample, sample_of_draws, alone.part(0, 1).own, within(report, 0.0, 0.85))
        own = apart(self._run(picks, alone, keep, within(report, 0.85, 1.0)).kept)
        totals = apart(part.totals - self._stated_sums)
        found = deviations(sample, central, *shared, own, totals)
        whole, areas = floors_of(sample), floors_of(sample, part.zone_index(part.entities[0]), part.zones)
        noise = city_noise(found, whole, draws, seed)
        in_areas = expected(found.means, areas) + zone_noise(found, areas, draws, seed, part.column_names)
        city = expected(found.means, whole)[:, :, 0] + noise
        return Rest(together(city), together(noise), together(in_areas), together(found.totals - totals))


@dataclass(frozen=True)
class Rest:
    """By how much sums over rows that are not drawn one by one differ from those as stated.

    `city` and `noise` of single rows (states, columns, draws), `zones` (states, columns, zones, draws), and `bias`
    (states, columns), which is what single rows make of the sums in the mean.
    """

    city: Array
    noise: Array
    zones: Array
    bias: Array
