"""Fields in a city: evaluated in all rows or in some from what lies within their reach, one draw after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from citybrain.kernel.city import City
from citybrain.kernel.declarations import Quantity
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.fields import Positions
from citybrain.kernel.sums import stacked
from citybrain.kernel.units import Rows

Search = Callable[[Positions, Rows], Rows]


def positions_of(made: Quantity, city: City) -> Positions:
    """Where the rows of a quantity lie. Raises NotFoundError where the city does not tell."""
    found = city.positions.get(made.of)
    if found is None or len(found.x) != city.size[made.of]:
        raise NotFoundError("positions-missing", quantity=made.name, of=made.of)
    return found


def near(made: Quantity, city: City, rows: Rows) -> Rows:
    """Rows within the reach of a field of some rows."""
    return _in_draws(made, city, rows, lambda places, some: places.near(some, made.reach))


def notice(made: Quantity, city: City, rows: Rows) -> Rows:
    """Rows of a field that a change of some rows of its inputs can change."""
    return (
        near(made, city, rows)
        if made.noticed_by is None
        else _in_draws(made, city, rows, _reported_by(made.noticed_by))
    )


def _reported_by(noticed_by: Callable[..., Any]) -> Search:
    return lambda places, rows: np.unique(noticed_by(rows, places)).astype(np.intp)


def _in_draws(made: Quantity, city: City, rows: Rows, search: Search) -> Rows:
    """A search among all rows, or in each draw among its own."""
    places, draw = positions_of(made, city), city.inside.get((made.of, "city"))
    if draw is None:
        return search(places, rows)
    found = [rows[:0]]
    for number in np.unique(draw[rows]):
        own = np.flatnonzero(draw == number)
        found.append(own[search(places.some(own), np.searchsorted(own, rows[draw[rows] == number]))])
    return np.sort(np.concatenate(found))


def field_of(
    made: Quantity, city: City, arguments: Sequence[Any], rows: Rows | None = None, read: Rows | None = None
) -> Any:
    """A field in some rows from its arguments at the rows that are read; both ascending, and all unless told."""
    places, draw = positions_of(made, city), city.inside.get((made.of, "city"))
    assert made.function is not None
    part = places if read is None else places.some(read)
    read = np.arange(len(places.x)) if read is None else read
    asked = np.arange(len(read)) if rows is None else np.searchsorted(read, rows)
    if draw is None:
        return stacked(made.function(*arguments, around=part.around(asked)))
    found, out = [], None
    for number in np.unique(draw[read]):
        own, there = np.flatnonzero(draw[read] == number), draw[read[asked]] == number
        some = [x[own] if np.ndim(x) and len(x) == len(read) else x for x in arguments]
        around = part.some(own).around(np.searchsorted(own, asked[there]))
        found.append((there, stacked(made.function(*some, around=around))))
    for there, values in found:
        out = np.empty((len(asked), *np.shape(values)[1:])) if out is None else out
        out[there] = values
    return np.empty(0) if out is None else out
