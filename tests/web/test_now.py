"""Now: what needs a person? The demo city's week as it is replayed: first words, streams, the slider, what is new."""

import json
import re
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from citybrain.governance.register import reset_administrator
from citybrain.observations.demo.replay import FILE
from citybrain.records import open_records
from tests.web.browser import Browser, Chromium
from tests.web.now_page import message, numbers_of, stream_of, wrong
from tests.web.server import STATIC, Server

Opened = Callable[..., Browser]
READY = (
    "document.querySelector('.answers .detail svg') !== null"
    " && document.querySelectorAll('.answers .title').length >= 4"
)
DRAWN = f"document.querySelectorAll('.map li').length > 10 && {READY}"
SILENT = "Water level Töölönlahti"


@pytest.fixture(scope="module")
def server(own_sensed_city: Path, chromium: Chromium) -> Iterator[Server]:
    """The demo city with its sensors, of which the week goes by ten times as fast as it was."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    city = own_sensed_city
    (city / FILE).write_text((city / FILE).read_text().replace("speed = 1", "speed = 10"))
    with Server(city) as running:
        known_by(running, time.monotonic() + 240)
        yield running


def known_by(server: Server, end: float) -> None:
    """Wait until it is known what is ordinary, and what the city has to warn of."""
    told: dict[str, Any] = {}
    while not (told.get("looked") and told.get("warned")):
        assert time.monotonic() < end, told
        time.sleep(0.2)
        with urllib.request.urlopen(f"{server.address}/api/v1/sensing") as answer:
            told = json.load(answer)


@pytest.fixture
def now(chromium: Chromium, server: Server, draws: bool) -> Iterator[Opened]:
    """Open the place: `now(query, width=, height=, dark=)`."""
    with ExitStack() as stack:

        def window(query: str = "", width: int = 1440, height: int = 900, dark: bool = False) -> Browser:
            page = stack.enter_context(Browser(chromium, width, height, dark, used=True, draws=draws))
            page.before("localStorage.setItem('citybrain-guide', 'seen')")
            page.open(f"{server.address}/now{query}")
            return page

        yield window


@pytest.mark.map
def test_it_opens_with_what_needs_a_person_and_the_evidence(now: Opened) -> None:
    page = now()
    page.wait_for(DRAWN)
    page.wait_for("/in the hour from 1[78]:00/.test(document.querySelector('.answers .note').innerText)", 180)
    assert page.text("h1") == "5 things need a person"
    titles = page.run("[...document.querySelectorAll('.answers .title')].map(title => title.innerText)")
    assert re.fullmatch(r"PM10 at \w+ is unusually high", titles[0])
    assert titles[1] == titles[0].replace("PM10", "PM2.5"), "a tenth of the dust is fine"
    assert re.fullmatch(r"PM10 at \w+ is expected to exceed the limit value", titles[2])
    assert titles[3:] == ["Noise at Bulevardi: flat line", f"{SILENT} is silent"]
    notes = page.run("[...document.querySelectorAll('.answers .note')].map(note => note.innerText)")
    one_street = r"[\d.]+.µg/m³ in the hour from 1[78]:00; ordinary would be [\d.]+ to [\d.]+.µg/m³\."
    assert re.fullmatch(one_street, notes[0]), "a plume is narrow"
    assert re.match(r"Mean of a day above 50.µg/m³ until .*00:00, likely with \d+ %\. A draft: nobody", notes[2])
    assert re.match(r"Noise level has not changed since 09:\d\d; \d+ readings did not pass for it\.", notes[3])
    assert "worked out" not in page.text(".answers .head")
    assert re.search(r"Tue 14 Aug 2018, 1[78]:\d\d", page.text("header .period"))
    assert "replay" in page.text("header .period")
    assert "simulated" in page.text(".answers")
    assert "Sensors partly simulated" in page.text(".layers")
    assert "received" in page.text(".map .proof")
    *_, others, connect, lock = page.text(".answers .states").split("\n")
    assert others.endswith("Not public 1")
    assert (connect.strip(), lock) == ("Connect a sensor", "Needs signing in")
    assert page.complaints() == []


@pytest.mark.map
def test_the_map_has_all_sensors_of_a_property_and_the_way_of_the_vehicle(now: Opened) -> None:
    page = now()
    page.wait_for(DRAWN)
    page.wait_for("document.querySelectorAll('.map svg circle').length > 60")
    assert {"Kaisaniemenkatu", "Simonkatu", "Pohjoisesplanadi"} <= set(numbers_of(page))
    colours = page.run("new Set([...document.querySelectorAll('.map .point')].map(p => p.style.background)).size")
    assert colours >= 2
    page.page.select_option("#property", "nitrogen_dioxide")
    page.wait_for("document.querySelectorAll('.map svg circle').length === 0")
    page.wait_for("location.search.includes('property=nitrogen_dioxide')")
    limit = page.text(".legend li.limit")
    assert limit == "200+"


@pytest.mark.map
def test_a_layer_is_left_out_and_the_address_keeps_it(now: Opened) -> None:
    page = now("?hidden=cases")
    page.wait_for(DRAWN)
    page.wait_for("document.querySelector('.layers summary').innerText.includes('1 of 2')")
    assert page.run("document.querySelector('.map li .case')") is None
    page.click(".layers li:first-child input")
    page.wait_for("document.querySelector('.map li .case') && !location.search.includes('hidden')")
    assert page.text(".answers h1").startswith(page.text(".places .count [aria-hidden]"))


@pytest.mark.map
def test_number_in_the_list_is_number_on_the_map(now: Opened) -> None:
    page = now()
    page.wait_for(DRAWN)
    assert page.run("document.querySelector('.map .case').innerText") == "1"
    page.click(".answers li:nth-child(5) h2 button")
    page.wait_for("document.querySelector('.answers li:nth-child(5)').classList.contains('open')")
    page.click(".answers li:nth-child(5) .actions .button:not(.go)")
    page.wait_for("document.querySelector('#property').value === 'water_level'")
    page.wait_for(f"[...document.querySelectorAll('.map li button')].some(b => b.ariaLabel.includes({SILENT!r}))")


@pytest.mark.map
def test_a_stream_opens_from_the_map_and_back_closes_it(now: Opened) -> None:
    page = now()
    page.wait_for(DRAWN)
    page.run("[...document.querySelectorAll('.map li button')].find(b => b.ariaLabel.startsWith('Simonkatu')).click()")
    page.wait_for("document.querySelector('aside svg path.line') !== null")
    assert page.text("aside h2") == "Simonkatu"
    page.wait_for("location.search.includes('stream=')")
    page.wait_for("document.querySelector('aside svg .expected') !== null")
    words = page.run("document.querySelector('aside figure svg').getAttribute('aria-label')")
    assert re.search(r"Simonkatu: PM10 since .*: [\d.]+\sµg/m³ at 1\d:\d\d; .*Expected at", words)
    page.click("aside .choice .button")
    page.wait_for("document.querySelectorAll('aside tbody tr').length > 100")
    page.page.go_back()
    page.wait_for("document.querySelector('aside') === null")


def test_flags_are_told_in_chart_and_table(now: Opened, server: Server) -> None:
    spiked = stream_of(server, "Simonkatu", "nitrogen_dioxide")
    page = now(f"?stream={spiked['id']}")
    page.wait_for("document.querySelectorAll('aside svg .suspect').length > 0")
    page.click("aside .choice .button")
    page.wait_for_text("suspect: ", "aside table")
    assert "spike" in page.text("aside table")


def test_a_silent_sensor_keeps_its_last_value_and_says_how_old_it_is(now: Opened, server: Server) -> None:
    page = now(f"?stream={stream_of(server, SILENT, 'water_level')['id']}")
    page.wait_for_text("Last reading 14:03. It should come every 10 min.", "aside")
    assert re.search(r"[34] h old", page.text("aside"))
    assert page.run("document.querySelector('aside .number.stale') !== null")


def test_a_stream_says_how_whole_it_is_and_which_tests_it_did_not_pass(now: Opened, server: Server) -> None:
    page = now(f"?stream={stream_of(server, 'Noise at Bulevardi', 'sound_level')['id']}")
    page.wait_for("document.querySelector('aside table caption') !== null")
    assert re.search(r"Availability, last day\s+\d\d\s%", page.text("aside"))
    assert re.search(r"flat line\s+\d+\s+\d+\s+1[78]:\d\d", page.text("aside table"))
    page.wait_for_text("Noise level has not changed since 09:", "aside")


@pytest.mark.map
def test_a_warning_is_a_draft_until_somebody_who_may_issues_it(now: Opened, server: Server) -> None:
    page = now()
    page.wait_for(DRAWN)
    open_warning = (
        "[...document.querySelectorAll('.answers h2 button')].find(b => b.innerText.includes('expected')).click()"
    )
    page.run(open_warning)
    page.wait_for_text("A duty officer who is signed in can issue it.", ".answers .warning")
    assert "The mean of a day should not exceed 50 µg/m³ (Directive 2008/50/EC)" in page.text(".answers .warning")
    assert page.run("document.querySelector('.answers .warning button')") is None
    link = page.run("document.querySelector('.answers .warning a').href")
    assert "<status>Draft</status>" in message(link)
    records = open_records(server.city)
    with records.begin() as connection:
        secret = reset_administrator(connection, "test").text
    records.close()
    page.click("header .role")
    page.fill("#secret", secret)
    page.key("Enter", 13)
    page.wait_for_text("admin", "header .role")
    page.open(f"{server.address}/now")
    page.wait_for(DRAWN)
    page.wait_for_text("Dust episode", ".answers li.open .title")  # whose case the warning has joined
    page.wait_for("document.querySelector('.answers .warning button') !== null")
    page.click(".answers .warning button")
    page.wait_for_text("goes on record with your name", ".answers .warning")
    assert wrong(page) == []
    page.click(".answers .warning .ask .go")
    page.wait_for("/Issued .* 20\\d\\d/.test(document.querySelector('.answers .warning').innerText)")
    assert "<status>Exercise</status>" in message(link)
    page.page.locator(".answers li.open").get_by_role("button", name="Show the readings", exact=True).click()
    page.wait_for("document.querySelector('aside .warning button') !== null")
    page.run("[...document.querySelectorAll('aside .warning button')].at(-1).click()")
    page.click("aside .warning .ask .go")
    page.wait_for_text("A draft: nobody issued it.", "aside .warning")
    assert "<status>Draft</status>" in message(link)


@pytest.mark.map
def test_the_slider_travels_through_the_week_and_back(now: Opened) -> None:
    page = now()
    page.wait_for(DRAWN)
    page.wait_for("Number(document.querySelector('.slider input').max) > 160")
    before = numbers_of(page)
    page.page.locator(".slider input").focus()
    for _ in range(12):
        page.key("ArrowLeft")
    page.wait_for("/^Tue 14 Aug, 0\\d:00 to 0\\d:00$/.test(document.querySelector('.slider .told').innerText)")
    page.wait_for_text("This list and its warnings are of now. The map shows 0", ".answers .head")
    labels = "[...document.querySelectorAll('.map li button')].map(b => b.getAttribute('aria-label'))"
    page.wait_for(f"{labels}.length && !{labels}.some(label => label.includes('Mobile air laboratory'))")
    assert numbers_of(page) != before
    hour = page.text(".slider .told")
    begin = int(hour.removeprefix("Tue 14 Aug, ")[:2]) - 3  # in UTC; the address follows the keys a moment later
    page.wait_for(f"location.search.includes('at=2018-08-14T{begin:02}')")
    page.open(page.run("location.href"))
    page.wait_for(f"document.querySelector('.slider .told')?.innerText === {hour!r}")
    page.wait_for("Number(document.querySelector('.slider input').max) > 160")  # the hours that a key goes through
    page.key("]")
    page.wait_for("/to (0[4-9]|10):00$/.test(document.querySelector('.slider .told').innerText)")
    page.click(".slider .back")
    page.wait_for("document.querySelector('.slider .told').innerText.startsWith('Now, ')")
    assert "This list and its warnings" not in page.text(".answers .head")


@pytest.mark.map
def test_what_is_new_appears_by_itself(now: Opened, server: Server) -> None:
    vehicle = stream_of(server, "Mobile air laboratory", "pm10")["id"]
    page = now(f"?stream={vehicle}")
    page.wait_for("document.querySelector('aside .facts') !== null")
    asked = (
        "[...document.querySelectorAll('aside .facts dt')].find(dt => dt.innerText === 'Newest').nextSibling.innerText"
    )
    first = page.run(asked.replace("nextSibling", "nextElementSibling"))
    page.wait_for(f"{asked.replace('nextSibling', 'nextElementSibling')} !== {json.dumps(first)}", 40)
    page.wait_for("/[1-9]\\d* received/.test(document.querySelector('.map .proof').innerText)", 40)


def test_the_ledger_adds_up_and_names_what_was_set_apart(now: Opened) -> None:
    page = now()
    page.wait_for(READY)
    page.click(".map .proof")
    page.wait_for("document.querySelector('aside tfoot') !== null")
    received, stored, twice, rejected = (
        int(text.replace(",", ""))
        for text in page.run("[...document.querySelectorAll('aside tfoot td')].slice(0, 4).map(td => td.innerText)")
    )
    assert received == stored + twice + rejected > 200_000
    assert rejected > 0
    assert "This is no finite number." in page.text("aside")
    page.wait_for("location.search.includes('panel=ledger')")
    page.wait_for("document.querySelectorAll('aside .upkeep dt').length === 5")
    page.key("Escape")
    page.wait_for("document.querySelector('aside') === null")


@pytest.mark.map
def test_everything_on_the_map_is_in_a_table(now: Opened) -> None:
    page = now()
    page.wait_for(DRAWN)
    page.key("t")
    page.wait_for("document.querySelectorAll('.sheet tbody tr').length === 15")
    page.click(".sheet label")
    page.wait_for("document.querySelectorAll('.sheet tbody tr').length === 59")
    assert "3 h old, Silent" in page.text(".sheet")
    page.click(".sheet tbody th button")
    page.wait_for("document.querySelector('aside h2') !== null")


def test_keys_walk_what_needs_a_person(now: Opened) -> None:
    page = now()
    page.wait_for(READY)
    page.key("j")
    page.wait_for("document.querySelector('.answers li:nth-child(2)').classList.contains('open')")
    assert page.run("document.activeElement.closest('li') === document.querySelector('.answers li:nth-child(2)')")
    page.key("k")
    page.wait_for("document.querySelector('.answers li:nth-child(1)').classList.contains('open')")


def open_first_on_a_phone(page: Browser) -> None:
    """All that needs a person stands before the map, and none of it is open."""
    page.wait_for("document.querySelectorAll('.answers .title').length >= 4")
    ends = page.run(
        "Math.max(...[...document.querySelectorAll('.answers .note')].map(p => p.getBoundingClientRect().bottom))"
    )
    assert 0 < ends <= page.run("document.querySelector('section.map').getBoundingClientRect().top")
    assert page.run("document.querySelector('.answers .detail') === null")
    page.click(".answers h2 button")
    page.wait_for("document.querySelector('.answers article .detail svg') !== null")
    page.wait_for("location.search.includes('case=')")
    assert page.run("document.activeElement.id === 'answer' && document.querySelector('.answers ol') === null")
    assert wrong(page) == []
    assert page.run("document.querySelector('section.map').getBoundingClientRect().height === 240")
    page.run("history.back()")
    page.wait_for("document.querySelectorAll('.answers .title').length >= 4")
    assert page.run("document.querySelector('.answers article') === null")


@pytest.mark.map
@pytest.mark.parametrize(
    ("width", "dark", "language"), [(1440, False, "en"), (1440, True, "zh"), (390, True, "en"), (320, False, "zh")]
)
def test_nothing_of_it_shuts_anybody_out(now: Opened, width: int, dark: bool, language: str) -> None:
    page = now(f"?language={language}", width=width, dark=dark)
    if width < 700:
        open_first_on_a_phone(page)
    else:
        page.wait_for(DRAWN)
    assert wrong(page) == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    for query, ready in (
        ("stream=2", "document.querySelector('aside svg .expected') !== null && !!document.querySelector('aside h4')"),
        ("stream=50", "document.querySelector('aside table caption') !== null"),
        ("panel=ledger", "document.querySelector('aside tfoot') !== null"),
        ("show=table", "document.querySelector('.sheet tbody tr') !== null"),
    ):
        page.go(f"/now?language={language}&{query}")
        page.wait_for(ready)
        assert wrong(page) == [], query


FAILING = {
    "quality": ("sensing/streams/*/quality", "?stream=2", "aside .failure", "The quality of the readings could not be"),
    "warnings": ("warnings?*", "?stream=2", "aside .failure", "The early warnings of this stream could not be had"),
    "readings": ("sensing/streams/*/readings?*", "?stream=2", "aside .failure", "The readings could not be had"),
    "forecast": ("sensing/streams/*/forecast", "?stream=2", "aside .failure", "The forecast could not be had"),
    "history": ("sensing/history?*", "", ".slider .failure", "The past could not be had"),
    "ledger": ("sensing/ledger", "?panel=ledger", "aside .failure", "The ledger could not be read"),
    "upkeep": ("upkeep", "?panel=ledger", "aside .failure", "What was kept, archived and backed up could not be read"),
}


@pytest.mark.parametrize(("path", "query", "where", "words"), FAILING.values(), ids=FAILING)
def test_what_fails_is_told_alone_and_can_be_tried_again(
    now: Opened, path: str, query: str, where: str, words: str
) -> None:
    page = now("/")
    page.wait_for("document.body !== null")
    page.page.route(f"**/api/v1/{path}", lambda route: route.fulfill(status=500, json={"detail": "It went wrong."}))
    page.open(f"{page.run('location.origin')}/now{query}")
    page.wait_for_text(words, where)
    page.wait_for_text(" things need a person", "h1")
    page.page.unroute(f"**/api/v1/{path}")
    # What it shows is also asked for again when something new comes.
    page.run(f"document.querySelector({json.dumps(f'{where} button')})?.click()")
    page.wait_for(f"!document.querySelector({json.dumps(where)})")


@pytest.mark.map
def test_offline_it_says_of_when_it_is_and_goes_on_once_the_server_is_back(now: Opened, server: Server) -> None:
    page = now()
    page.wait_for(DRAWN)
    server.stop()
    page.wait_for_text("Offline, state of 1", ".answers .head")
    stands = page.text(".answers .head")
    page.page.wait_for_timeout(2500)
    assert page.text(".answers .head") == stands
    assert page.run("document.querySelectorAll('.map li').length") > 10
    server.start()
    page.wait_for("!document.querySelector('.answers .head').innerText.includes('Offline')", 40)


RAN = {"state": "done", "by": "upkeep", "began_at": "2026-01-05T01:30:00Z", "ended_at": "2026-01-05T01:31:00Z",
       "readings": 1200, "forgotten": {}, "months": [], "folder": None, "problem": None}  # fmt: skip
TASKS = [
    {"task": "retention", "why": None, "last": RAN, "done": RAN},
    {"task": "archive", "why": None, "last": None, "done": None},
    {"task": "backup", "why": None, "last": {**RAN, "state": "failed", "problem": "The disk is full."}, "done": RAN},
]
KEPT = {"next_at": "2026-01-06T01:30:00Z", "jobs": [{"task": "archive", "done": 2, "of": 5, "seconds": 3.0}],
        "tasks": TASKS, "kept": [], "forgotten": 34567, "problem": None}  # fmt: skip


def test_the_ledger_tells_what_keeps_readings_in_order_and_what_failed(now: Opened) -> None:
    page = now("/")
    page.wait_for("document.body !== null")
    page.page.route("**/api/v1/upkeep", lambda route: route.fulfill(json=KEPT))
    page.open(f"{page.run('location.origin')}/now?panel=ledger")
    page.wait_for_text("The disk is full.", "aside .upkeep [role=alert]")
    told = page.text("aside .upkeep")
    for words in ("1,200 readings", "At work: 2 of 5", "Failed Mon 5 Jan 2026", "Tue 6 Jan 2026", "34,567"):
        assert words in told, words
    assert wrong(page) == []
