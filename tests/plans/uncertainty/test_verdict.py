"""What is told: better, worse, too close to call; and what nobody can ask for."""

from dataclasses import replace
from math import nan
from typing import get_args

import pytest

from citybrain.kernel import InputError
from citybrain.messages import text
from citybrain.plans.outcome import JudgedVerdict, settled
from citybrain.plans.uncertainty.assess import ranked, uncertainty_of
from citybrain.plans.uncertainty.service import with_settled_verdicts
from citybrain.plans.uncertainty.uncertainty import Interval, Options, verdict_of
from tests.plans.uncertainty.cities import PATH, PLAN, case, outcome


@pytest.mark.parametrize(
    ("change", "low", "high", "better", "verdict"),
    [
        (-2.0, -3.0, -1.0, "less", "better"),
        (-2.0, -3.0, -1.0, "more", "worse"),
        (2.0, 1.0, 3.0, "less", "worse"),
        (2.0, 1.0, 3.0, "more", "better"),
        (-2.0, -5.0, 0.1, "less", "unclear"),
        (-2.0, -5.0, -5e-12, "less", "unclear"),
        (0.0, -1.0, 1.0, "less", "unclear"),
        (0.0, 0.0, 0.0, "less", "same"),
        (-2.0, -3.0, -1.0, "neither", "changed"),
        (-0.36, -0.36, -0.36, "neither", "changed"),
        (-2.0, -3.0, 1.0, "neither", "unclear"),
        (nan, nan, nan, "less", "unknown"),
        (nan, nan, nan, "neither", "unknown"),
    ],
)
def test_verdict(change: float, low: float, high: float, better: str, verdict: str) -> None:
    assert verdict_of(change, Interval(low, high), better) == verdict


@pytest.mark.parametrize("draws", [-1, 0, 15, 10_001])
def test_too_few_and_too_many_draws_are_told(draws: int) -> None:
    with pytest.raises(InputError) as told:
        Options(draws=draws)
    assert told.value.code == "uncertainty-draws"
    assert told.value.arguments["received"] == draws


def test_shares_add_up_to_one_with_what_inputs_do_together() -> None:
    found = {
        driver.input: driver.share for driver in ranked({"a": 5.0, "b": 1.0, "tiny": 1e-6}, 2.0, 10.0, {"a": "book"})
    }
    assert found == pytest.approx({"a": 0.5, "single-rows": 0.2, "interactions": 0.2, "b": 0.1}, abs=1e-6)
    assert sum(d.share for d in ranked({"a": 8.0, "b": 4.0}, 0.0, 10.0, {})) == pytest.approx(1.0)


def test_without_uncertainty_there_are_no_drivers() -> None:
    assert ranked({"a": 0.0}, 0.0, 0.0, {}) == ()


def test_no_interval_stands_over_a_verdict_of_the_number() -> None:
    """As page and documents have it: one rule for all of them and for the API."""
    for verdict in ("same", "slight", "unknown"):
        assert settled(verdict, "better") == verdict
    assert [settled("better", one) for one in ("unclear", "better", None)] == ["unclear", "better", "better"]


@pytest.mark.parametrize("plan", [PLAN, PATH], ids=["plan", "path"])
def test_the_service_tells_the_settled_verdict(plan: str) -> None:
    slight = replace(outcome(plan), headline=tuple(replace(one, least=1e300) for one in outcome(plan).headline))
    found = uncertainty_of(case(plan), Options(draws=16, sample=40, drivers=False))
    told = {one.quantity: one.verdict for one in with_settled_verdicts(found, slight).quantities}
    changed = [one.quantity for one in slight.headline if one.change and one.quantity in told]
    assert {one.quantity: one.verdict for one in found.quantities}[changed[0]] in ("better", "worse", "unclear")
    assert {told[name] for name in changed} <= {"slight", "same"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_verdict_has_words_on_the_terminal(language: str) -> None:
    assert all(text(f"verdict-{one}", language) for one in get_args(JudgedVerdict))
