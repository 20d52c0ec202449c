"""Ids of saved plans and the files behind them: an id is the path inside the folder without `.yaml`."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from citybrain.base.normal_forms import normal
from citybrain.kernel.errors import NotFoundError

ENDING = ".yaml"
OTHER_ENDING = ".yml"
LONGEST_SLUG = 80  # bytes; leaves room for a number behind it on every file system
LONGEST_PART = 255  # bytes that a file system takes for one name
DEEPEST = 4  # folders inside each other
SPOKEN = frozenset("LMN")  # letters, marks and numbers of any script
NAME = re.compile(r"[^./\\\x00-\x1f\x7f-\x9f\ud800-\udfff][^/\\\x00-\x1f\x7f-\x9f\ud800-\udfff]*")
"""Names of files and folders that are looked at: visible, without a control character."""

RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
"""Names that some systems give to devices."""


def slug(name: str) -> str:
    """A name for a file from the name of a plan: letters and digits of any script, dashes between words."""
    told = normal("NFC", normal("NFKC", name).casefold())
    words = "".join(letter if unicodedata.category(letter)[0] in SPOKEN else " " for letter in told).split()
    short = "-".join(words).encode()[:LONGEST_SLUG].decode(errors="ignore").rstrip("-")
    return f"{short or 'plan'}-plan" if short in RESERVED else short or "plan"


def candidates(name: str) -> Iterator[str]:
    """Ids for a new plan of a name: its slug, then the slug with a number."""
    base = slug(name)
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def path_of(folder: Path, identity: str) -> Path:
    """The file of an id. Raises NotFoundError for an id that cannot be one of a file in the folder."""
    parts = identity.split("/")
    if len(parts) > DEEPEST + 1 or not all(_is_name(part) for part in parts):
        raise NotFoundError("saved-plan-unknown", received=identity)
    ending = "" if identity.endswith(OTHER_ENDING) else ENDING
    return folder.joinpath(*parts[:-1], parts[-1] + ending)


def plan_files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Ids of all files of plans with what the disk says of each; no link is followed, no hidden name looked at."""
    yield from _walk(folder, "", 0)


def _walk(folder: Path, before: str, depth: int) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # no such folder, or not ours to read
        return
    for entry in entries:
        if not _is_name(entry.name):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                if depth < DEEPEST:
                    yield from _walk(folder / entry.name, f"{before}{entry.name}/", depth + 1)
            elif entry.name.endswith((ENDING, OTHER_ENDING)) and entry.is_file(follow_symlinks=False):
                yield before + entry.name.removesuffix(ENDING), entry.stat(follow_symlinks=False)
        except OSError:  # gone since the folder was read
            continue


def _is_name(part: str) -> bool:
    """Whether a step of an id is the plain, visible name of a file or folder."""
    return bool(NAME.fullmatch(part)) and len(part.encode()) + len(ENDING) <= LONGEST_PART
