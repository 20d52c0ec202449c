"""What residents of the demo city reported and are asked: examples that say so, of nobody."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from citybrain.kernel.yaml_files import read_yaml

if TYPE_CHECKING:
    from citybrain.governance import Actor
    from citybrain.open_city.city import OpenCity
    from citybrain.people.consultations.service import ConsultationService
    from citybrain.people.reports.service import ResidentReports

SETTINGS = Path(__file__).with_name("demo_take_part.yaml")
HOUR = 3_600_000_000


def seed_take_part(city: OpenCity) -> None:
    """Enter reports of the days before the week that is replayed, and a survey that runs from its first day."""
    from citybrain.observations.demo.settings import ZONE, span
    from citybrain.people.surveys.document import NewQuestionnaire
    from citybrain.people.surveys.service import QuestionnaireService, QuestionnaireSurroundings

    said: dict[str, Any] = read_yaml(SETTINGS)
    start, by = span()[1], _officer(said["made_by"])
    clock = [start]
    reports = _reports(city, clock)
    for one in said["reports"]:
        clock[0] = start - one["hours"] * HOUR
        number = _report(reports, one, by)
        clock[0] += 2 * HOUR
        _answer(reports, number, one.get("answer"), by)
    first = datetime.datetime.fromtimestamp(start / 1_000_000, ZONE).date()
    surveys = QuestionnaireService(city.city_records, QuestionnaireSurroundings(lambda: city.workspace, lambda: first))
    surveys.open(NewQuestionnaire.model_validate(_running(said["survey"], first)), by)


def open_example(city: OpenCity) -> int | None:
    """Open the consultation on an example plan, with a plan of a resident's own, where there never was one; its number.

    Its effects take half a minute, so that a server does it once the city is prepared, and nobody waits for it.
    """
    from citybrain.open_city.consultations import consultations_of
    from citybrain.people.consultations.document import NewConsultation

    service = consultations_of(city)
    if service.listed():
        return None
    said: dict[str, Any] = read_yaml(SETTINGS)
    asked = NewConsultation.model_validate(_running(said["consultation"], service.today))
    by = _officer(said["made_by"])
    number = service.open(asked, by)
    _send_own_plan(service, number, said["own_plan"], by)
    return number


def _send_own_plan(service: ConsultationService, number: int, said: dict[str, Any], by: Actor) -> None:
    """Send in a plan as any resident does, worked out by the city, and show it to everybody."""
    from citybrain.people.consultations.sending import InputSent

    content = {"kind": "plan", **{name: said[name] for name in ("title", "text", "levels")}}
    sent = InputSent.model_validate({"sending": str(uuid4()), "code": service.web_code(number), **content})
    made = service.add(number, sent, by).number
    assert made is not None
    service.reply(number, [made], said["verdict"], said["answer"], by)


def _reports(city: OpenCity, clock: list[int]) -> ResidentReports:
    """Reports of the city at the moment [µs] that the clock holds."""
    from citybrain.base.domains import find_domains
    from citybrain.cases.rules import rules_of
    from citybrain.cases.service import CaseService
    from citybrain.open_city.reports import reports_of
    from citybrain.people.reports.service import ResidentReports

    rules = rules_of(find_domains())
    cases = CaseService(city.city_records, lambda: rules, lambda: clock[0], city.time_zone)
    around = reports_of(city).around._replace(cases=cases, now=lambda: clock[0])
    return ResidentReports(city.city_records, around)


def _report(reports: ResidentReports, said: dict[str, Any], by: Actor) -> int:
    """The number of a report."""
    from citybrain.people.reports.given import GivenReport, ReportChannel

    given = {name: said[name] for name in ("service", "text", "longitude", "latitude")}
    return int(reports.enter(GivenReport.model_validate(given), ReportChannel.WEB, by.name).row.id)


def _answer(reports: ResidentReports, number: int, answer: str | None, by: Actor) -> None:
    """Show the words of a report to everybody, and answer it where there is an answer."""
    from citybrain.people.reports.desk import ReportDesk

    desk = ReportDesk(reports)
    desk.moderate(number, True, "Example", by)
    if answer is not None:
        desk.answer(number, answer, by)


def _running(said: dict[str, Any], first: datetime.date) -> dict[str, Any]:
    """What is asked, from a day on for as many days as it says."""
    days = {"since": first, "until": first + datetime.timedelta(days=said["days"])}
    return {**{name: value for name, value in said.items() if name != "days"}, **days}


def _officer(name: str) -> Actor:
    from citybrain.governance import Actor, Permission, Role

    return Actor(name, frozenset({Role.DUTY_OFFICER, Role.ADMINISTRATOR}), frozenset(Permission))
