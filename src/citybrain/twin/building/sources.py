"""The files that a build reads: from city.toml and from its options, with size, hash and licence."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from citybrain.kernel.errors import InputError
from citybrain.twin.building.brought import require_domains
from citybrain.twin.building.coordinates import EARTH
from citybrain.twin.configuration import (
    FILE,
    KNOWN_LICENCES,
    KNOWN_OWNERS,
    CityConfiguration,
    SourceKey,
    SourceSettings,
    name_of,
    parse_configuration,
    read_configuration,
    require_files,
    source_path,
)
from citybrain.twin.configuration_errors import line_of
from citybrain.twin.disk import hash_of
from citybrain.twin.founding import quoted
from citybrain.twin.manifest import Source

Files = Mapping[SourceKey, Sequence[Path]]
CORRECTED = ("osm", "buildings", "population", "districts", "register")


def configure(city: Path, options: Files) -> CityConfiguration:
    """Return the city's configuration; files given as options take the place of those in city.toml for this build.

    A folder without city.toml is a new city, named like the folder. Raises InputError for files that are not there and
    for a city without buildings.
    """
    for key, paths in options.items():
        for path in paths:
            if not path.is_file():
                raise InputError("city-source-option-missing", key=key, received=str(path))
    if (city / FILE).is_file():
        configuration = read_configuration(city)
    else:
        configuration = parse_configuration(f"name = {quoted(city.resolve().name)}")
    given = {key: _settings(city, key, paths, configuration) for key, paths in options.items() if paths}
    configuration = configuration.model_copy(update={"sources": {**configuration.sources, **given}})
    if not {"osm", "buildings"} & set(configuration.sources):
        raise InputError("city-no-buildings", folder=str(city))
    require_domains(configuration, city)
    require_files(configuration, city)
    _coordinates_can_be_corrected(configuration, city)
    return configuration


def _coordinates_can_be_corrected(configuration: CityConfiguration, city: Path) -> None:
    for key, source in configuration.sources.items():
        if source.coordinates != EARTH and key not in CORRECTED:
            path = city / FILE
            line = line_of(path.read_text(encoding="utf-8"), ("sources", key, "coordinates"))
            raise InputError(
                "city-coordinates-fixed",
                file=str(path),
                line=line,
                key=key,
                received=source.coordinates,
                allowed=", ".join(CORRECTED),
            )


def _settings(city: Path, key: SourceKey, paths: Sequence[Path], configuration: CityConfiguration) -> SourceSettings:
    """Return the settings of a source given as option: what city.toml says about it, with the given files."""
    files = [os.path.relpath(path.resolve(), city.resolve()) for path in paths]
    if key in configuration.sources:
        return configuration.sources[key].model_copy(update={"file": files})
    title, licence, url = KNOWN_LICENCES.get(key, ("", "", None))
    return SourceSettings(file=files, title=title, licence=licence, url=url)


def path_of(configuration: CityConfiguration, city: Path, key: SourceKey) -> Path | None:
    """Return the (first) file of a source, None if the city has no such source."""
    source = configuration.sources.get(key)
    return source_path(city, source.file[0]) if source else None


def describe_sources(configuration: CityConfiguration, city: Path) -> dict[str, Source]:
    """Return the manifest entries of all files; the second and later file of a source are named like "gtfs-2"."""
    described = {}
    for place, source in configuration.all_sources.items():
        key = name_of(place)
        for number, name in enumerate(source.file, start=1):
            path = source_path(city, name)
            described[key if number == 1 else f"{key}-{number}"] = Source(
                file=path.name,
                sha256=hash_of(path),
                bytes=path.stat().st_size,
                title=source.title or KNOWN_LICENCES.get(key, (path.name, "", None))[0],
                licence=source.licence or KNOWN_LICENCES.get(key, ("", "", None))[1],
                owner=source.owner or KNOWN_OWNERS.get(key),
                url=source.url,
                date=source.date.isoformat() if source.date else None,
            )
    return described
