"""Default values of methods and of uncertainty, for whoever has none of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from citybrain.inventory.files import declared
from citybrain.inventory.lines import Activity
from citybrain.inventory.subcategories import subcategories
from citybrain.kernel import NotFoundError, nearest

UNKNOWN = ""


def method_defaults(topic: str) -> Mapping[str, Any]:
    """Defaults of a topic such as landfill, incineration, wastewater or farming, with their `source`.

    Raises NotFoundError for another topic.
    """
    topics: Mapping[str, Any] = declared("method_defaults.yaml")
    if topic not in topics:
        raise NotFoundError("accounting-defaults-unknown", received=topic[:40], near=nearest(topic, topics))
    values: Mapping[str, Any] = topics[topic]
    return values


def with_default_uncertainty(activity: Activity) -> Activity:
    """The lines with an uncertainty by quality and sector where they state none; without a quality it stays unknown."""
    widths, known = declared("uncertainty.yaml")["sectors"], subcategories()
    sectors = [known[name].sector for name in activity.subcategory.names]
    table = np.array(
        [[widths[sector].get(quality, np.nan) for quality in activity.quality.names] for sector in sectors], np.float64
    ).reshape(len(sectors), len(activity.quality.names))
    if not table.size:
        return activity
    default = table[activity.subcategory.codes, activity.quality.codes]
    stated = activity.activity_uncertainty
    return replace(activity, activity_uncertainty=np.where(np.isnan(stated), default, stated))


def uncertainty_source() -> str:
    """Where the default widths of activities come from."""
    return str(declared("uncertainty.yaml")["source"])
