"""`citybrain build --without NAME` and the last line of a build that left something out."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from citybrain.twin.build import build
from citybrain.twin.snapshot import load
from tests.twin.test_heights import write_map
from tests.twin.test_refusals import far_away, over_the_clouds, write_raster

Run = Callable[..., tuple[int, str, str]]
ENDED = "The build ended well (exit code 0), but without "


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city that was built with an elevation and a land cover, both of which cannot be used any more."""
    folder = tmp_path_factory.mktemp("hill")
    write_map(folder)
    write_raster(folder / "ground.tif", np.full((40, 50), 12.0))
    write_raster(folder / "cover.tif", np.full((40, 50), 10.0))
    (folder / "city.toml").write_text(
        'name = "Hill"\n[sources]\nosm = {file = "map.osm.pbf"}\nelevation = {file = "ground.tif"}\n'
        'landcover = {file = "cover.tif"}\n[landcover.classes]\ntrees = [10]\n', encoding="utf-8"
    )  # fmt: skip
    assert not build(folder).refused
    over_the_clouds(folder / "ground.tif")
    far_away(folder / "cover.tif")
    return folder


@pytest.fixture
def city(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "city")


def last_of(city: Path) -> tuple[int, set[str]]:
    manifest = load(city).manifest
    return manifest.snapshot, {*manifest.refused}


def test_what_would_be_lost_stops_the_build_and_names_what_to_say(run: Run, city: Path) -> None:
    code, _, err = run("build", city)
    assert code == 2
    assert f"citybrain build {city} --without elevation" in re.sub(r"\s+", " ", err)
    assert last_of(city) == (1, set())


def test_one_of_two_is_not_enough_and_both_are_told_at_the_end_in_yellow(
    run: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, err = run("build", city, "--without", "elevation")
    assert code == 2
    assert "--without landcover" in re.sub(r"\s+", " ", err)
    assert last_of(city) == (1, set())
    for name, value in (("FORCE_COLOR", "1"), ("TERM", "xterm")):
        monkeypatch.setenv(name, value)
    code, out, err = run("build", city, "--without", "elevation", "--without", "landcover")
    assert f"\x1b[33m{ENDED}" in err
    out, err = (re.sub(r"\x1b\[[0-9;]*m", "", one) for one in (out, err))
    assert (code, last_of(city)) == (0, (2, {"elevation", "landcover"}))
    told = re.sub(r"\s+", " ", err).strip()
    end = f"{ENDED}2 sources: elevation (ground.tif), landcover (cover.tif). The notices above say why."
    assert told.endswith(end)
    assert "Snapshot 2 with" in told
    assert "The build was asked to leave it out (--without landcover)" in re.sub(r"\s+", " ", out)


def test_a_source_that_the_city_never_had_is_left_out_with_one_line(run: Run, city: Path, tmp_path: Path) -> None:
    """Nothing is lost by it, so that nobody need ask."""
    new, plain = tmp_path / "new", tmp_path / "plain"
    code, out, err = run("build", plain, "--osm", city / "map.osm.pbf")
    assert code == 0 and ENDED not in out + err
    code, _, err = run("build", new, "--osm", city / "map.osm.pbf", "--elevation", city / "ground.tif")
    assert (code, last_of(new)) == (0, (1, {"elevation"}))
    told = re.sub(r"\s+", " ", err).strip()
    assert told.endswith(f"{ENDED}one source: elevation (ground.tif). The notices above say why.")


@pytest.mark.parametrize("names", [["elevatoin"], ["elevation", "landcovr"], ["osm"]])
def test_a_name_that_cannot_be_left_out_is_refused_with_those_that_can(run: Run, city: Path, names: list[str]) -> None:
    code, out, err = run("build", city, *(part for name in names for part in ("--without", name)))
    assert code == 2
    told = re.sub(r"\s+", " ", out + err)
    assert f"--without {names[-1]}: no such source can be left out. Choose one of these: elevation, landcover." in told
    assert last_of(city) == (1, set())
