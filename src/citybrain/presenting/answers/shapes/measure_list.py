"""Measures as a person chooses among them."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.possible import Setting


class Price(TypedDict):
    """What a unit of a measure costs, in the money of the city; `value` is null where it depends on the row."""

    name: str
    label: str
    unit: str
    value: float | None


class ListedMeasure(TypedDict):
    """A measure; `rows` are how many the city has of its entity, null of a measure of the whole city.

    `left_out` says which rows cannot have it, `missing` what the city lacks for it. What it costs stands in those of
    its settings and prices whose unit is one of money; `component` is what that goes into.
    """

    name: str
    label: str
    description: str
    entity: str
    entity_label: str
    rows: int | None
    left_out: list[str]
    excludes: list[str]
    settings: list[Setting]
    component: str | None
    prices: list[Price]
    missing: str | None
