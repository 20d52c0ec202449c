"""A plan is put to the council and decided by a second person, on *Plan* and in the case on *Now*."""

import json
import urllib.request
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest

from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.records import open_records
from tests.access import headers_of
from tests.city import write_city
from tests.sensors import sensor
from tests.web.browser import Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.test_accessibility import violations_in_both_themes

Asking = tuple[Server, dict[str, str]]
APPROVAL = ".approval"


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """A served city with a sensor, a planner and a council."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    city = write_city(tmp_path_factory.mktemp("city"))
    headers_of(city)
    records = open_records(city)
    sensor(cast(Any, SimpleNamespace(records=records)), "Street")
    tokens = {}
    with records.begin() as connection:
        for name, role in {"Paula": Role.PLANNER, "Cora": Role.COUNCIL}.items():
            add_identity(connection, name, [role], "Aino")
            tokens[name] = give_token(connection, name, (), 1, "test", "Aino").text
    records.close()
    with Server(city) as server:
        yield server, tokens


def call(asking: Asking, who: str, path: str, body: Any = None) -> Any:
    server, tokens = asking
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {tokens[who]}"}
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{server.address}/api/v1/{path}", data, headers)) as answer:
        return json.load(answer)


def opened(chromium: Chromium, asking: Asking, who: str, path: str) -> Browser:
    server, tokens = asking
    page = Browser(chromium, 1440, 900, used=True)
    page.__enter__()
    answer = page.context.request.post(f"{server.address}/api/v1/session", data={"secret": tokens[who]})
    assert answer.ok, answer.text()
    page.before("localStorage.setItem('citybrain-guide', 'seen')")
    page.open(f"{server.address}{path}")
    return page


def press(page: Browser, words: str, within: str = APPROVAL) -> None:
    button = f"[...document.querySelectorAll('{within} button')].find((one) => one.innerText === '{words}')"
    page.wait_for(f"!!{button}")
    page.run(f"{button}.click()")


def test_one_asks_and_another_sends_back_and_approves(chromium: Chromium, asking: Asking) -> None:
    plan = {"name": "Warm blocks", "measures": [{"intervention": "insulate_walls", "uptake": 0.7}]}
    identity = call(asking, "Paula", "saved-plans", plan)["id"]
    paula = opened(chromium, asking, "Paula", f"/plan?saved={identity}")
    cora = opened(chromium, asking, "Cora", "/now")
    try:
        ask(paula, "Halves the need for heat")
        sent_back = call(asking, "Cora", f"proposals?target={identity}")["proposals"][0]
        assert (sent_back["state"], sent_back["made_by"]) == ("asked", "Paula")
        assert not paula.run(
            "[...document.querySelectorAll('.approval button')].some((b) => b.innerText === 'Approve')"
        )

        number = call(asking, "Cora", "cases")["cases"][0]["number"]
        cora.open(f"{asking[0].address}/now?case=case-{number}")
        cora.wait_for_text("Halves the need for heat", ".proposal")
        press(cora, "Send back", ".proposal")
        cora.fill(".proposal textarea", "What does it cost?")
        press(cora, "Send back", ".proposal")
        cora.wait_for_text("sent back", ".proposal")  # its case is closed with it, and stays open on the page
        assert call(asking, "Cora", f"proposals/{sent_back['number']}")["state"] == "sent_back"
        paula.open(paula.run("location.href"))
        paula.wait_for_text("sent back", APPROVAL)
        ask(paula, "Halves the need for heat for two million")
        cora.go(f"/plan?saved={identity}")
        cora.wait_for_text("Halves the need for heat for two million", APPROVAL)
        assert violations_in_both_themes(cora) == []
        press(cora, "Approve")
        press(cora, "Approve")
        cora.wait_for_text("done and confirmed", APPROVAL)
        newest = call(asking, "Cora", f"proposals?target={identity}")["proposals"][0]
        steps = call(asking, "Paula", f"proposals/{newest['number']}")["steps"]
        assert [one["made_by"] for one in steps if one["step"] in ("ask", "approve")] == ["Paula", "Cora"]
        assert cora.complaints() == paula.complaints() == []
    finally:
        for page in (paula, cora):
            page.__exit__(None, None, None)


def ask(page: Browser, reason: str) -> None:
    press(page, "Ask for approval")
    page.fill(".approval textarea", reason)
    press(page, "Ask for approval")
    page.wait_for_text("asked for approval", APPROVAL)
