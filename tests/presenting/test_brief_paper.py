"""The printed brief says what a case is about in the words of its reader."""

from typing import Any

import pytest

from citybrain.cases.brief.brief import COUNTS
from citybrain.presenting.brief_paper import brief_paper


def case(**said: Any) -> dict[str, Any]:
    known = {"number": 7, "label": "Readings", "words_label": "", "subject_label": "", "finds": None,
             "place": "Mill Street", "property": "pm10", "severity": "minor", "state": "seen", "owner": "Olli",
             "owner_label": "", "due": None}  # fmt: skip
    return known | said


@pytest.mark.parametrize(
    ("said", "language", "words"),
    [
        ({"finds": "test", "words_label": "Flat line"}, "en", "Readings · Flat line"),
        ({"finds": "expected"}, "en", "Readings · PM10"),
        ({"finds": "silent", "property": "water_level"}, "zh", "Readings · 水位"),
        ({"finds": "silent", "property": "of_the_city"}, "en", "Readings · of_the_city"),
        ({"words_label": "dumping"}, "en", "Readings · dumping"),
    ],
)
def test_a_case_says_what_it_is_about(said: dict[str, Any], language: str, words: str) -> None:
    brief: Any = {
        "at": "2018-08-14T14:05:00Z", "role": None, "night": {}, "counts": dict.fromkeys(COUNTS, 1),
        "parts": [{"name": "new", "cases": [case(**said)]}],
    }  # fmt: skip
    page = brief_paper(brief, "Testbury", "Europe/Helsinki", language)
    assert f"<td>{words}</td>" in page
    assert '<table class="duty">' in page
