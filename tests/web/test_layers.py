"""Lines, points, cells and groups of an installed domain on the page: coloured, picked, explained, listed, planned."""

import itertools
import json
import os
import re
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.toy.files import write_files
from tests.toy.installed import install, path_with, run_with
from tests.web.browser import PHONE, Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.test_accessibility import violations
from tests.web.test_map import COLOURED, focus

pytestmark = pytest.mark.map
LAYERS = {"toy_street": "toy_sound", "toy_receiver": "toy_loudness", "toy_cell": "toy_exposed_people"}
BUILD = "import sys; from pathlib import Path; from citybrain.twin.build import build; build(Path(sys.argv[1]))"
PICKED = [
    ("toy_street", "s3", "275", "Street 3"),
    ("toy_receiver", "r14", "150", "r14"),
    ("toy_cell", "cell/0", "16.7", "Noise cell 0"),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def city_folder(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    city = write_files(tmp_path_factory.mktemp("layers") / "noisybury")
    run_with(place, "-c", BUILD, str(city))
    return city


@pytest.fixture(scope="module")
def site(place: Path, city_folder: Path, chromium: Chromium) -> Iterator[str]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    with pytest.MonkeyPatch.context() as changed:
        changed.setitem(os.environ, "PYTHONPATH", path_with(place))
        with Server(city_folder) as server:
            yield server.address


def middle_of(site: str, entity: str, row: str) -> str:
    with urllib.request.urlopen(f"{site}/api/v1/entities/{entity}/{row}") as answer:
        told = json.load(answer)
    return f"{told['latitude']},{told['longitude']}"


def middle(page: Browser) -> tuple[float, float]:
    box = page.run("document.querySelector('.map canvas').getBoundingClientRect().toJSON()")
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def corners(page: Browser, across: int, up: int) -> None:
    """Set the corners of an area around the middle of the map."""
    x, y = middle(page)
    for right, above in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        page.press(x + right * across, y + above * up)


@pytest.mark.parametrize(("entity", "row", "value", "name"), PICKED)
def test_a_row_of_any_geometry_is_coloured_told_opened_and_explained(
    opened, site: str, entity: str, row: str, value: str, name: str
) -> None:
    page = opened(f"?quantity={LAYERS[entity]}&map={middle_of(site, entity, row)},18")
    page.wait_for(COLOURED)
    page.wait_for("document.querySelectorAll('.legend .classes li').length > 3")
    x, y = middle(page)
    page.page.mouse.move(x - 60, y)
    page.page.mouse.move(x, y)
    page.wait_for_text(value, ".tip strong")
    page.press(x, y)
    page.wait_for("location.search.includes('chosen=')")
    page.wait_for_text(name, "aside h2")
    page.click("aside dl dd button")
    page.wait_for_text(name, ".why")
    page.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    assert page.complaints() == []


def test_layers_are_chosen_by_entity_and_subject_with_the_keyboard(opened) -> None:
    page = opened()
    page.wait_for(COLOURED)
    page.run("document.querySelector('.map-menu .layers').focus()")
    page.key("Enter")
    page.wait_for("document.querySelector('dialog [role=radiogroup]') !== null")
    assert page.run("document.activeElement.value") == "building"
    labels = page.run("[...document.querySelectorAll('dialog .entities label span:not(.cap)')].map(e => e.innerText)")
    assert labels == ["Building", "Zone", "Noisy street", "Receiver", "Noise cell"]
    page.page.locator("dialog input[value=toy_street]").focus()
    page.key("Space")
    page.wait_for_text("Vehicles in an hour", "dialog")
    headings = page.run("[...document.querySelectorAll('dialog h3')].map(e => e.innerText)")
    assert headings == ["Attributes", "Street noise"]
    page.fill("dialog input[type=search]", "nothing of the kind")
    page.wait_for_text("No quantity has these words", "dialog")
    page.fill("dialog input[type=search]", "sound")
    page.page.locator("dialog section button").first.focus()
    begin = page.run("performance.now()")
    page.key("Enter")
    page.wait_for("location.search.includes('quantity=toy_sound')")
    page.wait_for(f"({COLOURED}) > {begin}")
    assert "Noisy street" in page.text(".legend")
    again = opened(page.run("location.search"))
    again.wait_for_text("Noisy street", ".legend")


def test_an_entity_is_shown_without_values_and_still_opens(opened, site: str) -> None:
    page = opened(f"?entity=toy_receiver&map={middle_of(site, 'toy_receiver', 'r14')},18")
    page.wait_for_text("Without values", ".legend")
    page.wait_for_text("36 in the city", ".legend")
    page.wait_for(COLOURED)
    page.press(*middle(page))
    page.wait_for_text("r14", "aside h2")
    page.key("t")
    page.wait_for("document.querySelectorAll('.sheet tbody tr').length > 0")
    assert page.run("document.querySelector('.sheet td.amount') === null")


def test_rows_are_listed_with_what_they_lie_in_and_chosen_by_drawing(opened, site: str) -> None:
    page = opened(f"?quantity=toy_sound&map={middle_of(site, 'toy_street', 's3')},16")
    page.wait_for(COLOURED)
    page.key("t")
    page.wait_for_text("Street 3", ".sheet")
    assert "H3 2" in page.text(".sheet")
    page.key("t")
    page.click(".map-menu .opener")
    page.click("text=List what lies in an area")
    corners(page, 300, 25)
    page.click(".drawing .go")
    page.wait_for_text("in the drawn area", ".sheet")
    page.wait_for("document.querySelectorAll('.sheet tbody tr').length === 1")
    page.wait_for_text("Street 3", ".sheet")


def test_a_layer_is_exported_as_a_table_and_as_shapes(opened, site: str) -> None:
    page = opened("?quantity=toy_people_in_cell")
    page.wait_for(COLOURED)
    page.click(".map-menu .opener")
    links = page.run("[...document.querySelectorAll('#map-menu a')].map(a => a.getAttribute('href'))")
    assert links == [
        "/api/v1/values/toy_people_in_cell/table.csv?language=en",
        *(
            f"/api/v1/geometry/toy_cell/features.{ending}?quantity=toy_people_in_cell&language=en"
            for ending in ("geojson", "gpkg", "parquet")
        ),
    ]
    with urllib.request.urlopen(site + links[1]) as answer:
        told = json.load(answer)
    values = {each["properties"]["id"]: each["properties"]["toy_people_in_cell"] for each in told["features"]}
    assert (values["cell/3"], told["metadata"]["columns"]["toy_people_in_cell"]["unit"]) == (23.0, "person")
    for link, begins in zip(links[2:], (b"SQLite", b"PAR1"), strict=True):
        with urllib.request.urlopen(site + link) as answer:
            assert answer.read().startswith(begins)


def test_a_measure_on_streets_that_are_drawn_shows_what_people_hear(opened, site: str) -> None:
    page = opened(f"?quantity=toy_sound&map={middle_of(site, 'toy_street', 's3')},16")
    page.wait_for(COLOURED)
    page.click(".add button")
    page.click("text=Quiet surface")
    page.wait_for_text("Noisy street, 6 of 6", ".side li")
    page.click(".side li .title button")
    page.wait_for_text("Vehicles in an hour, at least", ".side li")
    assert "Use of a building" not in page.text(".side li")
    page.click(".side .area button")
    corners(page, 300, 160)
    page.wait_for_text("Noisy street: 3 of 6 chosen", ".drawing")
    page.click(".drawing .go")
    page.wait_for_text("Noisy street, 3 of 6: inside the drawn area", ".side li")
    page.fill(".side li input[type=number]", "250")
    page.wait_for_text("Noisy street, 2 of 6: Vehicles in an hour at least 250", ".side li")
    page.wait_for_text("Changed: Noisy street 2", ".hero")
    page.wait_for_text("People exposed to noise", ".results tbody")
    assert "Gets better" in page.text(".results")
    assert page.complaints() == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_an_installed_domain_declares_has_words_everywhere(opened, language: str) -> None:
    for query in (
        "open?register=algorithms&item=toy_sound", "open?register=data&item=toy_vehicles",
        "open?register=parameters&item=toy_limit", "?quantity=toy_exposed_people",
    ):  # fmt: skip
        page = opened(f"{query}&language={language}")
        page.wait_for_text({"en": "noise", "zh": "噪声"}[language])
        page.wait_for("document.querySelector('.skeleton') === null")
        page.run("document.querySelectorAll('code').forEach((names) => names.remove())")
        assert not re.search(r"web-|toy_", page.text())


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1440, PHONE - 310])
def test_layers_can_be_used_by_all(opened, dark: bool, width: int) -> None:
    page = opened("?quantity=toy_sound", width=width, dark=dark)
    page.wait_for(COLOURED)
    assert violations(page) == []
    page.click(".map-menu .layers")
    page.wait_for("document.querySelector('dialog section button') !== null")
    assert violations(page) == []


def test_the_keyboard_finds_a_cell_in_the_middle(opened, site: str) -> None:
    page = opened(f"?quantity=toy_exposed_people&map={middle_of(site, 'toy_cell', 'cell/0')},17")
    page.wait_for(COLOURED)
    page.key("Tab")
    focus(page)
    page.wait_for_text("16.7", ".tip[role=status]")
    page.key("Enter")
    page.wait_for_text("Noise cell 0", "aside h2")


def registered(**changes: dict[str, object]) -> Callable[[Route], None]:
    """The register of the server with other entries for some quantities, by their name."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, json=[{**one, **changes.get(one["name"], {})} for one in response.json()])

    return answer


BESIDE = [{"name": "toy_loudness", "label": "All streets"}, {"name": "toy_loudest", "label": "Loudest"}]
LIKE = [{"value": 140, "words": "a busy road"}, {"value": 160, "words": "a drill"}]


@pytest.mark.parametrize(("width", "language"), [(1440, "en"), (390, "zh")])
def test_numbers_of_a_row_stand_side_by_side_with_everyday_words_and_their_parts(
    opened, site: str, width: int, language: str
) -> None:
    told = {"beside": BESIDE, "like": LIKE}
    routes = {"**/v1/quantities": registered(toy_loudness={**told, "parts": ["toy_loudness"]}, toy_loudest=told)}
    query = f"quantity=toy_loudness&chosen=r14&map={middle_of(site, 'toy_receiver', 'r14')},18&language={language}"
    page = opened(f"?{query}", width=width, routes=routes)
    page.wait_for("document.querySelectorAll('aside li').length > 0")
    page.wait_for("document.querySelectorAll('aside dl > div').length > 1")
    columns = page.run("[...document.querySelectorAll('aside dl > div')].map(e => e.innerText)")
    assert [column.split()[0] for column in columns] == ["All", "Loudest"]
    assert "150" in columns[0]
    assert ("a busy road" in columns[0]) or ("a drill" in columns[0])
    shares = page.run("[...document.querySelectorAll('aside li .share')].map(e => parseFloat(e.innerText))")
    assert shares == sorted(shares, reverse=True) and 98 <= sum(shares) <= 102
    names = page.run("[...document.querySelectorAll('aside li .name')].map(e => e.innerText)")
    assert all("Street" in name or "street" in name for name in names), names
    assert violations(page) == []
    page.run("document.querySelector('aside li button').click()")
    page.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    page.key("Escape", 27)
    page.wait_for("document.querySelector('.why') === null")
    page.page.locator(".legend .beside input").first.focus()
    page.key("ArrowRight")
    page.wait_for("location.search.includes('quantity=toy_loudest')")
    page.wait_for("document.querySelector('aside dl > div.on dt')?.innerText === 'Loudest'")
    assert page.complaints() == []


def test_the_names_below_a_slider_of_many_numbers_do_not_lie_on_each_other(opened) -> None:
    names = ["toy_loudness", *(f"toy_month_{month}" for month in range(2, 13))]
    months = [{"name": name, "label": f"{month} 月"} for month, name in enumerate(names, 1)]
    routes = {"**/v1/quantities": registered(toy_loudness={"beside": months})}
    page = opened("?quantity=toy_loudness&language=zh", width=390, dark=True, routes=routes)
    page.wait_for("document.querySelector('.legend .ticks button') !== null")
    ticks = page.run(
        "[...document.querySelectorAll('.legend .ticks button')].map(button => {"
        "const range = document.createRange(); range.selectNodeContents(button);"
        "const {left, right} = range.getBoundingClientRect(); return [button.innerText, left, right]})"
    )
    assert [name for name, _, _ in ticks] == ["1 月", "4 月", "7 月", "10 月"]
    assert all(before[2] < after[1] for before, after in itertools.pairwise(ticks)), ticks
    assert violations(page) == []
    assert page.complaints() == []


def test_a_number_that_needs_its_range_is_told_nowhere_without_it(opened, site: str) -> None:
    name = "toy_exposed_people"
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    routes = {"**/v1/quantities": registered(**{name: {"ranged": True}}), "**/v1/explain/**": hold}
    place = f"map={middle_of(site, 'toy_cell', 'cell/0')},18"
    page = opened(f"?quantity={name}&chosen=cell/0&{place}", routes=routes)
    shown = "document.querySelector('aside[aria-label^=Noise] dl')?.innerText"
    page.wait_for(f"{shown}?.includes('range is being worked out')")
    assert "16.7" not in page.run(shown)
    for route in held:
        response = route.fetch()
        route.fulfill(response=response, json={**response.json(), "range": {"low": 14.2, "high": 19.2}})
    page.wait_for(f"{shown}?.includes('16.7') && {shown}.includes('± 2.5')")


def changed(name: str, **parts: object) -> Callable[[Route], None]:
    """The explanation of the server with other parts, where it is that of a quantity."""

    def answer(route: Route) -> None:
        response = route.fetch()
        told = response.json()
        route.fulfill(response=response, json={**told, **(parts if told.get("quantity") == name else {})})

    return answer


@pytest.mark.parametrize("language", ["en", "zh"])
def test_why_tells_before_and_change_of_what_needs_its_range_each_with_its_own(opened, language: str) -> None:
    name = "toy_exposed_people"
    parts = {"value": 16.7, "before": 20.0, "change": -3.3}
    ends = {"range": {"low": 14.2, "high": 19.2}, "before_range": {"low": 17.0, "high": 23.0}}
    routes = {"**/v1/quantities": registered(**{name: {"ranged": True}})}
    seen = {}
    for change in ({"low": -4.3, "high": -2.3}, None):
        routes["**/v1/explain/**"] = changed(name, **parts, **ends, change_range=change)
        page = opened(f"?quantity={name}&why={name}~0&language={language}", routes=routes)
        page.wait_for("document.querySelector('.why .title') !== null && document.querySelector('.why dl') !== null")
        seen[change is None] = page.run("[...document.querySelectorAll('.why dl dd')].map(e => e.innerText)")
    people = {"en": "people", "zh": "人"}[language]
    assert [" ".join(one.split()) for one in seen[False]] == [f"20.0 ± 3.0 {people}", f"−3.3 ± 1.0 {people}"]
    assert [" ".join(one.split()) for one in seen[True]] == [f"20.0 ± 3.0 {people}"]


def test_a_number_that_is_a_row_of_another_entity_is_told_by_its_name_and_opened(opened, site: str) -> None:
    def linked(route: Route) -> None:
        response = route.fetch()
        told = response.json()
        first, *others = told["attributes"] if told["entity"] == "toy_receiver" else [None]
        link = {"entity": "toy_street", "id": "s3", "title": "Street 3"}
        attributes = [{**first, "link": link, "value": 3.0}, *others] if first else told["attributes"]
        route.fulfill(response=response, json={**told, "attributes": attributes})

    place = middle_of(site, "toy_receiver", "r14")
    page = opened(
        f"?quantity=toy_loudness&chosen=r14&map={place},18", routes={"**/v1/entities/toy_receiver/r14": linked}
    )
    page.page.locator("aside dl button", has_text="Street 3").click()
    page.page.locator("aside h2", has_text="Street 3").wait_for()
    page.wait_for("location.search.includes('chosen=s3')")  # the address follows what is shown
    assert page.complaints() == []
