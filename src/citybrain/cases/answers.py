"""Cases as answers: records in words of a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row

from citybrain.cases.conditions import condition_of
from citybrain.cases.ranking import rank_reason
from citybrain.cases.rules import CaseRule, CaseRules
from citybrain.cases.service import CaseDetail, about_of, workers
from citybrain.cases.shapes import (
    CaseAnswer,
    CaseDetails,
    CaseEpisode,
    CaseRuleAnswer,
    CaseSilence,
    CaseStepAnswer,
)
from citybrain.cases.states import PASSED_OVER, TRANSITIONS, CaseState, CaseStep, ends_of, may_undo
from citybrain.cases.subjects import case_place, case_title, rule_label, subject_label, words_label
from citybrain.governance import Actor
from citybrain.messages import text
from citybrain.notifications.severity import Severity
from citybrain.observations.stream_status.answers import instant


def case_answer(row: Row[Any], rules: CaseRules, language: str) -> CaseAnswer:
    """One case; a rule that is gone is called by its name."""
    rule = rules.all.get(row.rule)
    clocks = [one for one in (row.acknowledge_by, row.resolve_by) if one is not None]
    due = min(clocks, default=None)
    reason = rank_reason(row.severity, row.people, row.vulnerable, row.gathers, due or 0)
    return {
        "number": row.id,
        "rule": row.rule,
        "finds": None if rule is None else rule.finds,
        "family": row.family,
        "label": _label(rules, row.rule, language),
        "title": case_title(row, rule, language),
        "severity": list(Severity)[row.severity].value,
        "state": row.state,
        "outcome": row.outcome,
        "place": case_place(row, language),
        "longitude": row.longitude,
        "latitude": row.latitude,
        "stream": row.stream,
        "subject": row.subject,
        "subject_label": subject_label(row, language),
        "property": row.property,
        "words": row.words,
        "words_label": words_label(row.words, rule, language),
        "unit": row.unit,
        "peak": row.peak,
        "opened": instant(row.opened),
        "first_seen": instant(row.first_seen),
        "last_seen": instant(row.last_seen),
        "episodes": row.episodes,
        "standing": row.standing,
        "owner_role": row.owner_role,
        "owner_label": text(f"access-role-{row.owner_role}", language),
        "owner": row.owner,
        "acknowledge_by": _instant(row.acknowledge_by),
        "resolve_by": _instant(row.resolve_by),
        "due": _instant(due),
        "escalated": row.escalated,
        "people": row.people,
        "people_known": text("case-people-unknown" if row.people is None else "case-people-near", language),
        "vulnerable": row.vulnerable,
        "rank": row.rank,
        "reason": {
            "severity": reason.severity,
            "people": reason.people,
            "vulnerable": reason.vulnerable,
            "often": reason.often,
        },
        "fires_often": row.gathers,
        "into": row.into,
        "data_class": row.data_class,
        "version": row.version,
    }


def case_details(detail: CaseDetail, rules: CaseRules, language: str, actor: Actor | None = None) -> CaseDetails:
    """One case with all that is on record of it, and what somebody may do with it; anything without an actor."""
    return {
        **case_answer(detail.case, rules, language),
        "steps": [_step(one, rules, language) for one in detail.steps],
        "newest_episodes": [_episode(one) for one in detail.episodes],
        "merged": list(detail.merged),
        "streams": list(detail.streams),
        "possible": _possible(detail, rules, actor),
        "roles": [
            {"role": role, "label": text(f"access-role-{role}", language)} for role in workers(detail.case.data_class)
        ],
    }


def _possible(detail: CaseDetail, rules: CaseRules, actor: Actor | None) -> list[CaseStep]:
    """Steps that the state of a case allows, and that somebody may make; undoing one needs the right to that."""
    state, steps = CaseState(detail.case.state), [one.step for one in detail.steps]
    barred = ends_of(state) if rules.ends_with_subject(detail.case.rule) else ()
    last = next((CaseStep(one) for one in reversed(steps) if one not in PASSED_OVER), None)
    possible = []
    for step, transition in TRANSITIONS.items():
        undone = TRANSITIONS.get(last) if step is CaseStep.UNDO and last is not None else None
        needs = transition.needs if undone is None else undone.needs
        may = actor is None or needs in actor.permissions
        if state in transition.of and step not in barred and may and (step is not CaseStep.UNDO or may_undo(steps)):
            possible.append(step)
    return possible


def rule_answer(rule: CaseRule, domain: str, live: Mapping[str, tuple[int, bool]], language: str) -> CaseRuleAnswer:
    """One rule, with how many of its cases are live and whether it fires too often."""
    count, often = live.get(rule.name, (0, False))
    return {
        "name": rule.name,
        "domain": domain,
        "label": rule.label["zh" if language == "zh" else "en"],
        "family": rule.family,
        "condition": condition_of(rule),
        "raises": rule.raises,
        "severity": rule.severity,
        "owner": rule.owner.value,
        "escalates": [one.value for one in rule.escalates],
        "acknowledge": rule.acknowledge,
        "resolve": rule.resolve,
        "source": rule.source,
        "live": count,
        "fires_often": often,
    }


def silence_answer(row: Row[Any], rules: CaseRules, language: str) -> CaseSilence:
    """One silence."""
    return {
        "number": row.id,
        "rule": row.rule,
        "label": None if row.rule is None else _label(rules, row.rule, language),
        "stream": row.stream,
        "since": instant(row.since),
        "until": instant(row.until),
        "why": row.why,
        "made_by": row.made_by,
    }


def _step(row: Row[Any], rules: CaseRules, language: str) -> CaseStepAnswer:
    return {
        "number": row.id,
        "step": row.step,
        "label": _step_label(row, rules, language),
        "at": instant(row.at),
        "state": row.state,
        "why": row.why,
        "about": about_of(row),
        "made_by": row.made_by,
        "made_at": row.made_at,
    }


def _step_label(row: Row[Any], rules: CaseRules, language: str) -> str:
    """What was done, of an assignment or a link to whom or to what, and of a merge with what and why."""
    about = about_of(row)
    match row.step:
        case CaseStep.ASSIGN:
            to = about.get("owner") or text(f"access-role-{about['role']}", language)
            return text("case-step-assign", language, to=to)
        case CaseStep.LINK:
            return text("case-step-link", language, kind=about["kind"], name=about["name"])
        case CaseStep.JOIN | CaseStep.MERGE:
            return _merge_label(row.step, about, rules, language)
    return text(f"case-step-{row.step.replace('_', '-')}", language)


def _merge_label(step: str, about: Mapping[str, Any], rules: CaseRules, language: str) -> str:
    """Which case joined which, and by what they are one."""
    less, more = (_label(rules, str(about.get(name, "")), language) for name in ("yields", "rule"))
    how = "yields" if "yields" in about else "near" if "metres" in about else "person"
    number, metres = str(about.get("into", about.get("case"))), str(about.get("metres", ""))
    near = "same" if metres == "0" else "apart"
    return text(f"case-step-{step}", language, number=number, how=how, near=near, metres=metres, less=less, more=more)


def _label(rules: CaseRules, name: str, language: str) -> str:
    return rule_label(rules.all.get(name), name, language)


def _episode(row: Row[Any]) -> CaseEpisode:
    return {
        "stream": row.stream,
        "began": instant(row.began),
        "ended": _instant(row.ended),
        "peak": row.peak,
        "sequence": row.sequence,
    }


def _instant(time: int | None) -> str | None:
    return None if time is None else instant(time)
