"""A server of a city in a process of its own, as people run it, that can go away and come back."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from citybrain.twin.geometry.tiles import TILING, Tiling
from tests.web.browser import PATIENCE

STATIC = Path(__file__).parents[2] / "src" / "citybrain" / "api" / "static"
SERVE = """
import sys
from pathlib import Path
from citybrain.api import static_files
from citybrain.twin.geometry import tiles
static_files.FOLDER = Path(sys.argv[1])
tiles.TILING = tiles.Tiling(int(sys.argv[4]), int(sys.argv[5]))
from citybrain.cli.main import run
sys.argv = ['citybrain', 'serve', sys.argv[2], '--port', sys.argv[3], *sys.argv[6:]]
run()
"""


class Server:
    """A server of a city on one port for as long as it lives. Use it as a context manager."""

    def __init__(self, city: Path, tiling: Tiling = TILING, told: bool = False, options: tuple[str, ...] = ()) -> None:
        """`told`: what it says on its terminal is kept, to be asked for by `said`; `options` of the command."""
        self._port = _free_port()
        self.city = city
        self.tiling = tiling
        self._options = options
        self._told = city.parent / "told.txt" if told else None
        self.address = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(self, page: Path = STATIC) -> None:
        """Start it with the page of a folder and wait until the city has computed its first numbers."""
        numbers = (self._port, self.tiling.most_at_once, self.tiling.most_in_tile)
        command = [sys.executable, "-c", SERVE, str(page), str(self.city), *map(str, numbers), *self._options]
        with ExitStack() as stack:
            error = subprocess.PIPE if self._told is None else stack.enter_context(self._told.open("wb"))
            self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=error)
        try:
            self._wait_for(f"{self.address}/api/v1/assessment")
        except BaseException:
            self.stop()
            raise

    def said(self, pattern: str) -> str:
        """What of a form it has said on its terminal."""
        assert self._told is not None
        found = re.search(pattern, self._told.read_text(encoding="utf-8"))
        assert found
        return found[0]

    def stop(self) -> None:
        """End it as Ctrl-C does; at once if it is still computing after a while."""
        self._process.terminate()
        try:
            self._process.wait(timeout=PATIENCE / 4)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(timeout=PATIENCE)

    def _wait_for(self, address: str) -> None:
        end = time.monotonic() + 3 * PATIENCE
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise RuntimeError(self._process.stderr.read().decode() if self._process.stderr else "it has ended")
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
