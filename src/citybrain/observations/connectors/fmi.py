"""The Finnish Meteorological Institute: observations of weather and air quality through its WFS, as GML."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator
from urllib.parse import urlencode
from xml.etree import ElementTree

from pydantic import Field

from citybrain.kernel.errors import InputError
from citybrain.observations.connectors.declaration import Connector, Fetch, Measured, Parameters, Pulled
from citybrain.observations.connectors.fetching import ConnectorError
from citybrain.observations.connectors.reading import form_of
from citybrain.observations.times import instant

KIND = "fmi"
NAMES = {
    "t2m": "air_temperature",
    "rh": "relative_humidity",
    "td": "dew_point_temperature",
    "r_1h": "rainfall",
    "ws_10min": "wind_speed",
    "wd_10min": "wind_direction",
    "PM10_PT1H_avg": "pm10",
    "PM25_PT1H_avg": "pm2_5",
    "NO2_PT1H_avg": "nitrogen_dioxide",
    "SO2_PT1H_avg": "sulphur_dioxide",
    "O3_PT1H_avg": "ozone",
    "CO_PT1H_avg": "carbon_monoxide",
}
"""Names of the institute for properties whose units are ours: °C, %, mm, m/s, µg/m³."""

COLLECTION = "{http://www.opengis.net/wfs/2.0}FeatureCollection"
GML = "{http://www.opengis.net/gml/3.2}"
COVERAGE = "{http://www.opengis.net/gmlcov/1.0}"
SWE = "{http://www.opengis.net/swe/2.0}"
SIMPLE = "{http://xml.fmi.fi/schema/wfs/2.0}"
HOUR = 3_600_000_000
"""µs in an hour."""

OVERLAP = datetime.timedelta(hours=2)
"""An observation may come as much later than it was made."""

LONGEST = datetime.timedelta(hours=168)
"""What the service answers at once, its own limit for observations."""


class FmiParameters(Parameters):
    """A stored query, where (a place by name, or west,south,east,north), how far back at first [h]."""

    query: str = "fmi::observations::weather::multipointcoverage"
    place: str | None = None
    bbox: str | None = Field(default=None, pattern=r"^-?[\d.]+(,-?[\d.]+){3}$")
    hours: float = Field(default=3.0, gt=0, le=168)
    url: str = "https://opendata.fmi.fi/wfs"


def read(content: bytes) -> list[Measured]:
    """Observations of an answer, as coverage of points or as simple features. Raises ConnectorError."""
    if re.search(rb"<!(DOCTYPE|ENTITY)", content):
        raise ConnectorError("connector-answer", kind=KIND, received="<!DOCTYPE", allowed="GML")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as problem:
        raise ConnectorError("connector-answer", kind=KIND, received=form_of(content), allowed="GML") from problem
    if root.tag != COLLECTION:
        said = " ".join("".join(root.itertext()).split())[:200] if root.tag.endswith("ExceptionReport") else ""
        received = said or form_of(content)
        raise ConnectorError("connector-answer", kind=KIND, received=received, allowed="FeatureCollection")
    try:
        if root.find(f".//{SIMPLE}BsWfsElement") is not None:
            return list(_simple(root))
        return list(_coverages(root))
    except (AttributeError, ValueError, IndexError, InputError) as problem:
        raise ConnectorError("connector-answer", kind=KIND, received=form_of(content), allowed="GML") from problem


def _simple(root: ElementTree.Element) -> Iterator[Measured]:
    for element in root.iter(f"{SIMPLE}BsWfsElement"):
        key = NAMES.get(_text(element, f"{SIMPLE}ParameterName"))
        value = float(_text(element, f"{SIMPLE}ParameterValue"))
        if key is not None and math.isfinite(value):
            latitude, longitude = _text(element, f".//{GML}pos").split()[:2]
            time = instant(_text(element, f"{SIMPLE}Time"))
            place = (float(longitude), float(latitude))
            yield _measured(Measured(f"FMI {latitude}, {longitude}", key, time, value, place=place))


def _coverages(root: ElementTree.Element) -> Iterator[Measured]:
    stations = {
        tuple(_text(point, f"{GML}pos").split()[:2]): _text(point, f"{GML}name") for point in root.iter(f"{GML}Point")
    }
    for coverage in root.iter(f"{COVERAGE}MultiPointCoverage"):
        fields = [field.get("name", "") for field in coverage.iter(f"{SWE}field")]
        places = _text(coverage, f".//{COVERAGE}positions").split()
        values = _text(coverage, f".//{GML}doubleOrNilReasonTupleList").split()
        if len(places) % 3 or len(values) != len(places) // 3 * len(fields):
            raise ConnectorError(
                "connector-answer", kind=KIND, received=f"{len(places)}, {len(values)}", allowed="3 n, n × fields"
            )
        for number in range(len(places) // 3):
            latitude, longitude, time = places[3 * number : 3 * number + 3]
            station = stations.get((latitude, longitude), f"FMI {latitude}, {longitude}")
            for field, text in zip(fields, values[number * len(fields) :], strict=False):
                value = math.nan if text == "NaN" else float(text)
                if field in NAMES and math.isfinite(value):
                    place = (float(longitude), float(latitude))
                    yield _measured(Measured(station, NAMES[field], int(time) * 1_000_000, value, place=place))


def _measured(one: Measured) -> Measured:
    """Rain as the amount of the hour before, where -1 is none at all; all else as it is."""
    if one.property != "rainfall":
        return one
    return one._replace(time=one.time - HOUR, until=one.time, result=max(one.result, 0.0))


def _text(element: ElementTree.Element, path: str) -> str:
    found = element.find(path)
    if found is None or found.text is None:
        raise ValueError(path.rpartition("}")[2])
    return found.text.strip()


def _pull(asked: FmiParameters, mark: str, fetch: Fetch) -> Pulled:
    now = datetime.datetime.now(datetime.UTC)
    earliest = now - datetime.timedelta(hours=asked.hours)
    since = max(datetime.datetime.fromisoformat(mark) - OVERLAP, now - LONGEST) if mark else earliest
    wanted = {
        "service": "WFS", "version": "2.0.0", "request": "getFeature", "storedquery_id": asked.query,
        "starttime": since.strftime("%Y-%m-%dT%H:%M:%SZ"), "endtime": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }  # fmt: skip
    if asked.place:
        wanted["place"] = asked.place
    if asked.bbox:
        wanted["bbox"] = asked.bbox
    return Pulled(read(fetch(f"{asked.url}?{urlencode(wanted)}")), now.isoformat(timespec="seconds"))


FMI = Connector(
    KIND,
    "Finnish Meteorological Institute",
    "observations of weather stations every ten minutes, of air quality every hour",
    "CC-BY-4.0",
    "Finnish Meteorological Institute open data",
    "https://en.ilmatieteenlaitos.fi/open-data-manual",
    600.0,
    FmiParameters,
    _pull,
)
