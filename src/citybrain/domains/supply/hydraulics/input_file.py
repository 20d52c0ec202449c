"""Input files of EPANET: their sections with the number of each line, bounds of size, and what is cut off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.base.files import local_file
from citybrain.kernel.errors import InputError

LARGEST = 100_000_000
"""Bytes of a file."""

MOST_ELEMENTS = 200_000
"""Nodes, and as many pipes, pumps and valves."""

LONGEST_LINE = 1_024
"""Characters of a line that the engine reads (EPANET 2.2: MAXLINE)."""

NODES, LINKS = ("JUNCTIONS", "RESERVOIRS", "TANKS"), ("PIPES", "PUMPS", "VALVES")
FIRST_WORDS = ("JUNC", "RESE", "TANK", "PIPE", "PUMP", "VALV", "COOR", "VERT", "OPTI", "TIME", "EMIT", "END")
OTHERS = ("COORDINATES", "VERTICES", "OPTIONS", "TIMES", "EMITTERS", "END")
WHOLE = dict(zip(FIRST_WORDS, (*NODES, *LINKS, *OTHERS), strict=True))
"""Sections that are read here, by their first four letters: the engine looks at no more of a word."""

OF_LINKS = ("PIPE", "PUMP", "VALV", "STAT", "VERT", "ENER")
"""Sections whose lines begin with a link; others begin with a node."""

BY_SECOND_WORD = ("TAGS", "CONT", "REAC")
"""Sections whose lines name a node or link in their second word."""

SEPARATORS = ' \t,"'
NAMING_FILES = {"OPTI": ("HYDR", "MAP", "VERI"), "REPO": ("FILE",)}
"""Lines of sections that name files: hydraulics that are kept or taken over, maps, and a second report."""

FEET = 0.3048
US_UNITS = ("CFS", "GPM", "MGD", "IMGD", "AFD")
METRIC_UNITS = ("LPS", "LPM", "MLD", "CMH", "CMD")
CUBIC_METRES_PER_HOUR = {
    "CFS": 0.028316846592 * 3600.0, "GPM": 0.003785411784 * 60.0, "MGD": 3785.411784 / 24.0,
    "IMGD": 4546.09 / 24.0, "AFD": 1233.48183754752 / 24.0, "LPS": 3.6, "LPM": 0.06, "MLD": 1000.0 / 24.0,
    "CMH": 1.0, "CMD": 1.0 / 24.0,
}  # fmt: skip
"""Cubic metres in an hour of each unit of flow that a file may name."""

METRES_OF_PSI = 0.3048 / 0.4333
"""Metres of water of a pound per square inch, with the number that the engine uses (EPANET 2.2: PSIperFT)."""


class InputLine(NamedTuple):
    """Words of a line of a section, and its number in the file."""

    number: int
    words: tuple[str, ...]


class SupplyUnits(NamedTuple):
    """Units of a file: names of flow, pressure and length, and what they are in m³/h, m of water and m."""

    flow: str
    pressure: str
    length: str
    cubic_metres_per_hour: float
    metres_of_pressure: float
    metres: float


@dataclass(frozen=True)
class InputFile:
    """Sections of a file by name, each the lines that say something, in their order."""

    name: str
    text: str
    sections: Mapping[str, tuple[InputLine, ...]]

    @cached_property
    def nodes(self) -> dict[str, InputLine]:
        """Lines of junctions, reservoirs and tanks by id. Raises InputError for an id that stands twice."""
        return self._by_id(NODES)

    @cached_property
    def links(self) -> dict[str, InputLine]:
        """Lines of pipes, pumps and valves by id. Raises InputError for an id that stands twice."""
        return self._by_id(LINKS)

    def option(self, name: str) -> str | None:
        """What an option says, such as the unit of flows; None where the file does not say it."""
        told = [one.words[1] for one in self.sections["OPTIONS"] if one.words[0].upper() == name and len(one.words) > 1]
        return told[-1].upper() if told else None

    @property
    def units(self) -> SupplyUnits:
        """Units of the file. Raises InputError where it says none: the engine would take gallons in a minute."""
        flow = self.option("UNITS")
        if flow not in CUBIC_METRES_PER_HOUR:
            allowed = ", ".join(CUBIC_METRES_PER_HOUR)
            raise InputError("supply-units-missing", file=self.name, received=flow or "-", allowed=allowed)
        of_flow = CUBIC_METRES_PER_HOUR[flow]
        if flow in METRIC_UNITS:
            return SupplyUnits(flow, "m", "m", of_flow, 1.0, 1.0)
        return SupplyUnits(flow, "psi", "ft", of_flow, METRES_OF_PSI, FEET)

    def _by_id(self, kinds: tuple[str, ...]) -> dict[str, InputLine]:
        known: dict[str, InputLine] = {}
        for kind in kinds:
            for line in self.sections[kind]:
                if (first := known.setdefault(line.words[0], line)) is not line:
                    at = {"line": line.number, "first": first.number}
                    raise InputError("supply-id-twice", file=self.name, received=line.words[0], **at)
        return known


class NetworkFile(NamedTuple):
    """A file that may be a network: its name and what it says, not looked at yet."""

    name: str
    content: bytes

    @classmethod
    def of_path(cls, path: Path | str) -> NetworkFile:
        """A file of this machine. Raises InputError for one that is none or is too large."""
        path = local_file(path, LARGEST)
        return cls(path.name, path.read_bytes())

    def packed(self) -> tuple[dict[str, str], dict[str, NDArray[np.uint8]]]:
        """The name and the content, as another process is given them."""
        return {"file": self.name}, {"content": np.frombuffer(self.content, np.uint8)}


def unpacked(asked: Mapping[str, Any], arrays: Mapping[str, Any]) -> InputFile:
    """The network that another process was given."""
    return parse_network(arrays["content"].tobytes().decode("utf-8", "replace"), asked["file"])


def read_network(path: Path | str) -> InputFile:
    """A file of this machine. Raises InputError for one that is none, is too large, or cannot be a network."""
    file = NetworkFile.of_path(path)
    return parse_network(file.content.decode("utf-8", "replace"), file.name)


def parse_network(text: str, name: str) -> InputFile:
    """The sections of a file. Raises InputError with the line for what the engine could not read at all."""
    sections: dict[str, list[InputLine]] = {whole: [] for whole in WHOLE.values()}
    current, some = None, False
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            told = {"line": number, "received": len(line), "allowed": LONGEST_LINE}
            raise InputError("supply-line-long", file=name, **told)
        words = tuple(line.partition(";")[0].split())
        if not words:
            continue
        if (section := section_of(line)) is not None:
            current, some = WHOLE.get(section), True
            if section.startswith("END"):
                break
        elif current is not None:
            sections[current].append(InputLine(number, words))
    read = InputFile(name, text, {key: tuple(lines) for key, lines in sections.items()})
    _require_network(read, some)
    return read


def section_of(line: str) -> str | None:
    """The first four letters of the section that a line begins, as the engine reads it; None for any other line."""
    head = line.lstrip(SEPARATORS)
    return head[1:5].rstrip("] \t").upper() if head.startswith("[") else None


def without_files(text: str) -> str:
    """A file that names no others: the engine would read and write what a stranger names. Lines keep their numbers."""
    lines, section = text.splitlines(), ""
    for row, line in enumerate(lines):
        if (begun := section_of(line)) is not None:
            section = begun
        elif line.lstrip(SEPARATORS).upper().startswith(NAMING_FILES.get(section, ("\0",))):
            lines[row] = ";"
    return "\n".join(lines)


def _require_network(read: InputFile, some: bool) -> None:
    counts = {kind: len(read.sections[kind]) for kind in (*NODES, *LINKS)}
    nodes, links = (sum(counts[kind] for kind in kinds) for kinds in (NODES, LINKS))
    if not some or not nodes or not links:
        raise InputError("supply-no-network", file=read.name, nodes=nodes, links=links)
    if max(nodes, links) > MOST_ELEMENTS:
        raise InputError("supply-network-large", file=read.name, received=max(nodes, links), allowed=MOST_ELEMENTS)
    if not counts["RESERVOIRS"] + counts["TANKS"]:
        raise InputError("supply-no-source", file=read.name, nodes=nodes)
    for line in _lines(read, LINKS):
        if len(line.words) < 3:
            raise InputError("supply-line-short", file=read.name, line=line.number, received=" ".join(line.words))
        for end in line.words[1:3]:
            if end not in read.nodes:
                raise InputError(
                    "supply-node-unknown", file=read.name, line=line.number, link=line.words[0], received=end
                )


def _lines(read: InputFile, kinds: tuple[str, ...]) -> Iterator[InputLine]:
    for kind in kinds:
        yield from read.sections[kind]


def unreached_nodes(read: InputFile) -> list[str]:
    """Junctions that no pipe, pump or valve joins to a tank or reservoir, open or not, in the order of the file."""
    parent = {name: name for name in read.nodes}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for line in _lines(read, LINKS):
        parent[root(line.words[1])] = root(line.words[2])
    fed = {root(line.words[0]) for line in _lines(read, NODES[1:])}
    return [line.words[0] for line in read.sections["JUNCTIONS"] if root(line.words[0]) not in fed]


def solvable_part(read: InputFile) -> tuple[InputFile, list[str], list[str]]:
    """The file without what no link joins to a source, which no engine can solve, and the nodes and links left out.

    What is told of them in other sections goes too, but for rules: with one that names them the engine refuses the
    file. Lines keep their numbers.
    """
    nodes = unreached_nodes(read)
    gone = set(nodes)
    links = [line.words[0] for line in _lines(read, LINKS) if line.words[1] in gone]
    if not nodes:
        return read, [], []
    lines, section = read.text.splitlines(), ""
    for row, line in enumerate(lines):
        words = line.partition(";")[0].split()
        if (begun := section_of(line)) is not None:
            section = begun
        elif words and section != "RULE":
            at = 1 if section in BY_SECOND_WORD and len(words) > 1 else 0
            of_links = section in OF_LINKS or (at and words[0].upper() in ("LINK", "BULK", "WALL"))
            lines[row] = ";" if words[at] in (links if of_links else gone) else line
    return parse_network("\n".join(lines), read.name), nodes, links
