"""A drill on the page: opened, started, a task taken and done, the exposed counted; on a desk and on a phone."""

import re
from collections.abc import Iterator

import pytest

from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.records import open_records
from tests.access import headers_of
from tests.city import write_city
from tests.web.browser import Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.test_accessibility import violations, violations_in_both_themes
from tests.web.test_cases import get

Site = tuple[Server, str, tuple[float, float]]


@pytest.fixture(scope="module")
def site_of_drill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A served city, the token of its duty officer, and a place upwind of its houses."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    city = write_city(tmp_path_factory.mktemp("city"))
    headers_of(city)
    records = open_records(city)
    with records.begin() as connection:
        add_identity(connection, "Olli", [Role.DUTY_OFFICER], "Aino")
        olli = give_token(connection, "Olli", (), 1, "test", "Aino").text
    records.close()
    with Server(city) as server:
        building = get(server, olli, "entities/building/0")
        yield server, olli, (building["longitude"], building["latitude"])


def opened(chromium: Chromium, server: Server, token: str, width: int, path: str) -> Browser:
    page = Browser(chromium, width, 844, used=True)
    page.__enter__()
    answer = page.context.request.post(f"{server.address}/api/v1/session", data={"secret": token})
    assert answer.ok, answer.text()
    page.before("localStorage.setItem('citybrain-guide', 'seen')")
    page.open(f"{server.address}{path}")
    return page


def look_at_the_warning(page: Browser) -> None:
    """What residents would be told stands there before anybody is told."""
    work = page.page.locator(".incident")
    work.get_by_role("button", name="Warn the residents").click()
    page.wait_for_text("Those who take part in the drill will be told", ".incident")
    assert work.locator(".notice q").inner_text()
    work.get_by_role("button", name="Cancel").click()


def test_a_drill_is_opened_run_and_looked_at(chromium: Chromium, site_of_drill: Site) -> None:
    server, olli, (longitude, latitude) = site_of_drill
    page = opened(chromium, server, olli, 1440, "/incidents?language=en")
    try:
        page.wait_for("document.querySelector('form select') !== null")
        assert violations(page) == []
        form = page.page.locator("form")
        assert form.get_by_label("What it is").input_value() != ""
        form.get_by_label("What it is").select_option("release")
        for name, value in (("Longitude", longitude), ("Latitude", latitude)):
            form.get_by_label(name).fill(str(value))
            form.get_by_label(name).blur()
        form.get_by_label("What the place is called").fill("Works")
        form.get_by_label("What is released").select_option("sulphur_dioxide")
        form.get_by_label("How much of it (g/s)").fill("92")
        form.get_by_label("Wind from (degrees)").fill("225")
        form.get_by_label("Wind speed at 10 m (m/s)").fill("3")
        form.get_by_label("This is a drill").check()
        form.get_by_label("Who takes part").fill("Olli")
        form.get_by_role("button", name="Open the drill").click()
        page.wait_for_text("DRILL: nothing happened", ".incident")
        work = page.page.locator(".incident")
        work.get_by_role("button", name="Start the playbook").click()
        work.get_by_role("button", name="I take it").first.click()
        work.get_by_role("button", name="Done", exact=True).first.click()
        page.wait_for_text("1 of 8 done", ".incident")
        page.wait_for("document.querySelector('.incident .residents') !== null")
        before = get(server, olli, "incidents/1/picture")["hours"][0]["wind_from"]
        work.get_by_label("Wind from (degrees)").fill("200")
        work.get_by_label("Wind speed at 10 m (m/s)").fill("2")
        look_at_the_warning(page)
        work.get_by_role("button", name="State the wind").click()
        page.wait_for("document.querySelector('.incident select')?.innerText.includes('200°')")
        assert (before, get(server, olli, "incidents/1/picture")["hours"][0]["wind_from"]) == (225.0, 200.0)
        counted = get(server, olli, "incidents/1/exposed")
        assert counted["residents"] > 0 and counted["basis"] == "model"
        assert (
            int(re.sub(r"\D", "", page.run("document.querySelector('.residents').innerText"))) == counted["residents"]
        )
        assert violations_in_both_themes(page) == []
        assert page.complaints() == []
    finally:
        page.__exit__(None, None, None)
    phone = opened(chromium, server, olli, 390, "/incidents?item=1&language=zh")
    try:
        phone.wait_for_text("演练", ".incident")
        phone.wait_for("document.querySelector('.incident .residents') !== null")
        assert violations_in_both_themes(phone) == []
        assert phone.run("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    finally:
        phone.__exit__(None, None, None)
