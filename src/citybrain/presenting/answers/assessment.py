"""Where the city stands today."""

from __future__ import annotations

from citybrain.base.answers import number
from citybrain.kernel import Quantity
from citybrain.plans.evaluate import headline
from citybrain.plans.view import View
from citybrain.presenting.answers.shapes.knowledge import Assessment, AssessmentRow
from citybrain.presenting.answers.words import label

PER_AREA = "_per_area"
PER_RESIDENT = "_per_resident"


def assessment_answer(today: View, language: str) -> Assessment:
    """Headline numbers of the city, each also for a square metre and a resident where the graph declares that.

    One that is a headline where it is known only is left out where the city has no value of it.
    """
    terms = today.graph.vocabulary.terms
    rows = [_row(made, today, language) for made in headline(today, "city")]
    rows = [row for row in rows if row["value"] is not None or terms[row["quantity"]].headline is True]
    return {"date": today.result.city.day.isoformat(), "rows": rows}


def _row(made: Quantity, today: View, language: str) -> AssessmentRow:
    by_area, by_resident = (_ratio(made.name + ending, today) for ending in (PER_AREA, PER_RESIDENT))
    return {
        "quantity": made.name,
        "label": label(today.graph, made.name, language),
        "unit": made.unit,
        "value": number(today.value(made.name)),
        "per_square_metre": by_area[0],
        "per_square_metre_unit": by_area[1],
        "per_resident": by_resident[0],
        "per_resident_unit": by_resident[1],
        "quality": int(today.quality(made.name)[0]),
        "levels": {str(level): share for level, share in today.levels(made.name).items()},
    }


def _ratio(name: str, today: View) -> tuple[float | None, str | None]:
    """Value and unit; neither where the graph has no such quantity."""
    made = today.graph.quantities.get(name)
    return (None, None) if made is None else (number(today.value(name)), made.unit)
