"""What the first questions about a city would otherwise wait for, prepared once its first numbers are there."""

from __future__ import annotations

from citybrain.base.name_search import words_of
from citybrain.inventory.conversion import unit_of
from citybrain.kernel import paths
from citybrain.observations.sensorthings.writing import columnar
from citybrain.open_city import OpenCity
from citybrain.presenting.inventory.inventory import inventory_answer
from citybrain.presenting.progress.indicator_answers import list_answer

LANGUAGE = "en"


def warm_up_city(city: OpenCity) -> None:
    """Indicators, the inventory, the years before today, the register of units, which alone takes a second, the
    compiled code of data arrays and shortest paths, and the tables of letters of a search."""
    indicators = city.indicators
    indicators.prepare()
    list_answer(city.workspace, indicators.evaluated(), None, LANGUAGE)
    unit_of("kg")
    inventory_answer(city.inventory, None, "AR5", "basic", LANGUAGE)
    len(city.course.back)
    columnar.prepare()
    paths.prepare()
    words_of(LANGUAGE)
