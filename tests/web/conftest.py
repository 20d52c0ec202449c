"""A small city, served as people serve it, and pages of it opened in a browser."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.city import write_city
from tests.web.browser import PATIENCE, Browser, Chromium, executable

STATIC = Path(__file__).parents[2] / "src" / "citybrain" / "api" / "static"


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
    port = _free_port()
    command = [str(Path(sys.executable).with_name("citybrain")), "serve", str(city_folder), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/api/v1/assessment", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


@pytest.fixture(scope="session")
def building(site: str) -> tuple[float, float]:
    """Latitude and longitude of a building."""
    with urllib.request.urlopen(f"{site}/api/v1/buildings/0") as answer:
        told = json.load(answer)
    return told["latitude"], told["longitude"]


@pytest.fixture
def opened(chromium: Chromium, site: str) -> Iterator[Callable[..., Browser]]:
    """Open the page: `opened(query, width=, height=, dark=, blocked=)`."""
    with ExitStack() as stack:

        def open_page(
            query: str = "", width: int = 1440, height: int = 900, dark: bool = False, blocked: list[str] | None = None
        ) -> Browser:
            page = stack.enter_context(Browser(chromium, width, height, dark))
            if blocked:
                page.send("Network.setBlockedURLs", urls=blocked)
            page.open(f"{site}/{query}")
            return page

        yield open_page


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 2 * PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(server.stderr.read().decode() if server.stderr else "the server has ended")
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"no answer from {address}")
