"""Each kind of request that may fail: the page says which part is missing and offers another try; all else works."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.drafting import small_osm
from tests.web.browser import Browser
from tests.web.test_accessibility import violations
from tests.web.test_results import WALLS, encoded

Opened = Callable[..., Browser]
pytestmark = pytest.mark.signed_in
READY = "document.querySelector('.legend .classes li') !== null"
PLAN = "document.querySelectorAll('.results tbody tr:not(.group)').length > 3"
CHART = "document.querySelector('.budget figure svg[role=img]') !== null"
NOT_FOUND = '{"title": "Not found", "status": 404, "code": "not-there", "detail": "It is not there any more."}'
WAYS: dict[str, tuple[Callable[[Route], None], str]] = {
    "aborted": (lambda route: route.abort(), "does not answer"),
    "an error without words": (lambda route: route.fulfill(status=500, body=""), "did not explain"),
    "an error of a proxy": (lambda route: route.fulfill(status=500, body="<html>Oops</html>"), "did not explain"),
    "an error with words": (
        lambda route: route.fulfill(status=500, json={"detail": "It went wrong, number 5."}),
        "number 5",
    ),
    "not found": (lambda route: route.fulfill(status=404, body=NOT_FOUND), "not there any more"),
    "no answer that can be read": (lambda route: route.fulfill(status=200, body="<html>?"), "could not be read"),
}
"""Every way in which a request fails, and what of it is told to a person."""


@dataclass(frozen=True)
class Case:
    """One address that the page reads: how it comes to be read, where its failure is told, what works beside it."""

    path: str  # glob of the address
    where: str  # selector of what tells it
    words: str
    works: str  # true while the rest of the page works
    query: str = ""
    presses: tuple[str, ...] = ()
    short: bool = False  # one line: the reason is not told
    opaque: bool = False  # any bytes can be read


CASES = {
    "city": Case("city", "main .failure", "We cannot reach the city", "document.querySelectorAll('.places a').length"),
    "quantities": Case("quantities", ".map .failure", "what the map can show", "!!document.querySelector('.question')"),
    "interventions": Case("interventions", ".side .failure", "what the city can do", READY),
    "assessment": Case("assessment", ".results .failure", "where the city stands", READY),
    "zones": Case("geometry/zone/features.geojson", ".side fieldset p", "zones to choose from", PLAN,
                  presses=(".question", ".side li .title button"), short=True),
    "list of tiles": Case("geometry/building/tiles", ".map .failure", "Part of the map is missing",
                          "!!document.querySelector('.question')"),
    "geometry": Case("geometry/building/tiles/*", ".map .failure", "Part of the map is missing",
                     "!!document.querySelector('.question')"),
    "base map": Case("base-map", ".map .failure", "Part of the map is missing", READY),
    "values": Case("values/storeys?tile=*", ".map .failure", "Values for the map are missing",
                   "!!document.querySelector('.question')", "?quantity=storeys"),
    "quality of values": Case("values/storeys/quality?tile=*", ".map .failure", "data quality of the values", READY,
                              "?quantity=storeys", opaque=True),
    "values of the plan": Case("values/storeys?plan=*", ".map .failure", "Values for the map are missing", PLAN,
                               "?quantity=storeys", (".question",)),
    "zones of the map": Case("values/zone_space_heating_need", ".map .failure", "zones on the map", READY,
                             "?quantity=space_heating_need&layers=zones"),
    "entities": Case("entities", ".map .failure", "Part of the map is missing",
                     "!!document.querySelector('.question')"),
    "row": Case("entities/building/*", "aside .failure", "What is known here could not be read", READY, "?chosen=0"),
    "names of rows": Case("entities/building?row=*", ".sheet .unnamed", "names in the table",
                          "document.querySelectorAll('.sheet tbody tr').length > 5", "?show=table", short=True),
    "plan": Case("plans", ".results .failure", "The plan could not be computed", READY, presses=(".question",)),
    "goals": Case("goals", ".starter .failure", "The goals could not be worked out", READY),
    "scenarios": Case("scenarios", ".side section .failure", "The scenarios could not be read", PLAN,
                      presses=(".question", ".side section button:has-text('Plan over years')")),
    "examples": Case("example-plans", ".foot .failure", "The example plans", PLAN,
                     presses=(".question", ".foot .row button[aria-expanded]")),
    "comparison": Case("comparisons", ".results .failure", "The plans could not be compared", READY,
                       f"?plan={encoded(WALLS)}&against={encoded(WALLS | {'seed': 1})}"),
    "uncertainty": Case("plans/*/uncertainty*", ".results .failure", "uncertainty of these numbers", PLAN,
        presses=(".question",)),
    "count": Case("selections", ".side li p", "could not be counted", PLAN, presses=(".question",), short=True),
    "saved plan": Case("saved-plans/one", ".note .failure", "saved plan could not be opened", READY, "?saved=one"),
    "saved plans": Case("saved-plans?*", "dialog .failure", "could not be listed", READY,
                        presses=(".keep .more", ".menu button:has-text('Open a plan')")),
    "saving": Case("saved-plans", ".note .failure", "The plan was not saved", PLAN,
                   presses=(".question", ".keep .save")),
    "deleting": Case("saved-plans/*", ".note .failure", "The plan was not deleted", PLAN,
                     presses=(".question", ".keep .save", ".keep:has([role=status]:text-is('Saved')) .more",
                              ".menu button:has-text('Delete')", ".menu .answers button"), opaque=True),
    "explanation": Case("explain/city_operational_emissions", ".why .failure", "This explanation", READY,
                        "?why=city_operational_emissions~~today"),
    "today's uncertainty": Case("assessment/uncertainty", ".why .failure", "The uncertainty of these numbers",
                          "document.querySelectorAll('.why [role=treeitem]').length",
                          "?why=city_operational_emissions~~today"),
    "code": Case("explain/*/code", ".why .failure", "The code could not be opened",
                 "document.querySelectorAll('.why [role=treeitem]').length", "?why=city_operational_emissions~~today",
                 (".why .actions button:nth-child(2)",), opaque=True),
    "sources": Case("sources", ".list .failure", "This register could not be read",
                    "document.querySelectorAll('nav[aria-label=Registers] a').length > 3", "open?register=data"),
    "parameters": Case("parameters", ".list .failure", "This register could not be read",
                       "document.querySelectorAll('nav[aria-label=Registers] a').length > 3",
                       "open?register=parameters"),
    "quality": Case("quality", ".list .failure", "This register could not be read",
                    "document.querySelectorAll('nav[aria-label=Registers] a').length > 3", "open?register=quality"),
    "levels": Case("quantities/levels", ".list .failure", "How well the entries are known",
                   "document.querySelectorAll('.rows .row').length > 100", "open"),
    "explained entry": Case("explain/*hot_water_need*", "aside .failure", "This explanation",
                            "document.querySelector('aside .body dl') !== null", "open?item=hot_water_need"),
    "course": Case("course", ".budget .failure", "whether the city is on course",
                   "document.querySelector('.footprint button') !== null", "progress"),
    "indicators": Case("indicators", ".indicators .failure", "The indicators could not be had", CHART, "progress"),
    "other cities": Case("comparison", ".comparison .failure", "The comparison with other cities", CHART, "progress"),
    "indicator": Case("indicators/u4ssc/*", ".detail .failure", "This indicator could not be opened", CHART,
                      "progress?framework=u4ssc", (".indicators .name",)),
    "scores": Case("indicators/scores?*", ".scores .failure", "The scores could not be had", CHART,
                   "progress?framework=u4ssc"),
    "inventory": Case("inventory?*", ".inventory .failure", "The inventory could not be had", CHART, "progress"),
    "statements": Case("inventory/statements", ".stated .failure", "The statements could not be read", CHART,
                       "progress", (".stated > button",)),
    "figures": Case("course/figures", ".figures .failure", "The figures could not be read", CHART, "progress",
                    (".figures > button",)),
    "plans to approve": Case("saved-plans?*", ".approvals .failure", "could not be listed", CHART, "progress",
                             (".approvals > button",)),
    "factors": Case("inventory/factors?*", ".footprint .failure", "The factors could not be had", CHART, "progress",
                    (".footprint > button",)),
    "session": Case("session", "dialog .failure", "Whether somebody is signed in", READY, presses=("header .role",)),
    "people": Case("identities", "dialog .failure", "Who is known could not be read", READY,
                   presses=("header .role", "dialog button:has-text('People and tokens')")),
    "what is measured": Case("sensing", ".answers .failure", "We do not see what the city measures",
                             "document.querySelector('main') !== null", "now"),
    "drafts": Case("drafts", ".files .failure", "What the server does cannot be seen",
                   "!!document.querySelector('.zone')", "my-city"),
}  # fmt: skip
QUICK = ("aborted", "an error with words")
"""Enough where one line tells no reason."""


@pytest.fixture
def blocked(opened: Opened) -> Iterator[Callable[[Case], tuple[Browser, dict[str, str]]]]:
    """Open the page of a case while its address fails in a way that can be changed: `{"way": None}` lets it through."""

    def open_page(case: Case) -> tuple[Browser, dict[str, str | None]]:
        now: dict[str, str | None] = {"way": "aborted"}

        def answer(route: Route) -> None:
            if now["way"] is None:
                route.continue_()
            else:
                WAYS[now["way"]][0](route)

        return opened(case.query, routes={f"**/api/v1/{case.path}": answer}), now

    yield open_page


@pytest.fixture(autouse=True)
def only_plan(say: Callable[..., object]) -> None:
    """A saved plan that can be opened where nothing fails."""
    say("POST", "saved-plans", WALLS | {"name": "One"})


def told(page: Browser, case: Case, words: str) -> None:
    page.wait_for_text(case.words, case.where)
    if not case.short:
        page.wait_for_text(words, case.where)


def again(page: Browser, case: Case) -> None:
    """Press "Try again" and wait until it is being asked for."""
    with page.page.expect_request(f"**/api/v1/{case.path}"):
        page.click(f"{case.where} button")


def drawn(case: Case) -> bool:
    """Whether the map has a part in a case."""
    return ".map" in case.where or case.works == READY


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=[pytest.mark.map] if drawn(case) else []) for case in CASES.values()],
    ids=CASES,
)
def test_what_fails_is_told_alone_and_can_be_tried_again(blocked, case: Case) -> None:
    page, now = blocked(case)
    for selector in case.presses:
        page.click(selector)
    told(page, case, WAYS["aborted"][1])
    page.wait_for(case.works)
    assert violations(page) == []
    for way, (_, words) in WAYS.items():
        if way == "aborted" or (case.short and way not in QUICK) or (case.opaque and "read" in way):
            continue
        now["way"] = way
        again(page, case)
        told(page, case, words)
        assert page.run(case.works), way
    now["way"] = None
    again(page, case)
    page.wait_for(
        f"!(document.querySelector({json.dumps(case.where)})?.innerText ?? '').includes({json.dumps(case.words)})"
    )
    assert page.run(case.works)
    assert [said for said in page.complaints() if not said.startswith("Failed to load resource")] == []


def test_files_that_were_not_sent_stay_and_what_was_said_of_the_city_is_not_lost(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened("my-city")
    page.wait_for_text("Drop files here")
    failing = {"now": True}
    for path in ("drafts/*/files/*", "drafts/*"):
        page.page.route(f"**/api/v1/{path}", lambda route: route.abort() if failing["now"] else route.continue_())
    page.page.locator(".zone input[type=file]").set_input_files([small_osm(tmp_path / "town.osm.pbf")])
    page.wait_for_text("The server does not answer", ".files .failure")
    assert "town.osm.pbf" in page.text(".list")
    page.fill("#city-name", "Small town")
    page.key("Tab")
    page.wait_for_text("That could not be done", ".files")
    assert page.run("document.querySelector('#city-name').value") == "Small town"
    failing["now"] = False
    for what in ("That could not be done", "What the server does cannot be seen"):
        asked = page.page.locator(".files > .failure", has_text=what).locator("button")
        if asked.count():
            asked.click()
    page.wait_for("!document.querySelector('.files').innerText.includes('That could not be done')")
    page.click(".list .failure button")
    page.wait_for_text("16 buildings", ".list", seconds=60)
    assert page.run("document.querySelector('#city-name').value") == "Small town"
    page.open(page.run("location.href"))
    page.wait_for("document.querySelector('#city-name')?.value === 'Small town'")
