"""What a build says of files that the installed domain cannot use; run as `python -m tests.toy.refused CITY`."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd

from citybrain.kernel.errors import CityBrainError
from citybrain.messages import render
from citybrain.twin.building.brought import read_brought
from citybrain.twin.building.sources import configure
from tests.toy.files import CITY, CRS, GROUPS, write_files

BLOCKS = gpd.GeoDataFrame(geometry=[], crs=CRS)


def said(city: Path, spoil: Callable[[Path], object]) -> dict[str, str]:
    """The error of a city after its files were spoilt, in both languages."""
    spoil(write_files(city))
    try:
        read_brought(configure(city, {}), city, CRS, {"zones": BLOCKS})
    except CityBrainError as error:
        return {language: render(error, language) for language in ("en", "zh")}
    return {}


def city_file(old: str, new: str) -> Callable[[Path], object]:
    return lambda city: (city / "city.toml").write_text(CITY.replace(old, new), encoding="utf-8")


def groups(old: str, new: str) -> Callable[[Path], object]:
    return lambda city: (city / "groups.csv").write_text(GROUPS.replace(old, new), encoding="utf-8")


SPOILT: dict[str, Callable[[Path], object]] = {
    "nothing": lambda city: None,
    "unknown domain": city_file('noise]\nstreets = {file = "streets', 'noize]\nstreets = {file = "absent'),
    "unknown source": city_file('receivers = {file = "receivers', 'receiver = {file = "absent'),
    "one source missing": city_file('groups = {file = "groups.csv"}\n', ""),
    "no file": city_file("cells.geojson", "squares.geojson"),
    "value outside": groups("0,7", "1,7"),
    "no number": groups("40", "many"),
    "row outside": groups("cell/3", "cell/9"),
}

if __name__ == "__main__":
    print(json.dumps({name: said(Path(sys.argv[1]) / name, spoil) for name, spoil in SPOILT.items()}))
