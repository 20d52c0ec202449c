"""The guide through the demo city: how many presses it takes a visitor, and how long the page makes them wait."""

import time
from collections.abc import Callable

from tests.web.browser import Browser

CARD = "aside.guide"
SHOWN = {
    1: f"/emits [\\d.,]/.test(document.querySelector('{CARD} h2').innerText)",
    2: f"/changes it by [−+][\\d.,]/.test(document.querySelector('{CARD} h2').innerText)",
    3: "location.search.includes('split=35') && document.querySelector('.handle') !== null",
    4: "document.querySelector('.why [role=treeitem]') !== null",
    **dict.fromkeys(range(5, 10), "location.pathname === '/now'"),
    10: "location.pathname === '/open' && document.querySelectorAll('.rows .row').length > 100",
    11: "location.pathname === '/my-city' && document.querySelector('.zone') !== null",
}
"""What each card speaks of, once the page shows it."""
READING = 10
"""Seconds in which a visitor reads a card of at most 40 words."""


def test_a_visitor_sees_all_of_it_with_one_press_a_card(visit: Callable[..., Browser], capsys) -> None:
    begin = time.monotonic()
    browser = visit()
    browser.click(f"{CARD} .go")
    presses, words = 1, []
    for card, shown in SHOWN.items():
        browser.wait_for_text(f"{card} of {len(SHOWN)}", CARD)
        browser.wait_for(shown)
        words.append(len(browser.text(f"{CARD} h2").split()) + len(browser.text(f"{CARD} .sub").split()))
        browser.click(f"{CARD} .go")
        presses += 1
    browser.wait_for(f"document.querySelector('{CARD}') === null")
    waited = time.monotonic() - begin
    with capsys.disabled():
        print(f"\nguide: {len(SHOWN)} cards, {presses} presses, {max(words)} words at most; ", end="")
        print(f"the page took {waited:.1f} s, with {READING} s to read each {waited + READING * len(SHOWN):.0f} s")
    assert presses == len(SHOWN) + 1
    assert max(words) <= 40
    assert browser.complaints() == []
