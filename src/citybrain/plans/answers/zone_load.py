"""What a zone draws hour by hour."""

from __future__ import annotations

from citybrain.plans.answers.shapes.knowledge import ZoneHours, ZoneLoad
from citybrain.plans.one_zone import zone_values
from citybrain.plans.view import View

SERIES = {
    "electricity": "zone_hourly_electricity",
    "heat": "zone_hourly_heating_need",
    "cold": "zone_hourly_cooling_need",
}
DIGITS = 3


def load_answer(view: View, row: int) -> ZoneLoad:
    """Electricity use, heating need and cooling need of a zone in each hour."""
    values = zone_values(view, list(SERIES.values()), row)

    def rounded(series: str) -> list[float]:
        hours: list[float] = values[SERIES[series]].round(DIGITS).tolist()
        return hours

    hours: ZoneHours = {
        "electricity": rounded("electricity"),
        "heat": rounded("heat"),
        "cold": rounded("cold"),
    }
    return {"row": row, "unit": view.graph[SERIES["electricity"]].unit, "hours": hours}
