"""What is said of an incident when it is opened, and of its wind and area later on."""

from __future__ import annotations

import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, Field, model_validator

from citybrain.base.moments import Moment
from citybrain.cases.tracing.question import Latitude, Longitude, Stability

MOST_HOURS = 12
MOST_CORNERS = 500
MOST_PEOPLE = 200
"""Identities that take part in a drill."""

LonLat = tuple[Longitude, Latitude]


def _require_area(corners: tuple[LonLat, ...]) -> tuple[LonLat, ...]:
    """Raises ValueError for corners that hold no ground, or whose sides cross."""
    from shapely import Polygon

    drawn = Polygon(corners)
    if not drawn.is_valid or drawn.area == 0.0:
        raise ValueError("corners of an area whose sides do not cross")
    return corners


Corners = Annotated[tuple[LonLat, ...], Field(min_length=3, max_length=MOST_CORNERS), AfterValidator(_require_area)]
Why = Annotated[str, Field(max_length=2_000)]


class StatedRelease(BaseModel, extra="forbid", frozen=True):
    """What gets into the air: a substance of the playbook, its rate [g/s], and the height of its source [m]."""

    substance: Annotated[str, Field(max_length=100)]
    rate: Annotated[float, Field(gt=0, le=1e6, allow_inf_nan=False)]
    height: Annotated[float, Field(ge=0.1, le=300.0, allow_inf_nan=False)] = 1.0


class WindToState(BaseModel, extra="forbid", frozen=True):
    """Wind from a time on, from now by the clock of the city where none is stated, until another one is stated: where
    it comes from [degrees], speed at 10 m [m/s]. Pasquill's class follows from wind and sun where none is stated.
    """

    time: Moment | None = None
    wind_from: Annotated[float, Field(ge=0.0, le=360.0, allow_inf_nan=False)]
    wind_speed: Annotated[float, Field(ge=0.0, le=75.0, allow_inf_nan=False)]
    stability: Stability | None = None


class StatedWind(WindToState, frozen=True):
    """Wind as it stands on record."""

    time: Moment


Winds = Annotated[tuple[WindToState, ...], Field(min_length=1, max_length=2 * MOST_HOURS)]


class StatedWinds(BaseModel, extra="forbid", frozen=True):
    """Winds that are stated later on."""

    wind: Winds


class NewIncident(BaseModel, extra="forbid", frozen=True):
    """An incident: its kind is a playbook's, `size` the radius [m] around it that is dangerous at once.

    Of an incident of a case the place may be left out. `area` is one that is known, as of a flood. `hours` are those
    that the picture looks ahead. A drill says who takes part: messages go to these alone, and nothing to the public.
    """

    playbook: Annotated[str, Field(max_length=100)]
    case: Annotated[int, Field(ge=1, le=10**15)] | None = None
    longitude: Longitude | None = None
    latitude: Latitude | None = None
    place: Annotated[str, Field(max_length=200)] = ""
    size: Annotated[float, Field(ge=10.0, le=50_000.0, allow_inf_nan=False)] = 100.0
    area: Corners | None = None
    release: StatedRelease | None = None
    wind: Winds | None = None
    hours: Annotated[int, Field(ge=1, le=MOST_HOURS)] = 3
    roughness: Annotated[float, Field(ge=0.001, le=2.0, allow_inf_nan=False)] = 0.5
    city: bool = True
    drill: bool = False
    people: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=100)], ...], Field(max_length=MOST_PEOPLE)
    ] = ()
    why: Why = ""

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if (self.longitude is None) != (self.latitude is None) or (self.longitude is None and self.case is None):
            raise ValueError("longitude and latitude, or a case that has a place")
        if self.people and not self.drill:
            raise ValueError("people take part in a drill alone")
        return self


def seconds(time: datetime.datetime) -> int:
    """A time [s since 1970 in UTC]."""
    return int(time.timestamp())
