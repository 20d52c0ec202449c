"""What covers the ground of each zone, from a raster of classes, an NDVI raster, or areas measured per district."""

from pathlib import Path

import geopandas as gpd

from citybrain.base.files import local_file, read_head
from citybrain.twin.importers.landcover_areas import cover_from_areas
from citybrain.twin.importers.landcover_raster import cover_from_raster
from citybrain.twin.importers.landcover_table import COVERS, LandCover, LandCoverOptions
from citybrain.twin.importers.vector_files import looks_like_features

__all__ = ["COVERS", "LandCover", "LandCoverOptions", "read_landcover"]


def read_landcover(path: Path | str, zones: gpd.GeoDataFrame, options: LandCoverOptions | None = None) -> LandCover:
    """Read land cover onto zones (projected CRS).

    A GeoTIFF of whole numbers holds classes (those of ESA WorldCover unless `options.classes` says others), one of
    fractions from -1 to 1 is an NDVI. Features carry areas per class in columns that are recognised by their names, and
    are shared onto zones by area. Raises InputError for files that cannot be used.
    """
    path = local_file(path)
    options = options or LandCoverOptions()
    if looks_like_features(read_head(path)):
        return cover_from_areas(path, zones, options)
    return cover_from_raster(path, zones, options)
