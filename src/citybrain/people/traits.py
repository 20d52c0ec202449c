"""What people may say of themselves, each of it left out as they like, and how many of each group live here.

Traits and groups are those that domains declare (`groups` with `parts` in `domain.yaml`), and the area somebody lives
in. How many live here is what the twin says of residents of areas, as far as everybody may know it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.base.person_groups import PersonGroup
from citybrain.governance import ANONYMOUS
from citybrain.kernel.units import Array
from citybrain.plans.entity_index import ZONE
from citybrain.plans.workspace import Workspace

AREA = "area"
BASE = "resident"
"""What amounts per person are counted by, as a domain declares it."""

Labels = Mapping[str, str]


class Trait(NamedTuple):
    """A trait with its groups by name; `people` of those of whom it is known, by name of the group."""

    name: str
    labels: Labels
    groups: Mapping[str, Labels]
    people: Mapping[str, float]
    simulated: bool = False
    """Whether numbers of people rest on made-up data."""

    def texts(self) -> tuple[Labels, ...]:
        """All that it is called, each in its languages."""
        return (self.labels, *self.groups.values())


def traits_of(workspace: Workspace | None) -> dict[str, Trait]:
    """The traits that are asked for, by name; without a city that is computed nobody knows who lives there."""
    declared = [group for domain in find_domains() for group in domain.groups if group.parts]
    living = None if workspace is None else _Living(workspace.seen_by(ANONYMOUS))
    traits = {group.name: _declared(group, living) for group in declared}
    if living is not None and living.areas:
        labels = living.workspace.graph.entities[ZONE].labels
        traits[AREA] = Trait(AREA, labels, living.areas, living.by_area, living.simulated(living.base))
    return traits


def _declared(group: PersonGroup, living: _Living | None) -> Trait:
    groups = {name: part.labels for name, part in group.parts.items()}
    share = None if living is None else living.share(group.attribute)
    people = {}
    if share is not None and living is not None:
        wanted = {"share": share, "rest": living.known(group.attribute) - share}
        people = {name: wanted[part.of] for name, part in group.parts.items() if part.of in wanted}
    simulated = living is not None and bool(people) and living.simulated(group.attribute)
    return Trait(group.name, group.labels, groups, people, simulated)


class _Living:
    """Who lives in which area."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.base = next((one.quantity for one in find_domains().bases() if one.name == BASE), "")
        places = workspace.places
        named = zip(places[ZONE].ids, places.zone_names, strict=True) if ZONE in places else ()
        self.areas: Mapping[str, Labels] = {str(one): {"en": str(name), "zh": str(name)} for one, name in named}
        self.residents = self._residents(len(self.areas))

    @property
    def by_area(self) -> Mapping[str, float]:
        """Residents of each area; empty where nobody knows them."""
        if self.residents is None:
            return {}
        return {one: float(people) for one, people in zip(self.areas, self.residents, strict=True)}

    def share(self, attribute: str) -> float | None:
        """How many residents are of a group, by its share in each area; None where that is nowhere known."""
        values = self._values(attribute)
        if values is None or self.residents is None or not np.isfinite(values).any():
            return None
        return float(np.nansum(values * self.residents))

    def known(self, attribute: str) -> float:
        """Residents of the areas in which the share of a group is known."""
        values = self._values(attribute)
        return 0.0 if values is None or self.residents is None else float(self.residents[np.isfinite(values)].sum())

    def simulated(self, attribute: str) -> bool:
        """Whether any value of an attribute is made up."""
        return bool(self.workspace.snapshot.manifest.qualities.get(attribute, {}).get("simulated", 0.0))

    def _values(self, attribute: str) -> Array | None:
        if not attribute or attribute in self.workspace.hidden:
            return None
        values = self.workspace.snapshot.city().columns.get(attribute)
        return None if values is None else np.asarray(values, float)

    def _residents(self, areas: int) -> Array | None:
        if not self.base or self.base in self.workspace.hidden or not areas:
            return None
        of = self.workspace.snapshot.column(ZONE)
        people = np.nan_to_num(np.asarray(self.workspace.today().value(self.base), float))
        inside = of >= 0
        return np.asarray(np.bincount(of[inside], people[inside], areas), float)
