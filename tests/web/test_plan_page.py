"""The planner's question on the page: one click, the effects, why, and a link that shows the same again."""

import json
from collections.abc import Callable

import pytest

from tests.web.browser import Browser

Opened = Callable[..., Browser]
EFFECTS = "document.querySelectorAll('.results tbody tr:not(.group)').length"


def ask(page: Browser) -> None:
    """Press the question of an empty plan and wait for its effects."""
    page.click(".question")
    page.wait_for(f"{EFFECTS} > 3")


@pytest.mark.map
def test_one_click_answers_the_question(opened: Opened) -> None:
    page = opened()
    ask(page)
    assert page.text(".hero").count("−") == 1
    assert "Gets better" in page.text(".results")
    assert page.run("document.querySelectorAll('.side li input[type=range]').length") >= 4
    assert "Investment" in page.text(".side")
    page.wait_for("document.querySelector('.handle') !== null")


def test_a_copied_link_shows_the_same_plan(opened: Opened) -> None:
    page = opened()
    ask(page)
    page.wait_for("location.search.includes('plan=')")
    page.wait_for("!document.querySelector('.hero .number').innerText.includes('?')")
    link, hero = page.run("location.search"), page.text(".hero .number")
    again = opened(link)
    again.wait_for(f"{EFFECTS} > 3")
    again.wait_for(f"document.querySelector('.hero .number').innerText === {json.dumps(hero)}")


def test_a_condition_counts_its_buildings_at_once(opened: Opened) -> None:
    page = opened()
    ask(page)
    before = page.text(".side li p")
    page.click(".side li .title button")
    page.fill(".side li input[type=number]", "1900")
    page.wait_for_text("from before 1900", ".side li p")
    assert page.text(".side li p") != before


def test_a_measure_that_is_switched_off_stays_but_does_not_count(opened: Opened) -> None:
    page = opened()
    ask(page)
    hero = page.text(".hero .number")
    page.click(".side li input[type=checkbox]")
    page.wait_for_text("Not counted", ".side")
    page.wait_for(f"document.querySelector('.hero .number').innerText !== {hero!r}")


def test_a_number_opens_down_to_its_source_and_closes_again(opened: Opened) -> None:
    page = opened()
    ask(page)
    page.click(".hero button.number")
    page.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    page.wait_for("location.search.includes('why=')")
    for _ in range(12):
        page.wait_for("!document.querySelector('.why .tree').innerText.includes('Reading where')")
        if page.run("document.querySelector('.why [aria-expanded=false][role=treeitem]') === null"):
            break
        page.run("document.querySelector('.why [aria-expanded=false][role=treeitem]').click()")
    assert page.run("/osm|yaml|ISO|register/i.test(document.querySelector('.why').innerText)")
    page.run("history.back()")
    page.wait_for("document.querySelector('.why') === null")


@pytest.mark.map
def test_the_divide_moves_with_the_arrow_keys(opened: Opened) -> None:
    page = opened()
    ask(page)
    page.wait_for("document.querySelector('.handle') !== null")
    page.run("document.querySelector('.handle').focus()")
    page.key("ArrowLeft", 37)
    assert page.run("document.querySelector('.handle').getAttribute('aria-valuenow')") == "45"
    page.wait_for("location.search.includes('split=45')")


def test_the_map_is_a_table_too(opened: Opened) -> None:
    page = opened()
    ask(page)
    page.run("document.activeElement.blur(); 0")  # letters typed into a field are no keys of the page
    page.key("t", 84)
    page.wait_for_text("Zone", ".results thead")
    page.wait_for("document.querySelectorAll('.results tbody tr').length > 1")


def test_a_plan_that_fails_says_so_and_can_be_tried_again(opened: Opened) -> None:
    page = opened()
    page.wait_for("document.querySelector('.question') !== null")
    page.send("Network.setBlockedURLs", urls=["*/api/v1/plans"])
    page.click(".question")
    page.wait_for_text("The plan could not be computed", ".results")
    assert "Check that the server runs" in page.text(".results")
    page.send("Network.setBlockedURLs", urls=[])
    page.click(".failure button")
    page.wait_for(f"{EFFECTS} > 3")


def test_a_city_that_cannot_be_reached_is_no_blank_page(opened: Opened) -> None:
    page = opened(blocked=["*/api/v1/city"])
    page.wait_for_text("We cannot reach the city")
    page.send("Network.setBlockedURLs", urls=[])
    page.click(".failure button")
    page.wait_for("document.querySelector('.question') !== null")


@pytest.mark.map
@pytest.mark.parametrize("ending", ["button", "last corner again"])
def test_an_area_is_drawn_on_the_map(opened: Opened, ending: str) -> None:
    page = opened()
    ask(page)
    page.click(".side li .title button")
    page.click(".side .area button")
    box = page.run("document.querySelector('.map').getBoundingClientRect().toJSON()")
    for across, down in ((0.3, 0.35), (0.7, 0.35), (0.7, 0.7), (0.3, 0.7)):
        page.press(box["x"] + across * box["width"], box["y"] + down * box["height"])
    page.wait_for_text("4 corners", ".drawing")
    if ending == "button":
        page.click(".drawing .go")
    else:
        page.press(box["x"] + 0.3 * box["width"] + 1, box["y"] + 0.7 * box["height"])
    page.wait_for_text("inside the drawn area", ".side li p")


def test_a_phone_shows_the_answer_and_opens_the_measures_as_a_sheet(opened: Opened) -> None:
    page = opened(width=390, height=844)
    page.click(".bar button")
    ask(page)
    page.click(".side .head button")
    page.wait_for("getComputedStyle(document.querySelector('.side')).display === 'none'")
    assert page.run("document.querySelector('.hero').getBoundingClientRect().top") < 200
