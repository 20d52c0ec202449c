"""Minutes by public transport between the zones of a city, as the API tells them."""

from __future__ import annotations

from typing import Any

import numpy as np
from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.kernel.entities import nearest
from citybrain.kernel.errors import NotFoundError
from citybrain.plans.entity_index import ZONE, EntityIndexes
from citybrain.plans.view import View

PART = "travel_minutes"
"""What a domain makes that tells minutes between zones."""


class TravelMatrixAnswer(TypedDict):
    """From each zone of `zones` (a row) the minutes to each of `to`; null where that takes too long."""

    zones: list[str]
    names: list[str | None]
    to: list[str]
    minutes: list[list[float | None]]


def travel_matrix_answer(view: View, places: EntityIndexes, to: str) -> TravelMatrixAnswer:
    """Minutes from all zones to one zone (its id, row number or name), or to all where none is asked for.

    Raises NotFoundError where no domain or no timetable tells them, and for a zone that is not known.
    """
    minutes, zones = np.round(_minutes(view), 1), places[ZONE]
    columns = range(len(zones.ids)) if not to else [_row(zones, to)]
    return TravelMatrixAnswer(
        zones=[str(one) for one in zones.ids],
        names=[zones.called(row) for row in range(len(zones.ids))],
        to=[str(zones.ids[row]) for row in columns],
        minutes=[[None if np.isnan(row[column]) else float(row[column]) for column in columns] for row in minutes],
    )


def _minutes(view: View) -> Any:
    return find_domains().made(PART)(view.value)


def _row(zones: Any, name: str) -> int:
    row: int | None = zones.find(name)
    if row is None:
        known = [str(one) for one in zones.rows_named]
        raise NotFoundError("travel-zone-unknown", received=name, near=nearest(name.casefold(), known))
    return row
