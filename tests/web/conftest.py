"""A small city, served as people serve it, and pages of it opened in a browser."""

import json
import os
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.city import write_city
from tests.web.browser import Browser, Chromium, executable
from tests.web.server import STATIC, Server
from tests.web.signing import call, sign_in

AGAIN = 2
"""How often a test of a page is tried again: on a busy machine a browser may take longer than a test waits."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A page that is wrong fails every time; what is told at the end says which tests were tried again."""
    here = f"{Path(__file__).parent}{os.sep}"
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.flaky(reruns=AGAIN, rerun_except="StuckError"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    if executable() is None:
        pytest.skip("service missing: chromium")
    with Chromium() as process:
        yield process


@pytest.fixture(scope="session")
def city_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city that is served."""
    return write_city(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="session")
def site(city_folder: Path, chromium: Chromium) -> Iterator[str]:
    """Address of a server whose city has computed its first numbers."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    with Server(city_folder) as server:
        yield server.address


@pytest.fixture(scope="session")
def building(site: str) -> tuple[float, float]:
    """Latitude and longitude of a building."""
    with urllib.request.urlopen(f"{site}/api/v1/entities/building/0") as answer:
        told = json.load(answer)
    return told["latitude"], told["longitude"]


@pytest.fixture
def say(site: str, city_folder: Path) -> Callable[..., Any]:
    """Call the API as another program would that has a token: `say(method, path, body)`."""
    return partial(call, site, city_folder)


@pytest.fixture
def draws(request: pytest.FixtureRequest) -> bool:
    """Whether the map is drawn at the test: where it is marked `map`. A page costs twice as much to open with it."""
    return request.node.get_closest_marker("map") is not None


@pytest.fixture
def opened(
    request: pytest.FixtureRequest, chromium: Chromium, site: str, city_folder: Path, draws: bool
) -> Iterator[Callable[..., Browser]]:
    """Open the page: `opened(query, width=, height=, dark=, blocked=, script=, routes=)`.

    The script runs before the page's; routes answer requests in place of the server.

    In tests that are marked `signed_in` somebody is signed in at it; in all others nobody is.
    Plans that are saved at it are gone afterwards.
    """
    signed_in = request.node.get_closest_marker("signed_in") is not None
    with ExitStack() as stack:

        def open_page(
            query: str = "",
            width: int = 1440,
            height: int = 900,
            dark: bool = False,
            blocked: list[str] | None = None,
            script: str = "",
            routes: Mapping[str, Callable[[Route], None]] | None = None,
        ) -> Browser:
            page = stack.enter_context(Browser(chromium, width, height, dark, used=True, draws=draws))
            if signed_in:
                sign_in(page, site, city_folder)
            if blocked:
                page.send("Network.setBlockedURLs", urls=blocked)
            if script:
                page.before(script)
            for path, answer in (routes or {}).items():
                page.page.route(path, answer)
            page.open(f"{site}/{query}")
            return page

        yield open_page
    for path in (city_folder / "plans").glob("*.yaml"):
        path.unlink()
