"""What stands in the file of an enterprise: kinds of entries, what each of them states, and what is wrong with one."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from citybrain.governance.roles import DataClass
from citybrain.observations.properties import KnownProperty, converts, known_properties, named, scale

MASS = KnownProperty("mass", {}, "", "kg")
VOLUME = KnownProperty("volume", {}, "", "m3")
AMOUNTS = (MASS, VOLUME)
"""What loads and quotas are counted in."""

FLOWS = (KnownProperty("mass_flow", {}, "", "kg/h"), KnownProperty("volume_flow", {}, "", "m3/h"))
CURRENCY = re.compile(r"[A-Z]{3}")
LONGEST_TEXT = 2_000
LONGEST_NAME = 200
LONGEST_LOAD = 366
"""Days of one load."""

MOST_AMOUNT = 1e15

FIRST, LAST = datetime.date(1950, 1, 1), datetime.date(2150, 12, 31)


class EntryKind(StrEnum):
    """What an entry of the file of an enterprise is."""

    PERMIT = "permit"
    OUTLET = "outlet"
    LIMIT = "limit"
    QUOTA = "quota"
    LOAD = "load"
    PENALTY = "penalty"
    COMPLAINT = "complaint"
    VISIT = "visit"
    FINDING = "finding"
    WARNING = "warning"
    BLOCK = "block"
    ANSWER = "answer"
    VOID = "void"


class Per(StrEnum):
    """Over what a limit holds."""

    HOUR = "hour"
    DAY = "day"
    YEAR = "year"


class EntryForm(NamedTuple):
    """What an entry of a kind cannot do without, what it may have as well, and the class that it has by itself."""

    needs: frozenset[str]
    may: frozenset[str] = frozenset()
    data_class: DataClass = DataClass.ENTERPRISE


def _form(needs: str, may: str = "", data_class: DataClass = DataClass.ENTERPRISE) -> EntryForm:
    return EntryForm(frozenset(needs.split()), frozenset(may.split()), data_class)


FORMS: Mapping[EntryKind, EntryForm] = {
    EntryKind.PERMIT: _form("reference", "until", DataClass.PUBLIC),
    EntryKind.OUTLET: _form("outlet", "until longitude latitude", DataClass.PUBLIC),
    EntryKind.LIMIT: _form("pollutant amount unit per", "until outlet", DataClass.PUBLIC),
    EntryKind.QUOTA: _form("pollutant amount unit until", "", DataClass.PUBLIC),
    EntryKind.LOAD: _form("pollutant amount unit until", "outlet"),
    EntryKind.PENALTY: _form("reference", "amount unit", DataClass.PUBLIC),
    EntryKind.COMPLAINT: _form("text"),
    EntryKind.VISIT: _form(""),
    EntryKind.FINDING: _form("text"),
    EntryKind.WARNING: _form("text", "pollutant"),
    EntryKind.BLOCK: _form("text", "pollutant until"),
    EntryKind.ANSWER: _form("about text"),
    EntryKind.VOID: _form("corrects text"),
}
"""Beside these each has the day since which it is so, a reference, a text, and may correct another of its kind."""

EMISSIONS = frozenset({EntryKind.LIMIT, EntryKind.QUOTA, EntryKind.LOAD, EntryKind.PENALTY})
"""What is no trade secret: information on emissions (Aarhus Convention, article 4, paragraph 4 d)."""

OPEN_CLASSES = frozenset({DataClass.PUBLIC.value, DataClass.ENTERPRISE.value})
CLASSES = OPEN_CLASSES | {DataClass.INTERNAL.value, DataClass.COMMERCIAL.value}

OWN_KINDS = frozenset({EntryKind.ANSWER, EntryKind.LOAD})
"""What an enterprise itself adds to its file."""

DETAILS = ("until", "pollutant", "amount", "unit", "per", "outlet", "longitude", "latitude", "about")


class UnreadAmount(float):
    """What was entered in place of an amount: no number, so that all else of the entry is checked with it."""

    entered: str

    def __new__(cls, entered: str) -> UnreadAmount:
        """No number, with the text that was entered."""
        amount = super().__new__(cls, math.nan)
        amount.entered = entered
        return amount


class NewEntry(NamedTuple):
    """An entry as somebody states it; days as YYYY-MM-DD. Without `data_class` it has that of its kind."""

    kind: EntryKind
    since: str
    until: str | None = None
    pollutant: str | None = None
    amount: float | None = None
    unit: str | None = None
    per: str | None = None
    outlet: str | None = None
    longitude: float | None = None
    latitude: float | None = None
    reference: str = ""
    text: str = ""
    data_class: str | None = None
    about: int | None = None
    corrects: int | None = None

    @property
    def form(self) -> EntryForm:
        """What its kind states."""
        return FORMS[self.kind]

    def stated(self) -> NewEntry:
        """The same with texts on one line, the pollutant by its usual name, and the class that it has."""
        texts = {name: _tidy(getattr(self, name)) for name in ("pollutant", "unit", "outlet", "reference", "text")}
        kept: dict[str, Any] = {name: value or (None if name in DETAILS else "") for name, value in texts.items()}
        of = self.data_class or self.form.data_class.value
        return self._replace(**kept, data_class=of)._with_usual_name()

    def _with_usual_name(self) -> NewEntry:
        return self if self.pollutant is None else self._replace(pollutant=usual_pollutant(self.pollutant))


class DaySpan(NamedTuple):
    """The first and the last day of an entry."""

    since: datetime.date
    until: datetime.date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.until - self.since).days + 1

    def meets(self, other: DaySpan) -> bool:
        """Whether they share a day."""
        return self.since <= other.until and other.since <= self.until


def usual_pollutant(said: str) -> str:
    """The usual key of a pollutant, such as nitrogen_oxides for NOx; else its name as it is said."""
    found, _ = named(said)
    return found.key if found else _by_label().get(said.casefold(), said)


@cache
def _by_label() -> Mapping[str, str]:
    return {label.casefold(): key for key, one in known_properties().items() for label in one.label.values()}


def label_of(name: str, language: str) -> str:
    """A pollutant in words of a language; one that nobody knows by its name."""
    known = known_properties().get(name)
    return name if known is None else known.label["zh" if language == "zh" else "en"]


def is_of_vocabulary(pollutant: str) -> bool:
    """Whether a pollutant goes by its usual name, not by words of who entered it."""
    return pollutant in known_properties()


@cache
def is_known_unit(unit: str) -> bool:
    """Whether a unit is one of amounts, of money or of what is measured, not words of who entered it."""
    known = (*AMOUNTS, *FLOWS, *known_properties().values())
    return bool(CURRENCY.fullmatch(unit)) or any(one.unit and converts(unit, one) for one in known)


def same_kind_of_amount(unit: str, other: str) -> bool:
    """Whether amounts of both can be summed up."""
    return any(converts(unit, of) and converts(other, of) for of in AMOUNTS)


def in_unit(amount: float, unit: str, wanted: str) -> float:
    """An amount in another unit. Raises InputError for one that does not convert."""
    factor, _ = scale(unit, KnownProperty("amount", {}, "", wanted))
    return amount * factor


_SIGNS = {"longer": ">", "days": ">", "future": ">", "backwards": "<"}
"""How rules that compare are written."""


class EntryFault(NamedTuple):
    """What is wrong with an entry: the field, what was received and what is allowed; `rule` where words tell it."""

    field: str
    received: str
    allowed: str = ""
    rule: str = "allowed"

    def __str__(self) -> str:
        if self.rule in _SIGNS:
            return f"{self.field}: {self.received} {_SIGNS[self.rule]} {self.allowed}"
        return f"{self.field}: {self.received}{f' ({self.allowed})' if self.allowed else ''}"


def faults_of(entry: NewEntry, today: datetime.date) -> Iterator[EntryFault]:
    """What is wrong with an entry by itself: the field, what is there, what is allowed."""
    given = {name for name in (*DETAILS, "reference", "text", "corrects") if getattr(entry, name) not in (None, "")}
    for name in sorted(entry.form.needs - given):
        yield EntryFault(name, "-", entry.kind, "needed")
    for name in sorted(given - entry.form.needs - entry.form.may - {"reference", "text", "corrects"}):
        allowed = ", ".join(sorted(entry.form.needs | entry.form.may)) or "-"
        yield EntryFault(name, f"{getattr(entry, name)!s:.40}", f"{entry.kind}: {allowed}", "unwanted")
    yield from _faults_of_texts(entry)
    yield from _faults_of_amounts(entry)
    yield from _faults_of_days(entry, today)


def span_of(since: str, until: str | None) -> DaySpan | None:
    """The days of an entry; None where they are none."""
    days = [_day(one) for one in (since, until or since)]
    return DaySpan(days[0], days[1]) if days[0] and days[1] and days[0] <= days[1] else None


def _faults_of_texts(entry: NewEntry) -> Iterator[EntryFault]:
    for name, longest in (
        ("text", LONGEST_TEXT),
        *((one, LONGEST_NAME) for one in ("reference", "pollutant", "outlet", "unit")),
    ):
        if len(getattr(entry, name) or "") > longest:
            yield EntryFault(name, str(len(getattr(entry, name))), str(longest), "longer")
    allowed = OPEN_CLASSES if entry.kind in EMISSIONS else CLASSES
    if entry.data_class not in allowed:
        yield EntryFault("data_class", f"{entry.data_class!s:.40}", f"{entry.kind}: {', '.join(sorted(allowed))}")
    if entry.per is not None and entry.per not in set(Per):
        yield EntryFault("per", f"{entry.per:.40}", ", ".join(Per))
    for name, most in (("longitude", 180), ("latitude", 90)):
        at = getattr(entry, name)
        if at is not None and not -most <= at <= most:
            yield EntryFault(name, str(at), f"-{most} … {most}")
    if (entry.longitude is None) != (entry.latitude is None):
        yield EntryFault("longitude, latitude", "-", rule="needed")


def _faults_of_amounts(entry: NewEntry) -> Iterator[EntryFault]:
    if isinstance(entry.amount, UnreadAmount):
        yield EntryFault("amount", f'"{entry.amount.entered:.40}"', rule="number")
    elif entry.amount is not None and not (math.isfinite(entry.amount) and 0 <= entry.amount < MOST_AMOUNT):
        yield EntryFault("amount", f"{entry.amount:g}", "≥ 0" if entry.amount < 0 else f"< {MOST_AMOUNT:g}")
    if entry.kind is EntryKind.PENALTY:
        if (entry.amount is None) != (entry.unit is None) or (entry.unit and not CURRENCY.fullmatch(entry.unit)):
            yield EntryFault("unit", f"{entry.unit or '-':.40}", "EUR, CNY …")
    elif entry.unit and entry.kind is not EntryKind.LIMIT and not same_kind_of_amount(entry.unit, entry.unit):
        yield EntryFault("unit", f"{entry.unit:.40}", "t, kg, g, m3")


def _faults_of_days(entry: NewEntry, today: datetime.date) -> Iterator[EntryFault]:
    span, since, until = span_of(entry.since, entry.until), _day(entry.since), _day(entry.until or "")
    if since and until and until < since:
        yield EntryFault("since, until", str(until), str(since), "backwards")
        return
    if span is None or not (span.since >= FIRST and span.until <= LAST):
        said = f"{entry.since:.20}, {entry.until or '-':.20}"
        yield EntryFault("since, until", said, "YYYY-MM-DD" if span is None else f"{FIRST} … {LAST}")
        return
    if entry.kind is EntryKind.LOAD and span.days > LONGEST_LOAD:
        yield EntryFault("until", str(span.days), str(LONGEST_LOAD), "days")
    if entry.kind is EntryKind.LOAD and span.until > today:
        yield EntryFault("until", str(span.until), str(today), "future")
    if entry.kind is EntryKind.QUOTA and span != year_of(span.since.year):
        year = year_of(span.since.year)
        yield EntryFault("since, until", f"{span.since}, {span.until}", f"{year.since}, {year.until}")
    dated = {EntryKind.PENALTY, EntryKind.COMPLAINT, EntryKind.VISIT, EntryKind.FINDING, EntryKind.ANSWER}
    if entry.kind in dated and span.since > today:
        yield EntryFault("since", str(span.since), str(today), "future")


def year_of(year: int) -> DaySpan:
    """The days of a year."""
    return DaySpan(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def _day(said: str) -> datetime.date | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", said, re.ASCII):
        return None
    try:
        return datetime.date.fromisoformat(said)
    except ValueError:
        return None


def _tidy(said: str | None) -> str:
    return " ".join((said or "").split())
