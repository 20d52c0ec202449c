"""The course of the city that is served: one desk for each open city."""

from __future__ import annotations

import threading
from typing import Annotated
from weakref import WeakKeyDictionary

from fastapi import Depends

from citybrain.api.state import workspace_of
from citybrain.plans.workspace import Workspace
from citybrain.progress.book import Book
from citybrain.progress.desk import CourseDesk
from citybrain.records import open_records

_DESKS: WeakKeyDictionary[Workspace, CourseDesk] = WeakKeyDictionary()
_MAKING = threading.Lock()


def course_desk_of(workspace: Annotated[Workspace, Depends(workspace_of)]) -> CourseDesk:
    """The desk of an open city, made when it is first asked for."""
    with _MAKING:
        desk = _DESKS.get(workspace)
        if desk is None:
            desk = _DESKS[workspace] = CourseDesk(workspace, Book(open_records(workspace.folder)), dict)
        return desk


TheCourse = Annotated[CourseDesk, Depends(course_desk_of)]
