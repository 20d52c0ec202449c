"""Layouts drawn by a seed: which measures, how much of each, and in which pattern its cells lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Mask, Rows
from citybrain.plans.layouts.ground import SquareGround
from citybrain.plans.layouts.options import LayoutOption

SHARES = (0.1, 0.2, 0.35, 0.5, 0.75, 1.0)
"""Parts of the cells that can have a measure."""

CHANCE = 0.4
"""Of a measure to be in a layout that is drawn."""

SPACING = (2, 3)
"""Cells between rows."""

TIGHTER = 0.85
"""By which part a layout shrinks until its budget pays for it."""


class Gene(NamedTuple):
    """A measure of a layout: the option, its pattern, the part of its cells, and a number that moves the pattern."""

    option: int
    pattern: int
    share: float
    shift: int


Genes = tuple[Gene | None, ...]
"""By measure; None where the layout does without it."""


class PlacedMeasure(NamedTuple):
    """A measure of a layout on some cells, by their places in the ground; none of the ground as a whole.

    `pattern` says how its cells lie; empty for the ground as a whole.
    """

    option: LayoutOption
    cells: tuple[int, ...]
    pattern: str = ""


@dataclass(frozen=True)
class SquareLayout:
    """What stands where: the measures in their order."""

    placed: tuple[PlacedMeasure, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """The same for layouts that are the same."""
        return tuple((one.option.measure.name, one.option.settings, one.cells) for one in self.placed)

    @property
    def price(self) -> float:
        """Money, each measure looked at alone: what it costs beside the others is never more."""
        alone = (one.option.price[list(one.cells) or [0]].sum() for one in self.placed)
        return float(sum(alone))

    def without(self, cells: Mask) -> SquareLayout:
        """The same without the last of several measures on some cells."""
        left, taken = list(self.placed), {int(one) for one in np.flatnonzero(cells)}
        for place in reversed(range(len(left))):
            mine = taken & set(left[place].cells)
            if mine:
                left[place] = left[place]._replace(cells=tuple(one for one in left[place].cells if one not in mine))
                taken -= mine
        return SquareLayout(tuple(one for one in left if one.cells or one.option.of_ground))


class LayoutGenerator:
    """Draws layouts of a ground by a seed, no dearer than a budget as far as prices of measures alone tell."""

    def __init__(
        self, ground: SquareGround, options: Sequence[Sequence[LayoutOption]], budget: float, seed: int
    ) -> None:
        self.ground = ground
        self.options = options
        self.budget = budget
        self._draw = np.random.default_rng(seed)

    def first(self) -> list[Genes]:
        """Each measure alone, in each of its patterns, on half of its cells."""
        return [
            tuple(Gene(0, pattern, 0.5, 0) if place == mine else None for place in range(len(self.options)))
            for mine, some in enumerate(self.options)
            for pattern in range(max(len(some[0].measure.patterns), 1))
        ]

    def drawn(self) -> Genes:
        """A layout of at least one measure."""
        genes = [self._gene(place) if self._draw.random() < CHANCE else None for place in range(len(self.options))]
        if not any(genes):
            place = int(self._draw.integers(len(self.options)))
            genes[place] = self._gene(place)
        return tuple(genes)

    def changed(self, genes: Genes) -> Genes:
        """The same with one measure drawn anew, left out or added."""
        place, more = int(self._draw.integers(len(genes))), list(genes)
        had = more[place]
        more[place] = None if had is not None and self._draw.random() < 1.0 / 3.0 else self._gene(place)
        return tuple(more) if any(more) else self.drawn()

    def chosen(self, count: int) -> int:
        """One of so many."""
        return int(self._draw.integers(count))

    def layout(self, genes: Genes) -> SquareLayout:
        """What the genes stand for, made smaller until the budget pays for it; it may have no measure at all."""
        scale = 1.0
        while True:
            made = self._placed(genes, scale)
            if made.price <= self.budget or not made.placed:
                return made
            if scale < 1.0 / len(self.ground.rows):
                return SquareLayout(())
            scale *= TIGHTER

    def _gene(self, place: int) -> Gene:
        some = self.options[place]
        patterns = max(len(some[0].measure.patterns), 1)
        numbers = (int(self._draw.integers(most)) for most in (len(some), patterns, len(SHARES), 2**16))
        option, pattern, share, shift = numbers
        return Gene(option, pattern, SHARES[share], shift)

    def _placed(self, genes: Genes, scale: float) -> SquareLayout:
        taken: dict[str, Mask] = {}
        placed = []
        for some, gene in zip(self.options, genes, strict=True):
            if gene is None:
                continue
            option = some[gene.option]
            if option.of_ground:
                placed += [PlacedMeasure(option, ())] if scale == 1.0 or option.price[0] <= scale * self.budget else []
                continue
            layer = taken.setdefault(option.measure.layer, np.zeros(len(self.ground.rows), bool))
            free = np.flatnonzero(option.able & ~layer)
            pattern = option.measure.patterns[gene.pattern]
            order = _ordered(self.ground, free, pattern, gene.shift)
            cells = order[: int(np.floor(gene.share * scale * len(order) + 0.5))]
            if len(cells):
                layer[cells] = True
                placed.append(PlacedMeasure(option, tuple(sorted(int(one) for one in cells)), pattern))
        return SquareLayout(tuple(placed))


def _ordered(ground: SquareGround, cells: Rows, pattern: str, shift: int) -> Rows:
    """Cells in the order in which a pattern fills them; of rows only those that lie on one."""
    x, y = ground.x[cells], ground.y[cells]
    if pattern == "rows":
        spacing = SPACING[shift % len(SPACING)]
        along, across = (y, x) if shift // 2 % 2 else (x, y)
        on = np.rint(across / ground.side).astype(np.intp) % spacing == shift // 4 % spacing
        order = np.lexsort((across[on], np.rint(along[on] / ground.side).astype(np.intp) % 2, along[on]))
        return np.asarray(cells[on][order])
    if pattern == "edge":
        return cells[np.lexsort((cells, -ground.edge[cells]))]
    if pattern == "middle":
        return _nearest(cells, x, y, float(ground.x.mean()), float(ground.y.mean()))
    if pattern == "patch" and len(cells):
        begin = shift % len(cells)
        return _nearest(cells, x, y, float(x[begin]), float(y[begin]))
    mixed: Array = np.random.default_rng(shift).random(len(ground.rows))[cells]
    return cells[np.argsort(mixed, kind="stable")]


def _nearest(cells: Rows, x: Array, y: Array, to_x: float, to_y: float) -> Rows:
    return cells[np.lexsort((cells, np.round(np.hypot(x - to_x, y - to_y), 6)))]
