"""The brief of the day as an answer."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.cases.answers import case_answer
from citybrain.cases.brief.brief import PARTS, Brief
from citybrain.cases.rules import CaseRules
from citybrain.cases.shapes import CaseAnswer
from citybrain.governance import Role
from citybrain.observations.stream_status.answers import instant


class BriefCounts(TypedDict):
    """How many cases each part has.

    late: a clock ran out. new: opened within 24 hours and live. night: opened in the night. proposals: wait for an
    approval. under_way: somebody is at work and in time. cured: closed as cured within seven days, of them proved:
    those that readings opened and that hold nowhere any more. need: all that is live but what is under way.
    """

    late: int
    new: int
    night: int
    proposals: int
    under_way: int
    cured: int
    proved: int
    need: int


class BriefPart(TypedDict):
    """A part of the brief with its first cases by rank."""

    name: str
    cases: list[CaseAnswer]


class BriefNight(TypedDict):
    """From when to when the night is, until now where it is on."""

    begins: str
    ends: str


class BriefAnswer(TypedDict):
    """The brief as of a time of the city, of one role or of all."""

    at: str
    role: Role | None
    night: BriefNight
    counts: BriefCounts
    parts: list[BriefPart]


def brief_answer(brief: Brief, rules: CaseRules, language: str) -> BriefAnswer:
    """A brief in words of a language."""
    counts: BriefCounts = {**brief.counts}  # type: ignore[typeddict-item]
    parts: list[BriefPart] = [
        {"name": name, "cases": [case_answer(one, rules, language) for one in brief.cases[name]]} for name in PARTS
    ]
    begins, ends = (instant(one) for one in brief.night)
    return {"at": instant(brief.now), "role": brief.role, "night": {"begins": begins, "ends": ends}, "counts": counts,
            "parts": parts}  # fmt: skip
