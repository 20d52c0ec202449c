"""Proposals as answers: records in words of a language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row

from citybrain.base.answers import answer_of
from citybrain.base.domains import find_domains
from citybrain.cases.gate.content import ProposalContent
from citybrain.cases.gate.kinds import ProposalKind
from citybrain.cases.gate.overrides import OverrideLine, OverrideShare
from citybrain.cases.gate.service import ProposalDetail, possible_steps
from citybrain.cases.gate.shapes import (
    MachineAnswer,
    OverrideAnswer,
    OverrideTable,
    ProposalAnswer,
    ProposalDetails,
    ProposalKindAnswer,
    ProposalStepAnswer,
    ProposedValueAnswer,
    SimulatedNumber,
    SimulationShown,
)
from citybrain.governance import Actor
from citybrain.messages import text
from citybrain.observations.stream_status.answers import instant


def proposal_answer(row: Row[Any], language: str) -> ProposalAnswer:
    """One proposal, whether its content was read along or not."""
    return answer_of(
        ProposalAnswer,
        row,
        number=row.id,
        label=_label(json.loads(row.label), language),
        state_label=text(f"proposal-state-{row.state.replace('_', '-')}", language),
        approves_label=text(f"access-role-{row.approves}", language),
        expires=None if row.expires is None else instant(row.expires),
    )


def proposal_details(
    detail: ProposalDetail, connectors: frozenset[str], actor: Actor, language: str
) -> ProposalDetails:
    """All of a proposal, as somebody may go on with it."""
    said, kind = detail.content.said, detail.content.kind
    machine = said.machine
    answer: ProposalDetails = {
        **proposal_answer(detail.row, language),
        "values": list(_values(detail.content, language)),
        "stream": said.stream,
        "reason": said.reason,
        "alternatives": [{"what": one.what, "why_not": one.why_not} for one in said.alternatives],
        "cost": said.cost,
        "override": said.override,
        "wanted_by": None if machine is None else answer_of(MachineAnswer, machine),
        "simulation": _simulation(detail.simulation, language),
        "connector": kind.connector,
        "connected": kind.connector is None or kind.connector in connectors,
        "within": kind.confirms.within if kind.confirms else None,
        "rolls_back": kind.rolls_back,
        "source": kind.source,
        "steps": [_step(one, detail.about(one), language) for one in detail.steps],
        "possible": possible_steps(detail, actor),
    }
    return answer


def without_content(answer: ProposalDetails, language: str) -> ProposalDetails:
    """The same for who may not read what is proposed and why: that there is one, and where it stands."""
    steps: list[ProposalStepAnswer] = [{**one, "why": "", "about": {}} for one in answer["steps"]]
    return {
        **answer, "values": [], "stream": None, "reason": text("proposal-closed", language), "alternatives": [],
        "cost": "", "override": "", "wanted_by": None, "simulation": None, "steps": steps,
    }  # fmt: skip


def kind_answer(kind: ProposalKind, connectors: frozenset[str], language: str) -> ProposalKindAnswer:
    """One kind."""
    return answer_of(
        ProposalKindAnswer,
        kind,
        label=_label(kind.label, language),
        proposes=[one.value for one in kind.proposes],
        approves=kind.approves.value,
        simulation=kind.simulation.value,
        connected=kind.connector is None or kind.connector in connectors,
    )


def override_table(share: OverrideShare, lines: Sequence[OverrideLine]) -> OverrideTable:
    """What machines wanted and persons decided."""
    return answer_of(OverrideTable, share, overrides=[_override(one) for one in lines])


def _override(line: OverrideLine) -> OverrideAnswer:
    return answer_of(OverrideAnswer, line, at=instant(line.at))


def _values(content: ProposalContent, language: str) -> Iterator[ProposedValueAnswer]:
    machine = content.said.machine
    for name, value in content.said.values.items():
        kind = content.kind.values[name]
        yield {
            "name": name,
            "label": _label(kind.label, language),
            "unit": kind.unit,
            "value": value,
            "before": content.said.before.get(name),
            "machine": machine.values.get(name) if machine else None,
        }


def _simulation(found: dict[str, Any] | None, language: str) -> SimulationShown | None:
    if found is None:
        return None
    shown: Any = dict(found)
    if "numbers" in shown:
        words = find_domains().vocabulary
        shown["numbers"] = [_number({**one, "label": words.label(one["name"], language)}) for one in shown["numbers"]]
    if "reading_time" in shown:
        shown["reading_time"] = instant(shown["reading_time"])
    answer: SimulationShown = shown
    return answer


def _number(one: dict[str, Any]) -> SimulatedNumber:
    return answer_of(SimulatedNumber, one, with_plan=one["with"])


def _step(row: Row[Any], about: dict[str, Any], language: str) -> ProposalStepAnswer:
    return answer_of(
        ProposalStepAnswer,
        row,
        label=text(f"proposal-step-{row.step.replace('_', '-')}", language),
        at=instant(row.at),
        about=about,
    )


def _label(label: Any, language: str) -> str:
    return str(label["zh" if language == "zh" else "en"])
