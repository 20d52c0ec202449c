"""`city.toml`: what a city says about itself and about its files."""

import datetime
import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, ValidationError, model_validator

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.twin.configuration_errors import explain_value, line_of, syntax_error
from citybrain.twin.configuration_gate import GateSettings
from citybrain.twin.configuration_notifications import NotificationSettings
from citybrain.twin.configuration_privacy import Carrier, PrivacySettings
from citybrain.twin.configuration_sensing import ConnectorSettings, MqttSettings, UpkeepSettings
from citybrain.twin.configuration_sign_in import SignInSettings
from citybrain.twin.declared import area_attributes, area_entity, twin_entities

PROGRAM = Path(__file__).parents[1]
SHIPPED = (PROGRAM.name, "open_data")
"""The folder of the open data of this program, as paths in city.toml name it."""

FILE = "city.toml"
GIVEN = "files.toml"
"""Beside city.toml: files that were given in the page, and how they are read; what it says stands over city.toml."""
SourceKey = Literal[
    "osm", "buildings", "gtfs", "weather", "population", "districts", "register", "elevation", "landcover", "households"
]
SOURCE_KEYS: tuple[str, ...] = get_args(SourceKey)
KNOWN_OWNERS: dict[str, str] = {"osm": "OpenStreetMap contributors"}
"""Whom to name for sources that are the same people's whoever made the file."""
KNOWN_LICENCES: dict[str, tuple[str, str, str | None]] = {
    "osm": ("OpenStreetMap", "ODbL-1.0", "https://www.openstreetmap.org/copyright"),
}
"""Title, licence and address of sources whose licence is known whoever made the file."""
PLACES = (twin_entities()[0].name, area_entity())
if TYPE_CHECKING:
    AreaAttribute = str
    BillColumn = str
else:
    AreaAttribute = Literal[area_attributes() or ("",)]
    BillColumn = Literal[(*PLACES, "meter", "carrier", "unit", "from", "to", "year", "month", "amount", "estimated")]
MOST_DEPARTMENTS = 200
Department = Annotated[str, Field(min_length=1, max_length=100)]
Share = Annotated[float, Field(ge=0, le=1)]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_date(value: object) -> object:
    return value.date() if isinstance(value, datetime.datetime) else value


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceSettings(_Section):
    """A source file (or several): where it is, who made it, under which licence, and who answers for it.

    Of a file that a domain reads: `columns` by our names (`{year}` in both stands for any year), and what makes values
    of a raster: number of the file times `scale`, plus `offset`.
    """

    file: Annotated[list[str], BeforeValidator(_as_list)] = Field(min_length=1)
    title: str = ""
    licence: str = ""
    owner: str | None = None
    url: str | None = None
    date: Annotated[datetime.date | None, BeforeValidator(_as_date)] = None
    coordinates: Literal["WGS84", "GCJ-02", "BD-09"] = "WGS84"
    crs: str | None = None
    layer: str | None = None
    columns: dict[str, str] = {}
    scale: float | None = Field(default=None, gt=0)
    offset: float | None = None

    @model_validator(mode="after")
    def _scale_with_offset(self) -> "SourceSettings":
        if (self.scale is None) != (self.offset is None):
            raise ValueError("scale and offset belong together: state both (offset = 0 where there is none)")
        return self


FILE_ENTRY, NUMBER_ENTRY = "[file]", "[number]"
"""What stands below the name of a domain: a file that it reads, or a number that it may be told."""


def _kind_of_entry(value: object) -> str:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return NUMBER_ENTRY if is_number else FILE_ENTRY


DomainEntry = Annotated[
    Annotated[SourceSettings, Tag(FILE_ENTRY)] | Annotated[float, Tag(NUMBER_ENTRY)], Discriminator(_kind_of_entry)
]


class PlaceSettings(_Section):
    """Centre of the city in degrees; where it is absent it is the middle of the buildings."""

    longitude: float = Field(ge=-180, le=180)
    latitude: float = Field(ge=-90, le=90)


class BuildingSettings(_Section):
    """The columns of a file of footprints by our names, and what its values of use and heating mean."""

    columns: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}


class WeatherSettings(_Section):
    """How a weather file is to be read; what is absent is found out from the file; without one, `normals`."""

    year: int | None = None
    clock: Literal["utc", "standard", "civil"] | None = None
    label: Literal["start", "end"] | None = None
    time_zone: str | None = None
    encoding: str | None = None
    columns: dict[str, str] = {}
    normals: str | dict[str, Any] | None = None
    seed: int = 7


class PopulationSettings(_Section):
    """The columns of a population grid: people, and age bands by our names; of a table also those of its cells."""

    column: str | None = None
    h3: str | None = None
    x: str | None = None
    y: str | None = None
    cell_size: str | None = None
    encoding: str | None = None
    age_bands: dict[str, str] = {}
    layer: str | None = None


class DistrictSettings(_Section):
    """The column that names the districts, the layer of a file with several, and columns of shares by our names."""

    column: str | None = None
    layer: str | None = None
    columns: dict[AreaAttribute, str] = {}


class HouseholdSettings(_Section):
    """The column of a table of households that names the zones, and its columns of shares by our names."""

    key: str | None = None
    columns: dict[AreaAttribute, str] = {}


class LandCoverSettings(_Section):
    """Classes of a raster or columns of a table, by our names; the year to take."""

    classes: dict[str, list[int | str]] = {}
    year: int | None = None
    layer: str | None = None


class ImputationSettings(_Section):
    """What this city knows better than the general rules."""

    seed: int = 0
    construction_year: int | None = Field(default=None, ge=1000, le=2100)
    heating_system: dict[str, Share] = {}
    floor_area_per_person: float | None = Field(default=None, gt=0)
    least_floor_area_per_person: float | None = Field(default=None, gt=0)
    neighbour_distance: float = Field(default=100.0, gt=0)


class BillValues(_Section):
    """What the words of a file of bills mean: carriers by our names, and whether a bill is estimated."""

    carrier: dict[str, Carrier] = {}
    estimated: dict[str, bool] = {}


class MeterSettings(_Section):
    """The table that says in which building (or zone) each meter is."""

    file: str = Field(min_length=1)
    meter: str | None = None
    building: str | None = None
    zone: str | None = None
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None


class BillSettings(_Section):
    """How files of bills are to be read; what is absent is recognised where that is safe.

    `columns`: our names to columns of the file. `carrier` and `unit` where one holds for the whole file. `period_end`:
    whether the last day of a period belongs to it. `calorific_value` [kWh in a m³, L or kg]. `several`: whether
    different bills of one building and period contradict each other or are to be added.
    """

    file: Annotated[list[str], BeforeValidator(_as_list)] = []
    title: str = ""
    licence: str = ""
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    decimal: Literal["comma", "point"] | None = None
    date_format: str | None = None
    period_end: Literal["included", "excluded"] | None = None
    carrier: Carrier | None = None
    unit: str | None = None
    calorific_value: float | None = Field(default=None, gt=0, le=20_000)
    several: Literal["refuse", "add"] = "refuse"
    check_unit: bool = True
    simulated: bool = False
    meters: MeterSettings | None = None
    columns: dict[BillColumn, str] = {}
    values: BillValues = BillValues()


class ObservedSettings(_Section):
    """The year that is observed: its first day, the least share of it that bills must cover, measured temperatures."""

    window: Annotated[datetime.date | None, BeforeValidator(_as_date)] = None
    coverage: Annotated[float, Field(gt=0, le=1)] = 0.9
    temperatures: str | None = None


class CityConfiguration(_Section):
    """All of `city.toml`: `departments` are those that people may belong to, and `own_department` rights that reach
    no further than the department of who has one.

    `domains` are the files that domains read by themselves, by domain and source, and numbers that they are told.
    """

    name: str = Field(min_length=1)
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    crs: str | None = None
    time_zone: str | None = None
    currency: str | None = Field(default=None, pattern="^[A-Z]{3}$")
    date: Annotated[datetime.date | None, BeforeValidator(_as_date)] = None
    place: PlaceSettings | None = None
    departments: list[Department] = Field(default=[], max_length=MOST_DEPARTMENTS)
    own_department: list[Literal["cases:work", "cases:assign", "cases:close"]] = Field(default=[], max_length=3)
    sources: dict[SourceKey, SourceSettings] = {}
    domains: dict[str, dict[str, DomainEntry]] = {}
    register_: dict[str, Any] = Field(default={}, alias="register")
    buildings: BuildingSettings = BuildingSettings()
    weather: WeatherSettings = WeatherSettings()
    population: PopulationSettings = PopulationSettings()
    districts: DistrictSettings = DistrictSettings()
    landcover: LandCoverSettings = LandCoverSettings()
    households: HouseholdSettings = HouseholdSettings()
    imputation: ImputationSettings = ImputationSettings()
    bills: dict[str, BillSettings] = {}
    observed: ObservedSettings = ObservedSettings()
    privacy: PrivacySettings | None = None
    mqtt: MqttSettings = MqttSettings()
    connector: list[ConnectorSettings] = []
    upkeep: UpkeepSettings = UpkeepSettings()
    sign_in: SignInSettings = SignInSettings()
    notifications: NotificationSettings | None = None
    gate: GateSettings = GateSettings()

    @property
    def all_sources(self) -> dict[tuple[str, ...], SourceSettings]:
        """Every source by the place where city.toml says it: those that all cities have, then those of domains."""
        own: dict[tuple[str, ...], SourceSettings] = {("sources", key): one for key, one in self.sources.items()}
        return own | {
            ("domains", domain, key): one for domain in self.domains for key, one in self.files_of(domain).items()
        }

    def files_of(self, domain: str) -> dict[str, SourceSettings]:
        """The files that city.toml names for a domain, by source."""
        said = self.domains.get(domain, {})
        return {key: one for key, one in said.items() if isinstance(one, SourceSettings)}

    def numbers_of(self, domain: str) -> dict[str, float]:
        """The numbers that city.toml states for a domain, by setting."""
        said = self.domains.get(domain, {})
        return {key: one for key, one in said.items() if not isinstance(one, SourceSettings)}

    def crs_of(self, key: SourceKey) -> str | None:
        """The coordinate system that city.toml declares for a source whose file does not say it."""
        source = self.sources.get(key)
        return source.crs if source else None


def parse_configuration(text: str, file: str = FILE, given: str = "") -> CityConfiguration:
    """Read the text of a `city.toml`; `given` is that of the file beside it, whose tables take the place of its own.

    Raises InputError with file, line and key of the first thing that cannot be understood.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise syntax_error(file, text, problem) from problem
    later = tomllib.loads(given)
    content |= {**later, "sources": {**content.get("sources", {}), **later["sources"]}} if "sources" in later else later
    try:
        return CityConfiguration.model_validate(content)
    except ValidationError as problem:
        raise explain_value(CityConfiguration, problem, text, file) from problem


def read_configuration(city: Path) -> CityConfiguration:
    """Read `city.toml` of a city folder; raises NotFoundError where there is none."""
    path = city / FILE
    if not path.is_file():
        raise NotFoundError("city-file-missing", folder=str(city))
    return parse_configuration(path.read_text(encoding="utf-8"), str(path), given_text(city))


def given_text(city: Path) -> str:
    """What was given to a city in the page, as TOML; nothing where nothing was."""
    path = city / GIVEN
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def source_path(city: Path, name: str) -> Path:
    """Return the path of a file that city.toml names, read from the city folder, whether or not that exists yet.

    One of the open data of this program is where the program is, also once city or program were moved.
    """
    path = Path(os.path.normpath(city.resolve() / name))
    return path if path.exists() else _of_program(path) or path


def _of_program(path: Path) -> Path | None:
    """Return the file of the program that a path ends with, as in ../src/citybrain/open_data/helsinki/x.csv."""
    parts = path.parts
    at = next((n for n in range(len(parts) - 1, 0, -1) if parts[n - 1 : n + 1] == SHIPPED), None)
    shipped = None if at is None else PROGRAM.joinpath(*parts[at:])
    return shipped if shipped is not None and shipped.is_file() else None


def require_files(configuration: CityConfiguration, city: Path) -> None:
    """Raise InputError, with the line of city.toml, for the first source whose file is not there."""
    for place, source in configuration.all_sources.items():
        for name in source.file:
            wanted, path = source_path(city, name), city / FILE
            if not wanted.is_file():
                line, key = line_of(path.read_text(encoding="utf-8"), (*place, "file")), name_of(place)
                raise InputError("city-source-missing", file=str(path), line=line, key=key, received=str(wanted))


def name_of(place: tuple[str, ...]) -> str:
    """Return what a snapshot calls a source: its key, of a domain with the name of the domain before it."""
    return "-".join(place[1:])
