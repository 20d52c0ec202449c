"""What is to be imported: files, the table of city.toml that says how they are read, and their identity."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from citybrain.kernel.errors import InputError
from citybrain.twin.configuration import BillSettings, CityConfiguration, source_path


@dataclass(frozen=True)
class BillRequest:
    """Files of bills, the file of meters if there is one, and the settings of their table."""

    city: Path
    name: str
    settings: BillSettings
    paths: tuple[Path, ...]
    meters: Path | None

    @property
    def shown(self) -> str:
        """The files as an error names them."""
        return ", ".join(path.name for path in self.paths)

    @property
    def all_paths(self) -> tuple[Path, ...]:
        """Files of bills, then that of meters."""
        return (*self.paths, *([self.meters] if self.meters else []))


def request_of(city: Path, configuration: CityConfiguration, files: Sequence[Path], name: str | None) -> BillRequest:
    """Settings and files of an import; without a name, those of the table that names one of the files.

    Raises InputError where there is no such table, no file at all, or a file that is not there.
    """
    known = configuration.bills
    if name is None:
        given = {path.resolve() for path in files}
        name = next((n for n, s in known.items() if given & {source_path(city, f) for f in s.file}), None)
    if name is not None and name not in known and not files:
        raise InputError("bills-name-unknown", received=name, allowed=", ".join(known) or "-")
    settings = known.get(name or "", BillSettings())
    paths = tuple(files) or tuple(source_path(city, file) for file in settings.file)
    if not paths:
        raise InputError("bills-no-file", received=name or "-")
    meters = source_path(city, settings.meters.file) if settings.meters else None
    request = BillRequest(city, name or paths[0].stem, settings, paths, meters)
    for path in request.all_paths:
        if not path.is_file():
            raise InputError("bills-file-missing", file=str(path))
    return request


def identity_of(hashes: Sequence[str], settings: BillSettings) -> str:
    """The same for the same files read in the same way, whatever they and their table are called."""
    told = settings.model_dump(mode="json", exclude={"file", "title", "licence"})
    return hashlib.sha256(json.dumps([sorted(hashes), told], sort_keys=True).encode()).hexdigest()
