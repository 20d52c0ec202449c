"""Whom new facilities bring within reach of daily needs on foot."""

from __future__ import annotations

import numpy as np

from citybrain.base.covering import Covering, CoveringDemand
from citybrain.base.siting import SitingQuestion
from citybrain.domains.streets.models.access import METRES_A_MINUTE
from citybrain.domains.streets.questions.modes import SPEEDS
from citybrain.kernel.errors import InputError

PERSON, MINUTES = "adult", 15.0
"""For whom, and within how many minutes on foot, where a question does not say."""


class FacilityDemand(CoveringDemand):
    """Residents on streets who have no facility of a kind within minutes on foot.

    Raises InputError for a person that is not known, and as a covering does.
    """

    gainer = "building"

    def __init__(self, question: SitingQuestion) -> None:
        modes, read, kind = question.ways().networks, question.read, question.kind
        person = str(question.choices.get("person", PERSON))
        if person not in SPEEDS:
            raise InputError("access-choice-unknown", received=person, allowed=", ".join(SPEEDS))
        step_free = "" if person in ("adult", "older") else "step_free_"
        limit = float(question.choices.get("minutes", MINUTES)) * float(read(SPEEDS[person])) * METRES_A_MINUTE
        doors = modes.near_on_foot.attached(question.shapes("building"))
        people = np.zeros(len(question.shapes("building")))
        people[doors.rows] = np.nan_to_num(np.asarray(read("residents"))[doors.rows])
        near = np.asarray(read(f"{step_free}way_to_{kind}")) <= limit
        free = np.isnan(np.asarray(read("junction_facility"))) & (np.asarray(read("new_facility")) < 0.0)
        super().__init__(Covering(modes, person, doors, people, limit, free), near)
