"""Values of OpenStreetMap tags as numbers. What cannot be understood is NaN, never a guess.

Units and forms: wiki.openstreetmap.org, pages "Map features/Units" and "Key:start_date".
"""

import math
import re
from typing import Final, NamedTuple

NAN: Final = math.nan
_FOOT: Final = 0.3048
_INCH: Final = 0.0254
_MILE: Final = 1.609344
_HIGHEST: Final = 1000.0
_MOST_LEVELS: Final = 200.0
_FASTEST: Final = 300.0
_STEEPEST: Final = 90.0
_NUMBER: Final = r"(\d{1,6}(?:[.,]\d+)?)"
_METRES: Final = re.compile(rf"~?\s*{_NUMBER}\s*(m|metres?|meters?|ft|feet|foot|cm)?\.?", re.IGNORECASE)
_FEET_AND_INCHES: Final = re.compile(rf"{_NUMBER}\s*'\s*(?:{_NUMBER}\s*(?:\"|'')?)?")
_METRES_PER_UNIT: Final = {"ft": _FOOT, "feet": _FOOT, "foot": _FOOT, "cm": 0.01}
_SPEED: Final = re.compile(rf"{_NUMBER}\s*(mph|km/h|kmh|kph)?", re.IGNORECASE)


def number(text: str | None) -> float:
    """A plain number of zero or more, with decimal point or comma; of several the largest ("3;4", "4-5")."""
    parts = [part.strip() for part in re.split(r"[;–-]", text or "")]
    found = [float(part.replace(",", ".")) for part in parts if re.fullmatch(_NUMBER, part)]
    return max(found) if found and len(found) == len(parts) else NAN


def metres(text: str | None) -> float:
    """A length in m: "12", "12 m", "12,5", "40 ft", "40'6\\""; NaN outside of 0 to 1000 m."""
    told = (text or "").strip()
    if plain := _METRES.fullmatch(told):
        value = _decimal(plain[1]) * _METRES_PER_UNIT.get((plain[2] or "m").lower(), 1.0)
    elif imperial := _FEET_AND_INCHES.fullmatch(told):
        value = _decimal(imperial[1]) * _FOOT + _decimal(imperial[2] or "0") * _INCH
    else:
        return NAN
    return value if 0 < value <= _HIGHEST else NAN


def levels(text: str | None) -> float:
    """A count of storeys, which may be a half; NaN above 200."""
    value = number(text)
    return value if value <= _MOST_LEVELS else NAN


def degrees(text: str | None) -> float:
    """A pitch in degrees; NaN from 90 on."""
    value = number((text or "").strip().removesuffix("°"))
    return value if value < _STEEPEST else NAN


def presence(text: str | None) -> float:
    """1 for any value, such as a grade of protection, 0 for one that says no; NaN without one."""
    told = (text or "").strip().lower()
    return float(told not in NEGATIONS) if told else NAN


def speed(text: str | None) -> float:
    """A speed in km/h; NaN for words such as "none" or "FI:urban", and outside of 0 to 300 km/h."""
    told = _SPEED.fullmatch((text or "").strip())
    if not told:
        return NAN
    value = _decimal(told[1]) * (_MILE if (told[2] or "").lower() == "mph" else 1.0)
    return value if 0 < value <= _FASTEST else NAN


def _decimal(text: str) -> float:
    return float(text.replace(",", "."))


NEGATIONS: Final = frozenset(("no", "none", "0", "false", "ei", "nein", "nej", "nei", "nee", "non", "nie", "ne", "否"))
READ_AS: Final = {"presence": presence, "number": number, "metres": metres, "levels": levels, "degrees": degrees}
"""How a tag is read, by the word that the table of attributes says."""


class MappedYear(NamedTuple):
    """A year and by how many years it may be off; both NaN if nothing is known."""

    year: float
    tolerance: float


UNKNOWN_YEAR: Final = MappedYear(NAN, NAN)
_ABOUT: Final = 5
_OPEN_END: Final = 25
_FIRST, _LAST = 1000, 2100
_SPAN: Final = re.compile(
    r"(early|mid|late)?[\s-]*(?:C(\d{1,2})\b|(?<!\d)(\d{3}0)s\b|(?<!\d)(\d{4})(?!\d))", re.IGNORECASE
)
_RANGE: Final = re.compile(r"^\W*\w+\s*(\.\.|–|to\b|-(?=\s*(?:~\s*)?(?:\d{4}|C\d)))", re.IGNORECASE)
_UNSURE: Final = re.compile(r"~|\?|\bca?\b|\bcirca\b|\babout\b", re.IGNORECASE)
_ONE_SIDED: Final = re.compile(r"\b(before|after|by|until|since)\b|^[<>]", re.IGNORECASE)
_THIRDS: Final = {"early": 0, "mid": 1, "late": 2}


def year(text: str | None) -> MappedYear:
    """The year of a date in one of the forms of the tag start_date.

    "1905" and "1998-05-01" are exact; "~1900" is known to 5 years; "1890s", "C19", "late 1920s" and "1908..1939" are
    the middle of the span that they name; "before 1950" and "after 1950" are taken as 1950, known to 25 years. Of
    several dates the first counts.
    """
    told = (text or "").strip()
    spans = [span for found in _SPAN.finditer(told) if (span := _span(found))]
    if not spans:
        return UNKNOWN_YEAR
    first, last = spans[0]
    bare = _ONE_SIDED.sub("", told).strip()
    if len(spans) > 1 and _RANGE.match(bare) and spans[1][1] >= first:
        last = spans[1][1]
    middle = float((first + last + 1) // 2)
    tolerance = max(middle - first, last - middle)
    if _UNSURE.search(told):
        tolerance += _ABOUT
    if _ONE_SIDED.search(told):
        tolerance += _OPEN_END
    return MappedYear(middle, tolerance)


def _span(found: re.Match[str]) -> tuple[int, int] | None:
    """First and last year of one date."""
    third, century, decade, single = found.groups()
    if century:
        first, length = (int(century) - 1) * 100, 100
    else:
        first, length = (int(decade), 10) if decade else (int(single), 1)
    if third and length > 1:
        first, length = first + _THIRDS[third.lower()] * length // 3, length // 3
    return (first, first + length - (length == 1)) if _FIRST <= first <= _LAST else None
