"""Read an OpenStreetMap file (PBF or XML): buildings, networks, places, land, railways, trees and labels.

`read_osm(path, progress=silent) -> OsmExtract`; the tables are documented in osm_extract.py, the meaning of tags in
osm_kinds.yaml. The file is read as a stream; what is kept in memory is the city, not the file. Nothing is fetched.
"""

from pathlib import Path

import numpy as np
import shapely

from citybrain.base.domains import find_domains
from citybrain.twin.importers.osm_coastline import sea_polygons
from citybrain.twin.importers.osm_collect import Collected, collect
from citybrain.twin.importers.osm_extract import Bounds, OsmExtract
from citybrain.twin.importers.osm_file import open_osm
from citybrain.twin.importers.osm_frames import (
    labels_frame,
    land_frame,
    places_frame,
    railways_frame,
    street_points_frame,
    trees_frame,
)
from citybrain.twin.importers.osm_networks import edges_frame
from citybrain.twin.progress import Progress, part_of, silent


def read_osm(path: Path | str, progress: Progress = silent) -> OsmExtract:
    """Read one OpenStreetMap extract.

    `progress` is told the share that is done and may raise `Cancelled` to stop; nothing is left behind then. Ways of
    which the extract holds only some nodes are read as far as they go and counted; buildings among them are left out.
    Raises InputError if the file is not there, empty, damaged, a history, or no OpenStreetMap file.
    """
    progress(0.0, "osm-reading")
    file = open_osm(path)
    collected = collect(file, part_of(progress, 0.0, 0.7))
    bounds = file.bounds or _bounds_of(collected)
    progress(0.7, "osm-buildings")
    buildings = find_domains().made("outlines")(collected)
    progress(0.8, "osm-networks")
    edges = edges_frame(collected.streets)
    progress(0.9, "osm-land")
    sea, open_ends = sea_polygons(collected.coastlines.lines(), bounds)
    if open_ends:
        collected.left_out["osm-coastline-open"] = open_ends
    extract = OsmExtract(
        buildings=buildings,
        edges=edges,
        places=places_frame(collected.places),
        land=land_frame(collected.land, sea),
        railways=railways_frame(collected.railways),
        trees=trees_frame(collected.trees),
        labels=labels_frame(collected.labels),
        street_points=street_points_frame(collected.street_points),
        bounds=bounds,
        date=file.date,
        left_out=dict(collected.left_out),
    )
    progress(1.0, "osm-done")
    return extract


def _bounds_of(collected: Collected) -> Bounds:
    """The box around buildings, land and streets, for files that name none."""
    shapes = [collected.outlines.geometries(), collected.land.geometries(), collected.streets.lines()]
    corners = shapely.get_coordinates(np.concatenate(shapes))
    if not len(corners):
        return 0.0, 0.0, 0.0, 0.0
    (west, south), (east, north) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return west, south, east, north
