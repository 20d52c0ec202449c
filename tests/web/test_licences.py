"""Licences of firms on roads, in the page: what everybody sees, and an application that a clerk enters."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.cases.gate.states import ProposalStep
from citybrain.cases.licences.application import NewApplication
from citybrain.cases.licences.figures import read_figures
from citybrain.cases.supervision.enterprises import NewEnterprise, add_enterprises
from citybrain.open_city import OpenCity
from citybrain.open_city.licences import licences_of
from tests.api.test_licences import write_city_with_roads
from tests.cases.licences.licence_city import CHECKED, KIND, OLLI, SANNA, STATED
from tests.web.browser import Browser, Chromium
from tests.web.server import Server
from tests.web.signing import sign_in
from tests.web.test_accessibility import violations

YEAR = datetime.datetime.now(tz=datetime.UTC).year
FIGURES = b"figure,amount,unit,until,source\nlicences,1581,1,2023-12-31,CCICED\nvehicles,675,1,2023-12-31,CCICED\n"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city_with_roads(tmp_path_factory.mktemp("roads") / "city")
    with OpenCity(folder) as opened:
        with opened.records.begin() as connection:
            add_enterprises(connection, [NewEnterprise("F-1", "Made-up Drive")], "test", "root")
        service = licences_of(opened)
        said = {"kind": KIND, "firm": "F-1", "vehicles": 3, "roads": ["ring"], "answers": STATED}
        days = {"since": f"{YEAR}-01-01", "until": f"{YEAR}-12-31"}
        number = service.apply(NewApplication.model_validate({**said, **days}), OLLI)
        service.check(number, CHECKED, OLLI)
        opened.gate.step(service.ask(number, "By day", "Checked", OLLI), ProposalStep.APPROVE, SANNA)
        service.publish(KIND, read_figures(FIGURES, "f.csv", {}, {}, service.today), OLLI)
    return folder


@pytest.fixture(scope="module")
def address(city: Path) -> Iterator[str]:
    with Server(city) as server:
        yield server.address


@pytest.mark.parametrize(("width", "language"), [(1440, "en"), (390, "zh")])
def test_everybody_sees_where_licences_hold_and_what_does_not_go_together(
    chromium: Chromium, address: str, width: int, language: str
) -> None:
    told = {"en": ("1 of 2 roads", "2.342, more than 1 is not plausible"), "zh": ("2 条道路中有 1 条", "超过 1 不合理")}
    with Browser(chromium, width=width, used=True) as page:
        page.open(f"{address}/enterprise?language={language}")
        page.wait_for_text(told[language][0], "main")
        page.wait_for_text("Made-up Drive", "main")
        assert told[language][1] in page.run("document.querySelector('main').innerText")
        assert page.run("document.querySelectorAll('main svg path.open').length") == 1
        assert page.run("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
        assert page.complaints() == []


def test_a_clerk_enters_an_application(chromium: Chromium, address: str, city: Path) -> None:
    with Browser(chromium, used=True) as page:
        sign_in(page, address, city)
        page.open(f"{address}/enterprise?language=en")
        page.page.locator("summary", has_text="Enter an application").click()
        form = page.page.locator("main details form", has_text="Firm: identifier")
        for name, said in (("firm", "F-1"), ("vehicles", "2"), ("since", f"{YEAR}-01-01"), ("until", f"{YEAR}-12-31")):
            form.locator(f"[name={name}]").fill(said)
        for name, answer in STATED.items():
            field = form.locator(f"[name=answer-{name}]")
            field.select_option(str(answer)) if isinstance(answer, str) else field.fill(f"{answer:g}")
        roads = form.locator("[name=roads]")
        roads.select_option("ring")
        form.get_by_role("button").click()
        page.wait_for_text(f"AV-{YEAR}-0001", "main form .failure")  # it overlaps the licence
        roads.select_option("mill")
        form.get_by_role("button").click()
        page.wait_for_text("Application 2 is entered", "main form")
        page.wait_for_text("No. 2, Made-up Drive", "main")
        assert violations(page) == []


def test_a_clerk_withdraws_a_published_figure(chromium: Chromium, address: str, city: Path) -> None:
    with Browser(chromium, used=True) as page:
        sign_in(page, address, city)
        page.open(f"{address}/enterprise?language=en")
        row = page.page.locator("main tbody tr", has_text="675")
        row.get_by_role("button").click()
        row.get_by_role("group").get_by_role("button").first.click()
        row.wait_for(state="detached")
        assert "1,581" in page.run("document.querySelector('main').innerText")
        assert violations(page) == []


def test_a_clerk_enters_a_month_and_an_incident_that_suspends(chromium: Chromium, address: str, city: Path) -> None:
    with Browser(chromium, width=390, used=True) as page:
        sign_in(page, address, city)
        page.open(f"{address}/enterprise?language=en")
        page.page.locator("summary", has_text="Enter what happened").click()
        form = page.page.locator("main details form", has_text="What is entered")
        form.locator("[name=month]").fill(f"{YEAR}-01")
        form.locator("[name=distance]").fill("many")
        form.get_by_role("button").click()
        page.wait_for_text("could not be entered", "main details:last-of-type form .failure")
        form.locator("[name=distance]").fill("120")
        form.get_by_role("button").click()
        page.wait_for_text(f"Entered for licence AV-{YEAR}-0001", "main details:last-of-type form")
        form.locator("[name=what]").select_option("incident")
        incidents = form.locator("[name=incident] option").evaluate_all("all => all.map((one) => one.value)")
        form.locator("[name=incident]").select_option(incidents[1])
        form.locator("[name=place]").fill("Ring road")
        form.locator("[name=suspends]").check()
        form.locator("[name=text]").fill("It did not stop")
        form.get_by_role("button").click()
        page.wait_for_text("Made-up Drive · suspended", "main")
        assert violations(page) == []
        assert page.run("document.documentElement.scrollWidth <= innerWidth")
