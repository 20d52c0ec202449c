"""The page on water: a tank by both rules, a leak, nights, and the balance, from files; nothing is wrong for axe."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.records import open_records
from tests.access import headers_of
from tests.api.test_waters import NIGHTS
from tests.city import write_city
from tests.contract.asked_water import FLOWS, READINGS
from tests.domains.sewers.networks import TANK
from tests.domains.supply.networks import line_network
from tests.web.browser import Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.test_accessibility import violations_in_both_themes
from tests.web.test_incidents import opened

Site = tuple[Server, str, Path]


@pytest.fixture(scope="module")
def site_of_water(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A served city, the token of its planner, and a folder with files."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    city, files = write_city(tmp_path_factory.mktemp("city")), tmp_path_factory.mktemp("files")
    headers_of(city)
    records = open_records(city)
    with records.begin() as connection:
        add_identity(connection, "Petra", [Role.PLANNER], "Aino")
        petra = give_token(connection, "Petra", (), 1, "test", "Aino").text
    records.close()
    contents = {"tank.inp": TANK, "line.inp": line_network(0.0, 0.0), "readings.csv": READINGS, "flows.csv": FLOWS,
                "nights.csv": NIGHTS}  # fmt: skip
    for name, content in contents.items():
        (files / name).write_text(content, encoding="utf-8")
    with Server(city) as server:
        yield server, petra, files


def look_at(page: Browser, files: Path) -> None:
    """The four parts, each with a file."""
    part = {name: page.page.locator(f"section[aria-labelledby=water-{name}]") for name in ("balance", "night", "leak")}
    part["balance"].get_by_label("Another table").set_input_files(files / "flows.csv")
    page.wait_for_text("nobody can tell whether the balance closes", "main")
    part["night"].get_by_label("A table").set_input_files(files / "nights.csv")
    page.wait_for_text("Since the night of", "main")
    leak = part["leak"]
    leak.get_by_label("Network").set_input_files(files / "line.inp")
    leak.get_by_label("Pressures", exact=False).first.set_input_files(files / "readings.csv")
    leak.get_by_label("Unit of the pressures").select_option("m")
    leak.get_by_label("Noise").fill("0.02")
    leak.get_by_role("button", name="Look for the leak").click()
    page.wait_for_text("Most probable is pipe p3", "main")


def test_waters_are_balanced_a_leak_located_and_a_tank_emptied(chromium: Chromium, site_of_water: Site) -> None:
    server, petra, files = site_of_water
    page = opened(chromium, server, petra, 1440, "/water?language=en")
    try:
        page.wait_for("document.querySelector('#water-tank') !== null")
        look_at(page, files)
        tank = page.page.locator("section[aria-labelledby=water-tank]")
        tank.get_by_label("Sewers").set_input_files(files / "tank.inp")
        tank.get_by_label("Tank", exact=True).fill("TANK")
        tank.get_by_label("Link").fill("OUT")
        tank.get_by_label("Rain").fill("30")
        tank.get_by_role("button", name="Compare both rules").click()
        page.wait_for_text("less is spilled than", "main")
        with page.page.expect_download() as file:
            tank.get_by_role("button", name="CSV").click()
        cells = Path(file.value.path()).read_text(encoding="utf-8").splitlines()[1].split(",")
        assert float(cells[2]) - float(cells[3]) == pytest.approx(float(cells[4]))
        assert violations_in_both_themes(page) == []
    finally:
        page.__exit__(None, None, None)
