"""A server of a city in a process of its own, as people run it, that can go away and come back."""

import re
import socket
import time
import urllib.request
from pathlib import Path
from types import TracebackType

from citybrain.twin.geometry.tiles import TILING, Tiling
from tests import forked
from tests.web.browser import PATIENCE

STATIC = Path(__file__).parents[2] / "src" / "citybrain" / "api" / "static"


class Server:
    """A server of a city on one port for as long as it lives. Use it as a context manager."""

    def __init__(self, city: Path, tiling: Tiling = TILING, options: tuple[str, ...] = ()) -> None:
        """`options` of the command."""
        self._port = _free_port()
        self.city = city
        self.tiling = tiling
        self._options = options
        self._errors = city.parent / f"errors-{self._port}.txt"
        self.address = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(self, page: Path = STATIC) -> None:
        """Start it with the page of a folder and wait until the city has computed its first numbers."""
        arguments = [str(self.city), "--port", str(self._port), *self._options]
        self._process = forked.serve(arguments, page, self.tiling, self._errors)
        try:
            self._wait_for(f"{self.address}/api/v1/assessment")
        except BaseException:
            self.stop()
            raise

    def said(self, pattern: str) -> str:
        """What of a form it has said on its terminal."""
        found = re.search(pattern, self._errors.read_text(encoding="utf-8"))
        assert found
        return found[0]

    def stop(self) -> None:
        """End it as Ctrl-C does; at once if it is still computing after a while."""
        self._process.terminate()
        self._process.join(PATIENCE / 4)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(PATIENCE)

    def _wait_for(self, address: str) -> None:
        end = time.monotonic() + 3 * PATIENCE
        while time.monotonic() < end:
            if not self._process.is_alive():
                raise RuntimeError(self._errors.read_text(encoding="utf-8"))
            try:
                urllib.request.urlopen(address, timeout=PATIENCE).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError(f"no answer from {address}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
