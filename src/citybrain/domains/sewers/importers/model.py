"""A file of SWMM as nodes, sewers and catchments on the map, and as the text that the engine runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import FILE_NAME, SOURCE_CRS, TEXT, Imported, Tables, Tell, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.sewers.engine.inflows import own_series
from citybrain.domains.sewers.engine.network import MOST_PAIRS, OUTFALL, SewerNetwork, upstream
from citybrain.domains.sewers.engine.reading import packed, read_model
from citybrain.domains.sewers.engine.sections import MOST_LINES
from citybrain.domains.sewers.importers.beside import (
    cells_above,
    cells_of_nodes,
    inlets_of_cells,
    streets_beside,
    upstream_relation,
)
from citybrain.kernel.errors import InputError
from citybrain.kernel.relations import Relation
from citybrain.kernel.units import Array

SOURCE, CELLS = "model", "cells"
LEAST_CORNERS = 3
FURTHEST = 1.0e8
"""Metres from the origin of a coordinate system beyond which nothing lies."""


@importer(SOURCE, asked=True, lines=(SOURCE,), most_rows=MOST_LINES)
def sewer_network(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Takes over nodes, sewers and catchments of a SWMM file, and what of the file changes numbers of a run.

    Raises InputError with the line for what is wrong with the file, and where its coordinate system is not stated.
    """
    told = read[SOURCE]
    file, crs = (str(told.attrs.get(one) or "") for one in (FILE_NAME, SOURCE_CRS))
    if not crs:
        raise InputError("sewers-crs-asked", file=file)
    tell(0.1, "sewers-reading")
    model = read_model("\n".join(told[TEXT]), file)
    model.require_runs()
    network = model.network
    placed = PlacedNetwork(network, crs, _city_crs(known, file))
    tables: dict[str, pd.DataFrame] = {
        "sewer_model_parts": _parts(model.text),
        "sewer_nodes": placed.nodes(), "sewer_pipes": placed.pipes(), "sewer_catchments": placed.catchments(),
    }  # fmt: skip
    tell(0.5, "sewers-reading")
    relations: dict[str, Relation] = {}
    if (above := upstream(network)) is not None:
        relations["sewer_upstream"] = upstream_relation(above, placed.node_rows, placed.catchment_rows)
    if (streets := known.get("streets")) is not None and isinstance(streets, gpd.GeoDataFrame):
        relations["node_to_street"] = streets_beside(streets, tables["sewer_nodes"])
    sources: dict[str, str] = dict.fromkeys(tables, SOURCE)
    told_of = [*_notices(network, tables), *_without(relations)]
    if (cells := known.get(CELLS)) is not None and isinstance(cells, gpd.GeoDataFrame) and len(cells):
        relations["cell_to_sewer"] = cells_above(cells, tables["sewer_pipes"])
        nodes = tables["sewer_nodes"]
        tables["sewer_nodes"] = nodes.assign(sewer_node_cell=cells_of_nodes(cells, nodes))
        tables[CELLS] = cells.assign(cell_inlet=_inlets(cells, tables, placed, own_series(model.model)))
        sources[CELLS] = "land"
        told_of.append(notice("sewers-inlets", count=int(tables[CELLS]["cell_inlet"].notna().sum()), total=len(cells)))
    return Imported(tables, sources, relations, tuple(told_of), columns_from={CELLS: {"cell_inlet": SOURCE}})


def _inlets(cells: gpd.GeoDataFrame, tables: Tables, placed: PlacedNetwork, closed: set[str]) -> Array:
    """Inlet of each cell: outfalls, and nodes with a series of inflow of their own, take no water of the ground."""
    nodes, catchments = tables["sewer_nodes"], tables["sewer_catchments"]
    takes = (nodes["sewer_node_kind"] != OUTFALL) & ~nodes["id"].isin(closed)
    outlets = [placed.network.catchments[number].outlet for number in placed.catchment_rows]
    rows = np.array([placed.node_rows.get(one, -1) for one in outlets], np.intp)
    return inlets_of_cells(cells, gpd.GeoDataFrame(nodes), gpd.GeoDataFrame(catchments), rows, takes.to_numpy(bool))


@importer("projects")
def water_projects(read: Tables, known: Tables) -> Imported:
    """Takes over projects of a table with what each costs and how many people it serves."""
    table = read["projects"]
    if "name" not in table.columns:
        raise InputError("sewers-projects", received=", ".join(map(str, table.columns))[:200] or "-")
    if "id" not in table.columns:
        table = table.assign(id=[f"project/{n}" for n in range(1, len(table) + 1)])
    return Imported({"water_projects": table}, {"water_projects": "projects"})


def _without(relations: Mapping[str, Relation]) -> list[Notice]:
    return [] if "sewer_upstream" in relations else [notice("sewers-upstream-large", allowed=MOST_PAIRS)]


def _city_crs(known: Tables, file: str) -> Any:
    """The coordinate system of the city, of its tables with shapes."""
    for table in known.values():
        if isinstance(table, gpd.GeoDataFrame) and table.crs is not None:
            return table.crs
    raise InputError("sewers-no-city", file=file)


def _parts(text: str) -> pd.DataFrame:
    """The text of a model as rows of six bytes."""
    parts = packed(text)
    places = np.arange(len(parts))
    return pd.DataFrame(
        {"id": [f"part/{n}" for n in places], "sewer_model_part_number": places * 1.0, "sewer_model_bytes": parts}
    )


def _notices(network: SewerNetwork, tables: Tables) -> list[Notice]:
    made = (("nodes", "sewer_nodes"), ("links", "sewer_pipes"), ("catchments", "sewer_catchments"))
    counts = {name: len(tables[table]) for name, table in made}
    told = [notice("sewers-network", **counts)]
    lost = {name: len(getattr(network, name)) - len(tables[table]) for name, table in made}
    if any(lost.values()):
        told.append(notice("sewers-without-place", **lost))
    if not any(one.overflow for one in network.nodes):
        told.append(notice("sewers-overflow-asked"))
    return told


class PlacedNetwork:
    """Objects of a network that have a place, in metres of the city; `node_rows` and others are rows by number."""

    def __init__(self, network: SewerNetwork, crs: str, city_crs: Any) -> None:
        self.network, self.crs, self.city_crs = network, crs, city_crs
        self.node_rows: dict[int, int] = {}
        self.catchment_rows: dict[int, int] = {}

    def nodes(self) -> gpd.GeoDataFrame:
        """Nodes with a place."""
        some = [(n, one) for n, one in enumerate(self.network.nodes) if one.place is not None]
        self.node_rows = {number: row for row, (number, _) in enumerate(some)}
        return self._table(
            {
                "id": [one.name for _, one in some], "name": [one.name for _, one in some],
                "sewer_node_number": [float(n) for n, _ in some], "sewer_node_kind": [one.kind for _, one in some],
                "sewer_node_invert": [one.invert for _, one in some],
                "sewer_node_depth": [one.depth for _, one in some],
                "sewer_node_overflow": [float(one.overflow) for _, one in some],
            },
            [shapely.Point(one.place) for _, one in some],
        )  # fmt: skip

    def pipes(self) -> gpd.GeoDataFrame:
        """Links between two nodes with a place, and their lengths on the map."""
        nodes = self.node_rows
        some = [(n, one) for n, one in enumerate(self.network.links)
                if one.start in nodes and one.end in nodes and len(set(one.path)) > 1]  # fmt: skip
        table = self._table(
            {
                "id": [one.name for _, one in some], "name": [one.name for _, one in some],
                "sewer_pipe_number": [float(n) for n, _ in some], "sewer_pipe_kind": [one.kind for _, one in some],
                "sewer_pipe_length": [one.length for _, one in some],
                "sewer_pipe_height": [one.height for _, one in some],
            },
            [shapely.LineString(one.path) for _, one in some],
        )  # fmt: skip
        return table.assign(sewer_drawn_length=table.geometry.length)

    def catchments(self) -> gpd.GeoDataFrame:
        """Catchments with an outline."""
        some = [(n, one) for n, one in enumerate(self.network.catchments) if len(set(one.outline)) >= LEAST_CORNERS]
        self.catchment_rows = {number: row for row, (number, _) in enumerate(some)}
        shapes = [_valid(shapely.Polygon(one.outline)) for _, one in some]
        return self._table(
            {
                "id": [one.name for _, one in some], "name": [one.name for _, one in some],
                "sewer_catchment_number": [float(n) for n, _ in some],
                "drained_area": [one.area for _, one in some],
                "sewer_catchment_sealed_share": [min(max(one.sealed, 0.0), 1.0) for _, one in some],
            },
            shapes,
        )  # fmt: skip

    def _table(self, columns: dict[str, Sequence[Any]], shapes: Sequence[Any]) -> gpd.GeoDataFrame:
        try:
            table = gpd.GeoDataFrame(columns, geometry=list(shapes), crs=self.crs).to_crs(self.city_crs)
        except Exception as error:
            raise self._elsewhere(str(error)) from None
        bounds = table.geometry.bounds.to_numpy()
        if not (np.abs(bounds) < FURTHEST).all():
            raise self._elsewhere(f"{float(bounds.flat[np.argmax(~(np.abs(bounds) < FURTHEST))]):g} m")
        return table

    def _elsewhere(self, problem: str) -> InputError:
        return InputError("sewers-crs", file=self.network.file, received=self.crs[:80], problem=problem[:200])


def _valid(outline: shapely.Polygon) -> Any:
    """An outline that crosses itself as the areas that it encloses."""
    return outline if outline.is_valid else shapely.make_valid(outline, method="structure")
