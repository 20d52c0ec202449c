"""Every case file holds, and every quantity with a formula has one."""

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel.load import declared, modules_of
from tests.domains.case_files import ALLOWED, REQUIRED, Case, evaluate, graph_of, read_cases

CASES = read_cases()
WITH_FORMULA = frozenset({"rowwise", "whole", "column", "loop"})
"""Totals, means and spreads have no formula of their own; the kernel's tests cover them."""
NO_NUMBERS = frozenset({
    "louder_facades", "passenger_search", "planned_timetable", "sewer_model", "stops_of_plan", "streets_of_lines",
})  # fmt: skip
"""Objects, which no file of cases can state: tests/domains/transit and tests/domains/noise cover them."""


def named(case: Case) -> str:
    return f"{case.where}: {case.content.get('quantity')}"


@pytest.mark.parametrize("case", CASES, ids=named)
def test_case(case: Case) -> None:
    content = case.content
    assert set(content) >= REQUIRED, f"missing: {REQUIRED - set(content)}"
    assert set(content) <= ALLOWED, f"unknown: {set(content) - ALLOWED}"
    assert str(content["source"]).strip()
    graph = graph_of(content.get("country", "fi"))
    value = np.atleast_1d(evaluate(graph, content))
    expected = np.array(np.atleast_1d(content["expect"]), np.float64)
    if len(expected) == 1 or value.ndim > 1:  # the same in every row or hour, or by column where there are columns
        expected = np.broadcast_to(expected, value.shape)
    np.testing.assert_allclose(value, expected, rtol=0, atol=float(content["tolerance"]), equal_nan=True)


def test_every_quantity_with_a_formula_has_a_case() -> None:
    quantities, _ = declared(modules_of(find_domains().packages()))
    with_case = {case.content["quantity"] for case in CASES}
    formulas = [m.name for m in quantities if m.kind in WITH_FORMULA and not m.role and m.name not in NO_NUMBERS]
    without = [name for name in formulas if name not in with_case]
    assert without == []
