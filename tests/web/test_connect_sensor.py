"""Connect a sensor in the browser: its lines are run as they stand there, and the page says what arrived."""

import socket
import subprocess
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.records import open_records
from tests.city import write_city
from tests.observations.mqtt.test_broker import MOSQUITTO, Mosquitto
from tests.web.browser import Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.test_accessibility import violations

PATIENCE = 30


class Town(NamedTuple):
    """A server that speaks MQTT and listens to a broker, and the secret of its duty officer."""

    server: Server
    secret: str


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, chromium: Chromium) -> Iterator[Town]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    if MOSQUITTO is None:
        pytest.skip("service missing: mosquitto")
    city = write_city(tmp_path_factory.mktemp("city"))
    records = open_records(city)
    with records.begin() as connection:
        add_identity(connection, "Olli", [Role.DUTY_OFFICER], "root")
        secret = give_token(connection, "Olli", (), 1, "", "root").text
    records.close()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    broker = Mosquitto(tmp_path_factory.mktemp("broker"))
    broker.start()
    options = ("--mqtt-port", str(port), "--mqtt-broker", f"mqtt://127.0.0.1:{broker.port}")
    try:
        with Server(city, options=options) as server:
            yield Town(server, secret)
    finally:
        broker.stop()


def opened(town: Town, page: Browser, query: str = "") -> None:
    answer = page.context.request.post(f"{town.server.address}/api/v1/session", data={"secret": town.secret})
    assert answer.ok
    page.open(f"{town.server.address}/{query}")


def choose(page: Browser, identity: str, value: str) -> None:
    page.page.locator(f"#connect-{identity}").select_option(value)


def write(page: Browser, identity: str, text: str) -> None:
    page.page.locator(f"#connect-{identity}").fill(text)
    page.key("Tab")


def run(page: Browser, kind: str, value: str) -> None:
    """Run a line as a person does who pastes it, with a value of their own."""
    line = page.text(f"pre[data-line^={kind}]").replace("21.3", value)
    subprocess.run(line, shell=True, check=True, capture_output=True, timeout=PATIENCE)


def test_a_duty_officer_connects_a_sensor_and_sees_its_readings_arrive(town: Town, chromium: Chromium) -> None:
    with Browser(chromium, 1440, 1000, used=True) as page:
        opened(town, page, "now")
        page.page.get_by_role("link", name="Connect a sensor").click()
        page.wait_for("document.querySelector('#connect-property-0') !== null")
        assert page.run("document.querySelector('form button[type=submit]').disabled")
        choose(page, "property-0", "pm10")
        choose(page, "unit-0", "mg/m3")
        write(page, "place", "nowhere at all")
        page.wait_for_text("No place “nowhere at all” is known")
        write(
            page, "place", page.run("fetch('/api/v1/entities/building/0').then(one => one.json()).then(one => one.id)")
        )
        page.wait_for_text("It stands at")
        write(page, "name", "Yard")
        write(page, "every", "10")
        choose(page, "span", "seconds")
        choose(page, "class", "internal")
        page.wait_for_text("It stands at")
        assert violations(page) == []
        page.page.get_by_role("button", name="Connect the sensor").click()
        page.wait_for_text("Waiting for the first reading")
        for kind, value in (("curl", "21.3"), ("mqtt", "22.5"), ("broker", "23.5")):
            run(page, kind, value)
            page.wait_for_text(f"Arrived: {value}\u00a0mg/m³ at")
        assert violations(page) == []
        page.page.get_by_role("button", name="Revoke the token", exact=True).click()
        page.wait_for_text("token revoked")
        assert "citybrain_" not in page.text("main")
        assert page.complaints() == []


def test_on_a_phone_in_chinese_what_cannot_be_is_told(town: Town, chromium: Chromium) -> None:
    with Browser(chromium, 390, 844, dark=True, used=True) as page:
        opened(town, page, "open?register=connect-a-sensor&language=zh")
        page.wait_for("document.querySelector('#connect-property-0') !== null")
        choose(page, "property-0", "pm10")
        choose(page, "unit-0", "µg/m3")
        write(page, "place", "39.9, 116.4")
        write(page, "name", "Olli")
        choose(page, "class", "public")
        assert page.run("document.documentElement.scrollWidth") <= 390
        for told in ("在城市之外", "已有名为“Olli”的"):
            page.page.locator("form button[type=submit]").click()
            page.wait_for_text(told)
            bounds = page.run("fetch('/api/v1/city').then(one => one.json()).then(one => one.bounds)")
            write(page, "place", f"{bounds[1]}, {bounds[0]}")
        assert violations(page) == []
