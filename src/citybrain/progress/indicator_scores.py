"""Scores of a framework by groups, with the weights that somebody gives and what other weights would make of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from citybrain.indicators.course import IndicatorReading
from citybrain.indicators.declared import Framework, plain_code
from citybrain.indicators.scoring import Score, Scored, points_of, score_of, share_of_target
from citybrain.indicators.sensitivity import Sensitivity, sensitivity_of
from citybrain.kernel import nearest
from citybrain.progress.indicators import IndicatorRow
from citybrain.records.errors import EntryError

LARGEST_WEIGHT = 1_000.0


@dataclass(frozen=True)
class RowScore:
    """Points of one row: the share of its target that is reached, and its weight.

    `least` and `most` are the points at the ends of the 90 % interval of its value; None where nobody knows one.
    """

    row: IndicatorRow
    share: float
    points: int
    weight: float
    least: int | None = None
    most: int | None = None

    @property
    def crosses(self) -> bool:
        """Whether a boundary of points lies inside the interval."""
        return self.least != self.most


@dataclass(frozen=True)
class GroupScore:
    """The score of a group, of all for an empty path; `left_out` are rows without a value or a benchmark.

    `least` and `most` are the scores if every row stood at the worse or the better end of its interval: more than 90 %
    of what the score may be lies between. `unsure` are rows of which no interval is known; they count as they are.
    """

    path: tuple[str, ...]
    score: Score | None
    least: Score | None
    most: Score | None
    unsure: int
    sensitivity: Sensitivity | None
    left_out: int


@dataclass(frozen=True)
class Scores:
    """All of a framework's scores."""

    rows: tuple[RowScore, ...]
    groups: tuple[GroupScore, ...]


def scores_of(framework: Framework, rows: Sequence[IndicatorRow], weights: Mapping[str, float]) -> Scores:
    """Scores of every row, every group at every depth, and all together.

    Weights are of codes or of names of groups; those of a row are multiplied.

    Raises EntryError for an unknown name.
    """
    _require_known(framework, weights)
    scored = [one for row in rows if (one := _scored(row, weights)) is not None]
    groups = [_group(path, rows, scored) for path in _paths(rows)]
    return Scores(tuple(scored), tuple(groups))


def weights_of(text: str) -> dict[str, float]:
    """Weights as they are written: `environment=2, EN: EN: AQ: 2C=3`. Raises EntryError for anything else."""
    weights: dict[str, float] = {}
    for piece in filter(None, (part.strip() for part in text.split(","))):
        name, _, number = piece.rpartition("=")
        try:
            weight = float(number)
        except ValueError:
            weight = math.nan
        if not name.strip() or not 0 <= weight <= LARGEST_WEIGHT:
            raise EntryError("weights-unreadable", received=piece[:100], allowed=LARGEST_WEIGHT)
        weights[name.strip()] = weight
    return weights


def _require_known(framework: Framework, weights: Mapping[str, float]) -> None:
    known = [*framework.groups, *(one.code for one in framework)]
    plain = {plain_code(name) for name in known}
    for name in weights:
        if plain_code(name) not in plain:
            near = nearest(name, known)
            raise EntryError("weights-unknown", received=name[:100], framework=framework.name, near=near)


def _scored(row: IndicatorRow, weights: Mapping[str, float]) -> RowScore | None:
    if not row.comparable or row.now is None or row.target_value is None:
        return None
    share = share_of_target(row.now.value, row.target_value, row.indicator.better)
    if share is None:
        return None
    plain = {plain_code(name): weight for name, weight in weights.items()}
    names = dict.fromkeys((row.indicator.code, *row.indicator.groups))
    weight = math.prod(plain.get(plain_code(name), 1.0) for name in names)
    ends = [share_of_target(end, row.target_value, row.indicator.better) for end in _ends(row.now)]
    points = sorted(points_of(end) for end in (*ends, share) if end is not None)
    return RowScore(row, share, points_of(share), weight, *((points[0], points[-1]) if ends else (None, None)))


def _ends(now: IndicatorReading) -> tuple[float, ...]:
    return () if now.low is None or now.high is None else (now.low, now.high)


def _paths(rows: Sequence[IndicatorRow]) -> Iterator[tuple[str, ...]]:
    """The whole, then every group after the one it lies in, in the order of the framework."""
    found = {row.indicator.groups[:depth]: None for row in rows for depth in range(len(row.indicator.groups) + 1)}
    order = {path: place for place, path in enumerate(found)}
    yield from sorted(found, key=lambda path: [order[path[:depth]] for depth in range(len(path) + 1)])


def _group(path: tuple[str, ...], rows: Sequence[IndicatorRow], scored: Sequence[RowScore]) -> GroupScore:
    def inside(row: IndicatorRow) -> bool:
        return row.indicator.groups[: len(path)] == path

    own = [one for one in scored if inside(one.row)]

    def score(points: Callable[[RowScore], int]) -> Score | None:
        return score_of(Scored(one.row.key, points(one), one.weight) for one in own)

    return GroupScore(
        path,
        score(lambda one: one.points),
        score(lambda one: one.least or one.points),
        score(lambda one: one.most or one.points),
        sum(one.least is None for one in own),
        sensitivity_of([Scored(one.row.key, one.points, one.weight) for one in own]),
        sum(inside(row) for row in rows) - len(own),
    )
