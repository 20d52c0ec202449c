"""Measures take effect by the phases that domains declare, in their order."""

from typing import NamedTuple

import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel import DeclarationError, Graph, given, intervention
from citybrain.kernel.units import SquareMetres
from citybrain.messages import render
from tests.entities import ENTITIES


@given(of="building")
def wall_area() -> SquareMetres: ...


class Changed(NamedTuple):
    """What the measures change."""

    wall_area: SquareMetres


def measure(phase: str):
    @intervention(of="building", phase=phase, strategy="improve", source="toy")
    def build(wall_area: SquareMetres) -> Changed:
        """Builds."""
        return Changed(wall_area)

    return build


def ranks(*given_phases: str, phases: tuple[str, ...]) -> list[int]:
    graphs = [
        Graph(wall_area.__quantities__, {}, [measure(one)], entities=ENTITIES, phases=phases) for one in given_phases
    ]
    return [graph.interventions["build"].rank for graph in graphs]


def test_a_measure_has_the_place_of_its_phase() -> None:
    assert ranks("walls", "roofs", phases=("roofs", "walls", "roofs")) == [1, 0]


def test_a_phase_that_no_domain_declares_is_told_with_the_nearest_name() -> None:
    with pytest.raises(DeclarationError) as caught:
        ranks("wals", phases=("roofs", "walls"))
    assert "names the phase wals" in render(caught.value, "en")
    assert "Nearest names: walls. Known phases: roofs, walls." in render(caught.value, "en")


def test_phases_of_a_domain_come_after_those_of_the_domains_that_it_needs() -> None:
    domains = find_domains()
    phases = domains.phases()
    assert [phases.index(one) for one in domains["buildings"].phases] == list(range(len(domains["buildings"].phases)))
    assert min(phases.index(one) for one in domains["money"].phases) >= len(domains["buildings"].phases)
