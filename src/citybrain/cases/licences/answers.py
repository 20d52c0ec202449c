"""Licences as answers: records in words of a language, and of persons no more than everybody may know."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from citybrain.base.answers import answer_of
from citybrain.cases.licences.application import findings_of
from citybrain.cases.licences.declared import UNITS, LicenceItem, LicenceKind
from citybrain.cases.licences.plausibility import RatioFinding, TwoValues
from citybrain.cases.licences.service import LicenceDetail, LicenceSums
from citybrain.cases.licences.shapes import (
    ApplicationAnswer,
    ApplicationSummary,
    ComputedFigureAnswer,
    LicenceAnswerGiven,
    LicencedRoad,
    LicenceEntryAnswer,
    LicenceFindingAnswer,
    LicenceKindAnswer,
    LicenceQuestion,
    LicenceRatioAnswer,
    LicenceSumsAnswer,
    PublicLicence,
    PublishedFigureAnswer,
    TwoValuesAnswer,
)
from citybrain.cases.licences.standing import Licence, LicenceEntryKind
from citybrain.cases.licences.sums import ComputedFigure, DistanceBeyondOdometer
from citybrain.messages import text

RoadNames = Mapping[str, str]


def _in(texts: Mapping[Any, str], language: str) -> str:
    return texts["zh" if language == "zh" else "en"]


def kind_answer(kind: LicenceKind, language: str) -> LicenceKindAnswer:
    """A kind with all that is asked."""
    incidents = [
        {
            "name": name, "label": _in(one.label, language), "severity": one.severity, "suspends": one.suspends,
            "source": one.source,
        }
        for name, one in kind.incidents.items()
    ]  # fmt: skip
    return answer_of(
        LicenceKindAnswer, kind, label=_in(kind.label, language), incidents=incidents,
        application=[_question(name, one, language) for name, one in kind.application.items()],
        check=[_question(name, one, language) for name, one in kind.check.items()],
    )  # fmt: skip


def _question(name: str, item: LicenceItem, language: str) -> LicenceQuestion:
    choices = [{"name": one, "label": item.answer_text(one, language)} for one in item.answers]
    return answer_of(LicenceQuestion, item, name=name, label=item.question(language), choices=choices)


def licence_answer(one: Licence, roads: RoadNames, language: str) -> PublicLicence:
    """A licence as everybody may know it: a sole trader is a person, and so is whom conditions may name."""
    hidden, suspension = bool(one.firm.sole_trader), one.suspension
    return answer_of(
        PublicLicence, one, kind=one.kind.name, kind_label=_in(one.kind.label, language),
        firm=None if hidden else one.firm.name, enterprise=None if hidden else one.firm.id,
        roads=_roads(one, roads), state=one.state.value, state_label=_state(one, language),
        suspended_since=None if suspension is None else suspension.since,
        conditions="" if hidden else one.conditions,
    )  # fmt: skip


def summary_answer(one: Licence, language: str) -> ApplicationSummary:
    """An application as the office lists it."""
    return answer_of(
        ApplicationSummary, one, kind_label=_in(one.kind.label, language), firm=one.firm.name, state=one.state.value,
        state_label=_state(one, language), proposal=None if one.proposal is None else one.proposal.id,
    )  # fmt: skip


def application_answer(of: LicenceDetail, roads: RoadNames, office: bool, language: str) -> ApplicationAnswer:
    """An application with all that is on record of it; who reads for the firm learns no names of the office."""
    one, contact = of.licence, of.contact
    more: dict[str, Any] = {
        **summary_answer(one, language),
        "enterprise": one.firm.id, "roads": _roads(one, roads), "text": one.content["text"],
        "answers": _answers(one, language), "findings": [finding_answer(found, language) for found in of.findings],
        "entries": [_entry(one, row, office, language) for row in one.entries],
        "contact": None if contact is None else {"name": contact.name, "address": contact.address},
        "made_by": one.row.made_by if office else None, "made_at": one.row.made_at,
    }  # fmt: skip
    return answer_of(ApplicationAnswer, one, **more)


def _roads(one: Licence, roads: RoadNames) -> list[LicencedRoad]:
    return [{"id": road, "name": roads.get(road, road)} for road in one.roads]


def _state(one: Licence, language: str) -> str:
    return text(f"licence-state-{one.state.replace('_', '-')}", language)


def _answers(one: Licence, language: str) -> list[LicenceAnswerGiven]:
    found = {name for name, _ in findings_of(one.kind, one.answers)}
    return [
        {
            "name": name, "label": item.question(language), "answer": item.answer_text(one.answers[name], language),
            "finding": name in found, "bars": name in found and item.bars, "source": item.source,
        }
        for name, item in one.kind.items.items() if name in one.answers
    ]  # fmt: skip


def _entry(one: Licence, row: Row[Any], office: bool, language: str) -> LicenceEntryAnswer:
    incident = None
    if row.kind == LicenceEntryKind.INCIDENT:
        name = str(json.loads(row.content)["class"])
        declared = one.kind.incidents.get(name)
        incident = name if declared is None else _in(declared.label, language)
    label = text(f"licence-entry-{row.kind}", language)
    made_by = row.made_by if office else None
    return answer_of(LicenceEntryAnswer, row, number=row.id, kind_label=label, incident=incident, made_by=made_by)


def finding_answer(found: RatioFinding | DistanceBeyondOdometer, language: str) -> LicenceFindingAnswer:
    """What is not plausible, in words."""
    if isinstance(found, DistanceBeyondOdometer):
        amounts = {"distance": f"{found.distance:,.6g}", "odometer": f"{found.went_on:,.6g}"}
        return {"where": found.where, "told": text("licence-beyond-odometer", language, **amounts)}
    return {"where": found.where, "told": ratio_text(found, language)}


def ratio_text(found: RatioFinding, language: str) -> str:
    """A ratio in words, with what it may be."""
    rule = found.rule
    above = rule.most is not None and found.amount > rule.most
    verdict = "plausible" if found.is_plausible else "above" if above else "below"
    bound = rule.most if verdict == "above" else rule.least
    return text(
        f"licence-ratio-{verdict}", language, label=_in(rule.label, language), amount=_amount(found.amount, rule.unit),
        allowed="-" if bound is None else _amount(bound, rule.unit),
    )  # fmt: skip


def _amount(amount: float, unit: str) -> str:
    return f"{amount:,.4g}" if unit == "1" else f"{amount:,.4g} {unit}"


def sums_answer(of: LicenceSums, states: Sequence[str], language: str) -> LicenceSumsAnswer:
    """Figures of a kind, computed and published; `states` of all its licences."""
    return {
        "kind": of.kind.name, "label": _in(of.kind.label, language), "today": of.today.isoformat(),
        "states": dict(Counter(states)),
        "computed": [_computed(one, language) for one in of.computed],
        "published": [_published(row, beside, language) for row, beside in of.published],
        "ratios": [_ratio(one, language) for one in of.ratios],
        "contradictions": [_two(one, language) for one in of.contradictions],
    }  # fmt: skip


def figure_label(name: str, language: str) -> str:
    """What a figure is called."""
    return text(f"licence-figure-{name}", language)


def _computed(one: ComputedFigure, language: str) -> ComputedFigureAnswer:
    label = figure_label(one.name, language)
    return answer_of(ComputedFigureAnswer, one, name=one.name.value, label=label, unit=UNITS.get(one.name, "1"))


def _published(row: Row[Any], computed: float | None, language: str) -> PublishedFigureAnswer:
    label = figure_label(row.name, language)
    unit = UNITS.get(row.name, "1")
    return answer_of(PublishedFigureAnswer, row, number=row.id, label=label, unit=unit, computed=computed)


def _ratio(one: RatioFinding, language: str) -> LicenceRatioAnswer:
    rule = one.rule
    return {
        "name": one.name, "label": _in(rule.label, language), "where": one.where or None,
        "until": one.until.isoformat(), "amount": one.amount, "unit": rule.unit, "least": rule.least,
        "most": rule.most, "plausible": one.is_plausible, "source": rule.source, "told": ratio_text(one, language),
    }  # fmt: skip


def _two(one: TwoValues, language: str) -> TwoValuesAnswer:
    unit, label = UNITS.get(one.name, "1"), figure_label(one.name, language)
    amounts = " / ".join(_amount(amount, unit) for amount in one.amounts)
    told = text("licence-two-values", language, label=label, amounts=amounts, day=one.until.isoformat())
    return {
        "name": one.name.value, "label": label, "amounts": list(one.amounts), "unit": unit,
        "until": one.until.isoformat(), "told": told,
    }  # fmt: skip
