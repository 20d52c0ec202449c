"""A city that a server answers for, and whether a command wrote parameters of it since it was opened."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path
from typing import Literal

from citybrain.api.beside import work_beside
from citybrain.api.map_tiles import MapTiles
from citybrain.cases.people import PeopleNear, people_near
from citybrain.open_city import OpenCity
from citybrain.open_city.helpers import erase_due
from citybrain.people.services.correction_layer import WHERE as CORRECTIONS
from citybrain.plans.calibration.layer import WHERE as CALIBRATION
from citybrain.plans.workspace import Workspace
from citybrain.twin.geometry.entities import Entities
from citybrain.twin.geometry.tiles import Tiling

PATIENCE = 1.0
"""Seconds between two looks at the files of a city."""

Status = Literal["starting", "ready", "failed"]


class ServedCity:
    """A city that is served or about to be; `draft` is the id of the draft that it was made in.

    `newest` is the workspace of its folder that is served by then, None while nobody uses it.
    """

    def __init__(
        self, city: OpenCity, tiling: Tiling, newest: Callable[[Path], Workspace | None], draft: str | None = None
    ) -> None:
        city.beside = lambda sensing: work_beside(
            sensing,
            lambda: self.people,
            lambda: city.cases,
            lambda: city.response,
            lambda: newest(city.folder),
            lambda: erase_due(city),
        )
        self.city = city
        self.draft = draft
        self._tiling = tiling
        self.workspace: Future[Workspace] = Future()
        self.failed = False
        self.asked = False
        self._written, self._look = written_layers(city.folder), time.monotonic() + PATIENCE
        self._looking, self._is_corrected = threading.Lock(), False

    @property
    def status(self) -> Status:
        """Whether it is open yet."""
        if self.failed:
            return "failed"
        return "ready" if self.workspace.done() else "starting"

    @property
    def people(self) -> PeopleNear | None:
        """Counts who lives near a place, once the city is ready."""
        return self._people_near if self.status == "ready" else None

    @cached_property
    def _people_near(self) -> PeopleNear | None:
        return people_near(self.workspace.result())

    @cached_property
    def tiles(self) -> MapTiles:
        """What its map draws."""
        opened = self.workspace.result()
        return MapTiles(opened.snapshot, Entities(opened.snapshot, opened.graph.entities), self._tiling)

    def was_corrected(self) -> bool:
        """Whether a command beside the server wrote parameters since the city was opened; looks once a second."""
        if time.monotonic() < self._look or not self._looking.acquire(blocking=False):
            return self._is_corrected
        try:
            self._is_corrected = written_layers(self.city.folder) != self._written
            self._look = time.monotonic() + PATIENCE
        finally:
            self._looking.release()
        return self._is_corrected

    def leave_corrected(self) -> None:
        """Look no more at what is there now, which cannot be opened."""
        self._written, self._is_corrected = written_layers(self.city.folder), False


def written_layers(folder: Path) -> tuple[tuple[int, int, int] | None, ...]:
    """Changes where a file of parameters does that is written for the city, and not by hand."""
    return tuple(_version(folder / where) for where in (CORRECTIONS, CALIBRATION))


def _version(path: Path) -> tuple[int, int, int] | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_mtime_ns, seen.st_size
