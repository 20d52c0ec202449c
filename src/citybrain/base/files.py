"""Open the files that people give: regular files of this machine, not larger than what a city needs, in the encoding
they declare. Nothing else is ever opened, so a file name can never make the program fetch an address or read a device.
"""

import stat
from pathlib import Path

from citybrain.kernel.errors import InputError

LARGEST_FILE = 2_000_000_000
LARGEST_TEXT = 500_000_000
MEGABYTE = 1_000_000
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def local_file(path: Path | str, largest: int = LARGEST_FILE) -> Path:
    """Return the path of a regular file of this machine that is not empty and has at most `largest` bytes.

    Raises InputError for addresses, virtual file systems, folders, devices, and files that are empty or too large.
    """
    told = str(path)
    if "://" in told or told.startswith("/vsi"):
        raise InputError("file-not-local", file=told)
    path = Path(path)
    try:
        status = path.stat()
    except (OSError, ValueError) as problem:
        raise InputError("file-missing", file=told, problem=str(problem)) from problem
    if not stat.S_ISREG(status.st_mode):
        raise InputError("file-not-regular", file=told)
    if status.st_size == 0:
        raise InputError("file-empty", file=told)
    if status.st_size > largest:
        raise InputError("file-too-large", file=told, received=status.st_size / MEGABYTE, allowed=largest / MEGABYTE)
    return path


def read_head(path: Path, size: int = 4096) -> bytes:
    """Return the first bytes of a file, by which its format is recognised."""
    with path.open("rb") as file:
        return file.read(size)


def read_text(path: Path | str, encoding: str = "utf-8", largest: int = LARGEST_TEXT) -> str:
    """Return the text of a file. A byte order mark wins over `encoding`.

    Raises InputError with line and byte of the first character that is not in the encoding, or for a file of bytes.
    """
    path = local_file(path, largest)
    content = path.read_bytes()
    used = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), encoding)
    try:
        text = content.decode(used)
    except LookupError as problem:
        raise InputError("file-encoding-unknown", file=path.name, received=encoding) from problem
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        byte = f"0x{content[problem.start]:02x}"
        raise InputError("file-encoding", file=path.name, line=line, received=byte, allowed=used) from problem
    if "\x00" in text:
        raise InputError("file-not-text", file=path.name, line=text.count("\n", 0, text.index("\x00")) + 1)
    return text
