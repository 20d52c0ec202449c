"""The sections of a SWMM file as rows of words: bounded, without what the engine must not be given."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from citybrain.kernel.errors import InputError

LARGEST = 8_000_000
"""Bytes of a file: models of large cities have some megabytes."""

MOST_LINES, LONGEST_LINE = 300_000, 1024
"""Lines of a file, and characters of a line: the engine reads no longer ones."""

DRAWN = (
    "TITLE",
    "MAP",
    "COORDINATES",
    "VERTICES",
    "POLYGONS",
    "SYMBOLS",
    "LABELS",
    "BACKDROP",
    "PROFILES",
    "TAGS",
    "REPORT",
)
"""Sections that change no number of a run."""

KNOWN = (
    *DRAWN, "OPTIONS", "EVAPORATION", "TEMPERATURE", "ADJUSTMENTS", "RAINGAGES", "SUBCATCHMENTS", "SUBAREAS",
    "INFILTRATION", "LID_CONTROLS", "LID_USAGE", "AQUIFERS", "GROUNDWATER", "GWF", "SNOWPACKS", "JUNCTIONS", "OUTFALLS",
    "DIVIDERS", "STORAGE", "CONDUITS", "PUMPS", "ORIFICES", "WEIRS", "OUTLETS", "XSECTIONS", "TRANSECTS", "STREETS",
    "INLETS", "INLET_USAGE", "LOSSES", "CONTROLS", "POLLUTANTS", "LANDUSES", "COVERAGES", "LOADINGS", "BUILDUP",
    "WASHOFF", "TREATMENT", "INFLOWS", "DWF", "RDII", "HYDROGRAPHS", "CURVES", "TIMESERIES", "PATTERNS", "FILES",
    "EVENTS",
)  # fmt: skip

_HEAD = re.compile(r"\[([^\]]*)\]")


@dataclass(frozen=True)
class ModelRow:
    """One line of a section: its words and the number of the line in the file."""

    words: tuple[str, ...]
    line: int
    text: str


@dataclass(frozen=True)
class ModelFile:
    """A file by section, in the order of the file; names of sections in capitals, as the engine abbreviates them."""

    name: str
    sections: Mapping[str, Sequence[ModelRow]] = field(default_factory=dict)

    def rows(self, *sections: str) -> Iterator[ModelRow]:
        """The rows of sections, one section after the other."""
        for section in sections:
            yield from self.sections.get(section, ())

    def option(self, name: str, otherwise: str = "") -> str:
        """An option in capitals. The last of several counts, as for the engine."""
        told = [one.words[1] for one in self.rows("OPTIONS") if one.words[0].upper() == name and len(one.words) > 1]
        return told[-1].upper() if told else otherwise


def read_sections(text: str, name: str) -> ModelFile:
    """The sections of a file's text. Comments and empty lines are left out.

    Raises InputError for a file without sections, of too many or too long lines, and for a section nobody knows, with
    the line.
    """
    if len(text) > LARGEST:
        raise InputError("sewers-file-large", file=name, received=len(text), allowed=LARGEST)
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise InputError("sewers-file-lines", file=name, received=len(lines), allowed=MOST_LINES)
    sections: dict[str, list[ModelRow]] = {}
    current: list[ModelRow] | None = None
    for number, line in enumerate(lines, start=1):
        bare = line.split(";", 1)[0].strip()
        if not bare:
            continue
        if len(line) > LONGEST_LINE:
            raise InputError("sewers-line-long", file=name, line=number, received=len(line), allowed=LONGEST_LINE)
        if "\0" in line:
            raise InputError("sewers-no-model", file=name)
        if head := _HEAD.match(bare):
            current = sections.setdefault(_section(head[1], name, number), [])
        elif current is not None:
            current.append(ModelRow(_words(bare), number, bare))
    if not sections:
        raise InputError("sewers-no-model", file=name)
    return ModelFile(name, sections)


def _section(written: str, name: str, line: int) -> str:
    """The section by its name or the beginning of it, as the engine reads it."""
    wanted = written.strip().upper()
    found = [one for one in KNOWN if one == wanted] or [
        one for one in KNOWN if wanted[:4] and one.startswith(wanted[:4])
    ]
    if not found:
        raise InputError(
            "sewers-section-unknown", file=name, line=line, received=written[:40], allowed=", ".join(KNOWN)
        )
    return found[0]


def _words(bare: str) -> tuple[str, ...]:
    """Words of a line; in double quotes they may hold spaces."""
    if '"' not in bare:
        return tuple(bare.split())
    reader = shlex.shlex(bare, posix=True)
    reader.whitespace_split, reader.commenters, reader.quotes, reader.escape = True, "", '"', ""
    try:
        return tuple(reader)
    except ValueError:
        return tuple(bare.replace('"', " ").split())
