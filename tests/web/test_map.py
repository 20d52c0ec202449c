"""The map: comparison, keys, drawing, zones, table, picture, and what remains when a part of it fails."""

import json
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from tests.web.browser import Browser

pytestmark = pytest.mark.map
Opened = Callable[..., Browser]
COLOURED = "performance.getEntriesByName('layer-coloured')[0]?.startTime"
LOSE = "(window.lost = document.querySelector('.map canvas').getContext('webgl2').getExtension('WEBGL_lose_context'))"
NO_WEBGL = """
const getContext = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return /webgl/.test(kind) ? null : getContext.call(this, kind, ...rest);
};"""
ANSWERING = """
const ask = window.fetch;
window.fetch = async (address, ...rest) => {
  const answer = await ask(address, ...rest);
  return /PATH/.test(String(address)) ? CHANGED : answer;
};"""
NO_VALUES = ANSWERING.replace("PATH", r"values\/\w+(\?|$)").replace(
    "CHANGED", "new Response(new Float32Array((await answer.arrayBuffer()).byteLength / 4).fill(NaN).buffer)"
)
NO_ZONES = ANSWERING.replace("PATH", "v1\\/entities$").replace(
    "CHANGED", "new Response(JSON.stringify((await answer.json()).map(entity => ({...entity, inside: []}))))"
)
NO_ZONES += (
    ANSWERING.replace("const ask", "const askAgain")
    .replace("await ask(", "await askAgain(")
    .replace("PATH", "zone\\/features.geojson$")
    .replace("CHANGED", """new Response('{"type": "FeatureCollection", "features": []}')""")
)
SAVED = """
const address = URL.createObjectURL;
URL.createObjectURL = (file) => {
  if (file.type === 'image/png') window.picture = file;
  return address(file);
};
HTMLAnchorElement.prototype.click = function () { window.saved = this.download; };"""


def asked(opened: Opened, query: str = "", **view: int) -> Browser:
    """A page with a plan and its values on the map."""
    page = opened(query, **view)
    page.click(".question")
    page.wait_for("document.querySelector('.legend .compare') !== null")
    page.wait_for(COLOURED)
    return page


def focus(page: Browser) -> None:
    """Go to the map with the keyboard."""
    page.run("document.querySelector('.map canvas').focus({focusVisible: true})")


def test_the_difference_has_a_class_that_is_too_close_to_call_and_stays_in_the_address(opened: Opened) -> None:
    page = asked(opened)
    page.wait_for("document.querySelector('.handle') !== null")
    page.click(".legend .compare label:last-child")
    page.wait_for("document.querySelectorAll('.legend .classes li').length === 7")
    assert "too close to call" in page.text(".legend")
    assert page.run("document.querySelector('.handle') === null")
    page.wait_for("location.search.includes('compare=difference')")
    again = opened(page.run("location.search"))
    again.wait_for("document.querySelectorAll('.legend .classes li').length === 7")
    breaks = again.text(".legend .classes").split()
    assert [b.lstrip("−+").rstrip("+") for b in breaks[:3]] == [b.lstrip("+").rstrip("+") for b in breaks[:2:-1]]


def test_both_halves_of_the_comparison_are_named(opened: Opened) -> None:
    page = asked(opened)
    page.wait_for_text("Today", ".tag.today")
    page.wait_for_text("Plan", ".tag.plan")
    assert page.run("document.querySelector('.handle').offsetWidth") == 44


def test_keys_move_the_map_and_tell_what_lies_in_its_middle(opened: Opened, building: tuple[float, float]) -> None:
    latitude, longitude = building
    page = opened(f"?map={latitude},{longitude},17")
    page.wait_for(COLOURED)
    page.key("Tab", 9)
    focus(page)
    page.wait_for("document.querySelector('.tip[role=status]') !== null")
    assert any(known in page.text(".tip") for known in ("computed", "assumed", "measured"))
    page.key("+", 187)
    page.wait_for("/map=[^&]*,18/.test(location.search)")
    page.key("ArrowRight", 39)
    page.wait_for(f"/map=/.test(location.search) && !location.search.includes(',{longitude:.5f},')")


def test_an_area_is_drawn_with_the_keyboard_counted_and_taken_back(opened: Opened) -> None:
    page = asked(opened)
    page.click(".side li .title button")
    page.click(".side .area button")
    page.wait_for("document.querySelector('.drawing') !== null")
    page.key("Tab", 9)
    focus(page)
    for name, code in (("Enter", 13), ("ArrowRight", 39), ("Enter", 13), ("ArrowDown", 40), ("Enter", 13)):
        page.key(name, code)
        time.sleep(0.6)
    page.wait_for_text("3 corners", ".drawing")
    page.wait_for_text(" chosen", ".drawing")
    page.key("Backspace", 8)
    page.wait_for("!document.querySelector('.drawing').innerText.includes('3 corners')")
    page.key("Enter", 13)
    page.click(".drawing .go")
    page.wait_for_text("inside the drawn area", ".side li p")


def test_strokes_are_brushed_one_after_the_other_and_the_last_is_taken_back(opened: Opened) -> None:
    page = asked(opened)
    page.click(".side li .title button")
    page.click(".side .area button:nth-child(2)")
    page.wait_for("document.querySelector('.drawing select') !== null")
    box = page.run("document.querySelector('.map').getBoundingClientRect().toJSON()")
    for down in (0.55, 0.65, 0.75):
        page.drag(*((box["x"] + across * box["width"], box["y"] + down * box["height"]) for across in (0.3, 0.6)))
    page.wait_for_text("3 strokes", ".drawing")
    page.wait_for_text(" chosen", ".drawing")
    page.click(".drawing .ways button:nth-child(3)")
    page.wait_for_text("2 strokes", ".drawing")
    page.click(".drawing .go")
    page.wait_for_text("along 2 brushed strokes", ".side li p")


def test_an_area_that_crosses_itself_is_refused_before_it_is_used(opened: Opened) -> None:
    page = asked(opened)
    page.click(".side li .title button")
    page.click(".side .area button")
    box = page.run("document.querySelector('.map').getBoundingClientRect().toJSON()")
    for across, down in ((0.3, 0.4), (0.7, 0.7), (0.7, 0.4), (0.3, 0.7)):
        page.press(box["x"] + across * box["width"], box["y"] + down * box["height"])
    page.wait_for("document.querySelector('.drawing .refused') !== null")
    assert page.run("document.querySelector('.drawing .go').disabled")


def test_zones_are_chosen_on_the_map(opened: Opened, building: tuple[float, float]) -> None:
    page = asked(opened, f"?map={building[0]},{building[1]},16")
    page.click(".side li .title button")
    page.click(".side .area button:nth-of-type(3)")
    box = page.run("document.querySelector('.map').getBoundingClientRect().toJSON()")
    page.wait_for("performance.getEntriesByType('resource').filter(r => /zone.features/.test(r.name)).length > 1")
    time.sleep(1)
    page.press(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)  # where the handle of the divide was
    page.wait_for_text("Chosen: Kluuvi", ".drawing")
    page.wait_for_text(" chosen", ".drawing")
    page.click(".drawing .go")
    page.wait_for_text("Kluuvi", ".side li p")


def test_zones_stand_on_the_map_with_their_values_and_open_their_explanation(opened: Opened) -> None:
    page = opened("?quantity=space_heating_need&layers=zones")
    page.wait_for("document.querySelectorAll('.map ul button i').length === 3")
    page.wait_for("/kWh|MWh|GWh/.test(document.querySelector('.map li button').getAttribute('aria-label'))")
    assert "Kluuvi" in page.run("document.querySelector('.map li button').getAttribute('aria-label')")
    page.run("document.querySelector('.map li button').focus()")
    page.key("Enter", 13)
    page.wait_for("document.querySelector('.why [role=treeitem]') !== null")


def test_the_map_is_a_table_sorted_and_paged(opened: Opened) -> None:
    page = opened()
    page.wait_for(COLOURED)
    page.key("t", 84)
    page.wait_for("/Building \\d+/.test(document.querySelector('.sheet tbody')?.innerText)")
    values = "[...document.querySelectorAll('.sheet td.amount')].map(c => parseFloat(c.innerText.replace(',', '')))"
    falling = [value for value in page.run(values) if value is not None]
    assert falling == sorted(falling, reverse=True)
    page.click(".sheet thead .amount button")
    page.wait_for("document.querySelector('.sheet th.amount').getAttribute('aria-sort') === 'ascending'")
    assert page.run(f"{values}[0]") <= min(falling)
    first = page.text(".sheet footer")
    page.click(".sheet footer button:last-child")
    page.wait_for(f"document.querySelector('.sheet footer').innerText !== {json.dumps(first)}")
    page.click(".sheet tbody button")
    page.wait_for("location.search.includes('chosen=')")


def test_the_table_has_a_row_for_each_zone(opened: Opened) -> None:
    page = opened("?quantity=space_heating_need&show=table")
    page.click(".sheet .of label:last-child")
    page.wait_for("document.querySelectorAll('.sheet tbody tr').length === 3")
    page.wait_for_text("Kallio", ".sheet")


def test_a_picture_is_saved_that_explains_itself(opened: Opened) -> None:
    page = opened(script=SAVED)
    page.wait_for(COLOURED)
    page.click(".map-menu .opener")
    page.click("#map-menu li:last-child button")
    name = page.wait_for("window.saved")
    assert name.startswith("testbury-")
    assert name.endswith(".png")
    size = page.run("createImageBitmap(window.picture).then(image => [image.width, image.height])")
    shown = page.run("[document.querySelector('.map').clientWidth, document.querySelector('.map').clientHeight]")
    assert size[0] == shown[0]
    assert size[1] > shown[1] + 100


def test_a_chosen_building_that_is_out_of_view_is_pointed_to(opened: Opened, building: tuple[float, float]) -> None:
    page = opened(f"?map={building[0]},{building[1]},17&chosen=0")
    page.wait_for("document.querySelector('aside dl dd') !== null")
    page.wait_for(COLOURED)
    page.run("document.querySelector('.map canvas').focus()")
    for _ in range(6):
        page.key("ArrowRight", 39)
        time.sleep(0.35)
    page.wait_for("document.querySelector('.edge') !== null")
    assert " m" in page.text(".edge").replace("\u00a0", " ")
    page.click(".edge")
    page.wait_for("document.querySelector('.edge') === null")


def test_what_lies_outside_the_data_is_named(opened: Opened) -> None:
    page = opened("?map=60.165,24.95,12")
    page.wait_for_text("Outside the data", ".map")


def test_the_map_comes_back_after_the_graphics_card_was_lost(opened: Opened) -> None:
    page = opened()
    page.wait_for(COLOURED)
    page.run(f"{LOSE}.loseContext()")
    page.wait_for_text("lost the graphics card", ".map")
    assert page.run("document.querySelector('.legend') !== null")
    page.run("performance.clearMarks()")
    page.run("window.lost.restoreContext()")
    page.wait_for(COLOURED)
    page.wait_for("document.querySelector('.none[role=alert]') === null")
    assert page.complaints() == []


def test_without_webgl_the_table_and_the_plan_still_work(opened: Opened) -> None:
    page = opened(script=NO_WEBGL)
    page.wait_for_text("cannot draw the map", ".map")
    page.click(".map .none .button")
    page.wait_for("document.querySelectorAll('.sheet tbody tr').length === 20")
    page.click(".question")
    page.wait_for("document.querySelectorAll('.results tbody tr').length >= 3")


def test_a_quantity_without_any_value_says_so(opened: Opened) -> None:
    page = opened(script=NO_VALUES)
    page.wait_for_text("Nothing has a value", ".legend")
    assert page.run("document.querySelectorAll('.legend .classes li').length") == 0
    page.wait_for(COLOURED)


def test_the_legend_marks_what_hangs_on_simulated_values(opened: Opened) -> None:
    page = opened("?quantity=residents")
    page.wait_for_text("simulated", ".legend p")
    assert page.run("document.querySelector('.legend .made') !== null")
    page = opened("?quantity=storeys")
    page.wait_for("document.querySelector('.legend .classes li') !== null")
    assert page.run("document.querySelector('.legend .made') === null")


def test_a_city_without_zones_shows_no_zones(opened: Opened) -> None:
    page = opened("?layers=zones&show=table", script=NO_ZONES)
    page.wait_for(COLOURED)
    page.wait_for("document.querySelectorAll('.sheet tbody tr').length === 20")
    assert page.run("document.querySelector('.sheet .of') === null")
    assert page.run("document.querySelector('.map ul button i') === null")
    page.click(".map-menu .opener")
    assert page.run("document.querySelector('#map-menu input') === null")
    assert page.complaints() == []


def test_on_a_slow_network_the_page_says_that_the_buildings_are_on_their_way(opened: Opened) -> None:
    held: list[Route] = []
    slow = {"now": True}

    def hold(route: Route) -> None:
        held.append(route) if slow["now"] else route.continue_()

    page = opened(routes={"**/geometry/building/tiles/*": hold})
    page.wait_for_text("on its way", ".map")
    page.wait_for("document.querySelector('.map canvas') !== null")
    assert held
    assert not page.run(COLOURED)
    slow["now"] = False
    for route in held:
        route.continue_()
    page.wait_for(COLOURED)
    page.wait_for("!document.querySelector('.map').innerText.includes('on its way')")
