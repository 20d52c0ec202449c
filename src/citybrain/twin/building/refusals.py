"""Sources that cannot be used while a city is built: it is built without them, and what hangs on them is missing.

Those in whose place other numbers would be made up, and those without which there is no city, are `NEEDED`: a file of
them that cannot be used refuses the build.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import numpy as np
import rasterio

from citybrain.base.domains import find_domains
from citybrain.base.files import local_file
from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError
from citybrain.messages.catalogue import PATHS
from citybrain.twin.configuration import CityConfiguration, SourceSettings, name_of, source_path
from citybrain.twin.importers.elevation import HIGHEST, LOWEST
from citybrain.twin.importers.raster_table import looks_like_raster
from citybrain.twin.importers.rasters import Box, Raster, open_raster
from citybrain.twin.manifest import Manifest, RefusedSource, Source, read_manifest
from citybrain.twin.snapshot_folder import snapshot_folders

NEEDED = frozenset({"osm", "buildings", "districts", "population", "register", "weather"})
"""Sources of the city that no build goes on without."""

RASTERS = (".tif", ".tiff")
"""Endings of what is a GeoTIFF or refused, and never read as a table."""

BOUNDS = {"elevation": (LOWEST, HIGHEST)}
"""Least and greatest value of rasters that the city itself names, where their values are numbers."""

SAMPLE = 256
"""Cells along each side of a raster that are looked at before anything long begins."""

T = TypeVar("T")


class Refusals:
    """What was refused so far, by the names that a snapshot has for sources; one that `raises` lets nothing pass.

    Nor does any pass that the snapshot `last` has, of the folder `city`: what is published loses nothing unasked.
    """

    def __init__(self, raises: bool = False, last: Manifest | None = None, city: Path | None = None) -> None:
        self.raises, self.last, self.city = raises, last, city
        self.all: dict[str, RefusedSource] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.all

    def add(self, name: str, file: str, problem: InputError) -> None:
        """Leave a source out; the first problem of it stands. Raises InputError for one that may not be left out."""
        if self.raises:
            raise problem
        told = _without_folders(problem.arguments)
        if self.last and name in self.last.sources and name not in self:
            why = {"code": problem.code, "arguments": told}
            raise InputError("city-source-lost", file=Path(file).name, source=name, snapshot=self.last.snapshot,
                             city=str(self.city), problem=why) from problem  # fmt: skip
        self.all.setdefault(name, RefusedSource(file=Path(file).name, code=problem.code, arguments=told))

    def needs(self, name: str, domain: str) -> None:
        """Remember that an importer of a domain cannot run without a source that was refused."""
        before = self.all[name]
        self.all[name] = before.model_copy(update={"domains": tuple(dict.fromkeys((*before.domains, domain)))})

    def or_without(self, name: str, file: Path | None, read: Callable[[Path | None], T]) -> T:
        """What is read of a file of the city; of none where it cannot be used, or was refused before."""
        if file is None or name in self:
            return read(None)
        try:
            return read(file)
        except InputError as problem:
            self.add(name, file.name, problem)
            return read(None)

    def left(self, sources: Mapping[str, Source]) -> dict[str, Source]:
        """The sources that were used; further files of one are named like the first, with a number behind it."""
        return {name: one for name, one in sources.items() if not {name, re.sub(r"-\d+$", "", name)} & {*self.all}}

    def notices(self) -> Iterator[Notice]:
        """What was refused and why."""
        for name, one in self.all.items():
            told = {"code": one.code, "arguments": one.arguments}
            yield notice("city-source-refused", source=name, file=one.file, problem=told)


def refusals_of(configuration: CityConfiguration, city: Path, without: Collection[str]) -> Refusals:
    """What is left out from the beginning, because the build was asked to. Raises InputError for what cannot be."""
    refusals, last = Refusals(), snapshot_folders(city)[-1:]
    files = {name_of(place): one.file[0] for place, one in configuration.all_sources.items()}
    allowed = sorted({*files} - NEEDED)
    for name in without:
        if name not in allowed:
            raise InputError("city-without-unknown", received=name, allowed=", ".join(allowed) or "-")
        refusals.add(name, files[name], InputError("city-source-unasked", source=name))
    refusals.last, refusals.city = _readable(*last) if last else None, city
    return refusals


def _readable(folder: Path) -> Manifest | None:
    """What a snapshot is; None for one that cannot be read any more, and of which nothing can be lost."""
    try:
        return read_manifest(folder)
    except InputError:
        return None


def at_fault(problem: InputError, sources: Mapping[str, SourceSettings]) -> Iterable[str]:
    """Which of the sources that an importer read are wrong: those that the problem names, else all of them."""
    said = Path(str(problem.arguments.get("file", ""))).name
    named = [key for key, one in sources.items() if said in (key, *(Path(file).name for file in one.file))]
    return named or [*sources]


def _without_folders(arguments: Mapping[str, object]) -> dict[str, object]:
    return {name: Path(str(value)).name if name in PATHS else value for name, value in arguments.items()}


def refuse_rasters(configuration: CityConfiguration, city: Path, refusals: Refusals) -> None:
    """Refuse rasters that are none, lie nowhere, or have no value that can be, before anything long begins.

    What is said of their values is what attributes accept that hang on them.
    """
    for name, raster, source in _rasters(configuration, city, refusals):
        try:
            raster.require_somewhere()
            _can_be(raster, name, source)
        except InputError as problem:
            refusals.add(name, raster.file, problem)


def _rasters(
    configuration: CityConfiguration, city: Path, refusals: Refusals
) -> Iterator[tuple[str, Raster, SourceSettings]]:
    """The rasters among the sources, each open; those that cannot be opened are refused."""
    for place, source in configuration.all_sources.items():
        path, name = source_path(city, source.file[0]), name_of(place)
        if name in NEEDED or name in refusals:
            continue
        try:
            if path.suffix.lower() in RASTERS or looks_like_raster(local_file(path)):
                with open_raster(path, source.crs) as raster:
                    yield name, raster, source
        except InputError as problem:
            refusals.add(name, path.name, problem)


def refuse_rasters_outside(configuration: CityConfiguration, city: Path, box: Box, refusals: Refusals) -> None:
    """Refuse rasters that lie wholly outside the box of the city, whatever would read them."""
    for name, raster, _ in _rasters(configuration, city, refusals):
        try:
            raster.require_near(box)
        except InputError as problem:
            refusals.add(name, raster.file, problem)


def _can_be(raster: Raster, name: str, source: SourceSettings) -> None:
    """Raises InputError where no value of a sample can be.

    The first attribute that hangs on a raster has its values, and says what is accepted.
    """
    bounded = (one.accepted for one in find_domains().attributes.of_source(name) if one.accepted)
    bounds = BOUNDS.get(name) or next(bounded, None)
    if bounds is None:
        return
    shape = min(raster.height, SAMPLE), min(raster.width, SAMPLE)
    try:
        values = raster.dataset.read(1, out_shape=shape, masked=True).compressed().astype(np.float64)
    except rasterio.errors.RasterioError as problem:
        raise InputError("raster-unreadable", file=raster.file, problem=str(problem)[:200]) from problem
    scale = 1.0 if source.scale is None else source.scale
    values = values[np.isfinite(values)] * scale + (source.offset or 0.0)
    low, high = bounds
    if len(values) and not ((low <= values) & (values <= high)).any():
        raise InputError("raster-impossible", file=raster.file, received=float(values[0]), low=low, high=high)
