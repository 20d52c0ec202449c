"""Warnings as they are told to a person: in words, beside what was issued."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from citybrain.observations.warnings.issued import Issued
from citybrain.observations.warnings.shapes import EarlyWarning, Warning
from citybrain.observations.warnings.texts import description, headline

SAID = ("state", "begins", "ends", "value", "low", "high", "probability")
"""What of a warning was said to others when it was issued."""
Standing = Literal["draft", "issued", "changed", "over"]


def early_warnings(
    drafts: Sequence[Warning] | None, held: Sequence[Issued], streams: Collection[int], language: str, zone: str
) -> list[EarlyWarning]:
    """Warnings of some streams in the order of the drafts, then those that were issued and hold no longer.

    Where drafts are not known yet, what was issued stands.
    """
    issued = {one.warning["key"]: one for one in held if one.warning["stream"] in streams}
    if drafts is None:
        return [_to_answer(one.warning, "issued", one, language, zone) for one in issued.values()]
    known = [one for one in drafts if one["stream"] in streams]
    told = [
        _to_answer(one, standing(one, issued.get(one["key"])), issued.get(one["key"]), language, zone) for one in known
    ]
    over = [one for key, one in issued.items() if key not in {draft["key"] for draft in known}]
    return told + [_to_answer(one.warning, "over", one, language, zone) for one in over]


def standing(draft: Warning, issued: Issued | None) -> Standing:
    """How a draft stands beside what was issued under its key."""
    if issued is None:
        return "draft"
    return "issued" if all(draft[name] == issued.warning[name] for name in SAID) else "changed"  # type: ignore[literal-required]


def _to_answer(warning: Warning, standing: Standing, issued: Issued | None, language: str, zone: str) -> EarlyWarning:
    return {
        **warning,
        "status": "issued" if issued else "draft",
        "standing": standing,
        "headline": headline(warning, language),
        "description": description(warning, language, zone),
        "number": issued.number if issued else None,
        "issued_at": issued.made_at if issued else None,
    }
