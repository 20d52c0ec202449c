"""Real services for tests: a PostgreSQL server and a broker, each started for the tests alone on its own files.

Where a program is not installed the tests that need it are skipped and say so ("service missing: ...").
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROGRAMS = (Path("/usr/lib/postgresql/17/bin"), Path("/usr/local/pgsql/bin"))
TIMESCALE = "lib/timescaledb.so"
SETTINGS = """
shared_preload_libraries = 'timescaledb'
timescaledb.telemetry_level = off
listen_addresses = ''
unix_socket_directories = '{folder}'
fsync = off
full_page_writes = off
"""
"""Nothing waits for the disk: what is stopped here, by "immediate" as well, are processes, never the machine."""

LONGEST = 90.0
"""What one program of a service may take [s]: more than the minute that it waits by itself."""

USER = "citybrain"
SERVICE_USER = "postgres"
"""PostgreSQL does not run as root: there it runs as the user that Debian's package makes."""


class PostgresServer:
    """A server on a socket in a folder of its own; it can be stopped and started again."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.folder = folder
        self._programs = programs
        self._data = folder / "data"
        self._run("initdb", "-D", str(self._data), "-A", "trust", "-U", USER, "--no-sync", "-E", "UTF8")
        with (self._data / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS.format(folder=folder))
        self.start()

    def start(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", str(self.folder / "log"), "start")

    def stop(self, how: str = "fast") -> None:
        """Stop; "immediate" is what a power cut would be."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", how, "stop")

    def database(self, name: str) -> str:
        """Address of a new empty database."""
        statement = f'CREATE DATABASE "{name}"'
        command = ["psql", "-h", str(self.folder), "-U", USER, "-d", "postgres", "-q", "-c", statement]
        subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
        return f"postgresql://{USER}@/{name}?host={self.folder}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", SERVICE_USER, "--", *command]
        nowhere = subprocess.DEVNULL
        subprocess.run(command, check=True, stdout=nowhere, stderr=nowhere, cwd=self.folder, timeout=LONGEST)


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A running server with TimescaleDB and PostGIS at hand; its files go away afterwards."""
    programs = next((path for path in PROGRAMS if (path.parent / TIMESCALE).exists()), None)
    if programs is None:
        pytest.skip("service missing: PostgreSQL 17 with TimescaleDB (see .ci/run)")
    folder = Path(tempfile.mkdtemp(prefix="citybrain-pg-"))  # short: the name of a socket may have 107 letters
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, SERVICE_USER)
        server = PostgresServer(programs, folder)
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Broker:
    """mosquitto on a free port of this machine; it can be stopped and started again, keeping what it holds."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self.port = free_port()
        settings = f"listener {self.port} 127.0.0.1\nallow_anonymous true\npersistence true\n"
        settings += f"persistence_location {folder}/\nmax_queued_messages 100000\nmax_inflight_messages 1000\n"
        settings += "" if os.geteuid() else "user root\n"
        (folder / "mosquitto.conf").write_text(settings)
        self.start()

    def start(self) -> None:
        command = [self._program, "-c", str(self._folder / "mosquitto.conf")]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for_port(self.port)

    def stop(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(20)


@contextmanager
def broker() -> Iterator[Broker]:
    """A running broker."""
    program = shutil.which("mosquitto", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.skip("service missing: mosquitto (see .ci/run)")
    with tempfile.TemporaryDirectory(prefix="citybrain-mqtt-") as folder:
        running = Broker(program, Path(folder))
        try:
            yield running
        finally:
            running.stop()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def wait_for_port(port: int, patience: float = 20) -> None:
    """Until something listens."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(f"nothing listens on port {port}")
