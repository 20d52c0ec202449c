"""Sources that cannot be used: the city is built without them, says so, and only what hangs on them is missing."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_bounds

from citybrain.base.domains import find_domains
from citybrain.base.files import LARGEST_FILE
from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.messages import LANGUAGES, render
from citybrain.messages.catalogue import fill
from citybrain.open_city import OpenCity
from citybrain.presenting.answers.city import city_answer
from citybrain.twin.build import build
from citybrain.twin.building.refusals import SAMPLE, Refusals, at_fault, refuse_rasters
from citybrain.twin.city import _made_of
from citybrain.twin.configuration import SourceSettings, parse_configuration
from citybrain.twin.importers.rasters import open_raster
from citybrain.twin.snapshot import load
from tests.twin.osm_files import place
from tests.twin.test_heights import write_map


def write_raster(
    path: Path, heights: np.ndarray, crs: str | None = "EPSG:4326", nodata: float | None = None, east: float = 0.0
) -> Path:
    """Heights around the houses of the map, or of a place so many metres to the east of it."""
    corners = *place(east - 100, -100), *place(east + 400, 300)
    rows, columns = heights.shape
    transform = from_bounds(*corners, columns, rows)
    with rasterio.open(path, "w", "GTiff", columns, rows, 1, crs, transform, "float32", nodata=nodata) as file:
        file.write(heights.astype(np.float32), 1)
    return path


def over_the_clouds(path: Path) -> Path:
    return write_raster(path, np.full((40, 50), 12_000.0))


def wrong_in_places(path: Path) -> Path:
    """Half of it is a missing value that the file does not mark, as below streets and houses."""
    heights = np.full((40, 50), 12.0)
    heights[:, ::2] = -9999.0
    return write_raster(path, heights)


def nowhere(path: Path) -> Path:
    return write_raster(path, np.full((40, 50), 12.0), crs=None)


def no_raster(path: Path) -> Path:
    path.write_bytes(b"<html>no map</html>")
    return path


def far_away(path: Path) -> Path:
    """Heights that can be, of a place 100 km to the east."""
    return write_raster(path, np.full((40, 50), 12.0), east=100_000)


def no_place(path: Path) -> Path:
    """Metres of another system than the one that the file names, which has no such place."""
    with rasterio.open(
        path,
        "w",
        "GTiff",
        50,
        40,
        1,
        "EPSG:3879",
        from_bounds(400_000, 6_499_000, 400_500, 6_499_400, 50, 40),
        "float32",
    ) as file:
        file.write(np.full((40, 50), 12.0, np.float32), 1)
    return path


BAD = {
    "raster-impossible": over_the_clouds, "elevation-impossible": wrong_in_places, "features-crs-missing": nowhere,
    "raster-format": no_raster, "raster-outside": far_away, "raster-nowhere": no_place,
}  # fmt: skip


@pytest.mark.parametrize("code", [*BAD])
def test_a_city_is_built_without_an_elevation_that_cannot_be(code: str, tmp_path: Path) -> None:
    raster = BAD[code](tmp_path / "ground.tif")
    manifest = build(tmp_path / "city", {"osm": [write_map(tmp_path)], "elevation": [raster]})
    refused = manifest.refused["elevation"]
    assert (refused.file, refused.code) == ("ground.tif", code)
    assert str(tmp_path) not in manifest.to_text()
    assert "elevation" not in manifest.sources
    snapshot = load(tmp_path / "city")
    assert np.isnan(snapshot.column("elevation")).all()
    assert "from_height" not in snapshot.schema("streets").names
    assert not [one for one in manifest.origins if one["source"] == "elevation"]
    for language in LANGUAGES:
        told = city_answer(snapshot, language)["notices"]
        wrong = fill(code, language, refused.arguments)
        assert [one for one in told if "ground.tif" in one and wrong in one]


def test_what_hangs_on_a_refused_file_says_so_and_all_else_stands(tmp_path: Path) -> None:
    files = {"osm": [write_map(tmp_path)]}
    build(tmp_path / "plain", files)
    build(tmp_path / "city", {**files, "elevation": [over_the_clouds(tmp_path / "ground.tif")]})
    plain, city = (OpenCity(tmp_path / name).workspace.baseline().view.result for name in ("plain", "city"))
    assert {"elevation", "street_height_from"} <= {*city.city.lacks}
    told = render(city.city.lacks["elevation"])
    assert "ground.tif (elevation) was refused" in told and "12,000" in told and "-500 to 9,000" in told
    for name in ("city_emissions", "city_heating_demand", "residents"):
        if name in city.graph.quantities:
            np.testing.assert_array_equal(np.asarray(city[name]), np.asarray(plain[name]))


def test_rasters_are_looked_at_before_anything_long_begins(tmp_path: Path) -> None:
    """Before the map is read: a map that is none is still what refuses the build."""
    over_the_clouds(tmp_path / "ground.tif")
    (tmp_path / "map.osm.pbf").write_bytes(b"no map")
    stated = parse_configuration(
        'name = "Hill"\n[sources.osm]\nfile = "map.osm.pbf"\n[sources.elevation]\nfile = "ground.tif"\n'
        '[domains.runoff]\nelevation = {file = "ground.tif"}\nsoil = {file = "ground.tif"}\n'
        '[domains.capacity]\nelevation = {file = "ground.tif", scale = 0.001, offset = 0}\n'
    )
    refusals = Refusals()
    refuse_rasters(stated, tmp_path, refusals)
    assert {name: one.code for name, one in refusals.all.items()} == dict.fromkeys(
        ("elevation", "runoff-elevation", "runoff-soil"), "raster-impossible"
    )
    with pytest.raises(CityBrainError) as problem:
        build(tmp_path / "city", {"osm": [tmp_path / "map.osm.pbf"], "elevation": [tmp_path / "ground.tif"]})
    assert "map.osm.pbf" in render(problem.value)
    assert not (tmp_path / "city" / "twin").exists()


@pytest.mark.parametrize("crs", ["EPSG:3879", "EPSG:4326"])
def test_a_raster_that_is_nowhere_on_earth_is_refused_first_with_numbers_of_its_own_system(
    crs: str, tmp_path: Path
) -> None:
    no_place(tmp_path / "ground.tif")
    stated = parse_configuration(
        f'name = "Hill"\n[sources.osm]\nfile = "map.osm.pbf"\n[sources.elevation]\nfile = "ground.tif"\ncrs = "{crs}"\n'
    )
    refusals = Refusals()
    refuse_rasters(stated, tmp_path, refusals)
    refused = refusals.all["elevation"]
    assert refused.code == "raster-nowhere"
    assert refused.arguments["received"] == "400000.0000, 6499000.0000, 400500.0000, 6499400.0000"
    told = fill(refused.code, "en", refused.arguments)
    assert "degrees" not in told and "lies nowhere" in told and "crs =" in told
    assert ("GK25FIN" if crs == "EPSG:3879" else "WGS 84") in told


def test_a_raster_of_which_a_part_is_a_place_is_not_nowhere(tmp_path: Path) -> None:
    """The corners of a whole Earth drawn as an oval are no places; where it lies is told by what is one."""
    path = tmp_path / "earth.tif"
    with rasterio.open(
        path, "w", "GTiff", 50, 40, 1, "ESRI:54009", from_bounds(-1.8e7, -9e6, 1.8e7, 9e6, 50, 40), "float32"
    ) as file:
        file.write(np.full((40, 50), 12.0, np.float32), 1)
    with open_raster(path) as raster:
        raster.require_somewhere()
        raster.require_near((24.9, 60.1, 25.0, 60.2))
        west, south, east, north = raster._place()
    assert -180 <= west < -170 and 170 < east <= 180 and -90 <= south < -80 and 80 < north <= 90


def test_a_raster_wholly_outside_is_refused_with_both_places_whatever_reads_it(tmp_path: Path) -> None:
    """Beside elevation: land cover, and each raster of a domain; one whose system has no such place says so too."""
    raster = far_away(tmp_path / "ground.tif")
    write_raster(tmp_path / "polar.tif", np.full((40, 50), 12.0), crs="EPSG:3995")
    write_raster(tmp_path / "edge.tif", np.full((40, 50), 12.0), east=150)
    write_map(tmp_path)
    names = ("red_2024", "near_infrared_2024", "scene_classes_2024", "canopy_height", "ground_height")
    lines = [f'{name} = {{file = "ground.tif"}}' for name in names]
    (tmp_path / "city.toml").write_text(
        'name = "Hill"\n[sources]\nosm = {file = "map.osm.pbf"}\nlandcover = {file = "polar.tif"}\n'
        'elevation = {file = "edge.tif"}\n[domains.surface]\n' + "\n".join(lines) + "\n", encoding="utf-8"
    )  # fmt: skip
    manifest = build(tmp_path)
    assert {name: one.code for name, one in manifest.refused.items()} == {
        "landcover": "raster-outside", **{f"surface-{name}": "raster-outside" for name in names}
    }  # fmt: skip
    assert "elevation" in manifest.sources
    assert [one["code"] for one in manifest.notices].count("elevation-outside") == 1
    refused = manifest.refused["surface-red_2024"]
    west, south, east, north = map(float, refused.arguments["received"].split(", "))
    assert (west, south) == pytest.approx(place(99_900, -100), abs=1e-4)
    assert (east, north) == pytest.approx(place(100_400, 300), abs=1e-4)
    town = [*map(float, refused.arguments["allowed"].split(", "))]
    assert town[0] < town[2] < west and town[1] < north and town[3] > south
    told = fill(refused.code, "en", refused.arguments)
    assert f"{raster.name} lies wholly outside the city" in told and "crs =" in told


def test_few_values_that_can_be_are_enough_at_first(tmp_path: Path) -> None:
    """A raster of a whole country may be wrong where the city is not; a large one is looked at in steps."""
    heights = np.full((2 * SAMPLE, 2 * SAMPLE), -9999.0)
    heights[: SAMPLE // 2] = 12.0
    write_raster(tmp_path / "ground.tif", heights)
    stated = parse_configuration('name = "Hill"\n[sources.elevation]\nfile = "ground.tif"\n')
    refusals = Refusals()
    refuse_rasters(stated, tmp_path, refusals)
    assert not refusals.all


def test_the_file_that_a_problem_names_is_at_fault_else_all(tmp_path: Path) -> None:
    sources = {"ground": SourceSettings(file=["a/dem.tif"]), "rain": SourceSettings(file=["rain.csv"])}
    for said, expected in (("dem.tif", ["ground"]), ("rain", ["rain"]), ("/x/rain.csv", ["rain"])):
        assert [*at_fault(InputError("raster-format", file=said), sources)] == expected
    assert [*at_fault(InputError("runoff-no-cells"), sources)] == ["ground", "rain"]


def test_an_attribute_names_only_sources_that_an_importer_reads() -> None:
    """Else nobody would be told why it is missing."""
    known = {"elevation", "landcover", "households", "gtfs"}
    for domain in find_domains():
        for one in domain.importers():
            known |= {f"{domain.name}-{key}" for key in (*one.sources, *one.optional)}
    named = {name for one in find_domains().attributes.all.values() for name in one.sources}
    assert named <= known
    of_entities = {f"{domain.name}-{one.source}" for domain in find_domains() for one in domain.entities if one.source}
    assert of_entities <= known


def test_what_comes_from_another_file_of_the_domain_has_another_reason() -> None:
    lacks = {*_made_of("supply", "supply-network")}
    assert {"supply_node", "ends_of_pipe"} <= lacks
    assert not {"water_month", "tank_day"} & lacks


def test_what_the_last_snapshot_has_is_not_lost_unasked(tmp_path: Path) -> None:
    city, good = tmp_path / "city", write_raster(tmp_path / "good.tif", np.full((40, 50), 12.0))
    files = {"osm": [write_map(tmp_path)], "elevation": [good]}
    assert "elevation" in build(city, files).sources
    bad = {**files, "elevation": [over_the_clouds(tmp_path / "ground.tif")]}
    with pytest.raises(InputError) as problem:
        build(city, bad)
    for language in LANGUAGES:
        told = render(problem.value, language)
        for part in ("ground.tif", "12,000", "-500", f"citybrain build {city} --without elevation"):
            assert part in told
    assert load(city).manifest.snapshot == 1
    with pytest.raises(InputError) as problem:
        build(city, bad, without=["elevatoin"])
    assert problem.value.arguments == {"received": "elevatoin", "allowed": "elevation"}
    asked = build(city, bad, without=["elevation"])
    assert (asked.snapshot, asked.refused["elevation"].code) == (2, "city-source-unasked")
    assert np.isnan(load(city).column("elevation")).all()
    assert build(city, bad).refused["elevation"].code == "raster-impossible"


def test_what_a_domain_reads_is_not_lost_unasked(tmp_path: Path) -> None:
    city, good = tmp_path / "city", write_raster(tmp_path / "good.tif", np.full((40, 50), 12.0))
    build(city, {"osm": [write_map(tmp_path)], "elevation": [good]})
    manifest = load(city).manifest
    last = manifest.model_copy(update={"sources": {"trees-register": manifest.sources["elevation"]}})
    refusals = Refusals(last=last, city=city)
    refusals.add("sewers-model", "other.inp", InputError("file-empty", file="other.inp"))
    with pytest.raises(InputError, match="city-source-lost"):
        refusals.add("trees-register", "trees.csv", InputError("file-empty", file="trees.csv"))
    assert [*refusals.all] == ["sewers-model"]


def test_a_file_that_is_too_large_or_empty_is_left_out_like_others(tmp_path: Path) -> None:
    with (tmp_path / "trees.geojson").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    (tmp_path / "ground.tif").touch()
    stated = parse_configuration(
        'name = "H"\n[sources.elevation]\nfile = "ground.tif"\n[domains.trees]\nregister = {file = "trees.geojson"}\n'
    )
    refusals = Refusals()
    refuse_rasters(stated, tmp_path, refusals)
    assert {name: one.code for name, one in refusals.all.items()}["trees-register"] == "file-too-large"
