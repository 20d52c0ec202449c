"""What is given: bounded, cleaned, held against what its service asks."""

import time

import pytest
from pydantic import ValidationError

from citybrain.kernel.errors import NotFoundError
from citybrain.people.reports.given import LONGEST, GivenReport
from citybrain.people.reports.near import METRES, cell_of
from citybrain.people.reports.suggest import ServiceSuggester
from citybrain.people.services.reportable import reportable_services
from citybrain.records.errors import EntryError
from tests.people.reports.conftest import PLACE, ReportingCity

SERVICES = reportable_services(None)


def given(text: str, **more: object) -> GivenReport:
    return GivenReport.model_validate({"service": "noise", "text": text, **PLACE, **more})


UNSEEN = [
    "",
    "  \n ",
    "\u202e\u200b\u2066",
    "\ud800",
    "\u200d\ufe0f",
    "\u3164\u2800",
    "\u00ad\u061c",
    "\U000e0041",
    "\u0301",
]


@pytest.mark.parametrize("text", [*UNSEEN, "x" * (LONGEST + 1)])
def test_empty_and_endless_text_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        given(text)


@pytest.mark.parametrize("text", ["👩‍👩‍👧 🐀", "الإضاءة لا تعمل هنا", "שלום", "路灯不亮", "<script>alert(1)</script>"])
def test_emoji_and_scripts_of_every_direction_stay_as_they_are(text: str) -> None:
    assert given(text).text == text


def test_what_turns_the_direction_of_all_that_follows_is_taken_out() -> None:
    assert given("abc\u202edef\u0000\u0007", address="Street\n\u20661").text == "abcdef"
    assert given("x", address="Street\n\u20661").address == "Street 1"


@pytest.mark.parametrize(
    "more",
    [
        {"longitude": None}, {"latitude": 91.0}, {"longitude": float("nan")}, {"media": "javascript:alert(1)"},
        {"contact": {"email": "nobody"}}, {"contact": {"telephone": "<b>"}},
        {"answers": {str(n): "x" for n in range(51)}},
        {"unknown": 1}, {"latitude": None, "longitude": None},
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(more: dict) -> None:
    with pytest.raises(ValidationError):
        given("text", **more)


def test_answers_are_held_against_what_the_service_asks(reporting: ReportingCity) -> None:
    assert reporting.enter("A hole", "pothole", answers={"where_on_street": "roadway"}).new
    for answers, code in (({"where_on_street": "moon"}, "resident-report-attribute"), ({"colour": "x"}, "unknown")):
        with pytest.raises(EntryError, match=code):
            reporting.enter("Another hole", "pothole", answers=answers)
    with pytest.raises(NotFoundError):
        reporting.enter(service="nothing")


def test_duplicates_are_those_of_the_service_near_by_and_of_late(reporting: ReportingCity) -> None:
    first = reporting.enter()
    near, far = 40 / METRES, 90 / METRES
    reporting.enter("Other service", "tree")
    found = reporting.reports.near("street_light", 24.94, 60.17 + near)
    assert [(one.row.id, round(one.metres)) for one in found] == [(first.row.id, 40)]
    assert reporting.reports.near("street_light", 24.94, 60.17 + far) == []
    reporting.later(24 * 31)
    assert reporting.reports.near("street_light", 24.94, 60.17) == []


def test_cells_are_next_to_each_other_over_the_whole_earth() -> None:
    assert cell_of(24.9405, 60.1705) + 1 == cell_of(24.9415, 60.1705)
    assert len({cell_of(x, y) for x in (-180, 0, 179.9) for y in (-90, 0, 89.9)}) == 9


@pytest.mark.parametrize(
    ("words", "service"),
    [
        ("lamp at the crossing is dark", "street_light"), ("A car blocks my driveway", "parked_vehicle"),
        ("no heating since yesterday", "heating"), ("垃圾桶满了没人收", "waste"), ("路灯不亮", "street_light"),
        ("somebody followed me home", "unsafe_place"), ("huge pothole in front of school", "pothole"),
        ("It stinks of smoke", "air_smell"), ("Water comes out of the pavement", "water_leak"),
        ("晚上施工太吵", "noise"), ("graffiti on the school wall", "graffiti"),
        ("wheelchair cannot pass", "accessibility"),
    ],
)  # fmt: skip
def test_a_service_is_suggested_by_the_words(words: str, service: str) -> None:
    assert ServiceSuggester(SERVICES).suggest(words)[0].service == service


def test_nothing_is_suggested_where_words_sound_like_nothing() -> None:
    suggester = ServiceSuggester(SERVICES)
    assert [suggester.suggest(words) for words in ("hello", "", "?!", "x" * 10_000)] == [[], [], [], []]


def test_a_text_of_marks_alone_is_read_soon() -> None:
    begin = time.process_time()
    assert len(given("a" + "\u0327\u0300" * 500_000).text) < LONGEST
    assert time.process_time() - begin < 3
