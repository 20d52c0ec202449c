"""The office: an officer answers, moderates and releases a photo and enters a report; axe is content."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.people.reports.codes import new_code
from citybrain.records import open_records
from tests.cases.photos.photographs import photograph
from tests.people.survey_answers import survey
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
        about = {"kind": "quantity", "name": "city_operational_emissions"}
        matter = say("POST", "matters/objections", {"about": about, "text": "Why?"})
        officer.open(f"{site}/office?language=en")
        officer.page.get_by_role("button", name=f"{number} · ").click()
        officer.wait_for_text("The lamp is dark", "main blockquote")
        officer.page.get_by_role("button", name="Whom to ask").click()
        officer.wait_for_text("Aino")
        officer.page.get_by_label("Answer in plain words").fill("We come on Friday.")
        officer.page.get_by_role("button", name="Send the answer").click()
        officer.page.locator("main li").filter(has_text="We come on Friday.").wait_for()
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
        phone.wait_for_text("因为预算。", "main ul.entries")
        assert violations(phone) == []
        assert phone.run("document.documentElement.scrollWidth <= innerWidth")
    assert say("GET", f"matters/{matter['number']}")["state"] == "answered"


BESIDE = """[...document.querySelectorAll('main .fields .option')].every((label) => {
  const [mark, whole] = [label.querySelector('input').getBoundingClientRect(), label.getBoundingClientRect()];
  return getComputedStyle(label).display === 'flex' && mark.left - whole.left < 10 && mark.width < 40;
})"""


def test_a_paper_is_entered_by_its_code_and_a_link_opens_its_survey(
    say: Callable[..., Any], site: str, city_folder: Path, chromium: Chromium
) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    number = say("POST", "questionnaires", survey(today, title={"en": "After dark"}))["number"]
    [paper] = say("POST", f"questionnaires/{number}/codes", {"channel": "paper", "count": 1})["codes"]
    with Browser(chromium, 1440, 900, used=True) as clerk:
        sign_in(clerk, site, city_folder)
        clerk.open(f"{site}/office?item=surveys&language=en")
        clerk.page.get_by_role("button", name=f"{number} · After dark").click()
        clerk.page.get_by_text("Enter a paper form").click()
        clerk.page.get_by_label("Code on the paper").fill(paper.lower().replace("-", " "))
        clerk.page.get_by_label("Yes").check()
        assert clerk.run(BESIDE), "a choice stands beside its own words"
        clerk.page.get_by_label("Minutes").fill("12")
        assert violations(clerk) == []
        clerk.page.get_by_role("button", name="Enter it").click()
        clerk.wait_for_text(f"The answer of {paper} is entered.")
        clerk.page.get_by_label("No", exact=True).check()
        clerk.page.get_by_role("button", name="Enter it").click()
        clerk.wait_for_text("The answer of C-")
        clerk.page.get_by_text("Codes", exact=True).click()
        clerk.page.get_by_role("button", name="Make codes").click()
        clerk.wait_for("document.querySelector('pre')?.innerText.includes('#survey-')")
        link = clerk.run("document.querySelector('pre').innerText").split()[0]
    with Browser(chromium, 390, 844, used=True) as phone:
        phone.open(link)
        phone.wait_for_text("You answer by the code that you were sent.")
        phone.page.get_by_label("No", exact=True).check()
        phone.page.get_by_role("button", name="Send my answers").click()
        phone.wait_for_text("Your answers were sent once.")
    assert say("GET", f"questionnaires/{number}")["answered"] == 3


def test_who_signs_in_at_the_office_sees_it_and_reads_what_their_role_may_not(
    say: Callable[..., Any], site: str, city_folder: Path, chromium: Chromium
) -> None:
    number = say("POST", "reports", DARK)["number"]
    secrets = {}
    records = open_records(city_folder)
    with records.begin() as connection:
        for name, role in (("Pia", Role.PLANNER), ("Dora", Role.DUTY_OFFICER)):
            add_identity(connection, name, {role}, "root")
            secrets[name] = give_token(connection, name, (), 1, "", "root").text
    records.close()
    with Browser(chromium, 1440, 900, used=True) as planner:
        planner.open(f"{site}/office?language=en")
        planner.wait_for_text("Needs signing in", "main")
        planner.click("header .role")
        planner.fill("#secret", secrets["Pia"])
        planner.key("Enter", 13)
        planner.wait_for("document.querySelector('dialog') === null")
        planner.wait_for("document.activeElement.matches('header .role')")
        planner.wait_for_text(f"{number} · ", "main")
        planner.wait_for_text("Your role may not work on cases. These roles may: Administrator,", "main .needs")
        planner.page.get_by_role("button", name=f"{number} · ").click()
        planner.wait_for_text("The lamp is dark", "main blockquote")
        assert planner.run("document.querySelectorAll('main textarea, main .needs').length") == 1, "no form for nobody"
        assert violations(planner) == []
    with Browser(chromium, 390, 844, dark=True, used=True) as officer:
        officer.context.request.post(f"{site}/api/v1/session", data={"secret": secrets["Dora"]})
        officer.open(f"{site}/office?item=consultations&language=zh")
        officer.wait_for_text("您可以在此查看咨询", "main section > p")
        officer.wait_for_text("您的角色不可发起咨询", "main .needs")
        assert violations(officer) == []
        assert officer.run("document.documentElement.scrollWidth <= innerWidth")
