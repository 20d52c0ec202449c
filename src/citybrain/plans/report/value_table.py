"""All values of a quantity as a table for people: a row for each building or zone, with unit, quality and source."""

from __future__ import annotations

from collections.abc import Iterator

from citybrain.kernel import Leaf, Quantity
from citybrain.plans.answers.words import label, message, shown
from citybrain.plans.places import Places
from citybrain.plans.report.csv_file import Cell
from citybrain.plans.view import View

COLUMNS = (
    "id", "name", "longitude", "latitude", "quantity", "label", "value", "unit", "quality", "known", "simulated",
    "source", "licence", "rule",
)  # fmt: skip


def value_rows(view: View, name: str, places: Places, language: str) -> Iterator[tuple[Cell, ...]]:
    """Rows of the table, computed before the first one is asked for; longitude and latitude [degrees] of buildings.

    Raises NotFoundError for an unknown quantity and for one that has no rows.
    """
    made, values, levels = view.graph[name], view.column(name), view.quality(name)
    what = (name, label(view.graph, name, language))

    def rows() -> Iterator[tuple[Cell, ...]]:
        for row in range(len(values)):
            leaf = view.leaf(name, row)
            value = shown(view.graph, made, float(values[row]), language)
            known = leaf.kind if leaf else "computed"
            yield (
                *_place(places, made.of, row), *what, value, made.unit, int(levels[row]) or None, known,
                *_source(made, leaf, language),
            )  # fmt: skip

    return rows()


def _place(places: Places, entity: str, row: int) -> tuple[Cell, Cell, Cell, Cell]:
    if entity == "building":
        longitude, latitude = (round(float(column[row]), 6) for column in (places.longitude, places.latitude))
        return str(places.building_ids[row]), None, longitude, latitude
    if entity == "zone":
        return str(places.zone_ids[row]), str(places.zone_names[row]), None, None
    return str(row), None, None, None


def _source(made: Quantity, leaf: Leaf | None, language: str) -> tuple[Cell, Cell, Cell, Cell]:
    """Whether it was made up, where it comes from, under which licence, and by which rule where no file gives it."""
    if leaf is None:
        return "no", made.source, None, None
    rule = message(leaf.rule, language) if leaf.rule else None
    return "yes" if leaf.simulated else "no", leaf.title or leaf.file or None, leaf.licence or None, rule
