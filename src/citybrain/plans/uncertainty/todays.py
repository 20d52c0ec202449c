"""The city today drawn by itself: its intervals are the same whatever the plan, and what a plan changes stands on them.

Which rows stand for the city hangs on the plan, since those that it touches are drawn more often. What they miss of
today is taken out of today and the plan alike, draw by draw.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from citybrain.kernel.units import Array
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.common_runs import Runner
from citybrain.plans.uncertainty.derived import zones_of_parts
from citybrain.plans.uncertainty.draws import Sample
from citybrain.plans.uncertainty.parts import Drawing, DrawnSums
from citybrain.plans.uncertainty.runs import Report, within
from citybrain.plans.uncertainty.scores import from_stated, scores_by_name
from citybrain.plans.uncertainty.uncertainty import Options


@dataclass(frozen=True)
class Todays:
    """What draws tell of today by itself, and its numbers by quantity, as stated first: of the city (1 + draws,), of
    zones (zones, 1 + draws). Nothing of a case that is of today anyway.
    """

    drawn: DrawnSums | None = None
    city: Mapping[str, Array] = field(default_factory=dict)
    zones: Mapping[str, Array] = field(default_factory=dict)


def scored(case: Case, options: Options) -> Sample:
    """Scores of all inputs of a case."""
    return Sample(options.draws, scores_by_name(case.parts[0].inputs.shared, options.draws, options.seed))


def drawings_of(case: Case, options: Options, workers: int, runner: Runner) -> list[Drawing]:
    """The drawn rows of each part."""
    return [Drawing.of(part, options.sample, options.seed, workers, runner) for part in case.parts]


def sums_of_parts(
    drawings: Sequence[Drawing], sample_of_draws: Sample, options: Options, report: Report
) -> list[DrawnSums]:
    """What draws tell of each part."""
    count = len(drawings)
    return [
        drawing.drawn_sums(sample_of_draws, options, within(report, number / count, (number + 1) / count))
        for number, drawing in enumerate(drawings)
    ]


def todays_of(case: Case, options: Options, report: Report, workers: int, runner: Runner) -> Todays:
    """Today by itself, with the same inputs and draws as the case of a plan."""
    if case.plan is None:
        return Todays()
    beside = (*case.beside, *(case.apart.names if case.apart else ()))
    alone = Case(case.today, None, None, case.attributes, case.asked, case.asked_of_zones, beside=beside)
    sample_of_draws, quiet = scored(alone, options), replace(options, drivers=False)
    parts = sums_of_parts(drawings_of(alone, options, workers, runner), sample_of_draws, quiet, report)
    drawn: DrawnSums = reduce(DrawnSums.beside, parts)
    led = Sample(1 + options.draws, from_stated(sample_of_draws.shared))
    city = alone.parts[0].results(led, drawn.known)
    zones = zones_of_parts(alone.graph, alone.asked_of_zones, drawn.zones)
    return Todays(drawn, *({name: states[0] for name, states in found.items()} for found in (city, zones)))
