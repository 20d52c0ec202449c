"""The engine EPANET 2.2 by its toolkit, from the library that the package wntr brings; loads none of its Python."""

from __future__ import annotations

import ctypes
import importlib.util
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from citybrain.domains.supply.hydraulics.input_file import InputFile, without_files
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Rows

LIBRARIES = {
    "linux": "linux-x64/libepanet22.so", "darwin": "darwin-arm/libepanet2.dylib", "win32": "windows-x64/epanet22.dll",
}  # fmt: skip

DEMAND, HEAD, PRESSURE, EMITTER = 9, 10, 11, 3
"""Values of nodes by their numbers in the toolkit."""

FLOW, STATUS, FIRST_STATUS, MINOR_STATUS = 8, 11, 4, 11
"""Values of links."""

DURATION, HYDRAULIC_STEP, PATTERN_STEP, REPORT_STEP = 0, 1, 3, 5
ACCURACY, EMITTER_EXPONENT = 1, 3
NODE_COUNT, LINK_COUNT = 0, 2
PRESSURE_DRIVEN = 1
FATAL = 100
DISCONNECTED = 4
UNSOLVED = 110
_TOLD = re.compile(r"Error (\d+)\s*[:\-]\s*(.*)")


class NetworkEngine:
    """An open network. Each call that the engine refuses raises InputError with what it says."""

    def __init__(self, library: Any, project: Any, file: str) -> None:
        self._library, self._project, self._file = library, project, file
        self.warnings: set[int] = set()
        self.nodes, self.links = self._count(NODE_COUNT), self._count(LINK_COUNT)

    def ids(self, of: str) -> list[str]:
        """Ids of the nodes or links ("node", "link") in their order."""
        call, buffer = getattr(self._library, f"EN_get{of}id"), ctypes.create_string_buffer(128)
        names = []
        for index in range(1, (self.nodes if of == "node" else self.links) + 1):
            self.require(call(self._project, index, buffer))
            names.append(buffer.value.decode("utf-8", "replace"))
        return names

    def node_values(self, what: int) -> Array:
        """A value of all nodes, in the units of the file."""
        return self._values(self._library.EN_getnodevalue, what, self.nodes)

    def link_values(self, what: int) -> Array:
        """A value of all links, in the units of the file."""
        return self._values(self._library.EN_getlinkvalue, what, self.links)

    def some_values(self, what: int, rows: Rows) -> Array:
        """A value of some nodes by their rows from 0."""
        value, out = ctypes.c_double(), np.empty(len(rows))
        call, place = self._library.EN_getnodevalue, ctypes.byref(value)
        for position, row in enumerate(rows):
            call(self._project, int(row) + 1, what, place)
            out[position] = value.value
        return out

    def set_node(self, row: int, what: int, value: float) -> None:
        """Change a value of a node by its row from 0."""
        self.require(self._library.EN_setnodevalue(self._project, row + 1, what, ctypes.c_double(value)))

    def set_link(self, row: int, what: int, value: float) -> None:
        """Change a value of a link by its row from 0."""
        self.require(self._library.EN_setlinkvalue(self._project, row + 1, what, ctypes.c_double(value)))

    def set_time(self, what: int, seconds: int) -> None:
        """Change a time of the file [s]."""
        self.require(self._library.EN_settimeparam(self._project, what, ctypes.c_long(seconds)))

    def time(self, what: int) -> int:
        """A time of the file [s]."""
        value = ctypes.c_long()
        self.require(self._library.EN_gettimeparam(self._project, what, ctypes.byref(value)))
        return value.value

    def option(self, what: int) -> float:
        """A number of the options of the file."""
        value = ctypes.c_double()
        self.require(self._library.EN_getoption(self._project, what, ctypes.byref(value)))
        return value.value

    def set_option(self, what: int, value: float) -> None:
        """Change a number of the options of the file."""
        self.require(self._library.EN_setoption(self._project, what, ctypes.c_double(value)))

    def deliver_by_pressure(self, least: float, required: float, exponent: float) -> None:
        """Let demand follow pressure: none below `least`, all of it from `required` on (Wagner et al. 1988)."""
        numbers = (ctypes.c_double(one) for one in (least, required, exponent))
        self.require(self._library.EN_setdemandmodel(self._project, PRESSURE_DRIVEN, *numbers))

    def scale_demands(self, factors: Array) -> None:
        """Multiply all demands of each node (n) by a factor."""
        number, value = ctypes.c_int(), ctypes.c_double()
        for row, factor in enumerate(factors):
            self.require(self._library.EN_getnumdemands(self._project, row + 1, ctypes.byref(number)))
            for one in range(1, number.value + 1):
                place = self._project, row + 1, one
                self.require(self._library.EN_getbasedemand(*place, ctypes.byref(value)))
                self.require(self._library.EN_setbasedemand(*place, ctypes.c_double(value.value * factor)))

    def begin(self) -> None:
        """Open the solver at the first hour."""
        self.require(self._library.EN_openH(self._project))
        self.require(self._library.EN_initH(self._project, 0))

    def end(self) -> None:
        """Close the solver; it may begin again."""
        self.require(self._library.EN_closeH(self._project))

    def solve(self) -> int:
        """Solve the hydraulics of now; the time [s]. May be asked again at the same time with other values."""
        time = ctypes.c_long()
        self.require(self._library.EN_runH(self._project, ctypes.byref(time)))
        return time.value

    def step(self) -> int:
        """Go on to the next time; the seconds that pass, 0 at the end."""
        step = ctypes.c_long()
        self.require(self._library.EN_nextH(self._project, ctypes.byref(step)))
        return step.value

    def require(self, code: int) -> None:
        """Raises InputError for a refusal; a warning is kept."""
        if code >= FATAL:
            raise InputError("supply-engine", file=self._file, number=code, problem=message_of(self._library, code))
        if code:
            self.warnings.add(code)

    def _count(self, what: int) -> int:
        value = ctypes.c_int()
        self.require(self._library.EN_getcount(self._project, what, ctypes.byref(value)))
        return value.value

    def _values(self, call: Any, what: int, size: int) -> Array:
        value, out = ctypes.c_double(), np.empty(size)
        place = ctypes.byref(value)
        for row in range(size):
            call(self._project, row + 1, what, place)
            out[row] = value.value
        return out


@contextmanager
def opened(read: InputFile) -> Iterator[NetworkEngine]:
    """The engine with a network. Raises InputError with the engine's message and line for a file with errors."""
    library, project = load_library(), ctypes.c_void_p()
    with tempfile.TemporaryDirectory(prefix="citybrain-network-") as folder:
        network, report = Path(folder, "network.inp"), Path(folder, "network.rpt")
        network.write_text(without_files(read.text), encoding="utf-8")
        library.EN_createproject(ctypes.byref(project))
        try:
            code = library.EN_open(project, str(network).encode(), str(report).encode(), b"")
            if code < FATAL:
                yield NetworkEngine(library, project, read.name)
        finally:
            library.EN_close(project)  # writes the report to its end
            library.EN_deleteproject(project)
        if code >= FATAL:
            raise refusal(read, code, report, library)


def load_library() -> Any:
    """The shared library. Raises InputError where the package that brings it is not installed."""
    package = importlib.util.find_spec("wntr")
    file = LIBRARIES.get(sys.platform)
    if package is None or package.origin is None or file is None:
        raise InputError("supply-no-engine", extra="water")
    path = Path(package.origin).parent / "epanet" / "libepanet" / file
    if not path.is_file():
        raise InputError("supply-no-engine", extra="water")
    return ctypes.CDLL(str(path))


def message_of(library: Any, code: int) -> str:
    """What the engine says of a number."""
    buffer = ctypes.create_string_buffer(256)
    library.EN_geterror(code, buffer, 255)
    return buffer.value.decode("utf-8", "replace").strip() or str(code)


def refusal(read: InputFile, code: int, report: Path, library: Any) -> InputError:
    """The first thing that the engine says is wrong with a file, with the line of the file that it names."""
    told = report.read_text(encoding="utf-8", errors="replace").splitlines() if report.is_file() else []
    number, problem, line = code, message_of(library, code), 0
    for position, text in enumerate(told):
        found = _TOLD.search(text)
        if found is None:
            continue
        number, problem = int(found[1]), found[2].strip()
        problem = _TOLD.sub(r"\2", problem)
        line = _line_of(read, told[position + 1 : position + 3]) or _line_of_named(read, problem)
        break
    return InputError("supply-engine-line", file=read.name, number=number, problem=problem, line=line)


def _line_of_named(read: InputFile, problem: str) -> int:
    """The line of the node or link that ends what the engine says, as in "unconnected node 12"; 0 for none."""
    name = problem.rsplit(maxsplit=1)[-1] if problem else ""
    known = read.nodes.get(name) if "node" in problem.lower() else read.links.get(name)
    return known.number if known else 0


def _line_of(read: InputFile, near: list[str]) -> int:
    """The number of the first line that has the words which the engine repeats; 0 where there is none."""
    wanted = [tuple(text.partition(";")[0].split()) for text in near if text.strip()]
    lines = [tuple(text.partition(";")[0].split()) for text in read.text.splitlines()]
    return next((lines.index(words) + 1 for words in wanted if words and words in lines), 0)
