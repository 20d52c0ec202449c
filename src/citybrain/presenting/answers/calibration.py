"""Records of calibrations with the words that people read."""

from __future__ import annotations

from typing import Any

from citybrain.kernel import Graph
from citybrain.messages import text
from citybrain.plans.calibration.record import CALIBRATION, Record
from citybrain.plans.calibration.settings import axes_of
from citybrain.presenting.answers.words import Json, label


def calibration_answer(record: Record, graph: Graph, language: str) -> Json:
    """A record with labels of its bills, factors and groups, and the reasons as texts."""
    if record["kind"] != CALIBRATION:
        return dict(record)
    names = [*record["bills"], *record["corrections"]]
    uses = graph.vocabulary.categories[axes_of(graph)[0]]
    groups = [
        {
            **g,
            "label": text("report-comma", language).join((uses[g["use"]].said(language), _period(g, language))),
            "reason_text": _why(g, language),
        }
        for g in record["groups"]
    ]
    return {
        **record,
        "groups": groups,
        "labels": {name: label(graph, name, language) for name in names},
        "reason_text": _why(record, language),
        "notice_texts": [text(notice, language) for notice in record["notices"]],
    }


def calibrations_answer(records: list[Record], standing: Record | None) -> list[Json]:
    """All records in short, oldest first; `in_force` marks the one whose factors the city has."""
    short = "number", "kind", "created", "citybrain", "snapshot", "bills_hash", "adopted", "reason", "reverts"
    more = "error_before", "error_after", "fitted", "held_out"
    number = standing["number"] if standing else None
    return [
        {**{key: record.get(key) for key in (*short, *more)}, "in_force": record["number"] == number}
        for record in records
    ]


def _why(told: Any, language: str) -> str:
    return text(f"calibration-{told['reason']}", language)


def _period(group: Json, language: str) -> str:
    first, last = group["first"], group["last"]
    if group["rest"]:
        return text("calibration-other-periods", language)
    if first is None:
        return text("calibration-until", language, last=str(last))
    return text("calibration-from", language, first=str(first)) if last is None else f"{first}–{last}"
