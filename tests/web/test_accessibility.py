"""WCAG 2.2 A and AA as axe checks it, on every state of the page, in both themes, wide and on a phone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.browser import Browser

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Browser) -> list[str]:
    """What axe finds: rule and element."""
    page.run(AXE.read_text(encoding="utf-8") + ";0")
    script = f"axe.run(document, {{runOnly: {json.dumps(RULES)}}}).then(({{violations}}) => violations.map("
    found = page.run(script + "v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))")
    return [str(line) for line in found]


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (1440, True), (390, False)])
def test_no_state_of_the_page_shuts_anybody_out(opened: Callable[..., Browser], width: int, dark: bool) -> None:
    page = opened(width=width, height=900, dark=dark)
    phone = width < 700
    page.wait_for("document.querySelector('.legend') !== null")
    assert violations(page) == []
    if phone:
        page.click(".bar button")
    page.click(".question")
    page.wait_for("document.querySelector('.hero') !== null")
    page.click(".side li .title button")
    assert violations(page) == []
    page.click(".keep .more")
    page.wait_for("document.querySelector('.menu') !== null")
    assert violations(page) == []
    page.run("document.querySelectorAll('.menu button')[1].click()")
    page.wait_for("document.querySelector('dialog [role=status]')?.innerText.includes('saved')")
    assert violations(page) == []
    page.run("document.querySelector('dialog').close()")
    if phone:
        page.click(".side .head button")
    page.click(".hero button.number")
    page.wait_for("document.querySelector('.why .tree li') !== null")
    assert violations(page) == []
    page.key("Escape", 27)
    page.key("t", 84)
    page.wait_for("document.querySelector('.results caption') !== null")
    assert violations(page) == []
