"""Plans that are kept, on the page: save, reload, copy, undo, two tabs, names of every kind, ten thousand plans."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.web.browser import Browser

Opened = Callable[..., Browser]
Say = Callable[..., Any]
pytestmark = pytest.mark.signed_in
NAME = "document.querySelector('.side .name')?.value"
UPTAKE = "document.querySelector('.side li input[type=range]')"
YEARS = {
    "name": "By and by",
    "years": {"from": 2026, "to": 2030},
    "target": {"base_year": 2026, "reduction": 0.2, "by": 2030},
    "seed": 5,
    "measures": [
        {
            "intervention": "insulate_walls",
            "uptake": {"2026": 0.1, "2030": 0.6},
            "when": {"facade_due": {"at_least": 1}},
        }
    ],
}


@pytest.fixture(autouse=True)
def folder(city_folder: Path) -> Path:
    """The folder of plans of the served city."""
    plans = city_folder / "plans"
    plans.mkdir(exist_ok=True)
    return plans


def address(page: Browser, saved: str | None, plan: bool) -> None:
    """Wait until the address names a saved plan, and holds a plan of its own or not."""
    told = "(q => [q.get('saved'), q.has('plan')])(new URLSearchParams(location.search))"
    page.wait_for(f"JSON.stringify({told}) === {json.dumps(json.dumps([saved, plan], separators=(',', ':')))}")


def state(page: Browser, words: str) -> None:
    page.wait_for_text(words, ".keep [role=status]")


def begin(page: Browser) -> None:
    """The first question of an empty plan."""
    page.click(".question")
    page.wait_for("document.querySelectorAll('.side li').length > 2")
    state(page, "Not saved yet")


def save(page: Browser) -> None:
    page.click(".keep .save")
    page.wait_for("document.querySelector('.keep [role=status]').innerText === 'Saved'")


def menu(page: Browser, words: str) -> None:
    page.click(".keep .more")
    page.wait_for("document.querySelector('.menu') !== null")
    found = f"[...document.querySelectorAll('.menu button')].find(b => b.innerText.startsWith({json.dumps(words)}))"
    page.run(f"{found}.click()")


def drag(page: Browser, shares: list[float]) -> None:
    """Drag the first slider over some shares of its width, in one press."""
    box = page.run(f"{UPTAKE}.scrollIntoView({{block: 'center'}}), {UPTAKE}.getBoundingClientRect().toJSON()")
    y, mouse = box["y"] + box["height"] / 2, page.page.mouse
    mouse.move(box["x"] + shares[0] * box["width"], y)
    mouse.down()
    for share in shares:
        mouse.move(box["x"] + share * box["width"], y)
        page.run("new Promise(requestAnimationFrame).then(() => 0)")
    mouse.up()


def uptake(page: Browser) -> float:
    return float(page.run(f"{UPTAKE}.value"))


def kept(say: Say, identity: str) -> dict:
    """A saved plan as the server has it."""
    return say("GET", f"saved-plans/{quote(identity)}")


def test_a_plan_is_saved_and_its_link_opens_it(opened: Opened, folder: Path) -> None:
    page = opened()
    begin(page)
    page.fill(".side .name", "Warm houses by the sea")
    page.key("Control+s")
    state(page, "Saved")
    address(page, "warm-houses-by-the-sea", plan=False)
    assert (folder / "warm-houses-by-the-sea.yaml").is_file()
    again = opened("?saved=warm-houses-by-the-sea")
    again.wait_for(f"{NAME} === 'Warm houses by the sea'")
    again.wait_for("document.querySelectorAll('.side li').length > 2")
    state(again, "Saved")


def test_edits_that_are_not_saved_stay_in_the_link(opened: Opened) -> None:
    page = opened()
    begin(page)
    save(page)
    drag(page, [0.9, 0.5])
    state(page, "Edited")
    address(page, "warm-houses", plan=True)
    edited = uptake(page)
    assert edited < 1
    again = opened(page.run("location.search"))
    again.wait_for(f"{UPTAKE}?.value === '{edited}'")
    state(again, "Edited")
    save(again)
    address(again, "warm-houses", plan=False)


def test_a_copy_is_another_plan(opened: Opened, folder: Path) -> None:
    page = opened()
    begin(page)
    page.fill(".side .name", "One")
    save(page)
    menu(page, "Save as a copy")
    page.wait_for(f"{NAME} === 'One (copy)'")
    address(page, "one-copy", plan=False)
    state(page, "Saved")
    assert {path.name for path in folder.iterdir()} == {"one.yaml", "one-copy.yaml"}


def test_one_drag_is_one_step_of_undo(opened: Opened) -> None:
    page = opened()
    begin(page)
    drag(page, [0.95, 0.8, 0.6, 0.4])
    dragged = uptake(page)
    page.wait_for("document.querySelector('.undo').getAttribute('aria-label').startsWith('Undo: share of')")
    page.click(".side li input[type=checkbox]")
    page.wait_for_text("Not counted", ".side")
    page.key("Control+z")
    page.wait_for("document.querySelector('.side li input[type=checkbox]').checked")
    assert uptake(page) == dragged
    page.click(".undo")
    page.wait_for(f"{UPTAKE}.value === '1'")
    page.key("Control+Shift+z")
    page.wait_for(f"{UPTAKE}.value === '{dragged}'")
    page.click(".redo")
    page.wait_for_text("Not counted", ".side")
    assert page.run("document.querySelector('.redo').getAttribute('aria-disabled')") == "true"


def test_undo_in_a_text_field_is_the_browsers_own(opened: Opened) -> None:
    page = opened()
    begin(page)
    drag(page, [0.9, 0.5])
    dragged = uptake(page)
    page.run("document.querySelector('.side .name').focus()")
    page.key("Control+z")
    assert uptake(page) == dragged


def test_of_two_tabs_none_overwrites_the_other(opened: Opened, say: Say) -> None:
    first = opened()
    begin(first)
    first.fill(".side .name", "Shared")
    save(first)
    second = opened("?saved=shared")
    state(second, "Saved")
    second.fill(".side .name", "Shared, by the second")
    save(second)
    first.fill(".side .name", "Shared, by the first")
    first.click(".keep .save")
    first.wait_for_text("newer than yours", ".newer")
    assert kept(say, "shared")["name"] == "Shared, by the second"
    first.run(
        "[...document.querySelectorAll('.newer button')].find(b => b.innerText === 'Save mine as a copy').click()"
    )
    address(first, "shared-by-the-first-copy", plan=False)
    assert kept(say, "shared")["name"] == "Shared, by the second"

    third = opened("?saved=shared")
    state(third, "Saved")
    second.fill(".side .name", "Newest")
    save(second)
    third.fill(".side .name", "Mine")
    third.key("Control+s")
    third.wait_for_text("newer than yours", ".newer")
    third.run("[...document.querySelectorAll('.newer button')].find(b => b.innerText === 'Open theirs').click()")
    third.wait_for(f"{NAME} === 'Newest'")
    state(third, "Saved")
    third.click(".undo")
    third.wait_for(f"{NAME} === 'Mine'")


def test_edits_of_an_older_version_in_a_link_do_not_overwrite(opened: Opened, say: Say) -> None:
    page = opened()
    begin(page)
    page.fill(".side .name", "Linked")
    save(page)
    page.fill(".side .name", "Linked, edited")
    address(page, "linked", plan=True)
    link = page.run("location.search")
    other = opened("?saved=linked")
    state(other, "Saved")
    other.fill(".side .name", "Linked, newer")
    save(other)
    again = opened(link)
    again.wait_for_text("newer than yours", ".newer")
    again.click(".keep .save")
    again.wait_for_text("newer than yours", ".newer")
    assert kept(say, "linked")["name"] == "Linked, newer"


@pytest.mark.parametrize("name", ["x" * 300, "خطة التدفئة للمدينة", "暖房方案" * 75])
def test_names_of_every_kind(opened: Opened, say: Say, name: str) -> None:
    page = opened()
    begin(page)
    page.fill(".side .name", name)
    save(page)
    identity = page.wait_for("new URLSearchParams(location.search).get('saved')")
    assert kept(say, identity)["name"] == name
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    menu(page, "Open a plan")
    page.wait_for_text(name[:20], "dialog .plans")
    assert page.run("document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth")


def test_a_name_that_is_too_long_is_told(opened: Opened, folder: Path) -> None:
    page = opened()
    begin(page)
    page.fill(".side .name", "x" * 301)
    page.click(".keep .save")
    page.wait_for_text("at most 300 characters", ".note")
    assert list(folder.iterdir()) == []


def test_what_the_page_does_not_edit_is_kept(opened: Opened, say: Say) -> None:
    before = say("POST", "saved-plans", YEARS)
    page = opened("?saved=by-and-by")
    page.wait_for_text("2026 to 2030", "section[aria-label='Years, target, budget']")
    page.wait_for_text("10\u00a0% in 2026, 60\u00a0% in 2030", ".side li")
    page.wait_for("document.querySelector('.hero') !== null", 60)
    state(page, "Saved")
    page.fill(".side .name", "By and by, renamed")
    save(page)
    after = kept(say, "by-and-by")
    assert after["tag"] != before["tag"]
    assert after["plan"] == YEARS | {"name": "By and by, renamed"}


def test_a_plan_of_another_snapshot_says_so(opened: Opened, folder: Path) -> None:
    text = "name: Old\nsaved_with: {snapshot: 13}\nmeasures: [{intervention: insulate_walls}]\n"
    (folder / "old.yaml").write_text(text)
    page = opened("?saved=old")
    page.wait_for_text("Saved with snapshot 13; the city is now snapshot 1.", ".older")
    page.click(".older button")
    state(page, "Edited")
    page.wait_for("document.querySelector('.older') === null")
    save(page)
    assert "snapshot: 1}" in (folder / "old.yaml").read_text()


def test_a_plan_is_deleted_after_one_question_and_stays_on_the_page(opened: Opened, folder: Path) -> None:
    page = opened()
    begin(page)
    save(page)
    menu(page, "Delete")
    page.wait_for_text("Delete the saved plan?", ".menu")
    assert len(list(folder.iterdir())) == 1
    page.click(".menu .answers button")
    state(page, "Not saved yet")
    assert list(folder.iterdir()) == []
    assert page.run("document.querySelectorAll('.side li').length") > 2
    address(page, None, plan=True)


def test_back_returns_to_what_was_edited_before_another_plan(opened: Opened, say: Say) -> None:
    say("POST", "saved-plans", YEARS | {"name": "Other"})
    page = opened()
    begin(page)
    page.fill(".side .name", "Never saved")
    menu(page, "Open a plan")
    page.click("dialog .plans button")
    page.wait_for(f"{NAME} === 'Other'")
    page.run("history.back()")
    page.wait_for(f"{NAME} === 'Never saved'")
    state(page, "Not saved yet")


def test_a_saved_plan_that_is_gone_is_told(opened: Opened) -> None:
    page = opened("?saved=nowhere")
    page.wait_for_text("There is no saved plan nowhere", ".note")
    page.run("[...document.querySelectorAll('.note button')].find(b => b.innerText === 'Go on without it').click()")
    page.wait_for("document.querySelector('.question') !== null")
    address(page, None, plan=False)


def test_ten_thousand_plans_are_searched(opened: Opened, folder: Path) -> None:
    for number in range(10_000):
        path = folder / f"p{number}.yaml"
        path.write_text(f"name: Plan {number}\nmeasures: [{{intervention: insulate_walls}}]\n")
        os.utime(path, (number, number))
    (folder / "broken.yaml").write_text("name: [")
    page = opened()
    page.wait_for("document.querySelector('.question') !== null")
    menu(page, "Open a plan")
    page.wait_for_text("10,001 saved plans", "dialog")
    page.wait_for_text("cannot be read as a plan", "dialog")
    page.run("[...document.querySelectorAll('dialog button')].at(-1).click()")
    page.wait_for("document.querySelectorAll('dialog .plans > button').length > 100")
    assert len(page.requests(lambda address: "saved-plans?" in address)) == 2
    page.fill("dialog input[type=search]", "plan 4321")
    page.wait_for("document.querySelectorAll('dialog .plans > button').length === 1", 60)
    page.click("dialog .plans button")
    page.wait_for(f"{NAME} === 'Plan 4321'")
    address(page, "p4321", plan=False)
