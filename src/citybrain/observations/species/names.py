"""Species by name: which label of a detector means which, what it is called, and whether its places are protected."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, Field, ValidationError, model_validator

from citybrain.base.domains import find_domains
from citybrain.base.names import nearest, plain
from citybrain.kernel.errors import DeclarationError, NotFoundError
from citybrain.kernel.yaml_files import name_of, read_yaml

FOLDER = "species"
"""Of a domain and of a city's own folder: `species.yaml`, or files in `species/`."""

MOST_SPECIES = 20_000
MOST_FAULTS = 20
SEPARATOR = "_"
"""Between the scientific and the usual name in labels of classifiers such as BirdNET."""

Name = Annotated[str, Field(min_length=1, max_length=200)]


class DeclaredSpecies(BaseModel, extra="forbid", frozen=True):
    """A species; `protected` names the law or list by which its places are not shown to everybody."""

    scientific: str = Field(pattern=r"^[A-Z][a-z-]+ [a-z-]+( [a-z-]+)?$", max_length=200)
    label: Mapping[Literal["en", "zh"], Name]
    protected: str | None = Field(None, min_length=1, max_length=500)
    also: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _has_labels(self) -> Self:
        if set(self.label) != {"en", "zh"}:
            raise ValueError("label: en and zh")
        return self


class SpeciesNames(NamedTuple):
    """Species by key ("haliaeetus_albicilla"), and keys by every plain name of theirs."""

    all: Mapping[str, DeclaredSpecies]
    by_name: Mapping[str, str]

    def key_of(self, label: str) -> str | None:
        """The species that a label means, None where it means none.

        Either name counts, and labels such as "Haliaeetus albicilla_White-tailed Eagle" by either part.
        """
        for part in (label, *label.split(SEPARATOR, 1)):
            if (key := self.by_name.get(plain(part))) is not None:
                return key
        return None

    def one(self, key: str) -> DeclaredSpecies:
        """A species. Raises NotFoundError with the nearest key."""
        if key not in self.all:
            raise NotFoundError("species-unknown", received=key[:100], near=nearest(key, self.all))
        return self.all[key]


@lru_cache(8)
def species_names(city: Path | None) -> SpeciesNames:
    """The species that domains and a city declare. Raises DeclarationError with the faults of all files."""
    files = [path for domain in find_domains() for path in domain.files(FOLDER)]
    if city is not None:
        own = city / f"{FOLDER}.yaml"
        files += [*([own] if own.is_file() else []), *sorted((city / FOLDER).rglob("*.yaml"))]
    entries: dict[str, DeclaredSpecies] = {}
    faults: list[str] = []
    for path in files:
        for key, content in _entries(path):
            try:
                made = DeclaredSpecies.model_validate(content)
            except ValidationError as problem:
                first = problem.errors(include_url=False)[0]
                place = ".".join(map(str, first["loc"]))
                faults.append(f"{name_of(path)}: {key}: {place}: {first['msg']}"[:300])
                continue
            entries[key] = made
    if len(entries) > MOST_SPECIES:
        faults.append(f"{len(entries)} species, allowed {MOST_SPECIES}")
    if faults:
        raise DeclarationError("species-faults", count=len(faults), faults="\n".join(faults[:MOST_FAULTS]))
    names: dict[str, str] = {}
    for key, one in entries.items():
        for name in (key, one.scientific, *one.label.values(), *one.also):
            names.setdefault(plain(name), key)
    return SpeciesNames(entries, names)


def _entries(path: Path) -> list[tuple[str, Any]]:
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise DeclarationError("species-faults", count=1, faults=f"{name_of(path)}: species by name")
    return [(str(key), one) for key, one in content.items()]
