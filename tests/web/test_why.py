"""Why this number: the tree walked with the keyboard, kept in the address, and what one can do with it."""

import re
from collections.abc import Callable

from tests.web.browser import Browser

Opened = Callable[..., Browser]
EMISSIONS = "?why=city_operational_emissions~~today"
FOCUSED = "document.activeElement.dataset.path"
SHARED = "document.querySelector('.why .under')?.innerText.includes('of the uncertainty')"


def tree(page: Browser) -> list[str]:
    """Paths of the items that are shown, top down."""
    return list(page.run("[...document.querySelectorAll('.why [role=treeitem]')].map(e => e.dataset.path)"))


def test_a_number_tells_its_causes_by_their_share_and_then_its_parts(opened: Opened) -> None:
    page = opened(EMISSIONS)
    page.wait_for(SHARED)
    shares = page.run(
        "[...document.querySelectorAll('.why .nodes > .item > .node .under')]"
        ".map(e => parseInt(e.innerText)).filter(n => n >= 0)"
    )
    causes = shares[:-1]
    assert len(causes) >= 2
    assert causes == sorted(causes, reverse=True)
    assert min(causes) >= 5
    assert tree(page)[-2:] == ["rest", "parts"]
    assert re.search(r"± [1-9]|\d to \d", page.text(".why .title"))
    assert "0 parts known, 120 assumed or inferred" in page.text(".why .head")
    assert "Dotted" in page.text(".why .head")


def test_the_tree_is_walked_opened_and_left_with_the_keyboard(opened: Opened) -> None:
    page = opened()
    emissions = "document.querySelector('#answer button.number[aria-label^=\"Operational emissions:\"]')"
    page.wait_for(f"{emissions} !== null")
    page.run(f"{emissions}.focus()")
    number = page.run("document.activeElement.getAttribute('aria-label')")
    page.key("w")
    page.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    page.wait_for("document.querySelector('.why [role=status]') === null")
    page.run("document.querySelector('.why .nodes > .item:last-child > .node').focus()")
    assert page.run(FOCUSED) == "parts"
    page.key("Enter", 13)
    page.wait_for("document.activeElement.getAttribute('aria-expanded') === 'true'")
    page.key("ArrowDown", 40)
    first = page.run(FOCUSED)
    assert first.startswith("parts/")
    page.key("ArrowRight", 39)
    page.wait_for(f"location.search.includes('node={first}')")
    page.key("ArrowRight", 39)
    assert page.run(FOCUSED).startswith(f"{first}/")
    page.key("ArrowLeft", 37)
    page.key("ArrowLeft", 37)
    assert page.run(FOCUSED) == first
    page.key("Home", 36)
    assert page.run(FOCUSED) == tree(page)[0]
    page.key("Escape", 27)
    page.wait_for("document.querySelector('.why') === null")
    assert page.run("document.activeElement.getAttribute('aria-label')") == number


def test_a_copied_link_opens_the_same_step(opened: Opened) -> None:
    page = opened(EMISSIONS)
    page.wait_for(SHARED)
    page.click(".why [data-path=parts]")
    page.wait_for("document.querySelector('[data-path^=\"parts/\"]') !== null")
    page.click("[data-path^='parts/'] .label")
    page.click("[data-path$='/district_heat_emissions'] .label")
    page.wait_for("location.search.includes('district_heat_emissions')")
    page.wait_for("document.querySelector('[data-path$=\"/network_heat\"]') !== null")
    again = opened(page.run("location.search"))
    again.wait_for("document.querySelector('[data-path$=\"/network_heat\"]') !== null")
    again.wait_for("document.querySelector('[data-path$=\"/district_heat_emissions\"]').tabIndex === 0")


def test_a_term_of_the_formula_leads_to_its_place_in_the_tree(opened: Opened) -> None:
    page = opened("?why=operational_emissions~3~today")
    page.click(".why .formula button:first-of-type")
    page.wait_for(f"{FOCUSED} === 'direct_emissions'")
    assert page.run("document.activeElement.getAttribute('aria-expanded')") == "true"


def test_what_looks_wrong_is_sent_with_the_number_and_gets_a_link(opened: Opened) -> None:
    page = opened(EMISSIONS)
    page.wait_for("document.querySelector('.why .actions') !== null")
    page.click(".why .actions .text")
    page.page.locator(".why textarea").fill("It is too high.")
    with page.page.expect_request("**/matters/objections") as sent:
        page.page.locator(".why form button[type=submit]").click()
    about = sent.value.post_data_json["about"]
    assert (about["kind"], about["name"]) == ("quantity", "city_operational_emissions")
    assert about["value"]
    page.wait_for("document.querySelector('.why section[role=status] a')?.href.includes('/services#matter-')")


def test_every_place_opens_the_panel_and_esc_closes_it(opened: Opened) -> None:
    page = opened(f"now{EMISSIONS}")
    page.wait_for("document.querySelector('.why .title') !== null")
    page.key("Escape", 27)
    page.wait_for("document.querySelector('.why') === null")
    page.wait_for("!location.search.includes('why=')")


def test_on_a_phone_the_explanation_is_a_page_of_its_own(opened: Opened) -> None:
    page = opened(EMISSIONS, width=390, height=844)
    page.wait_for("document.querySelector('.why .title') !== null")
    box = page.run("document.querySelector('.why').getBoundingClientRect().toJSON()")
    assert (box["width"], box["height"]) == (390, 844)
    assert page.run("document.querySelector('header').inert && document.querySelector('.tabs').inert")
    page.click(".why .head button")
    page.wait_for("document.querySelector('.why') === null")
    assert not page.run("document.querySelector('header').inert")
