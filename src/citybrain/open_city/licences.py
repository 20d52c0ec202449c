"""The licences of an open city: where they take kinds, roads, gate, cases and the time from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from citybrain.base.domains import find_domains
from citybrain.cases.licences.declared import licence_kinds
from citybrain.cases.licences.service import LicenceService, LicenceSurroundings
from citybrain.kernel.errors import NotFoundError

if TYPE_CHECKING:
    from citybrain.open_city.city import OpenCity


def licences_of(city: OpenCity) -> LicenceService:
    """Roads are rows of the twin: a city that is not built, or has none of them, has no licences for them."""

    def rows(entity: str) -> Mapping[str, str]:
        try:
            held = city.snapshot.entities.get(entity)
        except NotFoundError:
            return {}
        return {} if held is None else {str(one): str(held.names[row] or one) for row, one in enumerate(held.ids)}

    around = LicenceSurroundings(
        kinds=cache(lambda: licence_kinds(find_domains(), city.folder)),
        rows=rows,
        gate=lambda: city.gate,
        cases=lambda: city.cases,
        now=city.cases.now,
        zone=city.time_zone,
    )
    return LicenceService(city.city_records, around)
