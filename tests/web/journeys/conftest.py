"""The demo city, served once for all journeys, and windows that look at it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from citybrain.cli.server import add_example_plans
from tests.web.browser import Browser, Chromium
from tests.web.server import Server
from tests.web.signing import sign_in


@pytest.fixture(scope="session")
def demo(demo_city: Path, tmp_path_factory: pytest.TempPathFactory, chromium: Chromium) -> Path:
    """Folder of the demo city as `citybrain demo` makes it."""
    city = Path(shutil.copytree(demo_city, tmp_path_factory.mktemp("journeys") / "demo"))
    add_example_plans(city)
    return city


@pytest.fixture(scope="session")
def server(demo: Path) -> Iterator[Server]:
    with Server(demo) as server:
        yield server


@pytest.fixture
def visit(request: pytest.FixtureRequest, chromium: Chromium, server: Server) -> Iterator[Callable[..., Browser]]:
    """Open a window: `visit(address, width=, height=, dark=)`; without an address it shows nothing yet.

    In tests that are marked `signed_in` somebody is signed in at it; in all others nobody is.
    """
    signed_in = request.node.get_closest_marker("signed_in") is not None
    with ExitStack() as stack:

        def window(address: str | None = "/", width: int = 1440, height: int = 900, dark: bool = False) -> Browser:
            browser = stack.enter_context(Browser(chromium, width, height, dark, used=True))
            if signed_in:
                sign_in(browser, server.address, server.city)
            if address is not None:
                browser.open(server.address + address)
            return browser

        yield window
