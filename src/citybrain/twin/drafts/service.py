"""All drafts of a served city: made, changed, built, deleted. Safe for threads."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import os
import re
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from citybrain.base.folders import require_space
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.twin.city_name import city_name, rename_city
from citybrain.twin.configuration import FILE as CITY_FILE
from citybrain.twin.configuration import GIVEN, parse_configuration
from citybrain.twin.disk import SPARE, write_file
from citybrain.twin.drafts.builder import Build
from citybrain.twin.drafts.city_file import city_file
from citybrain.twin.drafts.document import FILE as DRAFT_FILE
from citybrain.twin.drafts.document import FILES, BuildRecord, Draft, DraftFile, StoredMessage, read_draft, write_draft
from citybrain.twin.drafts.errors import DraftError
from citybrain.twin.drafts.names import file_name
from citybrain.twin.drafts.obstacles import obstacles
from citybrain.twin.drafts.readers import Readers
from citybrain.twin.drafts.upload import PART, Upload
from citybrain.twin.founding import quoted
from citybrain.twin.recognise.settings import FileSettings
from citybrain.twin.snapshot_folder import snapshot_folders

MOST_DRAFTS = 20
MOST_FILES = 30
LONGEST_NAME = 100
SERVED = "served"
"""In the folder of the drafts: the id of the one whose city is served, so that a restart goes on with it."""

START = "start"
"""Id of the city that the server was started with, which is given files and built like a draft, in its own folder."""

IDENTITY = re.compile(r"^[0-9a-f]{16}$")


class DraftService:
    """The drafts in one folder, which need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._readers = Readers()
        self._build: tuple[str, Build] | None = None
        self._restoring = threading.Lock()
        self._asked: set[tuple[str, str]] = set()
        clear_parts(folder)

    def folder(self, identity: str) -> Path:
        """The folder of a draft. Raises NotFoundError where there is none; what is no identity is never a path."""
        if identity == START and (snapshot_folders(self._folder.parent) or (self._folder.parent / CITY_FILE).is_file()):
            return self._folder.parent
        folder = self._folder / identity
        if not IDENTITY.match(identity) or not (folder / DRAFT_FILE).is_file():
            raise NotFoundError("draft-unknown", received=identity[:64])
        return folder

    @property
    def served(self) -> str | None:
        """The draft whose city was served last; None where it was the city of the start, or there is no city."""
        with contextlib.suppress(OSError, UnicodeDecodeError, NotFoundError):
            identity = (self._folder / SERVED).read_text(encoding="ascii")
            return identity if snapshot_folders(self.folder(identity)) else None
        return None

    @served.setter
    def served(self, identity: str | None) -> None:
        with self._lock, contextlib.suppress(OSError):  # a folder that may not be written to is served all the same
            if identity is None:
                (self._folder / SERVED).unlink(missing_ok=True)
            else:
                write_file(self._folder / SERVED, identity.encode())

    def all(self) -> list[Draft]:
        """All drafts, the latest first."""
        found = []
        for path in self._folder.glob(f"*/{DRAFT_FILE}"):
            with contextlib.suppress(DraftError, NotFoundError):
                found.append(self.get(path.parent.name))
        return sorted(found, key=lambda draft: (draft.created, draft.id), reverse=True)

    def create(self) -> Draft:
        """A new, empty draft.

        Raises DraftError where there are too many, and where the folder of the served city was moved away; InputError
        where the disk has no room.
        """
        with self._lock:
            self._require_room()
            created = datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds")
            draft = Draft(id=secrets.token_hex(8), created=created)
            folder = self._folder / draft.id
            (folder / FILES).mkdir(parents=True)
            write_draft(folder, draft)
            return draft

    def _require_room(self) -> None:
        if len(list(self._folder.glob(f"*/{DRAFT_FILE}"))) >= MOST_DRAFTS:
            raise DraftError("draft-too-many", allowed=MOST_DRAFTS)
        if not self._folder.parent.is_dir():
            raise DraftError("draft-folder-gone", folder=str(self._folder.parent))
        self._folder.mkdir(exist_ok=True)
        require_space(self._folder, SPARE)

    @contextlib.contextmanager
    def restoring(self) -> Iterator[Path]:
        """The folder of all drafts, while one is made of a backup; one at a time.

        Raises DraftError while another one is, and as `create` does.
        """
        if not self._restoring.acquire(blocking=False):
            raise DraftError("backup-restoring")
        try:
            with self._lock:
                self._require_room()
            yield self._folder
        finally:
            self._restoring.release()

    def adopt(self, made: Path, name: str) -> Draft:
        """Take a folder with a city as a new draft, called as it was, or with a number where another one is.

        Raises DraftError where one of its files is called as no file can be: it would be looked for elsewhere.
        """
        with self._lock:
            self._require_room()
            created = datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds")
            before = read_draft(made) if (made / DRAFT_FILE).is_file() else Draft(id="", created=created, own=[])
            for file in before.files:
                file_name(file.name)
            draft = before.model_copy(update={"id": secrets.token_hex(8), "name": self._free_name(name)})
            number = int(snapshot_folders(made)[-1].name)
            draft.build = BuildRecord(state="done", share=1.0, snapshot=number)
            if (made / CITY_FILE).is_file():
                rename_city(made, draft.name)
            else:
                write_file(made / CITY_FILE, f"name = {quoted(draft.name)}\n".encode())
            (made / FILES).mkdir(exist_ok=True)
            write_draft(made, draft)
            made.rename(self._folder / draft.id)
            return self.get(draft.id)

    def _free_name(self, name: str) -> str:
        taken = {draft.name.casefold() for draft in self.all()}
        names = [
            name[:LONGEST_NAME],
            *(f"{name[: LONGEST_NAME - 5]} ({number})" for number in range(2, MOST_DRAFTS + 2)),
        ]
        return next(one for one in names if one.casefold() not in taken)

    def get(self, identity: str) -> Draft:
        """A draft as it is now; files that nobody has looked at yet are looked at. Raises NotFoundError."""
        with self._lock:
            draft = self._read(identity)
            at_work = self._at_work(identity)
            if at_work is not None:
                draft.build = at_work.record
            elif draft.build is not None and draft.build.state == "running":
                draft.build = BuildRecord(state="failed", error=StoredMessage(code="draft-build-interrupted"))
            for file in draft.files:
                if file.reading and (identity, file.name) not in self._asked:
                    self._recognise(identity, file)
            return draft

    def _read(self, identity: str) -> Draft:
        """A draft as it is kept; of a city that was not begun here with its name and the uses of its own files."""
        folder = self.folder(identity)
        if identity == START and not (folder / DRAFT_FILE).is_file():
            draft = Draft(id=START, created=datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds"))
        else:
            draft = read_draft(folder)
        if identity == START or draft.founded:
            draft = draft.model_copy(
                update={"id": identity, "name": city_name(folder, draft.name), "own": own_sources(folder)}
            )
        return draft

    def delete(self, identity: str) -> None:
        """Forget a draft with its files and the city that was built of them; a build at work is stopped.

        Raises DraftError for the city of the start.
        """
        if identity == START:
            raise DraftError("draft-of-start")
        self.cancel(identity)
        with self._lock:
            shutil.rmtree(self.folder(identity))

    def receive(self, identity: str, name: str, announced: int | None) -> Upload:
        """Where a file of a draft is written to. Raises DraftError for a bad name, too many files, a build at work."""
        name = file_name(name)
        with self._lock:
            draft = self._changeable(identity)
            if draft.file(name) is None and len(draft.files) >= MOST_FILES:
                raise DraftError("draft-too-many-files", allowed=MOST_FILES)
            return Upload(self._files(identity, draft, name), name, announced)

    def _files(self, identity: str, draft: Draft, name: str) -> Path:
        """Where files of a draft are kept. Raises DraftError where nothing can be, or a file of the city lies there."""
        folder = self.folder(identity) / FILES
        try:
            folder.mkdir(exist_ok=True)
            if not os.access(folder, os.W_OK):
                raise PermissionError(str(folder))
        except OSError as problem:
            raise DraftError("draft-folder-closed", name=draft.name) from problem
        if draft.founded and draft.file(name) is None and (folder / name).exists():
            raise DraftError("draft-file-own", file=name)
        return folder

    def keep(self, identity: str, name: str, upload: Upload) -> Draft:
        """Take a file that has come completely; one of the same name makes place for it."""
        name = file_name(name)
        with self._lock:
            draft = self._changeable(identity)
            upload.finish()
            file = DraftFile(name=name, bytes=upload.received)
            draft.files = [other for other in draft.files if other.name != name] + [file]
            return self._write(draft, file)

    def remove(self, identity: str, name: str) -> Draft:
        """Take a file out of a draft. Raises NotFoundError for one that it does not have."""
        with self._lock:
            draft = self._changeable(identity)
            file = _require(draft, name)
            draft.files.remove(file)
            (self.folder(identity) / FILES / file.name).unlink(missing_ok=True)
            return self._write(draft)

    def name(self, identity: str, **changed: Any) -> Draft:
        """Change name or country of a draft; the name of its city, if it is built, at once.

        Raises DraftError for a name that another draft has.
        """
        with self._lock:
            draft = self._changeable(identity).model_copy(update=changed)
            if "name" in changed:
                self._rename(draft)
            return self._write(draft)

    def _rename(self, draft: Draft) -> None:
        name = draft.name.casefold()
        if name and any(other.id != draft.id and other.name.casefold() == name for other in self.all()):
            raise DraftError("draft-name-taken", received=draft.name)
        folder = self.folder(draft.id)
        if name and (folder / CITY_FILE).is_file() and snapshot_folders(folder):
            rename_city(folder, draft.name)

    def settle(self, identity: str, name: str, settings: FileSettings) -> Draft:
        """Say what a file does not say itself. Raises NotFoundError for an unknown file, DraftError for an odd use."""
        with self._lock:
            draft = self._changeable(identity)
            file = _require(draft, name)
            if file.found and settings.kind not in (None, "none", *file.found["kinds"]):
                raise DraftError("draft-use-impossible", file=file.name, received=str(settings.kind))
            file.reading = file.reading or settings.of_content != file.settings.of_content
            file.settings = settings
            return self._write(draft, file if file.reading else None)

    def start(self, identity: str) -> Draft:
        """Build a draft. Raises DraftError with the first thing that stands in the way."""
        with self._lock:
            draft = self._changeable(identity)
            if self._build is not None and self._build[1].record.state == "running":
                raise DraftError("draft-build-other")
            for obstacle in obstacles(draft):
                raise obstacle
            folder = self.folder(identity)
            write_file(folder / (GIVEN if draft.founded else CITY_FILE), city_file(draft).encode())
            draft.build = BuildRecord(state="running")
            write_draft(folder, draft)
            files = [file.name for file in draft.files]
            self._build = identity, Build(folder, files, lambda record: self._built(identity, record))
            return self.get(identity)

    def cancel(self, identity: str) -> None:
        """Stop the build of a draft and wait until it is gone; nothing happens where none is at work."""
        self.folder(identity)
        at_work = self._at_work(identity)
        if at_work is not None:
            at_work.stop()

    def close(self) -> None:
        """Stop everything that is at work."""
        self._readers.close()
        if self._build is not None and self._build[1].record.state == "running":
            self._build[1].stop()

    def _built(self, identity: str, record: BuildRecord) -> None:
        with self._lock, contextlib.suppress(NotFoundError, OSError):
            draft = self._read(identity)
            draft.build = record
            write_draft(self.folder(identity), draft)

    def _at_work(self, identity: str) -> Build | None:
        if self._build is None or self._build[0] != identity or self._build[1].record.state != "running":
            return None
        return self._build[1]

    def _changeable(self, identity: str) -> Draft:
        if self._at_work(identity) is not None:
            raise DraftError("draft-being-built")
        return self._read(identity)

    def _write(self, draft: Draft, ask: DraftFile | None = None) -> Draft:
        write_draft(self.folder(draft.id), draft)
        if ask is not None:
            self._recognise(draft.id, ask)
        return self.get(draft.id)

    def _recognise(self, identity: str, file: DraftFile) -> None:
        self._asked.add((identity, file.name))
        path = self.folder(identity) / FILES / file.name
        self._readers.ask(path, file.settings, _then(self._recognised, identity, file))

    def _recognised(self, identity: str, asked: DraftFile, found: dict[str, Any]) -> None:
        """Keep what is known of a file, unless it was changed or removed meanwhile."""
        with self._lock, contextlib.suppress(NotFoundError, OSError):
            draft = self._read(identity)
            file = draft.file(asked.name)
            if file is None or (file.bytes, file.settings) == (asked.bytes, asked.settings):
                self._asked.discard((identity, asked.name))
            if file is not None and (file.bytes, file.settings) == (asked.bytes, asked.settings):
                file.found, file.reading = found, False
                write_draft(self.folder(identity), draft)


def clear_parts(folder: Path) -> None:
    """Remove pieces of files whose upload a crash broke off, and cities that were only half restored."""
    inside = (folder.glob(f"*/{FILES}/{PART}*"), folder.glob(f"{PART}*"), (folder.parent / FILES).glob(f"{PART}*"))
    for part in itertools.chain(*inside):
        with contextlib.suppress(OSError):
            part.unlink()
    for half in folder.glob(".restoring-*"):
        shutil.rmtree(half, ignore_errors=True)


def own_sources(city: Path) -> list[str] | None:
    """Uses of the files that city.toml names; none where it cannot be read, None where there is none."""
    path = city / CITY_FILE
    if not path.is_file():
        return None
    with contextlib.suppress(OSError, ValueError, InputError):
        return list(parse_configuration(path.read_text(encoding="utf-8")).sources)
    return []


def _then(
    call: Callable[[str, DraftFile, dict[str, Any]], None], identity: str, file: DraftFile
) -> Callable[[dict[str, Any]], None]:
    asked = file.model_copy(deep=True)
    return lambda found: call(identity, asked, found)


def _require(draft: Draft, name: str) -> DraftFile:
    file = draft.file(file_name(name))
    if file is None:
        raise NotFoundError("draft-file-unknown", received=name[:150])
    return file
