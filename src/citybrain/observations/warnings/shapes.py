"""A warning as an answer."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict


class LimitAnswer(TypedDict):
    """A limit as a warning names it; `checked`: whether its number was compared with a published table.

    consecutive: hours, or days, in a row that must exceed it. day_mean: what the mean of the day must exceed too.
    """

    key: str
    standard: str
    source: str
    averaging: str
    kind: str
    value: float
    since: str
    checked: bool
    allowed: int | None
    exceeded_this_year: int | None
    consecutive: int
    day_mean: float | None


class Knowledge(TypedDict):
    """How a warning is known: from readings or a forecast, of which age [h] and model, and the share of hours known."""

    how: Literal["measured", "forecast"]
    issued: str
    age: int
    model: int | None
    share_known: float


class WarnedArea(TypedDict):
    """A zone that a warning is of: what was added to the readings of a station, least and most over the day.

    calibrated: whether that rests on measurements. station: where the station stands.
    """

    id: str
    name: str
    station: str
    least: float
    most: float
    calibrated: bool


class Warning(TypedDict):
    """A limit that is exceeded or will be: what, where, from when to when, how far, how well known. Times are UTC.

    state: "exceeded" where the last measured period exceeds, "expected" where a forecast one does. value, low, high: of
    the highest period, median and 90 % interval; the interval is None for what is measured. probability: that the
    highest period exceeds. status: "draft" until a person issues it. point: longitude, latitude. area: None where the
    warning is of the place of its stream. beyond_map: no zone is told because the station stands too far from the map.
    """

    key: str
    stream: int
    name: str
    place: str
    point: list[float] | None
    property: str
    state: Literal["exceeded", "expected"]
    begins: str
    ends: str
    value: float
    low: float | None
    high: float | None
    probability: float
    unit: str
    limit: LimitAnswer
    known: Knowledge
    simulated: bool
    data_class: str
    status: Literal["draft", "issued"]
    area: WarnedArea | None
    beyond_map: NotRequired[bool]


class EarlyWarning(Warning):
    """A warning as a person reads it, with what a person decided about it.

    standing: "draft" where nobody issued it, "issued" where it was issued as it is known, "changed" where it was issued
    and is known otherwise now, "over" where it was issued and holds no longer: call it off. number, issued_at: of what
    was issued, null for a draft.
    """

    standing: Literal["draft", "issued", "changed", "over"]
    headline: str
    description: str
    number: int | None
    issued_at: str | None


class EarlyWarnings(TypedDict):
    """Warnings that the reader may see, the gravest first.

    looked: when they were last looked after, by the time of the city; null until they were worked out once. may_issue:
    whether the reader may issue them and call them off.
    """

    looked: str | None
    warnings: list[EarlyWarning]
    may_issue: bool
