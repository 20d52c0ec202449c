"""What a plan can do, and what it can set."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from citybrain.kernel import Graph, Intervention
from citybrain.plans.amounts import counted_by
from citybrain.plans.settings import bounds_of
from citybrain.presenting.answers.accepted import accepted_share
from citybrain.presenting.answers.shapes import possible as shape
from citybrain.presenting.answers.words import label, message, source_text

if TYPE_CHECKING:
    from citybrain.progress.accepted_effects import AcceptedEffect


def interventions_answer(
    graph: Graph, day: datetime.date, language: str, accepted: Sequence[AcceptedEffect] = ()
) -> list[shape.Intervention]:
    """All interventions in the order of their phases, with the defaults in force on a day and measured effects."""
    ordered = sorted(graph.interventions.values(), key=lambda made: made.rank)
    return [_intervention(graph, made, day, language, accepted) for made in ordered]


def _intervention(
    graph: Graph, made: Intervention, day: datetime.date, language: str, accepted: Sequence[AcceptedEffect]
) -> shape.Intervention:
    return {
        "name": made.name,
        "label": label(graph, made.name, language),
        "also": graph.vocabulary.also(made.name),
        "description": graph.vocabulary.sentence(made.name, made.sentence, language),
        "entity": made.of,
        "phase": made.phase,
        "strategy": made.strategy,
        "strategy_label": message(f"strategy-{made.strategy}", language),
        "digital_leverage": made.digital_leverage,
        "digital_leverage_label": message(f"digital-leverage-{made.digital_leverage or 'none'}", language),
        "source": source_text(made.source, language),
        "where": made.where,
        "inputs": list(made.inputs),
        "settings": [setting_answer(graph, name, day, language) for name in made.settings],
        "excludes": list(made.excludes),
        "changes": list(made.changes),
        "counted_by": [
            {"name": name, "label": label(graph, name, language), "unit": graph[name].unit}
            for name in counted_by(made, graph)
        ],
        "measured": [accepted_share(one) for one in accepted if one.intervention == made.name],
    }


def setting_answer(graph: Graph, name: str, day: datetime.date, language: str) -> shape.Setting:
    """A setting; one that depends on the building (a table) has no single default."""
    parameter = graph.parameters[name]
    value = None if parameter.by else parameter.at(day)
    low, high = bounds_of(name, graph)
    return {
        "name": name,
        "label": label(graph, name, language),
        "unit": parameter.unit,
        "default": value.value if value else None,
        "minimum": low,
        "maximum": high,
        "source": source_text(value.source, language) if value else None,
    }
