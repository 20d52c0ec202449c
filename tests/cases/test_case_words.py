"""What a case says beside the name of its rule, in the words of its reader."""

from types import SimpleNamespace
from typing import Any

import pytest

from citybrain.base.domains import find_domains
from citybrain.cases.rules import FindingKind, rules_of
from citybrain.cases.subjects import LONGEST_DETAIL, case_title, words_label


@pytest.mark.parametrize(
    ("finds", "words", "language", "label"),
    [
        (FindingKind.TEST, "flat_line", "en", "Flat line"),
        (FindingKind.TEST, "spike", "zh", "尖峰"),
        (FindingKind.TEST, "of_the_city", "en", ""),
        (FindingKind.EXPECTED, "eu_2008-pm10-day-limit", "en", ""),
        (None, "illegal_dumping", "en", "illegal dumping"),
        (None, "enclosed", "zh", "工地周边是否全部围挡？"),
    ],
)
def test_words_are_those_of_a_reader(finds: FindingKind | None, words: str, language: str, label: str) -> None:
    rule = next(one for one in rules_of(find_domains()).all.values() if one.finds is finds)
    assert words_label(words, rule, language) == label


def test_words_of_a_rule_that_is_gone_stay() -> None:
    assert words_label("flat_line", None, "zh") == "flat line"


@pytest.mark.parametrize(
    ("rule", "words", "measured", "language", "title"),
    [
        ("readings_fail", "flat_line", "sound_level", "en", "Readings fail a test at Noise at Mill Street: Flat line"),
        ("readings_fail", "flat_line", "sound_level", "zh", "Mill Street 噪声：读数未通过检验（持续不变）"),
        ("sensor_silent", "", "water_level", "en", "Sensor silent at Noise at Mill Street: Water level"),
        ("sensor_silent", "", "of_the_city", "en", "Sensor silent at Noise at Mill Street: of_the_city"),
        ("out_of_the_ordinary", "", "pm2_5", "zh", "Mill Street 噪声：数值异常（PM2.5）"),
        ("inspection_finding", "enclosed", "", "zh", "Mill Street 噪声：检查发现的问题（工地周边是否全部围挡？）"),
        ("event_detected", "illegal_dumping", "", "en", "Event detected at Noise at Mill Street: illegal dumping"),
        ("gone", "", "", "en", "gone at Noise at Mill Street"),
    ],
)
def test_a_title_says_what_is_seen_where_in_the_language_of_the_reader(
    rule: str, words: str, measured: str, language: str, title: str
) -> None:
    assert case_title(_row(rule, words, measured), rules_of(find_domains()).all.get(rule), language) == title


def test_what_an_inspection_asked_is_cut_in_a_title() -> None:
    title = case_title(_row("event_detected", "x" * 200, ""), rules_of(find_domains()).all["event_detected"], "en")
    assert title.rpartition(": ")[2] == "x" * (LONGEST_DETAIL - 1) + "…"


def _row(rule: str, words: str, measured: str) -> Any:
    return SimpleNamespace(
        rule=rule, words=words, property=measured, subject_kind=None, subject_title=None,
        place="Noise at Mill Street", thing_name="Noise at Mill Street",
        thing_said='{"label": {"zh": "Mill Street 噪声"}}',
    )  # fmt: skip
