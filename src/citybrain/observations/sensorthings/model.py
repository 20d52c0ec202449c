"""The eight kinds of entities of OGC 18-088, clause 8: their properties, how they are kept, and what they refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from sqlalchemy import Table

from citybrain.records.tables import sensing as tables


class EntityForm(Enum):
    """How a property is written."""

    TEXT = "text"
    JSON = "JSON"
    PLACE = "GeoJSON"
    """A geometry or a feature; anything where the encoding says something else."""
    TIME = "time"
    SPAN = "time or interval"
    UNIT = "unit"
    """An object of name, symbol and definition."""
    OBJECT = "object"


@dataclass(frozen=True)
class Property:
    """One property: the column that keeps it, and whether it must be given; `computed` where it is never kept."""

    form: EntityForm
    column: str = ""
    required: bool = True
    computed: bool = False


@dataclass(frozen=True)
class Navigation:
    """What an entity refers to: the kind, and whether there may be several; `required` at least one."""

    target: str
    many: bool = False
    required: bool = False


@dataclass(frozen=True)
class Kind:
    """One kind of entities; `table` is None for what lies in the store of readings."""

    single: str
    plural: str
    table: Table | None
    properties: Mapping[str, Property]
    navigations: Mapping[str, Navigation] = field(default_factory=dict)

    @property
    def written(self) -> Mapping[str, Property]:
        """Properties that clients write."""
        return {name: known for name, known in self.properties.items() if not known.computed}

    def __hash__(self) -> int:
        return hash(self.plural)


NAME = {"name": Property(EntityForm.TEXT, "name"), "description": Property(EntityForm.TEXT, "description")}
MORE = {"properties": Property(EntityForm.OBJECT, "properties", required=False)}
ENCODING = {"encodingType": Property(EntityForm.TEXT, "encoding_type")}

THING = Kind(
    "Thing",
    "Things",
    tables.thing,
    {**NAME, **MORE},
    {
        "Locations": Navigation("Locations", many=True),
        "HistoricalLocations": Navigation("HistoricalLocations", many=True),
        "Datastreams": Navigation("Datastreams", many=True),
    },
)
LOCATION = Kind(
    "Location",
    "Locations",
    tables.location,
    {**NAME, **ENCODING, "location": Property(EntityForm.PLACE, "location"), **MORE},
    {
        "Things": Navigation("Things", many=True),
        "HistoricalLocations": Navigation("HistoricalLocations", many=True),
    },
)
HISTORICAL_LOCATION = Kind(
    "HistoricalLocation",
    "HistoricalLocations",
    tables.thing_location,
    {"time": Property(EntityForm.TIME, "time")},
    {
        "Thing": Navigation("Things", required=True),
        "Locations": Navigation("Locations", many=True, required=True),
    },
)
DATASTREAM = Kind(
    "Datastream",
    "Datastreams",
    tables.datastream,
    {
        **NAME,
        "observationType": Property(EntityForm.TEXT, "observation_type"),
        "unitOfMeasurement": Property(EntityForm.UNIT),
        "observedArea": Property(EntityForm.PLACE, "observed_area", required=False),
        "phenomenonTime": Property(EntityForm.SPAN, required=False, computed=True),
        "resultTime": Property(EntityForm.SPAN, required=False, computed=True),
        **MORE,
    },
    {
        "Thing": Navigation("Things", required=True),
        "Sensor": Navigation("Sensors", required=True),
        "ObservedProperty": Navigation("ObservedProperties", required=True),
        "Observations": Navigation("Observations", many=True),
    },
)
SENSOR = Kind(
    "Sensor",
    "Sensors",
    tables.sensor,
    {**NAME, **ENCODING, "metadata": Property(EntityForm.JSON, "metadata"), **MORE},
    {"Datastreams": Navigation("Datastreams", many=True)},
)
OBSERVED_PROPERTY = Kind(
    "ObservedProperty",
    "ObservedProperties",
    tables.observed_property,
    {**NAME, "definition": Property(EntityForm.TEXT, "definition"), **MORE},
    {"Datastreams": Navigation("Datastreams", many=True)},
)
OBSERVATION = Kind(
    "Observation",
    "Observations",
    None,
    {
        "phenomenonTime": Property(EntityForm.SPAN, required=False),
        "resultTime": Property(EntityForm.TIME, required=False),
        "result": Property(EntityForm.JSON),
        "resultQuality": Property(EntityForm.JSON, required=False),
        "validTime": Property(EntityForm.SPAN, required=False),
        "parameters": Property(EntityForm.OBJECT, required=False),
    },
    {
        "Datastream": Navigation("Datastreams", required=True),
        "FeatureOfInterest": Navigation("FeaturesOfInterest"),
    },
)
FEATURE = Kind(
    "FeatureOfInterest",
    "FeaturesOfInterest",
    tables.feature,
    {**NAME, **ENCODING, "feature": Property(EntityForm.PLACE, "feature"), **MORE},
    {"Observations": Navigation("Observations", many=True)},
)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.plural: kind
        for kind in (
            THING, LOCATION, HISTORICAL_LOCATION, DATASTREAM, SENSOR, OBSERVED_PROPERTY, OBSERVATION, FEATURE,
        )
    }
)  # fmt: skip
"""By the name of their set."""


def target(kind: Kind, navigation: str) -> Kind:
    """The kind that a navigation of another leads to."""
    return KINDS[kind.navigations[navigation].target]
