"""The folder of keys: of this installation, outside all cities, so that no city's folder, copy or backup has them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_IRWXG, S_IRWXO
from tempfile import mkstemp

from citybrain.base.folders import sync

FOLDER = "CITYBRAIN_KEYS"
"""Variable of the environment that names it."""


def keys_folder() -> Path:
    """The folder that the environment names, else `citybrain/keys` among the settings of whoever runs the program.

    Raises RuntimeError where nothing is named and there is no home.
    """
    named = os.environ.get(FOLDER)
    settings = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(named) if named else Path(settings) / "citybrain" / "keys"


def open_to_others(names: Iterable[str] = ()) -> Path | None:
    """The folder, or a file in it of some names, where others than its owner have any right to it."""
    with suppress(OSError, RuntimeError):  # no key yet, or no home
        folder = keys_folder()
        for path in (folder, *(folder / name for name in names)) if folder.is_dir() else ():
            if os.name == "posix" and path.stat().st_mode & (S_IRWXG | S_IRWXO):
                return path
    return None


def make_folder(folder: Path) -> None:
    """Make a folder in that of keys, and that, for their owner alone. Raises OSError."""
    keys_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    for one in reversed([folder, *folder.parents]):
        if one.is_relative_to(keys_folder()):
            one.mkdir(mode=0o700, exist_ok=True)


def write_key(path: Path, text: bytes, new: bool = False) -> None:
    """Write a file for its owner alone: it is on disk as a whole, or as it was before.

    Where two programs make a `new` one at once the first one's stays. Raises OSError.
    """
    make_folder(path.parent)
    handle, making = mkstemp(prefix=f".{path.name}-", dir=path.parent)  # for its owner alone
    with os.fdopen(handle, "wb") as file:
        file.write(text)
        file.flush()
        os.fsync(handle)
    if new:
        with suppress(FileExistsError):
            os.link(making, path)
        Path(making).unlink()
    else:
        Path(making).replace(path)
    sync(path.parent)
