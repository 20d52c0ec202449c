"""Figures of a city that no quantity of the graph gives: from the map, the registers, and the indicators themselves."""

from __future__ import annotations

import numpy as np
import shapely

from citybrain.kernel import Level
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.roles import added_up
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.progress.algorithms import algorithms_registered
from citybrain.progress.figures_told import NOTHING, PERCENT, Figure
from citybrain.progress.roles import HOMES, LOW_INCOME, RESIDENTS
from citybrain.twin.snapshot import Snapshot

GREEN = ("green", "forest", "wetland", "farmland")
"""Kinds of land on the map that are green; where they lie over each other they count once."""

OWN_WAYS = ("cycleway",)
SQUARE_METRES_PER_HECTARE = 10_000.0
METRES_PER_KILOMETRE = 1_000.0
PEOPLE = 100_000.0


def figures_of(workspace: Workspace) -> dict[str, Figure]:
    """All figures that hang on nothing that people enter, by name."""
    today = workspace.today()
    residents = float(today.value(people)) if (people := today.graph.roles.one(RESIDENTS)) else 0.0
    return {
        "green_area": _per_people(_green_hectares(workspace.snapshot), residents),
        "cycleways": _per_people(_cycleway_kilometres(workspace.snapshot), residents),
        "low_income_burden": _low_income_burden(today),
        "algorithms_registered": algorithms_registered(workspace.graph),
        "known_well": _known_well(workspace.snapshot),
    }


def share_reported(reported: int, asked: int) -> Figure:
    """Part of some indicators that is reported, in percent."""
    return Figure(PERCENT * reported / asked, int(Level.MEASURED), exact=True) if asked else NOTHING


def _per_people(amount: float | None, residents: float) -> Figure:
    return NOTHING if amount is None or residents <= 0 else Figure(amount / residents * PEOPLE)


def _green_hectares(snapshot: Snapshot) -> float | None:
    """Green of the map inside its bounds [ha]; None where the city has no map."""
    try:
        table = snapshot.table("land", ["kind", "geometry"])
    except NotFoundError:
        return None
    chosen = np.isin(np.array(table.column("kind").to_pylist(), dtype=object), GREEN)
    shapes = shapely.from_wkb(np.array(table.column("geometry").to_pylist(), dtype=object)[chosen])
    return float(shapely.area(shapely.union_all(shapely.make_valid(shapes)))) / SQUARE_METRES_PER_HECTARE


def _cycleway_kilometres(snapshot: Snapshot) -> float | None:
    """Length of ways of their own for bicycles [km]; None where the city has no map."""
    try:
        table = snapshot.table("streets", ["highway", "length"])
    except NotFoundError:
        return None
    own = np.isin(np.array(table.column("highway").to_pylist(), dtype=object), OWN_WAYS)
    return float(np.nansum(np.asarray(table.column("length").to_pylist(), np.float64)[own])) / METRES_PER_KILOMETRE


def _low_income_burden(today: View) -> Figure:
    """Part of what homes pay that households of low income pay [%]."""
    low, homes = (today.graph.roles.names(role) for role in (LOW_INCOME, HOMES))
    if not low or not homes:
        return NOTHING
    part, whole = (float(added_up(*(today.value(name) for name in names))) for names in (low, homes))
    share = PERCENT * part / whole if whole > 0 else np.nan
    level = max(int(today.quality(name).max(initial=0)) for name in (*low, *homes))
    return Figure(share, level) if np.isfinite(share) else NOTHING


def _known_well(snapshot: Snapshot) -> Figure:
    """Part of all values of attributes of the first entity that are measured or surveyed [%]."""
    rows = snapshot.first
    if not rows.attributes or not len(rows):
        return NOTHING
    levels = np.concatenate([rows.quality_levels(name) for name in rows.attributes])
    return Figure(PERCENT * float(np.mean(levels <= Level.SURVEYED)), int(Level.MEASURED), exact=True)
