"""Whom new stops of passing lines bring within a convenient way on foot."""

from __future__ import annotations

import numpy as np

from citybrain.base.covering import Covering, CoveringDemand
from citybrain.base.siting import SitingQuestion
from citybrain.kernel.units import Mask, Rows

ADULT = "adult"


class StopDemand(CoveringDemand):
    """Residents without a convenient stop of any line (SDG 11.2.1), as the quantities of a plan count them.

    Trams and buses call at new stops: their way counts. Raises InputError as a covering does.
    """

    gainer = "building"

    def __init__(self, question: SitingQuestion) -> None:
        modes, read = question.ways().networks, question.read
        near, far = (np.nan_to_num(np.asarray(read(f"residents_{one}_transit"))) for one in ("near", "far_from"))
        doors = modes.near_on_foot.attached(question.shapes("building"))
        limit, spacing = float(read("way_to_small_transit")), float(read("way_between_stops"))
        points = np.column_stack([read("junction_east"), read("junction_north")])

        def beside(rows: Rows) -> Mask:
            near = np.zeros(len(points), bool)
            for point in points[rows]:
                near |= np.hypot(*(points - point).T) < spacing
            return near

        free: Mask = np.asarray(read("lines_to_call")) > 0.0
        super().__init__(Covering(modes, ADULT, doors, near + far, limit, free), far == 0.0, beside)
