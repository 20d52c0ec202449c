"""Weather of one year, from a file in one of several formats or from monthly normals."""

from citybrain.twin.importers.weather.generator import (
    Normals,
    generate_weather,
    known_normals,
    nearest_normals,
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
    "generate_weather",
    "known_normals",
    "nearest_normals",
    "normals_named",
    "read_weather",
]
