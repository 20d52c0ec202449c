"""What a correction may be of, by what the objection is about, and how far its value may be from what stands."""

import datetime
from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from citybrain.kernel.errors import NotFoundError
from citybrain.messages import text
from citybrain.open_city import OpenCity
from citybrain.open_city.services import matters_of
from citybrain.people.services.answers import matter_answer
from citybrain.people.services.asked import MatterDecision
from citybrain.people.services.correction import CorrectionRecord, NewCorrection
from citybrain.people.services.matter import MatterState
from citybrain.people.services.matters import MatterService
from citybrain.records.errors import EntryError
from tests.people.services.conftest import clerk
from tests.people.services.test_matters import objection

WALLS, ROOFS, FLOORS = "wall_insulation_cost", "roof_insulation_cost", "floor_insulation_cost"
OFFICER = clerk("officer")
CORRECTED = MatterDecision(outcome="corrected", text="It is mended.")


def new(parameter: str = WALLS, value: float = 190.0, unit: str = "EUR/m²", **more: object) -> NewCorrection:
    since = datetime.date(2024, 1, 1)
    said = {"parameter": parameter, "value": value, "unit": unit, "since": since, "source": "Offer", "why": "Row 4."}
    return NewCorrection.model_validate({**said, **more})


@pytest.fixture(scope="module")
def walls(city: OpenCity) -> Iterator[CorrectionRecord]:
    """A correction of the cost of wall insulation that holds."""
    service = matters_of(city)
    made = service.correct(service.object_to(objection(name=WALLS), "en")[0], new(), OFFICER)
    yield made
    service.take_back(made.row.id, OFFICER)


@pytest.mark.parametrize(
    ("kind", "name", "fits"),
    [
        ("parameter", ROOFS, False),
        ("parameter", WALLS, True),
        ("quantity", "operational_emissions", False),
        ("quantity", "city_investment", True),
        ("measure", "insulate_roof", False),
        ("measure", "insulate_walls", True),
        ("algorithm", "delivered_electricity", False),
        ("algorithm", "city_investment", True),
        ("algorithm", "insulate_roof", False),
        ("algorithm", "imputation-place", True),
    ],
)
@pytest.mark.parametrize("outcome", ["corrected", "partly"])
def test_an_objection_ends_with_a_correction_of_what_it_hangs_on_alone(
    service: MatterService, walls: CorrectionRecord, kind: str, name: str, fits: bool, outcome: str
) -> None:
    number, _ = service.object_to(objection(kind, name), "en")
    asked = MatterDecision(outcome=outcome, text="It is mended.", correction=walls.row.id)
    if fits:
        service.decide(number, asked, OFFICER)
        assert service.one(number).matter.decision.outcome == outcome
        return
    with pytest.raises(EntryError, match="matter-correction-other") as problem:
        service.decide(number, asked, OFFICER)
    stated = problem.value.arguments
    assert (stated["number"], stated["name"], stated["received"]) == (number, name, WALLS)
    assert 1 <= len(stated["allowed"].split(", ")) <= 5
    assert service.one(number).matter.state is MatterState.RECEIVED
    service.decide(number, MatterDecision(outcome="right", text="It is right."), OFFICER)


def test_a_parameter_is_corrected_for_no_objection_to_another_one(service: MatterService) -> None:
    number, _ = service.object_to(objection(name=ROOFS), "en")
    with pytest.raises(EntryError, match="matter-correction-other") as problem:
        service.correct(number, new(value=200.0), OFFICER)
    assert problem.value.arguments["allowed"] == ROOFS
    assert service.one(number).corrections == []
    for language in ("en", "zh"):
        words = text("matter-correction-other", language, **problem.value.arguments)
        assert all(one in words for one in (str(number), ROOFS, WALLS))


def test_another_parameter_is_refused_before_what_is_wrong_with_its_value(service: MatterService) -> None:
    number, _ = service.object_to(objection(name=ROOFS), "en")
    for wrong in (new(value=1e308), new(value=0.0001), new(unit="K"), new(since=datetime.date(2020, 1, 1))):
        with pytest.raises(EntryError, match="matter-correction-other"):
            service.correct(number, wrong, OFFICER)
    with pytest.raises(NotFoundError, match="correction-parameter-unknown"):
        service.correct(number, new("roof_insulation_price"), OFFICER)


def test_a_source_is_a_line_without_what_nobody_sees() -> None:
    assert new(source="\u202eOffer\u0000\r\n of\u200b May ").source == "Offer of May"
    with pytest.raises(ValidationError):
        new(source="\u202e \u200b")
    assert len(new(source="x" * 499 + "\u202e" * 9).source) == 499


@pytest.mark.parametrize(
    ("kind", "name", "outcome", "words"),
    [
        ("algorithm", "city_investment", "corrected", "you were right: “Cost of wall insulation” was corrected"),
        ("measure", "insulate_walls", "partly", "you were right in part: “Cost of wall insulation” was corrected"),
        ("parameter", WALLS, "corrected", "you were right, it was corrected"),
    ],
)
def test_the_resident_reads_what_was_corrected_where_that_is_not_what_they_objected_to(
    service: MatterService, walls: CorrectionRecord, kind: str, name: str, outcome: str, words: str
) -> None:
    number, code = service.object_to(objection(kind, name), "en")
    service.decide(
        number, CORRECTED.model_copy(update={"outcome": outcome, "correction": walls.row.id}), OFFICER
    )  # fmt: skip
    answer = matter_answer(service.by_code(code), service.services(), "en")
    assert answer["steps"][-1]["words"] == words
    assert answer["corrections"][0]["words"].startswith("Cost of wall insulation was 170 EUR/m² and is 190 EUR/m²")
    assert "保温" in matter_answer(service.by_code(code), service.services(), "zh")["corrections"][0]["words"]


@pytest.mark.parametrize("value", [1e308, -1.0, 6.6e7, 65_001.0, 0.064])
def test_a_value_far_from_the_one_that_stands_is_refused(service: MatterService, value: float) -> None:
    number, _ = service.object_to(objection(name=FLOORS), "en")
    with pytest.raises(EntryError) as problem:
        service.correct(number, new(FLOORS, value), OFFICER)
    if not 0 <= value <= 6.5e7:
        assert problem.value.code == "correction-wrong"
        assert problem.value.arguments["problem"] == f"value: {value:g} (0 … {'6.5e+07' if value > 0 else ''})"
    else:
        assert problem.value.code == "correction-far"
        expected = {
            "parameter": FLOORS, "received": f"{value:g} EUR/m²", "stands": "65 EUR/m²", "since": "2023-01-01",
            "least": "0.065", "most": "65000 EUR/m²", "factor": "1000", "again": f"{value:.15g}",
        }  # fmt: skip
        assert problem.value.arguments == expected
        for language in ("en", "zh"):
            assert all(one in text("correction-far", language, **expected) for one in expected.values())
    assert service.one(number).matter.state is MatterState.RECEIVED


def test_a_declared_bound_stands_beside_what_is_far(service: MatterService) -> None:
    number, _ = service.object_to(objection(name=WALLS), "en")
    with pytest.raises(EntryError, match=r"value: 1e\+308 \(0 … 20000\)"):
        service.correct(number, new(value=1e308), OFFICER)
    for value in (0.0001, 0.1):
        with pytest.raises(EntryError, match="correction-far") as problem:
            service.correct(number, new(value=value, since=datetime.date(2023, 1, 1)), OFFICER)
        stated = problem.value.arguments
        assert (stated["least"], stated["most"]) == ("0.17", "20000 EUR/m²"), "no value beyond the bound is usual"
    assert service.one(number).matter.state is MatterState.RECEIVED
    made = service.correct(number, new(value=0.1, again=0.1), OFFICER)
    service.take_back(made.row.id, OFFICER)


def test_a_share_of_declared_bounds_is_stated_once(service: MatterService) -> None:
    graph = service.around.graph()
    name = next(
        one.name for one in graph.parameters.values()
        if one.unit == "1" and not one.interpolate and one.values and one.values[0].value > 0.1
        and (term := graph.vocabulary.terms.get(one.name)) is not None and term.bounds == (0.0, 1.0)
    )  # fmt: skip
    since = graph.parameters[name].values[-1].since
    number, _ = service.object_to(objection(name=name), "en")
    made = service.correct(number, new(name, 0.0001, "", since=since), OFFICER)
    service.take_back(made.row.id, OFFICER)


def test_a_far_value_that_is_stated_twice_is_taken(service: MatterService) -> None:
    number, _ = service.object_to(objection(name=FLOORS), "en")
    with pytest.raises(EntryError, match=r"again: 80000 \(80001\)"):
        service.correct(number, new(FLOORS, 80_001.0, again=80_000.0), OFFICER)
    made = service.correct(number, new(FLOORS, 80_001.0, again=80_001.0), OFFICER)
    assert made.row.value == 80_001.0
    service.take_back(made.row.id, OFFICER)


@pytest.mark.parametrize(("name", "unit", "value"), [("carbon_price", "EUR/t", 80.0), (FLOORS, "EUR/m²", 0.0)])
def test_a_value_of_zero_is_corrected_and_a_value_becomes_zero(
    service: MatterService, name: str, unit: str, value: float
) -> None:
    number, _ = service.object_to(objection(name=name), "en")
    made = service.correct(number, new(name, value, unit), OFFICER)
    assert made.row.value == value
    service.take_back(made.row.id, OFFICER)
