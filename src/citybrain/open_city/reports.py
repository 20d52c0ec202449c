"""The reports of an open city: where they take services, cases, photos, bounds and the time from."""

from __future__ import annotations

from functools import cache

from citybrain.kernel.errors import NotFoundError
from citybrain.open_city.city import OpenCity, once
from citybrain.open_city.departments import limited_rights
from citybrain.open_city.services import catalogue_of
from citybrain.people.reports.places import AreaFinder
from citybrain.people.reports.policy import policy_of
from citybrain.people.reports.service import ReportSurroundings, ResidentReports


@once
def reports_of(city: OpenCity) -> ResidentReports:
    """Places are looked up in the twin: a city that is not built takes reports from anywhere."""

    @cache
    def finder() -> AreaFinder | None:
        try:
            return AreaFinder(city.snapshot)
        except NotFoundError:
            return None

    def bounds() -> tuple[float, float, float, float] | None:
        try:
            return city.snapshot.manifest.bounds
        except NotFoundError:
            return None

    def area(longitude: float, latitude: float) -> str:
        found = finder()
        return "" if found is None else found.area(longitude, latitude)

    around = ReportSurroundings(
        services=catalogue_of(city).reports,
        policy=cache(lambda: policy_of(city.folder)),
        cases=city.cases,
        photos=lambda: city.photos,
        bounds=bounds,
        area=area,
        now=city.cases.now,
        limited=limited_rights(city),
    )
    return ResidentReports(city.city_records, around)
