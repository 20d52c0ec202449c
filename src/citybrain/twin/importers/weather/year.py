"""What a year of weather is, whichever file or rule it comes from."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.domains import find_domains
from citybrain.base.notices import Notice
from citybrain.twin.origins import Origin

Clock: TypeAlias = Literal["utc", "standard", "civil"]
Label: TypeAlias = Literal["start", "end"]

HOURS = 8760
SUN = ("global_irradiance", "direct_irradiance", "diffuse_irradiance")
TEMPERATURE, GLOBAL, DIRECT, DIFFUSE = (find_domains().role(role)[0] for role in ("air_temperature", *SUN))
WIND = "wind_speed"
HUMIDITY = "relative_humidity"
COLUMNS = (TEMPERATURE, GLOBAL, DIRECT, DIFFUSE, WIND, HUMIDITY)
IRRADIANCE = (GLOBAL, DIRECT, DIFFUSE)
DEW_POINT = "dew_point"
READABLE = (*COLUMNS, DEW_POINT)
SOURCE = "weather"


@dataclass(frozen=True)
class ColumnOrigin:
    """How a column of the weather is known, and in which hours it was filled instead (`filled`, 8760 booleans)."""

    origin: Origin
    filled: NDArray[np.bool_]
    filled_origin: Origin | None = None


@dataclass(frozen=True)
class WeatherYear:
    """8760 hours in local standard time; row 0 is 1 January 00:00-01:00, values are means over the hour.

    `hours` has the columns of COLUMNS [°C, W/m², W/m², W/m², m/s, %]; `origins` one entry for each of them. `year` is
    the calendar year, None for a typical year put together from several. `simulated` marks generated weather.
    """

    hours: pd.DataFrame
    origins: dict[str, ColumnOrigin]
    year: int | None
    format: str
    simulated: bool = False
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class WeatherOptions:
    """What a city may declare about its weather file ([weather] in city.toml); None means: found out from the file.

    `clock`: "utc", "standard" (local time without summer time) or "civil" (with it; needs `time_zone`). `label`:
    whether a time names the start or the end of its hour. `columns`: our names (READABLE) to the file's columns.
    """

    year: int | None = None
    clock: Clock | None = None
    label: Label | None = None
    time_zone: str | None = None
    encoding: str | None = None
    columns: dict[str, str] = field(default_factory=dict)


def hours_of_year(year: int = 2001) -> pd.DatetimeIndex:
    """Return the 8760 hours of a year without 29 February, as naive local standard time."""
    hours = pd.date_range(f"{year}-01-01", periods=8784 if pd.Timestamp(year, 1, 1).is_leap_year else HOURS, freq="h")
    return hours[~((hours.month == 2) & (hours.day == 29))]


MONTH = hours_of_year().month.to_numpy() - 1
"""Of each hour of any year, from 0."""
