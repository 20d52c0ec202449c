"""A planner looks at two plans on one map, and at who has a measure."""

import base64
import json
from collections.abc import Callable

import pytest

from tests.web.browser import Browser

pytestmark = pytest.mark.map
Opened = Callable[..., Browser]
COLOURED = "performance.getEntriesByName('layer-coloured')[0]?.startTime"
WALLS = {"intervention": "insulate_walls", "uptake": 0.5}
FIRST = {"name": "Walls first", "measures": [WALLS]}
SECOND = {"name": "Walls and windows", "measures": [WALLS, {"intervention": "replace_windows", "uptake": 0.6}]}
BY_AND_BY = {
    "name": "By and by",
    "years": {"from": 2026, "to": 2029},
    "measures": [{"intervention": "insulate_walls", "uptake": {"2026": 0.1, "2029": 0.7}}],
}


def told(plan: dict) -> str:
    return base64.urlsafe_b64encode(json.dumps(plan).encode()).decode().rstrip("=")


def test_two_plans_lie_on_one_map_with_differences_and_their_intervals(opened: Opened) -> None:
    page = opened(f"?plan={told(FIRST)}&against={told(SECOND)}&quantity=delivered_energy", width=1440, height=900)
    page.wait_for(COLOURED)
    page.wait_for_text("A · Walls first", ".tag.today")
    page.wait_for_text("B · Walls and windows", ".tag.plan")
    rows = "[...document.querySelectorAll('[aria-labelledby=differences] tbody tr')].map(row => row.innerText)"
    of_energy = f"{rows}.find(row => row.startsWith('Delivered energy'))"
    page.wait_for(f"/±| to /.test({of_energy} ?? '')", 120)  # intervals follow once they are drawn
    energy = page.run(of_energy)
    assert "B is better" in energy
    assert "±" in energy or " to " in energy
    page.click(".compare label:nth-of-type(2) input")
    page.wait_for_text("Hatched", ".legend")
    page.wait_for("location.search.includes('compare=difference')")
    page.click(".results .head button")
    page.wait_for("document.querySelector('[aria-labelledby=differences]') === null")
    page.wait_for("[...document.querySelectorAll('.compare label')].at(-1).innerText === 'Difference'")


def test_who_has_a_measure_is_seen_on_the_map_and_listed(opened: Opened) -> None:
    page = opened(f"?plan={told(BY_AND_BY)}", width=1440, height=900)
    page.wait_for("document.querySelector('.takers button') !== null")
    seen = page.run(
        "(({top, bottom}) => top >= 0 && bottom <= innerHeight)"
        "(document.querySelector('.side .add > button').getBoundingClientRect())"
    )
    assert seen
    page.click(".takers button")
    page.wait_for_text("have it of", ".legend")
    counts = "[...document.querySelectorAll('.legend li span')].map(one => Number(one.innerText.replace(/\\D/g, '')))"
    page.wait_for(f"{counts}.length === 5")
    *years, without = page.run(counts)
    assert len(years) == 4 and sum(years) > 0 and without > 0
    page.wait_for("location.search.includes('takers=1')")
    page.click(".legend .row button")
    page.wait_for_text("Has it since 2029", ".sheet tbody")
    total = int(page.text(".sheet footer").split("of")[1].split()[0].replace(",", ""))
    assert 0 < total <= sum(years) + without
    page.click(".sheet header button")
    page.click(".legend .row button:nth-of-type(2)")
    page.wait_for("document.querySelector('.legend select') !== null")
