"""The consultations and surveys of an open city: where they take plans, the day and proposals from."""

from __future__ import annotations

import datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.people.consultations.service import ConsultationService, ConsultationSurroundings
from citybrain.people.surveys.service import QuestionnaireService, QuestionnaireSurroundings

if TYPE_CHECKING:
    from citybrain.open_city.city import OpenCity
    from citybrain.plans.workspace import Workspace


def consultations_of(city: OpenCity, workspace: Workspace | None = None) -> ConsultationService:
    """Consultations with what somebody may see of the city, by default all of it."""

    around = ConsultationSurroundings(
        workspace=lambda: workspace or city.workspace,
        today=partial(today_of, city),
        proposal=city.gate.one,
    )
    return ConsultationService(city.city_records, around)


def questionnaires_of(city: OpenCity, workspace: Workspace | None = None) -> QuestionnaireService:
    """Surveys with what somebody may see of the city, by default all of it."""
    around = QuestionnaireSurroundings(lambda: workspace or city.workspace, partial(today_of, city))
    return QuestionnaireService(city.city_records, around)


def today_of(city: OpenCity) -> datetime.date:
    """The day by the clock of the city."""
    return (EPOCH + city.cases.now() * MICROSECOND).astimezone(ZoneInfo(city.time_zone())).date()
