"""Methods give what the guidelines print, and keep carbon."""

import importlib
import inspect
import pkgutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import citybrain.inventory
from citybrain.inventory import methods
from citybrain.inventory.defaults import method_defaults, uncertainty_source, with_default_uncertainty
from citybrain.inventory.methods import landfill, treatment
from citybrain.kernel import NotFoundError
from citybrain.kernel.yaml_files import read_yaml
from tests.architecture.purity import impurities
from tests.inventory.activities import activity_of
from tests.syntax import tree_of

FOLDER = Path(__file__).parents[1] / "cases" / "inventory"
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in read_yaml(path)]
MODULES = {
    x.name: importlib.import_module(f"{methods.__name__}.{x.name}") for x in pkgutil.iter_modules(methods.__path__)
}


def functions() -> set[str]:
    return {
        f"{name}.{function}"
        for name, module in MODULES.items()
        for function, made in inspect.getmembers(module, inspect.isfunction)
        if made.__module__ == module.__name__ and not function.startswith("_")
    }


def given_value(value: Any) -> Any:
    if isinstance(value, list) and value and not isinstance(value[0], list):
        return np.array(value, np.float64)
    return np.float64(value) if isinstance(value, int | float) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['function']}: {case['source'][:60]}")
def test_a_method_gives_what_its_source_prints(case: dict[str, Any]) -> None:
    module, function = case["function"].split(".")
    got = getattr(MODULES[module], function)(**{name: given_value(value) for name, value in case["inputs"].items()})
    digits = case.get("significant")
    if digits:
        assert float(f"{float(got):.{digits - 1}e}") == case["expect"]
    else:
        np.testing.assert_allclose(
            np.asarray(got, np.float64), np.array(case["expect"], np.float64), rtol=1e-7, atol=1e-12
        )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['function']}: {case['source'][:60]}")
def test_a_case_names_where_its_figure_was_seen_or_says_that_it_is_by_hand(case: dict[str, Any]) -> None:
    seen, by_hand = case.get("seen", ""), "by hand" in case["source"].lower()
    assert len(seen) > 20 or not seen
    assert bool(seen) != by_hand
    if "printed" in case["source"].lower():
        assert seen


def test_most_equations_have_a_figure_of_others() -> None:
    seen = {case["function"] for case in CASES if case.get("seen")}
    assert len(seen) >= 18, sorted(functions() - seen)


def test_every_method_has_a_case() -> None:
    assert functions() == {case["function"] for case in CASES}


@pytest.mark.parametrize("name", sorted(functions()))
def test_a_method_cites_its_equation(name: str) -> None:
    module, function = name.split(".")
    said = inspect.getdoc(getattr(MODULES[module], function)) or ""
    assert any(word in said for word in ("IPCC 2006", "GPC 1.1", "quation", "Eq.")), said


def test_the_accounting_is_pure() -> None:
    """As formulas: no file, no clock, no chance without a seed; only `files` and `library` read declarations."""
    folder = Path(citybrain.inventory.__file__).parent
    pure = ["names", "lines", "rates", "activity_check", "totals", "identities", "intervals", "trend", "conversion"]
    for path in [*(folder / "methods").glob("*.py"), *(folder / f"{name}.py" for name in pure)]:
        found = [x for x in impurities(tree_of(path)) if not x.endswith("imports re")]
        assert found == [], path.name


deposits = st.lists(st.floats(0.0, 1e5), min_size=1, max_size=30)


@given(deposits, st.floats(0.01, 0.5), st.floats(0.0, 6.0))
def test_carbon_deposited_is_carbon_decayed_and_carbon_left(carbon: list[float], rate: float, delay: float) -> None:
    decay = landfill.first_order_decay(np.array(carbon), rate, delay)
    np.testing.assert_allclose(np.cumsum(decay.decomposed) + decay.accumulated, np.cumsum(carbon), rtol=1e-9, atol=1e-6)
    assert (decay.decomposed >= -1e-9).all()


@given(st.floats(1.0, 1e5), st.floats(0.02, 0.4))
def test_decay_over_centuries_emits_the_commitment(waste: float, rate: float) -> None:
    """First order decay and methane commitment differ in time, not in sum."""
    carbon = landfill.decomposable_carbon(waste, 0.15, 0.5, 1.0)
    decay = landfill.first_order_decay(np.concatenate(([carbon], np.zeros(2000))), rate)
    emitted = landfill.methane_emitted(landfill.methane_generated(decay.decomposed, 0.5), 0.0, 0.1).sum()
    potential = landfill.methane_potential(0.15, 0.5, 1.0, 0.5)
    assert emitted == pytest.approx(landfill.methane_commitment(waste, potential, 0.0, 0.1), rel=1e-9)


def test_defaults_of_each_topic_cite_their_tables() -> None:
    for topic in ("landfill", "incineration", "wastewater", "minerals", "farming"):
        assert "IPCC 2006" in method_defaults(topic)["source"]
    with pytest.raises(NotFoundError):
        method_defaults("landfil")


def test_default_incineration_of_a_mix() -> None:
    """IPCC 2006, vol. 5, table 2.4: half plastics, half paper, by hand."""
    defaults = method_defaults("incineration")
    kinds = ("plastics", "paper")
    fossil = sum(
        treatment.burned_carbon(
            np.float64(0.5), *(defaults[name][kind] for name in ("dry_share", "carbon_share", "fossil_share"))
        ).fossil
        for kind in kinds
    )
    assert fossil == pytest.approx((0.5 * 0.75 + 0.5 * 0.9 * 0.46 * 0.01) * 44 / 12)


def test_an_activity_without_its_own_uncertainty_has_that_of_its_quality_or_stays_unknown() -> None:
    lines = activity_of(
        year=[2024] * 4, subcategory=["I.1.1", "III.1.1", "I.1.1", "I.1.1"], amount=[1.0] * 4, unit=["t"] * 4,
        quality=["H", "L", "", "H"], activity_uncertainty=[np.nan, np.nan, np.nan, 0.01],
    )  # fmt: skip
    np.testing.assert_array_equal(with_default_uncertainty(lines).activity_uncertainty, [0.05, 0.60, np.nan, 0.01])
    assert "Estimate" in uncertainty_source()
    empty = activity_of(year=[], subcategory=[], amount=[], unit=[])
    assert len(with_default_uncertainty(empty)) == 0
