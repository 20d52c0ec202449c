"""Where the city stands today."""

from __future__ import annotations

from citybrain.kernel import Quantity
from citybrain.plans.answers.words import Json, label, number
from citybrain.plans.evaluate import headline
from citybrain.plans.view import View

PER_AREA = "_per_area"
PER_RESIDENT = "_per_resident"


def assessment_answer(today: View, language: str) -> Json:
    """Headline numbers of the city, each also for a square metre and a resident where the graph declares that."""
    rows = [_row(made, today, language) for made in headline(today, "city")]
    return {"date": today.result.city.day.isoformat(), "rows": rows}


def _row(made: Quantity, today: View, language: str) -> Json:
    return {
        "quantity": made.name,
        "label": label(today.graph, made.name, language),
        "unit": made.unit,
        "value": number(today.value(made.name)),
        **_ratio("per_square_metre", made.name + PER_AREA, today),
        **_ratio("per_resident", made.name + PER_RESIDENT, today),
        "quality": int(today.quality(made.name)[0]),
        "levels": {str(level): share for level, share in today.levels(made.name).items()},
    }


def _ratio(key: str, name: str, today: View) -> Json:
    made = today.graph.quantities.get(name)
    if made is None:
        return {key: None, f"{key}_unit": None}
    return {key: number(today.value(name)), f"{key}_unit": made.unit}
