"""Layouts by hand: two rows of an entity as if they were cells of a square."""

import numpy as np

from citybrain.base.layouts import layout_measure
from citybrain.kernel import PlanError
from citybrain.plans.layouts.generate import PlacedMeasure, SquareLayout
from citybrain.plans.layouts.ground import SquareGround
from citybrain.plans.layouts.options import LayoutOption, UnusableMeasure
from citybrain.plans.layouts.request import LayoutSearch
from citybrain.plans.layouts.search import LayoutAnswer
from citybrain.plans.layouts.trials import LayoutScore, LayoutTrial

SQUARE = {"space": "a", "budget": 1_000.0, "trials": 3}


def layouts_of_two_cells(question: LayoutSearch, identity: str) -> LayoutAnswer:
    """Insulated walls as crowns on the first cell, of two that one way leads through."""
    two, free = np.arange(2), np.array([1.0, 0.7])
    ground = SquareGround(
        "building", 0, "building", two, two * 10.0, two * 0.0, 10.0, free, np.full(2, 7.0), (0.0, 0.0)
    )
    crowns = layout_measure("insulate_walls", drawn="crown", layer="above", patterns=("edge",))
    option = LayoutOption(crowns, (), np.ones(2, bool), np.full(2, 100.0))
    trial = LayoutTrial(SquareLayout((PlacedMeasure(option, (0,)),)), (20.0,), 100.0, 1.0)
    measures = [{"intervention": "insulate_walls", "where": {"id": ["way/1"]}}]
    return LayoutAnswer(
        id=identity, question=question, ground=ground,
        scores=[LayoutScore("wall_transmittance", True, 21.0, "less")], layouts=[trial], measures=[measures],
        missing={"residents": PlanError("layout-score-unknown", quantity="residents")},
        refused=[UnusableMeasure("replace_windows", PlanError("layout-measure-nobody"))], tried=3, conflicts=1,
        on_front=1, seconds=0.1,
    )  # fmt: skip
