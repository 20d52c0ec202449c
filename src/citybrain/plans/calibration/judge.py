"""Judges a fit by the buildings held out: which groups take their factors, and whether the city does at all.

The whole fit must first beat what was before by more than chance would in 19 of 20 cases. Then each group with enough
held-out buildings must have the smaller error itself; groups with fewer are judged together. Nothing is fitted again
afterwards, with the buildings that were held out: what is adopted is what was judged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import City, Graph
from citybrain.kernel.uncertainty import EDGE
from citybrain.kernel.units import Array
from citybrain.plans.calibration.estimate import Fit, log_ratio
from citybrain.plans.calibration.groups import CalibrationGroup, GroupCells
from citybrain.plans.calibration.hierarchy import Prior, each_alone
from citybrain.plans.calibration.holdout import SURE, errors_of, gain_score, together
from citybrain.plans.calibration.outcome import (
    IMPROVED,
    NOT_BETTER_THAN_CHANCE,
    WORSE,
    CalibrationComparison,
    CalibrationEstimate,
    CalibrationOutcome,
    GroupOutcome,
    Spread,
)
from citybrain.plans.calibration.screening import Screened
from citybrain.plans.calibration.settings import CalibrationSettings
from citybrain.plans.entity_index import first_of
from citybrain.plans.roles import SIZE


@dataclass(frozen=True)
class Trial:
    """A fit of `names` (K), and held-out buildings: observed values, computed before and after, (m, C) each."""

    fit: Fit
    names: tuple[str, ...]
    carriers: tuple[str, ...]
    groups: tuple[CalibrationGroup, ...]
    screened: Screened
    buildings: int
    group_fitted: NDArray[np.intp]
    group: NDArray[np.intp]
    observed: Array
    before: Array
    after: Array


def judged(
    trial: Trial, graph: Graph, city: City, cells: GroupCells, settings: CalibrationSettings, notices: tuple[str, ...]
) -> CalibrationOutcome:
    """The outcome of a fit."""
    score = gain_score(log_ratio(trial.observed, trial.before), log_ratio(trial.observed, trial.after))
    sure = score > SURE
    old = {name: cells.read(graph.parameters[name].table_at(city.day)) for name in trial.names}
    groups = _groups(trial, cells, old, settings)
    taken = np.array([g.adopted for g in groups], bool)
    after = np.where(taken[trial.group][:, None], trial.after, trial.before)
    errors = _errors(trial, np.arange(len(trial.group)), after)
    before, afterwards = (together([getattr(e, when) for e in errors.values()]) for when in ("before", "after"))
    adopted = bool(sure and taken.any() and afterwards < before)
    return CalibrationOutcome(
        settings=settings,
        cells=cells,
        corrections=trial.names,
        buildings=trial.buildings,
        fitted=len(trial.group_fitted),
        held_out=len(trial.group),
        bills={c: int(np.isfinite(trial.screened.observed[:, i]).sum()) for i, c in enumerate(trial.carriers)},
        set_aside=trial.screened.set_aside,
        groups=groups,
        city=_city(trial, settings),
        group_spread=dict(zip(trial.names, trial.fit.posterior.spread.tolist(), strict=True)),
        scatter=dict(zip(trial.carriers, trial.fit.scatter.scale.tolist(), strict=True)),
        errors=errors,
        error_before=before,
        error_after=afterwards,
        gain_score=score,
        rounds=trial.fit.rounds,
        runs=trial.fit.runs,
        settled=trial.fit.settled,
        adopted=adopted,
        reason=IMPROVED if adopted else NOT_BETTER_THAN_CHANCE if not sure else WORSE,
        values=_values(groups, old) if adopted else {},
        uncertainty=_uncertainties(trial, graph, city, cells, taken) if adopted else {},
        notices=notices,
    )


def _errors(trial: Trial, rows: NDArray[np.intp], after: Array) -> dict[str, CalibrationComparison]:
    """Errors of each kind of bill over some held-out buildings."""
    seen, before = trial.observed[rows], trial.before[rows]
    return {
        carrier: CalibrationComparison(errors_of(seen[:, i], before[:, i]), errors_of(seen[:, i], after[rows][:, i]))
        for i, carrier in enumerate(trial.carriers)
        if np.isfinite(seen[:, i]).any()
    }


def _groups(
    trial: Trial, cells: GroupCells, old: Mapping[str, Array], settings: CalibrationSettings
) -> tuple[GroupOutcome, ...]:
    alone = np.bincount(trial.group, minlength=len(trial.groups)) >= settings.fewest_to_judge
    few = _verdict(_errors(trial, np.flatnonzero(~alone[trial.group]), trial.after))
    low, high = np.exp(trial.fit.posterior.interval(settings.level))
    outcomes = []
    for number, group in enumerate(trial.groups):
        own = np.flatnonzero(trial.group == number)
        errors = _errors(trial, own, trial.after)
        before, after = _verdict(errors)
        better = after < before if alone[number] else few[1] < few[0]
        first, last = (None, None) if group.rest else cells.period(group.cells[0])
        outcomes.append(
            GroupOutcome(
                group.use,
                first,
                last,
                group.rest,
                group.cells,
                int((trial.group_fitted == number).sum()),
                len(own),
                _estimates(trial, number, low[number], high[number], group, old, settings),
                errors,
                before,
                after,
                bool(alone[number]),
                bool(better),
                IMPROVED if better else WORSE,
            )
        )
    return tuple(outcomes)


def _verdict(errors: Mapping[str, CalibrationComparison]) -> tuple[float, float]:
    return together([e.before for e in errors.values()]), together([e.after for e in errors.values()])


def _estimates(
    trial: Trial,
    number: int,
    low: Array,
    high: Array,
    group: CalibrationGroup,
    old: Mapping[str, Array],
    settings: CalibrationSettings,
) -> dict[str, CalibrationEstimate]:
    posterior, prior = trial.fit.posterior, Prior(settings.city_width, settings.group_spread)
    alone = np.exp(each_alone(trial.fit.evidence, prior)[number])
    before_any = prior.city_width**2 + prior.group_spread**2
    learnt = np.maximum(0.0, 1.0 - posterior.draws[:, number].var(axis=0) / before_any)
    values = np.exp(posterior.groups[number])
    return {
        name: CalibrationEstimate(
            float(old[name][list(group.cells)].mean()), *(float(x[k]) for x in (values, low, high, alone, learnt))
        )
        for k, name in enumerate(trial.names)
    }


def _city(trial: Trial, settings: CalibrationSettings) -> dict[str, CalibrationEstimate]:
    """The factors that groups are drawn to."""
    posterior, level = trial.fit.posterior, settings.level
    low, high = np.exp(np.quantile(posterior.city_draws, [(1 - level) / 2, (1 + level) / 2], axis=0))
    learnt = np.maximum(0.0, 1.0 - posterior.city_draws.var(axis=0) / settings.city_width**2)
    values = np.exp(posterior.city)
    return {
        name: CalibrationEstimate(1.0, *(float(x[k]) for x in (values, low, high, values, learnt)))
        for k, name in enumerate(trial.names)
    }


def _values(groups: Sequence[GroupOutcome], old: Mapping[str, Array]) -> dict[str, Array]:
    """Factors of every cell: of adopted groups the estimates, of all others what was before."""
    values = {name: np.array(before) for name, before in old.items()}
    for group in groups:
        for name, found in group.estimates.items():
            if group.adopted:
                values[name][list(group.cells)] = found.value
    return values


def _uncertainties(
    trial: Trial, graph: Graph, city: City, cells: GroupCells, taken: NDArray[np.bool_]
) -> dict[str, Spread]:
    """Uncertainty of the adopted factors by the size of rows, and the share of it that stays in the mean of all
    groups.
    """
    cell = cells.in_city(city)
    sizes = (np.asarray(city.columns[name]) for name in graph.roles.names(SIZE, first_of(city)))
    size = next(sizes, np.ones(len(cell)))
    floor = np.bincount(cell[cell >= 0], size[cell >= 0], cells.count)
    weight = np.array([floor[list(g.cells)].sum() for g in trial.groups]) * taken
    weight = weight / weight.sum() if weight.sum() > 0 else taken / taken.sum()
    draws = trial.fit.posterior.draws
    own = np.einsum("g,gk->k", weight, draws.var(axis=0))
    shared = np.einsum("g,sgk->sk", weight, draws).var(axis=0)
    return {
        name: Spread(float(np.expm1(EDGE * np.sqrt(own[k]))), float(min(shared[k] / own[k], 1.0)))
        for k, name in enumerate(trial.names)
    }
