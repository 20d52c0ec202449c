"""Open the files that people give: regular files of this machine, not larger than what a city needs.

Nothing else is ever opened, so a file name can never make the program fetch an address or read a device.
"""

import stat
from pathlib import Path

from citybrain.kernel.errors import InputError

LARGEST_FILE = 2_000_000_000
LARGEST_TEXT = 500_000_000
MEGABYTE = 1_000_000


def local_file(path: Path | str, largest: int = LARGEST_FILE) -> Path:
    """Return the path of a regular file of this machine that is not empty and has at most `largest` bytes.

    Raises InputError for addresses, virtual file systems, folders, devices, and files that are empty or too large.
    """
    told = str(path)
    if "://" in told or str(Path(told)).startswith("/vsi"):
        raise InputError("file-not-local", file=told)
    path = Path(path)
    try:
        status = path.stat()
    except (OSError, ValueError) as problem:
        raise InputError("file-missing", file=told, problem=what_went_wrong(problem)) from problem
    if not stat.S_ISREG(status.st_mode):
        raise InputError("file-not-regular", file=told)
    if status.st_size == 0:
        raise InputError("file-empty", file=path.name)
    if status.st_size > largest:
        raise InputError(
            "file-too-large", file=path.name, received=status.st_size / MEGABYTE, allowed=largest / MEGABYTE
        )
    return path


def what_went_wrong(problem: Exception, *near: Path) -> str:
    """Return the text of an error without the folders of the files `near`: who gave a file knows its name alone."""
    text = (isinstance(problem, OSError) and problem.strerror) or str(problem)
    for folder in {path.absolute().parent for path in near} | {path.resolve().parent for path in near}:
        text = text.replace(f"{folder}/", "")
    return text


def read_head(path: Path, size: int = 4096) -> bytes:
    """Return the first bytes of a file, by which its format is recognised."""
    with path.open("rb") as file:
        return file.read(size)
