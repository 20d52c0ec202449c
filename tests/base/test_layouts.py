"""What domains declare of layouts: every measure and setting is there, and what is not known is refused."""

import pytest

from citybrain.base.domains import find_domains
from citybrain.base.layouts import layout_measure
from citybrain.kernel import DeclarationError


def test_measures_of_layouts_are_measures_with_these_settings() -> None:
    domains = find_domains()
    graph = domains.graph("FI")
    declared = [one for domain in domains for one in domain.layouts]
    assert declared
    grounds = {ground.name for domain in domains for ground in domain.grounds}
    cells = {graph.relations[ground.cells].to for domain in domains for ground in domain.grounds}
    for one in declared:
        made = graph.interventions[one.name]
        assert set(one.amounts) <= set(made.settings), one.name
        assert made.of in (cells if one.patterns else grounds), one.name


def test_relations_of_grounds_lead_to_cells() -> None:
    domains = find_domains()
    graph = domains.graph("FI")
    for ground in (one for domain in domains for one in domain.grounds):
        inside, ways = graph.relations[ground.cells], graph.relations[ground.ways]
        assert inside.of == ways.of == ground.name
        assert inside.to == ways.to


@pytest.mark.parametrize(
    ("changed", "received"),
    [({"patterns": ["spiral"]}, "spiral"), ({"drawn": "castle"}, "castle"), ({"layer": "below"}, "below"),
     ({"takes": "pond_in_cell"}, "pond_in_cell")],
)  # fmt: skip
def test_what_is_not_known_is_refused(changed: dict, received: str) -> None:
    with pytest.raises(DeclarationError) as raised:
        layout_measure("dig_ponds", **{"drawn": "water", "where": "toy.yaml", **changed})
    assert raised.value.arguments["received"] == received
    assert raised.value.arguments["allowed"] or "takes" in changed
