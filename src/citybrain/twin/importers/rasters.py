"""Open GeoTIFF files, and nothing else: other formats that GDAL knows may point to further files or addresses."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import rasterio
import rasterio.windows
from numpy.typing import NDArray
from rasterio.errors import RasterioError, RasterioIOError

from citybrain.base.files import local_file, read_head, what_went_wrong
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.gdal_files import OFFLINE
from citybrain.twin.importers.vector_files import parse_crs

SIGNATURES = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
LARGEST_WINDOW = 400_000_000
DEGREES = "OGC:CRS84"
ALONG = 9
"""Points along each side of a box by which its shape in another system is known."""

Box = tuple[float, float, float, float]
"""West, south, east and north in degrees."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Raster:
    """An open GeoTIFF. Positions of cells are counted from the upper left corner of the raster, in cells."""

    file: str
    dataset: Any
    crs: pyproj.CRS

    @property
    def width(self) -> int:
        """Number of columns."""
        return int(self.dataset.width)

    @property
    def height(self) -> int:
        """Number of rows."""
        return int(self.dataset.height)

    def from_lonlat(self, lonlat: Numbers) -> tuple[Numbers, Numbers]:
        """Return points (n x 2, degrees) in the system of the raster."""
        x, y = pyproj.Transformer.from_crs(DEGREES, self.crs, always_xy=True).transform(lonlat[:, 0], lonlat[:, 1])
        return np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)

    def cells_of(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Return column and row of points, with fractions; -1 for points that are nowhere (infinite)."""
        inverse = ~self.dataset.transform
        column, row = inverse.a * x + inverse.b * y + inverse.c, inverse.d * x + inverse.e * y + inverse.f
        known = np.isfinite(column) & np.isfinite(row)
        return np.where(known, column, -1.0), np.where(known, row, -1.0)

    def require_near(self, box: Box) -> None:
        """Raises InputError where the raster lies wholly outside of a box, with both in degrees."""
        steps = np.linspace(0.0, 1.0, ALONG)
        east, north = (low + (high - low) * one.ravel() for low, high, one in (
            (box[0], box[2], np.tile(steps, (ALONG, 1))), (box[1], box[3], np.tile(steps, (ALONG, 1)).T)))  # fmt: skip
        column, row = self.cells_of(*self.from_lonlat(np.column_stack([east, north])))
        if column.max() < 0 or row.max() < 0 or column.min() >= self.width or row.min() >= self.height:
            told = {"received": _shown(self._place()), "allowed": _shown(box)}
            raise InputError("raster-outside", file=self.file, **told)

    def require_somewhere(self) -> None:
        """Raises InputError where no point of the raster is a place on Earth, with its box in its own system."""
        if not len(self._lonlat()):
            own, system = _shown(self._own_box()), self.crs.name
            raise InputError("raster-nowhere", file=self.file, received=own, system=system)

    def _own_box(self) -> Box:
        """Least x and y, greatest x and y, in the system of the raster."""
        corners = np.array([self.dataset.transform * one for one in (
            (0, 0), (self.width, 0), (0, self.height), (self.width, self.height))])  # fmt: skip
        return (*map(float, corners.min(axis=0)), *map(float, corners.max(axis=0)))  # type: ignore[return-value]

    def _lonlat(self) -> Numbers:
        """Those of some points all over the raster that are places on Earth (n x 2, degrees)."""
        west, south, east, north = self._own_box()
        x, y = np.meshgrid(np.linspace(west, east, ALONG), np.linspace(south, north, ALONG))
        lonlat = pyproj.Transformer.from_crs(self.crs, DEGREES, always_xy=True).transform(x.ravel(), y.ravel())
        places = np.column_stack(lonlat)
        known = (np.abs(places) <= (360.0, 90.0)).all(axis=1)
        return np.asarray(places[known], dtype=np.float64)

    def _place(self) -> Box:
        """Its box in degrees; of what is a place on Earth, where not all of it is."""
        try:
            box = pyproj.Transformer.from_crs(self.crs, DEGREES, always_xy=True).transform_bounds(*self._own_box())
        except pyproj.exceptions.ProjError:
            box = (np.inf,) * 4
        if np.isfinite(box).all():
            return box
        places = self._lonlat()
        return (*map(float, places.min(axis=0)), *map(float, places.max(axis=0)))  # type: ignore[return-value]

    def window(self, column: Numbers, row: Numbers, band: int = 1) -> tuple[Numbers, int, int]:
        """Return the part of a band that holds the cells (and one around), NaN without data, and its corner.

        Raises InputError if the part is too large to be held in memory or cannot be read.
        """
        left, top = max(int(column.min()) - 1, 0), max(int(row.min()) - 1, 0)
        right, bottom = min(int(column.max()) + 2, self.width), min(int(row.max()) + 2, self.height)
        size = (right - left) * (bottom - top)
        if size > LARGEST_WINDOW:
            raise InputError("raster-too-large", file=self.file, received=size / 1e6, allowed=LARGEST_WINDOW / 1e6)
        part = rasterio.windows.Window(left, top, right - left, bottom - top)
        try:
            values = self.dataset.read(band, window=part, masked=True)
        except RasterioError as problem:
            near = Path(self.dataset.name)
            raise InputError("raster-unreadable", file=self.file, problem=what_went_wrong(problem, near)) from problem
        return np.asarray(np.ma.filled(values.astype(np.float64), np.nan)), left, top


def _shown(box: Box) -> str:
    return ", ".join(f"{one:.4f}" for one in box)


@contextmanager
def open_raster(path: Path | str, source_crs: str | None = None) -> Iterator[Raster]:
    """Open a GeoTIFF of this machine; files beside it are not read.

    Raises InputError for other formats, damaged files, and files without coordinate system or place.
    """
    path = local_file(path)
    if not read_head(path, 4).startswith(SIGNATURES):
        raise InputError("raster-format", file=path.name)
    try:
        with (
            rasterio.Env(GDAL_DISABLE_READDIR_ON_OPEN="EMPTY_DIR", GDAL_PAM_ENABLED="NO", **OFFLINE),
            rasterio.open(path.absolute(), driver="GTiff") as dataset,
        ):
            yield Raster(path.name, dataset, _crs(path.name, dataset, source_crs))
    except RasterioIOError as problem:
        raise InputError("raster-unreadable", file=path.name, problem=what_went_wrong(problem, path)) from problem


def _crs(file: str, dataset: Any, declared: str | None) -> pyproj.CRS:
    if dataset.transform.is_identity:
        raise InputError("raster-without-place", file=file)
    if declared is not None:
        return parse_crs(file, declared)
    if dataset.crs is None:
        raise InputError("features-crs-missing", file=file)
    return parse_crs(file, dataset.crs.to_wkt())
