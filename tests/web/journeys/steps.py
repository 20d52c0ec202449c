"""What several journeys do and look at."""

import base64
import json
from typing import Any
from urllib.parse import quote

from tests.web.browser import Browser

EFFECTS = "document.querySelectorAll('.results tbody tr:not(.group)').length > 3"
SETTLED = "document.querySelector('.content')?.getAttribute('aria-busy') === 'false'"
SURE = "document.querySelector('.results ol') !== null"
COLOURED = "performance.getEntriesByName('layer-coloured').length > 0"
LONG = 240.0
"""Each press of a key asks anew how sure the numbers are, and those asked before are worked out as well."""
MEASURES: list[dict[str, Any]] = [
    {"intervention": "insulate_walls", "where": {"construction_year": {"before": 1980}}, "uptake": 1},
    {"intervention": "replace_windows", "uptake": 0.5},
]


def address_of(plan: object, path: str = "/", **others: str) -> str:
    """Address of the page with a plan, however the plan is made, and other parameters; written as the page does."""
    told = base64.urlsafe_b64encode(json.dumps(plan, separators=(",", ":")).encode()).decode().rstrip("=")
    return path + "?" + "&".join([f"plan={told}", *(f"{name}={quote(value)}" for name, value in others.items())])


def planned(name: str = "Warm houses") -> dict[str, Any]:
    return {"name": name, "measures": MEASURES}


def answered(browser: Browser) -> None:
    """Wait for the effects of the plan as it stands now."""
    browser.wait_for(EFFECTS)
    browser.wait_for(SETTLED)


def headline(browser: Browser) -> str:
    """The one number: what the plan changes, as it is rounded once its interval is known."""
    browser.wait_for(SURE, LONG)
    return browser.text(".hero button.number .value")
