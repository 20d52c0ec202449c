"""Pages opened in a browser on a served city."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.web.browser import Browser, Chromium, executable


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    if executable() is None:
        pytest.skip("service missing: chromium")
    with Chromium() as process:
        yield process


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
