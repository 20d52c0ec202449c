"""Scenarios as people and programs read them: what they assume, what happens anyway, and their paths year by year."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from citybrain.kernel import Graph, Parameter
from citybrain.messages import label_language
from citybrain.plans.scenario_file import Anyway
from citybrain.plans.scenarios import Scenario, scenarios_of
from citybrain.presenting.answers.shapes import possible as shape
from citybrain.presenting.answers.words import label

FIRST, LAST = 2020, 2050
"""Years of the paths that are told."""


def scenarios_answer(
    graph: Graph, country: str, city: Path | None, day: datetime.date, language: str, years: Sequence[int] = ()
) -> list[shape.Scenario]:
    """All scenarios of a country and a city, the default first, each with its paths on one day of every year.

    A number has `values` in its unit. A table has none; its `relative` is the mean of its rows over that of `day`.
    """
    shown = tuple(years) or tuple(range(FIRST, LAST + 1))
    found = scenarios_of(country, city)
    return [_scenario(graph, scenario, day, language, shown, number == 0) for number, scenario in enumerate(found)]


def _scenario(
    graph: Graph, scenario: Scenario, day: datetime.date, language: str, years: Sequence[int], default: bool
) -> shape.Scenario:
    on_path = scenario.graph(graph)
    return {
        "name": scenario.name,
        "label": scenario.label[label_language(language)],
        "description": scenario.description[label_language(language)],
        "source": scenario.source,
        "default": default,
        "since": scenario.since.isoformat(),
        "measures": [_measure(graph, measure, language) for measure in scenario.measures_of(graph).values()],
        "years": list(years),
        "paths": [path_of(on_path, name, day, language, years) for name in sorted(scenario.courses_in(graph))],
    }


def _measure(graph: Graph, measure: Anyway, language: str) -> shape.AnywayMeasure:
    return {
        "intervention": measure.intervention,
        "label": label(graph, measure.intervention, language),
        "rate": measure.rate,
        "share": measure.share,
    }


def path_of(graph: Graph, name: str, day: datetime.date, language: str, years: Sequence[int]) -> shape.ParameterPath:
    """One parameter on the first of January of every year, with the sources along its way."""
    parameter = graph.parameters[name]
    days = [datetime.date(year, 1, 1) for year in years]
    sources = dict.fromkeys(_source(parameter, on) for on in days)
    now = _mean(parameter, day)
    return {
        "name": name,
        "label": parameter.label.get(language) or label(graph, name, language),
        "unit": parameter.unit,
        "values": None if parameter.by else [parameter.at(on).value for on in days],
        "relative": [_mean(parameter, on) / now if now else None for on in days],
        "sources": list(sources),
    }


def _mean(parameter: Parameter, day: datetime.date) -> float:
    return float(np.mean(parameter.table_at(day).values)) if parameter.by else parameter.at(day).value


def _source(parameter: Parameter, day: datetime.date) -> str:
    return parameter.table_at(day).rows[0].source if parameter.by else parameter.at(day).source
