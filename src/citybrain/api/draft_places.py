"""Where a city that is being made lies, as its files say, and what follows from that."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from citybrain.api import draft_shapes as shape
from citybrain.twin.drafts.document import Draft
from citybrain.twin.drafts.obstacles import EITHER


def countries() -> Sequence[str]:
    """Codes of the countries that can be chosen."""
    from citybrain.twin.territories import all_territories  # not loaded by a server that nobody asks for this

    return all_territories()


def place_of(draft: Draft) -> shape.DraftPlace | None:
    """Country, time zone and currency at the middle of the buildings; None where no file tells a place on land."""
    from citybrain.twin.territories import currencies_of, territory_of, time_zones_at

    found = (file.found["bounds"] for file in draft.files if file.kind in EITHER and file.found)
    bounds = next((edges for edges in found if edges), None)
    if bounds is None:
        return None
    west, south, east, north = bounds
    zone = next(iter(time_zones_at((west + east) / 2, (south + north) / 2)), None)
    country = territory_of(zone) if zone else None
    if zone is None or country is None:
        return None
    year = datetime.datetime.now(tz=datetime.UTC).year
    currency = next(iter(currencies_of(draft.country or country, year)), None)
    return {"country": country, "time_zone": zone, "currency": currency}
