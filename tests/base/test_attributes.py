"""Tables of attributes: what is said once is used everywhere; what is said twice or cannot be read is told."""

import math
from pathlib import Path

import pytest

from citybrain.base.attributes import Attributes, read_attributes
from citybrain.base.domains import find_domains
from citybrain.kernel import DeclarationError
from citybrain.messages import render

ENTRY = """\
{entity}:
  attributes:
    {name}:
      unit: m
      label: {{en: Depth, zh: 深度}}
      sentence: {{en: "How deep it is.", zh: "深度。"}}
      bounds: [0, null]
      accepted: [0, 10]
"""


def table(folder: Path, domain: str, text: str) -> tuple[str, Path]:
    path = folder / domain / "attributes.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return domain, path


def test_an_attribute_in_two_files_is_told_with_both(tmp_path: Path) -> None:
    tables = [
        table(tmp_path, "water", ENTRY.format(entity="pipe", name="depth")),
        table(tmp_path, "ground", ENTRY.format(entity="soil", name="depth")),
    ]
    with pytest.raises(DeclarationError) as problem:
        read_attributes(tables)
    told = "The attribute depth is declared twice: in water/attributes.yaml and in ground/attributes.yaml."
    assert render(problem.value).startswith(told)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("{depth: {units: m}}", "the entry depth says units"),
        ("{depth: {kind: colour}}", "It may have: category, number, text"),
        ("{depth: {several: mean}}", "It may have: first, latest, sum"),
        ("{depth: {accepted: [3, 1]}}", "It may have: [low, high]"),
        ("{depth: {label: {en: Depth, zh: 深度}}}", "It may have: label, sentence"),
        ("{depth: {osm: {tag: depth}}}", "It may have: as, names, of, tags"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_may_stand_there(tmp_path: Path, wrong: str, says: str) -> None:
    with pytest.raises(DeclarationError) as problem:
        read_attributes([table(tmp_path, "water", f"pipe: {{attributes: {wrong}}}")])
    told = render(problem.value)
    assert told.startswith("water/attributes.yaml: ")
    assert says in told


def test_one_entry_makes_an_input_of_formulas_with_its_texts(tmp_path: Path) -> None:
    read = read_attributes([table(tmp_path, "water", ENTRY.format(entity="pipe", name="depth"))])
    (made,) = read.quantities({})
    assert (made.name, made.of, made.unit, made.kind, made.default) == ("depth", "pipe", "m", "given", None)
    assert (made.sentence, made.where) == ("How deep it is.", "water/attributes.yaml")
    assert read.terms["depth"].said("zh") == "深度"
    assert read.sentences["depth"] == "深度。"
    about = read.of("pipe")["depth"]
    assert (about.accepted, about.called, about.column, about.told) == ((0, 10), ("depth",), "depth", True)


def test_what_not_every_row_has_is_not_known_by_default() -> None:
    attributes: Attributes = find_domains().attributes
    kinds = find_domains().vocabulary.categories
    made = {quantity.name: quantity for quantity in attributes.quantities(kinds)}
    optional = [one for one in attributes.all.values() if one.optional and one.is_given]
    assert optional
    for one in optional:
        default = made[one.name].default
        assert default is not None
        assert math.isnan(default) or list(kinds[one.name])[int(default)] == "not_known"


def test_what_stands_over_a_table_is_a_quantity_of_the_same_entity() -> None:
    graph = find_domains().graph("FI")
    for name, one in find_domains().attributes.all.items():
        if one.measured:
            assert graph[name].of == one.entity, name
            low, high = graph.vocabulary.terms[name].bounds
            assert one.accepted is not None
            assert (low is None or low <= one.accepted[1]) and (high is None or high >= one.accepted[0]), name
