"""Groups of people that a city should be able to tell apart, what would tell them, and who has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from citybrain.kernel.errors import DeclarationError

SHARE, REST = "share", "rest"
"""Which part of the residents is a group: the one that the attribute tells, or all others."""


@dataclass(frozen=True)
class GroupPart:
    """What people may say of themselves by a trait; `of` is `SHARE` or `REST`, empty where nobody counts them."""

    labels: Mapping[str, str]
    of: str = ""


@dataclass(frozen=True)
class PersonGroup:
    """A trait by which people differ; `attribute` tells it by area, none where no domain reads it yet.

    `holder` says who would have to give it, and as what, in each language. `parts` are the groups that people may say
    they belong to, by name; none where nobody is asked for the trait.
    """

    name: str
    labels: Mapping[str, str]
    holder: Mapping[str, str]
    attribute: str = ""
    where: str = field(default="", compare=False)
    parts: Mapping[str, GroupPart] = field(default_factory=dict)


def person_group(
    name: str,
    labels: Mapping[str, str],
    holder: Mapping[str, str],
    attribute: str = "",
    parts: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    where: str,
) -> PersonGroup:
    """A group as `domain.yaml` declares it. Raises DeclarationError for a part that is of nothing known."""
    made = {one: GroupPart(said["labels"], said.get("of", "")) for one, said in (parts or {}).items()}
    for one, part in made.items():
        if part.of not in ("", SHARE, REST):
            told = {"received": f"{name}: {one}: {part.of}", "allowed": f"{SHARE}, {REST}"}
            raise DeclarationError("domain-bad-file", where=where, **told)
    return PersonGroup(name, labels, holder, attribute, where, made)
