"""What stands on the page of now: its numbers, its streams, and what axe finds there."""

import json
import re
import urllib.request
from typing import Any

from tests.web.browser import Browser
from tests.web.server import Server
from tests.web.test_accessibility import violations

PIN = r"""(button\[aria-label="[^"]*"\]|(li|\.top):nth-child\(\d+\) > button)"""
"""How axe names a sensor on the map."""


def numbers_of(page: Browser) -> dict[str, str]:
    """What is written on the map, by place."""
    found: list[str] = page.run(
        "[...document.querySelectorAll('.map li button')].map(b => b.getAttribute('aria-label'))"
    )
    return dict(re.sub(r"^\d, ", "", label).split(": ", 1) for label in found)


def wrong(page: Browser) -> list[str]:
    """What axe finds; sensors may lie closer together than fingers, as their place is essential (WCAG 2.5.8)."""
    return [found for found in violations(page) if not re.fullmatch(rf"target-size: {PIN}(, {PIN})*", found)]


def stream_of(server: Server, thing: str, key: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{server.address}/api/v1/sensing") as answer:
        told = json.load(answer)
    return next(one for one in told["streams"] if (one["thing"], one["property"]) == (thing, key))


def message(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        text: str = answer.read().decode()
    return text
