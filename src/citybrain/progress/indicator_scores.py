"""Scores of a framework by groups, with the weights that somebody gives and what other weights would make of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from citybrain.indicators.declared import Framework, plain_code
from citybrain.indicators.scoring import Score, Scored, points_of, score_of, share_of_target
from citybrain.indicators.sensitivity import Sensitivity, sensitivity_of
from citybrain.kernel.graph import nearest
from citybrain.progress.indicators import Row
from citybrain.records.errors import EntryError

LARGEST_WEIGHT = 1_000.0


@dataclass(frozen=True)
class RowScore:
    """Points of one row: the share of its target that is reached, and its weight."""

    row: Row
    share: float
    points: int
    weight: float


@dataclass(frozen=True)
class GroupScore:
    """The score of a group, of all for an empty path; `left_out` are rows without a value or a benchmark."""

    path: tuple[str, ...]
    score: Score | None
    sensitivity: Sensitivity | None
    left_out: int


@dataclass(frozen=True)
class Scores:
    """All of a framework's scores."""

    rows: tuple[RowScore, ...]
    groups: tuple[GroupScore, ...]


def scores_of(framework: Framework, rows: Sequence[Row], weights: Mapping[str, float]) -> Scores:
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


def _scored(row: Row, weights: Mapping[str, float]) -> RowScore | None:
    if not row.comparable or row.now is None or row.target_value is None:
        return None
    share = share_of_target(row.now.value, row.target_value, row.indicator.better)
    if share is None:
        return None
    plain = {plain_code(name): weight for name, weight in weights.items()}
    names = dict.fromkeys((row.indicator.code, *row.indicator.groups))
    weight = math.prod(plain.get(plain_code(name), 1.0) for name in names)
    return RowScore(row, share, points_of(share), weight)


def _paths(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """The whole, then every group after the one it lies in, in the order of the framework."""
    found = {row.indicator.groups[:depth]: None for row in rows for depth in range(len(row.indicator.groups) + 1)}
    order = {path: place for place, path in enumerate(found)}
    yield from sorted(found, key=lambda path: [order[path[:depth]] for depth in range(len(path) + 1)])


def _group(path: tuple[str, ...], rows: Sequence[Row], scored: Sequence[RowScore]) -> GroupScore:
    def inside(row: Row) -> bool:
        return row.indicator.groups[: len(path)] == path

    parts = [Scored(one.row.key, one.points, one.weight) for one in scored if inside(one.row)]
    left_out = sum(inside(row) for row in rows) - len(parts)
    return GroupScore(path, score_of(parts), sensitivity_of(parts), left_out)
