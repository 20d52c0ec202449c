"""A headless Chromium and pages of it: Playwright, with the few words that tests and benchmarks need.

The browser is the one of the machine; Playwright's own is never fetched.
"""

import base64
import json
import os
import secrets
import shutil
import signal
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.stuck import ends_within

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--process-per-site",
)
COUNT_COLOURS = """(async () => {
  const picture = new Image();
  picture.src = 'data:image/png;base64,PICTURE';
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  canvas.drawImage(picture, 0, 0);
  const counts = {}, {data} = canvas.getImageData(0, 0, picture.width, picture.height);
  for (let at = 0; at < data.length; at += 4) {
    const colour = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
    counts[colour] = (counts[colour] ?? 0) + 1;
  }
  return counts;
})()"""
NO_DRAWING = """const context = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith('webgl') ? null : context.call(this, kind, ...rest);
};"""
PATIENCE = 60.0
NOT_YET = "context was destroyed"
"""What the browser says of a script while the page is just being read anew."""
FIRST_TRUE = """(async () => {
  const end = performance.now() + MILLISECONDS;
  for (let value, problem; ; value = problem = undefined) {
    try {
      value = await (EXPRESSION);
    } catch (error) {
      if (!/^Cannot read properties of (null|undefined)/.test(error?.message)) throw error;
      problem = error.message;
    }
    if (value || performance.now() > end) return { value, problem };
    await new Promise((again) => setTimeout(again, 50));
  }
})()"""

PHONE = 700
"""Views narrower than this are a phone's."""


NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same engine without windows of its own: a quarter less to compute."""


def executable() -> str | None:
    """Path of the browser; None where there is none."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Chromium:
    """One browser process. Use it as a context manager."""

    def __enter__(self) -> "Chromium":
        self._mark = f"--tests-of-citybrain={secrets.token_hex(8)}"
        self._playwright = sync_playwright().start()
        try:
            self.browser = self._playwright.chromium.launch(executable_path=executable(), args=[*FLAGS, self._mark])
        except BaseException:
            self._playwright.stop()
            raise
        self._used: defaultdict[bool, list[Page]] = defaultdict(list)
        return self

    def lend(self, phone: bool, used: bool) -> Page:
        """An empty page with an empty storage; where `used`, one that has shown pages before, if there is one.

        Its process has compiled the scripts of these pages: opening one again computes half as much.
        """
        if used and self._used[phone]:
            return self._used[phone].pop()
        context = self.browser.new_context(is_mobile=phone, has_touch=phone)
        context.set_default_timeout(PATIENCE * 1e3)
        return context.new_page()

    def take_back(self, page: Page, phone: bool, origins: set[str]) -> None:
        """Leave what the page shows, forget all that it has stored, and lend it again."""
        context = page.context
        for other in context.pages:
            if other is not page:
                other.close()
        page.unroute_all()
        page.mouse.move(0, 0)
        session = context.new_cdp_session(page)
        with suppress(PlaywrightError):  # a page that nobody has opened stores nothing
            page.evaluate("localStorage.clear(); sessionStorage.clear()")  # its process keeps a copy of what it stored
        page.goto("about:blank")
        for origin in origins:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.send("Page.resetNavigationHistory")
        session.detach()
        context.clear_cookies()
        self._used[phone].append(page)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        killing = threading.Timer(PATIENCE / 2, self._kill)
        killing.start()
        try:
            with ends_within(PATIENCE, "the browser"):
                self.browser.close()
                self._playwright.stop()
        finally:
            killing.cancel()

    def _kill(self) -> None:
        """End processes of the browser that do not end by themselves: Playwright waits for them without a limit."""
        for command in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                if self._mark.encode() in command.read_bytes():
                    os.kill(int(command.parent.name), signal.SIGKILL)


class Browser:
    """One page with storage and cache of its own. Use it as a context manager; `page` is Playwright's page.

    Where `used`, its cache may hold files of pages from before, as that of a visitor who comes again: less to compute.
    What a test sets on such a page it sets by `send`, `before` and `route`, which end with it.
    Where it does not draw, it has no WebGL, as browsers of old machines: the page says so in place of the map.
    """

    def __init__(
        self,
        chromium: Chromium,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        used: bool = False,
        draws: bool = True,
    ) -> None:
        self._chromium = chromium
        self._used = used
        self._draws = draws
        self._size = {"width": width, "height": height}
        self._phone = width < PHONE
        self._scheme = "dark" if dark else "light"

    def __enter__(self) -> "Browser":
        self.page = self._chromium.lend(self._phone, self._used)
        self.context = self.page.context
        self.page.set_viewport_size(self._size)
        self.page.emulate_media(color_scheme=self._scheme)
        self._asked: list[str] = []
        self._complaints: list[str] = []
        self._listeners: dict[Any, Callable[[Any], None]] = {
            "request": self._note,
            "pageerror": self._complain,
            "console": self._hear,
        }
        for event, listener in self._listeners.items():
            self.page.on(event, listener)
        self._session = self.context.new_cdp_session(self.page)
        self._session.send("Page.enable")
        if not self._draws:
            self.before(NO_DRAWING)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if not self._used or kind is not None or self.page.is_closed():
            self.context.close()
            return
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)
        self._session.detach()  # and with it what it has set: scripts, blocked addresses, a slow network
        origins = {"/".join(url.split("/")[:3]) for url in self._asked if url.startswith("http")}
        self._chromium.take_back(self.page, self._phone, origins)

    def before(self, script: str) -> None:
        """Run a script in every document that is opened from now on, before the page's own."""
        self.send("Page.addScriptToEvaluateOnNewDocument", source=script)

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the DevTools protocol on this page: for what Playwright lacks."""
        if method.startswith("Network."):  # only then: each request is an event from now on
            self._session.send("Network.enable")
        return self._session.send(method, parameters)

    def open(self, address: str) -> None:
        """Go to an address; the page may still be loading afterwards."""
        self.page.goto(address, wait_until="commit")

    def go(self, path: str) -> None:
        """Go to another address of the page that is open, as its own links do, without loading it anew."""
        self.run(f"history.pushState(null, '', {json.dumps(path)}); dispatchEvent(new Event('popstate'))")

    def run(self, script: str) -> Any:
        """Value of an expression in the page; promises are waited for."""
        return self.page.evaluate(script)

    def wait_for(self, script: str, seconds: float = PATIENCE) -> Any:
        """The first value of an expression that is true; AssertionError with the page's text where there is none.

        Asked in the page again and again: its own policy forbids Playwright's `wait_for_function`, and asking from
        here costs four processes something each time. An expression that reads an element which is not there yet is
        not true yet.
        """
        end = time.monotonic() + seconds
        last = ""
        while (left := end - time.monotonic()) > 0:
            try:
                answer = self.run(FIRST_TRUE.replace("MILLISECONDS", f"{left * 1e3}").replace("EXPRESSION", script))
            except PlaywrightError as error:
                if NOT_YET not in str(error):
                    raise
                last = NOT_YET
                self.page.wait_for_timeout(50)
                continue
            if answer.get("value"):
                return answer["value"]
            last = answer.get("problem") or ""
        raise AssertionError(f"never true: {script}\n{last}\nThe page says:\n{self.text()}")

    def text(self, selector: str = "body") -> str:
        """What a person reads in a part of the page."""
        return str(self.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def wait_for_text(self, words: str, selector: str = "body", seconds: float = PATIENCE) -> None:
        """Wait until a part of the page says these words."""
        self.wait_for(
            f"(document.querySelector({json.dumps(selector)})?.innerText ?? '').includes({json.dumps(words)})",
            seconds,
        )

    def click(self, selector: str) -> None:
        """Press an element as a person would: when it can be seen and nothing lies over it."""
        with self._explained():
            self.page.locator(selector).first.click()

    def drag(self, begin: tuple[float, float], end: tuple[float, float], steps: int = 8) -> None:
        """Press at one place [px], go to another in steps, and let go there."""
        self.page.mouse.move(*begin)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=steps)
        self.page.mouse.up()

    def press(self, x: float, y: float) -> None:
        """Press the left button at a point of the view."""
        self.page.mouse.click(x, y)

    def fill(self, selector: str, value: str) -> None:
        """Write into a field as a person would, so that the page hears of it."""
        with self._explained():
            self.page.locator(selector).first.fill(value)

    def choose(self, selector: str, index: int) -> None:
        """Choose an entry of a list by its place."""
        with self._explained():
            self.page.locator(selector).first.select_option(index=index)

    def choose_next(self, selector: str) -> str:
        """Choose the entry of a list after the one that is chosen; its value."""
        chosen = f"document.querySelector({json.dumps(selector)}).selectedOptions[0].index"
        value = str(self.run(f"document.querySelector({json.dumps(selector)}).options[{chosen} + 1].value"))
        self.page.locator(selector).first.select_option(value)
        return value

    def key(self, name: str, code: int = 0) -> None:
        """Press a key by its DOM name; `code` is not looked at."""
        self.page.keyboard.press(name)

    def screenshot(self, path: Path) -> None:
        """Write the view as PNG."""
        self.page.screenshot(path=path)

    def colours(self) -> dict[str, int]:
        """Colours of the view, as the page's styles write them, each with its number of pixels."""
        picture = base64.b64encode(self.page.screenshot()).decode()
        counts: dict[str, int] = self.run(COUNT_COLOURS.replace("PICTURE", picture))
        return counts

    def complaints(self) -> list[str]:
        """Errors of scripts and of the browser (blocked resources, policy) since the page was opened."""
        self.run("0")
        return list(self._complaints)

    def requests(self, keep: Callable[[str], bool] = lambda _: True) -> list[str]:
        """Addresses that the page has asked for."""
        self.run("0")
        return [url for url in self._asked if keep(url)]

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say with what does not come what the page shows in its place, and what it complains of."""
        try:
            yield
        except PlaywrightTimeout as error:
            shown = [f"{error}", f"The page at {self.page.url} says:", self.text(), *self._complaints]
            raise AssertionError("\n".join(shown)) from error

    def _note(self, request: Request) -> None:
        self._asked.append(request.url)

    def _complain(self, error: PlaywrightError) -> None:
        self._complaints.append(str(error))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complaints.append(message.text)
