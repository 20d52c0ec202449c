"""What persons accepted of measured effects, as an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from citybrain.progress.accepted_effects import AcceptedEffect


class AcceptedShare(TypedDict):
    """How much of what is promised was measured, with the interval of the bills (90 %); who accepted that, and why.

    begun: number of the measure that it was measured at.
    """

    begun: int
    carrier: str
    share: float
    low: float
    high: float
    why: str
    made_by: str
    made_at: str


def accepted_share(one: AcceptedEffect) -> AcceptedShare:
    """What a person accepted."""
    return {
        "begun": one.begun, "carrier": one.carrier, "share": one.share, "low": one.low, "high": one.high,
        "why": one.why, "made_by": one.made_by, "made_at": one.made_at,
    }  # fmt: skip
