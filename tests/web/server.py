"""A server of a city in a process of its own, as people run it, that can go away and come back."""

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import TracebackType

from tests.web.browser import PATIENCE


class Server:
    """`citybrain serve` on one port for as long as it lives. Use it as a context manager."""

    def __init__(self, city: Path) -> None:
        self._port = _free_port()
        program = str(Path(sys.executable).with_name("citybrain"))
        self._command = [program, "serve", str(city), "--port", str(self._port)]
        self.address = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(self) -> None:
        """Start it and wait until the city has computed its first numbers."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            self._wait_for(f"{self.address}/api/v1/assessment")
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End it as Ctrl-C does; at once if it is still computing after a while."""
        self._process.terminate()
        try:
            self._process.communicate(timeout=PATIENCE / 4)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()

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
