"""What files of wind, chimneys and background make of a street, and what of them is refused."""

import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.domains.air.models.dilution_rose import class_air
from citybrain.domains.air.models.line_source import line_dilution
from citybrain.domains.air.models.stability import friction_velocity, obukhov_length
from citybrain.domains.road_air.importers.background import background
from citybrain.domains.road_air.importers.chimneys import chimneys
from citybrain.domains.road_air.importers.dilution import (
    DROPPED,
    MICROGRAMS,
    RECEPTOR,
    RELEASE,
    ROUGHNESS,
    SECONDS,
    VEHICLE_SPREAD,
    dilution,
)
from citybrain.domains.road_air.importers.wind_table import wind_hours
from citybrain.domains.road_air.questions.hours import hourly_air
from citybrain.kernel import InputError
from citybrain.twin.building.brought import read_brought
from citybrain.twin.configuration import parse_configuration
from tests.domains.road_air.toy import CRS, HOURS, X, Y, frame, house, known, road, weights, wind

HELSINKI = 24.94, 60.17
FAR = house(195.0, -5.0)
CITY = """name = "Windbury"
[domains.road_air]
wind = {file = "wind.csv"}
background = {file = "background.csv"}
chimneys = {file = "chimneys.csv"}
"""


def codes(imported: object) -> set[str]:
    return {one.code for one in imported.notices}  # type: ignore[attr-defined]


def test_a_building_downwind_has_what_the_line_source_says() -> None:
    """A house 200 m east of a street, wind from the west under clouds: neutral air, the same in each hour.

    By hand: a kilogram a year on 600 m of road is so many micrograms of each metre and second.
    """
    made = dilution({"wind": wind()}, known([FAR]))
    length = obukhov_length("D", ROUGHNESS)
    air = class_air(friction_velocity(4.0, 10.0, ROUGHNESS, length), length, ROUGHNESS)
    line = np.array([0.0, -300.0]), np.array([0.0, 300.0])
    direct = line_dilution(line, np.array([200.0, 0.0]), 270.0, (RELEASE, RECEPTOR), air, VEHICLE_SPREAD)
    [weight] = weights(made.relations["building_to_road"], 0)
    assert weight == pytest.approx(direct * MICROGRAMS / SECONDS / 600.0, rel=0.01)
    assert {"road-air-few-hours"} == codes(made)


def test_both_directions_of_a_street_bring_the_same() -> None:
    made = dilution({"wind": wind()}, known([FAR], [road(), road().reverse()]))
    one, other = weights(made.relations["building_to_road"], 0)
    assert one == pytest.approx(other)


def test_walls_on_both_sides_make_a_canyon_and_one_side_none() -> None:
    """16 m between houses of 12 m: in the lee of the western one, more than without the wall across."""
    west, east = house(-18.0, -100.0, 10.0, 200.0), house(8.0, -100.0, 10.0, 200.0)
    both = dilution({"wind": wind()}, known([west, east]))
    alone = dilution({"wind": wind()}, known([west]))
    assert "road-air-canyons" in codes(both)
    assert "road-air-canyons" not in codes(alone)
    [lee], [windward] = (weights(both.relations["front_to_road"], row) for row in (0, 1))
    [open_side] = weights(alone.relations["front_to_road"], 0)
    assert lee > windward
    assert lee > 2.0 * open_side
    assert lee >= weights(both.relations["building_to_road"], 0)[0]


def test_a_canyon_with_a_wall_of_unknown_height_is_open_ground() -> None:
    west, east = house(-18.0, -100.0, 10.0, 200.0), house(8.0, -100.0, 10.0, 200.0)
    tables = known([west, east])
    tables["buildings"]["height"] = [12.0, np.nan]
    made = dilution({"wind": wind()}, tables)
    assert "road-air-heights-unknown" in codes(made)
    assert "road-air-canyons" not in codes(made)


def test_a_house_within_another_one_counts_and_is_told() -> None:
    made = dilution({"wind": wind()}, known([house(20.0, -20.0, 40.0, 40.0), house(35.0, -5.0, 5.0, 5.0)]))
    assert "road-air-hidden-buildings" in codes(made)
    assert len(weights(made.relations["building_to_road"], 1)) == 1


def test_roads_in_tunnels_and_without_shape_bring_nothing_and_are_told() -> None:
    streets = frame([road()], street_tunnel=[1.0])
    made = dilution({"wind": wind()}, known([FAR], [road(), shapely.LineString()], streets=streets))
    assert {"road-air-tunnels", "road-air-roads-without-shape"} <= codes(made)
    assert not weights(made.relations["building_to_road"], 0).any()


def test_few_hours_calm_and_lost_ones_are_counted() -> None:
    table = wind(**{"wind_speed [m/s]": ["0", "", "4", *["4"] * (HOURS - 3)],
                    "wind_from [degree]": ["", "", "", *["270"] * (HOURS - 3)]})  # fmt: skip
    made = dilution({"wind": table.drop(columns="cloud_share [1]")}, known([FAR]))
    counts = {one.code: one.arguments.get("count") for one in made.notices}
    assert counts["road-air-hours-left-out"] == 2
    assert counts["road-air-calm-hours"] == 1
    assert counts["road-air-sky-unknown"] == counts["road-air-few-hours"] == HOURS - 2


@pytest.mark.parametrize(
    ("columns", "words"),
    [({"wind_speed [m/s]": ["-1", *["4"] * (HOURS - 1)]}, "wind_speed: 1: -1 (0-75)"),
     ({"wind_from [degree]": ["400", *["0"] * (HOURS - 1)]}, "wind_from: 1: 400 (0-360)"),
     ({"time": ["yesterday", *wind()["time"][1:]]}, "time: 1: yesterday"),
     ({"time": [wind()["time"][1], *wind()["time"][1:]]}, "time: 2: 2025-06-02T01:00:00+03:00 (2 x)"),
     ({"wind_speed [m/s]": [""] * HOURS}, "road-air-wind-empty"),
     ({"wind_speed [m/s]": ["x" * 9999, *["4"] * (HOURS - 1)]}, f"wind_speed: 1: {'x' * 40} (0-75)"),
     ({"wind_speed [m/s]": ["1e300"] * HOURS, "wind_from [degree]": ["x"] * HOURS}, "(+ 88)"),
     ({"wind_speed [m/s]": ["inf", *["4"] * (HOURS - 1)]}, "wind_speed: 1: inf (0-75)")],
)  # fmt: skip
def test_bad_hours_are_told_by_row(columns: dict[str, list[str]], words: str) -> None:
    with pytest.raises(InputError) as problem:
        wind_hours(wind(**columns), HELSINKI)
    assert words in str(problem.value)


def test_columns_that_lack_or_have_another_unit_are_told_together() -> None:
    table = wind().drop(columns="wind_from [degree]").rename(columns={"wind_speed [m/s]": "wind_speed [km/h]"})
    with pytest.raises(InputError) as problem:
        wind_hours(table, HELSINKI)
    assert problem.value.arguments == {
        "missing": "wind_from", "twice": "-", "units": "wind_speed [km/h] ([m/s])",
        "received": "time, wind_speed [km/h], cloud_share [1]",
    }  # fmt: skip


def test_a_column_that_stands_twice_in_two_units_is_refused() -> None:
    with pytest.raises(InputError) as problem:
        wind_hours(wind(**{"wind_speed [kn]": ["8"] * HOURS}), HELSINKI)
    assert (problem.value.code, problem.value.arguments["twice"]) == ("road-air-wind-columns", "wind_speed")


def test_many_faults_take_no_longer_to_tell_than_few() -> None:
    """Half a million of them once took half a minute."""
    many = pd.DataFrame({"time": ["-"] * 250_000, "wind_speed": ["-4"] * 250_000, "wind_from": ["0"] * 250_000})
    begin = time.perf_counter()
    with pytest.raises(InputError) as problem:
        wind_hours(many, HELSINKI)
    assert problem.value.arguments["count"] == 500_000 and len(problem.value.arguments["received"]) < 1000
    assert time.perf_counter() - begin < 5.0


def test_the_clock_is_that_of_the_file_and_the_sun_that_of_the_place() -> None:
    """8 h with an offset of 3 h is 5 h in universal time: the same sun, on another clock."""
    clock = [f"2025-06-02T{hour:02d}:{minute:02d}:00" for minute in (0, 30) for hour in range(24)]
    offset, zulu = (wind_hours(wind(time=[f"{one}{zone}" for one in clock]), HELSINKI) for zone in ("+03:00", "Z"))
    assert offset.hour[8] == 8.0
    assert zulu.hour[8] == 10.0  # two hours by its longitude
    assert offset.sun_height[8] == pytest.approx(zulu.sun_height[5], abs=0.05)


def test_hours_of_a_place_have_the_mean_of_its_relation() -> None:
    from citybrain.domains.road_air.importers.road_lines import road_lines

    hours = wind_hours(wind(), HELSINKI)
    lines = road_lines(np.array([road()]), np.empty(0, object))
    hourly = hourly_air(np.array([[X + 200.0, Y]]), lines, np.array([MICROGRAMS / SECONDS / 600.0]), hours)
    made = dilution({"wind": wind()}, known([FAR]))
    assert hourly.mean() == pytest.approx(weights(made.relations["building_to_road"], 0)[0], rel=1e-6)
    assert hourly[0, 17] > 10.0 * hourly[0, 3]


def test_schools_and_playgrounds_are_places_with_roads_around() -> None:
    points = frame(
        [shapely.Point(X + 30, Y), shapely.Point(X + 60, Y)], subkind=["playground", "bench"], name=["P", "B"]
    )
    made = dilution({"wind": wind()}, known([FAR], places=points))
    assert made.tables["sensitive_places"]["sensitive_place_kind"].tolist() == ["playground"]
    assert len(weights(made.relations["place_to_road"], 0)) == 1


def test_the_least_roads_are_dropped_to_a_stated_part() -> None:
    many = [road(x, -50.0, 50.0) for x in np.linspace(-900.0, 100.0, 60)]
    made = dilution({"wind": wind(**{"wind_from [degree]": ["90"] * HOURS})}, known([house(-5.0, -5.0)], many))
    kept = len(weights(made.relations["building_to_road"], 0))
    assert kept < len(many)
    assert DROPPED == 0.01


def test_a_chimney_brings_most_where_its_plume_comes_down() -> None:
    """Wind from the west: 30 m high, nothing beside it, nothing to the west, something to the east."""
    points = frame([shapely.Point(X, Y)], chimney_height=[30.0])
    made = dilution({"wind": wind()}, known([house(-305, -5), house(20, -5), house(495, -5)], chimneys=points))
    west, beside, east = (weights(made.relations["building_to_chimney"], row)[0] for row in range(3))
    assert west == pytest.approx(0.0, abs=1e-12)
    assert beside < 1e-3 * east


def test_chimneys_without_wind_are_told() -> None:
    table = pd.DataFrame({"id": ["a"], "longitude": ["24.94"], "latitude": ["60.17"], "height": ["20"]})
    assert codes(chimneys({"chimneys": table}, known([FAR]))) == {"road-air-no-wind"}


@pytest.mark.parametrize(
    ("table", "words"),
    [({"id": ["a"], "ozone": ["50"]}, "longitude, latitude"), ({"longitude": ["x"], "latitude": ["60"]}, "x, 60 (1)")],
)
def test_points_without_a_place_are_refused(table: dict[str, list[str]], words: str) -> None:
    with pytest.raises(InputError) as problem:
        background({"background": pd.DataFrame(table)}, known([FAR]))
    assert words in str(problem.value)


def test_buildings_have_the_background_of_the_nearest_station() -> None:
    stations = frame([shapely.Point(X - 5000, Y), shapely.Point(X + 5000, Y)])
    made = background({"background": stations}, known([house(-100, 0), house(100, 0)]))
    assert made.relations["building_to_background"].rows.tolist() == [0, 1]
    assert made.tables["background_stations"].crs == CRS


def test_a_city_without_roads_is_told() -> None:
    assert "road-air-no-roads" in codes(dilution({"wind": wind()}, known([FAR], [])))


def test_a_city_names_its_files_and_a_negative_background_is_refused_with_its_row(tmp_path: Path) -> None:
    """As `city.toml` names them: columns as files call them, values that an attribute cannot have."""
    (tmp_path / "wind.csv").write_text(wind().to_csv(index=False), encoding="utf-8")
    (tmp_path / "chimneys.csv").write_text(
        "id,longitude,latitude,height,nitrogen_oxides,fine_particles\nplant,24.93,60.16,40,1000,50\n", encoding="utf-8"
    )
    station = "id,longitude,latitude,nitrogen_dioxide [ug/m3],ozone,fine_particles\nrural,24.68,60.31,{},60,4.5\n"
    (tmp_path / "city.toml").write_text(CITY, encoding="utf-8")
    settings = parse_configuration(CITY)
    for told in ("4", "-4"):
        (tmp_path / "background.csv").write_text(station.format(told), encoding="utf-8")
        if told == "-4":
            with pytest.raises(InputError) as problem:
                read_brought(settings, tmp_path, CRS, known([FAR]))
            assert "rural" in str(problem.value)
            assert "-4" in str(problem.value)
            return
        made = read_brought(settings, tmp_path, CRS, known([FAR]))
        assert made.tables["background_stations"]["stated_background_nitrogen_dioxide"].tolist() == [4.0]
        assert made.tables["chimneys"]["chimney_height"].tolist() == [40.0]
        assert set(made.relations) >= {"building_to_road", "building_to_chimney", "building_to_background"}


def test_a_file_of_points_without_any_number_is_told(tmp_path: Path) -> None:
    """Places alone, columns of other names, columns without a value: what hangs on them would be missing in silence."""
    (tmp_path / "wind.csv").write_text(wind().to_csv(index=False), encoding="utf-8")
    (tmp_path / "chimneys.csv").write_text("id,lon,lat,NOx\nplant,24.93,60.16,1000\n", encoding="utf-8")
    (tmp_path / "city.toml").write_text(CITY, encoding="utf-8")
    for stations in ("id,lon,lat\nrural,24.68,60.31\n", "id,lon,lat,ozone\nrural,24.68,60.31,\n"):
        (tmp_path / "background.csv").write_text(stations, encoding="utf-8")
        made = read_brought(parse_configuration(CITY), tmp_path, CRS, known([FAR]))
        told = {one.arguments["source"]: one.arguments for one in made.notices if one.code == "domain-file-empty"}
        assert set(told) == {"background", "chimneys"}
        assert "nitrogen_dioxide [µg/m³], ozone [µg/m³]" in told["background"]["columns"]
    (tmp_path / "background.csv").write_text("id,lon,lat,ozone\nrural,24.68,60.31,60\n", encoding="utf-8")
    made = read_brought(parse_configuration(CITY), tmp_path, CRS, known([FAR]))
    assert [one.arguments["source"] for one in made.notices if one.code == "domain-file-empty"] == ["chimneys"]


def test_a_file_of_more_than_a_century_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "wind.csv").open("w", encoding="utf-8") as file:
        file.write("time,wind_speed,wind_from\n" + "x,,\n" * 1_000_100)
    (tmp_path / "city.toml").write_text(CITY, encoding="utf-8")
    with pytest.raises(InputError) as problem:
        read_brought(parse_configuration(CITY), tmp_path, CRS, known([FAR]))
    assert problem.value.arguments == {"file": "wind.csv", "allowed": 1_000_000}
