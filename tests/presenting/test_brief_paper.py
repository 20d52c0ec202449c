"""The printed brief and the tables of a terminal have the title that a case has everywhere."""

import io
from typing import Any

import pytest
from rich.console import Console

from citybrain.cases.brief.brief import COUNTS
from citybrain.cli.case_tables import print_cases
from citybrain.cli.reader import Reader
from citybrain.presenting.brief_paper import brief_paper

TITLE = "Readings fail a test at Mill Street: Flat line"
CASE: Any = {
    "number": 7, "title": TITLE, "severity": "minor", "state": "seen", "owner": "Olli", "owner_label": "",
    "owner_role": "duty_officer", "due": None, "episodes": 1,
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_case_has_its_title_on_paper(language: str) -> None:
    brief: Any = {
        "at": "2018-08-14T14:05:00Z", "role": None, "night": {}, "counts": dict.fromkeys(COUNTS, 1),
        "parts": [{"name": "new", "cases": [CASE]}],
    }  # fmt: skip
    page = brief_paper(brief, "Testbury", "Europe/Helsinki", language)
    assert f"<td>{TITLE}</td>" in page
    assert '<table class="duty">' in page


def test_a_case_has_its_title_on_a_terminal() -> None:
    class Recorded(Reader):
        def out(self) -> Console:
            return console

    console = Console(file=io.StringIO(), width=200)
    print_cases([CASE], "Europe/Helsinki", Recorded("en"))
    assert TITLE in console.file.getvalue()  # type: ignore[attr-defined]
