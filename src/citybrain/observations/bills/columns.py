"""Which column of a file of bills holds what: as city.toml says, else by usual names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from citybrain.base.names import first_known, plain, require_column, shown_columns
from citybrain.kernel.errors import InputError
from citybrain.observations.bills.declaration import billing, carriers
from citybrain.observations.bills.words import UNITS, Field, carrier_in, split_unit
from citybrain.observations.bills.words import columns as usual_columns
from citybrain.twin.configuration import BillSettings

SHOWN = 30
METER = "meter"
_MONEY = "eur euro euros usd gbp chf cny rmb sek nok dkk cost costs price hinta kosten preis betrag 元 金额 费用"
MONEY = frozenset(_MONEY.split())


def entity_fields() -> tuple[Field, ...]:
    """Columns that may say of what a bill is: meters, and entities."""
    return METER, *billing().entities


@dataclass(frozen=True)
class BillColumns:
    """Columns by our names; `unit` and `carrier` where one holds for the whole file; `ignored` are the others."""

    of: dict[Field, str]
    unit: str | None
    carrier: str | None
    ignored: tuple[str, ...] = field(default=())

    @property
    def place(self) -> str:
        """The entity whose column says of what a bill is; the finest where that is a meter."""
        told = [name for name in billing().entities if name in self.of]
        return told[0] if told and METER not in self.of else billing().finest


def choose_columns(file: str, columns: Sequence[str], settings: BillSettings) -> BillColumns:
    """Declared columns first, then usual names among the rest.

    Raises InputError for a declared column that is not there, and where a column that is needed is not found or could
    be one of several.
    """
    chosen: dict[Field, str] = {name: require_column(file, columns, c) for name, c in settings.columns.items()}
    free = [column for column in columns if column not in chosen.values()]
    for name, usual in usual_columns().items():
        if name not in chosen and name != "amount":
            found = first_known(free, usual)
            if found is not None and not _settled(name, chosen, settings):
                chosen[name] = found
                free.remove(found)
    if "amount" not in chosen:
        chosen["amount"] = _amount(file, free)
    stem, unit = split_unit(chosen["amount"])
    carrier = settings.carrier or (None if "carrier" in chosen else carrier_in(stem)[1] or None)
    unit_told = settings.unit or (None if "unit" in chosen else unit or None)
    _require(file, columns, chosen, carrier, unit_told)
    ignored = tuple(column for column in columns if column not in chosen.values())
    return BillColumns(chosen, unit_told, carrier, ignored)


def _settled(name: Field, chosen: dict[Field, str], settings: BillSettings) -> bool:
    """Whether a column is not looked for, because something declared takes its place."""
    if name in entity_fields():
        return any(place in settings.columns for place in entity_fields())
    if name in ("from", "to", "year", "month"):
        return any(part in settings.columns for part in ("from", "to", "year", "month"))
    return (name == "carrier" and settings.carrier is not None) or (name == "unit" and settings.unit is not None)


def _amount(file: str, columns: Sequence[str]) -> str:
    """The column of energy: one with a unit in its name before one without; money is never taken for energy."""
    energy = [c for c in columns if not MONEY & set(plain(c).split("_")) and "€" not in c]
    parts = {column: split_unit(column) for column in energy}
    usual = [c for c, (stem, _) in parts.items() if _is_amount(stem)]
    with_unit = [c for c in usual if parts[c][1]] or [c for c, (_, unit) in parts.items() if unit]
    if len(with_unit) == 1:
        return with_unit[0]
    if len(with_unit) > 1:
        raise InputError("bills-amount-several", file=file, received=", ".join(with_unit))
    found = first_known(usual, usual_columns()["amount"]) or next(iter(usual), None)
    if found is None:
        raise InputError("bills-column-needed", file=file, column="amount", columns=shown_columns(columns, SHOWN))
    return found


def _is_amount(stem: str) -> bool:
    without, carrier = carrier_in(stem)
    amounts = usual_columns()["amount"]
    return stem in amounts or (bool(carrier) and (without in amounts or not without))


def _require(
    file: str, columns: Sequence[str], chosen: dict[Field, str], carrier: str | None, unit: str | None
) -> None:
    shown = shown_columns(columns, SHOWN)
    if not any(place in chosen for place in entity_fields()):
        raise InputError("bills-column-needed", file=file, column=", ".join(sorted(entity_fields())), columns=shown)
    if not {"from", "to"} <= set(chosen) and not {"year", "month"} & set(chosen):
        raise InputError("bills-column-needed", file=file, column="from, to", columns=shown)
    if "carrier" not in chosen and carrier is None:
        raise InputError("bills-carrier-needed", file=file, columns=shown, allowed=", ".join(carriers()))
    if "unit" not in chosen and unit is None:
        raise InputError("bills-unit-needed", file=file, columns=shown, allowed=", ".join(UNITS))
