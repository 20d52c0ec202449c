"""The tables of the records, one module per subject, all on one MetaData."""

from citybrain.records.tables import (
    activity,
    cases,
    connectors,
    course,
    forecasts,
    governance,
    importing,
    indicators,
    inspections,
    notifications,
    quality,
    sensing,
    upkeep,
)
from citybrain.records.tables.base import METADATA

__all__ = [
    "METADATA",
    "activity",
    "cases",
    "connectors",
    "course",
    "forecasts",
    "governance",
    "importing",
    "indicators",
    "inspections",
    "notifications",
    "quality",
    "sensing",
    "upkeep",
]
