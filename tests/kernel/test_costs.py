"""A measure tells its cost once; the engine books it, and what it cannot book is refused."""

from typing import NamedTuple

import numpy as np
import pytest

from citybrain.kernel import DeclarationError, Graph, given, intervention
from citybrain.kernel.costs import component
from citybrain.kernel.roles import Contribution
from citybrain.kernel.units import Money, MoneyPerYear, SquareMetres, Years
from citybrain.messages import render
from tests.entities import ENTITIES


@given(of="building")
def wall_area() -> SquareMetres: ...


@given(of="building", default=0.0)
def money_put_in() -> Money: ...


@given(of="building", default=0.0)
def money_in_walls() -> Money: ...


@given(of="building", default=0.0)
def upkeep() -> MoneyPerYear: ...


@given(of="building", default=0.0)
def upkeep_of_walls() -> MoneyPerYear: ...


@given(of="city")
def life_of_walls() -> Years: ...


MADE = [q for f in (wall_area, money_put_in, money_in_walls, upkeep, life_of_walls) for q in f.__quantities__]
LABELS = {"en": "Walls", "zh": "外墙"}
WALLS = component("walls", accounts=["money_in_walls"], lifetime="life_of_walls", labels=LABELS, where="toy")
ROLES = [
    Contribution("measure_investment", "money_put_in", "toy"),
    Contribution("measure_running_cost", "upkeep", "toy"),
]
DECLARED = {"of": "building", "phase": "envelope", "strategy": "improve", "source": "toy"}


class Paint(NamedTuple):
    """What paint changes."""

    wall_area: SquareMetres
    cost: Money
    running_cost: MoneyPerYear


def paint(wall_area: SquareMetres) -> Paint:
    """Paints walls."""
    return Paint(wall_area, wall_area * 2.0, wall_area * 0.1)


def graph(measure, *components, roles=ROLES) -> Graph:
    return Graph(MADE, {}, [measure], entities=ENTITIES, contributions=roles, components=components)


def refused(measure, *components, roles=ROLES) -> str:
    with pytest.raises(DeclarationError) as caught:
        graph(measure, *components, roles=roles)
    return render(caught.value)


def booked(part) -> dict[str, list[float]]:
    made = graph(intervention(**DECLARED, cost="walls")(paint), part).interventions["paint"]
    assert made.inputs == ("wall_area", "money_put_in", "money_in_walls", "upkeep")
    values = made.function(np.array([10.0, 20.0]), np.array([1.0, 2.0]), np.array([0.5, 0.25]), np.array([3.0, 4.0]))
    return {name: value.tolist() for name, value in zip(made.changes, values, strict=True)}


def test_a_cost_is_booked_to_the_whole_and_to_its_component_and_upkeep_to_each_year() -> None:
    assert booked(WALLS) == {
        "wall_area": [10.0, 20.0], "money_put_in": [21.0, 42.0], "money_in_walls": [20.5, 40.25], "upkeep": [4.0, 6.0],
    }  # fmt: skip


def test_of_what_is_replaced_only_the_newest_counts() -> None:
    new = booked(
        component("walls", accounts=["money_in_walls"], lifetime="life_of_walls", labels=LABELS, replaced=True)
    )
    assert (new["money_put_in"], new["money_in_walls"]) == ([21.0, 42.0], [20.0, 40.0])


def test_a_component_that_nobody_declares_is_told_with_the_nearest_name() -> None:
    told = refused(intervention(**DECLARED, cost="wals")(paint), WALLS)
    assert "The cost of paint" in told
    assert "goes into wals, which is no component. Nearest names: walls." in told


def test_a_cost_without_a_component_is_refused() -> None:
    with pytest.raises(DeclarationError) as caught:
        intervention(**DECLARED)(paint)
    assert "Intervention paint" in render(caught.value)
    assert 'cost="..."' in render(caught.value)


def test_a_measure_does_not_raise_accounts_by_itself() -> None:
    class Booked(NamedTuple):
        """What it changes."""

        money_put_in: Money

    def plaster(money_put_in: Money) -> Booked:
        """Plasters walls."""
        return Booked(money_put_in + 1.0)

    plaster.__annotations__["return"] = Booked
    told = refused(intervention(**DECLARED)(plaster), WALLS)
    assert "plaster" in told
    assert "changes the account money_put_in by itself" in told


def test_an_account_that_nobody_makes_is_told_with_the_nearest_name() -> None:
    other = component("walls", accounts=["money_in_wals"], lifetime="life_of_walls", labels=LABELS, where="toy")
    told = refused(intervention(**DECLARED, cost="walls")(paint), other)
    assert "names money_in_wals as an account or lifetime" in told
    assert "money_in_walls" in told


def test_where_nobody_keeps_account_a_cost_is_refused() -> None:
    told = refused(intervention(**DECLARED, cost="walls")(paint), WALLS, roles=[])
    assert "Contribute a quantity of building to the role measure_investment" in told


def test_a_component_without_an_account_of_the_entity_is_refused() -> None:
    other = component("walls", accounts=[], lifetime="life_of_walls", labels=LABELS, where="toy/domain.yaml")
    told = refused(intervention(**DECLARED, cost="walls")(paint), other)
    assert "keeps no account for building" in told
    assert "toy/domain.yaml" in told


def test_a_component_has_a_label_in_every_language_and_is_declared_once() -> None:
    with pytest.raises(DeclarationError) as caught:
        component("walls", accounts=[], lifetime="life_of_walls", labels={"en": "Walls"}, where="toy")
    assert "has no label in zh" in render(caught.value)
    assert "is declared twice" in refused(intervention(**DECLARED, cost="walls")(paint), WALLS, WALLS)


def test_a_component_whose_accounts_are_of_the_roles_keeps_them_by_itself() -> None:
    roles = [
        *ROLES,
        Contribution("measure_investment", "money_in_walls", "toy"),
        Contribution("measure_running_cost", "upkeep_of_walls", "toy"),
    ]
    part = component("walls", accounts=["upkeep_of_walls", "money_in_walls"], lifetime="life_of_walls", labels=LABELS)
    measure = intervention(**DECLARED, cost="walls")(paint)
    made = Graph(
        [*MADE, *upkeep_of_walls.__quantities__], {}, [measure], entities=ENTITIES, contributions=roles,
        components=[part],
    ).interventions["paint"]  # fmt: skip
    assert made.inputs == ("wall_area", "money_in_walls", "upkeep_of_walls")
    values = made.function(np.array([10.0]), np.array([0.5]), np.array([3.0]))
    assert {name: value.tolist() for name, value in zip(made.changes, values, strict=True)} == {
        "wall_area": [10.0], "money_in_walls": [20.5], "upkeep_of_walls": [4.0],
    }  # fmt: skip
