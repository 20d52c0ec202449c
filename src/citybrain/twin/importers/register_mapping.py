"""[register] of city.toml: which columns of a register hold what, and what the codes in them mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from citybrain.base.names import nearest
from citybrain.kernel.errors import InputError
from citybrain.twin.categories import category_names
from citybrain.twin.declared import stated_attributes
from citybrain.twin.measurable import can_be_stated

NAME = "name"


def is_coded(attribute: str) -> bool:
    """Whether an attribute is told by codes that mean one of the kinds of the vocabulary."""
    return attribute in stated_attributes() and stated_attributes()[attribute].kind == "category"


@dataclass(frozen=True)
class RegisterMapping:
    """How a register is to be read.

    `columns`: our attributes to columns of the file; a category may be told by several columns, whose
    codes are then joined by "+". `values`: per category the meaning of each code. `missing`: texts that say nothing is
    known. `x`, `y`, `crs`: coordinate columns and their system (degrees if not said). `time_zone`: that in which dates
    with a UTC time are read, as 1988-12-31T22:00Z is a year later in Helsinki. `building_id`: the column of the
    buildings that holds the register's id.
    """

    columns: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    id: str | None = None
    x: str | None = None
    y: str | None = None
    crs: str | None = None
    encoding: str | None = None
    separator: str | None = None
    layer: str | None = None
    time_zone: str = "UTC"
    building_id: str | None = None

    def __post_init__(self) -> None:
        for attribute in self.columns:
            if not can_be_stated(attribute):
                _known("columns", attribute, list(stated_attributes()))
        for category, meanings in self.values.items():
            _known("values", category, [name for name in stated_attributes() if is_coded(name)])
            for meaning in meanings.values():
                _known(f"values.{category}", meaning, category_names(category))
        if (self.x is None) != (self.y is None):
            raise InputError("register-one-coordinate")
        if not self.columns:
            raise InputError("register-no-columns", allowed=", ".join(stated_attributes()))

    @classmethod
    def from_toml(cls, table: Mapping[str, Any]) -> "RegisterMapping":
        """Check the [register] table of city.toml. Raises InputError for unknown or misspelt entries."""
        allowed = [entry.name for entry in fields(cls)]
        for key in table:
            _known("", key, allowed)
        _tables(table, "columns", "values")
        settings = dict(table)
        settings["columns"] = {name: _as_columns(name, given) for name, given in table.get("columns", {}).items()}
        settings["values"] = {name: _as_meanings(name, given) for name, given in table.get("values", {}).items()}
        missing = table.get("missing", ())
        settings["missing"] = tuple(str(code) for code in (missing if isinstance(missing, list | tuple) else [missing]))
        for key in set(settings) - {"columns", "values", "missing"}:
            if not isinstance(settings[key], str | None):
                raise InputError("register-setting-text", key=key, received=str(settings[key]))
        return cls(**settings)


def _known(table: str, name: str, allowed: tuple[str, ...] | list[str]) -> None:
    if name not in allowed:
        where = f"register.{table}" if table else "register"
        raise InputError(
            "register-setting-unknown", table=where, received=str(name), nearest=nearest(str(name), allowed)
        )


def _tables(settings: Mapping[str, Any], *keys: str) -> None:
    for key in keys:
        if not isinstance(settings.get(key, {}), Mapping):
            raise InputError("register-setting-table", key=key, received=str(settings[key]))


def _as_columns(attribute: str, given: Any) -> tuple[str, ...]:
    columns = (given,) if isinstance(given, str) else tuple(given) if isinstance(given, list | tuple) else ()
    several = len(columns) > 1 and not is_coded(attribute)
    if not columns or several or not all(isinstance(column, str) for column in columns):
        raise InputError("register-setting-text", key=f"columns.{attribute}", received=str(given))
    return columns


def _as_meanings(category: str, given: Any) -> dict[str, str]:
    if not isinstance(given, Mapping):
        raise InputError("register-setting-table", key=f"values.{category}", received=str(given))
    return {str(code): str(meaning) for code, meaning in given.items()}
