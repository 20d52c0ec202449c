"""Files that an installed domain cannot use are refused with what, where, and what to do."""

import json
from pathlib import Path

import pytest

from tests.toy.installed import run_with

TOLD = {
    "unknown domain": "line 7: there is no domain toy_noize. Choose one of these, or install it: toy_noise",
    "unknown source": "line 9: the domain toy_noise reads no file receiver. It reads: cells, groups, receivers",
    "one source missing": "toy_noise reads streets, receivers, cells, groups together; groups is not there.",
    "no file": "line 10: the file of source toy_noise-cells is not there, or is a folder, a pipe or a device:",
    "value outside": "in toy_groups cannot be: toy_open_share (young: 1,7; 0 … 1).",
    "no number": "in toy_groups cannot be: toy_people_in_group (young: many).",
    "row outside": "Relation toy_lives_in ties row 1 of toy_group to row -1 of toy_cell, which has 4 rows, from",
}


@pytest.fixture(scope="module")
def said(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    ran = run_with(installed, "-m", "tests.toy.refused", str(tmp_path_factory.mktemp("refused")))
    answer: dict[str, dict[str, str]] = json.loads(ran.stdout)
    return answer


@pytest.mark.parametrize("what", TOLD)
def test_it_is_told(said: dict[str, dict[str, str]], what: str) -> None:
    assert TOLD[what] in said[what]["en"]
    assert said[what]["zh"] and "{" not in said[what]["zh"]


def test_files_that_are_right_are_read(said: dict[str, dict[str, str]]) -> None:
    assert said["nothing"] == {}
