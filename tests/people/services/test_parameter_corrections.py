"""Corrections that objections lead to: the days on which they hold, the plans that read them, what a resident reads."""

import datetime

import pytest

from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.parameters import Value
from citybrain.observations.times import written
from citybrain.open_city import OpenCity
from citybrain.open_city.services import matters_of
from citybrain.people.services.answers import matter_answer
from citybrain.people.services.asked import MatterDecision
from citybrain.people.services.correction import CorrectedPeriod, NewCorrection
from citybrain.people.services.matter import MatterState
from citybrain.people.services.matters import MatterService
from citybrain.people.services.outdated import DecidedCorrection, is_outdated
from citybrain.plans.reads import anchors_of, base_days_of, days_of, uses
from citybrain.plans.scenarios import scenario_of
from citybrain.plans.schema import Plan
from citybrain.records.errors import EntryError
from tests.people.services.conftest import clerk
from tests.people.services.test_matters import PARAMETER, objection

COST = {
    "parameter": "wall_insulation_cost", "value": 150.0, "unit": "EUR/m²", "since": datetime.date(2020, 1, 1),
    "source": "Offer", "why": "Row 4.",
}  # fmt: skip


def test_a_correction_that_a_later_value_covers_says_so_and_outdates_no_plan_of_today(city: OpenCity) -> None:
    service, saved = matters_of(city), city.workspace.saved
    walls = [{"intervention": "insulate_walls", "uptake": 1.0}]
    plans = {"today": {}, "then": {"date": "2021-06-01"}, "years": {"years": {"from": 2019, "to": 2024}}}
    ids = {
        name: saved.create(Plan.model_validate({"name": name, "measures": walls, **more})).summary.identity
        for name, more in plans.items()
    }
    number, code = service.object_to(objection(name="wall_insulation_cost"), "en")
    with pytest.raises(EntryError, match="correction-later") as problem:
        service.correct(number, NewCorrection(**COST), clerk("officer"))
    wanted = {"since": "2023-01-01", "value": "170", "unit": "EUR/m²", "until": "2022-12-31", "received": "2020-01-01"}
    assert wanted.items() <= problem.value.arguments.items()
    assert service.one(number).matter.state is MatterState.RECEIVED
    with pytest.raises(EntryError, match="correction-wrong") as problem:
        service.correct(number, NewCorrection(**COST, until=datetime.date(2024, 12, 31)), clerk("officer"))
    assert problem.value.arguments["problem"] == "until: 2024-12-31 (2022-12-31)"
    made = service.correct(number, NewCorrection(**COST, until=datetime.date(2022, 12, 31)), clerk("officer"))
    assert set(made.plans) == {ids["then"], ids["years"]}
    [told] = matter_answer(service.by_code(code), service.services(), "en")["corrections"]
    assert (told["until"], told["now"]) == ("2022-12-31", 170.0)
    assert told["words"] == (
        "Cost of wall insulation was 130 EUR/m² and is 150 EUR/m² from 2020-01-01 until 2022-12-31. "
        "The value in use today is 170 EUR/m²; this correction does not change it. "
        "2 saved plans read it: they are outdated and marked so."
    )
    service.take_back(made.row.id, clerk("officer"))
    for identity in ids.values():
        saved.delete(identity, frozenset({"*"}))


def test_a_correction_that_is_refused_at_its_end_leaves_the_layer_as_it_was(city: OpenCity) -> None:
    """Who decided does not decide the appeal, which is seen once the correction stands on record already."""
    service, by = matters_of(city), clerk("officer")
    number, code = service.object_to(objection(name="wall_insulation_cost"), "en")
    now = {**COST, "since": datetime.date(2024, 1, 1)}
    made = service.correct(number, NewCorrection(**now), by)
    layer = city.folder / "parameters" / "corrections.yaml"
    before = layer.read_bytes()
    service.appeal(code, "It is still wrong")
    with pytest.raises(EntryError, match="matter-same-person"):
        service.correct(number, NewCorrection(**{**now, "value": 190.0}), by)
    assert layer.read_bytes() == before
    service.take_back(made.row.id, by)


def test_a_plan_that_reads_no_corrected_value_is_not_outdated(city: OpenCity) -> None:
    service, saved = matters_of(city), city.workspace.saved
    roofs = Plan.model_validate({"name": "Roofs", "measures": [{"intervention": "insulate_roof", "uptake": 1.0}]})
    identity = saved.create(roofs).summary.identity
    number, code = service.object_to(objection(name="wall_insulation_cost"), "en")
    asked = NewCorrection(**{**COST, "since": datetime.date(2023, 1, 1)})
    made = service.correct(number, asked, clerk("officer"))
    assert identity not in made.plans
    service.take_back(made.row.id, clerk("officer"))
    [told] = matter_answer(service.by_code(code), service.services(), "en")["corrections"]
    today = written(service.around.now())[:10]
    assert told["words"].endswith(f"This correction was taken back on {today}. It no longer holds.")
    saved.delete(identity, frozenset({"*"}))


def test_an_objection_is_corrected_by_a_named_correction_alone(city: OpenCity) -> None:
    service = matters_of(city)
    (first, _), (second, code) = (service.object_to(objection(name="wall_insulation_cost"), "en") for _ in range(2))
    corrected = MatterDecision(outcome="corrected", text="Corrected.")
    with pytest.raises(EntryError, match="matter-correction-missing"):
        service.decide(first, corrected, clerk("officer"))
    asked = NewCorrection(**{**COST, "since": datetime.date(2023, 1, 1)})
    made = service.correct(first, asked, clerk("officer"))
    for outcome in ("right", "corrected"):
        other = MatterDecision(outcome=outcome, text="x", correction=made.row.id + (outcome == "corrected"))
        with pytest.raises((EntryError, NotFoundError), match=r"matter-correction-beside|correction-unknown"):
            service.decide(second, other, clerk("officer"))
    service.decide(second, corrected.model_copy(update={"correction": made.row.id}), clerk("officer"))
    told = matter_answer(service.by_code(code), service.services(), "en")
    assert [one["number"] for one in told["corrections"]] == [made.row.id], "who objected too reads what changed"
    assert told["steps"][-1]["words"] == "you were right, it was corrected"
    service.take_back(made.row.id, clerk("officer"))
    with pytest.raises(NotFoundError, match="correction-unknown"):
        third, _ = service.object_to(objection(name="wall_insulation_cost"), "en")
        service.decide(third, corrected.model_copy(update={"correction": made.row.id}), clerk("officer"))


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("parameter", PARAMETER, "the number is right"),
        ("quantity", "operational_emissions", "the number is right"),
        ("algorithm", "operational_emissions", "the algorithm is right"),
    ],
)
def test_how_an_objection_ends_is_said_of_what_it_is_about(
    service: MatterService, kind: str, name: str, words: str
) -> None:
    number, code = service.object_to(objection(kind, name), "en")
    service.decide(number, MatterDecision(outcome="right", text="We looked."), clerk("officer"))
    assert matter_answer(service.by_code(code), service.services(), "en")["steps"][-1]["words"] == words


@pytest.mark.parametrize(
    ("parameter", "more", "marked"),
    [
        ("owners_discount_rate", {"years": {"from": 2019, "to": 2024}}, True),
        ("owners_discount_rate", {}, True),
        ("facade_lifetime", {"years": {"from": 2019, "to": 2024}}, True),
        ("facade_lifetime", {}, False),
    ],
)
def test_a_plan_reads_what_its_money_hangs_on_and_of_years_what_happens_anyway(
    city: OpenCity, parameter, more, marked
) -> None:
    plan = Plan.model_validate({"name": "Roofs", "measures": [{"intervention": "insulate_roof"}], **more})
    scenario = scenario_of(None, "FI")
    assert uses(city.workspace.graph, plan, parameter, scenario) is marked


def test_a_plan_reads_values_of_the_year_that_its_target_counts_from() -> None:
    target = {"quantity": "city_emissions", "base_year": 2015, "by": 2024, "reduction": 0.5}
    years = {"years": {"from": 2019, "to": 2024}, "target": target}
    plan = Plan.model_validate({"name": "Roofs", "measures": [{"intervention": "insulate_roof"}], **years})
    assert {one.year for one in days_of(plan, datetime.date(2024, 3, 1))} == {*range(2019, 2025)}
    of_base = base_days_of(plan)
    assert len(of_base) == 365 and {one.year for one in of_base} == {2015}, "the mean of its year holds"
    stated = Plan.model_validate(
        {
            "name": "Roofs",
            "measures": [{"intervention": "insulate_roof"}],
            **years,
            "target": {**target, "base_value": 9.0},
        }
    )
    assert base_days_of(stated) == [], "what is stated is not computed"


@pytest.mark.parametrize(
    ("parameter", "marked"), [("wall_insulation_cost", False), ("electricity_emission_factor", True)]
)
def test_of_the_base_year_a_plan_reads_what_its_target_hangs_on_alone(
    city: OpenCity, parameter: str, marked: bool
) -> None:
    said = {"name": "Walls", "measures": [{"intervention": "insulate_walls"}], "years": {"from": 2026, "to": 2028}}
    target = {"quantity": "city_emissions", "base_year": 2020, "by": 2028, "reduction": 0.2}
    plan, since = Plan.model_validate({**said, "target": target}), datetime.date(2020, 1, 1)
    following = Value(datetime.date(2023, 1, 1), 1.0, "x", 3)
    made = DecidedCorrection(1, parameter, CorrectedPeriod(since, following))
    graph, scenario, today = city.workspace.graph, scenario_of(None, "FI"), datetime.date(2026, 12, 1)
    assert uses(graph, plan, parameter, scenario)
    assert is_outdated(graph, plan, made, today, scenario) is marked
    assert is_outdated(graph, plan, made._replace(period=CorrectedPeriod(since, None)), today, scenario)


def told_of(service: MatterService, code: str, language: str = "en") -> dict:
    [one] = matter_answer(service.by_code(code), service.services(), language)["corrections"]
    return one


def corrected(city: OpenCity, value: float, since: str, until: str | None = None) -> tuple[int, str]:
    """Number of a correction of the cost and code of the objection that led to it, by the graph of that moment."""
    service = matters_of(city.latest())
    number, code = service.object_to(objection(name="wall_insulation_cost"), "en")
    days = {"since": datetime.date.fromisoformat(since), "until": until and datetime.date.fromisoformat(until)}
    return service.correct(number, NewCorrection(**{**COST, **days, "value": value}), clerk("officer")).row.id, code


def test_a_correction_that_was_taken_back_is_told_as_over_with_the_day(city: OpenCity) -> None:
    service = matters_of(city)
    today = written(service.around.now())[:10]
    number, code = corrected(city, 150.0, "2020-01-01", "2022-12-31")
    assert (told_of(service, code)["stands"], told_of(service, code)["ended"]) == (True, None)
    service.take_back(number, clerk("officer"))
    told = told_of(service, code)
    assert (told["stands"], told["ended"]["how"], told["ended"]["at"][:10]) == (False, "taken-back", today)
    assert told["words"] == (
        "Cost of wall insulation was 130 EUR/m² and was corrected to 150 EUR/m² from 2020-01-01 until 2022-12-31. "
        f"This correction was taken back on {today}. It no longer holds."
    )
    assert told_of(service, code, "zh")["words"] == (
        "外墙保温造价原为 130 EUR/m²，曾更正为 150 EUR/m²，自 2020-01-01 至 2022-12-31。"
        f"此更正已于 {today} 撤回，不再有效。"
    )
    step = matter_answer(service.by_code(code), service.services(), "en")["steps"][-1]
    assert (step["kind"], step["at"][:10], step["text"]) == ("taken-back", today, told["words"])
    with pytest.raises(NotFoundError):
        service.take_back(number, clerk("officer"))


def test_a_correction_that_another_one_replaced_is_told_as_over_until_that_is_taken_back(city: OpenCity) -> None:
    service = matters_of(city)
    today = written(service.around.now())[:10]
    first, code = corrected(city, 150.0, "2020-01-01", "2022-12-31")
    second, other = corrected(city, 155.0, "2020-01-01", "2022-12-31")
    told = told_of(service, code)
    assert (told["stands"], told["ended"]["how"], told["ended"]["number"]) == (False, "replaced", second)
    assert told["words"] == (
        "Cost of wall insulation was 130 EUR/m² and was corrected to 150 EUR/m² from 2020-01-01 until 2022-12-31. "
        f"Another correction took its place on {today}. It no longer holds."
    )
    assert told_of(service, other)["stands"]
    service.take_back(second, clerk("officer"))
    assert (told_of(service, code)["stands"], told_of(service, code)["ended"]) == (True, None)
    service.take_back(first, clerk("officer"))


def test_a_correction_that_another_one_follows_holds_until_then(city: OpenCity) -> None:
    """The days on which it holds are those of now, not those of when it was made."""
    service = matters_of(city)
    first, code = corrected(city, 190.0, "2023-01-01")
    assert told_of(service, code)["until"] is None
    second, other = corrected(city, 195.0, "2024-07-01")
    told = told_of(service, code)
    assert (told["stands"], told["until"], told["now"]) == (True, "2024-06-30", None)
    assert told["ended"] | {"at": ""} == {
        "how": "followed", "at": "", "number": second, "since": "2024-07-01", "value": 195.0
    }  # fmt: skip
    assert told["words"].startswith(
        "Cost of wall insulation was 170 EUR/m² and is 190 EUR/m² from 2023-01-01 until 2024-06-30. "
        "From 2024-07-01 on another correction holds: 195 EUR/m²."
    )
    service.take_back(second, clerk("officer"))
    told = told_of(service, code)
    assert (told["until"], told["ended"]) == (None, None)
    third, early = corrected(city, 140.0, "2022-01-01", "2022-12-31")
    service.take_back(first, clerk("officer"))
    assert told_of(service, early)["until"] == "2022-12-31"
    service.take_back(third, clerk("officer"))
    assert not told_of(service, other)["stands"]


def test_a_link_tells_the_value_of_today_as_it_is_when_the_link_is_opened(city: OpenCity) -> None:
    service = matters_of(city)
    first, ahead = corrected(city, 190.0, "2030-01-01")
    assert told_of(service, ahead)["now"] == 170.0
    second, over = corrected(city, 150.0, "2018-01-01", "2022-12-31")
    told = told_of(service, over)
    assert (told["now"], told["until"]) == (170.0, "2022-12-31"), "the value of 2030 does not hold yet"
    assert told["words"].startswith(
        "Cost of wall insulation was 130 EUR/m² and is 150 EUR/m² from 2018-01-01 until 2022-12-31. "
        "The value in use today is 170 EUR/m²; this correction does not change it. "
        "From 2030-01-01 on another correction holds: 190 EUR/m²."
    )
    third, present = corrected(city, 180.0, "2023-01-01", "2029-12-31")
    assert told_of(service, ahead)["now"] == 180.0
    assert "today is 180 EUR/m²; this" in told_of(service, ahead)["words"]
    assert told_of(service, present)["now"] is None
    told = told_of(service, over)
    assert (told["now"], told["ended"]["since"]) == (None, "2023-01-01"), "the words of what follows tell it"
    service.take_back(third, clerk("officer"))
    assert told_of(service, ahead)["now"] == 170.0
    for number in (first, second):
        service.take_back(number, clerk("officer"))


def test_a_plan_counts_from_all_of_the_year_of_today() -> None:
    target = {"quantity": "city_emissions", "base_year": 2024, "by": 2025, "reduction": 0.5}
    said = {"name": "Roofs", "measures": [{"intervention": "insulate_roof"}], "years": {"from": 2024, "to": 2025}}
    plan = Plan.model_validate({**said, "target": target})
    days = {*days_of(plan, datetime.date(2024, 2, 29)), *base_days_of(plan)}
    assert {datetime.date(2024, 1, 1), datetime.date(2024, 2, 29), datetime.date(2024, 12, 31)} <= {*days}


def test_a_plan_of_years_reads_the_value_that_the_path_of_its_scenario_begins_with(city: OpenCity) -> None:
    scenario, graph = scenario_of(None, "FI"), city.workspace.graph
    name, course = next((name, one) for name, one in scenario.courses_in(graph).items() if one.points[0].times)
    said = {"name": "Roofs", "measures": [{"intervention": "insulate_roof"}]}
    years = Plan.model_validate({**said, "years": {"from": 2040, "to": 2042}})
    [anchor] = anchors_of(years, name, graph, scenario)
    assert anchor == course.points[0].since - datetime.timedelta(days=1)
    assert anchors_of(Plan.model_validate(said), name, graph, scenario) == []
