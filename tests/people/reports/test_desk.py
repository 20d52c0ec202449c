"""What officers see of reports: lists by promise, contacts on request, photos that are released, titles of cases."""

import pytest

from citybrain.cases.names import CaseOutcome
from citybrain.cases.states import CaseStep
from citybrain.cases.subjects import case_title, label_in
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import NotFoundError
from citybrain.people.reports.answers import desk_answer, status_answer
from citybrain.people.reports.desk import DeskQuery
from citybrain.people.reports.georeport import request_document
from citybrain.people.reports.photos import case_of_public_photo, public_photos
from citybrain.people.reports.public import ReportQuery, public_reports
from citybrain.people.reports.standing import answers_of
from citybrain.records.errors import EntryError
from tests.cases.photos.photographs import photograph
from tests.people.reports.conftest import OLLI, PAULA, ReportingCity


def numbers(reporting: ReportingCity, which: str, **more: object) -> list[int]:
    listed = reporting.desk.listed(DeskQuery(which, **more), OLLI)  # type: ignore[arg-type]
    return [one.row.id for one in listed.details]


def test_the_oldest_promise_is_first_and_late_is_counted(reporting: ReportingCity) -> None:
    answered = reporting.enter("Answered").row.id
    reporting.later(1)
    late = reporting.enter("Late").row.id
    reporting.desk.answer(answered, "We come.", OLLI)
    reporting.later(49)
    new = reporting.enter("New").row.id
    private = reporting.enter("Too dark", "unsafe_place").row.id
    assert numbers(reporting, "open")[:1] == [late]
    assert set(numbers(reporting, "open")) == {late, new, private, answered}
    assert numbers(reporting, "late") == [late]
    assert set(numbers(reporting, "waiting")) == {late, new, answered}
    listed = reporting.desk.listed(DeskQuery("open", most=2), OLLI)
    assert (len(listed.details), listed.all, listed.waiting, listed.late) == (2, 4, 3, 1)
    told = desk_answer(listed.details[0], reporting.reports.services, reporting.clock[0], "en")
    assert (told["late"], told["due"], told["contact_details"]) == (True, told["answer_by"], None)
    case = reporting.reports.by_code(reporting.enter("Done").code).row.case
    reporting.city.cases.step(case, CaseStep.CLOSE, OLLI.name, "Mended", actor=OLLI, outcome=CaseOutcome.CURED)
    assert len(numbers(reporting, "closed")) == 1
    assert numbers(reporting, "all", service="unsafe_place") == [private]


def test_a_contact_is_read_for_one_report_by_who_works_on_cases(reporting: ReportingCity) -> None:
    number = reporting.enter(contact={"name": "Aino", "email": "", "telephone": ""}).row.id
    found = reporting.desk.contact(number, OLLI)
    assert found is not None
    assert found.name == "Aino"
    assert reporting.desk.listed(DeskQuery(), OLLI).details[0].contact is None
    with pytest.raises(NotAllowedError):
        reporting.desk.contact(number, PAULA)


def test_a_photo_is_seen_by_everybody_once_a_person_released_it(reporting: ReportingCity) -> None:
    entered = reporting.enter()
    number = entered.row.id
    photo = reporting.reports.add_photo(entered.code, photograph())[0].id
    records = reporting.reports.records.to_read()
    with pytest.raises(NotFoundError):
        case_of_public_photo(records, number, photo)
    reporting.desk.release_photo(number, photo, True, "Shows nobody", OLLI)
    rows = public_reports(records, ReportQuery())
    assert public_photos(records, rows) == {number: [photo]}
    case = case_of_public_photo(records, number, photo)
    assert reporting.reports.around.photos().picture_of_case(photo, case)[:2] == b"\xff\xd8"
    other = reporting.enter("Another")
    with pytest.raises(NotFoundError):
        reporting.reports.around.photos().picture_of_case(photo, other.row.case)
    with pytest.raises(NotFoundError):
        reporting.desk.release_photo(other.row.id, photo, True, "?", OLLI)
    detail = reporting.reports.by_code(entered.code)
    status = status_answer(detail, reporting.reports.services, reporting.clock[0], False, "en")
    assert [(one["kind"], one["text"]) for one in status["messages"]] == [("photo_shown", "")]
    reporting.desk.moderate(number, False, "A name", OLLI)
    with pytest.raises(NotFoundError):
        case_of_public_photo(records, number, photo)
    reporting.desk.moderate(number, True, "Names nobody", OLLI)
    reporting.desk.release_photo(number, photo, False, "A face", OLLI)
    assert public_photos(records, rows) == {}


def test_photos_of_merged_reports_are_all_seen_at_the_case_and_by_link_each_those_of_its_own(
    reporting: ReportingCity,
) -> None:
    """Two neighbours report one lamp with photos, one picture is the same; their cases are merged by a third."""
    first, second, third = (reporting.enter(text) for text in ("The lamp is dark", "Dark here, too", "And I see it"))
    same, cases, photos = photograph(colour="navy"), reporting.city.cases, reporting.reports.around.photos()
    own = {
        one.row.id: [reporting.reports.add_photo(one.code, given)[0].id for given in (photograph(colour=colour), same)]
        for one, colour in ((first, "teal"), (second, "olive"))
    }
    for one, into in ((second, third), (third, first)):
        cases.step(one.row.case, CaseStep.MERGE, OLLI.name, "The same lamp", actor=OLLI, into=into.row.case)
    case, every = first.row.case, sorted(own[first.row.id] + own[second.row.id])
    assert [one.id for one in photos.of_case(case, OLLI)] == every, "the case shows all to the office"
    assert [one.id for one in photos.of_case(second.row.case, OLLI)] == own[second.row.id]
    desk = {one.row.id: [photo.number for photo in one.photos] for one in reporting.desk.of_case(case, OLLI)}
    assert desk == {**own, third.row.id: []}

    def by_link(code: str) -> str:
        detail = reporting.reports.by_code(code)
        assert list(detail.photos) == []
        return str(status_answer(detail, reporting.reports.services, reporting.clock[0], False, "en")["messages"])

    shared, alone = own[first.row.id][1], own[first.row.id][0]
    reporting.desk.release_photo(first.row.id, shared, True, "Shows nobody", OLLI)
    assert "photo" in by_link(first.code) and "photo" not in by_link(second.code) + by_link(third.code)
    records = reporting.reports.records.to_read()
    assert public_photos(records, public_reports(records, ReportQuery())) == {first.row.id: [shared]}
    for wrong in (second.row.id, third.row.id):
        with pytest.raises(NotFoundError):
            case_of_public_photo(records, wrong, shared)
        with pytest.raises(NotFoundError):
            reporting.desk.release_photo(wrong, shared, True, "?", OLLI)

    for photo in own[first.row.id]:
        photos.withdraw(photo, OLLI.name, OLLI)
    assert [one.id for one in photos.of_case(case, OLLI)] == own[second.row.id]
    assert all(photos.picture(photo, OLLI)[:2] == b"\xff\xd8" for photo in own[second.row.id]), "the same file stays"
    for gone in (shared, alone):
        with pytest.raises(NotFoundError):
            photos.picture(gone, OLLI)
    assert public_photos(records, public_reports(records, ReportQuery())) == {}
    late = reporting.reports.add_photo(second.code, photograph(colour="red"))[0].id
    cases.step(second.row.case, CaseStep.SPLIT, OLLI.name, "Another lamp", actor=OLLI)
    assert photos.of_case(case, OLLI) == []
    assert [one.id for one in photos.of_case(second.row.case, OLLI)] == [*own[second.row.id], late]


def test_no_photo_of_a_private_report_is_released(reporting: ReportingCity) -> None:
    entered = reporting.enter("Too dark", "unsafe_place")
    photo = reporting.reports.add_photo(entered.code, photograph())[0].id
    with pytest.raises(EntryError, match="resident-report-private"):
        reporting.desk.release_photo(entered.row.id, photo, True, "?", OLLI)


def test_a_case_is_called_by_its_service_in_each_language(reporting: ReportingCity) -> None:
    case = reporting.city.cases.one(reporting.enter(address="Park 1").row.case).case
    rule = reporting.city.cases.rules.all[case.rule]
    service = reporting.reports.services["street_light"]
    for language in ("en", "zh"):
        assert service.name.of(language) in case_title(case, rule, language)
    for words, label in (("street_light", "street light"), ("{", "{"), ('{"en": 1}', '{"en": 1}'), ("{}", "{}")):
        assert label_in(words, "zh") == label


def test_what_the_city_says_to_who_reported_is_public_with_their_words_alone(reporting: ReportingCity) -> None:
    number, records = reporting.enter().row.id, reporting.city.records
    reporting.desk.answer(number, "Dear Aino, we come to your door.", OLLI)

    def status_notes() -> str:
        [row] = public_reports(records, ReportQuery())
        notes = answers_of(records, [number])[number]
        return str(request_document(row, reporting.reports.services, notes, "en")["status_notes"])

    assert "Aino" not in status_notes()
    reporting.desk.moderate(number, True, "Nothing in it is private.", OLLI)
    assert "Aino" in status_notes()
