"""A calibration from beginning to end, without files: which bills, which groups, the fit, the judgement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import City, Graph, InputError
from citybrain.kernel.declarations import SHARED
from citybrain.kernel.units import Array, Rows
from citybrain.plans.calibration.billed_city import BilledCity
from citybrain.plans.calibration.estimate import estimate, slopes_of
from citybrain.plans.calibration.groups import CalibrationGroup, cells_of, counting, group_of_cells, groups_of
from citybrain.plans.calibration.holdout import held_out
from citybrain.plans.calibration.judge import Trial, judged
from citybrain.plans.calibration.outcome import CalibrationOutcome
from citybrain.plans.calibration.screening import Screened, screened
from citybrain.plans.calibration.settings import CalibrationSettings, corrections_of
from citybrain.plans.entity_index import ZONE
from citybrain.twin.progress import Progress, part_of, silent

LEAST_SLOPE = 0.02
"""A factor to which no kind of bill answers by more than this (log for log, in the mean) is not estimated."""

ONE_GROUP = "calibration-one-group"
NOT_SETTLED = "calibration-not-settled"


@dataclass(frozen=True)
class Bills:
    """Observed values of all buildings (n,) by the name of the computed quantity that they observe; NaN: no bill.

    `classes` are those of the data of each building.
    """

    observed: Mapping[str, Array]
    ids: NDArray[Any]
    classes: NDArray[np.object_]


def observed_bills(graph: Graph, columns: Mapping[str, Any], ids: NDArray[Any], classes: NDArray[np.object_]) -> Bills:
    """The bills among columns by row: those whose declaration says what they observe."""
    seen = [made for made in graph.quantities.values() if made.observes and made.of not in SHARED | {ZONE}]
    return Bills({made.observes: np.asarray(columns[made.name]) for made in seen if made.name in columns}, ids, classes)


def calibrate(
    graph: Graph, city: City, bills: Bills, settings: CalibrationSettings, progress: Progress = silent
) -> CalibrationOutcome:
    """Estimates the corrections of a city from its bills and decides whether they are adopted.

    Raises InputError where too few buildings have bills that can be used, or bills are in another unit.
    """
    progress(0.0, "calibration-progress-computing")
    corrections = corrections_of(graph)
    cells = cells_of(graph, corrections, city.day)
    carriers = tuple(name for name, values in bills.observed.items() if np.isfinite(values).any())
    rows = _billed(bills, carriers, cells.in_city(city), settings)
    ids = [str(bills.ids[row]) for row in rows]
    sub = BilledCity(graph, city, rows, carriers, corrections)
    computed, apart = sub.today(), held_out(ids, settings.held_out, settings.seed)
    cell = cells.in_city(city)[rows]
    found = _screened(bills, carriers, rows, computed, cell, settings)
    used = np.isfinite(found.observed).any(axis=1)
    _require(int(used.sum()), settings)
    billed, classes, fitted = np.nansum(found.observed, axis=1), bills.classes[rows], used & ~apart
    groups = groups_of(cell[fitted], cells, settings.fewest, billed[fitted], classes[fitted])
    if not groups:
        raise InputError("calibration-no-group", buildings=int(used.sum()), allowed=settings.fewest)
    group = group_of_cells(groups, cells)[cell]
    # Who is too few of a class counts in nothing: neither in a fit nor in the judgement of it.
    for part, together in ((fitted, group.copy()), (used & apart, np.minimum(group, 0))):
        own = np.flatnonzero(part & (group >= 0))
        group[own] = np.where(counting(together[own], billed[own], classes[own]), group[own], -1)
    trial = _fitted(graph, city, rows, found, computed, group, groups, apart & used, carriers, settings, progress)
    progress(0.9, "calibration-progress-judging")
    return judged(trial, graph, city, cells, settings, _notices(groups, trial.fit.settled))


def _billed(bills: Bills, carriers: Sequence[str], cell: NDArray[np.intp], settings: CalibrationSettings) -> Rows:
    """Rows of the buildings with any bill. Raises InputError where they are too few, or values are not finite."""
    for name in carriers:
        if np.isinf(bills.observed[name]).any():
            raise InputError("calibration-infinite", carrier=name, bills=int(np.isinf(bills.observed[name]).sum()))
    some = np.zeros(len(cell), bool)
    for name in carriers:
        some |= ~np.isnan(bills.observed[name])
    _require(int(some.sum()), settings)
    return np.flatnonzero(some & (cell >= 0))


def _require(buildings: int, settings: CalibrationSettings) -> None:
    if buildings < settings.fewest_altogether:
        raise InputError("calibration-too-few", received=buildings, allowed=settings.fewest_altogether)


def _screened(
    bills: Bills,
    carriers: Sequence[str],
    rows: Rows,
    computed: Array,
    cell: NDArray[np.intp],
    settings: CalibrationSettings,
) -> Screened:
    observed = np.stack([bills.observed[name][rows] for name in carriers], axis=1)
    return screened(observed, computed, cell, carriers, settings.furthest, settings.largest_bias)


def _fitted(
    graph: Graph,
    city: City,
    rows: Rows,
    found: Screened,
    computed: Array,
    group: NDArray[np.intp],
    groups: Sequence[CalibrationGroup],
    apart: NDArray[np.bool_],
    carriers: Sequence[str],
    settings: CalibrationSettings,
    progress: Progress,
) -> Trial:
    """The fit on the buildings that are not held out, and what it computes for those that are."""
    used = np.isfinite(found.observed).any(axis=1) & (group >= 0)
    train, test = np.flatnonzero(used & ~apart), np.flatnonzero(used & apart)
    names = _answered(graph, city, rows[train], found.observed[train], carriers, settings)
    model = BilledCity(graph, city, rows[train], carriers, names)
    part = part_of(progress, 0.15, 0.9)
    fit = estimate(
        found.observed[train], group[train], len(groups), model.with_effects, len(names), settings,
        lambda share: part(share, "calibration-progress-fitting"),
    )  # fmt: skip
    after = computed[test]
    if len(test):
        after = BilledCity(graph, city, rows[test], carriers, names).with_effects(fit.posterior.groups[group[test]])
    return Trial(
        fit, tuple(names), tuple(carriers), tuple(groups), found, len(rows), group[train], group[test],
        found.observed[test], computed[test], after,
    )  # fmt: skip


def _answered(
    graph: Graph, city: City, rows: Rows, observed: Array, carriers: Sequence[str], settings: CalibrationSettings
) -> list[str]:
    """The corrections to which any kind of bill answers."""
    corrections = corrections_of(graph)
    model = BilledCity(graph, city, rows, carriers, corrections).with_effects
    slopes = slopes_of(model, np.zeros((len(rows), len(corrections))), settings.step)
    slopes = np.where(np.isfinite(observed)[:, :, None], slopes, np.nan)
    known = np.isfinite(slopes).any(axis=0)
    mean = np.where(known, np.nanmean(np.where(known, slopes, 0.0), axis=0), 0.0)
    return [name for kind, name in enumerate(corrections) if np.abs(mean[:, kind]).max() > LEAST_SLOPE]


def _notices(groups: Sequence[CalibrationGroup], settled: bool) -> tuple[str, ...]:
    return (*([ONE_GROUP] if len(groups) == 1 else []), *([] if settled else [NOT_SETTLED]))
