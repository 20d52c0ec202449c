"""The office: an officer answers, moderates and releases a photo and enters a report; axe is content."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from citybrain.people.reports.codes import new_code
from tests.cases.photos.photographs import photograph
from tests.web.browser import Browser, Chromium
from tests.web.signing import sign_in
from tests.web.test_accessibility import violations

pytestmark = pytest.mark.signed_in
DARK = {"service": "street_light", "text": "The lamp is dark", "address": "Town hall"}


def test_an_officer_works_on_what_residents_sent(
    say: Callable[..., Any], site: str, city_folder: Path, chromium: Chromium
) -> None:
    code = new_code()
    number = say("POST", "reports", {**DARK, "code": code, "contact": {"name": "Aino"}})["number"]
    with Browser(chromium, 1440, 900, used=True) as officer:
        sign_in(officer, site, city_folder)
        picture = {"Report-Code": code, "Content-Type": "image/jpeg", "Origin": site}
        given = officer.context.request.post(f"{site}/api/v1/reports/photos", data=photograph(), headers=picture)
        assert given.ok, given.text()
        matter = say(
            "POST", "matters/objections", {"about": {"kind": "decision", "name": "consultation 1"}, "text": "Why?"}
        )
        officer.open(f"{site}/office?language=en")
        officer.page.get_by_role("button", name=f"{number} · ").click()
        officer.wait_for_text("The lamp is dark", "main blockquote")
        officer.page.get_by_role("button", name="Whom to ask").click()
        officer.wait_for_text("Aino")
        officer.page.get_by_label("Answer in plain words").fill("We come on Friday.")
        officer.page.get_by_role("button", name="Send the answer").click()
        officer.wait_for_text("We come on Friday.", "main li")
        assert violations(officer) == []
        officer.page.get_by_label("does it show a face").fill("Shows a lamp alone")
        officer.page.get_by_role("button", name="Release the photo").click()
        officer.wait_for_text("Everybody sees this photo.")
        public = next(one for one in say("GET", "reports")["reports"] if one["number"] == number)
        assert len(public["photos"]) == 1
        officer.page.get_by_text("Enter one for somebody").click()
        officer.page.get_by_label("What is wrong?").fill("Paint on the wall")
        officer.page.get_by_label("What is it about?").select_option("graffiti")
        officer.page.get_by_label("Or say in words where it is").fill("Bridge")
        officer.page.get_by_role("button", name="Send", exact=True).click()
        officer.wait_for_text("is entered. Its code is")
        for part in ("Consultations", "Surveys"):
            officer.page.get_by_role("navigation", name="Office").get_by_role("button", name=part).click()
            officer.wait_for(f"document.querySelector('main h2')?.innerText === '{part}'")
            officer.page.locator("main details > summary").first.click()
            assert violations(officer) == []
    with Browser(chromium, 390, 844, dark=True, used=True) as phone:
        sign_in(phone, site, city_folder)
        phone.open(f"{site}/office?item=matters&language=zh")
        phone.page.get_by_role("button", name=f"{matter['number']}").first.click()
        phone.page.get_by_label("用通俗的话答复").fill("因为预算。")
        phone.page.get_by_role("button", name="发送答复").click()
        phone.wait_for_text("因为预算。", "main li")
        assert violations(phone) == []
        assert phone.run("document.documentElement.scrollWidth <= innerWidth")
    assert say("GET", f"matters/{matter['number']}")["state"] == "answered"
