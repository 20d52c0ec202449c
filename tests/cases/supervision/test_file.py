"""The file of an enterprise: what is added and refused, corrected and never changed, and who reads and answers it."""

import datetime
import time
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from citybrain.cases.supervision.answers import extract_answer, file_answer
from citybrain.cases.supervision.enterprises import NewEnterprise, add_enterprises, people_of, remove_person
from citybrain.cases.supervision.entries import EntryKind, NewEntry, UnreadAmount
from citybrain.cases.supervision.file import EntryFaultsError, standing
from citybrain.governance import ANONYMOUS, Actor
from citybrain.governance.errors import NotAllowedError, NotSignedInError
from citybrain.governance.register import withdraw_identity
from citybrain.kernel.errors import NotFoundError
from citybrain.messages import render
from citybrain.records.errors import EntryError
from citybrain.records.tables.supervision import enterprise_entry
from tests.cases.supervision.enterprise_city import ADMINISTRATOR, OFFICER, OTHER, OWN, EnterpriseCity, load, quota

PENALTY = NewEntry(EntryKind.PENALTY, "2018-03-01", amount=5000, unit="EUR", reference="Act 12", text="Anna Aho saw it")
COMPLAINT = NewEntry(EntryKind.COMPLAINT, "2018-04-01", text="It smells")
SECRET = NewEntry(EntryKind.VISIT, "2018-02-02", text="Recipe seen", data_class="commercial")
NOTED = NewEntry(EntryKind.VISIT, "2018-02-03", text="For the office", data_class="internal")


def kinds(city: EnterpriseCity, actor: Actor) -> list[str]:
    return [one.kind for one in city.service.detail(1, actor).entries]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (load(1, 3, ""), "unit: -"),
        (load(1, 3, "kWh"), "unit: kWh"),
        (load(1, 3, "T"), "unit: T"),
        (load(1, -3), "amount: -3"),
        (load(1, float("nan")), "amount: nan"),
        (load(1, float("inf")), "amount: inf"),
        (load(6, 3), "until: 2018-06-30"),
        (load(1, 3)._replace(since="2018-02-30"), "since, until: 2018-02-30"),
        (load(1, 3)._replace(until="2017-01-31"), "since, until"),
        (load(1, 3)._replace(text="x" * 2001), "text: 2001 > 2000"),
        (load(1, 3)._replace(data_class="commercial"), "data_class: commercial"),
        (load(1, 3)._replace(data_class="personal"), "data_class: personal"),
        (load(1, 3)._replace(per="day"), "per: day"),
        (quota(12)._replace(until="2018-11-30"), "since, until: 2018-01-01, 2018-11-30"),
        (NewEntry(EntryKind.PERMIT, "2018-01-01"), "reference: -"),
        (PENALTY._replace(unit=None), "unit: -"),
        (PENALTY._replace(unit="euro"), "unit: euro"),
        (NewEntry(EntryKind.OUTLET, "2018-01-01", outlet="1", longitude=200, latitude=1), "longitude: 200"),
        (NewEntry(EntryKind.ANSWER, "2018-01-01", text="no", about=77), "about: 77"),
        (NewEntry(EntryKind.VOID, "2018-01-01", text="no", corrects=77), "corrects: 77"),
        (NewEntry(EntryKind.LIMIT, "2018-01-01", pollutant="SO2", amount=1, unit="mg/m3", per="week"), "per: week"),
    ],
)
def test_an_entry_that_is_not_in_order_is_refused_with_what_is_wrong(
    city: EnterpriseCity, entry: NewEntry, problem: str
) -> None:
    with pytest.raises(EntryError) as refused:
        city.add(load(2, 1), entry)
    assert problem in str(refused.value.arguments["problem"])
    assert kinds(city, OFFICER) == []


@pytest.mark.parametrize(
    ("entry", "language", "told"),
    [
        (
            load(1, 3)._replace(since="2018-01-10", until="2018-01-01"),
            "en",
            ["Until: 2018-01-01 is before 2018-01-10, the day on which it begins. Change one of them."],
        ),
        (
            load(1, 3)._replace(since="2018-01-10", until="2018-01-01"),
            "zh",
            ["截止日期：2018-01-01 早于开始日 2018-01-10。请修改其中之一。"],
        ),
        (
            load(1, 3)._replace(since="2016-01-01"),
            "en",
            ["Until: it covers 762 days; at most 366 are possible. Enter it in parts."],
        ),
        (load(1, 3)._replace(until="2018-12-30"), "en", ["Until: 2018-12-30 is after today, 2018-06-05. Give"]),
        (
            load(1, UnreadAmount("3,000"))._replace(until="2017-01-01"),
            "en",
            ['Amount: "3,000" was entered, which is no number. Write', "Until: 2017-01-01 is before 2018-01-01"],
        ),
        (
            load(1, 3)._replace(pollutant="pixie dust", outlet="Chimney 99"),
            "en",
            [
                "Pollutant: nobody knows “pixie dust” here",
                "Outlet: nobody knows “Chimney 99” here, and none is assumed. "
                "Near by are: Chimney 1. Choose one of them",
            ],
        ),
        (load(1, 3)._replace(pollutant="氮氧花"), "zh", ["污染物：此处不认识“氮氧花”，也不作推断。相近的有："]),
    ],
)
def test_who_fills_in_a_load_reads_which_rule_it_breaks(
    city: EnterpriseCity, entry: NewEntry, language: str, told: list[str]
) -> None:
    chimneys = [NewEntry(EntryKind.OUTLET, "2018-01-01", outlet=f"Chimney {one}") for one in (1, 2)]
    city.add(chimneys[0], chimneys[1]._replace(data_class="internal"))
    with pytest.raises(EntryFaultsError) as refused:
        city.add(entry)
    details = [render(one, language) for one in refused.value.errors]
    assert [one[: len(begin)] for one, begin in zip(details, told, strict=True)] == told


def test_names_that_the_file_knows_are_taken(city: EnterpriseCity) -> None:
    city.add(load(1, 1)._replace(outlet="any"))
    city.add(NewEntry(EntryKind.OUTLET, "2018-01-01", outlet="1"), quota(3, pollutant="Odour of the mill"))
    city.add(load(2, 1)._replace(outlet="1", pollutant="Odour of the mill"), load(3, 1)._replace(pollutant="SO2"))
    with pytest.raises(EntryError, match="odour of the mill"):
        city.add(load(4, 1)._replace(pollutant="odour of the mill"))


def test_all_faults_are_named_at_once_but_ten_at_most(city: EnterpriseCity) -> None:
    with pytest.raises(EntryError) as refused:
        city.add(*[load(1, -1, "T") for _ in range(20)])
    assert refused.value.arguments["number"] == 40
    assert str(refused.value.arguments["problem"]).count(";") == 9


def test_a_load_counts_once_and_a_quota_holds_alone(city: EnterpriseCity) -> None:
    city.add(load(1, 3), load(2, 3, outlet="A"), load(2, 3, outlet="B"), quota(12))
    for again in (load(1, 3), load(2, 1, outlet="A"), load(2, 6), load(1, 1, outlet="A"), quota(13), load(3, 2, "m3")):
        with pytest.raises(EntryError):
            city.add(again)
    for twice in ((load(4, 1), load(4, 2)), (load(4, 1), load(4, 1, outlet="A")), (load(4, 1, outlet="A"), load(4, 1))):
        with pytest.raises(EntryError):
            city.add(*twice)
    city.add(load(1, 4, corrects=1))
    assert [one.amount for one in standing(city.service.extract(1)[1]) if one.kind == "load"] == [4, 3, 3]


def test_a_correction_is_shown_and_what_it_corrects_stays(city: EnterpriseCity) -> None:
    (first,) = city.add(PENALTY)
    (second,) = city.add(PENALTY._replace(amount=4000, corrects=first))
    with pytest.raises(EntryError):
        city.add(PENALTY._replace(amount=1, corrects=first))
    with pytest.raises(EntryError):
        city.add(COMPLAINT._replace(corrects=second))
    (gone,) = city.add(NewEntry(EntryKind.VOID, "2018-05-01", text="Another enterprise", corrects=second))
    told = extract_answer(city.service.extract(1), "en")["entries"]
    assert [(one["number"], one["amount"], one["corrects"], one["corrected_by"]) for one in told] == [
        (first, 5000, None, second), (second, 4000, first, gone),
    ]  # fmt: skip
    assert standing(city.service.extract(1).entries) == []


def test_the_database_refuses_to_change_or_delete_an_entry(city: EnterpriseCity) -> None:
    city.add(PENALTY)
    for change in (update(enterprise_entry).values(amount=1), delete(enterprise_entry)):
        with pytest.raises(IntegrityError), city.records.to_write().begin() as connection:
            connection.execute(change)


def test_the_public_extract_names_no_person_and_tells_no_month(city: EnterpriseCity) -> None:
    entries = [PENALTY, COMPLAINT, SECRET, NOTED, load(1, 3), quota(12), quota(9, year=2017)]
    city.add(*entries, *(load(month, 1, year=2017) for month in (1, 2)))
    city.add(PENALTY, number=2)
    told = extract_answer(city.service.extract(1), "en")
    assert [one["kind"] for one in told["entries"]] == ["quota", "quota", "penalty"]
    assert [(one["year"], one["amount"], one["quota"]) for one in told["sums"]] == [(2017, pytest.approx(2), 9)]
    assert (told["visits"], told["findings"], told["complaints"]) == (2, 0, 1)
    trader = extract_answer(city.service.extract(2), "en")
    for text in ("Anna", "smells", "Recipe", "office", "Olli", "Bert", "Home Street", "24.96"):
        assert text not in repr((told, trader))


def test_each_reads_the_classes_that_are_theirs(city: EnterpriseCity) -> None:
    city.add(PENALTY, COMPLAINT, SECRET, NOTED)
    read = {one.name: [e.text for e in city.service.detail(1, one).entries] for one in (ADMINISTRATOR, OFFICER, OWN)}
    assert read["Ada"] == ["Recipe seen", "For the office", "Anna Aho saw it", "It smells"]
    assert read["Olli"] == ["For the office", "Anna Aho saw it", "It smells"]
    assert read["Mia"] == ["Recipe seen", "Anna Aho saw it", "It smells"]
    own = file_answer(city.service.detail(1, OWN), "Mia", "en")
    assert (own["own"], own["risk"], own["people"], [one["kind"] for one in own["forms"]]) == (
        True,
        None,
        None,
        ["load", "answer"],
    )
    assert {one["made_by"] for one in own["entries"]} == {None}


def test_what_corrects_is_about_or_voids_an_entry_is_as_closed_as_that(city: EnterpriseCity) -> None:
    noted, secret, penalty = city.add(NOTED, SECRET, PENALTY._replace(data_class="enterprise"))
    city.add(NOTED._replace(text="Neighbour at Home Street 3", data_class=None, corrects=noted))
    city.add(PENALTY._replace(amount=4000, corrects=penalty))
    city.add(NewEntry(EntryKind.VOID, "2018-05-01", text="The recipe of May", corrects=secret), by=ADMINISTRATOR)
    own = city.service.detail(1, OWN).entries
    assert "Neighbour at Home Street 3" not in [one.text for one in own]
    assert "The recipe of May" not in [one.text for one in city.service.detail(1, OFFICER).entries]
    assert extract_answer(city.service.extract(1), "en")["entries"] == []
    (public,) = city.add(PENALTY)
    (stated,) = city.add(PENALTY._replace(amount=1, corrects=public, data_class="enterprise"))
    assert {one.id: one.data_class for one in city.service.detail(1, ADMINISTRATOR).entries}[stated] == "enterprise"


def test_another_enterprise_and_anybody_else_are_refused(city: EnterpriseCity) -> None:
    with pytest.raises(NotSignedInError):
        city.service.detail(1, ANONYMOUS)
    for wrong in (OTHER, Actor("Mia")):
        with pytest.raises(NotAllowedError):
            city.service.detail(1, wrong)
        with pytest.raises(NotAllowedError):
            city.add(load(1, 3), by=wrong)
    with pytest.raises(NotFoundError):
        city.service.detail(99, OWN)


def test_the_enterprise_answers_and_adds_loads_and_nothing_else(city: EnterpriseCity) -> None:
    (penalty,) = city.add(PENALTY)
    answer = NewEntry(EntryKind.ANSWER, "2018-03-02", text="We paid", about=penalty)
    given, own = city.add(answer, load(1, 3), by=OWN)
    city.add(load(1, 4, corrects=own), by=OWN)
    refused: list[Any] = [
        COMPLAINT,
        quota(99),
        PENALTY._replace(corrects=penalty),
        NewEntry(EntryKind.VOID, "2018-01-01", text="no", corrects=penalty),
    ]
    (by_city,) = city.add(load(2, 3))
    for wrong in (*refused, load(2, 0, corrects=by_city)):
        with pytest.raises(NotAllowedError):
            city.add(wrong, by=OWN)
    told = file_answer(city.service.detail(1, OWN), "Mia", "en")["entries"]
    assert [(one["about"], one["made_by"]) for one in told if one["number"] == given] == [(penalty, "Mia")]


def test_who_is_named_no_longer_reads_no_longer(city: EnterpriseCity) -> None:
    city.service.detail(1, OWN)
    with city.records.to_write().begin() as connection:
        remove_person(connection, 1, people_of(connection, 1)[0].id, "Olli")
        withdraw_identity(connection, "Bert", "root")
    for number, who in ((1, OWN), (2, OTHER)):
        with pytest.raises(NotAllowedError):
            city.service.detail(number, who)


def test_a_known_enterprise_is_not_registered_twice_and_stays_as_it_was(city: EnterpriseCity) -> None:
    again = [NewEnterprise("FI-1", "Mill", "Paper", "Mill Street 1", 24.95, 60.17), NewEnterprise("FI-2", "Other")]
    with city.records.to_write().begin() as connection:
        counts = add_enterprises(connection, [*again, NewEnterprise("FI-3", "New")], "test", "Olli")
        assert (counts.added, counts.known, counts.different) == (1, 2, ("FI-2",))
        with pytest.raises(EntryError):
            add_enterprises(connection, [NewEnterprise("", "x", longitude=500.0)], "test", "Olli")


def test_a_file_takes_a_thousand_days_at_once_beside_thousands(city: EnterpriseCity) -> None:
    def days(first: int, outlet: str) -> list[NewEntry]:
        one = load(1, 1)
        begin = datetime.date(1990, 1, 1)
        dates = [(begin + datetime.timedelta(days=day)).isoformat() for day in range(first, first + 1_000)]
        return [one._replace(since=date, until=date, outlet=outlet) for date in dates]

    for first in (2_000, 0, 4_000):
        city.service.add(1, days(first, "Stack"), OWN)
    begin = time.process_time()
    city.service.add(1, days(0, "Pipe"), OWN)
    assert time.process_time() - begin < 10.0, "who writes keeps all others from writing"
    for day in (0, 999, 2_500, 4_999):
        with pytest.raises(EntryError):
            city.service.add(1, [days(day, "Stack")[0]], OWN)
