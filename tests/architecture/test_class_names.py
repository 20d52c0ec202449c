"""A class has a name of its own: no other room calls something else the same."""

import ast
from collections import Counter

from tests.architecture.names import PYTHON
from tests.syntax import tree_of

SHARED = frozenset(
    [
        "Asked",
        "Attribute",
        "Balance",
        "BudgetLedger",
        "Changes",
        "Chosen",
        "City",
        "Contribution",
        "Domain",
        "Draft",
        "DraftFile",
        "Driver",
        "Effect",
        "Entity",
        "Entry",
        "Explanation",
        "Figure",
        "Goal",
        "Goals",
        "Held",
        "IndicatorCounts",
        "IndicatorRow",
        "IndicatorTarget",
        "Interval",
        "Intervention",
        "InventoryTrend",
        "Job",
        "Kind",
        "Known",
        "KnownStream",
        "Money",
        "Notice",
        "Parameter",
        "Path",
        "Pathway",
        "PlanIdentity",
        "Problem",
        "Progress",
        "Quantity",
        "Rebound",
        "RecordCounts",
        "Reference",
        "Scenario",
        "Skipped",
        "Table",
        "TargetLedger",
        "Upkeep",
        "YearMoney",
        "Years",
    ]
)
"""Names that several rooms still have, most of them a thing and its shape in an answer. None may be added."""


def test_no_class_name_stands_in_two_rooms_but_those_that_did() -> None:
    counts = Counter(
        node.name
        for path in PYTHON.rglob("*.py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert len(counts) > 900
    assert {name for name, count in counts.items() if count > 1} == SHARED, (
        "rename it, or take a name that is gone away"
    )
