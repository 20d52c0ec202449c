"""A headless Chromium, driven over its own pipe: the DevTools protocol without any client library.

Messages are JSON, each ended by a zero byte, on file descriptors 3 (to the browser) and 4 (from it).
"""

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--remote-debugging-pipe",
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
PATIENCE = 20.0
PHONE = 700
"""Views narrower than this are a phone's."""


def executable() -> str | None:
    """Path of the browser; None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Chromium:
    """One browser process. Use it as a context manager."""

    def __enter__(self) -> "Chromium":
        self._numbers = itertools.count(1)
        self._pending = b""
        self._listeners: dict[str, list[dict[str, Any]]] = {}
        self._profile = tempfile.mkdtemp(prefix="citybrain-browser-")
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        self._process = _start(self._profile, to_browser, from_browser)
        os.close(to_browser)
        os.close(from_browser)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.close(self._write)
        self._process.terminate()
        self._process.wait(timeout=PATIENCE)
        os.close(self._read)
        shutil.rmtree(self._profile, ignore_errors=True)

    def listen(self, session: str) -> list[dict[str, Any]]:
        """The list that collects the events of a session from now on."""
        return self._listeners.setdefault(session, [])

    def send(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol and wait for its answer; events on the way are kept for their session."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") != number:
                self._listeners.get(answer.get("sessionId", ""), []).append(answer)
            elif "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']}")
            else:
                return dict(answer["result"])

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._pending:
            if not select.select([self._read], [], [], PATIENCE)[0]:
                raise TimeoutError("The browser does not answer.")
            part = os.read(self._read, 1 << 16)
            if not part:
                raise RuntimeError("The browser has ended.")
            self._pending += part
        message, _, self._pending = self._pending.partition(b"\0")
        return dict(json.loads(message))


class Browser:
    """One page with storage and cache of its own. Use it as a context manager."""

    def __init__(self, chromium: Chromium, width: int = 1440, height: int = 900, dark: bool = False) -> None:
        self._chromium = chromium
        self._view = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < PHONE}
        self._scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}

    def __enter__(self) -> "Browser":
        self._context = self._chromium.send("Target.createBrowserContext")["browserContextId"]
        made = self._chromium.send("Target.createTarget", url="about:blank", browserContextId=self._context)
        attached = self._chromium.send("Target.attachToTarget", targetId=made["targetId"], flatten=True)
        self._session = attached["sessionId"]
        self.events = self._chromium.listen(self._session)
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")
        self.send("Emulation.setDeviceMetricsOverride", **self._view)
        self.send("Emulation.setEmulatedMedia", features=[self._scheme])
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._chromium.send("Target.disposeBrowserContext", browserContextId=self._context)

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol on this page and wait for its answer."""
        return self._chromium.send(method, self._session, **parameters)

    def open(self, address: str) -> None:
        """Go to an address; the page may still be loading afterwards."""
        self.send("Page.navigate", url=address)

    def run(self, script: str) -> Any:
        """Value of an expression in the page; promises are waited for."""
        result = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"].get("exception", {}).get("description")))
        return result["result"].get("value")

    def wait_for(self, script: str, seconds: float = PATIENCE) -> Any:
        """The first value of an expression that is true; AssertionError with the page's text where there is none."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if value := self.run(script):
                return value
            time.sleep(0.05)
        raise AssertionError(f"never true: {script}\nThe page says:\n{self.text()}")

    def text(self, selector: str = "body") -> str:
        """What a person reads in a part of the page."""
        return str(self.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def wait_for_text(self, words: str, selector: str = "body") -> None:
        """Wait until a part of the page says these words."""
        self.wait_for(
            f"(document.querySelector({json.dumps(selector)})?.innerText ?? '').includes({json.dumps(words)})"
        )

    def click(self, selector: str) -> None:
        """Press an element as a person would: in its middle, scrolled into view."""
        quoted = json.dumps(selector)
        self.wait_for(f"document.querySelector({quoted}) !== null")
        self.run(f"document.querySelector({quoted}).scrollIntoView({{block: 'center'}})")
        box = self.run(f"document.querySelector({quoted}).getBoundingClientRect().toJSON()")
        self.press(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def press(self, x: float, y: float) -> None:
        """Press the left button at a point of the view."""
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def fill(self, selector: str, value: str) -> None:
        """Write into a field as a person would, so that the page hears of it."""
        self._set(selector, f"value = {json.dumps(value)}", "input")

    def choose(self, selector: str, index: int) -> None:
        """Choose an entry of a list by its place."""
        self._set(selector, f"selectedIndex = {index}", "change")

    def key(self, name: str, code: int = 0) -> None:
        """Press a key by its DOM name; `code` is its virtual key code, needed for Enter (13), Tab (9) and arrows."""
        text = "\r" if name == "Enter" else name if len(name) == 1 else ""
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key=name, windowsVirtualKeyCode=code, text=text)

    def screenshot(self, path: Path) -> None:
        """Write the view as PNG."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot")["data"]))

    def colours(self) -> dict[str, int]:
        """Colours of the view, as the page's styles write them, each with its number of pixels."""
        picture = self.send("Page.captureScreenshot")["data"]
        counts: dict[str, int] = self.run(COUNT_COLOURS.replace("PICTURE", picture))
        return counts

    def complaints(self) -> list[str]:
        """Errors of scripts and of the browser (blocked resources, policy) since the page was opened."""
        self.run("0")
        return [told for event in self.events if (told := _complaint(event))]

    def requests(self, keep: Callable[[str], bool] = lambda _: True) -> list[str]:
        """Addresses that the page has asked for."""
        self.run("0")
        asked = (e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent")
        return [url for url in asked if keep(url)]

    def _set(self, selector: str, assignment: str, event: str) -> None:
        element = f"document.querySelector({json.dumps(selector)})"
        self.wait_for(f"{element} !== null")
        self.run(f"{element}.{assignment}; {element}.dispatchEvent(new Event('{event}', {{bubbles: true}})); 0")


def _start(profile: str, to_browser: int, from_browser: int) -> "subprocess.Popen[bytes]":
    command = [str(executable()), *FLAGS, f"--user-data-dir={profile}"]
    # The shell moves our pipes to the two numbers that the browser expects.
    script = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
    return subprocess.Popen(
        ["bash", "-c", script, "bash", *command],
        pass_fds=(to_browser, from_browser),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _complaint(event: dict[str, Any]) -> str | None:
    parameters = event.get("params", {})
    if event.get("method") == "Runtime.exceptionThrown":
        details = parameters["exceptionDetails"]
        return str(details.get("exception", {}).get("description", details["text"]))
    if event.get("method") == "Log.entryAdded" and parameters["entry"]["level"] == "error":
        return str(parameters["entry"]["text"])
    return None
