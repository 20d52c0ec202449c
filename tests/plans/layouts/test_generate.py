"""Layouts drawn by a seed: the same again, within the budget, one measure of a layer on a cell, ways free."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.base.layouts import PATTERNS, layout_measure
from citybrain.plans.layouts.generate import Gene, LayoutGenerator, PlacedMeasure, SquareLayout
from citybrain.plans.layouts.ground import SquareGround, _open_sides
from citybrain.plans.layouts.options import LayoutOption

SIDE = 7


def ground() -> SquareGround:
    """A square of 7 × 7 cells with a way through its middle row that takes half of each cell."""
    x, y = (one.ravel() * 10.0 for one in np.meshgrid(np.arange(SIDE), np.arange(SIDE)))
    free = np.where(y == 30.0, 0.5, 1.0)
    return SquareGround("square", 0, "cell", np.arange(SIDE**2), x, y, 10.0, free, _open_sides(x, y, 10.0), (0.0, 0.0))


def options() -> list[list[LayoutOption]]:
    """Trees above the ground, ponds and grass on it, and benches of the square."""
    cells = np.ones(SIDE**2, bool)
    trees = layout_measure("trees", drawn="crown", layer="above", patterns=PATTERNS)
    ponds = layout_measure("ponds", drawn="water", patterns=("middle",), takes="part", amounts={"part": [0.8]})
    grass = layout_measure("grass", drawn="grass", patterns=("edge", "patch"))
    seats = layout_measure("seats", drawn="seat", layer="above")
    return [
        [LayoutOption(trees, (), cells, np.full(SIDE**2, 100.0))],
        [LayoutOption(ponds, (("part", 0.8),), ground().free >= 0.8, np.full(SIDE**2, 300.0))],
        [LayoutOption(grass, (), cells, np.full(SIDE**2, 50.0))],
        [LayoutOption(seats, (), np.ones(1, bool), np.array([500.0]))],
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**40), st.floats(600.0, 20_000.0))
def test_layouts_keep_to_their_bounds(seed: int, budget: float) -> None:
    generator = LayoutGenerator(ground(), options(), budget, seed)
    genes = generator.drawn()
    for _ in range(5):
        layout = generator.layout(genes)
        assert layout.price <= budget
        on_ground: list[int] = []
        for one in layout.placed:
            assert one.option.of_ground or one.option.able[list(one.cells)].all()
            on_ground += one.cells if one.option.measure.layer == "ground" else ()
        assert len(on_ground) == len(set(on_ground))
        genes = generator.changed(genes)


def test_a_seed_draws_the_same_again() -> None:
    def drawn(seed: int) -> list[tuple[object, ...]]:
        generator = LayoutGenerator(ground(), options(), 5_000.0, seed)
        return [generator.layout(generator.drawn()).key for _ in range(20)]

    assert drawn(4) == drawn(4)
    assert drawn(4) != drawn(5)


def cells_of(pattern: str, share: float, shift: int = 0) -> set[tuple[float, float]]:
    generator = LayoutGenerator(ground(), options(), np.inf, 0)
    layout = generator.layout((Gene(0, PATTERNS.index(pattern), share, shift), None, None, None))
    where = ground()
    return {(float(where.x[one]), float(where.y[one])) for one in layout.placed[0].cells}


def test_patterns_lie_as_they_are_called() -> None:
    assert {one[1] % 20.0 for one in cells_of("rows", 1.0)} == {0.0}
    assert cells_of("edge", 0.1) == {(0.0, 0.0), (60.0, 0.0), (0.0, 60.0), (60.0, 60.0), (10.0, 0.0)}
    assert cells_of("middle", 0.02) == {(30.0, 30.0)}
    assert len(cells_of("scattered", 0.5, 3)) == 25
    patch = cells_of("patch", 0.1, 8)
    assert (10.0, 10.0) in patch
    assert max(abs(x - 10.0) + abs(y - 10.0) for x, y in patch) <= 20.0


def test_the_last_of_several_gives_way() -> None:
    some = options()
    layout = SquareLayout((PlacedMeasure(some[0][0], (1, 2)), PlacedMeasure(some[2][0], (2, 3))))
    crowded = np.zeros(SIDE**2, bool)
    crowded[2] = True
    assert [one.cells for one in layout.without(crowded).placed] == [(1, 2), (3,)]
