"""A target is set in the page, the measures that reach it are found, and they become the plan: the same numbers."""

from collections.abc import Callable

from tests.web.browser import Browser
from tests.web.test_accessibility import violations
from tests.web.test_results import query
from tests.web.test_years import document, until

DIALOG = "dialog[open]"
DAY = {
    "name": "Warm walls",
    "measures": [{"intervention": "insulate_roof"}, {"intervention": "change_setpoint"}],
    "years": {"from": 2026, "to": 2028},
    "target": {"base_year": 2026, "reduction": 0.17, "by": 2028},
}
SEVERAL = {
    "name": "Several",
    "measures": [
        {"intervention": name}
        for name in (
            "insulate_roof",
            "insulate_walls",
            "change_setpoint",
            "install_rooftop_solar",
            "seal_and_recover_heat",
        )
    ],
}


def test_the_measures_that_reach_a_target_become_the_plan(opened: Callable[..., Browser]) -> None:
    page = opened(query(DAY))
    page.wait_for("!!document.querySelector('.find button:not([disabled])')")
    page.click(".find button")
    page.wait_for_text("Find measures for a target", DIALOG)
    assert violations(page) == []
    page.page.get_by_label("Only from the measures of this plan").check()
    page.click(f"{DIALOG} button[type=submit]")
    page.wait_for(f"!!document.querySelector('{DIALOG} table')", 120)
    page.wait_for_text("The target is reached", DIALOG)
    assert violations(page) == []
    said = page.text(f"{DIALOG} .answer p")
    rows = page.run(f"document.querySelectorAll('{DIALOG} tbody tr').length")
    page.page.set_viewport_size({"width": 390, "height": 800})
    assert page.run("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
    page.page.set_viewport_size({"width": 1280, "height": 900})
    page.click(f"{DIALOG} .go[type=button]")
    plan = until(page, lambda one: all(isinstance(m["uptake"], dict) for m in one["measures"]))
    assert len(plan["measures"]) == rows
    assert document(page)["target"]["reduction"] == 0.17
    page.wait_for_text("What changes by 2028", ".hero", 60)
    assert "2028" in said


def test_a_search_that_is_stopped_opens_the_best_plan_so_far(opened: Callable[..., Browser]) -> None:
    """The target is set in the box; each measure is tried alone before any two are put together."""
    page = opened(query(SEVERAL))
    page.wait_for("!!document.querySelector('.find button:not([disabled])')")
    page.click(".find button")
    page.wait_for_text("Find measures for a target", DIALOG)
    page.page.get_by_label("Only from the measures of this plan").check()
    fields = page.page.locator(f"{DIALOG} .fields input")
    for place, value in enumerate(("60", "2028", "2026")):
        fields.nth(place).fill(value)
        page.key("Tab")
    page.click(f"{DIALOG} button[type=submit]")
    tried = f"parseInt(/(\\d+) of at most/.exec(document.querySelector('{DIALOG}').innerText)?.[1] ?? 0)"
    page.wait_for(f"{tried} > {len(SEVERAL['measures'])}", 60)
    page.page.get_by_role("button", name="Stop and show the best so far").click()
    page.wait_for_text("The search was ended after", DIALOG, 60)
    rows = page.run(f"document.querySelectorAll('{DIALOG} tbody tr').length")
    page.click(f"{DIALOG} .go[type=button]")
    plan = until(page, lambda one: len(one["measures"]) == rows > 0)
    assert plan["target"] == {"base_year": 2026, "reduction": 0.6, "by": 2028}
    page.wait_for_text("What changes by 2028", ".hero", 60)
    assert page.complaints() == []
