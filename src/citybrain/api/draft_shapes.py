"""Cities that are being made, as the API tells them."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.columns import FileColumn
from citybrain.twin.drafts.document import BuildState


class DraftSummary(TypedDict):
    """A draft in a list: how many files it has, how its last build stands, whether its city is there and is served."""

    id: str
    created: str
    name: str
    files: int
    build: BuildState | None
    built: bool
    open: bool


class DraftList(TypedDict):
    """All drafts; `served` is the one whose city is served, null for the city that the server was started with."""

    served: str | None
    drafts: list[DraftSummary]


class SettingsOfFile(TypedDict):
    """What a person said about a file; `kind` is "none" where it is not used. Columns and codes are by our names."""

    kind: str | None
    layer: str | None
    crs: str | None
    encoding: str | None
    columns: dict[str, str | None]
    values: dict[str, dict[str, str]]
    licence: str | None
    owner: str | None


class WantedColumn(TypedDict):
    """One of our names for which a column can be named, or has to be, and the one that is taken for it."""

    name: str
    label: str
    required: bool
    column: str | None


class FoundCode(TypedDict):
    """A value of a column of kinds, how often it stands there, and which of our names it means."""

    value: str
    count: int
    meaning: str | None


class FoundInFile(TypedDict):
    """What a file is, as far as it can be recognised.

    `kinds` are its possible uses, `counts` how many things it has, by what they are. `bounds` are west, south, east,
    north in degrees, `years` the first and the last. `codes` are by our names of the columns they stand in. `needs_crs`
    tells that the coordinate system has to be said.
    """

    format: str
    kinds: list[str]
    counts: dict[str, int]
    bounds: tuple[float, float, float, float] | None
    years: tuple[int, int] | None
    crs: str | None
    layer: str | None
    layers: list[str]
    encoding: str | None
    columns: list[FileColumn]
    wanted: list[WantedColumn]
    codes: dict[str, list[FoundCode]]
    needs_crs: bool


class DraftFile(TypedDict):
    """A file of a draft.

    `reading` tells that it is being looked at (again); `kind` is its use in the city, null where nobody knows it or it
    is not used; `licence` is the stated one, or that of its kind; `problem` is why it cannot be used as it is.
    """

    name: str
    bytes: int
    reading: bool
    kind: str | None
    used: bool
    licence: str | None
    settings: SettingsOfFile
    found: FoundInFile | None
    notices: list[str]
    problem: str | None


class Obstacle(TypedDict):
    """Something that has to be done before a draft can be built, and the file that it concerns."""

    code: str
    text: str
    file: str | None


class DraftBuild(TypedDict):
    """How far a build is, or how it ended; `file` is the one that an error concerns."""

    state: BuildState
    share: float
    text: str
    seconds: float
    snapshot: int | None
    error: str | None
    file: str | None


class DraftLimits(TypedDict):
    """How large a file may be, and how many a draft may have."""

    bytes: int
    files: int


class DraftPlace(TypedDict):
    """What follows from the place of the buildings; `currency` is that of the country that was chosen, if one was."""

    country: str
    time_zone: str
    currency: str | None


class Draft(TypedDict):
    """A city that is being made.

    `place` is null where no file tells it; `own` are uses of files that the city has of itself, which stay until a
    file is given for the same use, null for a city that was begun here. `countries` are those that can be chosen,
    `missing` kinds of files that the draft does not have, in the order in which they matter. `build` is the last one.
    """

    id: str
    created: str
    name: str
    country: str | None
    place: DraftPlace | None
    countries: list[str]
    own: list[str] | None
    files: list[DraftFile]
    missing: list[str]
    obstacles: list[Obstacle]
    build: DraftBuild | None
    open: bool
    limits: DraftLimits


class AttributeShares(TypedDict):
    """Shares of the values of an attribute that are known so, and of those that are simulated."""

    name: str
    label: str
    measured: float
    derived: float
    estimated: float
    unknown: float
    simulated: float


class RecordsOfSource(TypedDict):
    """Records of a source: received = kept + rejected; each reason is a text with its number."""

    source: str
    received: int
    kept: int
    rejected: list[str]


class DraftQuality(TypedDict):
    """How well the city of a draft is known, with labels and texts."""

    snapshot: int
    counts: dict[str, int]
    attributes: list[AttributeShares]
    records: list[RecordsOfSource]
    notices: list[str]
