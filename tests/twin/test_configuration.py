"""city.toml: what it may say, and errors that point to the line."""

import datetime
import os
from pathlib import Path

import pytest
from pydantic import BaseModel

from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.messages import render
from citybrain.twin.configuration import (
    SOURCE_KEYS,
    CityConfiguration,
    SourceSettings,
    parse_configuration,
    read_configuration,
    require_files,
    source_path,
)
from citybrain.twin.configuration_errors import line_of
from citybrain.twin.importers.register import RegisterMapping
from citybrain.twin.open_data import FOLDER

FULL = """
name = "Helsinki"
country = "FI"
crs = "EPSG:3879"
time_zone = "Europe/Helsinki"
currency = "EUR"
date = 2026-01-01

[place]
longitude = 24.94
latitude = 60.17

[sources.osm]
file = "centre.osm.pbf"
title = "OpenStreetMap"
licence = "ODbL-1.0"

[sources.gtfs]
file = ["a.zip", "b.zip"]

[imputation]
seed = 3
heating_system = {district_heating = 0.9, electric_heating = 0.1}
"""


def test_a_full_file_is_read() -> None:
    city = parse_configuration(FULL)
    assert city.sources["osm"].file == ["centre.osm.pbf"]
    assert city.sources["gtfs"].file == ["a.zip", "b.zip"]
    assert city.date == datetime.date(2026, 1, 1)
    assert city.imputation.heating_system["district_heating"] == 0.9


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        (2, 'name = "A"\ncuntry = "FI"', ["cuntry", "Nearest: country"]),
        (2, 'name = "A"\n[sources.osmx]\nfile = "a"', ["sources.osmx", "Nearest: osm"]),
        (3, 'name = "A"\n[sources.osm]\nfle = "a"', ["sources.osm.fle", "Nearest: file"]),
        (2, 'name = "A"\ncountry = "Finland"', ["'Finland'", "two capital letters"]),
        (3, 'name = "A"\n[place]\nlongitude = 200.0\nlatitude = 1', ["200.0", "-180 to 180"]),
        (2, 'name = "A"\n[place]\nlatitude = 1', ["place.longitude is missing"]),
        (3, 'name = "A"\n[imputation]\nheating_system = {district_heating = 2}', ["district_heating", "0 to 1"]),
        (3, 'name = "A"\n[sources.osm]\nfile = []', ["path of a file"]),
        (3, 'name = "A"\n[privacy]\nepsilon = 0\nbudget = 1\nbounds = {}', ["privacy.epsilon", "0.001"]),
        (2, 'name = "A"\n[privacy]\nepsilon = 1\nbudget = 1', ["privacy.bounds is missing"]),
        (
            6,
            'name = "A"\n[privacy]\nepsilon = 1\nbudget = 1\n[privacy.bounds.personal]\nheat = 5',
            ["privacy.bounds.personal.heat", "district_heat"],
        ),
        (1, "name =", ["not valid TOML"]),
        (1, 'country = "FI"', ["name is missing"]),
    ],
)
def test_an_error_names_file_line_key_and_what_is_allowed(line: int, text: str, expected: list[str]) -> None:
    with pytest.raises(CityBrainError) as problem:
        parse_configuration(text, "here/city.toml")
    told = render(problem.value)
    assert f"here/city.toml, line {line}:" in told
    for part in expected:
        assert part in told


def test_lines_are_found_in_dotted_and_nested_tables() -> None:
    text = 'a.b = 1\n[c.d]\n# note\n"e f" = 2\n[g]\nh = {i = 3}\n'
    assert line_of(text, ("a", "b")) == 1
    assert line_of(text, ("c", "d", "e f")) == 4
    assert line_of(text, ("g", "h", "i")) == 6
    assert line_of(text, ("c", "absent")) == 1


def test_a_folder_without_the_file_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as problem:
        read_configuration(tmp_path)
    assert "citybrain build" in render(problem.value)


def test_a_source_that_is_not_there_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text('name = "A"\n\n[sources.osm]\nfile = "gone.osm.pbf"\n')
    with pytest.raises(CityBrainError) as problem:
        require_files(read_configuration(tmp_path), tmp_path)
    assert "line 4" in render(problem.value)
    assert "gone.osm.pbf" in render(problem.value)


def test_a_moved_city_finds_the_open_data_of_the_program(tmp_path: Path) -> None:
    """A demo that was copied to another folder could not be built: its paths led from where it was."""
    name = "postal-areas.geojson"
    assert source_path(tmp_path, f"../../away/src/citybrain/open_data/helsinki/{name}") == FOLDER / name
    for other in (
        "../src/citybrain/open_data/none.csv",
        "open_data/helsinki/postal-areas.geojson",
        "citybrain/open_data",
    ):
        assert source_path(tmp_path / "city", other) == Path(os.path.normpath(tmp_path / "city" / other))
    own = tmp_path / "citybrain" / "open_data" / "helsinki" / name
    own.parent.mkdir(parents=True)
    own.write_text("{}", encoding="utf-8")
    assert source_path(tmp_path, f"citybrain/open_data/helsinki/{name}") == own, "a file that is there comes first"


def test_the_documented_file_can_be_read_and_names_every_key() -> None:
    page = (Path(__file__).parents[2] / "docs" / "city.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    RegisterMapping.from_toml(parse_configuration(example).register_)
    keys = [field.alias or name for name, field in CityConfiguration.model_fields.items()]
    for section in CityConfiguration.model_fields.values():
        kind = section.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            keys += list(kind.model_fields)
    keys += [*SourceSettings.model_fields, *SOURCE_KEYS]
    assert [key for key in keys if key not in example] == []
