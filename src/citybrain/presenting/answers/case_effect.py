"""Effects of closed cases with the words that people read."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import TypedDict

from citybrain.cases.effect.of_cases import CaseEffect, State
from citybrain.cases.effect.service import streams_of
from citybrain.messages import text
from citybrain.presenting.answers.effect import effect_answer, reason_text


class CaseEffectAnswer(TypedDict):
    """What readings say of a closed case, `days` after it was closed, null where nothing is to be evaluated.

    text: the answer as a sentence, reasons: why it cannot be told, or not yet. due: the day from which it can be told.
    since: the first day after the work. share, low, high: change as a share of what was to be expected, with its
    interval, as the evaluation has it whose number `effect` is.
    """

    days: int | None
    state: State
    text: str
    reasons: list[str]
    since: str | None
    due: str | None
    share: float | None
    low: float | None
    high: float | None
    method: str | None
    effect: int | None


class CaseEffectList(TypedDict):
    """All windows of a case, the shortest first; none while it is not closed."""

    effects: list[CaseEffectAnswer]


def case_effects_answer(
    effects: Sequence[CaseEffect], language: str, readable: frozenset[int] | None = None
) -> CaseEffectList:
    """All, or those that rest on streams that the reader may read, where these are given."""
    seen = [
        one for one in effects if readable is None or one.record is None or readable.issuperset(streams_of(one.record))
    ]
    return {"effects": [_answer(one, language) for one in seen]}


def _answer(one: CaseEffect, language: str) -> CaseEffectAnswer:
    window = one.window
    answer: CaseEffectAnswer = {
        "days": window and window.days, "state": one.state, "text": "", "reasons": [],
        "since": window and str(window.since), "due": window and str(window.until),
        "share": None, "low": None, "high": None, "method": None, "effect": None,
    }  # fmt: skip
    reason = [] if one.reason is None else [reason_text(dict(one.reason), language)]
    if one.record is None or window is None:
        return {**answer, "text": _text(one, language), "reasons": reason}
    told = effect_answer(one.record, language)
    speaks = next((method for method in told["methods"] if method["method"] == told["speaks"]), None)
    answer |= {"text": told["verdict_text"], "reasons": told["doubt_texts"], "effect": told["number"]}
    if speaks is not None:
        answer["share"], answer["low"], answer["high"] = speaks["share"], speaks["share_low"], speaks["share_high"]
        answer["method"] = speaks["label"]
    return answer


def _text(one: CaseEffect, language: str) -> str:
    if one.state == "cannot_tell" or one.window is None:
        return text("effect-verdict-cannot_tell" if one.window else f"case-effect-{one.state}", language)
    day = str(one.window.until if one.state == "not_yet" else one.window.last_day())
    return text(f"case-effect-{one.state}", language, day=day)
