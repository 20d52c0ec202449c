"""Applications and objections: complete, with a clock, answered, decided, appealed, and erased by rule."""

import datetime
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from citybrain.governance import Permission
from citybrain.governance.errors import NotAllowedError
from citybrain.governance.roles import RIGHTS
from citybrain.kernel.errors import NotFoundError
from citybrain.open_city import OpenCity
from citybrain.open_city.services import matters_of
from citybrain.people.services.answers import listed_matter, matter_answer
from citybrain.people.services.asked import MatterDecision, NewObjection, NewServiceApplication, ObjectedThing
from citybrain.people.services.correction import NewCorrection, units_of
from citybrain.people.services.matter import MatterContact, MatterState
from citybrain.people.services.matters import ERASED_AFTER, MatterService
from citybrain.people.services.outdated import outdated_plans
from citybrain.plans.schema import Plan
from citybrain.progress.algorithms import declared_algorithms
from citybrain.records.errors import EntryError
from tests.people.services.conftest import clerk

CONTACT = MatterContact(name="Aino Asukas", address="aino@example.org")
TREE = NewServiceApplication(
    text="The birch leans over the path.",
    documents=("Sketch and photograph of the tree",),
    contact=CONTACT,
)
PARAMETER = "interior_surface_conductance"
DAY = 24 * 3_600_000_000


def objection(kind: str = "parameter", name: str = PARAMETER) -> NewObjection:
    return NewObjection(about=ObjectedThing(kind=kind, name=name), text="This looks wrong to me.")


def test_an_application_is_a_case_with_the_clock_of_its_promise(service: MatterService) -> None:
    number, code = service.apply("tree-felling", TREE, "en")
    file = service.by_code(code)
    assert (file.matter.number, file.matter.state, file.matter.contact) == (number, MatterState.RECEIVED, CONTACT)
    (case,) = file.cases
    opened = case.resolve_by - 720 * 3_600_000_000
    assert case.acknowledge_by - opened == 72 * 3_600_000_000
    assert not case.late


@pytest.mark.parametrize(
    ("code", "asked", "said"),
    [
        ("tree-felling", TREE.model_copy(update={"documents": ()}), "Sketch and photograph of the tree: missing"),
        ("tree-felling", TREE.model_copy(update={"documents": (*TREE.documents, "Soul")}), "Soul: not asked for"),
        ("boat-berth", TREE.model_copy(update={"documents": ("Length, width and weight of the boat",),
                                               "consents": ("Land register",)}), "Land register: no register"),
        ("library-card", TREE.model_copy(update={"documents": ("Identity card or passport",)}),
         "Permanent address: missing"),
        ("energy-advice", TREE, "nothing to apply for"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_at_once(
    service: MatterService, code: str, asked: NewServiceApplication, said: str
) -> None:
    before = len(service.listed())
    with pytest.raises(EntryError) as problem:
        service.apply(code, asked, "en")
    assert said in problem.value.arguments["problem"]
    assert len(service.listed()) == before


def test_what_the_city_holds_is_not_asked_for_again(service: MatterService) -> None:
    """By law it looks itself; by consent where that is given."""
    asked = TREE.model_copy(
        update={"documents": ("Identity card or passport",), "consents": ("Population Information System",)}
    )
    number, _ = service.apply("library-card", asked, "en", clerk("counter"))
    matter = service.one(number).matter
    assert (matter.channel, matter.made_by) == ("counter", "counter")


def test_an_answer_takes_the_case_on_and_an_appeal_goes_to_another_person(service: MatterService) -> None:
    number, code = service.apply("tree-felling", TREE, "en")
    service.answer(number, "We come on Tuesday and look at it.", clerk("arborist"))
    assert service.by_code(code).cases[0].acknowledge_by is None
    service.decide(number, MatterDecision(outcome="refused", text="It is sound."), clerk("arborist"))
    with pytest.raises(EntryError, match="matter-decided"):
        service.answer(number, "again", clerk("arborist"))
    service.appeal(code, "It moved in the storm.")
    file = service.by_code(code)
    assert (file.matter.state, len(file.cases)) == (MatterState.APPEALED, 2)
    assert file.matter.entries[-1].text == "It moved in the storm."
    granted = MatterDecision(outcome="granted", text="It may be felled.")
    with pytest.raises(EntryError, match="matter-same-person"):
        service.decide(number, granted, clerk("arborist"))
    service.decide(number, granted, clerk("head"))
    assert service.by_code(code).matter.decision.outcome == "granted"


def test_an_objection_corrects_a_parameter_outdates_plans_and_is_taken_back(city: OpenCity) -> None:
    service, saved = matters_of(city), city.workspace.saved
    plan = Plan.model_validate({"name": "Warm", "measures": [{"intervention": "insulate_walls", "uptake": 1.0}]})
    identity = saved.create(plan).summary.identity
    number, code = service.object_to(objection(), "en")
    before = city.graph.parameters[PARAMETER].at(datetime.date(2020, 1, 1)).value
    asked = NewCorrection(
        parameter=PARAMETER, value=before + 0.25, unit="W/(m²·K)", since=datetime.date(1900, 1, 1),
        source="A measured value", why="The source had a typing error.",
    )  # fmt: skip
    assert service.correct(number, asked, clerk("officer")).plans == [identity]
    corrected = city.latest().graph.parameters[PARAMETER].at(datetime.date(2020, 1, 1))
    assert corrected.value == before + 0.25
    assert f"objection {number}" in corrected.source
    with city.records.read() as connection:
        (mark,) = outdated_plans(connection, saved.folder)[identity]
    assert (mark.parameter, mark.before, mark.value) == (PARAMETER, before, before + 0.25)
    file = service.by_code(code)
    assert (file.matter.decision.outcome, file.corrections[0].plans) == ("corrected", [identity])
    saved.replace(identity, frozenset({"*"}), plan.model_copy(update={"description": "Computed again"}))
    with city.records.read() as connection:
        assert outdated_plans(connection, saved.folder) == {}
    service.take_back(file.corrections[0].row.id, clerk("officer"))
    assert city.latest().graph.parameters[PARAMETER].at(datetime.date(2020, 1, 1)).value == before
    assert not (city.folder / "parameters" / "corrections.yaml").exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"unit": "K"}, "unit: K (W/(m²·K))"),
        ({"since": datetime.date(1800, 1, 1)}, "since: 1800-01-01"),
        ({"value": 3.45}, "holds on"),
        (
            {"unit": "K", "value": -3.0, "since": datetime.date(1800, 1, 1)},
            "unit: K (W/(m²·K)); value: -3 (0 … ); since: 1800-01-01 (≥ 1900-01-01)",
        ),
    ],
)
def test_a_wrong_correction_changes_nothing(service: MatterService, folder: Path, changed: dict, said: str) -> None:
    number, _ = service.object_to(objection(), "en")
    good = {
        "parameter": PARAMETER, "value": 4.0, "unit": "W/(m²·K)", "since": datetime.date(1900, 1, 1),
        "source": "x", "why": "y",
    }  # fmt: skip
    with pytest.raises(EntryError) as problem:
        service.correct(number, NewCorrection(**{**good, **changed}), clerk("officer"))
    assert said in problem.value.arguments["problem"]
    assert service.one(number).matter.state is MatterState.RECEIVED
    assert not (folder / "parameters" / "corrections.yaml").exists()


def test_a_correction_takes_the_unit_that_is_shown_and_tells_other_words(service: MatterService) -> None:
    number, code = service.object_to(objection(name="wall_insulation_cost"), "en")
    good = {
        "parameter": "wall_insulation_cost", "value": 171.0, "since": datetime.date(2023, 1, 1), "source": "An offer",
        "why": "Row 4 of the offer, not row 5.", "answer": "Thank you: the price was too low.",
    }  # fmt: skip
    for unit in ("CNY/m²", "EUR"):
        with pytest.raises(EntryError) as problem:
            service.correct(number, NewCorrection(**good, unit=unit), clerk("officer"))
        assert problem.value.arguments["problem"] == f"unit: {unit} (EUR/m², money/m²)"
    service.correct(number, NewCorrection(**good, unit="EUR/m²"), clerk("officer"))
    file = service.by_code(code)
    correction = file.corrections[0].row
    assert (correction.unit, correction.why) == ("money/m²", good["why"])
    assert {one.text for one in file.matter.entries} == {good["answer"]}
    service.take_back(correction.id, clerk("officer"))
    assert [units_of(unit, "EUR") for unit in ("1", "m", "money")] == [("", "1"), ("m",), ("EUR", "money")]


def test_the_reason_of_the_office_is_never_what_the_resident_reads(service: MatterService) -> None:
    number, code = service.object_to(objection(name="wall_insulation_cost"), "en")
    asked = NewCorrection(
        parameter="wall_insulation_cost", value=171.0, unit="money/m²", since=datetime.date(2023, 1, 1), source="Offer",
        why="Ulla misread row 4.",
    )  # fmt: skip
    service.correct(number, asked, clerk("officer"))
    file = service.by_code(code)
    told = matter_answer(file, service.services(), "en")
    [words] = {one["text"] for one in told["steps"]}
    assert words is not None
    changed = "Cost of wall insulation was 170 EUR/m² and is 171 EUR/m² from 2023-01-01 on."
    assert words.startswith(changed)
    assert "Ulla" not in str(told)
    service.take_back(file.corrections[0].row.id, clerk("officer"))


def test_who_answers_is_said_and_a_limited_right_reaches_no_other_department(service: MatterService) -> None:
    number, code = service.apply("tree-felling", TREE, "en")
    other, own = (replace(clerk("Rae"), department=name) for name in ("Roads", office_of(service, "tree-felling")))
    limited = MatterService(service._records, service.around._replace(limited=lambda: frozenset(Permission)))
    told = matter_answer(service.by_code(code), service.services(), "en")
    assert told["office"].startswith(str(own.department))
    for deed in (
        lambda: limited.one(number, other),
        lambda: limited.answer(number, "We look.", other),
        lambda: limited.decide(number, MatterDecision(outcome="refused", text="No."), other),
        lambda: limited.erase(number, other),
    ):
        with pytest.raises(NotAllowedError, match="access-other-department"):
            deed()
    barred = limited.barred(limited.one(number).matter, other)
    listed = listed_matter(limited.one(number), service.services(), "en", other.department, barred)
    assert (listed["text"], listed["own"]) == (None, False), "its words are for its own department"
    service.answer(number, "We look.", other)
    limited.answer(number, "We look.", own)
    assert limited.barred(limited.one(number, own).matter, own) == []


def office_of(service: MatterService, code: str) -> str:
    unit = service.services()[code].unit
    assert unit is not None
    return unit.name.en


def test_an_objection_is_about_something_that_is_there(service: MatterService) -> None:
    with pytest.raises(NotFoundError):
        service.object_to(objection("quantity", "nothing"), "en")


@pytest.mark.parametrize(
    "about",
    [
        {"kind": "decision", "name": "Decision on Maija Meikalainen"}, {"kind": "decision", "name": "consultation 99"},
        {"kind": "decision", "name": "proposal 99"}, {"kind": "decision", "name": "person 1"},
        {"kind": "algorithm", "name": "Maija's algorithm"}, {"kind": "parameter", "name": PARAMETER, "row": "1"},
        {"kind": "quantity", "name": "operational_emissions", "row": "Maijan talo 040-1234567"},
        {"kind": "quantity", "name": "city_operational_emissions", "row": "1"},
    ],
)  # fmt: skip
def test_an_objection_names_nothing_that_the_city_does_not_have(
    service: MatterService, about: dict[str, str]
) -> None:  # fmt: skip
    before = len(service.listed())
    with pytest.raises(NotFoundError):
        service.object_to(NewObjection(about=ObjectedThing.model_validate(about), text="Wrong."), "en")
    assert len(service.listed()) == before


def test_an_algorithm_of_the_register_and_a_formula_can_be_objected_to(city: OpenCity) -> None:
    service = matters_of(city)
    for name in (declared_algorithms("en")[0].name, "operational_emissions"):
        number, _ = service.object_to(objection("algorithm", name), "en")
        assert service.one(number).matter.subject


def test_the_row_and_the_number_of_an_objection_are_sealed_and_erased(service: MatterService, folder: Path) -> None:
    row = service.around.places()["building"].ids[1]
    about = ObjectedThing(kind="quantity", name="operational_emissions", row=row, value="Kiwi 47 MWh")
    number, code = service.object_to(NewObjection(about=about, text="Wrong."), "en")
    matter = service.one(number).matter
    assert (matter.about["row"], matter.about["value"]) == (row, "Kiwi 47 MWh")
    assert matter.called.endswith(f" {row}") and row not in matter.subject
    with sqlite3.connect(folder / "records.sqlite") as database:
        [(stored, subject)] = database.execute("SELECT about, subject FROM resident_matter WHERE id = ?", [number])
        words = [one for (one,) in database.execute("SELECT words FROM city_case")]
        written = "\n".join(database.iterdump())
    assert "Kiwi" not in written and row not in stored + subject and not any(row in str(one) for one in words)
    assert service.erase_by_code(code)
    gone = service.one(number).matter
    assert (gone.subject, dict(gone.about)) == ("", {"kind": "quantity"})
    service.decide(number, MatterDecision(outcome="right", text="It is right."), clerk("officer"))


def later(service: MatterService, days: int) -> MatterService:
    at = service.around.now()
    return MatterService(service._records, service.around._replace(now=lambda: at + days * DAY))


def test_what_nobody_decides_is_erased_after_two_years(service: MatterService) -> None:
    never, _ = service.apply("tree-felling", TREE, "en")
    asked, code = service.apply("tree-felling", TREE, "en")
    service.decide(asked, MatterDecision(outcome="refused", text="No."), clerk("arborist"))
    service.appeal(code, "It moved.")
    later(service, 700).erase_due()
    assert [service.one(number).matter.key is None for number in (never, asked)] == [False, False]
    later(service, 700).answer(never, "We still look.", clerk("arborist"))
    later(service, 800).erase_due()
    assert [service.one(number).matter.key is None for number in (never, asked)] == [False, True]
    later(service, 1_500).erase_due()
    assert service.one(never).matter.key is None


def machine_later(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    there = datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(days=days)
    monkeypatch.setattr("citybrain.people.services.matter.moment", lambda: there.isoformat(timespec="microseconds"))


def test_a_city_whose_clock_stands_still_erases_by_that_of_the_machine(
    service: MatterService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As that of a replayed week does; who wrote there is a person all the same."""
    later(service, 5_000).erase_due()
    week = service.around.now() - 400 * DAY
    replayed = MatterService(service._records, service.around._replace(now=lambda: week))
    (decided, _), (waits, _), (appealed, code) = (replayed.apply("tree-felling", TREE, "en") for _ in range(3))
    for one in (decided, appealed):
        replayed.decide(one, MatterDecision(outcome="refused", text="No."), clerk("arborist"))
    replayed.appeal(code, "It moved.")

    def erased() -> list[bool]:
        replayed.erase_due()
        return [replayed.one(number).matter.key is None for number in (decided, waits, appealed)]

    assert erased() == [False, False, False]
    machine_later(monkeypatch, 89)
    assert erased() == [False, False, False]
    machine_later(monkeypatch, 91)
    assert erased() == [True, False, False]
    machine_later(monkeypatch, 729)
    replayed.answer(waits, "We still look.", clerk("arborist"))
    assert erased() == [True, False, False]
    machine_later(monkeypatch, 731)
    assert erased() == [True, False, True]
    machine_later(monkeypatch, 1_461)
    assert erased() == [True, True, True]


def test_appeals_that_wait_do_not_starve_what_is_due(service: MatterService, monkeypatch: pytest.MonkeyPatch) -> None:
    later(service, 5_000).erase_due()
    monkeypatch.setattr("citybrain.people.services.matter.MOST_LISTED", 3)
    refused = MatterDecision(outcome="refused", text="No.")
    for _ in range(3):
        number, code = service.apply("tree-felling", TREE, "en")
        service.decide(number, refused, clerk("arborist"))
        service.appeal(code, "It moved.")
    number, _ = service.apply("tree-felling", TREE, "en")
    service.decide(number, refused, clerk("arborist"))
    assert later(service, 100).erase_due() == 1
    assert service.one(number).matter.key is None


@pytest.mark.parametrize("code", ["", "x", "a" * 43, "../../etc/passwd", "💡" * 43, "A" * 10_000])
def test_a_guessed_link_tells_nothing(service: MatterService, code: str) -> None:
    with pytest.raises(NotFoundError, match="matter-link-unknown"):
        service.by_code(code)


def test_no_text_of_a_resident_and_no_code_stands_in_the_file(service: MatterService, folder: Path) -> None:
    number, code = service.apply("tree-felling", TREE.model_copy(update={"text": "Zebrafinch song"}), "en")
    service.decide(number, MatterDecision(outcome="refused", text="No."), clerk("arborist"))
    service.appeal(code, "Quokka words")
    with sqlite3.connect(folder / "records.sqlite") as database:
        written = "\n".join(database.iterdump())
    for secret in ("Zebrafinch", "Aino", "aino@example.org", code, "Quokka"):
        assert secret not in written


def test_words_and_contact_are_erased_by_rule_and_by_who_asked(service: MatterService) -> None:
    number, code = service.apply("tree-felling", TREE, "en")
    service.decide(number, MatterDecision(outcome="refused", text="No."), clerk("arborist"))
    at = service.around.now()
    later = MatterService(service._records, service.around._replace(now=lambda: at + ERASED_AFTER.days * DAY + DAY))
    assert service.erase_due() == 0
    assert later.erase_due() >= 1
    gone = service.by_code(code).matter
    assert (gone.text, gone.contact, gone.key, gone.decision.text) == (None, None, None, "No.")
    _, other = service.apply("tree-felling", TREE, "en")
    assert service.erase_by_code(other)
    assert service.by_code(other).matter.contact is None


def test_no_flood_shuts_out_who_comes_to_the_counter(service: MatterService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citybrain.people.services.matters.MOST_OPEN", 0)
    with pytest.raises(EntryError, match="matter-many"):
        service.apply("tree-felling", TREE, "en")
    assert service.apply("tree-felling", TREE, "en", clerk("counter"))


@pytest.mark.parametrize("rule", ["service_application", "resident_objection", "matter_appeal"])
def test_whoever_is_named_for_a_matter_may_read_answer_and_decide_it(city: OpenCity, rule: str) -> None:
    """A correction is made by whoever may change the city, one of them among these, and decides the objection."""
    named = city.cases.rules.all[rule]
    rights = [RIGHTS[role].permissions for role in (named.owner, *named.escalates)]
    assert all({Permission.WORK_CASES, Permission.CLOSE_CASES} <= one for one in rights)
    assert any(Permission.WRITE_CITY in one for one in rights)
