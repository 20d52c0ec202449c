"""Progress: figures of other cities from files, how they are drawn and told, and how they are taken back."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import VIEWS, violations

Opened = Callable[..., Browser]
pytestmark = pytest.mark.signed_in
READY = "document.querySelector('.comparison .files') !== null"
DOTS = "document.querySelectorAll('.comparison .strip circle').length"
HEAD = "city,population,climate,framework,code,year,value,unit,accounting,definition,source"
GHG = "EN: EN: AQ: 2C"
SAID = {"framework": "u4ssc", "code": GHG, "year": 2024, "value": 5.0, "low": 4.5, "high": 5.5, "level": 1}


@pytest.fixture(autouse=True)
def nothing_given(say: Callable[..., Any]) -> Iterator[None]:
    """Files that a test gives are taken back afterwards, and its value withdrawn."""
    yield
    for file in say("GET", "comparison")["files"]:
        say("DELETE", f"comparison/files/{file['id']}")
    for value in say("GET", f"indicators/u4ssc/{GHG.replace(' ', '%20')}")["entered"]:
        if value["withdrawn_at"] is None:
            say("DELETE", f"indicators/values/{value['id']}")


@pytest.fixture
def residents(say: Callable[..., Any]) -> int:
    """How many people the city has."""
    return round(say("GET", "comparison")["alike"]["population"])


def line(city: str, value: float, population: int, accounting: str = "territorial") -> str:
    return f"{city},{population},Dfb,u4ssc,{GHG},2023,{value},t/(person·a),{accounting},,report"


def give(page: Browser, path: Path, *lines: str) -> None:
    path.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    page.page.locator(".comparison input[type=file]").set_input_files(str(path))


def test_two_cities_are_shown_as_dots_and_taken_back(
    opened: Opened, say: Callable[..., Any], residents: int, tmp_path: Path
) -> None:
    say("POST", "indicators/values", {"values": [SAID | {"unit": "t/(person·a)", "source": "inventory"}]})
    page = opened("progress")
    page.wait_for(READY)
    page.wait_for_text("No figures of other cities are here yet", ".comparison")
    assert violations(page) == []
    give(page, tmp_path / "cities.csv", line("Turku", 4.1, residents), line("Espoo", 6.2, 10 * residents))
    page.wait_for_text("cities.csv: 2 figures of 2 cities", ".comparison")
    page.wait_for(f"{DOTS} === 2")
    told = page.text(".comparison")
    for part in ("Territorial", "2 cities", "Only 1 city is like this one", "found in the same way"):
        assert part in told
    assert page.run("document.querySelector('.comparison .strip .own') !== null")
    assert page.run("document.querySelector('.comparison .strip .interval') !== null")
    assert "Turku" not in told
    assert violations(page) == []
    page.run("document.activeElement.blur()")
    page.key("t")
    page.wait_for("document.querySelectorAll('.comparison tbody tr').length === 1")
    cells = page.run("[...document.querySelectorAll('.comparison tbody td')].map(cell => cell.innerText)")
    assert ["4.1" in cells[2], "6.2" in cells[4], cells[5]] == [True, True, "1"]
    assert violations(page) == []
    page.key("t")
    page.page.get_by_role("button", name="Take back: cities.csv").press("Enter")
    page.key("Enter")
    page.wait_for_text("No figures of other cities are here yet", ".comparison")
    page.wait_for("document.activeElement.type === 'file'")
    assert say("GET", "comparison")["files"] == []
    assert page.complaints() == []


def test_a_place_is_told_as_an_interval_among_cities_alike(
    opened: Opened, say: Callable[..., Any], residents: int, tmp_path: Path
) -> None:
    say("POST", "indicators/values", {"values": [SAID | {"unit": "t/(person·a)", "source": "inventory"}]})
    page = opened("progress")
    page.wait_for(READY)
    alike = [line(f"a{number}", 4 + number / 4, residents) for number in range(12)]
    eaten = [line(f"c{number}", 12 + number, residents, "consumption") for number in range(3)]
    give(page, tmp_path / "cities.csv", *alike, *eaten)
    page.wait_for(f"{DOTS} === 15")
    methods = say("GET", "comparison")["rows"][0]["methods"]
    place = methods[0]["place"]
    between = f"between {int(place['low'])} and {-int(-place['high'] // 1)} have a smaller value"
    page.wait_for_text(between, ".comparison")
    page.wait_for_text(methods[1]["differs"][0], ".comparison")
    page.page.get_by_label("Climate of this city").fill("Csa")
    page.key("Tab")
    page.wait_for_text("No city is like this one", ".comparison")
    assert between not in page.text(".comparison")


@pytest.mark.parametrize(("language", "words"), [("en", "does not convert"), ("zh", "无法换算")])
def test_a_file_that_cannot_be_used_is_refused_in_words(
    opened: Opened, language: str, words: str, tmp_path: Path
) -> None:
    page = opened(f"progress?language={language}")
    page.wait_for(READY)
    give(page, tmp_path / "bad.csv", line("Turku", 4, 1000).replace("t/(person·a)", "kWh"))
    page.wait_for_text(words, ".comparison .failure")
    assert violations(page) == []
    assert page.run(DOTS) == 0


def test_the_list_of_indicators_of_another_city_is_taken(
    opened: Opened, say: Callable[..., Any], tmp_path: Path
) -> None:
    theirs = say("GET", "indicators")
    theirs["city"]["name"] = "Otherbury"
    (tmp_path / "otherbury.json").write_text(json.dumps(theirs), encoding="utf-8")
    page = opened("progress")
    page.wait_for(READY)
    page.page.locator(".comparison input[type=file]").set_input_files(str(tmp_path / "otherbury.json"))
    page.wait_for_text("otherbury.json", ".comparison .files ul")
    page.wait_for("document.querySelectorAll('.comparison h3').length === 6")
    page.click(".comparison button[aria-expanded]")
    rows = len(say("GET", "comparison")["rows"])
    page.wait_for(f"document.querySelectorAll('.comparison h3').length === {rows}")


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_the_comparison_shuts_nobody_out(
    opened: Opened, say: Callable[..., Any], residents: int, tmp_path: Path, width: int, dark: bool, language: str
) -> None:
    say("POST", "indicators/values", {"values": [SAID | {"unit": "t/(person·a)", "source": "inventory"}]})
    page = opened(f"progress?language={language}", width=width, dark=dark)
    page.wait_for(READY)
    give(page, tmp_path / "cities.csv", *(line(f"a{number}", 4 + number / 4, residents) for number in range(8)))
    page.wait_for(f"{DOTS} === 8")
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    page.click(".comparison .row button[aria-pressed]")
    page.wait_for("document.querySelector('.comparison table') !== null")
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
