"""Why a number is what it is: a tree from the result down to files, records and parameters."""

from __future__ import annotations

import datetime
import inspect
import math
from collections.abc import Callable
from dataclasses import asdict

from citybrain.base.answers import number
from citybrain.kernel import Explanation, Graph, Provenance, Quantity, Solve
from citybrain.kernel.declarations import signature
from citybrain.kernel.lookup import Row
from citybrain.kernel.parameters import Parameter
from citybrain.messages import text
from citybrain.plans.entity_index import EntityIndexes
from citybrain.plans.uncertainty.ranges import is_ranged, range_by_row, ranges_of
from citybrain.plans.uncertainty.uncertainty import Interval as Drawn
from citybrain.plans.view import View
from citybrain.plans.without_value import without_value
from citybrain.presenting.answers.quantities import subject_label, subject_of
from citybrain.presenting.answers.shapes import explanation as shape
from citybrain.presenting.answers.shapes import knowledge
from citybrain.presenting.answers.shapes.numbers import Interval
from citybrain.presenting.answers.unknown import is_nowhere_known, why_unknown
from citybrain.presenting.answers.words import label, message, shown, source_text, uncertainty_answer


def explanation_answer(
    told: Explanation,
    graph: Graph,
    places: EntityIndexes,
    language: str,
    view: View | None = None,
    share_of: Callable[[str], float] | None = None,
) -> shape.Explanation:
    """An explanation with everything that it opens into.

    With a `view`, the number that is explained stands beside what was observed of it, where something was. `share_of`
    tells a quantity's share of the uncertainty of the number that is explained: inputs stand in its order then.
    """
    made = _made(graph, told)
    identity, name = _place(told, places)
    unknown = _unknown(told, view, language) if view else None
    inputs = sorted(told.inputs, key=lambda part: -share_of(part.quantity)) if share_of else told.inputs
    return {
        "quantity": told.quantity,
        "label": label(graph, told.quantity, language),
        "entity": told.of,
        "row": told.row if told.of in places else None,
        "id": identity,
        "name": name,
        "value": shown(graph, made, told.value, language),
        "before": shown(graph, made, told.before, language),
        "change": _change(told, made),
        "unit": told.unit,
        "kind": told.kind,
        "known": told.known,
        "quality": told.quality,
        "counts": {"known": told.parts - told.assumed_parts, "inferred": told.assumed_parts} if told.parts else None,
        "levels": {str(level): share for level, share in told.levels.items()},
        "sentence": graph.vocabulary.sentence(made.name, told.sentence, language)
        or _sentence(graph, told, made, language),
        "source": source_text(told.source, language),
        "where": told.where,
        "leaf": _leaf(told, language),
        "note": unknown or _note(told, language),
        "unknown": unknown is not None,
        "many": told.many or None,
        "observed": _observed(told, view, language) if view else None,
        "uncertainty": _uncertainty(told, graph),
        "weight": number(told.weight) if told.weight is not None else None,
        "share": number(share_of(told.quantity)) if share_of else None,
        **_ranges(told, view),
        "inputs": [explanation_answer(part, graph, places, language, share_of=share_of) for part in inputs],
    }


def _unknown(told: Explanation, view: View, language: str) -> str | None:
    """Why a number is not known: a file that was refused, else what has no value although others read it.

    None where it is known, and of a row where others are known: what hangs on it there says nothing of this one.
    """
    name = told.quantity
    if told.value is not None and not math.isnan(told.value):
        return None
    refused = without_value(view, name) in view.result.city.lacks
    return why_unknown(view, name, language) if refused or is_nowhere_known(view, name) else None


def _ranges(told: Explanation, view: View | None) -> shape.RangesOfOne:
    """Ranges of a number that is never told without one, of the number before and of the change; None of others."""
    none: shape.RangesOfOne = {"range": None, "before_range": None, "change_range": None}
    if view is None or not is_ranged(view.graph, told.quantity):
        return none
    row, before = told.row or 0, view.before()
    if before is None or told.before is None:
        return {**none, "range": _ends(range_by_row(view, told.quantity)[row])}
    found = ranges_of(before, [told.quantity], view)[told.quantity]
    assert found.plan is not None and found.change is not None
    ends = (_ends(each[row]) for each in (found.plan, found.today, found.change))
    return {"range": next(ends), "before_range": next(ends), "change_range": next(ends)}


def _ends(interval: Drawn) -> Interval:
    return {"low": number(interval.low), "high": number(interval.high)}


def _change(told: Explanation, made: Quantity) -> float | None:
    """By how much a number differs from the one before; None where it does not, or is a category."""
    if told.value is None or told.before is None or made.unit == "category":
        return None
    return number(told.value - told.before)


def _made(graph: Graph, told: Explanation) -> Quantity:
    """The quantity of a number; for a pair of a relation, which none makes, what stands for it."""
    if told.quantity in graph.relations:
        return Quantity(told.quantity, told.of, told.unit, "given", told.source)
    return graph[told.quantity]


def _uncertainty(told: Explanation, graph: Graph) -> knowledge.ParameterUncertainty | None:
    """Uncertainty of a parameter, as the value that is in force says or else the parameter does."""
    parameter = graph.parameters.get(told.quantity)
    if parameter is None or told.kind == "given":
        return None
    dated = told.valid_from and parameter.uncertainty_at(datetime.date.fromisoformat(told.valid_from))
    return uncertainty_answer(dated or parameter.uncertainty)


def _observed(told: Explanation, view: View, language: str) -> shape.Observed | None:
    """What bills and meters say of a computed number: value, difference of the computed one from it, and source."""
    graph = view.graph
    name = next((made.name for made in graph.quantities.values() if made.observes == told.quantity), None)
    if name is None:
        return None
    seen = view.explain(name, told.row, 0)
    value = number(seen.value)
    if value is None:
        return None
    computed = number(told.value)
    difference = None if computed is None else computed - value
    return {
        "quantity": name,
        "label": label(graph, name, language),
        "value": value,
        "unit": seen.unit,
        "difference": difference,
        "difference_percent": 100.0 * difference / value if difference is not None and value else None,
        "quality": seen.quality,
        "leaf": _leaf(seen, language),
    }


def _place(told: Explanation, places: EntityIndexes) -> tuple[str | None, str | None]:
    """Id and name of what a number is of; the city and the hours have neither."""
    if told.of not in places:
        return None, None
    index = places[told.of]
    return str(index.ids[told.row]), index.called(told.row)


def _sentence(graph: Graph, told: Explanation, made: Quantity, language: str) -> str:
    if told.kind == "lookup":
        by = text("web-list-comma", language=language).join(label(graph, name, language) for name in made.inputs)
        return text("explain-lookup", language=language, by=by)
    return text("explain-parameter", language=language) if told.kind == "parameter" else ""


def _note(told: Explanation, language: str) -> str | None:
    if told.apart:
        amount = number(told.apart)
        key = "explain-apart" if amount is not None else "explain-apart-unknown"
        return text(key, language=language, amount=round(amount or 0.0))
    if told.many:
        key = "explain-side-by-side" if told.value is None else "explain-hours"
        return text(key, language=language, count=told.many, unit=told.unit)
    if told.solve:
        return _search(told.solve, language)
    if told.parts > len(told.inputs) > 0:
        return text("explain-largest", language=language, shown=len(told.inputs), parts=told.parts)
    return None


def _search(solve: Solve, language: str) -> str:
    """How near a search came, in rounds, beside its promise; and what it left out."""
    near = {"residual": f"{solve.residual:.2g}", "tolerance": f"{solve.tolerance:.2g}"}
    key = "explain-search" if solve.reached else "explain-search-short"
    return text(key, language=language, **(asdict(solve) | near))


def _leaf(told: Explanation, language: str) -> shape.ProvenanceAnswer | None:
    leaf = told.leaf or (Provenance(told.kind, "", told.quality, file=told.where) if told.valid_from else None)
    if leaf is None:
        return None
    return {
        "file": leaf.file or None,
        "title": leaf.title or None,
        "sha256": leaf.sha256 or None,
        "licence": leaf.licence or None,
        "date": leaf.date or None,
        "row": leaf.row or None,
        "origin": leaf.origin or None,
        "simulated": leaf.simulated,
        "rule": message(leaf.rule, language) if leaf.rule else None,
        "valid_from": told.valid_from or None,
    }


def code_of(graph: Graph, name: str) -> str:
    """The program text of a quantity or an intervention; of a parameter its values with their dates and sources.

    Raises NotFoundError with the nearest names.
    """
    if name in graph.interventions and name not in graph.quantities:
        return inspect.getsource(graph.interventions[name].function)
    made = graph[name]
    if name in graph.parameters:
        return _values(graph.parameters[name])
    if made.kind in ("column", "guess"):
        made = graph[made.inputs[0]]
    if made.function is None:
        return made.description
    fields = inspect.getsource(signature(made.function)[1]["return"]) + "\n\n" if made.kind == "record" else ""
    return fields + inspect.getsource(made.function)


def _values(parameter: Parameter) -> str:
    lines = [f"{parameter.name}:  # {parameter.where}", f"  unit: {parameter.unit}", "  values:"]
    for value in parameter.values:
        lines.append(f'    - {{from: {value.since}, value: {value.value:g}, source: "{value.source}"}}')
    for table in parameter.tables:
        lines.append(f"    - from: {table.since}")
        for row in table.rows:
            axes = {**{k: list(v) for k, v in row.names.items()}, **row.starts}
            told = ", ".join(f"{name}: {value}" for name, value in axes.items())
            lines.append(f'      - {{{told}{", " if told else ""}value: {row.value:g}, source: "{row.source}"}}')
    return "\n".join(lines) + "\n"


def parameters_answer(graph: Graph, language: str) -> list[knowledge.Parameter]:
    """All dated parameters with every value, first day and source."""
    return [
        {
            "name": parameter.name,
            "label": label(graph, parameter.name, language),
            "also": graph.vocabulary.also(parameter.name),
            "unit": parameter.unit,
            "where": parameter.where,
            "by": list(parameter.by),
            "interpolate": parameter.interpolate,
            "subject": subject_of(parameter.where),
            "subject_label": subject_label(parameter.where, language),
            "uncertainty": uncertainty_answer(parameter.uncertainty),
            "values": [
                {
                    "from": v.since.isoformat(),
                    "value": number(v.value),
                    "source": source_text(v.source, language),
                    "quality": v.quality,
                }
                for v in parameter.values
            ],
            "tables": [
                {
                    "from": table.since.isoformat(),
                    "rows": [_row(row, language) for row in table.rows],
                }
                for table in parameter.tables
            ],
        }
        for parameter in graph.parameters.values()
    ]


def _row(row: Row, language: str) -> knowledge.ParameterRow:
    told: knowledge.ParameterRow = {axis: list(kinds) for axis, kinds in row.names.items()}
    told.update(row.starts)
    return {**told, "value": number(row.value), "source": source_text(row.source, language), "quality": row.quality}
