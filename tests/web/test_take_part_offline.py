"""Take part without a network: the page opens again, a report is written and waits, and is sent once."""

from collections.abc import Callable
from typing import Any

from tests.web.browser import Browser
from tests.web.test_accessibility import violations

ACTIVE = "navigator.serviceWorker.ready.then(({active}) => active.state === 'activated')"
STORED = """caches.keys().then(async (names) => {
  const name = names.find((one) => one.startsWith('take-part-'));
  const stored = (await (await caches.open(name)).keys()).map(({url}) => url);
  const loaded = performance.getEntriesByType('resource').filter(({name}) => name.includes('/assets/'));
  return loaded.length > 5 && loaded.every(({name}) => stored.includes(name)) && stored;
})"""
WORDS = "The lamp at the bridge is dark"
LAMPS = "reports?service=street_light&most=500"
OWN = "document.querySelector('section.own')"


def test_a_page_that_opens_without_a_network_sends_a_report_once(
    opened: Callable[..., Browser], say: Callable[..., Any]
) -> None:
    before = len(say("GET", LAMPS)["reports"])
    page = opened("take-part", width=390)
    page.wait_for(ACTIVE)
    page.wait_for(f"document.querySelector('#more-ways') !== null && ({STORED})")
    stored = page.run(STORED)
    assert [one for one in stored if "/api/" in one or "/open311" in one] == []
    page.context.set_offline(True)
    try:
        page.page.reload()
        page.wait_for_text("There is no network")
        page.click(".button.go.large")
        page.fill("#report-text", WORDS)
        page.wait_for("document.querySelector('#report-service option[value=street_light]') !== null")
        page.page.select_option("#report-service", "street_light")
        page.fill("#report-address", "At the bridge")
        assert violations(page) == []
        page.click("button[type=submit].go")
        page.wait_for(f"{OWN}?.innerText.includes('waits')")
        page.page.reload()
        page.wait_for(f"{OWN}?.innerText.includes({WORDS!r})")
        assert page.run("document.querySelector('#more-ways')") is None, "nothing that would fail is asked for"
    finally:
        page.context.set_offline(False)
    page.wait_for(f"{OWN}?.querySelectorAll('ol li').length === 4", 40)
    page.wait_for("document.querySelector('#more-ways') !== null")
    for _ in range(2):
        page.run("dispatchEvent(new Event('online'))")
    page.page.reload()
    page.wait_for(f"{OWN}?.querySelectorAll('ol li').length === 4")
    assert len(say("GET", LAMPS)["reports"]) == before + 1
    page.click("section.own .button.text:last-of-type")
    page.wait_for(f"{OWN} === null")
    page.go("/office")
    assert page.run("navigator.serviceWorker.getRegistration().then((one) => one === undefined)")
