"""Cases with what they are about, and their title: the one that *Now*, the brief and the tables have."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Integer, Row, Select, case, cast, func, select

from citybrain.cases.inspections.checklists import questions
from citybrain.cases.rules import CaseRule, FindingKind
from citybrain.messages import keys, text
from citybrain.observations.properties import known_properties
from citybrain.observations.stream_status.streams import labels_of
from citybrain.records.tables.cases import city_case
from citybrain.records.tables.gate import proposal
from citybrain.records.tables.sensing import datastream, thing

PROPOSAL = "proposal"
"""The kind of subject that asks for an approval."""

LONGEST_DETAIL = 80
"""Characters of what a title says beside rule and place."""


def cases_with_subject() -> Select[Any]:
    """All cases; `subject_kind` (labels as JSON, by language) and `subject_title` are null but for a proposal,
    `thing_name` and `thing_said` (properties as JSON) but for what was seen in a stream."""
    about = city_case.c.subject.startswith(f"{PROPOSAL}/")
    number = cast(func.substr(city_case.c.subject, len(PROPOSAL) + 2), Integer)
    of = proposal.c.id == case((about, number))
    columns = (
        city_case, proposal.c.label.label("subject_kind"), proposal.c.title.label("subject_title"),
        thing.c.name.label("thing_name"), thing.c.properties.label("thing_said"),
    )  # fmt: skip
    joined = city_case.outerjoin(proposal, of).outerjoin(datastream, datastream.c.id == city_case.c.stream)
    return select(*columns).select_from(joined.outerjoin(thing, thing.c.id == datastream.c.thing))


def subject_label(row: Row[Any], language: str) -> str:
    """What is to be approved, as "Plan put to the council “Calm streets”"; empty for a case about anything else."""
    if row.subject_kind is None:
        return ""
    kind = json.loads(row.subject_kind)["zh" if language == "zh" else "en"]
    return text("case-subject", language, kind=kind, title=row.subject_title)


def case_place(row: Row[Any], language: str) -> str:
    """Where a case is, by the name that what reads there has in a language."""
    return str(labels_of(row.thing_said).get(language, row.place)) if row.place == row.thing_name else str(row.place)


def rule_label(rule: CaseRule | None, name: str, language: str) -> str:
    """What people call a rule; its name where it is gone."""
    return name if rule is None else rule.label["zh" if language == "zh" else "en"]


def case_title(row: Row[Any], rule: CaseRule | None, language: str) -> str:
    """What a case is called: its rule, and what is to be approved; else where it is, and what is seen there."""
    label, place = rule_label(rule, row.rule, language), case_place(row, language)
    detail = subject_label(row, language) or _detail(row, rule, language)
    if place and detail and not row.subject_kind:
        return text("case-title-detail", language, label=label, place=place, detail=detail)
    if detail:
        return text("case-title-about", language, label=label, subject=detail)
    return text("case-title", language, label=label, place=place) if place else label


def words_label(words: str, rule: CaseRule | None, language: str) -> str:
    """The test that readings did not pass, or what an event or a finding is called; a limit has its property."""
    if words in (asked := questions()):
        return asked[words]["zh" if language == "zh" else "en"]
    if rule is None or rule.finds is None:
        return label_in(words, language)
    test = f"quality-test-{words.replace('_', '-')}"
    return text(test, language) if rule.finds == FindingKind.TEST and test in keys(language) else ""


def label_in(words: str, language: str) -> str:
    """Words that say a label in each language, as JSON, in one; others as they are."""
    if not words.startswith("{"):
        return words.replace("_", " ")
    try:
        return str(json.loads(words)["zh" if language == "zh" else "en"])
    except (KeyError, TypeError, ValueError):  # what somebody wrote may begin with a brace too
        return words


def _detail(row: Row[Any], rule: CaseRule | None, language: str) -> str:
    """The test that readings fail, the event, what an inspection asked; else the property that was observed."""
    known = known_properties().get(row.property)
    measured = row.property if known is None else known.label["zh" if language == "zh" else "en"]
    found = measured if rule is not None and rule.finds not in (None, FindingKind.TEST) else ""
    detail = found or words_label(row.words, rule, language)
    return detail if len(detail) <= LONGEST_DETAIL else f"{detail[: LONGEST_DETAIL - 1].rstrip()}…"
