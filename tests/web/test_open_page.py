"""Open: how does the city know? From a number to its file, search, filters, keys, files, and nobody shut out."""

import json
import urllib.request
from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import violations

Opened = Callable[..., Browser]
ROWS = "document.querySelectorAll('.rows .row').length"
FOCUSED = "document.activeElement.closest('.row')?.querySelector('a').textContent"


def ask(site: str, path: str) -> object:
    with urllib.request.urlopen(f"{site}/api/v1/{path}") as answer:
        return json.load(answer)


def test_every_algorithm_that_runs_is_listed(opened: Opened, site: str) -> None:
    page = opened("open")
    page.wait_for(f"{ROWS} > 100")
    dated = {made["name"] for made in ask(site, "parameters")}
    computed = [q for q in ask(site, "quantities") if q["kind"] != "given" and q["name"] not in dated]
    expected = len(computed) + len(ask(site, "interventions")) + len(ask(site, "sources")["rules"])
    expected += len(ask(site, "algorithms"))
    assert page.run(ROWS) == expected
    assert page.text("nav[aria-label='Registers'] [aria-current]").split()[-1] == f"{expected:,}"
    assert page.run("[...document.querySelectorAll('.row a')].some(a => a.textContent.includes('_'))") is False


def test_every_subject_has_a_name_of_its_own(site: str) -> None:
    made = [*ask(site, "quantities"), *ask(site, "parameters")]
    names = {(one["subject"], one["subject_label"]) for one in made}
    assert len(names) > 15
    assert len({subject for subject, _ in names}) == len({label for _, label in names}) == len(names)


def test_a_number_leads_to_its_source_file(opened: Opened, site: str) -> None:
    page = opened("open?search=heat+a+building+needs")
    page.wait_for(f"{ROWS} > 0")
    page.click(".row a")
    page.wait_for_text("Heat and cold that keep the rooms", "aside")
    page.click("aside .head button.number")
    page.wait_for("document.querySelector('.why [role=treeitem]') !== null")
    page.key("Escape", 27)
    page.wait_for("document.querySelector('.why') === null")
    assert page.run("document.activeElement.closest('aside .head') !== null")
    page.open(f"{site}/open?register=data&item=storeys")
    page.wait_for_text("OpenStreetMap", "aside")
    page.run("[...document.querySelectorAll('aside a')].find(a => a.textContent === 'OpenStreetMap').click()")
    page.wait_for_text("testbury.osm.pbf", "aside")
    assert "ab" * 32 in page.text("aside").replace("\n", "")
    assert "ODbL-1.0" in page.text("aside")
    page.wait_for_text("No steward is named", "aside")


@pytest.mark.signed_in
def test_a_steward_is_named_and_a_second_tab_is_told(opened: Opened, say: Callable[..., dict]) -> None:
    page = opened("open?register=data&filter=unattended&item=source-osm")
    page.wait_for("document.querySelector('aside details') !== null")
    page.click("aside summary")
    page.fill("aside form label:first-of-type input", "Map office")
    page.fill("aside form label:last-of-type input", "maps@example.org")
    elsewhere = say("POST", "stewards", {"data_set": "osm", "name": "Eino", "contact": "room 5"})
    page.click("aside form button[type=submit]")
    page.wait_for_text("another steward since you opened it, Eino", "aside [role=alert]")
    assert violations(page) == []
    say("DELETE", f"stewards/{elsewhere['number']}")
    page.click("aside .acts button")
    page.wait_for("document.querySelector('aside form label input').value === ''")
    page.fill("aside form label:first-of-type input", "Map office")
    page.fill("aside form label:last-of-type input", "maps@example.org")
    page.click("aside form button[type=submit]")
    page.wait_for_text("Map office is the steward now.", "aside [role=status]")
    page.open(page.run("location.origin") + "/open?register=data&item=source-osm")
    page.wait_for_text("Map office", ".row.on")
    page.wait_for("document.querySelector('aside details') !== null")
    page.click("aside summary")
    page.click("aside .acts .text")
    page.wait_for_text("The steward was removed.", "aside [role=status]")


def test_the_tree_of_a_number_ends_at_a_file(opened: Opened) -> None:
    page = opened("open?item=city_space_heating_need")
    page.click("aside .actions .go")
    opened_step = "document.querySelector('.why [role=treeitem][aria-expanded=false]')"
    for _ in range(12):
        if "testbury.osm.pbf" in page.text(".why"):
            break
        page.wait_for(f"{opened_step} !== null")
        closed = "[...document.querySelectorAll('.why [role=treeitem][aria-expanded=false]')]"
        page.run(f"{closed}.slice(0, 6).forEach(b => b.click())")
        page.wait_for("!document.querySelector('.why').innerText.includes('Reading where')")
    assert "testbury.osm.pbf" in page.text(".why")


def test_search_is_in_the_address_and_forgives(opened: Opened) -> None:
    page = opened("open")
    page.wait_for(f"{ROWS} > 100")
    page.fill("[data-search]", "HEAT a building")
    page.wait_for("document.querySelector('.row a').textContent === 'Heating demand'")
    page.wait_for("location.search.includes('search=HEAT')")
    page.fill("[data-search]", "heet a bilding neds")
    page.wait_for_text("Nearest names:", ".empty")
    page.click(".empty ul a")
    page.wait_for_text("Heat", "aside h2")
    page.wait_for("location.search.includes('item=')")


def test_typing_is_not_slowed_by_many_rows(opened: Opened) -> None:
    page = opened("open")
    page.wait_for(f"{ROWS} > 400")
    script = """(async () => {
      const field = document.querySelector('[data-search]');
      const times = [];
      for (const text of ['h', 'he', 'hea', 'heat', '', 'c']) {
        const begin = performance.now();
        field.value = text;
        field.dispatchEvent(new Event('input', {bubbles: true}));
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        times.push(performance.now() - begin);
      }
      return times.sort((a, b) => a - b)[3];
    })()"""
    assert page.run(script) < 1000


def test_nobody_is_decided_about_and_the_filter_says_so(opened: Opened) -> None:
    page = opened("open")
    page.wait_for(f"{ROWS} > 100")
    page.run("[...document.querySelectorAll('.find button')].at(-1).click()")
    page.wait_for_text("No algorithm here decides about a person; plans are made and approved by people.", ".empty")
    page.wait_for("location.search.includes('filter=people')")


def test_the_list_is_walked_with_keys(opened: Opened) -> None:
    page = opened("open")
    page.wait_for(f"{ROWS} > 100")
    page.key("/")
    page.wait_for("document.activeElement.matches('[data-search]')")
    page.key("ArrowDown", 40)
    first = page.wait_for(FOCUSED)
    page.key("j", 74)
    assert page.run(FOCUSED) != first or page.run("document.querySelectorAll('.row a')[1] === document.activeElement")
    page.key("k", 75)
    assert page.run("document.querySelectorAll('.row a')[0] === document.activeElement")
    page.key("Enter", 13)
    page.wait_for(f"document.querySelector('aside h2').textContent === {json.dumps(first)}")
    page.key("Escape", 27)
    page.wait_for("!location.search.includes('item=')")


def test_back_closes_the_explanation(opened: Opened) -> None:
    page = opened("open")
    page.wait_for(f"{ROWS} > 100")
    page.click(".row a")
    page.wait_for("location.search.includes('item=')")
    page.run("history.back()")
    page.wait_for("!location.search.includes('item=') && document.querySelector('.row.on') === null")


def test_code_and_values_can_be_had(opened: Opened, site: str) -> None:
    page = opened("open?item=hot_water_need")
    page.wait_for("document.querySelector('aside .actions a') !== null")
    page.run("[...document.querySelectorAll('aside .actions button')].find(b => b.ariaPressed === 'false').click()")
    page.wait_for_text("def hot_water_need", "aside pre")
    address = page.run("document.querySelector('aside .actions a').href")
    with urllib.request.urlopen(address) as answer:
        assert answer.read().decode("utf-8-sig").startswith("id,name,")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_file_that_is_offered_is_there(opened: Opened, site: str, language: str) -> None:
    page = opened(f"open?register=get-the-data&language={language}")
    page.wait_for("document.querySelectorAll('main li a').length > 12")
    for address in page.run("[...document.querySelectorAll('main li a')].map(a => a.href)"):
        with urllib.request.urlopen(address) as answer:
            assert answer.status == 200, address
            assert answer.read(20), address


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("register=parameters&item=electricity_price", "in force today"),
        ("register=quality&item=residents", "partly simulated"),
        ("item=insulate_walls", "What it changes"),
        ("item=demo-low-income-share", "What comes from it"),
        ("item=nothing_of_this_name", "There is no entry “nothing_of_this_name”"),
    ],
)
def test_every_kind_of_entry_is_explained(opened: Opened, query: str, words: str) -> None:
    page = opened(f"open?{query}")
    page.wait_for_text(words, "aside")
    assert page.complaints() == []


def test_a_register_that_cannot_be_read_says_so_and_the_others_work(opened: Opened) -> None:
    page = opened("open?register=parameters", blocked=["*/api/v1/parameters*"])
    page.wait_for_text("This register could not be read", "[role=alert]")
    page.run("document.querySelector('nav[aria-label=Registers] a[href*=quality]').click()")
    page.wait_for(f"{ROWS} > 5")


def test_the_page_speaks_chinese(opened: Opened) -> None:
    page = opened("open?language=zh&item=space_heating_need")
    page.wait_for_text("城市如何计算")
    page.wait_for_text("它来自", "aside")
    assert page.run("document.querySelector('aside .sentence').textContent").endswith("所需的热量，全年合计。")
    assert page.run("document.querySelector('aside .sentence').lang") == ""


@pytest.mark.parametrize("width", [320, 390, 1000])
@pytest.mark.parametrize("query", ["", "register=quality", "register=get-the-data", "item=space_heating_need"])
def test_it_never_scrolls_sideways(opened: Opened, width: int, query: str) -> None:
    page = opened(f"open?{query}", width=width, height=800)
    page.wait_for(f"{ROWS} > 5 || document.querySelectorAll('main li a').length > 12")
    assert page.run("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (1440, True), (390, False)])
def test_no_state_of_open_shuts_anybody_out(opened: Opened, width: int, dark: bool) -> None:
    page = opened("open", width=width, dark=dark)
    page.wait_for(f"{ROWS} > 100")
    # Rows far out of sight are made in the same way: a part of them is enough.
    page.fill("[data-search]", "space_heating")
    page.wait_for(f"{ROWS} > 0 && {ROWS} < 60")
    assert violations(page) == []
    for query, ready in (
        ("search=electricity&item=space_heating_need", "aside?.innerText.includes('space_heating_need')"),
        ("search=electricity&register=data&item=source-osm", "aside?.innerText.includes('OpenStreetMap')"),
        (
            "search=electricity&register=parameters&item=electricity_price",
            "aside?.innerText.includes('electricity_price')",
        ),
        ("register=quality&item=storeys", "aside?.innerText.includes('storeys')"),
        ("register=get-the-data", "aside === null && document.querySelector('main li a') !== null"),
        ("search=xyzzy", "document.querySelector('.empty') !== null"),
    ):
        page.go(f"/open?{query}")
        page.wait_for(f"(aside => !!({ready}))(document.querySelector('aside:has(.body dl)'))")
        assert violations(page) == [], query
