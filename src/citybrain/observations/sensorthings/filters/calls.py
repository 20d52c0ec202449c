"""The functions of the standard over terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, String, and_, func, type_coerce

from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.filters.names import PLACES
from citybrain.observations.sensorthings.filters.terms import FilterTerm, Sort, constant
from citybrain.observations.times import EARLIEST, LATEST

if TYPE_CHECKING:
    from citybrain.observations.sensorthings.filters.translate import Translator

CASES = {"tolower": func.lower, "toupper": func.upper, "trim": func.trim}
ROUNDED: Mapping[str, Callable[[Any], Any]] = {
    "round": lambda number: func.sign(number) * func.floor(func.abs(number) + 0.5),
    "floor": func.floor,
    "ceiling": func.ceil,
}
"""Halves are rounded away from zero (OData 4.01, part 2, 5.1.1.9.1), which databases do not agree on."""
PATTERN = frozenset("TF*012")
"""What a pattern of st_relate is made of, nine of them (OGC 06-103r4, 6.1.15.2)."""


class Calls:
    """Calls within one expression."""

    def __init__(self, within: Translator) -> None:
        self._within = within

    def answered(self, name: str, given: list[FilterTerm]) -> FilterTerm:
        """What a function makes of its arguments."""
        if name in PLACES or name in ("fractionalseconds", "date", "time", "totaloffsetminutes"):
            return self._of_time(name, given[0])
        if name.startswith("st_") or name.startswith("geo."):
            return self._of_places(name, given)
        match name:
            case "now":
                return constant(Sort.TIME, self._within.now)
            case "mindatetime" | "maxdatetime":
                return constant(Sort.TIME, EARLIEST if name.startswith("min") else LATEST)
            case "round" | "floor" | "ceiling":
                return FilterTerm({Sort.NUMBER: ROUNDED[name](self._number(given[0]))})
        return self._of_texts(name, given)

    def _of_texts(self, name: str, given: list[FilterTerm]) -> FilterTerm:  # noqa: PLR0911
        first = self._text(given[0])
        match name:
            case "tolower" | "toupper" | "trim":
                return FilterTerm({Sort.TEXT: CASES[name](first)})
            case "length":
                return FilterTerm({Sort.NUMBER: func.length(first)})
            case "substring":
                places = [self._whole(term) for term in given[1:]]
                return FilterTerm({Sort.TEXT: func.substr(first, places[0] + 1, *places[1:])})
        second = self._text(given[1])
        match name:
            case "concat":
                return FilterTerm({Sort.TEXT: type_coerce(first, String).concat(second)})
            case "indexof":
                return FilterTerm({Sort.NUMBER: self._within.dialect.position(first, second) - 1})
            case "startswith":
                return FilterTerm({Sort.TRUTH: func.substr(first, 1, func.length(second)) == second})
            case "endswith":
                begin = func.length(first) - func.length(second) + 1
                return FilterTerm({Sort.TRUTH: and_(begin >= 1, func.substr(first, begin) == second)})
        whole, part = (second, first) if name == "substringof" else (first, second)
        return FilterTerm({Sort.TRUTH: self._within.dialect.position(whole, part) > 0})

    def _of_time(self, name: str, term: FilterTerm) -> FilterTerm:
        dialect, time = self._within.dialect, self._within.sql(begin_of(term), Sort.TIME)
        match name:
            case "date":
                return FilterTerm({Sort.DAY: dialect.day(time)})
            case "time":
                return FilterTerm({Sort.CLOCK: dialect.clock(time)})
            case "totaloffsetminutes":
                return constant(Sort.NUMBER, 0)
            case "fractionalseconds":
                return FilterTerm({Sort.NUMBER: dialect.fraction(time)})
        return FilterTerm({Sort.NUMBER: dialect.part(name, time)})

    def _of_places(self, name: str, given: list[FilterTerm]) -> FilterTerm:
        places = [self._within.sql(term, Sort.PLACE) for term in given[:2]]
        spatial = self._within.dialect.spatial
        match name:
            case "geo.distance" | "geo.length":
                return FilterTerm({Sort.NUMBER: spatial(name.removeprefix("geo."), *places)})
            case "st_relate":
                return FilterTerm({Sort.TRUTH: spatial("relate", *places, _pattern(given[2]))})
        return FilterTerm({Sort.TRUTH: spatial(name.removeprefix("geo.").removeprefix("st_"), *places)})

    def _text(self, term: FilterTerm) -> ColumnElement[Any]:
        return self._within.sql(term, Sort.TEXT)

    def _number(self, term: FilterTerm) -> ColumnElement[Any]:
        return self._within.sql(term, Sort.NUMBER)

    def _whole(self, term: FilterTerm) -> int:
        """A place in a text, or a length: a constant."""
        number = term.forms.get(Sort.NUMBER) if term.constant else None
        if not isinstance(number, int) or not 0 <= number < 1 << 31:
            raise AskedError("sta-whole-constant", received=str(number) if number is not None else term.told())
        return number


def begin_of(term: FilterTerm) -> FilterTerm:
    """Of an interval, the time it begins."""
    return FilterTerm({Sort.TIME: term.forms[Sort.SPAN][0]}) if Sort.SPAN in term.forms else term


def _pattern(term: FilterTerm) -> str:
    text = str(term.forms.get(Sort.TEXT, term.told())).upper()
    if len(text) != 9 or not set(text) <= PATTERN:
        raise AskedError("sta-pattern", received=text[:20])
    return text
