"""Departments: what is of one's own comes first, and a right that is limited reaches nothing of any other."""

from dataclasses import replace

import pytest

from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.governance import Actor, Permission
from citybrain.governance.errors import NotAllowedError
from citybrain.open_city.departments import require_record
from citybrain.people.reports.desk import DeskQuery, ReportDesk
from citybrain.people.services.catalogue import import_services
from citybrain.people.services.entry import ReceivingUnit, Text
from tests.cases.photos.photographs import photograph
from tests.people.reports.conftest import CONFIGURATION, OLLI, ReportingCity

LIGHTS = ReceivingUnit(name=Text(en="Street lights", zh="路灯科"))
ROADS = ReceivingUnit(name=Text(en="Roads"))
LAMP = replace(OLLI, name="Lea", department="Street lights")


@pytest.fixture
def desk(reporting: ReportingCity) -> ReportDesk:
    """The desk of a city whose catalogue names a unit for two of its services."""
    services = reporting.reports.services
    units = {"street_light": LIGHTS, "pothole": ROADS}
    with reporting.city.records.begin() as connection:
        named = [services[code].model_copy(update={"unit": unit}) for code, unit in units.items()]
        import_services(connection, named, "units", "Olli")
    return reporting.desk


def limit(reporting: ReportingCity, *rights: str) -> None:
    text = f"departments = ['Street lights', 'Roads']\nown_department = {list(rights)}\n{CONFIGURATION}"
    (reporting.city.folder / "city.toml").write_text(text, encoding="utf-8")


def test_what_is_of_ones_own_department_is_first(reporting: ReportingCity, desk: ReportDesk) -> None:
    hole = reporting.enter("A hole", "pothole").row.id
    lamp = reporting.enter().row.id
    tree = reporting.enter("A tree fell", "tree").row.id
    assert [one.row.id for one in desk.listed(DeskQuery(), OLLI).details] == [tree, lamp, hole]
    assert [one.row.id for one in desk.listed(DeskQuery(), LAMP).details] == [lamp, tree, hole]
    assert [one.row.id for one in desk.listed(DeskQuery(own=True), LAMP).details] == [lamp]
    assert desk.listed(DeskQuery(own=True), OLLI).details == []
    assert [one.row.id for one in desk.listed(DeskQuery(own=True), replace(LAMP, department="路灯科")).details] == [
        lamp
    ]
    desk.answer(hole, "We come.", LAMP)


def test_a_limited_right_reaches_ones_own_department_and_what_is_of_none(
    reporting: ReportingCity, desk: ReportDesk
) -> None:
    limit(reporting, "cases:work", "cases:close")
    hole = reporting.enter("A hole", "pothole", contact={"name": "Aino", "email": "", "telephone": ""}).row
    lamp, tree = reporting.enter().row, reporting.enter("A tree fell", "tree").row
    for deed in (
        lambda: desk.answer(hole.id, "We come.", LAMP),
        lambda: desk.moderate(hole.id, True, "Fine", LAMP),
        lambda: desk.contact(hole.id, LAMP),
        lambda: require_record(reporting.city, f"report/{hole.id}", LAMP, Permission.WORK_CASES),
        lambda: reporting.city.cases.step(hole.case, CaseStep.ACKNOWLEDGE, LAMP.name, actor=LAMP),
    ):
        with pytest.raises(NotAllowedError, match="access-other-department"):
            deed()
    assert desk.of_case(hole.case, LAMP)[0].contact is None
    assert desk.of_case(hole.case, OLLI)[0].contact is not None, "who is of no department is limited by nothing"
    assert desk.barred(hole, LAMP) == ["cases:work", "cases:close"]
    desk.change_service(hole.id, "street_light", "It is a lamp", LAMP)
    desk.answer(hole.id, "We come.", LAMP)
    for own in (lamp, tree):
        assert desk.barred(own, LAMP) == []
        desk.answer(own.id, "We come.", LAMP)
        reporting.city.cases.step(own.case, CaseStep.ACKNOWLEDGE, LAMP.name, actor=LAMP)


def test_a_photo_is_withdrawn_by_who_gave_it_or_who_may_close_its_case(
    reporting: ReportingCity, desk: ReportDesk
) -> None:
    limit(reporting, "cases:work", "cases:assign", "cases:close")
    hole, lamp = reporting.enter("A hole", "pothole").row, reporting.enter().row
    photos = reporting.city.photos
    (other, _), (own, _) = (photos.add_to_case(one.case, photograph(), "resident", None) for one in (hole, lamp))
    with pytest.raises(NotAllowedError, match="access-other-department"):
        photos.withdraw(other.id, LAMP.name, LAMP)
    assert [one.id for one in photos.of_case(hole.case, LAMP)] == [other.id]
    photos.withdraw(own.id, LAMP.name, LAMP)
    given, _ = photos.add_to_case(hole.case, photograph(colour="red"), LAMP.name, LAMP)
    photos.withdraw(given.id, LAMP.name, LAMP)
    photos.withdraw(other.id, OLLI.name, OLLI)
    assert photos.of_case(hole.case, OLLI) == []


def test_a_case_is_merged_only_into_one_that_the_right_reaches(reporting: ReportingCity, desk: ReportDesk) -> None:
    limit(reporting, "cases:work", "cases:assign", "cases:close")
    cases = reporting.city.cases
    hole, lamp = reporting.enter("A hole", "pothole").row.case, reporting.enter().row.case
    tree = reporting.enter("A tree fell", "tree").row.case
    for number, into in ((lamp, hole), (hole, lamp)):
        with pytest.raises(NotAllowedError, match="access-other-department"):
            cases.step(number, CaseStep.MERGE, LAMP.name, actor=LAMP, into=into)
    cases.step(tree, CaseStep.MERGE, LAMP.name, actor=LAMP, into=lamp)
    assert cases.one(lamp).merged == [tree]


def test_a_case_ends_and_lives_again_only_where_the_right_reaches_all_of_it(
    reporting: ReportingCity, desk: ReportDesk
) -> None:
    limit(reporting, "cases:close")
    cases = reporting.city.cases
    lamp, hole = reporting.enter().row.case, reporting.enter("A hole", "pothole").row.case
    cases.step(hole, CaseStep.MERGE, OLLI.name, actor=OLLI, into=lamp)

    def close(actor: Actor) -> None:
        cases.step(lamp, CaseStep.CLOSE, actor.name, "Done", actor=actor, outcome=CaseOutcome.CURED)

    def refused(step: CaseStep) -> None:
        with pytest.raises(NotAllowedError, match="access-other-department"):
            cases.step(lamp, step, LAMP.name, actor=LAMP, outcome=CaseOutcome.CURED)

    refused(CaseStep.CLOSE)
    close(OLLI)
    for step in (CaseStep.UNDO, CaseStep.REOPEN):
        refused(step)
    cases.step(lamp, CaseStep.REOPEN, OLLI.name, actor=OLLI)
    cases.step(lamp, CaseStep.ACKNOWLEDGE, LAMP.name, actor=LAMP)
