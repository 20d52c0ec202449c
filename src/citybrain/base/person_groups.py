"""Groups of people that a city should be able to tell apart, what would tell them, and who has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class PersonGroup:
    """A trait by which people differ; `attribute` tells it by area, none where no domain reads it yet.

    `holder` says who would have to give it, and as what, in each language.
    """

    name: str
    labels: Mapping[str, str]
    holder: Mapping[str, str]
    attribute: str = ""
    where: str = field(default="", compare=False)


def person_group(
    name: str, labels: Mapping[str, str], holder: Mapping[str, str], attribute: str = "", *, where: str
) -> PersonGroup:
    """A group as `domain.yaml` declares it."""
    return PersonGroup(name, labels, holder, attribute, where)
