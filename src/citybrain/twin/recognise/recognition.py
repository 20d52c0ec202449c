"""The answer of the recogniser about one file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from citybrain.base.notices import Notice
from citybrain.kernel.errors import InputError
from citybrain.twin.configuration import SourceKey

OF_SYSTEM = frozenset(
    {
        "features-crs-missing",
        "features-crs-unknown",
        "features-not-degrees",
        "footprints-not-on-earth",
        "register-crs-missing",
    }
)
"""Problems that end when a person names the coordinate system."""
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class RecognisedColumn:
    """A column of the file, with a few of its values as a person would recognise them."""

    name: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """One of our names for which a column may be (or, where `required`, has to be) named, and the one that fits."""

    name: str
    required: bool
    column: str | None


@dataclass(frozen=True)
class Code:
    """A value of a column of kinds, how often it stands there, and which of our names it means (None: not known)."""

    value: str
    count: int
    meaning: str | None


@dataclass
class Recognition:
    """What a file is.

    `kind`: its most likely use, None where that has to be said; `kinds`: all that are possible. `counts` by what is
    counted (features, rows, buildings, layers, stops, cells, hours). `bounds`: west, south, east, north in degrees.
    `problem`: why it cannot be used as it is.
    """

    format: str
    kind: SourceKey | None = None
    kinds: tuple[SourceKey, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    bounds: Bounds | None = None
    years: tuple[int, int] | None = None
    crs: str | None = None
    layer: str | None = None
    layers: tuple[str, ...] = ()
    encoding: str | None = None
    columns: tuple[RecognisedColumn, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    codes: dict[str, tuple[Code, ...]] = field(default_factory=dict)
    needs_crs: bool = False
    notices: list[Notice] = field(default_factory=list)
    problem: Notice | None = None

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self)

    def fail(self, error: InputError) -> Recognition:
        """Keep what is wrong with the file; return this."""
        self.problem = Notice(error.code, dict(error.arguments))
        self.needs_crs = self.needs_crs or error.code in OF_SYSTEM
        return self

    @property
    def unnamed(self) -> list[str]:
        """Our names for which a column has to be named and is not."""
        return [wanted.name for wanted in self.wanted if wanted.required and wanted.column is None]
