"""Consumption-based accounts beside territorial totals, as plain values."""

from __future__ import annotations

from citybrain.inventory.service import InventoryService
from citybrain.messages import text
from citybrain.presenting.inventory.stated_shapes import ConsumptionList, InventoryConsumption


def consumption_answer(inventory: InventoryService, assessment: str, language: str) -> ConsumptionList:
    """The accounts of all years. Raises NotFoundError for an unknown assessment."""
    years = sorted(inventory.recorded.notes.accounts)
    told = [consumption_told(inventory, year, assessment, language) for year in years]
    return {"accounts": [account for account in told if account is not None]}


def consumption_told(
    inventory: InventoryService, year: int, assessment: str, language: str
) -> InventoryConsumption | None:
    """The account of a year, None where there is none."""
    said = inventory.recorded.notes.accounts.get(year)
    if said is None:
        return None
    has_lines = year in inventory.years()
    here = inventory.account(year, assessment).totals.by_level["territorial"].equivalent if has_lines else None
    width, emissions = said["uncertainty"], said["emissions"]
    return {
        "id": said["id"],
        "year": year,
        "emissions": emissions,
        "low": emissions * (1.0 - width) if width is not None else None,
        "high": emissions * (1.0 + width) if width is not None else None,
        "territorial": here,
        "difference": emissions - here if here is not None else None,
        "produced": said["produced"],
        "imported": said["imported"],
        "exported": said["exported"],
        "method": said["method"],
        "source": said["source"],
        "comparison": text("inventory-consumption-comparison", language),
        "by": said["made_by"],
        "at": said["made_at"],
    }
