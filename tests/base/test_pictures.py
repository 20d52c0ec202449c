"""What domains declare of pictures: every entity, height and measure is there, and what is not known is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from citybrain.base.domains import find_domains
from citybrain.base.pictures import OF_BLOCKS, marked_measure, pictured_entity
from citybrain.kernel import DeclarationError


def test_pictured_entities_have_the_heights_that_tell_their_size() -> None:
    domains = find_domains()
    graph = domains.graph("FI")
    declared = [one for domain in domains for one in domain.pictured]
    assert {one.drawn for one in declared} == {"block", "crown", "paving"}
    for one in declared:
        assert graph.entities[one.name].geometry == ("point" if one.drawn == "crown" else "polygon"), one.name
        if one.height:
            height = graph.quantities[one.height]
            assert (height.of, height.unit) == (one.name, "m")


def test_marks_are_of_measures_and_those_of_blocks_of_what_is_drawn_as_one() -> None:
    domains = find_domains()
    graph = domains.graph("FI")
    blocks = {one.name for domain in domains for one in domain.pictured if one.drawn == "block"}
    for domain in domains:
        for one in domain.marked:
            made = graph.interventions[one.name]
            assert domains.of(made.where) is domain, one.name
            assert (made.of in blocks) == (one.drawn in OF_BLOCKS), one.name
            assert graph.entities[made.of].geometry != "none", one.name
    assert domains.marks["plant_street_trees"] == "crown"  # as layouts draw it
    assert domains.marks["insulate_walls"] == "wall"


@pytest.mark.parametrize("declare", [pictured_entity, marked_measure])
def test_a_form_that_is_not_known_is_refused(declare: Callable[..., Any]) -> None:
    with pytest.raises(DeclarationError) as raised:
        declare("tree", drawn="castle", where="toy.yaml")
    assert raised.value.code == "picture-declared-wrong" and raised.value.arguments["received"] == "castle"
