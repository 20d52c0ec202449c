"""The requirements that tests name are those of the standard, but for the classes that are not claimed."""

import csv
from pathlib import Path

import pytest

from tests.api.sta.requirements import BASE, WANTED

NOT_CLAIMED = {"multi-datastream"}
CLASSES = {"create-update-delete", "datamodel", "request-data"}
"""Requirements classes that the list has among their requirements."""


def test_every_requirement_of_a_claimed_class_is_wanted(shared_data: Path) -> None:
    path = shared_data.parent / "standards" / "sensorthings-1.1-requirements.csv"
    if not path.is_file():
        pytest.skip(f"real data not found: {path} is absent")
    with path.open(encoding="utf-8", newline="") as lines:
        listed = {row["uri"].removeprefix(BASE) for row in csv.DictReader(lines) if row["class"] not in NOT_CLAIMED}
    assert listed - CLASSES == WANTED
