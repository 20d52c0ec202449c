"""What is known of a file of bills before it is read: the names that its columns may have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from citybrain.base.names import plain
from citybrain.base.tables.form import Form, Merging
from citybrain.observations.bills.declaration import billing
from citybrain.observations.bills.words import carrier_in, columns, split_unit
from citybrain.twin.configuration import BillSettings, MeterSettings


def bill_form(settings: BillSettings | MeterSettings, wanted: Sequence[str] = ()) -> Form:
    """The form of a file as city.toml declares it; `wanted` are columns that it names."""

    def known(cells: Sequence[str]) -> int:
        return sum(1 for cell in cells if cell.strip() and (cell.strip() in wanted or _usual(cell)))

    declared = {column: name for name, column in getattr(settings, "columns", {}).items()}

    def merging(column: str) -> Merging:
        """An amount that is merged over rows is none of each; a place, a carrier or a unit is that of all."""
        name = declared.get(column) or _field(column)
        return "filled" if name in ("meter", "carrier", "unit", *billing().entities) else "apart"

    return Form(known, settings.encoding, settings.separator, settings.sheet, merging=merging)


def _field(column: str) -> str | None:
    """What a column of a usual name holds."""
    return next((name for name, usual in columns().items() if plain(column) in usual), None)


@cache
def _usual(cell: str) -> bool:
    name, unit = split_unit(cell)
    without, carrier = carrier_in(name)
    known = {name for names in columns().values() for name in names}
    return plain(cell) in known or name in known or without in known or bool(unit and carrier)
