"""Streets, receivers and cells from features, groups of people from a table, and what ties them together."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, importer
from citybrain.kernel import Relation

REACH = 150.0
"""Distance in metres within which a street is heard."""


@importer("streets", "receivers", "cells", "groups")
def street_noise(read: Tables, known: Tables) -> Imported:
    """Take over the tables of the files and relate receivers to streets, cells to receivers, groups to cells."""
    streets, receivers, cells, groups = (read[name] for name in ("streets", "receivers", "cells", "groups"))
    streets = streets.assign(toy_length=streets.geometry.length)
    relations = {
        "toy_heard": _heard(receivers, streets),
        "toy_within": _within(cells, receivers),
        "toy_lives_in": _lives_in(groups, cells),
    }
    tables = {
        "toy_streets": streets, "toy_receivers": receivers, "toy_cells": cells,
        "toy_groups": groups.drop(columns="cells"),
    }  # fmt: skip
    return Imported(tables, {name: name.removeprefix("toy_") for name in tables}, relations)


def _heard(receivers: gpd.GeoDataFrame, streets: gpd.GeoDataFrame) -> Relation:
    """Each pair within reach, with a weight that falls with the distance."""
    points, lines = receivers.geometry.to_numpy(), streets.geometry.to_numpy()
    pairs = shapely.STRtree(lines).query(points, predicate="dwithin", distance=REACH)
    distance = shapely.distance(points[pairs[0]], lines[pairs[1]])
    made = Relation.of_pairs("toy_receiver", "toy_street", len(receivers), tuple(pairs), 10.0 / (10.0 + distance))
    return made


def _within(cells: gpd.GeoDataFrame, receivers: gpd.GeoDataFrame) -> Relation:
    inside = shapely.STRtree(receivers.geometry.to_numpy()).query(cells.geometry.to_numpy(), predicate="contains")
    return Relation.of_pairs("toy_cell", "toy_receiver", len(cells), tuple(inside), np.ones(inside.shape[1]))


def _lives_in(groups: pd.DataFrame, cells: gpd.GeoDataFrame) -> Relation:
    """`cells` of a group names the cells with spaces between; -1 for a name that no cell has."""
    row = {name: number for number, name in enumerate(cells["id"])}
    named = [name.split() for name in groups["cells"]]
    own = np.repeat(np.arange(len(groups)), [len(names) for names in named])
    to = np.array([row.get(name, -1) for names in named for name in names], np.intp)
    return Relation.of_pairs("toy_group", "toy_cell", len(groups), (own, to), np.ones(len(to)))
