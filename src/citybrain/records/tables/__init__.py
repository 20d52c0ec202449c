"""The tables of the records, one module per subject, all on one MetaData."""

from citybrain.records.tables import (
    activity,
    cases,
    connectors,
    course,
    diagnoses,
    effects,
    forecasts,
    gate,
    governance,
    importing,
    incidents,
    indicators,
    notifications,
    quality,
    sensing,
    supervision,
    upkeep,
)
from citybrain.records.tables.base import METADATA

__all__ = [
    "METADATA",
    "activity",
    "cases",
    "connectors",
    "course",
    "diagnoses",
    "effects",
    "forecasts",
    "gate",
    "governance",
    "importing",
    "incidents",
    "indicators",
    "notifications",
    "quality",
    "sensing",
    "supervision",
    "upkeep",
]
