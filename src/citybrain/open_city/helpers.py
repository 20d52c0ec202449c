"""Helpers of an open city: where they take the day and the time from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from citybrain.open_city.consultations import today_of
from citybrain.people.helpers.service import HelperService

if TYPE_CHECKING:
    from citybrain.open_city.city import OpenCity


def helpers_of(city: OpenCity) -> HelperService:
    """Who acts for whom."""
    return HelperService(city.city_records, partial(today_of, city), city.cases.now)
