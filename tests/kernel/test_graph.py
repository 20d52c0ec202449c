"""A graph that does not fit together fails when it is loaded, and says why."""

import dataclasses
from typing import NamedTuple

import pytest

from citybrain.kernel import (
    DeclarationError,
    Graph,
    NotFoundError,
    Quantity,
    intervention,
    nearest,
    quantity,
    same_formula,
)
from citybrain.kernel.dimensions import dimension_error, same_unit
from citybrain.kernel.units import KilowattHoursPerYear, Money, Share, SquareMetres
from tests.entities import ENTITIES
from tests.kernel import toy
from tests.kernel.toy import parameters, toy_graph


def quantities(**more: Quantity) -> list[Quantity]:
    return [*(q for q in toy_graph().quantities.values() if q.kind not in ("parameter", "lookup")), *more.values()]


def node(name="new", of="building", unit="1", kind="rowwise", inputs=(), **more) -> Quantity:
    return Quantity(name, of, unit, kind, "test", inputs, where="test:1", **more)


@pytest.mark.parametrize(
    ("added", "code", "told"),
    [
        (node(inputs=("floor_aria",)), "graph-missing-input", {"input": "floor_aria", "near": "floor_area"}),
        (node(inputs=("floor_area",), expects={"floor_area": "km²"}), "graph-unit-clash", {"received": "m²"}),
        (node(inputs=("zone_gas",)), "graph-entity-clash", {"other": "zone"}),
        (node("gas"), "graph-two-makers", {"quantity": "gas"}),
        (node(kind="total", of="city", inputs=("gas", "floor_area")), "graph-input-count", {"allowed": "1"}),
        (node(inputs=("new",)), "graph-cycle", {}),
        (node(of="bilding"), "declaration-unknown-entity", {"received": "bilding", "near": "building"}),
    ],
)
def test_what_does_not_fit(added, code, told):
    with pytest.raises(DeclarationError) as caught:
        Graph(quantities(new=added), parameters(), entities=ENTITIES)
    assert caught.value.code == code
    assert {k: v for k, v in caught.value.arguments.items() if k in told and (k != "near")} == {
        k: v for k, v in told.items() if k != "near"
    }
    assert told.get("near", "") in str(caught.value.arguments.get("near", ""))


def test_a_parameter_has_no_value_before_its_first_day():
    with pytest.raises(DeclarationError) as caught:
        parameters()["energy_price"].at(toy.DAY.replace(year=1999))
    assert caught.value.code == "parameter-no-value"
    assert caught.value.arguments["first"] == "2020-01-01"


@pytest.mark.parametrize(
    ("received", "near"),
    [
        ("grid_carbon", "-"),  # shares letters with crown and widest, and no word
        ("carbon_prise", "carbon_price"),
        ("price_of_carbon", "-"),
        ("widest_crwn", "widest_crown"),
        ("widest", "widest_crown"),
        ("carbonprice", "carbon_price"),
        ("Helsingfors", "Helsinki"),
        ("", "-"),
    ],
)
def test_a_name_is_near_another_by_a_word_or_by_nearly_all_letters(received, near):
    assert nearest(received, ["widest_crown", "carbon_price", "Helsinki", "plot_of_land"]) == near


def test_unknown_names_come_with_the_nearest():
    with pytest.raises(NotFoundError) as caught:
        toy_graph()["city_gass"]
    assert "city_gas" in caught.value.arguments["near"]


def test_declaration_needs_source_unit_and_entity():
    def bare(floor_area: SquareMetres) -> float: ...

    def fine(floor_area: SquareMetres) -> SquareMetres: ...

    for declare, function, code in [
        (quantity(of="building", source="x"), bare, "declaration-without-unit"),
        (quantity(of="building", source=" "), fine, "declaration-without-source"),
    ]:
        with pytest.raises(DeclarationError) as caught:
            declare(function)
        assert caught.value.code == code


def test_intervention_must_change_known_quantities_in_their_unit():
    class Wrong(NamedTuple):
        floor_area: Money

    @intervention(of="building", phase="envelope", strategy="improve", source="test")
    def enlarge(floor_area: SquareMetres) -> Wrong: ...

    with pytest.raises(DeclarationError) as caught:
        Graph(quantities(), parameters(), [enlarge], entities=ENTITIES)
    assert caught.value.code == "graph-unit-clash"


def test_units_are_compared_by_meaning():
    assert same_unit("kWh/(m²·a)", "kW*h/m**2/year")
    assert not same_unit("kWh", "J")
    assert not same_unit("category", "1")
    assert same_unit("person/m²", "person/m^2")


def test_dimension_errors_are_found_in_bodies():
    @quantity(of="building", source="test")
    def wrong(floor_area: SquareMetres, share: Share) -> KilowattHoursPerYear:
        return floor_area * share

    (made,) = wrong.__quantities__
    assert "declared kWh/a" in dimension_error(made, {"floor_area": "m²", "share": "1"})
    right = dataclasses.replace(made, unit="m²")
    assert dimension_error(right, {"floor_area": "m²", "share": "1"}) == ""


def test_the_same_formula_over_another_entity_has_its_own_name_and_inputs_and_shares_the_others():
    @same_formula(of="zone", names={"rent": "zone_rent", "floor_area": "zone_floor"})
    @quantity(of="building", source="test", totals=("city",))
    def rent(floor_area: SquareMetres, rate: Share) -> SquareMetres:
        """Rent."""
        return floor_area * rate

    here, there = rent.__quantities__
    assert (here.name, here.of, here.inputs) == ("rent", "building", ("floor_area", "rate"))
    assert (there.name, there.of, there.inputs) == ("zone_rent", "zone", ("zone_floor", "rate"))
    assert there.expects == {"zone_floor": "m²", "rate": "1"}
    assert there.function is here.function
    assert (there.unit, there.source, there.totals) == (here.unit, here.source, here.totals)


class Kept(NamedTuple):
    """Rent and what of it is kept."""

    rent: SquareMetres
    kept: SquareMetres


def test_the_same_formula_of_a_record_names_each_of_its_fields():
    names = {"rents": "zone_rents", "rent": "zone_rent", "kept": "zone_kept", "floor_area": "zone_floor"}

    @same_formula(of="zone", names=names)
    @quantity(of="building", source="test", totals={"rent": ("city",)})
    def rents(floor_area: SquareMetres, rate: Share) -> Kept:
        """Rents."""
        return Kept(floor_area, floor_area * rate)

    here, there = rents.__quantities__[:3], rents.__quantities__[3:]
    assert [(one.name, one.of, one.kind, one.inputs) for one in there] == [
        ("zone_rents", "zone", "record", ("zone_floor", "rate")), ("zone_rent", "zone", "column", ("zone_rents",)),
        ("zone_kept", "zone", "column", ("zone_rents",)),
    ]  # fmt: skip
    assert [(one.function, one.totals, one.unit) for one in there] == [(x.function, x.totals, x.unit) for x in here]


def test_the_same_formula_may_stand_several_times_above_a_quantity():
    @same_formula(of="city", names={"rent": "city_rent", "floor_area": "city_floor"})
    @same_formula(of="zone", names={"rent": "zone_rent", "floor_area": "zone_floor"})
    @quantity(of="building", source="test")
    def rent(floor_area: SquareMetres, rate: Share) -> SquareMetres:
        """Rent."""
        return floor_area * rate

    made = [(one.name, one.of, one.inputs) for one in rent.__quantities__]
    assert made == [
        ("rent", "building", ("floor_area", "rate")), ("zone_rent", "zone", ("zone_floor", "rate")),
        ("city_rent", "city", ("city_floor", "rate")),
    ]  # fmt: skip
