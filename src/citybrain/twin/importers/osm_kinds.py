"""What OpenStreetMap tags mean, by the tables of osm_kinds.yaml and of `openstreetmap.yaml` of the domains."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

from citybrain.base.domains import find_domains
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml

Tags: TypeAlias = Mapping[str, str]
ANY: Final = "*"
TABLES = Path(__file__).with_name("osm_kinds.yaml")
MODES: Final = ("walk", "cycle", "drive")


@dataclass(frozen=True)
class Meaning:
    """The name a table gives an object, and the tag that it was taken from."""

    name: str
    key: str
    value: str


@dataclass(frozen=True)
class KindTable:
    """Keys in order of precedence, each with our name for its values."""

    entries: tuple[tuple[str, Mapping[str, str]], ...]

    def meaning(self, tags: Tags) -> Meaning | None:
        """The first entry that knows a tag; of a value like "school;library" each part is looked for in turn."""
        for key, names in self.entries:
            tagged = tags.get(key)
            for value in tagged.split(";") if tagged else ():
                name = names.get(value.strip()) or (names.get(ANY) if value != "no" else None)
                if name:
                    return Meaning(name, key, value.strip())
        return None

    def name(self, tags: Tags) -> str | None:
        """Our name for an object, None if no tag tells it."""
        found = self.meaning(tags)
        return found.name if found else None

    @property
    def keys(self) -> frozenset[str]:
        """All keys that the table looks at."""
        return frozenset(key for key, _ in self.entries)


@cache
def kind_table(section: str) -> KindTable:
    """The table of a category, of places or of land."""
    return KindTable(tuple((entry["key"], _by_value(entry)) for entry in _document()[section]))


def has_kinds(section: str) -> bool:
    """Whether there is such a table."""
    return section in _document()


def outline_tags() -> tuple[str, str]:
    """The tags of outlines of the entity by which a city is told, and of their mapped parts."""
    told = _document().get("outlines")
    if told is None:
        allowed = ", ".join(domain.name for domain in find_domains())
        raise InputError("osm-no-outlines", allowed=allowed)
    return str(told["whole"]), str(told["part"])


def _by_value(entry: Mapping[str, Any]) -> dict[str, str]:
    return {value: name for name, values in entry.items() if name != "key" for value in values}


def reason_to_leave_out(tags: Tags) -> str | None:
    """Message key of why something tagged as an outline is none above the ground; None if it is one."""
    for reason, excluded in _document()["left_out"].items():
        if any(tags.get(key) in values for key, values in excluded.items()):
            return str(reason)
    return None


@cache
def default_modes() -> dict[str, frozenset[str]]:
    """Which of walk, cycle, drive may use a way, by the value of its tag highway."""
    table = _document()["highway"]
    return {value: frozenset(modes.split()) for modes, values in table.items() for value in values}


def allowed_modes(tags: Tags) -> frozenset[str]:
    """Which of walk, cycle, drive may use a way; none for ways that are not open, or not known."""
    usual = default_modes().get(tags.get("highway", ""))
    if usual is None:
        return frozenset()
    return frozenset(mode for mode in MODES if _is_allowed(mode, mode in usual, tags))


def _is_allowed(mode: str, usual: bool, tags: Tags) -> bool:
    access = _document()["access"]
    allowed = usual and not any(tags.get(key) in access["forbidding"] for key in access[mode]["general"])
    for key in access[mode]["own"]:
        if tags.get(key) in access["forbidding"]:
            allowed = False
        elif tags.get(key) in access["allowing"]:
            allowed = True
    return allowed


@cache
def listed(section: str) -> frozenset[str]:
    """The values of a plain list of the tables: railway or label."""
    return frozenset(_document()[section])


@cache
def _document() -> dict[str, Any]:
    own = [path for domain in find_domains() for path in domain.files("openstreetmap")]
    return {key: part for path in (TABLES, *own) for key, part in read_yaml(path).items()}
