"""Ages as city.toml tells them, counted back from a day by the calendar."""

from __future__ import annotations

import calendar
import datetime
from typing import NamedTuple

MONTHS = {"month": 1, "year": 12}
DAYS = {"day": 1, "week": 7}


class Age(NamedTuple):
    """So many months and days; `said` is how a person said it."""

    months: int
    days: int
    said: str

    def before(self, moment: datetime.datetime) -> datetime.datetime:
        """The time that lies so far before another one: of a day that its month has not, the last one of the month."""
        month = moment.year * 12 + moment.month - 1 - self.months
        year, month = divmod(max(month, 12), 12)
        day = min(moment.day, calendar.monthrange(year, month + 1)[1])
        try:
            return moment.replace(year=year, month=month + 1, day=day) - datetime.timedelta(days=self.days)
        except OverflowError:
            return datetime.datetime.min.replace(tzinfo=moment.tzinfo)

    @property
    def length(self) -> float:
        """About how many days these are, to tell which of two ages is the longer one."""
        return self.months * 30.436875 + self.days


def age(said: str) -> Age:
    """An age such as "30 days" or "1 year", in the form that the declaration was checked for."""
    number, unit = said.split()
    unit = unit.removesuffix("s")
    return Age(int(number) * MONTHS.get(unit, 0), int(number) * DAYS.get(unit, 0), said)
