"""How much of a plan's saving rebound takes back."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.numbers import Named

ReboundShare = TypedDict(
    "ReboundShare",
    {
        "quantity": str,
        "label": str,
        "unit": str,
        "without": float | None,
        "with": float | None,
        "share_taken_back": float | None,
    },
)
ReboundShare.__doc__ = """Change of a number of the city by the plan, without rebound and with it.

`share_taken_back` is null where nothing would be saved; above 1 the plan does harm.
"""


class Rebound(ReboundShare):
    """The rebound of the city's emissions, and under `quantities` that of every headline.

    `parameters` are those that act in it, `sources` where they come from.
    """

    sources: list[str]
    parameters: list[Named]
    quantities: list[ReboundShare]
