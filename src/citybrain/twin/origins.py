"""Where every value of the twin comes from: a short list of origins, and one small code per value."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias, get_args

from citybrain.kernel.errors import DeclarationError

Kind = Literal["measured", "derived", "estimated", "unknown"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MOST_ORIGINS = 256  # codes are stored as unsigned bytes


@dataclass(frozen=True)
class Origin:
    """How a value is known.

    `quality` is a level of the U4SSC KPI Verification Manual (2022), column T: 1 accurate measurement to 6 unknown
    method. `source` is a key of the manifest's sources, `rule` a message key that says how the value was made, and
    `row_column` the column that finds the record in the source file.
    """

    name: str
    kind: Kind
    quality: int
    simulated: bool = False
    source: str | None = None
    rule: str | None = None
    row_column: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS or not 1 <= self.quality <= 6:
            raise DeclarationError("origin-invalid", name=self.name, kind=self.kind, quality=self.quality)


RowOrigins: TypeAlias = Origin | Sequence[Origin]
"""The origin of all rows of a table, or that of each."""

UNKNOWN = Origin("unknown", "unknown", 6, rule="origin-unknown")


def made_by(rule: str, kind: Kind, quality: int, source: str | None = None) -> Origin:
    """Return the origin of values that a rule makes; `source` where it uses a file of the city."""
    return Origin(rule, kind, quality, source=source, rule=rule)


class Origins:
    """The origins of one snapshot; a code is the position in the list, and 0 is always "unknown"."""

    def __init__(self, origins: Iterable[Origin] = (UNKNOWN,)) -> None:
        self.all = list(origins)
        self._codes = {origin: code for code, origin in enumerate(self.all)}

    def __getitem__(self, code: int) -> Origin:
        return self.all[code]

    def __len__(self) -> int:
        return len(self.all)

    def code(self, origin: Origin) -> int:
        """Return the code of an origin, adding it if it is new."""
        if origin not in self._codes:
            if len(self.all) == MOST_ORIGINS:
                raise DeclarationError("origins-too-many", allowed=MOST_ORIGINS, name=origin.name)
            self._codes[origin] = len(self.all)
            self.all.append(origin)
        return self._codes[origin]

    def as_json(self) -> list[dict[str, Any]]:
        """Return the list as the manifest writes it."""
        return [asdict(origin) for origin in self.all]

    @classmethod
    def from_json(cls, listed: Iterable[dict[str, Any]]) -> "Origins":
        """Read the list of a manifest."""
        return cls(Origin(**entry) for entry in listed)
