"""Where the bills of an import went, with the words that people read."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import TypedDict

from citybrain.base.answers import answer_of
from citybrain.messages import on_page, text
from citybrain.observations.bills.billed_series import BilledPlace, BilledSeries
from citybrain.observations.bills.manifest import ImportManifest
from citybrain.presenting.answers.bill_files import SetApart
from citybrain.twin.geometry.entities import Entity


class PlaceOfBills(TypedDict):
    """A place as the bills name it; id and title of its row in the city, null where the city has no such place."""

    name: str
    row: int | None
    id: str | None
    title: str | None


class SeriesOfBills(TypedDict):
    """A meter or place and a carrier: number of bills, first and last day, where they went, or why nowhere."""

    series: str
    carrier: str
    bills: int
    first: str
    last: str
    places: list[PlaceOfBills]
    reason: str | None


class BilledSeriesPage(TypedDict):
    """A page of the series of an import, those that went nowhere first.

    `entity` is what its places are rows of; `apart` are rows of the file that count for nothing, with why. `more` is
    how many are left out before the next page, null at the end.
    """

    number: int
    entity: str
    metered: bool
    total: int
    matched: int
    apart: list[SetApart]
    series: list[SeriesOfBills]
    more: int | None


def billed_series_answer(
    manifest: ImportManifest, found: Sequence[BilledSeries], entity: Entity, after: int, limit: int, language: str
) -> BilledSeriesPage:
    """The page that begins after some of them."""
    reasons = sorted(manifest.ledger.reasons.items(), key=lambda one: -one[1])
    return {
        "number": manifest.number,
        "entity": manifest.kind,
        "metered": manifest.metered,
        "total": len(found),
        "matched": sum(one.reason is None for one in found),
        "apart": [{"text": on_page(reason, language, {}), "count": count} for reason, count in reasons],
        "series": [_series(one, entity, language) for one in found[after : after + limit]],
        "more": after + limit if after + limit < len(found) else None,
    }


def _series(one: BilledSeries, entity: Entity, language: str) -> SeriesOfBills:
    return answer_of(
        SeriesOfBills,
        one,
        carrier=text(f"carrier-{one.carrier.replace('_', '-')}", language),
        places=[_place(place, entity, language) for place in one.places],
        reason=on_page(one.reason, language, {}) if one.reason else None,
    )


def _place(place: BilledPlace, entity: Entity, language: str) -> PlaceOfBills:
    row = place.row
    return {
        "name": place.name,
        "row": row,
        "id": None if row is None else str(entity.held.ids[row]),
        "title": None if row is None else entity.title_of(row, language),
    }
