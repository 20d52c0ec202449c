"""Names of the columns of a table of activity lines: our own, and those of reporting sheets such as CIRIS."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from citybrain.base.names import plain
from citybrain.inventory.gwp import gas_named
from citybrain.inventory.lines import BIOGENIC
from citybrain.kernel import CityBrainError

FIELDS: dict[str, tuple[str, ...]] = {
    "year": ("year", "inventory_year", "reporting_year", "年份", "年"),
    "subcategory": (
        "subcategory",
        "gpc_ref",
        "gpc_ref_no",
        "gpc_reference",
        "gpc_reference_number",
        "gpc_ref_number",
        "ref_no",
        "gpc_no",
        "reference_number",
        "子类别",
        "gpc编号",
    ),
    "description": (
        "description",
        "fuel_type_or_activity",
        "fuel_type",
        "fuel",
        "activity",
        "fuel_or_activity",
        "emissions_source",
        "ghg_emissions_source",
        "ghg_emissions_sources",
        "活动",
        "燃料",
        "说明",
    ),
    "amount": (
        "amount",
        "activity_amount",
        "activity_data",
        "activity_data_amount",
        "activity_data_value",
        "quantity",
        "activity_value",
        "活动数据",
        "活动水平",
        "数量",
    ),
    "unit": (
        "unit",
        "units",
        "activity_unit",
        "activity_units",
        "activity_data_unit",
        "activity_data_units",
        "单位",
        "活动数据单位",
    ),
    "factor": ("factor", "factor_name", "emission_factor_name", "name_of_factor", "排放因子", "因子"),
    "factor_unit": (
        "factor_unit",
        "emission_factor_unit",
        "emission_factor_units",
        "emission_factors_unit",
        "emission_factors_units",
        "ef_unit",
        "ef_units",
        "因子单位",
        "排放因子单位",
    ),
    "notation_key": ("notation_key", "notation_keys", "key", "标记符号", "注释键"),
    "reason": ("reason", "explanation", "explanatory_comments", "comments", "justification", "理由"),
    "activity_quality": (
        "activity_quality",
        "data_quality",
        "data_quality_ad",
        "data_quality_activity_data",
        "activity_data_quality",
        "quality",
        "活动数据质量",
        "数据质量",
    ),
    "factor_quality": (
        "factor_quality",
        "data_quality_ef",
        "data_quality_emission_factor",
        "emission_factor_quality",
        "data_quality_emission_factors",
        "因子质量",
    ),
    "activity_uncertainty": ("activity_uncertainty", "activity_data_uncertainty", "活动数据不确定性"),
    "factor_uncertainty": ("factor_uncertainty", "emission_factor_uncertainty", "因子不确定性"),
    "source": ("source", "sources", "data_source", "activity_data_source", "source_of_data", "来源", "数据来源"),
    "note": ("note", "notes", "remark", "remarks", "备注"),
    "first_by": ("entered_by", "录入人"),
    "first_at": ("entered_at", "录入时间"),
    "stated": (
        "total_co2e",
        "total_tco2e",
        "tco2e",
        "t_co2e",
        "emissions_t_co2e",
        "emissions_tco2e",
        "total_emissions",
        "total_ghg",
        "total_ghgs",
        "ghgs_tonnes_co2e_total_co2e",
        "ghgs_tonnes_total_co2e",
        "ghgs_tonnes_co2e_total",
        "total_ghgs_tonnes_co2e",
        "ghgs_metric_tonnes_co2e_total_co2e",
        "emissions",
        "排放量",
    ),
}
"""Fields of a line, and the plain names under which files have them; `stated`: emissions [t CO2e] to compare with."""

NEEDED = ("subcategory", "amount")
BY_NAME = {name: field for field, names in FIELDS.items() for name in names}
OWN = "factor of "
OWN_UNIT = "unit of factor of "
_GAS = re.compile(
    r"^(?:(?:emission_)?factors?_(?:of_|for_)?(?P<after>.+?)|(?P<before>.+?)_(?:emission_)?factor|ef_(?P<short>.+?))"
    r"(?P<unit>_units?)?$"
)
_UNIT_FIRST = re.compile(r"^units?_of_(?P<rest>.+)$")
_BIOGENIC = ("biogenic_co2", "co2_biogenic", "co2_b", "co2b")


@dataclass(frozen=True)
class Header:
    """Where each field stands: the place of its column. Own factors are "factor of GAS" and "unit of factor of GAS".

    `units` are units that stand in the name of a column ("CO2 factor [kg/GJ]"), by field. `ignored` are other columns.
    """

    places: dict[str, int]
    units: dict[str, str]
    ignored: tuple[str, ...]


def header_of(cells: Sequence[str]) -> Header:
    """The fields that the names of columns stand for; of two columns of one field the first is taken."""
    places: dict[str, int] = {}
    units: dict[str, str] = {}
    ignored = []
    for place, cell in enumerate(cells):
        field, unit = field_of(cell)
        if field is None or field in places:
            if cell.strip():
                ignored.append(cell.strip())
            continue
        places[field] = place
        if unit:
            units[field] = unit
    return Header(places, units, tuple(ignored))


@cache
def field_of(cell: str) -> tuple[str | None, str]:
    """The field that the name of a column stands for, None for none, and a unit in brackets behind it."""
    name, unit = _split(cell)
    told = plain(name)
    if told in BY_NAME:
        return BY_NAME[told], unit
    whole = plain(cell)
    if whole in BY_NAME:
        return BY_NAME[whole], ""
    return _own_factor(told), unit


def _split(cell: str) -> tuple[str, str]:
    found = re.fullmatch(r"(.*?)\s*[\[(]([^\[\]()]*)[\])]\s*", cell.strip(), re.DOTALL)
    return (found[1], found[2].strip()) if found and found[1].strip() else (cell, "")


def _own_factor(told: str) -> str | None:
    first = _UNIT_FIRST.fullmatch(told)
    found = _GAS.fullmatch(first["rest"] if first else told)
    if found is None:
        return None
    gas = gas_in(found["after"] or found["before"] or found["short"])
    if gas is None:
        return None
    return (OWN_UNIT if first or found["unit"] else OWN) + gas


def gas_in(text: str) -> str | None:
    """The gas that a text names, the CO2 of biomass among them; None where it names none."""
    if plain(text) in _BIOGENIC:
        return BIOGENIC
    try:
        return gas_named(text)
    except CityBrainError:
        return None


def score(cells: Sequence[str]) -> int:
    """How many fields a line of names has; none where it lacks one that every table needs."""
    places = header_of(cells).places
    return len(places) if all(name in places for name in NEEDED) else 0
