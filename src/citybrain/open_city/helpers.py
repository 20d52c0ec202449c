"""Helpers of an open city, and what is erased by rule of all that residents said of themselves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from citybrain.open_city.consultations import today_of
from citybrain.open_city.reports import reports_of
from citybrain.open_city.services import matters_of
from citybrain.people.helpers.service import HelperService
from citybrain.people.reports.desk import ReportDesk

if TYPE_CHECKING:
    from citybrain.open_city.city import OpenCity


def helpers_of(city: OpenCity) -> HelperService:
    """Who acts for whom."""
    return HelperService(city.city_records, partial(today_of, city), city.cases.now)


def erase_due(city: OpenCity) -> int:
    """Contacts of reports, words of matters and names of helpers whose time is over; how many, of each some at once."""
    reports, matters = ReportDesk(reports_of(city)).expire_contacts(), matters_of(city).erase_due()
    return reports + matters + helpers_of(city).erase_due()
