"""Give readings in the browser: a file is looked at, what it does not say is asked, it is stored and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.city import write_city
from tests.web.browser import Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.signing import sign_in
from tests.web.test_accessibility import violations

CONTENT = """id;fecha;dia_semana;PM2.5;no;no2;co
1;02/01/2019;Lunes;12,5;8;31;0,3
2;03/01/2019;Martes;;14;36,5;0,45
"""


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory, chromium: Chromium) -> Iterator[Server]:
    """A server of its own: its city gets readings."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    with Server(write_city(tmp_path_factory.mktemp("city"))) as server:
        yield server


def choose(page: Browser, label: str, value: str) -> None:
    field = page.page.get_by_label(label, exact=True)
    field.select_option(value)
    page.wait_for("document.querySelector('section select:disabled') === null")


def test_a_file_is_asked_about_stored_and_undone(own_server: Server, chromium: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "valencia.csv"
    file.write_text(CONTENT)
    with Browser(chromium, 1440, 1000, used=True) as page:
        sign_in(page, own_server.address, own_server.city)
        page.open(f"{own_server.address}/open?register=give-readings")
        page.wait_for_text("Nothing was imported yet")
        page.page.locator("section input[type=file]").set_input_files(file)
        page.wait_for_text("3 things to say first")
        assert "nothing known by this name" in page.text("section table")
        assert violations(page) == []
        for column, unit in (("PM2.5", "µg/m3"), ("no", "µg/m3"), ("no2", "µg/m3"), ("co", "mg/m3")):
            choose(page, f"Unit of {column}", unit)
        choose(page, "Dates such as 03/04 begin with", "day-first")
        assert page.run("[...document.querySelectorAll('button')].find((one) => /Store/.test(one.innerText)).disabled")
        page.page.get_by_label("Station of all readings").fill("Avda. Francia")
        page.key("Tab")
        page.wait_for_text("Ready to store")
        assert "300" in page.text("table:has(.amount)")
        assert violations(page) == []
        page.page.get_by_role("button", name="Store the readings").focus()
        page.key("Enter")
        page.wait_for_text("Stored: 7 of 7 readings")
        page.page.get_by_role("button", name="Undo the import of valencia.csv").click()
        page.page.get_by_role("button", name="Remove them").click()
        page.wait_for_text("7 readings removed")
        assert page.complaints() == []


def test_on_a_phone_in_chinese_a_column_is_named(own_server: Server, chromium: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "lead.csv"
    file.write_text("station,time,dust (ug/m3)\nA,2026-01-01 00:00,12\n")
    with Browser(chromium, 390, 844, dark=True, used=True) as page:
        sign_in(page, own_server.address, own_server.city)
        page.open(f"{own_server.address}/open?register=give-readings&language=zh")
        page.page.locator("section input[type=file]").set_input_files(file)
        page.wait_for_text("请选择某列的含义")
        assert violations(page) == []
        assert page.run("document.documentElement.scrollWidth") <= 390
        choose(page, "dust (ug/m3) 的含义", "pm10")
        page.wait_for_text("可以存入")
        assert violations(page) == []
