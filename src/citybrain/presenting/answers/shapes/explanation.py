"""Why a number is what it is."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.knowledge import ParameterUncertainty
from citybrain.presenting.answers.shapes.numbers import Interval, Known, Shares


class ProvenanceAnswer(TypedDict):
    """Where a given value comes from: a row of a file, a rule, or a dated parameter.

    `date` is the day that the file tells of or was made.
    """

    file: str | None
    title: str | None
    sha256: str | None
    licence: str | None
    date: str | None
    row: str | None
    origin: str | None
    simulated: bool
    rule: str | None
    valid_from: str | None


class Counts(TypedDict):
    """How many parts of a sum or mean are known, and how many are assumed or inferred."""

    known: int
    inferred: int


class Observed(TypedDict):
    """What bills and meters say of a computed number; `difference` is the computed one less the observed one."""

    quantity: str
    label: str
    value: float
    unit: str
    difference: float | None
    difference_percent: float | None
    quality: int
    leaf: ProvenanceAnswer | None


class RangesOfOne(TypedDict):
    """The middle 90 % of what a number may be, of the number before, and of the change between both."""

    range: Interval | None
    before_range: Interval | None
    change_range: Interval | None


class Explanation(RangesOfOne):
    """A number and what it comes from.

    `before` is today's value where the plan changes it. `quality` is a level of the U4SSC verifier from 1 to 6, 0
    where none is stated, and `levels` are the shares of the value by level. `weight` is that of a part of a sum over a
    relation: the value times it enters the sum. `counts` are null where the number is no
    sum or mean. `note` says what the inputs leave out, or what the value is of the `many` numbers that the row holds;
    where `unknown`, why the number is not known in any row.
    `share` is the part of the uncertainty of the explained number that comes from here, null where no uncertainty was
    worked out. `range` holds the middle 90 % of what a number may be that is never told without it, `before_range` and
    `change_range` those of the number before and of the change; null of others and of inputs.
    `inputs` are left empty below the depth that was asked for: ask for this step to get them.
    """

    quantity: str
    label: str
    entity: str
    row: int | None
    id: str | None
    name: str | None
    value: float | str | None
    before: float | str | None
    change: float | None
    unit: str
    kind: str
    known: Known
    quality: int
    counts: Counts | None
    levels: Shares
    sentence: str
    source: str
    where: str
    leaf: ProvenanceAnswer | None
    note: str | None
    unknown: bool
    many: int | None
    observed: Observed | None
    uncertainty: ParameterUncertainty | None
    weight: float | None
    share: float | None
    inputs: list[Explanation]
