"""What is kept for how long, as city.toml says it or by default.

Nothing public is ever forgotten by default, nor what is internal, of an enterprise or commercial: what a city measured
is its memory, and trends want decades. What is about persons has an end: GDPR, article 5(1)(e), lets it be kept in a
form that identifies them no longer than its purpose needs; PIPL, article 19, wants the shortest time that does. As the
program does not know the purpose, it takes short times; a city may state others, and may not state none.

Ages as city.toml tells them, counted back from a day by the calendar.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from citybrain.governance import DataClass
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.readings.store import Detail
from citybrain.twin.configuration import FILE, CityConfiguration, read_configuration, source_path
from citybrain.twin.configuration_errors import line_of
from citybrain.twin.configuration_sensing import FOREVER, NEVER, RetentionSettings

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


DETAILS: tuple[Detail, ...] = ("readings", "hours", "days")
WITH_AN_END = (DataClass.PERSONAL, DataClass.SENSITIVE_PERSONAL)
DEFAULTS: Mapping[DataClass, tuple[str, str, str]] = {
    **dict.fromkeys(DataClass, (FOREVER, FOREVER, FOREVER)),
    DataClass.PERSONAL: ("30 days", "90 days", "1 year"),
    DataClass.SENSITIVE_PERSONAL: ("7 days", "30 days", "30 days"),
}


class Retention(NamedTuple):
    """How long readings are kept as they came, as means of hours, as means of days; None: for ever."""

    readings: Age | None
    hours: Age | None
    days: Age | None


@dataclass(frozen=True)
class Declaration:
    """`at`: when of a day. `archive`: from which age on, None for never. `folder`: of copies, None for no copies."""

    at: datetime.time
    retention: Mapping[DataClass, Retention]
    archive: Age | None
    folder: Path | None
    every: Age
    keep: int


def declared(city: Path) -> Declaration:
    """What holds for a city; the defaults where it has no city.toml. Raises InputError with file, line and key."""
    try:
        configuration = read_configuration(city)
    except NotFoundError:
        configuration = CityConfiguration(name="-")
    told = configuration.upkeep
    archive, copies = told.archive.after, told.backup
    return Declaration(
        datetime.time.fromisoformat(told.at),
        {one: _retention(city, one, told.retention.get(one.value, RetentionSettings())) for one in DataClass},
        None if archive == NEVER else age(archive),
        None if copies.folder is None else source_path(city, copies.folder),
        age(copies.every),
        copies.keep,
    )


def _retention(city: Path, of: DataClass, told: RetentionSettings) -> Retention:
    """What is coarser is kept as long at least, where nothing else is said."""
    kept: list[Age | None] = []
    for detail, default in zip(DETAILS, DEFAULTS[of], strict=True):
        said = getattr(told, detail)
        one = _age(said or default)
        if said == FOREVER and of in WITH_AN_END:
            raise InputError("upkeep-without-end", **_place(city, of, detail), received=said)
        if kept and _shorter(one, kept[-1]):
            if said is not None:
                least = FOREVER if kept[-1] is None else kept[-1].said
                raise InputError("upkeep-order", **_place(city, of, detail), received=said, allowed=least)
            one = kept[-1]
        kept.append(one)
    return Retention(*kept)


def _age(said: str) -> Age | None:
    return None if said == FOREVER else age(said)


def _shorter(one: Age | None, other: Age | None) -> bool:
    return one is not None and (other is None or one.length < other.length)


def _place(city: Path, of: DataClass, detail: str) -> dict[str, str | int]:
    where = ("upkeep", "retention", of.value, detail)
    path = city / FILE
    return {"file": str(path), "line": line_of(path.read_text(encoding="utf-8"), where), "key": ".".join(where)}
