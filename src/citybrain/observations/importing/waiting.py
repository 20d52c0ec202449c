"""Files of readings that were given to a city that is open: looked at, settled by a person, stored, or given up."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from citybrain.governance import Actor, Permission, require
from citybrain.kernel.errors import CityBrainError, InputError, NotFoundError
from citybrain.observations.importing import LARGEST
from citybrain.observations.importing.files import ImportedReadings, import_file
from citybrain.observations.importing.inspecting import Inspected, inspect
from citybrain.observations.importing.judging import Asked
from citybrain.observations.importing.kept import import_of
from citybrain.observations.importing.statements import ImportStatements, asked_of
from citybrain.observations.importing.undoing import Undone, settle, undo
from citybrain.observations.readings.progress_token import ProgressToken, StoppedError
from citybrain.observations.sensing import Sensing
from citybrain.records.errors import EntryError
from citybrain.twin.drafts.upload import Upload, UploadFolder

LOG = logging.getLogger("citybrain.imports")
MOST_OF_ONE = 3
"""Files of one person that wait; one more takes the place of the oldest that is not being stored."""

MOST = 12
"""Files that wait altogether."""

MOST_LOOKED_AT = 8
"""Files that are looked at or stand in line for it, each of which holds a thread of the server."""

State = Literal["waiting", "running", "done", "stopped", "failed"]
Done = Callable[[ImportedReadings], None]


@dataclass
class Storing:
    """The work of storing a file: `share` that is done, what came of it or went wrong."""

    state: State = "waiting"
    share: float = 0.0
    imported: ImportedReadings | None = None
    problem: CityBrainError | None = None
    watch: ProgressToken = field(default_factory=ProgressToken)

    @property
    def at_work(self) -> bool:
        """Whether it has not ended."""
        return self.state in ("waiting", "running")

    def report(self, share: float) -> None:
        """Raises StoppedError where somebody stopped it."""
        self.share = share
        self.watch.check()


@dataclass(frozen=True)
class WaitingFile:
    """A file of one person, what they state of it, what was read of it so, and how far it is stored, once it is."""

    id: str
    path: Path
    bytes: int
    owner: str
    said: ImportStatements
    asked: Asked
    inspected: Inspected
    storing: Storing | None = None


class WaitingFiles:
    """Those of one open city; they are gone when it is closed. Safe for threads: files are read one after the other."""

    def __init__(self, sensing: Sensing) -> None:
        self._sensing = sensing
        self._folder = UploadFolder("imports")
        self._files: dict[str, WaitingFile] = {}
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._working = threading.Lock()
        self._line = threading.BoundedSemaphore(MOST_LOOKED_AT)
        if sensing.records.writable:
            settle(sensing.store, sensing.records)

    def receive(self, name: str, announced: int | None) -> Upload:
        """Where a file is written to. Raises DraftError for a bad name or too large a file."""
        return self._folder.receive(name, announced, LARGEST)

    def keep(self, upload: Upload, country: str, actor: Actor) -> WaitingFile:
        """Take a file that has come and look at it. Raises EntryError where too many wait or stand in line."""
        upload.finish()
        path, said = upload.target, ImportStatements()
        try:
            asked = asked_of(said, path.name, self._sensing.zone, country, actor)
            inspected = self._inspect(path, asked)
            file = WaitingFile(path.parent.name, path, upload.received, actor.name, said, asked, inspected)
            with self._lock:
                self._make_room(actor.name)
                self._files[file.id] = file
        except BaseException:
            self._folder.remove(path)
            raise
        return file

    def get(self, identity: str, actor: Actor) -> WaitingFile:
        """A file of somebody. Raises NotFoundError, for the files of others, too."""
        with self._lock:
            file = self._files.get(identity)
        if file is None or file.owner != actor.name:
            raise NotFoundError("imports-file-unknown", received=identity)
        return file

    def settle(self, identity: str, said: ImportStatements, country: str, actor: Actor) -> WaitingFile:
        """State what a file does not say itself, and look at it again. Raises EntryError for what cannot be."""
        file = self._changeable(identity, actor)
        asked = asked_of(said, file.path.name, self._sensing.zone, country, actor)
        inspected = self._inspect(file.path, asked)
        with self._lock:
            if self._files.get(identity) is not file:
                raise EntryError("imports-changed", file=file.path.name)
            return self._put(file, said=said, asked=asked, inspected=inspected)

    def store(self, identity: str, actor: Actor, done: Done) -> WaitingFile:
        """Begin to store a file; `done` is called once it is. Raises EntryError where something is to be settled."""
        file = self._changeable(identity, actor)
        if file.inspected.problems:
            raise EntryError("imports-unsettled", file=file.path.name, count=len(file.inspected.problems))
        storing = Storing()
        asked = replace(file.asked, actor=actor)
        work = threading.Thread(target=self._store, args=(file, asked, storing, done), name="import", daemon=True)
        with self._lock:
            if self._files.get(identity) is not file:
                raise EntryError("imports-changed", file=file.path.name)
            begun = self._put(file, storing=storing)
            self._threads = [one for one in self._threads if one.is_alive()] + [work]
            work.start()
        return begun

    def forget(self, identity: str, actor: Actor) -> None:
        """Give up a file; what is being stored of it stops, and what is stored stays and can be undone."""
        file = self.get(identity, actor)
        if file.storing is not None and file.storing.at_work:
            file.storing.watch.stop()
            return
        with self._lock:
            self._drop(file)

    def undo(self, number: int, actor: Actor) -> Undone:
        """Undo an import: one's own, or with the right to have readings deleted that of somebody else.

        Raises NotAllowedError without it, EntryError while a file is stored, and as `undo` does.
        """
        with self._sensing.records.read() as connection:
            imported, _ = import_of(connection, number)
        if imported.made_by != actor.name:
            require(actor, Permission.KEEP_OBSERVATIONS)
        if not self._working.acquire(blocking=False):
            raise EntryError("imports-at-work", number=number)
        try:
            return undo(self._sensing.store, self._sensing.records, self._sensing.folder, number, actor.name)
        finally:
            self._working.release()

    def close(self) -> None:
        """Stop what is stored and remove all files."""
        with self._lock:
            for file in self._files.values():
                if file.storing is not None:
                    file.storing.watch.stop()
            threads = self._threads
        for thread in threads:
            thread.join()
        with self._lock:
            self._files.clear()
            self._folder.close()

    def _inspect(self, path: Path, asked: Asked) -> Inspected:
        if not self._line.acquire(blocking=False):
            raise EntryError("imports-busy", file=path.name, allowed=MOST_LOOKED_AT)
        try:
            with self._working:
                return inspect(path, asked)
        except InputError as problem:
            return Inspected((), (problem.alone(),), frozenset())
        finally:
            self._line.release()

    def _store(self, file: WaitingFile, asked: Asked, storing: Storing, done: Done) -> None:
        with self._working:
            try:
                storing.watch.check()
                storing.state = "running"
                sensing = self._sensing
                settle(sensing.store, sensing.records)
                storing.imported = import_file(
                    sensing, sensing.records, file.path, asked, storing.report, sensing.changes.publish
                )
                storing.state = "done"
                done(storing.imported)
            except StoppedError:
                storing.state = "stopped"
            except CityBrainError as problem:
                storing.problem, storing.state = problem.alone(), "failed"
            except Exception:
                LOG.exception("import of %s failed", file.path.name)
                storing.problem, storing.state = EntryError("imports-failed", file=file.path.name), "failed"

    def _changeable(self, identity: str, actor: Actor) -> WaitingFile:
        file = self.get(identity, actor)
        if file.storing is not None and (file.storing.at_work or file.storing.state == "done"):
            raise EntryError("imports-stored", file=file.path.name)
        return file

    def _put(self, file: WaitingFile, **changed: object) -> WaitingFile:
        self._files[file.id] = changed_file = replace(file, **changed)  # type: ignore[arg-type]
        return changed_file

    def _make_room(self, owner: str) -> None:
        own = [one for one in self._files.values() if one.owner == owner and not _at_work(one)]
        for one in own[: max(0, len(own) - MOST_OF_ONE + 1)]:
            self._drop(one)
        if len(self._files) >= MOST:
            raise EntryError("imports-too-many", allowed=MOST)

    def _drop(self, file: WaitingFile) -> None:
        self._files.pop(file.id, None)
        self._folder.remove(file.path)


def _at_work(file: WaitingFile) -> bool:
    return file.storing is not None and file.storing.at_work
