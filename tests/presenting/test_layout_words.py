"""Layouts of a square are told apart by their words."""

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.plans.layouts.generate import PlacedMeasure, SquareLayout
from citybrain.plans.layouts.options import LayoutOption
from citybrain.presenting.answers.layout_words import words_of_layouts

GRAPH = find_domains().graph("FI")
MEASURES = {one.name: one for domain in find_domains() for one in domain.layouts}


def placed(name: str, cells: tuple[int, ...], pattern: str, **settings: float) -> PlacedMeasure:
    option = LayoutOption(MEASURES[name], tuple(settings.items()), np.ones(9, bool), np.ones(9))
    return PlacedMeasure(option, cells, pattern)


def test_amounts_and_patterns_are_told_and_what_is_still_alike_is_named() -> None:
    trees = [placed("plant_street_trees", (0, 1), "rows", crowns_of_street_trees=share) for share in (0.2, 0.6)]
    edge = placed("plant_street_trees", (0, 1), "edge", crowns_of_street_trees=0.2)
    moved = placed("plant_street_trees", (3, 4), "edge", crowns_of_street_trees=0.2)
    benches = placed("put_up_benches", (), "", benches_put_up=20.0)
    layouts = [SquareLayout((one,)) for one in (*trees, edge, moved)]
    told = words_of_layouts([*layouts, SquareLayout((trees[0], benches))], GRAPH, "en")
    assert told == [
        "Street trees (2 cells in rows, Part of a cell below new crowns 20 %)",
        "Street trees (2 cells in rows, Part of a cell below new crowns 60 %)",
        "Street trees (2 cells along the edge, Part of a cell below new crowns 20 %)",
        "Street trees (2 cells along the edge, Part of a cell below new crowns 20 %); as layout 3, on other cells",
        "Street trees (2 cells in rows, Part of a cell below new crowns 20 %); Benches (Benches put up 20)",
    ]
    assert "2 个网格成行" in words_of_layouts(layouts, GRAPH, "zh")[0]
