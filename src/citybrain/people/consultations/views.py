"""Pictures before and after of the places of a consultation: of those that were asked, or of the one with most changes.

What they show is made once for a plan, a place and a state of the city; a picture shows nothing of a quantity that
whoever asks may not read, and of plans none but the one that was put to residents.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from citybrain.kernel.errors import NotFoundError
from citybrain.messages import text
from citybrain.people.consultations.document import MOST_VIEWS, AskedView
from citybrain.people.consultations.registry import Opened
from citybrain.plans.document import read_bytes
from citybrain.plans.memo import Memo
from citybrain.plans.outcome import Outcome
from citybrain.plans.pictures.content import PictureContent, picture_content
from citybrain.plans.pictures.places import place_of_most_changes
from citybrain.plans.workspace import Workspace
from citybrain.records import CityRecords

MOST_KEPT = 24
"""Places of a city whose content is kept in memory."""

_LOCK = threading.Lock()
_KEPT: WeakKeyDictionary[CityRecords, Memo[PictureContent]] = WeakKeyDictionary()


class ConsultationView(NamedTuple):
    """A place of a consultation, and what its pictures show; `tag` names the state of all that they follow from."""

    number: int
    asked: AskedView
    content: PictureContent
    tag: str


def faults_of_views(workspace: Workspace, outcome: Outcome, views: Sequence[AskedView]) -> Iterator[str]:
    """Places outside the city, and those where nothing is that could be drawn."""
    west, south, east, north = workspace.snapshot.manifest.bounds
    for number, one in enumerate(views[:MOST_VIEWS]):
        longitude, latitude = one.at
        where = f"views.{number}.at: {longitude:g}, {latitude:g}"
        if not (west <= longitude <= east and south <= latitude <= north):
            yield f"{where} ({west:.4f} … {east:.4f}, {south:.4f} … {north:.4f})"
        elif picture_content(workspace, outcome, one.at).is_empty:
            yield f"{where}: nothing is there"


def chosen_views(workspace: Workspace, outcome: Outcome, views: Sequence[AskedView]) -> tuple[AskedView, ...]:
    """The places that were asked; where none was, the one in which the plan changes most, by the name of its street.

    None where no measure of the plan has a place that could be drawn.
    """
    if views:
        return tuple(views)
    at = place_of_most_changes(workspace, outcome)
    if at is None:
        return ()
    called = picture_content(workspace, outcome, at).ground.name
    names = {"en": called} if called else {code: text("consultation-view-unnamed", code) for code in ("en", "zh")}
    return (AskedView.model_validate({"name": names, "at": at}),)


def view_of(records: CityRecords, workspace: Workspace, one: Opened, number: int) -> ConsultationView:
    """A view of a consultation, counted from 1.

    Raises NotFoundError where there is none and where the plan chooses by what may not be read, PlanError where the
    plan cannot be worked out in the city as it is now.
    """
    views = one.asked.views
    if not 1 <= number <= len(views):
        received, has = str(number), len(views)
        raise NotFoundError("consultation-view-unknown", received=received, consultation=one.number, number=has)
    asked = views[number - 1]
    document = read_bytes(one.row.plan.encode(), one.asked.plan, json_text=False)
    workspace.require_open(document.data)
    tag = workspace.tag("view", one.row.plan, *map(str, asked.at))
    with _LOCK:
        kept = _KEPT.setdefault(records, Memo(MOST_KEPT))
    content = kept.get(tag, lambda: picture_content(workspace, workspace.outcome_of(document), asked.at))
    return ConsultationView(number, asked, content, tag)
