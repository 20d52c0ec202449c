"""The life of a report: entered once, answered, closed, confirmed or not, with its contact apart from it."""

import datetime
from io import BytesIO

import pytest
from PIL import Image

from citybrain.cases.names import CaseOutcome
from citybrain.cases.service import CaseQuery
from citybrain.cases.states import CaseStep
from citybrain.governance import DataClass
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import NotFoundError
from citybrain.people.reports.answers import status_answer
from citybrain.people.reports.codes import code_from, new_code, read_code, written_code
from citybrain.people.reports.standing import due_of, is_done, times_of
from citybrain.records.errors import EntryError
from tests.cases.photos.photographs import bomb, photograph
from tests.people.reports.conftest import HOUR, OLLI, PAULA, ReportingCity

CONTACT = {"name": "Aino Example", "email": "aino@example.org", "telephone": "+358 40 123"}


def close(reporting: ReportingCity, case: int, outcome: CaseOutcome = CaseOutcome.CURED) -> None:
    reporting.city.cases.step(case, CaseStep.CLOSE, OLLI.name, "Mended", actor=OLLI, outcome=outcome)


def test_a_report_is_a_case_with_the_clocks_of_its_promise(reporting: ReportingCity) -> None:
    entered = reporting.enter()
    case = reporting.city.cases.one(entered.row.case).case
    assert (case.rule, case.subject, case.data_class) == ("resident_report", f"report/{entered.row.id}", "internal")
    assert (case.acknowledge_by, case.resolve_by) == (entered.row.answer_by, entered.row.done_by)
    assert entered.row.answer_by - entered.row.requested == 48 * HOUR
    assert DataClass(case.data_class) is DataClass.INTERNAL


def test_the_same_sent_twice_is_one_report_and_another_one_takes_no_code_twice(reporting: ReportingCity) -> None:
    code = new_code()
    first, again = reporting.enter(code=code), reporting.enter(code=written_code(code).lower())
    assert (first.new, again.new, first.row.id) == (True, False, again.row.id)
    assert len(reporting.city.cases.listed(CaseQuery())) == 1
    with pytest.raises(EntryError, match="resident-report-code-used"):
        reporting.enter("Another text", code=code)


def test_a_code_tells_a_sign_that_was_copied_wrongly() -> None:
    for _ in range(50):
        code = new_code()
        assert read_code(f" {written_code(code).lower()} ") == code
        wrong = ("A" if code[3] != "A" else "B").join((code[:3], code[4:]))
        swapped = code[:5] + code[6] + code[5] + code[7:]
        for other in (wrong, *([swapped] if swapped != code else [])):
            with pytest.raises(EntryError, match="resident-report-code"):
                read_code(other)


def test_an_idempotency_key_gives_the_same_code_each_time() -> None:
    code = code_from("6e1c8a4e-6f2b-4f55-9a51-0b8f1e1f3a10")
    assert code == code_from("6e1c8a4e-6f2b-4f55-9a51-0b8f1e1f3a10") == read_code(code)
    assert code_from("another key of somebody") != code
    assert read_code("TG5PB-S9SNN-F8M8V-HA7CA"), "web/src/takepart/reports/code.test.ts has the same one"


def test_who_guesses_an_idempotency_key_has_no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    code = code_from("2026-12-01-000001")
    monkeypatch.setattr("citybrain.people.reports.codes.noise_key", lambda: bytes(32))
    assert code_from("2026-12-01-000001") != code


def test_nobody_guesses_a_code(reporting: ReportingCity) -> None:
    reporting.enter()
    for _ in range(20):
        with pytest.raises(NotFoundError):
            reporting.reports.by_code(new_code())


def test_an_answer_stops_the_clock_and_late_is_called_late(reporting: ReportingCity) -> None:
    soon, late = reporting.enter(), reporting.enter("Another lamp")
    reporting.later(47)
    reporting.desk.answer(soon.row.id, "We come on Friday.", OLLI)
    reporting.later(2)
    now = reporting.clock[0]
    in_time, waiting = (times_of(reporting.reports.by_code(one.code).row) for one in (soon, late))
    assert (in_time.late_answer(now), waiting.late_answer(now)) == (False, True)
    reporting.desk.answer(late.row.id, "Sorry.", OLLI)
    assert times_of(reporting.reports.by_code(late.code).row).late_answer(now + HOUR)
    assert [one.text for one in reporting.reports.by_code(soon.code).messages] == ["We come on Friday."]


def stages(reporting: ReportingCity, code: str) -> dict[str, bool]:
    answer = status_answer(reporting.reports.by_code(code), reporting.reports.services, 0, False, "en")
    return {one["stage"]: one["reached"] for one in answer["stages"]}


def test_a_resident_confirms_the_cure_or_says_that_it_is_none(reporting: ReportingCity) -> None:
    entered = reporting.enter()
    with pytest.raises(EntryError, match="resident-report-not-done"):
        reporting.reports.reply(entered.code, "cured", "")
    close(reporting, entered.row.case)
    assert is_done(reporting.reports.by_code(entered.code).row)
    assert stages(reporting, entered.code) == {"received": True, "checked": True, "repair": True, "check": False}
    reporting.reports.reply(entered.code, "cured", "Thank you")
    assert stages(reporting, entered.code)["check"]
    assert reporting.city.cases.listed(CaseQuery()) == []
    reporting.reports.reply(entered.code, "not_cured", "Still dark")
    (objection,) = reporting.city.cases.listed(CaseQuery())
    assert (objection.rule, objection.words) == ("report_objection", "not_cured")
    reporting.reports.reply(entered.code, "person", "I want to speak to somebody")
    assert len(reporting.city.cases.listed(CaseQuery())) == 1, "one for each report"
    for _ in range(17):
        reporting.reports.reply(entered.code, "objection", "Again")
    with pytest.raises(EntryError, match="resident-report-replies-many"):
        reporting.reports.reply(entered.code, "objection", "Again")


def test_reports_that_were_merged_follow_the_case_that_they_joined(reporting: ReportingCity) -> None:
    first, second = reporting.enter(), reporting.enter("Dark here, too")
    steps = reporting.city.cases
    steps.step(second.row.case, CaseStep.MERGE, OLLI.name, "The same lamp", actor=OLLI, into=first.row.case)
    assert {one.row.id for one in reporting.desk.of_case(first.row.case, OLLI)} == {first.row.id, second.row.id}
    close(reporting, first.row.case)
    assert is_done(reporting.reports.by_code(second.code).row)
    steps.step(first.row.case, CaseStep.REOPEN, OLLI.name, "Dark again", actor=OLLI)
    steps.step(second.row.case, CaseStep.SPLIT, OLLI.name, "Another lamp", actor=OLLI)
    close(reporting, first.row.case)
    assert not is_done(reporting.reports.by_code(second.code).row)


def test_reports_follow_a_chain_of_merged_cases_to_its_end(reporting: ReportingCity) -> None:
    first, *others = [reporting.enter(f"Dark lamp {number}", contact=CONTACT) for number in range(4)]
    before = first
    for one in others:
        reporting.city.cases.step(before.row.case, CaseStep.MERGE, "Olli", "the same", into=one.row.case)
        before = one
    of_case = reporting.desk.of_case(before.row.case, OLLI)
    assert [one.row.id for one in of_case] == [one.row.id for one in (first, *others)]
    close(reporting, before.row.case)
    row = reporting.reports.by_code(first.code).row
    assert (row.state, row.outcome, row.root) == ("closed", "cured", before.row.case)
    assert times_of(row).closed == reporting.clock[0]
    assert due_of(row) is None
    reporting.later(24 * 90)
    assert reporting.desk.expire_contacts() == 4


def words(reporting: ReportingCity, code: str) -> list[str]:
    answer = status_answer(reporting.reports.by_code(code), reporting.reports.services, 0, False, "en")
    return [one["text"] for one in answer["messages"]]


def test_who_reported_what_was_merged_reads_what_happens_to_the_other_case_and_nothing_of_others(
    reporting: ReportingCity,
) -> None:
    first, second = reporting.enter("My name is Aino", contact=CONTACT), reporting.enter("Dark here, too")
    steps, into = reporting.city.cases, first.row.case
    reporting.desk.answer(first.row.id, "Dear Aino, we come on Friday.", OLLI)
    steps.step(second.row.case, CaseStep.MERGE, OLLI.name, "The same lamp of Aino", actor=OLLI, into=into)
    reporting.later(1)
    steps.step(into, CaseStep.BEGIN, OLLI.name, "Aino called", actor=OLLI)
    reporting.later(1)
    close(reporting, into)
    joined, *moved = words(reporting, second.code)
    assert joined.startswith("Somebody reported the same.")
    assert moved == ["Somebody is at work on it.", "It is done."]
    reporting.later(1)
    steps.step(into, CaseStep.REOPEN, OLLI.name, "Dark again", actor=OLLI)
    assert words(reporting, second.code)[-1] == "It was opened again: it is not done yet."
    assert "Aino" not in str(words(reporting, second.code))
    assert words(reporting, first.code) == ["Dear Aino, we come on Friday."]
    reporting.desk.moderate(first.row.id, True, "Nothing private", OLLI)
    reporting.later(1)
    reporting.desk.answer(first.row.id, "The lamp is mended on Monday.", OLLI)
    last = words(reporting, second.code)[-1]
    assert last == "The city answered another report of the same: The lamp is mended on Monday."
    assert "Aino" not in str(words(reporting, second.code)), "the board has the latest answer alone"
    steps.step(second.row.case, CaseStep.SPLIT, OLLI.name, "Another lamp", actor=OLLI)
    assert words(reporting, second.code) == []


def replies(reporting: ReportingCity, code: str) -> list[str]:
    return status_answer(reporting.reports.by_code(code), reporting.reports.services, 0, False, "en")["replies"]


def test_what_can_be_said_fits_how_a_report_ended(reporting: ReportingCity) -> None:
    mended, refused = reporting.enter(), reporting.enter("Another lamp")
    assert replies(reporting, mended.code) == ["objection", "person"]
    close(reporting, mended.row.case)
    close(reporting, refused.row.case, CaseOutcome.REFUSED)
    assert replies(reporting, mended.code) == ["cured", "not_cured", "objection", "person"]
    reporting.reports.reply(mended.code, "cured", "")
    assert replies(reporting, mended.code) == ["not_cured", "objection", "person"]
    assert replies(reporting, refused.code) == ["objection", "person"], "nothing was cured that could be confirmed"
    with pytest.raises(EntryError, match="resident-report-reply") as problem:
        reporting.reports.reply(refused.code, "cured", "")
    assert problem.value.arguments["allowed"] == "objection, person"


def test_a_contact_lies_apart_and_sealed_and_is_read_by_who_works_on_cases(reporting: ReportingCity) -> None:
    entered = reporting.enter(contact=CONTACT)
    with reporting.city.records.read() as connection:
        everything = "".join(
            str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
            for table in ("resident_report", "report_contact", "city_case", "case_step", "notification")
        )
    assert "Aino" not in everything
    assert "aino@" not in everything
    (seen,) = reporting.desk.of_case(entered.row.case, OLLI)
    assert seen.contact is not None
    assert seen.contact.model_dump() == CONTACT
    (unseen,) = reporting.desk.of_case(entered.row.case, PAULA)
    assert unseen.contact is None
    assert reporting.reports.erase_contact(entered.code)
    assert not reporting.reports.erase_contact(entered.code)
    assert not reporting.reports.by_code(entered.code).asks


def test_contacts_are_erased_ninety_days_after_the_end_and_after_two_years_of_an_open_one(
    reporting: ReportingCity,
) -> None:
    closed, left_open = reporting.enter(contact=CONTACT), reporting.enter("Never done", contact=CONTACT)
    close(reporting, closed.row.case)
    reporting.later(24 * 89)
    assert reporting.desk.expire_contacts() == 0
    reporting.later(24 * 2)
    assert reporting.desk.expire_contacts() == 1
    assert reporting.reports.by_code(left_open.code).asks
    reporting.later(24 * (2 * 365 - 92))
    assert reporting.desk.expire_contacts() == 0
    reporting.later(24 * 2)
    assert reporting.desk.expire_contacts() == 1
    with reporting.city.records.read() as connection:
        assert connection.exec_driver_sql("SELECT name, email, key FROM report_contact").all() == [("", "", None)] * 2


def test_a_city_that_replays_a_week_erases_contacts_by_the_clock_of_the_computer(
    reporting: ReportingCity, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered = reporting.enter(contact=CONTACT)
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=731)
    monkeypatch.setattr("citybrain.people.reports.desk.moment", lambda: later.isoformat(timespec="microseconds"))
    assert reporting.desk.expire_contacts() == 1
    assert not reporting.reports.by_code(entered.code).asks


def test_a_photo_says_nothing_of_where_its_maker_lives(reporting: ReportingCity) -> None:
    entered = reporting.enter()
    row, new = reporting.reports.add_photo(entered.code, photograph(exif=True))
    assert (new, row.claimed_longitude, row.claimed_latitude, row.claimed_at) == (True, None, None, None)
    with Image.open(BytesIO(reporting.city.photos._store.content(row))) as made:
        assert dict(made.getexif()) == {}
    assert reporting.reports.add_photo(entered.code, photograph(exif=True))[1] is False
    for number in range(4):
        reporting.reports.add_photo(entered.code, photograph((50 + number, 50)))
    with pytest.raises(EntryError, match="photo-many"):
        reporting.reports.add_photo(entered.code, photograph((60, 60)))


@pytest.mark.parametrize("given", [bomb(60_000, 60_000), b"<svg onload=alert(1)>", b"\xff\xd8\xff", b""])
def test_bombs_and_what_is_no_photo_are_refused(reporting: ReportingCity, given: bytes) -> None:
    entered = reporting.enter()
    with pytest.raises(EntryError, match="photo-"):
        reporting.reports.add_photo(entered.code, given)


def test_an_unsafe_place_is_told_anonymously(reporting: ReportingCity) -> None:
    entered = reporting.enter("Somebody followed me", "unsafe_place", contact=CONTACT)
    assert not reporting.reports.by_code(entered.code).asks
    assert reporting.reports.near("unsafe_place", 24.94, 60.17) == []
    with pytest.raises(EntryError, match="resident-report-private"):
        reporting.desk.moderate(entered.row.id, True, "Looks fine", OLLI)


def test_words_are_shown_after_a_person_saw_them_with_a_reason(reporting: ReportingCity) -> None:
    entered = reporting.enter()
    assert reporting.desk.waiting(OLLI) == 1
    reporting.desk.moderate(entered.row.id, False, "Names a neighbour", OLLI)
    detail = reporting.reports.by_code(entered.code)
    assert (detail.row.shown, detail.row.why, detail.messages[-1].kind) == (-1, "Names a neighbour", "hidden")
    with pytest.raises(NotAllowedError):
        reporting.desk.moderate(entered.row.id, True, "Why not", PAULA)


def test_a_report_is_put_to_another_service_and_keeps_its_promise(reporting: ReportingCity) -> None:
    entered = reporting.enter()
    reporting.desk.change_service(entered.row.id, "traffic_signal", "It is a signal", OLLI)
    row = reporting.reports.by_code(entered.code).row
    assert (row.service, row.answer_by) == ("traffic_signal", entered.row.answer_by)
    with pytest.raises(NotFoundError):
        reporting.desk.change_service(entered.row.id, "nothing", "?", OLLI)
