"""Totals follow the GPC: what belongs where, and that a notation key is counted and never zero."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.inventory.factors import Factor, FactorLibrary
from citybrain.inventory.lines import emissions_of
from citybrain.inventory.subcategories import subcategories
from citybrain.inventory.totals import totals_of
from tests.inventory.activities import activity_of

TONNE = FactorLibrary([Factor("tonne", "CO2", 1000.0, "kg", "t", "A unit", "H")])


def emitted(amounts: dict[str, float], keys: dict[str, str] | None = None):
    named = [*amounts.items(), *((reference, np.nan) for reference in keys or {})]
    return emissions_of(
        activity_of(
            year=[2024] * len(named),
            subcategory=[reference for reference, _ in named],
            amount=[amount for _, amount in named],
            unit=["t"] * len(named),
            factor=["tonne"] * len(named),
            notation_key=[""] * len(amounts) + list((keys or {}).values()),
        ),
        TONNE,
    )


def test_each_subcategory_is_in_the_totals_that_the_gpc_puts_it_in() -> None:
    """GPC 1.1, ch. 4: BASIC, BASIC+, and the territorial total of all scope 1; other scope 3 is in none of them."""
    ones = totals_of(emitted(dict.fromkeys(subcategories(), 1.0)))
    assert {name: part.equivalent for name, part in ones.by_level.items()} == {
        "basic": 32.0, "basic+": 47.0, "territorial": 27.0,
    }  # fmt: skip
    assert {scope: part.equivalent for scope, part in ones.by_scope.items()} == {1: 27.0, 2: 11.0, 3: 15.0}
    for reference, levels in {
        "I.1.1": {"basic", "basic+", "territorial"},
        "I.1.2": {"basic", "basic+"},
        "I.1.3": {"basic+"},
        "I.4.4": {"territorial"},
        "II.1.3": {"basic+"},
        "III.1.2": {"basic", "basic+"},
        "III.1.3": {"territorial"},
        "IV.1": {"basic+", "territorial"},
        "V.2": {"basic+", "territorial"},
        "VI.1": set(),
    }.items():
        alone = totals_of(emitted({reference: 5.0}))
        assert {name for name, part in alone.by_level.items() if part.equivalent} == levels, reference


def test_a_notation_key_is_counted_and_never_zero() -> None:
    totals = totals_of(emitted({"I.2.1": 7.0}, {"I.1.1": "IE", "I.3.1": "NE", "I.2.1": "C"}))
    assert totals.by_subcategory["I.1.1"].equivalent is None
    assert totals.by_subcategory["I.1.1"].keys == {"IE": 1}
    assert totals.by_subcategory["I.2.1"].equivalent == 7.0
    assert totals.by_sector["I"].keys == {"NE": 1, "IE": 1, "C": 1}
    assert totals.by_sector["II"].equivalent is None
    assert totals.everything.lines == 1


def test_subcategories_that_say_nothing_are_named() -> None:
    totals = totals_of(emitted({"I.1.1": 0.0}, {"I.1.2": "NO"}))
    assert "I.1.1" not in totals.silent["basic"]
    assert "I.1.2" not in totals.silent["basic"]
    assert "I.2.1" in totals.silent["basic"]
    assert len(totals.silent["basic"]) == 30
    assert set(totals.silent["basic"]) < set(totals.silent["basic+"])


@settings(deadline=None)  # the first example reads the tables
@given(st.dictionaries(st.sampled_from(list(subcategories())), st.floats(0.0, 1e6), max_size=40))
def test_every_division_adds_up_to_the_whole(amounts: dict[str, float]) -> None:
    totals = totals_of(emitted(amounts))
    whole = totals.everything.equivalent or 0.0
    for parts in (
        totals.by_scope,
        totals.by_sector,
        totals.by_subcategory,
    ):
        assert sum(part.equivalent or 0.0 for part in parts.values()) == pytest.approx(whole, rel=1e-12)
    basic, plus = (totals.by_level[name].equivalent or 0.0 for name in ("basic", "basic+"))
    assert basic <= plus + 1e-9
