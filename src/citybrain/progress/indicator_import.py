"""Values of indicators from a CSV file or a spreadsheet: all of a file is kept, or nothing and every line is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.messages import allowed_by
from citybrain.progress.frameworks import Frameworks
from citybrain.progress.indicator_entry import Entered, ValueSaid, checked
from citybrain.progress.tables_in import TableRow, rows_in
from citybrain.records.errors import EntryError

REQUIRED = ("framework", "code", "year", "value", "unit", "level", "source")
KNOWN = (*REQUIRED, "part", "low", "high", "evidence", "method", "note")
NUMBERS = frozenset({"value", "low", "high"})
WHOLE = frozenset({"year", "level"})


@dataclass(frozen=True)
class LineProblem:
    """What is wrong with a line of a file."""

    line: int
    problem: CityBrainError


class FileLinesError(EntryError):
    """A file whose lines cannot all be used; nothing of it was kept.

    `errors` are this one and what is wrong, line by line.
    """

    def __init__(self, file: str, problems: Sequence[LineProblem], rows: int) -> None:
        first = problems[0].line
        super().__init__("entry-lines", file=file, count=len(problems), rows=rows, line=first)
        self.problems = tuple(problems)
        self.errors = (self, *(one.problem for one in self.problems))

    def __reduce__(self) -> tuple[object, ...]:
        return FileLinesError, (str(self.arguments["file"]), self.problems, int(str(self.arguments["rows"])))


def values_in(raw: bytes, file: str, frameworks: Frameworks, this_year: int) -> list[Entered]:
    """The values of a file. Raises FileLinesError with the lines that cannot be used, EntryError as `rows_in`."""
    values: list[Entered] = []
    problems: list[LineProblem] = []
    seen: dict[tuple[object, ...], int] = {}
    rows = rows_in(raw, file, REQUIRED, KNOWN)
    for row in rows:
        try:
            value = replace(_value(row, file, frameworks, this_year), file=file, line=row.line)
            key = (value.framework, value.code, value.part, value.year)
            if key in seen:
                raise EntryError("entry-twice", where=_where(file, row), first=seen[key])
            seen[key] = row.line
            values.append(value)
        except (EntryError, NotFoundError) as problem:
            problems.append(LineProblem(row.line, problem))
    if problems:
        raise FileLinesError(file, problems, len(rows))
    return values


def number_in(text: str, where: str, column: str) -> float:
    """A number with a decimal point, or a decimal comma where there is no point. Raises EntryError."""
    plain = text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace("\N{NARROW NO-BREAK SPACE}", "")
    if plain.count(",") == 1 and "." not in plain:
        whole, _, rest = plain.partition(",")
        if len(rest) == 3 and whole.lstrip("+-").isdigit() and whole.lstrip("+-") != "0":
            raise EntryError("entry-number-unclear", where=where, column=column, received=text[:60])
        plain = f"{whole}.{rest}"
    try:
        return float(plain)
    except ValueError:
        raise EntryError("entry-number", where=where, column=column, received=text[:60]) from None


def _value(row: TableRow, file: str, frameworks: Frameworks, this_year: int) -> Entered:
    where = _where(file, row)
    said: dict[str, object] = dict(row.cells)
    for name in (NUMBERS | WHOLE) & set(said):
        number = number_in(row.cells[name], where, name)
        said[name] = int(number) if name in WHOLE and number.is_integer() else number
    try:
        value = ValueSaid.model_validate(said)
    except ValidationError as failed:
        first = failed.errors(include_url=False)[0]
        column = str(first["loc"][0])
        if first["type"] == "missing":
            raise EntryError("entry-cell-missing", where=where, column=column) from None
        raise EntryError(
            "entry-cell", where=where, column=column, received=str(first["input"])[:60], **allowed_by(first)
        ) from None
    return checked(value, frameworks, this_year, where)


def _where(file: str, row: TableRow) -> str:
    return f"{file}:{row.line}"
