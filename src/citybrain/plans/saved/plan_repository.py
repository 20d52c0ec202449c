"""The saved plans of a city: listed, opened, created, replaced, deleted. Safe for threads."""

from __future__ import annotations

import fcntl
import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.plans.document import LARGEST_FILE, read_bytes
from citybrain.plans.reading import plan_of
from citybrain.plans.saved.errors import NotOurFileError, PlanNewerError, not_stored
from citybrain.plans.saved.files import clear_parts, replace_whole, tag_of
from citybrain.plans.saved.names import candidates, path_of, plan_files
from citybrain.plans.saved.summary import Summaries, Summary, folded, modified_at, summary_of
from citybrain.plans.saved.text import head_of, plan_text
from citybrain.plans.schema import Plan, SavedWith

ANY = "*"
"""Stands for the tag of whichever version there is."""

BeforeSaving = Callable[[str], object]
"""What is done with the id of a plan before it is saved; what fails there keeps it from being saved."""


def _nothing(identity: str) -> None:
    """Where nothing is to be done."""


@dataclass(frozen=True)
class StoredPlan:
    """A saved plan: its summary, what it says, and the name of this version of it."""

    summary: Summary
    plan: Plan
    tag: str


@dataclass(frozen=True)
class PlanList:
    """A part of the list of saved plans, and how many there are of the kind that was looked for."""

    total: int
    plans: tuple[Summary, ...]


class PlanRepository:
    """The folder of plans of a city, for a program that works on one of its snapshots."""

    def __init__(self, folder: Path, snapshot: int) -> None:
        self.folder = folder
        self.snapshot = snapshot
        self._summaries = Summaries(folder)
        self._writing = threading.Lock()
        clear_parts(folder)

    def listed(self, search: str = "", offset: int = 0, limit: int = 50) -> PlanList:
        """Plans whose name, description or id has all the words of a search, what was saved last first."""
        files = sorted(plan_files(self.folder), key=lambda file: (-file[1].st_mtime_ns, file[0]))
        self._summaries.keep_only({identity for identity, _ in files})
        words = folded(search).split()
        if not words:
            return PlanList(len(files), tuple(self._summaries.of(files[offset : offset + limit])))
        found = [summary for summary in self._summaries.of(files) if summary.says(words)]
        return PlanList(len(found), tuple(found[offset : offset + limit]))

    def read_all(self) -> None:
        """Read every file once, so that the first search need not."""
        self._summaries.of(list(plan_files(self.folder)))

    def find(self, identity: str) -> StoredPlan:
        """A saved plan. Raises NotFoundError where there is none, PlanError where its file is not a plan."""
        path = path_of(self.folder, identity)
        raw = self._read(path, identity)
        plan = plan_of(read_bytes(raw, path.name))
        return StoredPlan(summary_of(identity, modified_at(path.lstat()), plan), plan, tag_of(raw))

    def create(self, plan: Plan, before: BeforeSaving = _nothing) -> StoredPlan:
        """Save a plan under a new id, which is given to `before` first.

        Raises NotKeptError where the disk does not take it.
        """
        with self._one_writer():
            identity = next(name for name in candidates(plan.name) if not path_of(self.folder, name).exists())
            before(identity)
            return self._write(identity, plan)

    def replace(self, identity: str, tags: frozenset[str], plan: Plan, before: BeforeSaving = _nothing) -> StoredPlan:
        """Save a plan in place of a version with one of these tags; its id is given to `before` first.

        Raises NotFoundError where there is no plan, PlanNewerError where it has changed, NotKeptError as `create`.
        """
        path = path_of(self.folder, identity)
        with self._one_writer():
            raw = self._read(path, identity)
            self._require_version(path, raw, tags)
            before(identity)
            return self._write(identity, plan, head_of(raw))

    def delete(self, identity: str, tags: frozenset[str] = frozenset({ANY})) -> None:
        """Delete a saved plan, of a version with one of these tags; nothing else is touched.

        Raises NotFoundError, PlanNewerError, NotKeptError as `replace`; NotOurFileError for a file that is no plan.
        """
        path = path_of(self.folder, identity)
        with self._one_writer():
            raw = self._read(path, identity)
            self._require_version(path, raw, tags)
            try:
                plan_of(read_bytes(raw, identity))
            except CityBrainError:
                raise NotOurFileError("saved-plan-not-ours", file=str(path)) from None
            try:
                path.unlink()
            except OSError as problem:
                raise not_stored(problem, path.parent) from None

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        """Nobody else writes meanwhile, of this program or of another that has the folder open."""
        with self._writing, ExitStack() as until:
            with suppress(OSError):  # a folder that cannot be written to is told where that is tried
                self.folder.mkdir(parents=True, exist_ok=True)
                folder = os.open(self.folder, os.O_RDONLY)
                until.callback(os.close, folder)
                fcntl.flock(folder, fcntl.LOCK_EX)
            yield

    def _write(self, identity: str, plan: Plan, head: str = "") -> StoredPlan:
        plan = plan.model_copy(update={"saved_with": SavedWith(snapshot=self.snapshot)})
        path, raw = path_of(self.folder, identity), plan_text(plan, head)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(path, raw)
            modified = modified_at(path.lstat())
        except OSError as problem:
            raise not_stored(problem, path.parent) from None
        return StoredPlan(summary_of(identity, modified, plan), plan, tag_of(raw))

    def _read(self, path: Path, identity: str) -> bytes:
        """Bytes of the file of a plan: an ordinary file inside the folder that no link leads out of."""
        try:
            inside = path.parent.resolve(strict=True).is_relative_to(self.folder.resolve())
            if not inside or not stat.S_ISREG(path.lstat().st_mode):
                raise NotFoundError("saved-plan-unknown", received=identity)
            with path.open("rb") as file:
                return file.read(LARGEST_FILE + 1)
        except (FileNotFoundError, NotADirectoryError):
            raise NotFoundError("saved-plan-unknown", received=identity) from None
        except OSError as problem:
            raise not_stored(problem, path.parent) from None

    def _require_version(self, path: Path, raw: bytes, tags: frozenset[str]) -> None:
        if not tags & {ANY, tag_of(raw)}:
            at = modified_at(path.lstat()).astimezone()
            raise PlanNewerError("saved-plan-newer", file=path.name, at=f"{at:%Y-%m-%d %H:%M:%S}")
