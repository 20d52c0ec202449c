"""Weather of one year, from a file in one of several formats or from monthly normals."""

from citybrain.twin.importers.weather.generator import generate_weather
from citybrain.twin.importers.weather.grid_normals import normals_at
from citybrain.twin.importers.weather.normals import (
    Normals,
    declared_normals,
    known_normals,
    normals_named,
)
from citybrain.twin.importers.weather.read import read_weather
from citybrain.twin.importers.weather.year import COLUMNS, Clock, ColumnOrigin, Label, WeatherOptions, WeatherYear

__all__ = [
    "COLUMNS",
    "Clock",
    "ColumnOrigin",
    "Label",
    "Normals",
    "WeatherOptions",
    "WeatherYear",
    "declared_normals",
    "generate_weather",
    "known_normals",
    "normals_at",
    "normals_named",
    "read_weather",
]
