"""What runs at stops that a plan opens."""

from __future__ import annotations

import numpy as np

from citybrain.domains.transit.models.planned.timetable import PlannedTimetable
from citybrain.domains.transit.models.scan.timetable import with_added
from citybrain.domains.transit.models.service import MINUTES, SOURCE, boarded_from
from citybrain.kernel import Solved, solved
from citybrain.kernel.units import Count, Hours, Minutes, PerHour, Predictor, Share


@solved(of="junction", source=SOURCE, tolerance=1e-9, at_most=1)
def departures_of_opened_stop(
    planned_timetable: Predictor, added_departures: Share, saved_ride_time: Share, junction_node: Count,
    transit_window_begin: Hours, transit_window_length: Minutes, *, tolerance: float, at_most: int,
) -> Solved[PerHour]:  # fmt: skip
    """Departures in an hour of the window at the stop that a plan opens at a junction; 0 where it opens none."""
    planned: PlannedTimetable = planned_timetable
    first, length = float(transit_window_begin) * MINUTES, float(transit_window_length)
    table = with_added(planned.table, planned.of_lines(added_departures))
    leaves = boarded_from(table, planned.of_lines(saved_ride_time), first, first + length, planned.stops)
    found = np.zeros(len(junction_node))
    found[planned.junctions] = leaves[planned.standing :] / (length / MINUTES)
    return Solved(found, 0.0, 1)
