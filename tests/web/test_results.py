"""Results of a plan on the page: effects, groups of people, years, proof, goals, two plans side by side, and states."""

import base64
import json
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import violations

Opened = Callable[..., Browser]
WALLS = {"name": "Warm walls", "measures": [{"intervention": "insulate_walls", "uptake": 1}]}
YEARS = {
    "name": "By and by",
    "years": {"from": 2026, "to": 2032},
    "target": {"base_year": 2026, "reduction": 0.2, "by": 2032, "milestones": [{"by": 2030, "reduction": 0.1}]},
    "budget": {"emissions": 10_000},
    "measures": [
        {"intervention": "insulate_walls", "uptake": {"2026": 0.0, "2030": 0.6}},
        {"intervention": "install_rooftop_solar", "uptake": {"2027": 0.1, "2032": 0.5}},
    ],
}
SURE = "!!document.querySelector('.note ol')"
ROWS = "[...document.querySelectorAll('.results tbody.GROUP tr:not(.group) th')].map(e => e.innerText)"


def query(plan: dict[str, Any], **more: str) -> str:
    """Query of an address with a plan in it."""
    parts = {"plan": encoded(plan), **more}
    return "?" + "&".join(f"{name}={value}" for name, value in parts.items())


def encoded(plan: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(plan).encode()).decode().rstrip("=")


def evaluated(site: str, plan: dict[str, Any]) -> dict[str, Any]:
    """What the server answers for a plan of one day."""
    request = urllib.request.Request(f"{site}/api/v1/plans", json.dumps(plan).encode(), {"accept-language": "en"})
    with urllib.request.urlopen(request) as answer:
        return dict(json.load(answer))


def choose(page: Browser, selector: str, value: str) -> None:
    """Choose an entry of a list, or a place of a slider, by its value."""
    page.wait_for(f"!!document.querySelector({json.dumps(selector)})")
    page.run(
        f"(e => {{ e.value = {json.dumps(value)}; for (const kind of ['input', 'change'])"
        f" e.dispatchEvent(new Event(kind, {{bubbles: true}})) }})(document.querySelector({json.dumps(selector)}))"
    )


def test_effects_stand_in_the_groups_of_their_intervals(opened: Opened, site: str) -> None:
    page = opened(query(WALLS))
    page.wait_for(SURE)
    outcome = evaluated(site, WALLS)
    with urllib.request.urlopen(f"{site}/api/v1/plans/{outcome['id']}/uncertainty") as answer:
        verdicts = {q["quantity"]: q["verdict"] for q in json.load(answer)["quantities"]}
    for group in ("better", "worse", "unclear"):
        wanted = [
            e["label"]
            for e in outcome["headline"]
            if e["verdict"] != "same" and (verdicts.get(e["quantity"]) or e["verdict"]) == group
        ]
        assert page.run(ROWS.replace("GROUP", group)) == wanted
    assert page.run("document.querySelectorAll('.results svg.axis .interval').length") >= 3


def test_every_number_of_an_effect_opens_its_explanation(opened: Opened) -> None:
    page = opened(query(WALLS))
    page.click(".results tbody.better td.today button")
    page.wait_for_text("Today", ".why")
    page.key("Escape", 27)
    page.click(".results tbody.better td:nth-child(3) button")
    page.wait_for("location.search.includes('~plan')")


def test_rows_say_that_uncertainty_is_at_work_and_do_not_move(opened: Opened) -> None:
    page = opened(query(WALLS), blocked=["*/uncertainty*"])
    page.wait_for_text("could not be worked out", ".note")
    widths = "[...document.querySelectorAll('.results table:first-of-type col')].map(e => getComputedStyle(e).width)"
    before = page.run(f"JSON.stringify({widths})")
    assert "−" in page.text(".hero .number")
    assert page.run("document.querySelectorAll('.results tbody.better button.number').length") > 0
    page.send("Network.setBlockedURLs", urls=[])
    page.click(".note .failure button")
    page.wait_for(SURE)
    assert page.run(f"JSON.stringify({widths})") == before
    assert "±" in page.text(".hero .number")


def test_who_gains_and_who_pays_is_what_the_server_says(opened: Opened, site: str) -> None:
    page = opened(query(WALLS))
    page.wait_for_text("Who gains, who pays", ".results")
    groups = evaluated(site, WALLS)["money"]["groups"]
    for group in groups:
        rows = "[...document.querySelectorAll('.results tr')].map(r => r.innerText)"
        told = page.run(f"{rows}.find(text => text.includes({json.dumps(group['label'])}))")
        wanted = (
            "not known"
            if not group["known"]
            else "gain"
            if group["gain"] >= 0.5
            else "pay"
            if group["gain"] <= -0.5
            else "no change"
        )
        assert wanted in told


def test_a_tonne_has_the_interval_of_its_cost(opened: Opened, site: str) -> None:
    page = opened(query(WALLS))
    page.wait_for(SURE)
    with urllib.request.urlopen(f"{site}/api/v1/plans/{evaluated(site, WALLS)['id']}/uncertainty") as answer:
        known = "cost_per_tonne" in json.load(answer)["money"]
    name = page.run("[...document.querySelectorAll('.costs button')].at(-1).getAttribute('aria-label')")
    assert ("between" in name) == known


def test_the_same_plan_again_has_the_same_numbers(opened: Opened) -> None:
    page = opened(query(WALLS))
    page.wait_for(SURE)
    page.click(".again button")
    page.wait_for_text("are the same to the last digit", ".again")
    count = page.run(
        "Number(/all ([\\d,]+) numbers/.exec(document.querySelector('.again').innerText)[1].replace(',', ''))"
    )
    assert count > 50
    assert page.run("performance.getEntriesByType('resource').filter(e => e.name.endsWith('/manifest')).length") == 2


def test_report_workbook_and_table_can_be_taken_away(opened: Opened, site: str) -> None:
    page = opened(query(WALLS))
    page.wait_for("document.querySelectorAll('.results .foot a').length === 3")
    for link in page.run("[...document.querySelectorAll('.results .foot a')].map(a => a.href)"):
        with urllib.request.urlopen(link) as answer:
            assert len(answer.read()) > 500


def test_a_phone_has_todays_numbers_with_their_units_and_the_legend_below_the_map(opened: Opened) -> None:
    page = opened(query(WALLS), width=390, height=844)
    page.wait_for("!!document.querySelector('.results tbody.better')")
    assert page.run("document.querySelector('.results tbody.better td.today .unit').getBoundingClientRect().width") > 0
    assert page.run("document.documentElement.scrollWidth") == 390
    box = "document.querySelector('{}').getBoundingClientRect().{}"
    assert page.run(box.format(".legend", "top")) >= page.run(box.format("section.map", "bottom"))
    page.click(".results tbody.better th button")
    page.wait_for_text("Today", ".results .detail")
    assert "With the plan" in page.text(".results .detail")


def test_a_plan_of_years_has_charts_that_say_their_finding(opened: Opened) -> None:
    page = opened(query(YEARS))
    page.wait_for("document.querySelectorAll('.years figure').length === 2", 60)
    target, budget = page.run("[...document.querySelectorAll('.years svg')].map(e => e.getAttribute('aria-label'))")
    assert "in 2026" in target
    assert "in 2032 is" in target
    assert "budget" in budget
    assert page.run("document.querySelectorAll('.years .mark').length") == 2
    assert page.run("getComputedStyle(document.querySelector('.years text')).fontSize") == "13px"
    page.wait_for("document.querySelectorAll('.years .fan').length === 1", 90)
    assert "What changes by 2032" in page.text(".hero")


def test_the_year_that_is_chosen_is_in_numbers_map_and_address(opened: Opened) -> None:
    page = opened(query(YEARS))
    page.wait_for("!!document.querySelector('#year')", 60)
    before = page.text(".hero .number")
    choose(page, "#year", "2028")
    page.wait_for_text("What changes by 2028", ".hero")
    page.wait_for("location.search.includes('year=2028')")
    assert page.text(".hero .number") != before
    page.wait_for("performance.getEntriesByType('resource').some(e => /values.*year=2028/.test(e.name))")
    again = opened(page.run("location.search"))
    again.wait_for("document.querySelector('#year')?.value === '2028'", 60)
    for key, code, year in (("]", 221, "2029"), ("[", 219, "2028")):
        again.key(key, code)
        again.wait_for(f"location.search.includes('year={year}')")
    again.click(".hero button.number")
    again.wait_for_text("2028", ".why")
    assert again.complaints() == []


def test_the_charts_are_a_table_too(opened: Opened) -> None:
    page = opened(query(YEARS))
    page.wait_for("!!document.querySelector('.years')", 60)
    page.key("t", 84)
    page.wait_for("document.querySelectorAll('table.path tbody tr').length === 7")
    assert "Target" in page.text("table.path thead")


def test_a_plan_of_years_tells_its_progress_and_can_be_stopped(opened: Opened) -> None:
    page = opened()
    page.wait_for("!!document.querySelector('.question')")
    page.run(SLOW_SERVER)
    page.run(f"history.pushState(null, '', {json.dumps(query(YEARS))}); dispatchEvent(new PopStateEvent('popstate'))")
    page.wait_for_text("3 of 7 years computed", ".results")
    page.click(".stop")
    page.wait_for_text("You stopped the computation", ".results")
    page.wait_for("window.deleted.includes('/api/v1/plans/path-slow')")
    page.run("window.fetch = window.ownFetch; 0")
    page.click(".results .bar .button")
    page.wait_for("!!document.querySelector('.years')", 60)


SLOW_SERVER = """
window.ownFetch = window.fetch; window.deleted = [];
window.fetch = (url, options = {}) => {
  const slow = {id: 'path-slow', state: 'running', part: 'The plan', done: 3, of: 7, seconds: 1};
  if (options.method === 'DELETE') {
    window.deleted.push(url);
    return Promise.resolve(new Response(null, {status: 204}));
  }
  if (url === '/api/v1/plans') return Promise.resolve(new Response(JSON.stringify(slow), {status: 202}));
  if (url.endsWith('path-slow/progress')) return Promise.resolve(new Response(JSON.stringify(slow)));
  return window.ownFetch(url, options);
}; 0
"""
"""A server that is at its third year for ever; what it is told to delete is noted."""


def test_a_goal_fills_the_plan_with_what_was_computed(opened: Opened, site: str) -> None:
    page = opened()
    page.wait_for("document.querySelectorAll('.goal').length >= 2", 60)
    with urllib.request.urlopen(f"{site}/api/v1/goals") as answer:
        first = json.load(answer)["goals"][0]
    page.click(".goal")
    page.wait_for("!!document.querySelector('.hero')")
    labels = page.run("[...document.querySelectorAll('.side li h2 label')].map(e => e.innerText)")
    assert labels == [measure["label"] for measure in first["measures"]]
    assert page.run("document.querySelector('.side .name').value") == first["label"]


def test_two_plans_stand_side_by_side(opened: Opened) -> None:
    page = opened(query(WALLS))
    page.wait_for("!!document.querySelector('.hero')")
    page.click(".results .foot .row button[aria-expanded]")
    page.wait_for("document.querySelectorAll('#compare option').length > 10")
    choose(page, "#compare", "sun-and-sense")
    page.wait_for("document.querySelectorAll('.plans li').length === 2", 60)
    assert "Warm walls" in page.text(".plans")
    assert page.run("[...document.querySelectorAll('.results thead th')].map(e => e.innerText.trim()).slice(0, 3)") == [
        "Today",
        "A",
        "B",
    ]
    assert page.run("document.querySelectorAll('.results tbody svg rect').length") > 3
    page.wait_for("location.search.includes('against=')")
    again = opened(page.run("location.search"))
    again.wait_for("document.querySelectorAll('.plans li').length === 2", 60)
    again.key("Escape", 27)
    again.wait_for("!!document.querySelector('.hero')")


def test_a_saved_plan_is_one_to_compare_with(opened: Opened, say: Callable[..., Any]) -> None:
    saved = {"name": "Sun on every roof", "measures": [{"intervention": "install_rooftop_solar", "uptake": 1}]}
    stored = say("POST", "saved-plans", saved)
    page = opened(query(WALLS))
    page.click(".results .foot .row button[aria-expanded]")
    choice = f"saved {stored['id']}"
    page.wait_for(f"[...document.querySelectorAll('#compare option')].some(o => o.value === {json.dumps(choice)})")
    choose(page, "#compare", choice)
    page.wait_for_text("Sun on every roof", ".plans")
    say("DELETE", f"saved-plans/{stored['id']}", **{"If-Match": f'"{stored["tag"]}"'})


def test_a_city_that_has_changed_is_said_and_computed_again_when_asked(opened: Opened) -> None:
    page = opened(query(WALLS))
    page.wait_for("!!document.querySelector('.hero')")
    page.run(
        "window.ownFetch = window.fetch; window.fetch = async (url, options) => {"
        " const answer = await window.ownFetch(url, options); if (!url.endsWith('/city')) return answer;"
        " return new Response(JSON.stringify({...await answer.json(), snapshot: 13})); }; 0"
    )
    page.run("dispatchEvent(new Event('focus'))")
    page.wait_for_text("The city changed since (snapshot 13).", ".results")
    assert "−" in page.text(".hero .number")
    page.run("window.fetch = window.ownFetch; 0")
    page.click(".results .bar button")
    page.wait_for("!document.querySelector('.results .bar')")


def test_what_cannot_be_computed_is_a_row_and_the_others_remain(opened: Opened) -> None:
    page = opened()
    page.wait_for("!!document.querySelector('.question')")
    page.run(
        "window.ownFetch = window.fetch; window.fetch = async (url, options) => {"
        " const answer = await window.ownFetch(url, options); if (url !== '/api/v1/plans') return answer;"
        " const told = await answer.json();"
        " const lost = {...told.headline.at(-2), plan: null, change: null, change_percent: null};"
        " told.headline.splice(-2, 1, lost);"
        " return new Response(JSON.stringify(told)); }; 0"
    )
    page.click(".question")
    page.wait_for_text("Not known", ".results tbody.failed")
    page.wait_for_text("could not be computed", ".results tbody.failed")
    assert page.run("document.querySelectorAll('.results tbody.better tr').length") > 1


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)])
def test_results_shut_nobody_out(opened: Opened, width: int, dark: bool) -> None:
    page = opened(query(YEARS), width=width, dark=dark)
    page.wait_for("!!document.querySelector('.years')", 60)
    page.click(".results tbody.better th button")
    page.click(".results .foot .row button[aria-expanded]")
    assert violations(page) == []
    page.key("t", 84)
    page.wait_for("!!document.querySelector('table.path')")
    assert violations(page) == []
    compared = opened(query(WALLS, against=encoded(YEARS)), width=width, dark=dark)
    compared.wait_for("document.querySelectorAll('.plans li').length === 2", 60)
    assert violations(compared) == []
    assert compared.run("document.documentElement.scrollWidth") == width
