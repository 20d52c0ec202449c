"""A city behind a proxy with TLS, with the settings that docs/deploy.md tells to use."""

import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import paho.mqtt.client as mqtt
import pytest

from tests.access import token_of
from tests.city import write_city
from tests.cli.test_processes import COMMAND
from tests.cli.test_serving_mqtt import answers, until
from tests.deploy.proxies import NAME, OUTPUT, PROXIES, SETTINGS, Certificate, Ports, certificate, free_ports

V1 = "/api/v1"


class Behind(NamedTuple):
    """A city that is reached through a proxy."""

    proxy: str
    client: httpx.Client
    token: str
    ports: Ports
    files: Certificate


class _Client(httpx.Client):
    """Shows what the proxy printed where a request fails on its way."""

    def __init__(self, output: Path, **options: Any) -> None:
        super().__init__(**options)
        self._output = output

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        try:
            return super().send(request, **options)
        except httpx.TransportError as problem:
            problem.add_note(self._output.read_text()[-4000:])
            raise


@pytest.fixture(scope="module", params=sorted(PROXIES))
def behind(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    folder = tmp_path_factory.mktemp(request.param)
    city, ports, files = write_city(folder / "city"), free_ports(), certificate(folder)
    token = token_of(city).text
    asked = [COMMAND, "serve", str(city), "--port", str(ports.http), "--mqtt-port", str(ports.mqtt), "--no-open"]
    with PROXIES[request.param](folder, ports, files):
        server = subprocess.Popen([*asked, "--proxy", "127.0.0.1", "--allow-host", NAME])
        trusted = ssl.create_default_context(cafile=files.chain)
        headers = {"host": f"{NAME}:{ports.https}"}
        with _Client(
            folder / OUTPUT, base_url=f"https://127.0.0.1:{ports.https}", verify=trusted, headers=headers, timeout=30
        ) as client:
            client.event_hooks["request"].append(_named)
            try:
                until(lambda: answers(ports.http))
                until(lambda: client.get("/health").is_success)
                yield Behind(request.param, client, token, ports, files)
            finally:
                server.terminate()
                server.wait(30)


def _named(request: httpx.Request) -> None:
    """TLS asks for the city by its name, as a browser does, whatever the address is."""
    request.extensions["sni_hostname"] = NAME


def test_the_page_and_the_api_are_answered_over_tls_alone(behind: Behind) -> None:
    page = behind.client.get("/")
    assert page.is_success
    assert page.headers["strict-transport-security"].startswith("max-age=")
    assert behind.client.get(f"{V1}/city").json()["buildings"] > 0
    other = behind.client.get("/health", headers={"host": "elsewhere.example"})
    assert other.status_code >= 400 or not other.content


def test_a_session_goes_over_tls_alone(behind: Behind) -> None:
    begun = behind.client.post(f"{V1}/session", json={"secret": behind.token}, headers=_page(behind))
    assert begun.is_success
    cookie = begun.headers["set-cookie"].lower()
    assert "secure" in cookie
    assert "httponly" in cookie
    assert behind.client.get(f"{V1}/session").json()["name"] == "admin"
    behind.client.cookies.clear()


def test_a_page_of_another_site_changes_nothing(behind: Behind) -> None:
    foreign = {"origin": "https://elsewhere.example"}
    answer = behind.client.post(f"{V1}/session", json={"secret": behind.token}, headers=foreign)
    assert answer.status_code == 403, answer.text


def test_nobody_chooses_the_address_that_limits_count(behind: Behind) -> None:
    def tried(number: int) -> int:
        headers = {"x-forwarded-for": f"203.0.113.{number}", "forwarded": f"for=203.0.113.{number}", **_page(behind)}
        return behind.client.post(f"{V1}/session", json={"secret": "citybrain_1_wrong"}, headers=headers).status_code

    found = [tried(number) for number in range(1, 30)]
    assert found[0] == 401
    assert 429 in found


def test_no_log_of_a_proxy_tells_of_which_place_was_asked(behind: Behind) -> None:
    behind.client.get(f"{V1}/access/isochrone", params={"longitude": 24.123456, "latitude": 60.1})
    folder = behind.files.chain.parent
    logs = {path.name: path.read_text() for path in folder.glob("*.log")}
    assert "24.123456" not in "".join(logs.values())
    if behind.proxy == "nginx":
        assert f"GET {V1}/access/isochrone" in logs["citybrain.log"]


def test_events_come_as_they_are_told(behind: Behind) -> None:
    with behind.client.stream("GET", f"{V1}/sensing/events", params={"most": 1}) as events:
        assert events.headers["content-type"].startswith("text/event-stream")
        first = next(events.iter_lines())
    assert first.startswith("event:")


def test_a_large_file_goes_through_as_it_comes(behind: Behind) -> None:
    admin = {"authorization": f"Bearer {behind.token}"}
    draft = behind.client.post(f"{V1}/drafts", json={"name": "Large"}, headers=admin).json()
    content = b"id,height\n" + b"".join(b"%d,%d\n" % (row, row % 40) for row in range(300_000))
    address = f"{V1}/drafts/{draft['id']}/files/large.csv"
    kept = behind.client.put(address, content=content, headers=admin, timeout=120)
    assert kept.is_success, kept.text
    assert kept.json()["files"][0]["bytes"] == len(content) > 2_000_000


def test_sensors_send_over_mqtt_with_tls(behind: Behind) -> None:
    if behind.proxy == "caddy":  # it carries HTTP alone, as docs/deploy.md says
        return
    answered, told = threading.Event(), []
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id="through-tls")
    client.tls_set(ca_certs=str(behind.files.chain))
    client.tls_insecure_set(True)  # the certificate names the city, the test the address of the machine
    client.username_pw_set("token", behind.token)

    def connected(_client: object, _data: object, _flags: object, reason: object, _more: object) -> None:
        told.append(reason)
        answered.set()

    client.on_connect = connected
    client.connect("127.0.0.1", behind.ports.mqtts)
    client.loop_start()
    try:
        assert answered.wait(20)
        assert not told[0].is_failure
    finally:
        client.disconnect()
        client.loop_stop()


def test_the_unit_of_systemd_is_well_formed() -> None:
    lines = [line for line in (SETTINGS / "citybrain.service").read_text().splitlines() if "=" in line]
    said = dict(line.split("=", 1) for line in lines if not line.startswith(("#", "Environment")))
    assert said["NoNewPrivileges"] == "yes"
    program, *arguments = said["ExecStart"].split()
    assert program.endswith("/citybrain")
    shown = subprocess.run([COMMAND, "serve", "--help"], capture_output=True, text=True, check=True).stdout
    options = [one.removeprefix("--no-").removeprefix("--") for one in arguments if one.startswith("--")]
    assert [option for option in options if option not in shown] == []


def _page(behind: Behind) -> dict[str, str]:
    """What a browser says of a request of the city's own page."""
    return {"origin": f"https://{NAME}:{behind.ports.https}"}
