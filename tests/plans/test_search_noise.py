"""A change that is smaller than what a search leaves open is none that can be told."""

from dataclasses import replace

import pytest

from citybrain.plans.outcome import Effect
from citybrain.plans.search_noise import below_noise

EFFECT = Effect("city_traffic_emissions", 1000.0, 1000.0, 1000.0005, "less", noise=1e-6, least=0.0)


@pytest.mark.parametrize(
    ("plan", "verdict"), [(1000.0005, "same"), (999.9995, "same"), (1000.002, "worse"), (999.0, "better")]
)
def test_a_change_below_the_noise_of_the_search_has_no_verdict(plan: float, verdict: str) -> None:
    assert replace(EFFECT, plan=plan).verdict == verdict


def test_how_many_changes_cannot_be_told_is_said() -> None:
    clear, alike = replace(EFFECT, plan=900.0), replace(EFFECT, plan=1000.0)
    assert [one.arguments for one in below_noise([EFFECT, clear, alike])] == [{"count": 1}]
    assert below_noise([clear, alike]) == []


def test_without_a_search_every_change_counts() -> None:
    assert replace(EFFECT, noise=0.0).verdict == "worse"
