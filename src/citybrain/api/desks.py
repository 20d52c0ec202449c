"""What is asked of the city that is served beside its workspace: its inventory, indicators and course."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Annotated, Generic, TypeVar

from fastapi import Depends

from citybrain.api.state import TheWorkspace
from citybrain.inventory.desk import Inventory
from citybrain.plans.workspace import Workspace
from citybrain.progress.book import Book
from citybrain.progress.desk import CourseDesk
from citybrain.progress.indicator_desk import IndicatorDesk
from citybrain.progress.indicator_store import CityRecords
from citybrain.progress.inventoried import InventoryOfCourse

MOST_KEPT = 2
Desk = TypeVar("Desk")


class Desks(Generic[Desk]):
    """One desk for each of the cities that were served last, made when it is first asked for. Safe for threads."""

    def __init__(self, make: Callable[[Workspace], Desk]) -> None:
        self._make = make
        self._kept: OrderedDict[Workspace, Desk] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, workspace: Workspace) -> Desk:
        """The desk of an open city."""
        with self._lock:
            if workspace not in self._kept:
                self._kept[workspace] = self._make(workspace)
            self._kept.move_to_end(workspace)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return self._kept[workspace]


def _course_desk(workspace: Workspace) -> CourseDesk:
    return CourseDesk(workspace, Book(CityRecords(workspace.folder)), ACCOUNTS.of(workspace))


def _indicator_desk(workspace: Workspace) -> IndicatorDesk:
    return IndicatorDesk(workspace, inventories=ACCOUNTS.of(workspace))


INVENTORIES = Desks(Inventory)
ACCOUNTS = Desks(lambda workspace: InventoryOfCourse(INVENTORIES.of(workspace)))
INDICATORS = Desks(_indicator_desk)
COURSES = Desks(_course_desk)


def inventory_of(workspace: TheWorkspace) -> Inventory:
    """The inventory of the open city."""
    return INVENTORIES.of(workspace)


def indicators_of(workspace: TheWorkspace) -> IndicatorDesk:
    """The indicators of the open city."""
    return INDICATORS.of(workspace)


def course_of(workspace: TheWorkspace) -> CourseDesk:
    """The course of the open city."""
    return COURSES.of(workspace)


TheInventory = Annotated[Inventory, Depends(inventory_of)]
TheIndicators = Annotated[IndicatorDesk, Depends(indicators_of)]
TheCourse = Annotated[CourseDesk, Depends(course_of)]
