"""The course of the city that is served: one desk for each open city."""

from __future__ import annotations

import threading
from typing import Annotated
from weakref import WeakKeyDictionary

from fastapi import Depends

from citybrain.api.inventories import inventory_of
from citybrain.api.state import workspace_of
from citybrain.plans.workspace import Workspace
from citybrain.progress.book import Book
from citybrain.progress.desk import CourseDesk
from citybrain.progress.indicator_store import CityRecords
from citybrain.progress.inventoried import inventoried

_DESKS: WeakKeyDictionary[Workspace, CourseDesk] = WeakKeyDictionary()
_MAKING = threading.Lock()


def course_desk_of(workspace: Annotated[Workspace, Depends(workspace_of)]) -> CourseDesk:
    """The desk of an open city, made when it is first asked for."""
    with _MAKING:
        desk = _DESKS.get(workspace)
        if desk is None:
            inventory = inventory_of(workspace)
            desk = CourseDesk(workspace, Book(CityRecords(workspace.folder)), lambda: inventoried(inventory))
            _DESKS[workspace] = desk
        return desk


TheCourse = Annotated[CourseDesk, Depends(course_desk_of)]
