"""The folders of a city's snapshots."""

from pathlib import Path

from citybrain.base.folders import numbered_folders
from citybrain.kernel.errors import NotFoundError

TWIN = "twin"


def snapshot_folders(city: Path) -> list[Path]:
    """Return the complete snapshots of a city, oldest first."""
    return numbered_folders(city, TWIN)


def current_folder(city: Path, number: int | None = None) -> Path:
    """Return the folder of the latest snapshot, or of one by number; raises NotFoundError where there is none."""
    folders = snapshot_folders(city)
    if not folders:
        raise NotFoundError("snapshot-none", folder=str(city))
    if number is None:
        return folders[-1]
    for folder in folders:
        if int(folder.name) == number:
            return folder
    known = ", ".join(str(int(folder.name)) for folder in folders)
    raise NotFoundError("snapshot-unknown", folder=str(city), received=number, allowed=known)
