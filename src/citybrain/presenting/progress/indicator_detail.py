"""One indicator whole, and the scores of a framework, as plain values."""

from __future__ import annotations

from collections.abc import Mapping

from citybrain.base.answers import answer_of
from citybrain.indicators.declared import Framework, text_in
from citybrain.messages import text
from citybrain.presenting.progress import indicator_shapes as shape
from citybrain.presenting.progress.indicator_answers import (
    entered_answer,
    named_groups,
    row_answer,
    row_label,
    target_answer,
)
from citybrain.progress.indicator_scores import GroupScore, RowScore
from citybrain.progress.indicator_service import IndicatorService
from citybrain.progress.indicators import target_value


def detail_answer(service: IndicatorService, name: str, code: str, language: str) -> shape.IndicatorDetail:
    """One indicator. Raises NotFoundError with the nearest names."""
    evaluated = service.evaluated()
    indicator = evaluated.frameworks.indicator(name, code)
    framework = evaluated.frameworks.find(name)
    rows = [row for row in evaluated.rows[name] if row.indicator is indicator]
    values = [
        one for one in service.store.values(withdrawn=True) if (one.framework, one.code) == (name, indicator.code)
    ]
    known = [one for row in rows for one in row.series]
    return {
        "framework": name,
        "code": indicator.code,
        "label": text_in(indicator.label, language),
        "formula": text_in(indicator.formula, language) or None,
        "question": text_in(indicator.question, language) or None,
        "source": indicator.source,
        "goals": list(indicator.goals),
        "people": list(indicator.people),
        "targets": [target_answer(target, target_value(target, known)) for target in indicator.targets],
        "rows": [row_answer(row, framework, evaluated.this_year, service.workspace.graph, language) for row in rows],
        "entered": [entered_answer(value) for value in reversed(values)],
    }


def scores_answer(
    service: IndicatorService, name: str, weights: Mapping[str, float], language: str
) -> shape.IndicatorScores:
    """Scores of a framework by the rule of U4SSC. Raises NotFoundError, EntryError for weights of unknown names."""
    framework, scores = service.scores(name, weights)
    return {
        "framework": framework.name,
        "rule": text("scores-rule", language),
        "groups": [_group(group, framework, language) for group in scores.groups],
        "rows": [_row(one, language) for one in scores.rows],
    }


def _group(group: GroupScore, framework: Framework, language: str) -> shape.ScoredGroup:
    return {
        "path": named_groups(framework, group.path, language),
        "score": answer_of(shape.ScoreRange, group.score) if group.score else None,
        "least": group.least.share if group.least else None,
        "most": group.most.share if group.most else None,
        "range_sure": group.least is not None and group.most is not None and group.least.range == group.most.range,
        "unsure": group.unsure,
        "weights_matter": answer_of(shape.WeightsMatter, group.sensitivity) if group.sensitivity else None,
        "left_out": group.left_out,
    }


def _boundary(one: RowScore, language: str) -> str | None:
    """That a boundary of points lies inside the interval, where it does."""
    if not one.crosses or one.least is None or one.most is None:
        return None
    return text("score-crosses", language, least=one.least, most=one.most)


def _row(one: RowScore, language: str) -> shape.ScoredRow:
    return {
        "code": one.row.indicator.code,
        "part": one.row.part.key if one.row.part else "",
        "label": row_label(one.row, language),
        "share": one.share,
        "points": one.points,
        "least": one.least,
        "most": one.most,
        "text": _boundary(one, language),
        "weight": one.weight,
    }
