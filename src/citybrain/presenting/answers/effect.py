"""Evaluations of effects with the words that people read."""

from __future__ import annotations

from typing import Any, cast

from citybrain.cases.effect.service import EffectRecord
from citybrain.messages import text
from citybrain.presenting.answers.effect_shapes import EffectAnswer
from citybrain.presenting.answers.words import Json


def effect_answer(record: EffectRecord, language: str) -> EffectAnswer:
    """A record with its verdict, plain change, plan, reasons and what to know beside it as texts."""
    speaks = next((one for one in record["methods"] if one["method"] == record["speaks"]), None)
    shares = {key: share_text(speaks[f"share{part}"]) for key, part in PARTS.items()} if speaks else {}
    notices = [reason_text(one, language) for one in record["notices"]]
    answer: Json = {
        **record,
        "case": record.get("case"),
        "verdict_text": text(f"effect-verdict-{record['verdict']}", language, **shares),
        "raw_text": text(f"effect-raw-{'year' if record['raw_of_year'] else 'before'}", language,
                         raw=share_text(record["raw"])),
        "planned_text": _planned(record["planned"], language),
        "methods": [_method(one, language) for one in record["methods"]],
        "doubt_texts": [reason_text(one, language) for one in record["doubts"]],
        "notice_texts": notices + ([text("effect-simulated", language)] if record["simulated"] else []),
    }  # fmt: skip
    return cast(EffectAnswer, answer)


PARTS = {"share": "", "low": "_low", "high": "_high"}


def share_text(share: float | None) -> str:
    """A share as a percentage with its sign.

    >>> share_text(-0.1529)
    '\u221215.3 %'
    """
    return "–" if share is None else f"{100 * share:+.1f} %".replace("-", "\u2212")


def reason_text(reason: Json, language: str) -> str:
    """A reason as a sentence."""
    return text(reason["code"], language, **reason["arguments"])


def _method(one: Json, language: str) -> Json:
    space: Any = one["space"]
    told = {**space, "share": f"{space['share']:.2f}"} if space else {}
    return {
        **one,
        "label": text(f"effect-method-{one['method']}", language),
        "space_text": text("effect-space", language, **told) if space else None,
        "doubt_texts": [reason_text(doubt, language) for doubt in one["doubts"]],
    }


def _planned(planned: Json | None, language: str) -> str | None:
    if planned is None:
        return None
    told = {name: share_text(planned[name]) for name in ("planned", "measured")}
    return text(f"effect-planned-{'within' if planned['within'] else 'outside'}", language, **told)
