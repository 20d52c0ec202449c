"""What the own API answers about imports of readings. Times are ISO 8601 in UTC."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.observations.importing.waiting import State


class ImportMeaning(TypedDict):
    """What a column can mean: a role, "none", or a property with the unit of its readings and units that convert."""

    meaning: str
    label: str
    is_property: bool
    unit: str | None
    units: list[str]


class ImportColumn(TypedDict):
    """A column, or a name in the rows of a long file (`in_rows`).

    `meaning` is null where nothing is known; `why` it is left out. `unit` is what file or person states, `unit_asked`
    whether numbers of it have none.
    """

    name: str
    in_rows: bool
    samples: list[str]
    meaning: str | None
    why: str | None
    unit: str
    unit_asked: bool


class ImportProblem(TypedDict):
    """Something that has to be settled first, as what is stated of `column`, where it is about one."""

    code: str
    text: str
    column: str | None


class ImportRow(TypedDict):
    """A reading as it would be stored, in `unit`; `until` where it is of a span, `problem` why it is set apart."""

    line: int
    station: str | None
    property: str
    time: str | None
    until: str | None
    value: float | None
    text: str | None
    unit: str | None
    received: str
    problem: str | None


class ImportRejected(TypedDict):
    """How many cells are no readings for one reason."""

    reason: str
    count: int


class ImportDone(TypedDict):
    """What became of a file: received = stored + duplicates + rejected. `number` is that of the import."""

    number: int
    received: int
    stored: int
    duplicates: int
    rejected: int
    streams: int


class ImportStoring(TypedDict):
    """How far a file is stored: `share` from 0 to 1; what came of it, or why it failed."""

    state: State
    share: float
    imported: ImportDone | None
    problem: str | None


class StatedProperty(TypedDict):
    """A property that the city alone knows."""

    label: str
    unit: str | None


class ImportStated(TypedDict):
    """What is stated of a file, as it is sent."""

    columns: dict[str, str]
    units: dict[str, str]
    properties: dict[str, StatedProperty]
    dates: str | None
    station: str | None
    time_zone: str | None
    encoding: str | None
    coordinates: str | None
    data_class: str | None


class ImportFile(TypedDict):
    """A file that waits. `rows` and counts are of what would be stored, empty while there are `problems`.

    `needs` is what the file does not tell: station, dates, coordinates. `time_zone`: of local times.
    received = readings + all that is `rejected`. `stations` are the first of `station_count`.
    """

    id: str
    name: str
    bytes: int
    said: ImportStated
    columns: list[ImportColumn]
    problems: list[ImportProblem]
    needs: list[str]
    notices: list[str]
    rows: list[ImportRow]
    received: int
    readings: int
    rejected: list[ImportRejected]
    empty: int
    stations: list[str]
    station_count: int
    first: str | None
    last: str | None
    time_zone: str
    meanings: list[ImportMeaning]
    storing: ImportStoring | None


class ReadingImport(TypedDict):
    """An import of a file; `removed` readings once it was undone by `withdrawn_by`, else null.

    `kept` stay then, as another import that is not undone delivered them, too.
    """

    number: int
    file: str
    since: str | None
    until: str | None
    received: int
    stored: int
    duplicates: int
    rejected: int
    removed: int | None
    kept: int | None
    made_by: str
    made_at: str
    withdrawn_by: str | None
    withdrawn_at: str | None


class ReadingImports(TypedDict):
    """The last one first; `bytes` is the most that a file may have, `time_zone` that of the city."""

    imports: list[ReadingImport]
    time_zone: str
    bytes: int


class ImportUndone(TypedDict):
    """How many readings were removed, how many stay, and the models of forecasts that were trained on some of them.

    What stays was delivered by another import, too, and goes when that one is undone.
    """

    number: int
    file: str
    removed: int
    kept: int
    stale: list[int]
