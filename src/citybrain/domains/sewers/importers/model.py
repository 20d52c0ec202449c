"""A file of SWMM as nodes, sewers and catchments on the map, and as the text that the engine runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import LINE, Imported, Tables, Tell, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.sewers.engine.network import SewerNetwork
from citybrain.domains.sewers.engine.reading import packed, read_model
from citybrain.domains.sewers.engine.sections import MOST_LINES
from citybrain.domains.sewers.importers.beside import cells_above, streets_beside, upstream_relation
from citybrain.kernel.errors import InputError
from citybrain.kernel.relations import Relation

SOURCE = "model"
LEAST_CORNERS = 3
FURTHEST = 1.0e7
"""Metres from the origin of a coordinate system beyond which nothing lies."""


@importer(SOURCE, asked=True, texts=(SOURCE,), most_rows=MOST_LINES)
def sewer_network(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Takes over nodes, sewers and catchments of a SWMM file, and what of the file changes numbers of a run.

    Raises InputError with the line for what is wrong with the file, and where its coordinate system is not stated.
    """
    told = read[SOURCE]
    file, crs, city_crs = (str(told.attrs.get(one, "")) for one in ("file", "crs", "city_crs"))
    if not crs:
        raise InputError("sewers-crs-asked", file=file)
    tell(0.1, "sewers-reading")
    model = read_model("\n".join(told[LINE]), file)
    network = model.network
    placed = _Placed(network, crs, city_crs)
    parts = packed(model.text)
    tables: dict[str, pd.DataFrame] = {
        "sewer_model_parts": pd.DataFrame(
            {"id": [f"part/{n}" for n in range(len(parts))], "sewer_model_part_number": np.arange(len(parts), dtype=float),
             "sewer_model_bytes": parts}
        ),
        "sewer_nodes": placed.nodes(), "sewer_pipes": placed.pipes(), "sewer_catchments": placed.catchments(),
    }  # fmt: skip
    tell(0.5, "sewers-reading")
    relations: dict[str, Relation] = {"sewer_upstream": upstream_relation(network, placed.node_rows, placed.catchment_rows)}
    if (streets := known.get("streets")) is not None and isinstance(streets, gpd.GeoDataFrame):
        relations["node_to_street"] = streets_beside(streets, tables["sewer_nodes"])
    if (cells := known.get("cells")) is not None and isinstance(cells, gpd.GeoDataFrame):
        relations["cell_to_sewer"] = cells_above(cells, tables["sewer_pipes"])
    return Imported(tables, dict.fromkeys(tables, SOURCE), relations, tuple(_notices(network, tables)))


@importer("projects")
def water_projects(read: Tables, known: Tables) -> Imported:
    """Takes over projects of a table with what each costs and how many people it serves."""
    table = read["projects"]
    if "name" not in table.columns:
        raise InputError("sewers-projects", received=", ".join(map(str, table.columns))[:200] or "-")
    if "id" not in table.columns:
        table = table.assign(id=[f"project/{n}" for n in range(1, len(table) + 1)])
    return Imported({"water_projects": table}, {"water_projects": "projects"})


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


class _Placed:
    """Objects of a network that have a place, in metres of the city; `node_rows` and others are their rows by number."""

    def __init__(self, network: SewerNetwork, crs: str, city_crs: str) -> None:
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
        """Links between two nodes with a place."""
        nodes = self.node_rows
        some = [(n, one) for n, one in enumerate(self.network.links)
                if one.start in nodes and one.end in nodes and len(set(one.path)) > 1]  # fmt: skip
        return self._table(
            {
                "id": [one.name for _, one in some], "name": [one.name for _, one in some],
                "sewer_pipe_number": [float(n) for n, _ in some], "sewer_pipe_kind": [one.kind for _, one in some],
                "sewer_pipe_length": [one.length for _, one in some],
                "sewer_pipe_height": [one.height for _, one in some],
            },
            [shapely.LineString(one.path) for _, one in some],
        )  # fmt: skip

    def catchments(self) -> gpd.GeoDataFrame:
        """Catchments with an outline."""
        some = [(n, one) for n, one in enumerate(self.network.catchments) if len(set(one.outline)) >= LEAST_CORNERS]
        self.catchment_rows = {number: row for row, (number, _) in enumerate(some)}
        shapes = [_valid(shapely.Polygon(one.outline)) for _, one in some]
        return self._table(
            {
                "id": [one.name for _, one in some], "name": [one.name for _, one in some],
                "sewer_catchment_number": [float(n) for n, _ in some],
                "sewer_catchment_area": [one.area for _, one in some],
                "sewer_catchment_sealed_share": [min(max(one.sealed, 0.0), 1.0) for _, one in some],
            },
            shapes,
        )  # fmt: skip

    def _table(self, columns: dict[str, Sequence[Any]], shapes: Sequence[Any]) -> gpd.GeoDataFrame:
        try:
            table = gpd.GeoDataFrame(columns, geometry=list(shapes), crs=self.crs).to_crs(self.city_crs)
        except Exception as error:
            raise InputError("sewers-crs", file=self.network.file, received=self.crs[:80], problem=str(error)[:200]) from None
        bounds = table.geometry.bounds.to_numpy()
        if len(table) and not (np.abs(bounds) < FURTHEST * 10).all():
            raise InputError("sewers-crs", file=self.network.file, received=self.crs[:80], problem="inf")
        return table


def _valid(outline: shapely.Polygon) -> Any:
    """An outline that crosses itself as the areas that it encloses."""
    return outline if outline.is_valid else shapely.make_valid(outline, method="structure")
