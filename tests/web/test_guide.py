"""The guide through the demo city: from what the city emits to the visitor's own city, with the keyboard alone."""

from collections.abc import Callable

from tests.web.browser import Browser

Opened = Callable[..., Browser]
CARD = "aside.guide"


def press_next(page: Browser) -> None:
    """Move the focus from the heading to the last button of the card, and press it."""
    page.run(f"document.querySelector('{CARD} .go').focus(); 0")
    page.key("Enter", 13)


def test_the_guide_leads_from_the_city_to_ones_own(opened: Opened) -> None:
    page = opened("?guide=1")
    page.wait_for_text("1 of 11", CARD)
    page.wait_for(f"/emits \\d/.test(document.querySelector('{CARD}').innerText)")
    press_next(page)
    page.wait_for(f"/changes it by [−+]\\d/.test(document.querySelector('{CARD}').innerText)")
    assert page.run("document.querySelectorAll('.side li input[type=range]').length") >= 2
    press_next(page)
    page.wait_for("location.search.includes('split=35')")
    page.wait_for("document.activeElement.closest('aside.guide') !== null && document.activeElement.tagName === 'H2'")
    press_next(page)
    page.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    press_next(page)
    for words in ("Seen: dust", "Cause:", "Owner:", "Work:", "Proof:"):
        page.wait_for_text(words, CARD)
        assert page.run("location.pathname") == "/now"
        press_next(page)
    page.wait_for("location.pathname === '/open' && document.querySelector('.why') === null")
    press_next(page)
    page.wait_for("location.pathname === '/my-city'")
    page.wait_for_text("Now with your city", CARD)
    assert page.complaints() == []


def test_whoever_leaves_the_guide_is_not_asked_again(opened: Opened, site: str) -> None:
    page = opened("?guide=2")
    page.wait_for_text("2 of 11", CARD)
    page.click(f"{CARD} .text")
    page.wait_for(f"document.querySelector('{CARD}') === null")
    page.open(f"{site}/")
    page.wait_for("document.querySelector('.legend') !== null")
    assert page.run(f"document.querySelector('{CARD}')") is None


def test_a_plan_that_is_there_is_not_written_over(opened: Opened) -> None:
    page = opened()
    page.click(".question")
    page.wait_for("location.search.includes('plan=')")
    page.run("document.querySelector('.side li input[type=checkbox]').click(); 0")
    page.wait_for_text("Not counted", ".side")
    text = "new URLSearchParams(location.search).get('plan')"
    page.wait_for(f"atob({text}.replaceAll('-', '+').replaceAll('_', '/')).includes('\"off\":true')")
    kept = page.run(text)
    again = opened(f"?guide=2&plan={kept}")
    again.wait_for_text("Not counted", ".side")
    again.wait_for_text("2 of 11", CARD)
