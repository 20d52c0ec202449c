"""What the work on a case changed, on the page of the case that is closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from tests.access import headers_of
from tests.cases.effect.closed_case import close_case
from tests.city import write_city
from tests.web.browser import Chromium
from tests.web.now_page import wrong
from tests.web.server import STATIC, Server
from tests.web.signing import secret_of
from tests.web.test_cases import get, opened


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[tuple[Server, str, int]]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    folder = write_city(tmp_path / "city")
    headers_of(folder)
    app = create_app(OpenCity(folder), Path("nowhere"))
    with TestClient(app):
        number = close_case(app.state.citybrain.city)
    with Server(folder) as server:
        yield server, secret_of(folder), number


def test_the_effect_of_a_closed_case_is_told_as_the_api_has_it(
    chromium: Chromium, closed: tuple[Server, str, int]
) -> None:
    server, secret, number = closed
    page = opened(chromium, server, secret)
    try:
        page.open(f"{server.address}/now/case/{number}?language=en")
        effects = get(server, secret, f"cases/{number}/effects")["effects"]
        assert effects[0]["state"] == "effect"
        page.wait_for_text(effects[0]["text"], ".case")
        assert wrong(page) == []
    finally:
        page.__exit__(None, None, None)
