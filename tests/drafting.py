"""A small city as files, and a person's way from them to a city over HTTP."""

import time
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from tests.twin.osm_files import OsmMaker

V1 = "/api/v1"
PATIENCE = 600.0


def small_osm(path: Path, rows: int = 4) -> Path:
    """A map of `rows` x `rows` buildings, a street and a park near Helsinki."""
    maker = OsmMaker()
    for row in range(rows):
        for column in range(rows):
            west, south = 30 * column, 30 * row
            maker.box(west, south, west + 15, south + 12, building="apartments", building__levels=3 + row % 3)
    maker.way([(-20, -20), (30 * rows, -20)], highway="residential")
    maker.box(-100, -100, -30, -30, leisure="park")
    return maker.write(path, bounds=[(-120, -120), (30 * rows + 20, 30 * rows + 20)])


def send(client: TestClient, draft: str, path: Path) -> Any:
    """Give a file, as a stream."""
    return client.put(f"{V1}/drafts/{draft}/files/{path.name}", content=path.read_bytes())


def read(client: TestClient, draft: str) -> dict:
    """The draft once every file has been looked at."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        told = client.get(f"{V1}/drafts/{draft}").json()
        assert "files" in told, told
        if not any(file["reading"] for file in told["files"]):
            return told
        time.sleep(0.25)  # asking costs computing, too
    raise TimeoutError("the files are still being read")


def built(client: TestClient, draft: str) -> dict:
    """How the build ended."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        told = client.get(f"{V1}/drafts/{draft}/build").json()
        if told["state"] != "running":
            return told
        time.sleep(0.25)  # asking costs computing, too
    raise TimeoutError("the build is still at work")
