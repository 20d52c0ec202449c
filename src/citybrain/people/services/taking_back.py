"""Saved plans that are outdated as a correction is taken back: those that were saved with its value."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row

from citybrain.kernel.parameters import Parameter
from citybrain.people.services.correction import period_of
from citybrain.people.services.correction_layer import corrected, standing
from citybrain.people.services.matter_file import MatterSurroundings
from citybrain.people.services.outdated import DecidedCorrection, mark_plans, marked_versions


class TakenBack(NamedTuple):
    """A correction that was taken back, the corrections that held until then, itself among them, and when it was."""

    row: Row[Any]
    held: Sequence[Row[Any]]
    at: str


def mark_moved(
    connection: Connection, around: MatterSurroundings, original: Mapping[str, Parameter], taken: TakenBack, by: str
) -> None:
    """Mark plans whose numbers a correction moves back. original: parameters without any correction.

    Those that it outdated and that nobody saved since have the numbers of the value of before it, which are right where
    that holds again. Where another value does, all that read it are marked: rather too many than too few.
    """
    row = taken.row
    known, since = original.get(row.parameter), datetime.date.fromisoformat(row.since)
    if known is None:
        return
    before, now = corrected(known, taken.held), corrected(known, standing(connection))
    value = now.at(since).value
    if before.at(since).value == value:
        return
    made = DecidedCorrection(row.id, row.parameter, period_of(before, since), taken.at)
    unmoved = marked_versions(connection, row.id) if value == row.before else frozenset()
    mark_plans(
        connection, around.saved(), around.graph(), around.scenarios, made, around.day(), by, unmoved
    )  # fmt: skip
