"""What the first questions about a city would otherwise wait for, prepared once its first numbers are there."""

from __future__ import annotations

from citybrain.api.desks import COURSES, INDICATORS, INVENTORIES
from citybrain.inventory.answers.inventory import inventory_answer
from citybrain.inventory.conversion import unit_of
from citybrain.plans.workspace import Workspace
from citybrain.progress.indicator_answers import list_answer

LANGUAGE = "en"


def warm_city(workspace: Workspace) -> None:
    """Indicators, the inventory, the years before today, and the register of units, which alone takes a second."""
    indicators = INDICATORS.of(workspace)
    indicators.prepare()
    list_answer(workspace, indicators.evaluated(), None, LANGUAGE)
    unit_of("kg")
    inventory_answer(INVENTORIES.of(workspace), None, "AR5", "basic", LANGUAGE)
    len(COURSES.of(workspace).back)
