"""What the building register says about the buildings."""

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from citybrain.twin.attributes import AttributeValues
from citybrain.twin.building.coordinates import on_earth
from citybrain.twin.building.records import RecordCounts, Report
from citybrain.twin.building.tables import names_of
from citybrain.twin.configuration import CityConfiguration
from citybrain.twin.declared import text_attributes, twin_entities
from citybrain.twin.importers.register import RegisterMapping, RegisterTable, read_register
from citybrain.twin.importers.register_join import join_register
from citybrain.twin.origins import Origin

REGISTER = Origin("register", "measured", 1, source="register", row_column="register_row")
ROW = "register_row"
NAME = "name"


def take_register(
    path: Path,
    configuration: CityConfiguration,
    time_zone: str,
    frame: gpd.GeoDataFrame,
    attributes: AttributeValues,
    report: Report,
) -> tuple[np.ndarray, pd.DataFrame]:
    """Write the register's values over the map's; return the register row of each building, NaN without.

    The second result holds every id by which the register knows a building: identifier, building (its row), source.

    Raises InputError for a register or a [register] table of city.toml that cannot be used.
    """
    mapping = RegisterMapping.from_toml({"time_zone": time_zone, **configuration.register_})
    register = read_register(path, mapping, frame.crs.to_string())
    register = replace(register, rows=on_earth(register.rows, configuration, "register"))
    joined = join_register(frame, register, mapping.building_id)
    report.notices += [*register.notices, *joined.notices]
    rejected = {
        "register-not-usable": register.read - len(register.rows),
        "register-not-matched": joined.report.rows_unmatched + joined.report.rows_ambiguous,
    }
    rejected = {key: count for key, count in rejected.items() if count}
    report.records["register"] = RecordCounts(register.read, register.read - sum(rejected.values()), rejected)
    for name in register.attributes:
        column = joined.values[name].to_numpy(object if name in text_attributes() else np.float64)
        attributes.put(name, column, REGISTER)
    if NAME in attributes:
        frame[NAME] = np.where(attributes.missing(NAME), names_of(frame), attributes[NAME])
    row: np.ndarray = joined.values[ROW].to_numpy(np.float64)
    return row, identifiers(register, joined.building)


def identifiers(register: RegisterTable, building: np.ndarray) -> pd.DataFrame:
    """Return the ids that a register gives to buildings, by the building (-1 without) of each of its rows."""
    known = (building >= 0) & register.rows["register_id"].notna().to_numpy()
    names = register.rows.loc[known, "register_id"].astype(str).to_numpy()
    return pd.DataFrame(
        {"identifier": names, twin_entities()[0].name: building[known].astype(np.int32), "source": REGISTER.name}
    )
