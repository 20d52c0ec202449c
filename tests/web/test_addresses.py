"""Addresses edited by hand: every parameter damaged in every way. The page opens, no script fails, and it can be used.

Parameters that are shown side by side are damaged together: each page that is opened has one bad value of each.
"""

from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.journeys.steps import MEASURES, address_of, planned

ANYTHING = [
    "",
    "%",
    "%00",
    "%E0%A4%A",
    "null",
    "undefined",
    "-1",
    "1e309",
    "../../etc/passwd",
    "<script>alert(1)</script>",
]
LONG = "x" * 4000
BAD: dict[str, list[str]] = {
    "quantity": [*ANYTHING, "no_such_quantity", "__proto__", LONG],
    "entity": [*ANYTHING, "no_such_entity", "__proto__", "zone", LONG],
    "chosen": [*ANYTHING, "way/0", "999999999", "way/1?x=1#y", "__proto__", LONG],
    "language": [*ANYTHING, "zh-TW", "xx", "__proto__"],
    "theme": [*ANYTHING, "DARK", "blue"],
    "map": [*ANYTHING, "NaN,NaN,NaN", "91,0,5", "60,24", "60,24,99", "0,0,0", "60,24,15,4", "a,b,c", "85,180,22"],
    "split": [*ANYTHING, "101", "NaN", "Infinity", "50%", "0x20"],
    "why": [*ANYTHING, "no_such_quantity~~plan", "city_operational_emissions~99999~today", "~~", "~1~plan", "a~b~c~d"],
    "show": [*ANYTHING, "chart", "Table"],
    "node": [*ANYTHING, "no_such_quantity.7/a/b", "///"],
    "guide": [*ANYTHING, "0", "12", "99"],
    "saved": [*ANYTHING, "no-such-plan", "a/b/c"],
    "register": [*ANYTHING, "no-such-register", "__proto__"],
    "search": [*ANYTHING, "[", LONG],
    "filter": [*ANYTHING, "no_such_group", "__proto__"],
    "item": [*ANYTHING, "no_such_entry", "__proto__"],
    "plan": [*ANYTHING, "e30", "W10", "bnVsbA", "====", LONG],
}
OPENED = "city_operational_emissions~~plan"
TOGETHER: dict[str, tuple[str, ...]] = {
    "in the map and its frame": ("quantity", "chosen", "language", "theme", "map", "split", "show", "guide"),
    "in what is open": ("entity", "why", "saved"),
    "in the steps of an explanation": ("node",),
    "in the registers": ("register", "search", "filter", "item"),
    "in the plan": ("plan",),
}
UNDRAWN = ("in the steps of an explanation", "in the registers")
"""What no map reads."""
REGISTER = "document.querySelector(\"nav[aria-label='Registers'] [aria-current]\") !== null"
MEASURE = MEASURES[0]
PLANS: dict[str, object] = {
    "no measures": {"name": "Empty"},
    "measures that are no list": {"name": "x", "measures": {"0": MEASURE}},
    "nothing as a measure": {"name": "x", "measures": [None, MEASURE]},
    "a name that is a number": {"name": 5, "measures": MEASURES},
    "no name": {"measures": MEASURES},
    "a name that is nothing": {"name": None, "measures": MEASURES},
    "an unknown measure": {"name": "x", "measures": [{"intervention": "no_such_measure"}]},
    "a share that is a word": {"name": "x", "measures": [{**MEASURE, "uptake": "all"}]},
    "a share of nothing": {"name": "x", "measures": [{**MEASURE, "uptake": None}]},
    "a share above all": {"name": "x", "measures": [{**MEASURE, "uptake": 7}]},
    "conditions that are nothing": {"name": "x", "measures": [{**MEASURE, "where": None}]},
    "conditions that are a list": {"name": "x", "measures": [{**MEASURE, "where": ["all"]}]},
    "an unknown condition": {"name": "x", "measures": [{**MEASURE, "where": {"colour": ["red"]}}]},
    "a year that is nothing": {"name": "x", "measures": [{**MEASURE, "where": {"construction_year": None}}]},
    "a year that is a word": {
        "name": "x",
        "measures": [{**MEASURE, "where": {"construction_year": {"before": "old"}}}],
    },
    "uses that are a word": {"name": "x", "measures": [{**MEASURE, "where": {"building_use": "office"}}]},
    "uses that are numbers": {"name": "x", "measures": [{**MEASURE, "where": {"building_use": [1, None]}}]},
    "a zone that is a number": {"name": "x", "measures": [{**MEASURE, "where": {"zone": 3}}]},
    "an area without corners": {"name": "x", "measures": [{**MEASURE, "where": {"area": {}}}]},
    "an area of words": {"name": "x", "measures": [{**MEASURE, "where": {"area": {"polygon": ["a", None, [1]]}}}]},
    "settings that are nothing": {"name": "x", "measures": [{**MEASURE, "settings": None}]},
    "settings that are words": {
        "name": "x",
        "measures": [{**MEASURE, "settings": {"wall_insulation_thickness": "thick"}}],
    },
    "an unknown setting": {"name": "x", "measures": [{**MEASURE, "settings": {"no_such": 1}}]},
    "a thousand measures": {"name": "x", "measures": [MEASURE] * 200},
}
TOUCHED = "document.querySelectorAll('.side li .title, .question').length > 0"
OPENS_UNHURT = ("Failed to load resource",)


def hurt(browser: Browser) -> list[str]:
    """Complaints that are not about an answer of the server, which the page tells itself."""
    return [told for told in browser.complaints() if not told.startswith(OPENS_UNHURT)]


def opens(browser: Browser, address: str, shows: str = TOUCHED) -> None:
    browser.open(address)
    browser.wait_for(shows)
    browser.wait_for("document.querySelector('[role=status] i') === null")
    assert hurt(browser) == [], address


def rounds(names: tuple[str, ...]) -> list[dict[str, str]]:
    """Parameters of each page, so that every bad value of each is in one of them."""
    return [{name: BAD[name][at % len(BAD[name])] for name in names} for at in range(max(len(BAD[n]) for n in names))]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(names, marks=[] if group in UNDRAWN else [pytest.mark.map], id=group)
        for group, names in TOGETHER.items()
    ],
)
def test_damaged_parameters_open_the_page(opened: Callable[..., Browser], site: str, names: tuple[str, ...]) -> None:
    browser = opened("states", height=450)
    plan = address_of(planned()).split("?")[1]
    beside = {"plan": "", "node": f"{plan}&why={OPENED}&"}.get(names[0], plan + "&")
    place, shows = ("/open", REGISTER) if names[0] == "register" else ("/", TOUCHED)
    for damaged in rounds(names):
        opens(browser, f"{site}{place}?{beside}{'&'.join(f'{name}={value}' for name, value in damaged.items())}", shows)


def test_each_parameter_is_damaged_in_one_group() -> None:
    assert sorted(name for names in TOGETHER.values() for name in names) == sorted(BAD)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_damaged_plan_opens_the_page_and_is_mended_or_told(
    opened: Callable[..., Browser], site: str, plan: object
) -> None:
    browser = opened("states", height=450)
    opens(browser, site + address_of(plan))
    # Told by the server in its own words, or shown with its effects, or left out: never a page that waits for ever.
    browser.wait_for("document.querySelector('.results :is(.failure p, tbody tr, dl dd)') !== null")
    if browser.run("document.querySelector('.results .failure') !== null"):
        assert len(browser.text(".results .failure p")) > 20
    for change in ("change", "removed"):
        if not browser.run("document.querySelector('.side li .title button') !== null"):
            break
        browser.click(".side li .title button" if change == "change" else ".side li .remove")
        assert hurt(browser) == []


@pytest.mark.map
def test_every_parameter_of_the_page_is_damaged_here(opened: Callable[..., Browser]) -> None:
    browser = opened(address_of(planned(), "", language="en", theme="dark", chosen="0", why="city_energy_cost~~today"))
    browser.key("t")
    browser.wait_for("document.querySelector('.hero') !== null")
    browser.wait_for("location.search.includes('map=')")
    assert set(browser.run("[...new URLSearchParams(location.search).keys()]")) <= set(BAD)


def test_a_path_that_no_place_has_says_so(opened: Callable[..., Browser]) -> None:
    browser = opened("no-such-place?theme=dark")
    browser.wait_for_text("There is nothing at this address")
    assert "no-such-place" in browser.text("main")
    browser.page.locator("main a", has_text="Plan").click()
    browser.wait_for(TOUCHED)
    assert hurt(browser) == []
