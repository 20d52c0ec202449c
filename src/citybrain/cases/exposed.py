"""Who and what is inside an area: residents, and what domains declare as needing care, from the twin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.kernel.yaml_files import read_yaml
from citybrain.plans.workspace import Workspace

if TYPE_CHECKING:
    from pyproj import Transformer

BASE = "resident"
"""What amounts per person are counted by, as a domain declares it."""

PART = "exposed"
"""Where a domain declares what is counted: `exposed.yaml`."""


class ExposedKind(BaseModel, extra="forbid", frozen=True):
    """What is counted beside residents: rows whose quantity is one of some categories."""

    label: Mapping[Literal["en", "zh"], str]
    quantity: str
    is_one_of: Annotated[tuple[str, ...], Field(min_length=1)]


class ExposedGroup(TypedDict):
    """How many of a kind are inside; null where the twin cannot tell."""

    kind: str
    label: str
    count: int | None


class ExposedCount(TypedDict):
    """Residents inside an area and what needs care there; null where the twin cannot tell."""

    residents: int | None
    groups: list[ExposedGroup]


def exposed_kinds() -> dict[str, ExposedKind]:
    """What is counted beside residents, by name."""
    files = (path for domain in find_domains() for path in domain.files(PART))
    return {name: ExposedKind.model_validate(said) for path in files for name, said in read_yaml(path).items()}


def exposed(
    workspace: Workspace | None,
    corners: Sequence[Sequence[float]],
    language: str,
    kinds: Mapping[str, ExposedKind] | None = None,
) -> ExposedCount:
    """Count what lies inside corners [degrees]; without a city that is computed nothing can be told.

    `kinds` are what `exposed_kinds` says, for who counts many areas.
    """
    area = _Area(workspace, corners)
    base = next((one.quantity for one in find_domains().bases() if one.name == BASE), None)
    inside = None if base is None else area.values(base)
    groups: list[ExposedGroup] = []
    for name, kind in (exposed_kinds() if kinds is None else kinds).items():
        found = area.values(kind.quantity)
        codes = {} if workspace is None else workspace.graph.vocabulary.codes(kind.quantity)
        wanted = [codes[one] for one in kind.is_one_of if one in codes]
        count = None if found is None else int(np.isin(found, wanted).sum())
        groups.append({"kind": name, "label": kind.label["zh" if language == "zh" else "en"], "count": count})
    return {"residents": None if inside is None else round(float(np.nansum(inside))), "groups": groups}


class _Area:
    """An area in the coordinates of a city."""

    def __init__(self, workspace: Workspace | None, corners: Sequence[Sequence[float]]) -> None:
        self._workspace = workspace
        self._corners = np.array(corners, dtype=float).reshape(-1, 2)
        self._inside: dict[str, NDArray[np.bool_]] = {}

    def values(self, quantity: str) -> NDArray[np.float64] | None:
        """Values of a quantity of the rows whose middle is inside; None where they are not there, or hidden."""
        workspace = self._workspace
        if workspace is None or quantity not in workspace.graph.quantities or quantity in workspace.hidden:
            return None
        entity = workspace.graph[quantity].of
        if entity not in workspace.snapshot.positions:
            return None
        if entity not in self._inside:
            self._inside[entity] = self._rows(workspace, entity)
        values: NDArray[np.float64] = np.asarray(workspace.today().value(quantity), float)[self._inside[entity]]
        return values

    def _rows(self, workspace: Workspace, entity: str) -> NDArray[np.bool_]:
        at = workspace.snapshot.positions[entity]
        if len(self._corners) < 3:
            return np.zeros(len(at.x), bool)
        import shapely

        to_city = _to_city(workspace.snapshot.manifest.crs)
        ring = np.column_stack(to_city.transform(self._corners[:, 0], self._corners[:, 1]))
        area = shapely.make_valid(shapely.Polygon(ring))
        shapely.prepare(area)
        return np.asarray(shapely.contains_xy(area, at.x, at.y), bool)


@lru_cache(16)
def _to_city(crs: str) -> Transformer:
    """From degrees to the coordinates of a city: it takes longer to make than to count in an area."""
    from pyproj import Transformer

    return Transformer.from_crs(4326, crs, always_xy=True)
