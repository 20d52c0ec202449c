"""Schools, playgrounds and homes of old people on the map."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

KINDS = {
    "school": ("school",), "childcare": ("kindergarten", "childcare"), "playground": ("playground",),
    "home_for_old_people": ("nursing_home", "retirement_home", "social_facility", "assisted_living"),
    "hospital": ("hospital",),
}  # fmt: skip
"""Kinds by what the tag of the map says; social facilities are homes of old people for the most part."""


def sensitive_places(places: pd.DataFrame | None) -> gpd.GeoDataFrame | None:
    """The points of a table of places that are for children, old or sick people; None where there are none."""
    if not isinstance(places, gpd.GeoDataFrame) or "subkind" not in places:
        return None
    told = places["subkind"].astype(str)
    kind = np.full(len(places), "", object)
    for name, tags in KINDS.items():
        kind[told.isin(tags).to_numpy()] = name
    some = np.flatnonzero(kind != "")
    if not len(some):
        return None
    rows = places.iloc[some]
    columns = {
        "id": rows["id"].astype(str).to_numpy(),
        "name": rows["name"].to_numpy() if "name" in rows else None,
        "sensitive_place_kind": pd.Categorical(kind[some], list(KINDS)),
    }
    points = gpd.GeoSeries(rows.geometry.centroid.to_numpy(), crs=places.crs)
    return gpd.GeoDataFrame(columns, geometry=points.to_numpy(), crs=places.crs)
