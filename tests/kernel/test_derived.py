"""Sums over areas and ratios per base: written from one declaration, in both languages, told where they fail."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from citybrain.kernel import City, DeclarationError, Graph, Result, Vocabulary, given, quantity, read_vocabulary
from citybrain.kernel.declarations import Quantity
from citybrain.kernel.derived import Base, base, completed
from citybrain.kernel.dimensions import quotient, same_unit
from citybrain.kernel.parameters import Parameter
from citybrain.kernel.units import KilowattHoursPerYear, SquareMetres
from citybrain.messages import render
from tests.entities import ENTITIES

ENTRIES = """
floor: {label: {en: Floor, zh: 面积}, breaks: [0, 10], sentence: {zh: 采暖的面积。}}
gas: {label: {en: Gas bought, zh: 燃气用量}, better: less, bounds: [0, null], breaks: [0, 5],
  sentence: {zh: 外购的燃气。}}
gas_per_floor: {breaks: [0, 1]}
city_gas: {headline: true, sentence: {en: All the gas., zh: 全部燃气。}}
"""
PER_FLOOR = base(
    "floor",
    quantity="floor",
    labels={"en": "{label} per square metre", "zh": "单位面积{label}"},
    sentences={"en": "for each square metre of floor", "zh": "按每平方米面积计"},
)


@given(of="building", totals=("zone", "city"))
def floor() -> SquareMetres:
    """Heated floor."""
    ...


@quantity(of="building", source="toy", totals=("zone", "city"), per=("floor",))
def gas(floor: SquareMetres) -> KilowattHoursPerYear:
    """Gas that is bought."""
    return 2.0 * floor * floor


class Fuels(NamedTuple):
    """Two of several."""

    oil: KilowattHoursPerYear
    wood: KilowattHoursPerYear


def made_by(*functions: Callable[..., object]) -> list[Quantity]:
    return [made for function in functions for made in getattr(function, "__quantities__", ())]


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    (tmp_path / "words.yaml").write_text(ENTRIES, encoding="utf-8")
    return read_vocabulary([tmp_path / "words.yaml"])


def complete(vocabulary: Vocabulary, *bases: Base) -> tuple[dict[str, Quantity], Vocabulary]:
    quantities, said = completed(made_by(floor, gas), {}, vocabulary, ENTITIES, bases or (PER_FLOOR,))
    return {made.name: made for made in quantities}, said


def test_sums_and_ratios_stand_behind_what_asks_for_them(vocabulary: Vocabulary) -> None:
    made, _ = complete(vocabulary)
    assert list(made) == [
        "floor", "zone_floor", "city_floor",
        "gas", "zone_gas", "city_gas", "gas_per_floor", "zone_gas_per_floor", "city_gas_per_floor",
    ]  # fmt: skip
    ratio = made["zone_gas_per_floor"]
    assert (ratio.of, ratio.unit, ratio.kind, ratio.inputs) == (
        "zone", "kWh/(m²·a)", "rowwise", ("zone_gas", "zone_floor"),
    )  # fmt: skip
    assert (made["city_gas"].kind, made["city_gas"].inputs, made["city_gas"].where) == (
        "total", ("gas",), made["gas"].where,
    )  # fmt: skip


def test_their_values_are_the_sums_and_the_ratios_of_the_sums(vocabulary: Vocabulary) -> None:
    made, said = complete(vocabulary)
    graph = Graph(made.values(), {}, (), said, entities=ENTITIES)
    city = City(
        {"building": 3, "zone": 2},
        {("building", "zone"): np.array([0, 0, 1])},
        {"floor": np.array([1.0, 3.0, 0.0])},
        datetime.date(2026, 1, 1),
    )
    result = Result(graph, city)
    np.testing.assert_array_equal(result["zone_gas"], [20.0, 0.0])
    np.testing.assert_array_equal(result["zone_gas_per_floor"], [5.0, np.nan])
    assert result["city_gas_per_floor"] == 5.0


def test_their_words_follow_from_those_of_the_quantity(vocabulary: Vocabulary) -> None:
    made, said = complete(vocabulary)
    assert made["zone_gas"].sentence == "Gas that is bought; summed over every building of a zone."
    assert said.sentences["zone_gas"] == "外购的燃气；zone范围内所有building合计。"
    assert said.sentences["city_floor"] == "采暖的面积；全市范围内所有building合计。"
    assert made["gas_per_floor"].sentence == "Gas bought of a building for each square metre of floor."
    assert said.sentences["city_gas_per_floor"] == "全市的燃气用量，按每平方米面积计。"
    terms = said.terms
    assert terms["zone_gas"].label == terms["gas"].label
    assert (terms["zone_gas"].better, terms["zone_gas"].bounds, terms["zone_gas"].breaks) == ("less", (0, None), ())
    assert terms["gas_per_floor"].label == {"en": "Gas bought per square metre", "zh": "单位面积燃气用量"}
    assert terms["city_gas_per_floor"].breaks == (0, 1)


def test_an_entry_stands_over_what_is_written_key_by_key(vocabulary: Vocabulary) -> None:
    made, said = complete(vocabulary)
    assert said.terms["city_gas"].headline
    assert said.terms["city_gas"].label == said.terms["gas"].label
    assert (made["city_gas"].sentence, said.sentences["city_gas"]) == ("All the gas.", "全部燃气。")


def test_a_function_of_several_quantities_asks_for_all_or_by_field() -> None:
    def fuels(floor: SquareMetres) -> Fuels:
        """Fuels of all kinds."""
        return Fuels(floor, floor)

    def asked(totals: object) -> dict[str, tuple[str, ...]]:
        declared = quantity(of="building", source="toy", totals=totals)(fuels)  # type: ignore[arg-type]
        return {made.name: made.totals for made in made_by(declared)}

    assert asked(("zone",)) == {"fuels": (), "oil": ("zone",), "wood": ("zone",)}
    assert asked({"wood": ("city",)}) == {"fuels": (), "oil": (), "wood": ("city",)}
    with pytest.raises(DeclarationError) as caught:
        asked({"coal": ("city",)})
    assert "asks with `totals` for sums or ratios of “coal”" in render(caught.value)
    assert "It gives: oil, wood." in render(caught.value)


def test_a_base_that_nobody_declares_is_told_with_the_nearest(vocabulary: Vocabulary) -> None:
    other = base("floors", quantity="floor", labels=PER_FLOOR.labels, sentences=PER_FLOOR.sentences)
    with pytest.raises(DeclarationError) as caught:
        complete(vocabulary, other)
    assert "is to be counted per “floor”, which no domain declares" in render(caught.value)
    assert "Nearest: floors." in render(caught.value)


def test_an_area_that_nobody_declares_is_told() -> None:
    def oil() -> SquareMetres:
        """Oil."""
        ...  # type: ignore[empty-body]

    with pytest.raises(DeclarationError) as caught:
        completed(made_by(given(of="building", totals=("zones",))(oil)), {}, Vocabulary(), ENTITIES)
    assert "“zones”, which is no entity. Nearest: zone." in render(caught.value)


def test_a_base_without_a_text_is_refused() -> None:
    with pytest.raises(DeclarationError) as caught:
        base("floor", quantity="floor", labels={"en": "per floor", "zh": "{label}"}, sentences={"en": "x", "zh": "x"})
    assert 'such as "{label} per resident"' in render(caught.value)


@pytest.mark.parametrize(
    ("unit", "of", "scale", "spelled"),
    [
        ("kWh/a", "m²", "1", "kWh/(m²·a)"),
        ("kWh/a", "person", "1", "kWh/(person·a)"),
        ("t/a", "m²", "kg/t", "kg/(m²·a)"),
        ("money", "m²", "1", "money/m²"),
        ("m²", "m²", "1", "1"),
        ("W/(m²·K)", "K", "1", "W/(K·m²·K)"),
        ("1/h", "a", "1", "1/(a·h)"),
        ("kW", "m³/h", "1", "kW·h/m³"),
    ],
)
def test_the_unit_of_a_ratio_is_spelled_as_people_write_it(unit: str, of: str, scale: str, spelled: str) -> None:
    assert quotient(unit, of, scale) == spelled
    assert same_unit(spelled, f"({unit})*({scale})/({of})")


def test_a_scale_is_an_input_of_the_ratio(vocabulary: Vocabulary) -> None:
    def heat(floor: SquareMetres) -> KilowattHoursPerYear:
        """Heat."""
        return floor

    declared = quantity(of="building", source="toy", per=("floor",), scaled_by="watts")(heat)
    watts = Parameter("watts", "Wh/kWh", "toy")
    quantities, _ = completed(made_by(floor, declared), {"watts": watts}, vocabulary, ENTITIES, [PER_FLOOR])
    ratio = quantities[-1]
    assert (ratio.name, ratio.unit, ratio.inputs) == ("heat_per_floor", "Wh/(m²·a)", ("heat", "floor", "watts"))
