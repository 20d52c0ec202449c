"""What a `domain.yaml` may say, and what its entries declare."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from citybrain.kernel import DeclarationError

T = TypeVar("T")
LISTS = ("needs", "phases")
MAPPINGS = (
    "entities", "relations", "roles", "bases", "components", "rebounds", "builds", "sites", "groups", "sensed",
    "layouts", "grounds", "pictured", "marked",
)  # fmt: skip
ALLOWED = {"label", *LISTS, *MAPPINGS}


def check_forms(content: Mapping[str, Any], where: str) -> None:
    """Raises DeclarationError for a part that is no list of names or no mapping where one is wanted."""
    lists = [(part, content[part]) for part in LISTS if part in content]
    for part in MAPPINGS:
        if not isinstance(told := content.get(part, {}), dict):
            raise DeclarationError("domain-no-mapping", where=where, part=part, received=str(told))
    for name, near in content.get("sensed", {}).items():
        if not isinstance(near, dict) or not all(isinstance(m, int | float) and m > 0 for m in near.values()):
            raise DeclarationError("domain-no-mapping", where=where, part=f"sensed: {name}", received=str(near))
    lists += [(f"roles: {role}", names) for role, names in content.get("roles", {}).items()]
    for part, names in lists:
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise DeclarationError("domain-no-list", where=where, part=part, received=str(names))


def declared_by(declare: Callable[..., T], entries: Mapping[str, Mapping[str, Any]], where: str) -> Iterator[T]:
    """What a part of a file declares, by name. Raises DeclarationError for an entry with a key that it cannot have."""
    allowed = set(inspect.signature(declare).parameters) - {"name", "where"}
    for name, entry in entries.items():
        if not isinstance(entry, dict) or set(entry) - allowed:
            received = ", ".join(map(str, entry)) if isinstance(entry, dict) else str(entry)
            told = {"received": f"{name}: {received}", "allowed": ", ".join(sorted(allowed))}
            raise DeclarationError("domain-bad-file", where=where, **told)
        try:
            yield declare(name, **entry, where=where)
        except TypeError as error:
            told = {"received": f"{name}: {error}", "allowed": ", ".join(sorted(allowed))}
            raise DeclarationError("domain-bad-file", where=where, **told) from None
