"""An inspection on a phone: written without a network, sent once, open to everybody, and in both languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cases.photos.photographs import photograph
from tests.web.browser import Browser
from tests.web.test_accessibility import violations

VISIT = {
    "subject": "place:site", "label": "Building site", "checklist": "construction_dust", "due": "2026-12-24",
    "longitude": 24.94, "latitude": 60.17, "why": "Dust was seen",
}  # fmt: skip
STORED = """caches.keys().then(async ([name]) => {
  const stored = (await (await caches.open(name)).keys()).map(({url}) => url);
  const loaded = performance.getEntriesByType('resource').filter(({name}) => name.includes('/assets/'));
  return loaded.length > 5 && loaded.every(({name}) => stored.includes(name));
})"""
ASKED = "fetch('/health').then(() => true, () => false)"
AWAY = {"longitude": 24.95, "latitude": 60.17, "accuracy": 15}
Opened = Callable[..., Browser]


@pytest.mark.signed_in
def test_an_inspection_without_a_network_is_sent_once(
    opened: Opened, say: Callable[..., Any], site: str, tmp_path: Path
) -> None:
    visit = say("POST", "inspections/visits", VISIT)["number"]
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(photograph(exif=True))
    page = opened("inspect", width=390)
    page.context.grant_permissions(["geolocation"], origin=site)
    page.context.set_geolocation(AWAY)
    page.wait_for_text("Building site")
    page.wait_for("navigator.serviceWorker.ready.then(({active}) => active.state === 'activated')")
    page.wait_for(STORED)
    assert violations(page) == []
    page.context.set_offline(True)
    try:
        page.page.reload()
        page.wait_for_text("no connection")
        assert page.run(ASKED) is False
        write_inspection(page, photo)
        page.wait_for_text("1 wait")
        page.page.reload()
        page.wait_for("document.querySelector('.state').dataset.state === 'waits'")
    finally:
        page.context.set_offline(False)
    page.wait_for("document.querySelector('.state')?.dataset.state === 'sent'", 40)
    for _ in range(2):
        page.run("dispatchEvent(new Event('online'))")
    page.page.reload()
    page.wait_for_text("1 photo, sent: 1")
    page.wait_for_text("1 finding, which another person has to confirm")
    stored = [one for one in say("GET", "inspections")["inspections"] if one["visit"] == visit]
    assert len(stored) == 1
    details = say("GET", f"inspections/{stored[0]['identity']}")
    assert ([one["item"] for one in details["photos"]], details["awaited"]) == (["enclosed"], 0)
    assert (details["answers"]["enclosed"], details["notes"]["enclosed"]) == ("no", "North side")
    assert (round(details["distance"], -1), details["accuracy"]) == (550, 15)
    assert details["photos"][0]["claimed_at"] == "2026-03-04T10:11:12+02:00"
    page.context.clear_permissions()


def write_inspection(page: Browser, photo: Path) -> None:
    """Begin the visit that is due, answer, photograph, say where one is, finish."""
    page.click("main li button")
    page.wait_for("document.querySelector('fieldset') !== null")
    for item in ("enclosed", "covered", "washed", "hardened", "wet", "closed_trucks"):
        answer = "no" if item == "enclosed" else "yes"
        page.click(f"input[name={item}][value={answer}]")
    page.fill("fieldset input.field", "North side")
    page.page.locator("fieldset input[type=file]").first.set_input_files(photo)
    page.wait_for_text("1 photo", "fieldset")
    page.click("form > div button")
    page.wait_for_text("Place recorded, to 15 m")
    assert violations(page) == []
    page.click("button.go")


@pytest.mark.signed_in
def test_the_list_is_gone_from_the_phone_once_somebody_signs_out(opened: Opened, say: Callable[..., Any]) -> None:
    say("POST", "inspections/visits", VISIT | {"label": "Yard of a firm"})
    page = opened("inspect?language=zh", width=390, dark=True)
    page.wait_for_text("Yard of a firm")
    page.wait_for_text("待办")
    assert violations(page) == []
    assert "citybrain-due" in databases(page)
    page.click("footer button:last-child")
    page.wait_for("document.querySelector('#secret') !== null")
    assert violations(page) == []
    page.wait_for("indexedDB.databases().then(all => !all.some(({name}) => name === 'citybrain-due'))")
    assert "Yard of a firm" not in page.text()
    assert page.complaints() == []


def databases(page: Browser) -> list[str]:
    return list(page.run("indexedDB.databases().then(all => all.map(({name}) => name))"))
