"""A city is opened in one place: nothing but `OpenCity` opens its readings and records, or puts its parts together."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.syntax import tree_of

SOURCE = Path(__file__).parents[2] / "src" / "citybrain"
STORES = "observations/readings/"
"""The package that defines `open_store`, which opens the store of each kind."""

PARTS = (
    "CityRecords",
    "Workspace",
    "Sensing",
    "Governance",
    "InventoryService",
    "IndicatorService",
    "TargetTrackingService",
    "open_store",
)
OPENED = {**dict.fromkeys(PARTS, "open_city/city.py"), "open_records": "records/city_records.py"}
"""What is opened or made once for each open city, and the one file that does."""


@cache
def calls() -> list[tuple[str, str]]:
    """Each file with what it calls."""
    return [
        (path.relative_to(SOURCE).as_posix(), ast.unparse(node.func).rpartition(".")[2])
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
    ]


@pytest.mark.parametrize("name", OPENED)
def test_nothing_but_the_open_city_opens(name: str) -> None:
    files = {file for file, called in calls() if called == name}
    elsewhere = {file for file in files if name != "open_store" or not file.startswith(STORES)}
    assert elsewhere == {OPENED[name]}, "ask an OpenCity for it"
