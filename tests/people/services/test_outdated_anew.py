"""Plans that were saved with a corrected value are outdated once that is taken back or replaced, and no others."""

import datetime
from collections.abc import Iterator

import pytest

from citybrain.open_city import OpenCity
from citybrain.open_city.services import matters_of
from citybrain.people.services.correction import CorrectionRecord, NewCorrection
from citybrain.people.services.outdated import clear_mark, outdated_plans
from citybrain.plans.schema import Plan
from tests.people.services.conftest import clerk
from tests.people.services.test_matters import objection

COST = "wall_insulation_cost"
OFFICER = clerk("officer")
WALLS = Plan.model_validate({"name": "Walls", "measures": [{"intervention": "insulate_walls", "uptake": 1.0}]})
OF_BEFORE = WALLS.model_copy(update={"date": datetime.date(2021, 6, 1)})


def correct(city: OpenCity, value: float, since: str = "2024-01-01") -> CorrectionRecord:
    """A correction of the cost."""
    service = matters_of(city)
    asked = NewCorrection.model_validate({
        "parameter": COST, "value": value, "unit": "EUR/m²", "since": since, "source": "Offer", "why": "Row 4."
    })  # fmt: skip
    return service.correct(service.object_to(objection(name=COST), "en")[0], asked, OFFICER)


def save_anew(city: OpenCity, identity: str, words: str = "") -> None:
    """As the route does it: the mark is cleared, the plan has another description."""
    saved = city.workspace.saved

    def before(name: str) -> None:
        with city.records.begin() as connection:
            clear_mark(connection, name, "officer")

    saved.replace(identity, frozenset({"*"}), WALLS.model_copy(update={"description": words}), before)


def marked(city: OpenCity) -> dict[str, list[tuple[float, float]]]:
    """What is marked, by plan: the values before and after."""
    with city.records.read() as connection:
        found = outdated_plans(connection, city.workspace.saved.folder)
    return {name: [(one.before, one.value) for one in marks] for name, marks in found.items()}


@pytest.fixture
def plans(city: OpenCity) -> Iterator[tuple[str, str]]:
    """Two plans that read the cost of today; another one reads that of 2021."""
    saved = city.workspace.saved
    names = [saved.create(plan).summary.identity for plan in (WALLS, WALLS, OF_BEFORE)]
    yield names[0], names[1]
    for name in names:
        saved.delete(name)


@pytest.mark.parametrize("words", ["", "Looked at"])
def test_what_was_saved_with_a_value_that_is_taken_back_is_outdated(
    city: OpenCity, plans: tuple[str, str], words: str
) -> None:
    saved, left = plans
    made = correct(city, 190.0)
    assert set(made.plans) == {saved, left}
    save_anew(city, saved, words)
    assert set(marked(city)) == {left}
    service = matters_of(city)
    service.take_back(made.row.id, OFFICER)
    assert marked(city) == {saved: [(190.0, 170.0)]}, "the other one has the numbers of before"
    [told] = service.one(made.row.matter).corrections
    assert set(told.plans) == {saved, left}, "what the resident reads is what the correction outdated"
    save_anew(city, saved)
    assert marked(city) == {}


def test_what_was_saved_with_a_value_that_another_one_replaces_is_outdated(
    city: OpenCity, plans: tuple[str, str]
) -> None:
    saved, left = plans
    first = correct(city, 190.0)
    save_anew(city, saved)
    second = correct(city, 210.0)
    assert {name: len(found) for name, found in marked(city).items()} == {saved: 1, left: 2}
    matters_of(city).take_back(first.row.id, OFFICER)
    assert {name: len(found) for name, found in marked(city).items()} == {saved: 1, left: 1}, "no number moved"
    matters_of(city).take_back(second.row.id, OFFICER)
    assert saved in marked(city), "its numbers are of 190"
    for name in plans:
        save_anew(city, name)


def test_what_was_saved_before_the_value_that_is_taken_back_is_right_again(
    city: OpenCity, plans: tuple[str, str]
) -> None:
    saved, left = plans
    first = correct(city, 190.0)
    save_anew(city, saved)
    second = correct(city, 210.0)
    matters_of(city).take_back(second.row.id, OFFICER)
    assert {name: len(found) for name, found in marked(city).items()} == {left: 1}, "saved with 190, which holds"
    matters_of(city).take_back(first.row.id, OFFICER)
    assert set(marked(city)) == {saved}
    save_anew(city, saved)
