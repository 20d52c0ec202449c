"""What is told of layouts of a square."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.base.layouts import Drawn
from citybrain.kernel.vocabulary import Better
from citybrain.plans.plan_document import PlanDocument
from citybrain.presenting.answers.shapes.measure_search import RefusedMeasure


class LayoutSpace(TypedDict):
    """A square that has a name."""

    id: str
    name: str


class LayoutGrounds(TypedDict):
    """An entity whose rows can be laid out in this city, and those of its rows that have names, by name."""

    entity: str
    label: str
    spaces: list[LayoutSpace]


class LayoutChoices(TypedDict):
    """What can be laid out here, and with which measures."""

    grounds: list[LayoutGrounds]
    measures: list[LayoutMeasureName]


class LayoutMeasureName(TypedDict):
    """A measure that layouts may have, and how it is drawn."""

    intervention: str
    label: str
    drawn: Drawn


class LayoutCell(TypedDict):
    """South-west corner of a cell in metres from that of the ground; `free`: part of it that no way needs."""

    x: float
    y: float
    free: float


class LayoutScoreAnswer(TypedDict):
    """What layouts are scored by: of cells the mean or the sum over the ground, of the square its own value; today."""

    quantity: str
    label: str
    unit: str
    better: Better
    mean: bool
    today: float


class PlacedMeasureAnswer(TypedDict):
    """A measure of a layout on `cells`, by their places in the list of cells; empty where the whole square has it.

    `words`: its name with how many cells have it, how they lie, and its settings.
    """

    intervention: str
    label: str
    words: str
    drawn: Drawn
    cells: list[int]
    settings: dict[str, float]


class LayoutOfSpace(TypedDict):
    """A layout: `values` in the order of the scores, money once and each year, and the plan that it is.

    `words` say what it has, how much of it and where; no two layouts of one answer have the same.
    """

    values: list[float]
    cost: float
    running_cost: float
    words: str
    measures: list[PlacedMeasureAnswer]
    plan: PlanDocument


class MissingScore(TypedDict):
    """What layouts are not scored by here, and why."""

    quantity: str
    label: str
    text: str


class LayoutsResult(TypedDict):
    """Layouts that no other betters in all scores and cost, the cheapest first.

    `side`: metres of a cell; `outline`: rings of the square in the metres of the cells. `tried` layouts were scored,
    `on_front` of them are bettered by none, at most 12 are told; `conflicts` were set aside because something would
    stand in the way of something else. An answer that is not `complete` is the best so far of a search that was ended.
    """

    id: str
    text: str
    entity: str
    space: str
    name: str
    side: float
    cells: list[LayoutCell]
    outline: list[list[list[float]]]
    scores: list[LayoutScoreAnswer]
    layouts: list[LayoutOfSpace]
    missing: list[MissingScore]
    refused: list[RefusedMeasure]
    tried: int
    conflicts: int
    on_front: int
    seconds: float
    complete: bool
