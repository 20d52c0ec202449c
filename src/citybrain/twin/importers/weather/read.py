"""Weather of one year from a file: EPW, TMY3, PVGIS or a plain table, recognised by content."""

from dataclasses import replace
from pathlib import Path

from citybrain.base.files import local_file
from citybrain.base.great_circle import distance
from citybrain.base.notices import Notice, notice
from citybrain.base.tables import ZIP, decoded
from citybrain.base.tables.frames import text_table
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.weather.choice import choose_year, refuse_long_gaps
from citybrain.twin.importers.weather.clock import series_hours, typical_hours
from citybrain.twin.importers.weather.complete import FROM_TEMPERATURE, complete
from citybrain.twin.importers.weather.formats import read_epw, read_tmy3
from citybrain.twin.importers.weather.pvgis import parse_json, read_pvgis_csv, read_pvgis_json
from citybrain.twin.importers.weather.records import Station, WeatherRecords, plausible
from citybrain.twin.importers.weather.sun import sky_over
from citybrain.twin.importers.weather.sun_clock import follow_sun
from citybrain.twin.importers.weather.table import read_table_weather
from citybrain.twin.importers.weather.year import GLOBAL, ColumnOrigin, WeatherOptions, WeatherYear
from citybrain.twin.manifest import SiteLocation

LARGEST_WEATHER = 200_000_000
FAR = 100.0
TOO_FAR = 1000


def read_weather(path: Path | str, place: SiteLocation, options: WeatherOptions | None = None) -> WeatherYear:
    """Read a year of weather. Origins carry `source="weather"`, the key of the file in the manifest.

    Gaps of up to 6 hours are closed; irradiance, wind and humidity that the file does not have are derived or
    estimated by the rules that their origins name. Of a longer file the year `options.year` is taken, else the most
    typical one. Raises InputError naming line, received, allowed and the next step for files that cannot be used.
    """
    options = options or WeatherOptions()
    records = read_records(path, options)
    values, notices = plausible(records.values, records.lines, records.file)
    records = replace(records, values=values)
    _near_enough(records, place)
    if records.typical:
        hours, more = typical_hours(records, place)
        year = records.year
    else:
        longer, more = series_hours(records, place, options)
        hours, year, chosen = choose_year(longer, records.file, options.year)
        more += chosen
    refuse_long_gaps(hours, records.file, year)
    sky = sky_over(place)
    hours, moved = follow_sun(hours, sky, records.file, records.label_known)
    table, origins = complete(hours, sky, records.typical and records.year is None)
    told = (*records.notices, *notices, *more, *moved, *_distance(records.station, place))
    return WeatherYear(table, origins, year, records.format, False, (*told, *_filled(origins), *_sun(origins)))


def read_records(path: Path | str, options: WeatherOptions) -> WeatherRecords:
    """Recognise the format of a weather file by its first bytes and read its lines."""
    file = Path(path).name
    content = local_file(path, LARGEST_WEATHER).read_bytes()
    start = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(ZIP):
        return read_table_weather(text_table(content, file), options)
    if start.upper().startswith(b"LOCATION,"):
        return read_epw(content.decode("latin-1"), file)
    plain, notices = decoded(content, file, options.encoding)
    records = _of_text(plain.decode(), start, file, options)
    return replace(records, notices=(*notices, *records.notices))


def _of_text(text: str, start: bytes, file: str, options: WeatherOptions) -> WeatherRecords:
    if start.startswith(b"{"):
        return read_pvgis_json(parse_json(text, file), file)
    if start.startswith(b"Latitude (decimal degrees)"):
        return read_pvgis_csv(text, file)
    if _is_tmy3(text):
        return read_tmy3(text, file)
    return read_table_weather(text_table(text.encode(), file, "utf-8"), options)


def _is_tmy3(text: str) -> bool:
    return text.partition("\n")[2].lstrip('"').startswith("Date (MM/DD/YYYY)")


def _near_enough(records: WeatherRecords, place: SiteLocation) -> None:
    """Raise InputError for a file from so far away that another sun shines there."""
    if records.station is None:
        return
    kilometres = distance(records.station.latitude, records.station.longitude, place.latitude, place.longitude)
    if kilometres > TOO_FAR:
        raise InputError(
            "weather-station-elsewhere",
            file=records.file,
            received=round(kilometres),
            allowed=TOO_FAR,
            latitude=records.station.latitude,
            longitude=records.station.longitude,
        )


def _distance(station: Station | None, place: SiteLocation) -> list[Notice]:
    """Tell if a file was measured far from the place."""
    if station is None:
        return []
    far = distance(station.latitude, station.longitude, place.latitude, place.longitude)
    return [notice("weather-station-far", kilometres=round(far))] if far > FAR else []


def _filled(origins: dict[str, ColumnOrigin]) -> list[Notice]:
    """Tell how many hours of each column were closed gaps."""
    closed = {name: int(known.filled.sum()) for name, known in origins.items() if known.filled.any()}
    return [notice("weather-gaps-closed", column=name, count=count) for name, count in closed.items()]


def _sun(origins: dict[str, ColumnOrigin]) -> list[Notice]:
    """Tell if the file has no irradiance, so that the sun was estimated from temperature."""
    return [notice("weather-sun-estimated")] if origins[GLOBAL].origin.rule == FROM_TEMPERATURE else []
