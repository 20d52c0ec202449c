"""Has a square laid out: layouts are drawn and bettered, the engine scores each, and the best of each kind are told."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from citybrain.base.domains import Domains, find_domains
from citybrain.base.layouts import LayoutGround, LayoutMeasure
from citybrain.kernel import CityBrainError, Result, nearest
from citybrain.kernel.units import Rows
from citybrain.plans.document import Document
from citybrain.plans.entity_index import EntityIndexes
from citybrain.plans.layouts.front import spread, undominated
from citybrain.plans.layouts.generate import Genes, LayoutGenerator
from citybrain.plans.layouts.ground import SquareGround, ground_of
from citybrain.plans.layouts.options import UnusableMeasure, options_of
from citybrain.plans.layouts.request import LayoutSearch
from citybrain.plans.layouts.trials import LayoutScore, LayoutTrial, LayoutTrials, costs_to_minimise
from citybrain.plans.years.progress import Progress

PART = "progress-layouts"
MOST_TOLD = 12
"""Layouts that are told."""

DRAWN_FIRST = 0.4
"""Part of the trials that is drawn at random before the best so far are changed."""

LOOK_AGAIN = 20
"""Layouts after which the best so far are looked for again."""

STALE = 200
"""Draws after which nothing new is looked for."""


@dataclass(frozen=True)
class LayoutAnswer:
    """Layouts of a square that no other betters in all of `scores` and cost, the cheapest first; `measures` are plans'.

    `conflicts` counts layouts that were set aside because something would stand in the way of something else. Of a
    search that somebody ended before it was `complete` it is the best so far.
    """

    id: str
    question: LayoutSearch
    ground: SquareGround
    scores: Sequence[LayoutScore]
    layouts: Sequence[LayoutTrial]
    measures: Sequence[list[dict[str, Any]]]
    missing: dict[str, CityBrainError]
    refused: Sequence[UnusableMeasure]
    tried: int
    conflicts: int
    on_front: int
    seconds: float
    complete: bool = True


def declared_ground(domains: Domains, size: dict[str, int], question: LayoutSearch, document: Document) -> LayoutGround:
    """What is laid out. Raises PlanError for an entity that is none, and for a city that has none."""
    grounds = [one for domain in domains for one in domain.grounds]
    here = [one for one in grounds if size.get(one.name) and question.entity in (None, one.name)]
    if not here:
        asked = [(one.name, domain.name) for domain in domains for one in domain.grounds]
        allowed = ", ".join(f"{name} ([domains.{domain}])" for name, domain in asked) or "-"
        raise document.fault("layout-no-ground", ("entity",), received=question.entity or "-", allowed=allowed)
    return here[0]


def declared_measures(domains: Domains, question: LayoutSearch, document: Document) -> list[LayoutMeasure]:
    """Measures to choose from. Raises PlanError for one that no layout can have."""
    known = {one.name: one for domain in domains for one in domain.layouts}
    for place, name in enumerate(question.measures):
        if name not in known:
            told = {"received": name, "near": nearest(name, known), "allowed": ", ".join(known)}
            raise document.fault("layout-measure-unknown", ("measures", place), **told)
    return [one for one in known.values() if one.name in (question.measures or known)]


def row_of_space(places: EntityIndexes, entity: str, space: str, document: Document) -> int:
    """Raises PlanError where no row has that id or name."""
    index = places[entity]
    row = index.find(space)
    if row is None:
        names = (str(one) for one in (*index.ids, *(() if index.names is None else index.names)) if one is not None)
        told = {"received": space, "near": nearest(space, names), "of": entity, "example": str(index.ids[0])}
        raise document.fault("layout-space-unknown", ("space",), **told)
    return row


def laid_out(
    today: Result,
    places: EntityIndexes,
    question: LayoutSearch,
    document: Document,
    progress: Progress,
    identity: str = "",
) -> LayoutAnswer:
    """The layouts of a square that no other betters.

    Raises PlanError with what is wrong with the question, where no measure fits the square or the budget pays for none,
    and where `progress` was told to stop.
    """
    begin = time.perf_counter()
    domains = find_domains()
    declared = declared_ground(domains, dict(today.city.size), question, document)
    measures = declared_measures(domains, question, document)
    row = row_of_space(places, declared.name, question.space, document)
    progress.step(PART, 0, question.trials)
    ground = ground_of(declared, row, today, question.keep_ways)
    budget = np.inf if question.budget is None else question.budget
    trials = LayoutTrials(ground, today, places, budget)
    options, refused = options_of(measures, ground, today, places)
    if not options:
        raise document.fault("layout-nothing-fits", ("space",), received=question.space)
    cheapest = min(float(one.price.min()) for some in options for one in some)
    if cheapest > budget:
        raise document.fault("layout-budget-small", ("budget",), received=f"{budget:.0f}", allowed=f"{cheapest:.0f}")
    made, tried = _search(LayoutGenerator(ground, options, budget, question.seed), trials, question.trials, progress)
    if not made:
        raise document.fault("layout-none-made", ("budget",), tried=tried, conflicts=trials.conflicts)
    costs = costs_to_minimise(made, trials.scores)
    front = undominated(costs)
    told = [made[front[one]] for one in spread(costs[front], MOST_TOLD)]
    told.sort(key=lambda one: one.cost)
    answer = LayoutAnswer(
        id=identity, question=question, ground=ground, scores=trials.scores, layouts=told,
        measures=[trials.measures_of(one.layout) for one in told], missing=trials.missing, refused=refused, tried=tried,
        conflicts=trials.conflicts, on_front=len(front), seconds=0.0, complete=not progress.enough,
    )  # fmt: skip
    return replace(answer, seconds=time.perf_counter() - begin)


def _search(
    generator: LayoutGenerator, trials: LayoutTrials, most: int, progress: Progress
) -> tuple[list[LayoutTrial], int]:
    """Trials of layouts that can be made, and how many were tried: each measure alone, then drawn, then bettered."""
    made: list[LayoutTrial] = []
    genes_of: list[Genes] = []
    seen: set[tuple[object, ...]] = set()
    first, stale, tried, front_of = generator.first()[::-1], 0, 0, 0
    front: Rows = np.zeros(0, np.intp)
    while tried < most and stale < STALE and not progress.enough:
        if first:
            genes = first.pop()
        elif tried < DRAWN_FIRST * most or not made:
            genes = generator.drawn()
        else:
            if not len(front) or len(made) >= front_of + LOOK_AGAIN:
                front, front_of = undominated(costs_to_minimise(made, trials.scores)), len(made)
            genes = generator.changed(genes_of[front[generator.chosen(len(front))]])
        layout = generator.layout(genes)
        if layout.key in seen or not layout.placed:
            stale += 1
            continue
        seen.add(layout.key)
        stale, tried = 0, tried + 1
        trial = trials.run(layout)
        progress.step(PART, tried, most)
        if trial is not None:
            made.append(trial)
            genes_of.append(genes)
    return made, tried
