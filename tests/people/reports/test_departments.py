"""Departments: what is of one's own comes first, and a right that is limited reaches nothing of any other."""

from dataclasses import replace

import pytest

from citybrain.cases.states import CaseStep
from citybrain.governance import Permission
from citybrain.governance.errors import NotAllowedError
from citybrain.open_city.departments import require_record
from citybrain.people.reports.desk import DeskQuery, ReportDesk
from citybrain.people.services.catalogue import import_services
from citybrain.people.services.entry import ReceivingUnit, Text
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
