"""What a list says of each saved plan; a file is read again only when the disk says that it changed."""

from __future__ import annotations

import datetime
import os
import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from citybrain.base.normal_forms import normal
from citybrain.kernel.errors import CityBrainError
from citybrain.plans.reading import plan_of_file
from citybrain.plans.saved.names import path_of
from citybrain.plans.schema import Plan

MOST = 10_000
"""Summaries that are kept in memory, of the files that were written last: a tenth goes where there are more."""


@dataclass(frozen=True)
class Summary:
    """A saved plan in a few words; `problem` where its file cannot be read as a plan."""

    identity: str
    modified: datetime.datetime
    name: str
    description: str = ""
    measures: int | None = None
    years: tuple[int, int] | None = None
    snapshot: int | None = None
    problem: CityBrainError | None = None

    def says(self, words: list[str]) -> bool:
        """Whether every word stands in its name, description or id."""
        return all(word in self._searched for word in words)

    @cached_property
    def _searched(self) -> str:
        return folded(f"{self.name} {self.description} {self.identity}")


def summary_of(identity: str, modified: datetime.datetime, plan: Plan) -> Summary:
    """What is told of a plan."""
    years = (plan.years.first, plan.years.last) if plan.years else None
    snapshot = plan.saved_with.snapshot if plan.saved_with else None
    return Summary(identity, modified, plan.name, plan.description, len(plan.measures), years, snapshot)


def folded(text: str) -> str:
    """A text as it is searched: whatever its case, width or way of writing an accent."""
    return normal("NFKC", text).casefold()


def modified_at(seen: os.stat_result) -> datetime.datetime:
    """When a file was last written."""
    return datetime.datetime.fromtimestamp(seen.st_mtime, datetime.UTC)


class Summaries:
    """Summaries of the files of a folder, kept as long as time and size of their files stay. Safe for threads.

    While one thread reads a file, others that ask for a file wait, so that none is read twice.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept: dict[str, tuple[tuple[int, int], Summary]] = {}
        self._lock = threading.Lock()
        self._reading = threading.Lock()

    def of(self, files: list[tuple[str, os.stat_result]]) -> list[Summary]:
        """Summaries of some files, in their order."""
        return [self._of(identity, seen) for identity, seen in files]

    def keep_only(self, identities: set[str]) -> None:
        """Forget files that are gone."""
        with self._lock:
            for gone in self._kept.keys() - identities:
                del self._kept[gone]

    def _of(self, identity: str, seen: os.stat_result) -> Summary:
        version = seen.st_mtime_ns, seen.st_size
        if (known := self._known(identity, version)) is not None:
            return known
        with self._reading:
            if (known := self._known(identity, version)) is not None:
                return known
            summary = self._read(identity, seen)
            with self._lock:
                self._kept[identity] = version, summary
                self._forget_oldest()
            return summary

    def _forget_oldest(self) -> None:
        if len(self._kept) > MOST:
            newest = sorted(self._kept.items(), key=lambda kept: kept[1][0], reverse=True)
            self._kept = dict(newest[: MOST - MOST // 10])

    def _known(self, identity: str, version: tuple[int, int]) -> Summary | None:
        with self._lock:
            known = self._kept.get(identity)
        return known[1] if known is not None and known[0] == version else None

    def _read(self, identity: str, seen: os.stat_result) -> Summary:
        try:
            plan, _ = plan_of_file(path_of(self.folder, identity))
        except CityBrainError as problem:
            return Summary(identity, modified_at(seen), identity, problem=problem.alone())
        return summary_of(identity, modified_at(seen), plan)
