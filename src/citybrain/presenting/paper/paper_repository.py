"""What is written on the papers of saved plans: one file each beside the plans, in the folder `papers` of a city."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from citybrain.kernel.errors import InputError
from citybrain.plans.saved.errors import not_stored
from citybrain.plans.saved.files import replace_whole
from citybrain.plans.saved.names import path_of
from citybrain.presenting.paper.text import LONGEST_LOGO, LONGEST_TEXT, PaperText

FOLDER = "papers"
ENDING = ".json"
LARGEST = LONGEST_LOGO + 8 * LONGEST_TEXT


class PaperRepository:
    """The papers of a city by the ids of its saved plans."""

    def __init__(self, city: Path) -> None:
        self.folder = city / FOLDER

    def find(self, identity: str) -> PaperText:
        """What the paper of a saved plan says, nothing where nobody wrote it yet.

        Raises NotFoundError for an id that no plan can have, InputError for a file that is no paper.
        """
        path = self._path(identity)
        try:
            with path.open("rb") as file:
                return PaperText.model_validate_json(file.read(LARGEST))
        except (FileNotFoundError, NotADirectoryError):
            return PaperText()
        except (OSError, ValidationError) as problem:
            raise InputError("paper-unreadable", file=str(path), problem=type(problem).__name__) from None

    def save(self, identity: str, text: PaperText) -> PaperText:
        """Keep what the paper of a saved plan says. Raises NotKeptError where the disk does not take it."""
        path, checked = self._path(identity), text.checked()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(path, checked.model_dump_json(indent=1).encode())
        except OSError as problem:
            raise not_stored(problem, path.parent) from None
        return checked

    def _path(self, identity: str) -> Path:
        path = path_of(self.folder, identity)
        return path.with_name(path.name + ENDING)
