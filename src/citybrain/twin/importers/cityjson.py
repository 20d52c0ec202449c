"""Read buildings from CityJSON 1.0, 1.1, 2.0 and from text sequences of it (CityJSONSeq).

`read_cityjson(path, crs=None) -> (table, left_out)`. Source: CityJSON Specifications, www.cityjson.org/specs.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import geopandas
import numpy as np
import pyproj

from citybrain.base.files import LARGEST_TEXT, read_head
from citybrain.base.tables import read_text
from citybrain.kernel.errors import InputError
from citybrain.twin.geometry.types import Numbers
from citybrain.twin.importers.cityjson_attributes import Objects, row_of
from citybrain.twin.importers.cityjson_geometry import DEPTHS, Shape, Surface, shape_of, surfaces_of
from citybrain.twin.importers.vector_files import parse_crs

VERSIONS: Final = ("1.0", "1.1", "2.0")
_BUILDING: Final = "Building"
_PARTS: Final = ("BuildingPart", "BuildingUnit", "BuildingStorey")
_SOLIDS: Final = ("Solid", "MultiSolid", "CompositeSolid")


def is_cityjson(path: Path) -> bool:
    """Whether a file says that it is CityJSON."""
    head = read_head(path, 65_536).removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and b'"CityJSON"' in head.replace(b" ", b"")


def read_cityjson(path: Path, crs: str | None = None) -> tuple[geopandas.GeoDataFrame, dict[str, int]]:
    """Buildings of a file, in the file's horizontal coordinate system, and how many could not be read by reason.

    Parts are merged into their building: footprints are united, the height reaches from the lowest ground to the
    highest roof. Columns: id, name, address, building_use, storeys, construction_year, roof_shape, roof_pitch (mean of
    the roof surfaces), height (of the faces; of the attribute measuredHeight where there are no solids), geometry.
    Raises InputError for damaged files, other versions, and a coordinate system that is missing or unknown.
    """
    head, *features = list(_documents(path))
    if str(head.get("version")) not in VERSIONS:
        raise InputError(
            "cityjson-version", file=path.name, received=str(head.get("version")), allowed=", ".join(VERSIONS)
        )
    system = _crs(head, path.name, crs)
    left_out: Counter[str] = Counter()
    rows = [row for document in features or [head] for row in _rows(document, head, path.name, left_out)]
    if not rows:
        raise InputError("cityjson-no-buildings", file=path.name)
    return geopandas.GeoDataFrame(rows, geometry="geometry", crs=system), dict(left_out)


def _documents(path: Path) -> Iterator[Objects]:
    """The CityJSON object of a file, or that of the first line and the features of the lines after it."""
    text = read_text(path, "utf-8", LARGEST_TEXT)
    try:
        whole = json.loads(text)
        yield dict(whole)
        return
    except (json.JSONDecodeError, RecursionError) as problem:
        if not isinstance(problem, json.JSONDecodeError) or problem.msg != "Extra data":
            raise InputError(
                "cityjson-damaged", file=path.name, place=_place(problem), problem=str(problem)
            ) from problem
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            if line.strip():
                yield dict(json.loads(line))
        except (ValueError, TypeError, RecursionError) as problem:
            raise InputError("cityjson-damaged", file=path.name, place=f"{number}", problem=str(problem)) from problem


def _place(problem: Exception) -> str:
    return str(getattr(problem, "lineno", 1))


def _crs(head: Objects, file: str, declared: str | None) -> pyproj.CRS:
    """The horizontal part of the declared coordinate system, else of that in the metadata."""
    told = declared or (head.get("metadata") or {}).get("referenceSystem")
    if not told:
        raise InputError("features-crs-missing", file=file)
    whole = parse_crs(file, _short(str(told)))
    return whole.sub_crs_list[0] if whole.is_compound else whole


def _short(name: str) -> str:
    """EPSG:7415 for https://www.opengis.net/def/crs/EPSG/0/7415 and urn:ogc:def:crs:EPSG::7415."""
    parts = name.replace("::", ":0:").replace("/", ":").split(":")
    return f"EPSG:{parts[-1]}" if len(parts) > 3 and "EPSG" in parts else name


def _rows(document: Objects, head: Objects, file: str, left_out: Counter[str]) -> Iterator[dict[str, Any]]:
    objects: Objects = document.get("CityObjects") or {}
    try:
        vertices = _vertices(document, document.get("transform") or head.get("transform"))
    except (KeyError, TypeError, ValueError) as problem:
        raise InputError("cityjson-vertices", file=file, problem=str(problem)) from problem
    for identifier, described in objects.items():
        if not isinstance(described, dict) or described.get("type") != _BUILDING:
            continue
        try:
            members = [described, *_parts(described, objects)]
            shape = _shape(members, vertices)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError) as problem:
            raise InputError("cityjson-object", file=file, received=identifier, problem=str(problem)) from problem
        if shape is None:
            left_out["cityjson-no-ground"] += 1
        else:
            yield row_of(identifier, members, shape)


def _vertices(document: Objects, transform: Objects | None) -> Numbers:
    vertices = np.array(document["vertices"], dtype=np.float64).reshape(-1, 3)
    if transform:
        vertices = vertices * np.array(transform["scale"], dtype=float) + np.array(transform["translate"], dtype=float)
    return vertices


def _parts(described: Objects, objects: Objects, depth: int = 0) -> Iterator[Objects]:
    """Parts of a building and parts of these."""
    if depth > 5:
        raise ValueError("parts within parts within parts")
    for child in described.get("children") or []:
        if objects[child].get("type") in _PARTS:
            yield objects[child]
            yield from _parts(objects[child], objects, depth + 1)


def _shape(members: list[Objects], vertices: Numbers) -> Shape | None:
    surfaces: list[Surface] = []
    has_volume = False
    for member in members:
        best = _best_geometry(member.get("geometry") or [])
        if best is not None:
            surfaces += surfaces_of(best, vertices)
            has_volume |= not str(best.get("lod", "")).startswith("0")
    return shape_of(surfaces, has_volume) if surfaces else None


def _best_geometry(geometries: list[Objects]) -> Objects | None:
    """The geometry of the highest level of detail, of one level the solid; interiors (level 4) come last."""
    known = [geometry for geometry in geometries if geometry.get("type") in DEPTHS]

    def rank(geometry: Objects) -> tuple[bool, str, bool]:
        level = str(geometry.get("lod", ""))
        return not level.startswith("4"), level, geometry["type"] in _SOLIDS

    return max(known, key=rank) if known else None
