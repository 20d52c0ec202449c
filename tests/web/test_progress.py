"""Progress: are we on course? No target, one that is set, plans that count, measures to look for, and footprints."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from citybrain.plans.schema import Plan
from citybrain.progress.commitment_repository import approve_plan
from citybrain.records import open_records
from tests.web.browser import Browser
from tests.web.test_accessibility import VIEWS, violations

Opened = Callable[..., Browser]
pytestmark = pytest.mark.signed_in
CHART = "document.querySelector('.budget figure svg[role=img]') !== null"
ROWS = "document.querySelectorAll('.indicators tbody tr').length"
PROMISE = {
    "target": {"base_year": 2020, "reduction": 0.9, "by": 2030, "milestones": [{"by": 2028, "reduction": 0.7}]},
    "budget": {"emissions": 100.0, "first": 2026, "last": 2030},
    "source": "Council",
}
PLAN = {
    "name": "Warm blocks",
    "years": {"from": 2026, "to": 2030},
    "scenario": "current-policies",
    "measures": [{"intervention": "insulate_walls", "uptake": {"2026": 0.2, "2030": 0.8}}],
}
LINES = Path(__file__).parents[2] / "docs" / "examples" / "inventory.csv"


@pytest.fixture
def course(say: Callable[..., Any]) -> Callable[[], Any]:
    """The course as the server tells it, once approved plans are computed."""

    def told() -> Any:
        for _ in range(60):
            answer = say("GET", "course")
            if "now" in answer:
                return answer
        raise AssertionError("the course is never computed")

    return told


@pytest.fixture(autouse=True)
def nothing_decided(say: Callable[..., Any], course: Callable[[], Any]) -> Iterator[None]:
    """What a test decides or asks for is withdrawn afterwards."""
    yield
    for asked in say("GET", "proposals?kind=council_plan&state=asked")["proposals"]:
        step = {"step": "withdraw", "why": "No longer wanted"}
        say("POST", f"proposals/{asked['number']}/steps", step, **{"If-Match": f'"{asked["version"]}"'})
    found = course()
    for approved in found["approved"]:
        say("DELETE", f"course/approvals/{approved['id']}")
    if found["promise"]:
        say("DELETE", "course/promise")


def field(page: Browser, label: str) -> Any:
    """A field by the name that stands over it."""
    found: Page = page.page
    return found.get_by_label(label, exact=True)


def test_without_a_target_it_says_so_and_what_can_be_computed(opened: Opened, say: Callable[..., Any]) -> None:
    page = opened("progress")
    page.wait_for_text("No target is set", "h1")
    counts = [framework["counts"]["computed"] for framework in say("GET", "indicators")["frameworks"]]
    page.wait_for_text(f"{sum(counts)} indicators can be computed now")
    page.wait_for(CHART)
    page.wait_for(f"{ROWS} > 3")
    assert page.complaints() == []


def test_a_target_is_set_with_the_keyboard_and_what_is_refused_stands_at_its_field(
    opened: Opened, course: Callable[[], Any]
) -> None:
    page = opened("progress")
    page.wait_for(CHART)
    page.page.locator(".hero button.go").press("Enter")
    page.wait_for("document.activeElement.tagName === 'SELECT'")
    page.key("Tab")
    page.key("Tab")
    for text in ("2020", "", "2020"):
        page.page.keyboard.type(text)
        page.key("Tab")
    page.page.keyboard.press("Enter")
    page.wait_for_text("Fill in this field", "section.target form")
    page.wait_for("document.activeElement.getAttribute('aria-invalid') === 'true'")
    page.page.keyboard.type("90")
    page.page.keyboard.press("Enter")
    page.wait_for_text("but it is 2026 already", "section.target form")
    page.wait_for("document.activeElement.getAttribute('aria-invalid') === 'true'")
    label = page.run("document.querySelector(`label[for='${document.activeElement.id}']`).innerText")
    assert label == "Target year"
    page.page.keyboard.press("Control+a")
    page.page.keyboard.type("2030")
    field(page, "Your name").fill("Ada")
    field(page, "Your name").press("Enter")
    page.wait_for_text("the target of 2030 will be missed", "h1")
    page.wait_for("document.activeElement.id === 'answer'")
    assert course()["promise"]["made_by"] == "admin (Ada)"
    page.wait_for_text("less by 2030 than in 2020", "section.target")
    page.page.get_by_role("button", name="Withdraw: Target").press("Enter")
    page.key("Enter")
    page.wait_for_text("No target is set", "h1")


def test_the_budget_the_chart_and_its_table_say_what_the_server_says(
    opened: Opened, say: Callable[..., Any], course: Callable[[], Any]
) -> None:
    say("PUT", "course/promise", PROMISE)
    told = course()
    page = opened("progress")
    page.wait_for(CHART)
    assert told["budget"]["verdict"] == "missed"
    year = int(told["budget"]["lasts"])
    page.wait_for_text("Not yet: the budget lasts until", "h1")
    assert str(year) in page.text("h1")
    page.wait_for_text("No measures are approved yet", ".hero")
    assert page.run("document.querySelectorAll('.budget figure .bar').length") == len(told["past"]) + 1
    page.key("t")
    page.wait_for("document.querySelector('.budget table') !== null && location.search.includes('show=table')")
    years = page.run("[...document.querySelectorAll('.budget tbody th')].map(cell => Number(cell.textContent))")
    first = min([2020, *[year["year"] for year in told["past"]]])
    assert years == list(range(first, 2031))
    page.key("Escape")
    page.wait_for(CHART)


def test_a_plan_is_put_to_the_council_and_an_approval_taken_back(
    opened: Opened, say: Callable[..., Any], course: Callable[[], Any], city_folder: Path
) -> None:
    say("PUT", "course/promise", PROMISE)
    identity = say("POST", "saved-plans", PLAN)["id"]
    page = opened("progress")
    page.wait_for(CHART)
    page.click(".approvals > button")
    page.wait_for("document.querySelectorAll('.approvals option').length === 2")
    page.choose(".approvals select", 1)
    page.click(".approval > button")
    page.fill(".approval textarea", "Halves the need for heat")
    page.click(".approval form button")
    page.wait_for_text("asked for approval", ".approval")
    (asked,) = say("GET", f"proposals?target={identity}")["proposals"]
    assert (asked["state"], asked["kind"], course()["approved"]) == ("asked", "council_plan", [])
    with open_records(city_folder).begin() as connection:
        approve_plan(connection, identity, Plan.model_validate(PLAN), "Decided on 1 March", "council")
    for _ in range(600):  # seconds; minutes where others compute, too
        if course()["uncertainty"] != "running":
            break
        time.sleep(0.5)
    page.open(page.run("location.href"))
    page.wait_for("document.querySelector('.budget figure path.plan') !== null", 60)
    page.wait_for_text("Decided on 1 March", ".approvals li")
    page.wait_for("document.querySelector('.budget figure path.wide') !== null", 60)
    page.page.get_by_role("button", name="Withdraw: Warm blocks").click()
    page.click(".approvals .sure button")
    page.wait_for_text("No plan is approved", ".approvals")
    page.wait_for("document.querySelector('.budget figure path.plan') === null")


def test_find_measures_opens_a_plan_with_years_target_and_budget(opened: Opened, say: Callable[..., Any]) -> None:
    say("PUT", "course/promise", PROMISE)
    page = opened("progress")
    page.wait_for(CHART)
    page.page.locator(".hero").get_by_role("button", name="Find measures").click()
    page.wait_for("location.pathname === '/' && location.search.includes('plan=')")
    page.wait_for_text("2026 to 2030", ".side")
    page.wait_for_text("less by 2030, budget 100", ".side")
    page.wait_for("document.querySelector('.starter') !== null")
    page.page.go_back()
    page.wait_for("location.pathname === '/progress'")
    page.wait_for(CHART)


def test_indicators_are_narrowed_to_a_framework_and_open_their_explanation(opened: Opened) -> None:
    page = opened("progress")
    page.wait_for(f"{ROWS} > 3")
    every = page.run(ROWS)
    page.page.locator("#framework").select_option("u4ssc")
    page.wait_for("location.search.includes('framework=u4ssc')")
    assert page.run(ROWS) < every
    page.wait_for_text("not reported", ".indicators .cap")
    page.click(".indicators .more button")
    page.wait_for(f"{ROWS} > 80")
    page.click(".indicators tbody button.number")
    page.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    page.open(page.run("location.origin") + "/progress?framework=u4ssc")
    page.wait_for("document.querySelector('#framework')?.value === 'u4ssc'")


def test_a_footprint_is_computed_without_asking_anybody(opened: Opened, say: Callable[..., Any]) -> None:
    page = opened("progress")
    page.wait_for(f"{ROWS} > 3")
    page.wait_for("document.querySelector('.inventory tbody') !== null")
    page.click(".footprint > button")
    page.wait_for("document.querySelector('.footprint .row select') !== null")
    page.wait_for("!document.querySelector('.budget .foot').innerText.includes('being worked out')", 60)
    before = page.requests()
    field(page, "What").select_option("motor_gasoline.road")
    field(page, "Unit").select_option("km")
    field(page, "How much a year").fill("10000")
    assert page.run("document.querySelector('.footprint .total')") is None
    field(page, "litres on 100 km").fill("5")
    field(page, "People in the household").fill("2")
    page.wait_for("document.querySelector('.footprint .total') !== null")
    found = say("GET", "inventory/factors?name=motor_gasoline.road")["factors"]
    litre = sum(one["value"] * one["potential"] * one["scales"]["L"] for one in found)
    assert f"{round(500 * litre, -1):,.0f}" in page.text(".footprint .total")
    assert found[0]["source"] in page.text(".footprint")
    page.click(".footprint > button:nth-of-type(2)")
    page.wait_for("document.querySelectorAll('.footprint .row').length === 2")
    page.page.wait_for_timeout(600)
    assert page.requests() == before
    assert "10000" not in page.run("location.href + JSON.stringify(localStorage) + document.cookie")


def test_a_figure_is_entered_and_breaks_the_series(opened: Opened, course: Callable[[], Any]) -> None:
    page = opened("progress")
    page.wait_for(CHART)
    first = min([course()["now"]["year"], *[year["year"] for year in course()["past"]]])
    page.click(".figures > button")
    field(page, "Year").fill(str(first - 1))
    field(page, "Value").fill("1234")
    field(page, "Where the number comes from").fill("Yearbook")
    page.click(".figures form button[type=submit]")
    page.wait_for_text(f"The series breaks in {first}", ".budget")
    page.wait_for_text("Yearbook", ".figures li")


def test_lines_of_a_file_are_imported_and_show_in_the_inventory(opened: Opened) -> None:
    page = opened("progress")
    page.wait_for("document.querySelector('.inventory tbody') !== null")
    page.page.locator(".inventory input[type=file]").set_input_files(str(LINES))
    page.wait_for_text("102 lines recorded", ".inventory", 60)
    page.wait_for_text("inventory of 2024", ".inventory h2")
    page.page.get_by_label("Level").select_option("basic-plus")
    page.wait_for("document.querySelectorAll('.inventory tbody tr').length === 5")
    page.page.locator(".inventory input[type=file]").set_input_files(str(LINES))
    page.wait_for_text("was imported before", ".inventory", 60)


@pytest.fixture
def withdrawn(say: Callable[..., Any]) -> Iterator[None]:
    """What a test states is not there for others."""
    yield
    for one in say("GET", "inventory/statements")["statements"]:
        say("DELETE", f"inventory/statements/{one['id']}")


@pytest.mark.usefixtures("withdrawn")
def test_what_is_known_from_elsewhere_stands_beside_the_inventory(opened: Opened, say: Callable[..., Any]) -> None:
    line = {"year": 2026, "subcategory": "I.1.2", "amount": 60, "unit": "GWh", "factor": "electricity"}
    say("POST", "inventory/lines", {"lines": [line]})
    supplied = {"year": 2026, "what": "electricity_supplied", "amount": 812, "unit": "GWh", "source": "Grid"}
    food = {"what": "waste_landfilled", "kind": "food", "landfill": "managed", "climate": "boreal_temperate_wet"}
    waste = [{**food, "year": year, "amount": 10, "unit": "kt", "source": "Weighed"} for year in (2024, 2025)]
    say("POST", "inventory/statements", {"by": "Aino", "statements": [supplied, *waste]})
    account = {"year": 2026, "emissions": 90_000, "method": "Trade", "source": "Table", "imported": 70_000}
    say("POST", "inventory/consumption", account)
    page = opened("progress")
    page.wait_for("document.querySelector('.inventory .consumed') !== null")
    told = page.text(".inventory")
    for part in (
        "Electricity of all consumers and losses",
        "differs",
        "812 GWh",
        "Consumption-based: 90",
        "emitted elsewhere",
    ):
        assert part in told.replace("\N{NO-BREAK SPACE}", " ")
    page.run("document.querySelectorAll('.inventory details').forEach(one => one.open = true)")
    page.wait_for_text("never added", ".inventory")
    page.wait_for_text("first order decay", ".inventory")
    page.wait_for_text("Waste treated in the city", ".inventory .adds-up")
    assert violations(page) == []


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_no_state_of_progress_shuts_anybody_out(
    opened: Opened, say: Callable[..., Any], width: int, dark: bool, language: str
) -> None:
    say("PUT", "course/promise", PROMISE)
    page = opened(f"progress?language={language}", width=width, dark=dark)
    page.wait_for(CHART)
    page.wait_for(f"{ROWS} > 3")
    page.wait_for("document.querySelector('.inventory tbody') !== null")
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    page.click(".target .row button")
    page.click(".approvals > button")
    page.click(".figures > button")
    page.click(".indicators .more button")
    page.click(".footprint > button")
    page.wait_for("document.querySelectorAll('.footprint input').length > 3")
    page.click(".target form fieldset > button")
    page.run("document.querySelector('.indicators details').open = true")
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    page.run("document.activeElement.blur()")
    page.key("t")
    page.wait_for("document.querySelector('.budget table') !== null")
    assert violations(page) == []
    assert page.complaints() == []


def test_on_a_phone_five_years_are_shown_and_the_others_by_scrolling(opened: Opened, say: Callable[..., Any]) -> None:
    say("PUT", "course/promise", PROMISE)
    page = opened("progress", width=390, height=844)
    page.wait_for("document.querySelector('.budget .scroll') !== null")
    scroll = "document.querySelector('.budget .scroll')"
    assert page.run(f"{scroll}.scrollWidth > {scroll}.clientWidth && {scroll}.tabIndex === 0")
    shown = page.run(
        f"(box => [...{scroll}.querySelectorAll('svg text')].filter(text => /^20\\d\\d$/.test(text.textContent))"
        ".map(text => text.getBoundingClientRect()).filter(at => at.left >= box.left && at.right <= box.right)"
        f".length)({scroll}.getBoundingClientRect())"
    )
    assert 3 <= shown <= 6
