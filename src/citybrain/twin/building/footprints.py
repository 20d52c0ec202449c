"""Footprints of the city: read, brought into the city's coordinate system, repaired, put in order."""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from citybrain.kernel.errors import InputError
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.building.records import RecordCounts, Report
from citybrain.twin.declared import main_attributes
from citybrain.twin.geometry.order import hilbert_order
from citybrain.twin.geometry.repair import repair_footprints
from citybrain.twin.origins import Origin, Origins
from citybrain.twin.rules import origin_by

TOLERANCE = "_tolerance"
"""Ends the name of the column that says by how much a value may be off."""


@dataclass(frozen=True)
class Footprints:
    """Buildings in their final order: a frame in the projected CRS (index 0 to n-1) and their attributes."""

    frame: gpd.GeoDataFrame
    attributes: AttributeValues


def prepare_footprints(
    read: gpd.GeoDataFrame, left_out: Mapping[str, int], key: str, file: str, crs: str, report: Report
) -> Footprints:
    """Repair and order footprints that were read, and take over what the file says about them.

    `read` has id, geometry and any of name and the attributes; `left_out` counts buildings of the file that could not
    be read, by reason. Raises InputError if no building is left.
    """
    projected = read.to_crs(crs)
    repaired = repair_footprints(projected.geometry.to_numpy(), _precedence(projected))
    dropped = {reason: len(rows) for reason, rows in repaired.report.dropped.items()}
    received = len(read) + sum(left_out.values())
    report.records[key] = RecordCounts(received, repaired.report.kept, {**left_out, **dropped})
    report.add_changes({reason: len(rows) for reason, rows in repaired.report.changed.items()})
    report.notices += [told for told in repaired.report.notices() if told.code not in dropped]
    if not len(repaired.rows):
        raise InputError("city-no-buildings-left", received=len(read), file=file)
    frame = projected.iloc[repaired.rows].reset_index(drop=True).set_geometry(list(repaired.geometries), crs=crs)
    frame = frame.iloc[hilbert_order(frame.geometry.to_numpy())].reset_index(drop=True)
    return Footprints(frame, _attributes(frame, key))


def _precedence(frame: gpd.GeoDataFrame) -> np.ndarray:
    """Rows that give way (canopies, sheds) do not take ground from those that they touch."""
    precedence = np.ones(len(frame))
    for name, about in main_attributes().items():
        if name in frame and about.gives_way:
            precedence[np.isin(frame[name].astype(str), about.gives_way)] = 0.0
    return precedence


def _attributes(frame: gpd.GeoDataFrame, key: str) -> AttributeValues:
    attributes = AttributeValues(len(frame), Origins())
    told = Origin(key, "measured", 2, source=key, row_column="id")
    vague = Origin(f"{key}-vague-year", "estimated", 4, source=key, rule="origin-vague-year", row_column="id")
    for name, about in main_attributes().items():
        if name in frame and about.told and about.kept:
            attributes.put(name, frame[name].to_numpy(), told)
        if about.tolerated is not None and f"{name}{TOLERANCE}" in frame:
            where = frame[f"{name}{TOLERANCE}"].to_numpy(float) > about.tolerated
            attributes.put(name, frame[name].to_numpy(), vague, where)
        if about.of_shape:
            measured = getattr(frame.geometry, about.of_shape).to_numpy()
            attributes.put(name, measured, origin_by("imputation-area", key))
    return attributes


def centroids(frame: gpd.GeoDataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the centroids in metres of the projected CRS and in degrees, n x 2 each."""
    centres = frame.geometry.centroid
    degrees = centres.to_crs("EPSG:4326")
    return np.column_stack([centres.x, centres.y]), np.column_stack([degrees.x, degrees.y])
