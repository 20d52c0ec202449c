"""What is kept about a draft, in its draft.json: name, country, files with what they are, the last build."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from citybrain.messages import first_refused
from citybrain.twin.disk import write_file
from citybrain.twin.drafts.errors import DraftError
from citybrain.twin.recognise.settings import FileSettings

FILE = "draft.json"
FILES = "files"
Json = dict[str, Any]
BuildState = Literal["running", "done", "cancelled", "failed"]


class StoredMessage(BaseModel):
    """A message: its key and the values of its variables."""

    code: str
    arguments: dict[str, str | int | float] = {}


class DraftFile(BaseModel):
    """A file that was given. `found` is what the recogniser said last, `reading` whether it is at work on it."""

    name: str
    bytes: int
    settings: FileSettings = FileSettings()
    found: Json | None = None
    reading: bool = True

    @property
    def kind(self) -> str | None:
        """Its use in the city: as a person says, else as recognised; None where nobody knows or it is not used."""
        kind = self.settings.kind or (self.found or {}).get("kind")
        return None if kind == "none" else kind

    @property
    def used(self) -> bool:
        """Whether it goes into the city."""
        return self.settings.kind != "none"


class BuildRecord(BaseModel):
    """How the last build went: the share that is done, what is being done, why it failed, which file is concerned."""

    state: BuildState
    share: float = 0.0
    step: str = "build-reading"
    error: StoredMessage | None = None
    file: str | None = None
    snapshot: int | None = None
    seconds: float = 0.0


class Draft(BaseModel, extra="forbid"):
    """All of draft.json.

    `own` are the uses of the files that a city has which was not begun here: they stay until a file is given for the
    same use. None for a city that was begun here.
    """

    id: str
    created: str
    name: str = ""
    country: str | None = None
    own: list[str] | None = None
    files: list[DraftFile] = []
    build: BuildRecord | None = None

    @property
    def founded(self) -> bool:
        """Whether the city has a city.toml that was not written here and is left as it is."""
        return self.own is not None

    def file(self, name: str) -> DraftFile | None:
        """The file of a name, None where there is none."""
        return next((file for file in self.files if file.name == name), None)


def read_draft(folder: Path) -> Draft:
    """Read a draft. Raises DraftError for one that cannot be understood."""
    try:
        return Draft.model_validate_json((folder / FILE).read_bytes())
    except ValidationError as problem:
        raise DraftError("draft-form", id=folder.name, **first_refused(problem)) from problem
    except OSError as problem:
        raise DraftError("draft-damaged", id=folder.name, problem=problem.strerror or str(problem)) from problem


def write_draft(folder: Path, draft: Draft) -> None:
    """Write a draft in one step, so that a power cut leaves the old or the new one."""
    part = folder / f".{FILE}.{os.getpid()}"
    try:
        write_file(part, draft.model_dump_json(indent=1).encode())
        part.replace(folder / FILE)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
