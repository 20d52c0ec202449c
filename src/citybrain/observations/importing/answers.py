"""Imports of readings as the own API answers them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from citybrain.base.answers import answer_of
from citybrain.kernel.errors import Argument, CityBrainError
from citybrain.messages import keys, render, text
from citybrain.messages.catalogue import fill
from citybrain.observations.importing import LARGEST
from citybrain.observations.importing import shapes as shape
from citybrain.observations.importing.inspecting import InspectedColumn, InspectedRow
from citybrain.observations.importing.kept import imports
from citybrain.observations.importing.mapping import NONE, ROLES
from citybrain.observations.importing.waiting import Storing, WaitingFile
from citybrain.observations.properties import KnownProperty, known_properties, units_of
from citybrain.observations.stream_status.answers import instant

MOST_STATIONS = 20


def file_answer(file: WaitingFile, language: str) -> shape.ImportFile:
    """A file that waits."""
    found, asked = file.inspected, file.asked
    known = {**known_properties(), **asked.stated.own}
    return {
        "id": file.id,
        "name": file.path.name,
        "bytes": file.bytes,
        "said": _statements_answer(file),
        "columns": [_column(one, language) for one in found.named],
        "problems": [_problem(one, language) for one in found.problems],
        "needs": sorted(found.needs),
        "notices": [here(one.code, one.arguments, language) for one in found.notices],
        "rows": [_row(one, known, language) for one in found.rows],
        "received": found.received,
        "readings": found.readings,
        "rejected": [{"reason": text(code, language), "count": n} for code, n in (found.rejected or {}).items()],
        "empty": found.empty,
        "stations": list(found.stations[:MOST_STATIONS]),
        "station_count": len(found.stations),
        "first": _instant(found.first),
        "last": _instant(found.last),
        "time_zone": asked.zone,
        "meanings": list(_meanings(known, language)),
        "storing": None if file.storing is None else _storing(file.storing, language),
    }


def imports_answer(connection: Connection, time_zone: str) -> shape.ReadingImports:
    """All imports."""
    listed: list[shape.ReadingImport] = [answer_of(shape.ReadingImport, one) for one in imports(connection)]
    return {"imports": listed, "time_zone": time_zone, "bytes": LARGEST}


def here(code: str, arguments: Mapping[str, Argument], language: str) -> str:
    """A message as a page tells it, where that of a command tells of its options."""
    own = f"{code}-here"
    return fill(own if own in keys(language) else code, language, arguments)


def _problem(problem: CityBrainError, language: str) -> shape.ImportProblem:
    column = problem.arguments.get("column")
    return {
        "code": problem.code,
        "text": here(problem.code, problem.arguments, language),
        "column": None if column is None else str(column),
    }


def _statements_answer(file: WaitingFile) -> shape.ImportStated:
    said = file.said
    return answer_of(
        shape.ImportStated,
        said,
        properties={key: {"label": one.label, "unit": one.unit} for key, one in said.properties.items()},
    )


def _column(one: InspectedColumn, language: str) -> shape.ImportColumn:
    why = None if one.why is None else text(f"import-left-{one.why}", language)
    return answer_of(shape.ImportColumn, one, samples=list(one.samples), why=why)


def _row(row: InspectedRow, known: Mapping[str, KnownProperty], language: str) -> shape.ImportRow:
    of = None if row.key is None else known[row.key]
    return {
        "line": row.line,
        "station": row.station,
        "property": row.name if of is None else _label(of, language),
        "time": _instant(row.time),
        "until": _instant(row.until),
        "value": row.value,
        "text": row.said,
        "unit": None if of is None else of.unit,
        "received": row.cell,
        "problem": None if row.problem is None else text(row.problem, language),
    }


def _meanings(known: Mapping[str, KnownProperty], language: str) -> Iterator[shape.ImportMeaning]:
    for role in (NONE, *ROLES):
        label = text(f"import-role-{role}", language)
        yield {"meaning": role, "label": label, "is_property": False, "unit": None, "units": []}
    named = sorted(known.values(), key=lambda one: _label(one, language).casefold())
    for one in named:
        units = [] if one.unit is None else list(units_of(one))
        label = _label(one, language)
        yield {"meaning": one.key, "label": label, "is_property": True, "unit": one.unit, "units": units}


def _storing(storing: Storing, language: str) -> shape.ImportStoring:
    return {
        "state": storing.state,
        "share": round(storing.share, 3),
        "imported": None if storing.imported is None else answer_of(shape.ImportDone, storing.imported),
        "problem": None if storing.problem is None else render(storing.problem, language),
    }


def _label(known: KnownProperty, language: str) -> str:
    return known.label.get(language) or known.label["en"]


def _instant(time: int | None) -> str | None:
    return None if time is None else instant(time)
