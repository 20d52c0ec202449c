"""How pictures of a place show rows of entities and what measures change there, as domains declare it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from citybrain.base.layouts import Drawn
from citybrain.kernel.errors import DeclarationError

RowForm = Literal["block", "crown", "paving"]
"""A body as high as its quantity `height` tells, the crown of a tree, or ground of its own."""

MarkForm = Literal["wall", "window", "roof", "modules", "planting", "machine", "way"] | Drawn
"""What a measure changes: of a block its walls, windows or roof, what stands on the roof, a way, or the ground."""

OF_BLOCKS = ("wall", "window", "roof", "modules", "planting", "machine")
"""Marks of rows that are drawn as blocks."""

MARKS = (*OF_BLOCKS, "way", *get_args(Drawn))


@dataclass(frozen=True)
class PicturedEntity:
    """An entity whose rows pictures show; `height` is the quantity [m] that tells how high each is."""

    name: str
    drawn: RowForm
    height: str


@dataclass(frozen=True)
class MarkedMeasure:
    """A measure of which pictures show where it is."""

    name: str
    drawn: MarkForm


def pictured_entity(name: str, *, drawn: Any, height: str = "", where: str = "") -> PicturedEntity:
    """A declared entity of pictures. Raises DeclarationError for a form that is not known."""
    _require(name, drawn, get_args(RowForm), where)
    return PicturedEntity(name, drawn, height)


def marked_measure(name: str, *, drawn: Any, where: str = "") -> MarkedMeasure:
    """A declared mark of a measure. Raises DeclarationError for a form that is not known."""
    _require(name, drawn, MARKS, where)
    return MarkedMeasure(name, drawn)


def _require(name: str, received: Any, allowed: tuple[str, ...], where: str) -> None:
    if received not in allowed:
        told = {"received": str(received), "allowed": ", ".join(allowed)}
        raise DeclarationError("picture-declared-wrong", name=name, where=where, **told)
