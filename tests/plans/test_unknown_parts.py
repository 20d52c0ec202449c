"""Fewer who are counted because nothing is known of them any more is no effect, and what is slight has no verdict."""

from dataclasses import replace

import pytest

from citybrain.plans.outcome import Effect, UnknownRemainder

HEAT = Effect("city_residents_in_strong_heat", 92_127.0, 92_127.0, 91_483.5, "less", unit="person")


def test_fewer_who_are_counted_where_more_are_unknown_is_no_improvement() -> None:
    unknown = replace(HEAT, unknown=UnknownRemainder("city_residents_of_unknown_heat", 0.0, 0.0, 643.5))
    assert (HEAT.verdict, unknown.verdict, unknown.unknown.grown) == ("better", "unknown", 643.5)


@pytest.mark.parametrize("plan", [0.0, 12.0, 12.0 + 1e-12])
def test_what_was_unknown_before_takes_no_verdict(plan: float) -> None:
    assert replace(HEAT, unknown=UnknownRemainder("unknown", 12.0, 12.0, plan)).verdict == "better"


def test_nobody_can_tell_of_an_unchanged_number_either_where_more_are_unknown() -> None:
    assert replace(HEAT, plan=92_127.0, unknown=UnknownRemainder("unknown", 0.0, 0.0, 5.0)).verdict == "unknown"


@pytest.mark.parametrize(
    ("before", "after", "unit", "least", "verdict"),
    [
        (768_018.0, 768_019.5, "m²", None, "slight"),
        (1.55, 1.5504252, "K", None, "slight"),
        (5_807.0, 5_823.0, "t/a", None, "worse"),
        (36.84, 36.822, "°C", None, "slight"),
        (36.84, 36.6, "°C", None, "better"),
        (36.84, 36.83, "°C", 0.005, "better"),
        (1.55, 1.56, "K", 0.05, "slight"),
        (0.0, 1.0, "t", None, "worse"),
    ],
)
def test_a_change_has_a_verdict_from_a_thousandth_or_as_the_vocabulary_says(
    before: float, after: float, unit: str, least: float | None, verdict: str
) -> None:
    assert Effect("x", before, before, after, "less", unit=unit, least=least).verdict == verdict


def test_temperatures_change_by_no_per_cent() -> None:
    assert Effect("x", 36.84, 36.84, 36.0, "less", unit="°C").change_percent is None
    assert Effect("x", 2.0, 2.0, 1.0, "less", unit="K").change_percent == -50.0
