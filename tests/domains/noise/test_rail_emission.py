"""Sound power of trams and trains: published spectra, and what speeds, joints, curves and bridges do to it."""

import numpy as np
import pytest

from citybrain.domains.noise.importers.rail_tables import RailTables, rail_tables
from citybrain.domains.noise.models.cnossos.bands import BANDS, UPWARD
from citybrain.domains.noise.models.cnossos.point_sources import beam
from citybrain.domains.noise.models.cnossos.rail_emission import (
    RailTrack,
    RailVehicle,
    horizontal_directivity,
    line_power,
    octaves,
    squeal,
    vehicle_power,
    vertical_directivity,
)
from citybrain.kernel.errors import InputError
from docs.rail_noise_cases import TOLERANCE, RailCase, rail_cases

TRAM = RailVehicle(8.0, "disc", "load_50_wheel_680", "wheel_680", tram=True)
TRAIN = RailVehicle(4.0, traction="electric_multiple_unit")
TRACK = RailTrack()


def rolling(vehicle: RailVehicle, track: RailTrack = TRACK, speed: float = 80.0) -> np.ndarray:
    return vehicle_power(vehicle, track, np.array([speed])).rolling[0]


@pytest.mark.parametrize("case", rail_cases(), ids=lambda case: case.name)
def test_published_spectra_are_met(case: RailCase) -> None:
    assert np.abs(case.power() - case.published).max() < TOLERANCE


def test_tables_have_every_third_of_an_octave() -> None:
    tables = rail_tables()
    for name in ("wheel_roughness", "rail_roughness", "contact_filter"):
        assert {row.shape for row in getattr(tables, name).values()} == {(35,)}
    for name in ("track", "wheel", "bridge"):
        assert {row.shape for row in getattr(tables, name).values()} == {(24,)}
    assert {row.shape for row in tables.traction.values()} == {(2, 24)}
    assert tables.impact.shape == (35,)


def test_a_roughness_that_is_the_same_at_all_wavelengths_is_so_at_every_speed() -> None:
    flat = {"one": np.full(35, 3.0)}
    tables = rail_tables()._replace(wheel_roughness=flat, rail_roughness=flat, contact_filter={"one": np.zeros(35)})
    vehicle, track = RailVehicle(1.0, "one", "one"), RailTrack(roughness="one")
    power = vehicle_power(vehicle, track, np.array([40.0, 90.0, 160.0]), tables).rolling
    np.testing.assert_allclose(power, np.broadcast_to(power[0], power.shape))
    alone = 10 * np.log10(10 ** (tables.track["monoblock_medium"] / 10) + 10 ** (tables.wheel["wheel_920"] / 10))
    np.testing.assert_allclose(power[0], alone + 3.0 + 10 * np.log10(2))


def test_four_axles_are_6_db_louder_than_one_and_slow_ones_as_rough_as_at_the_least_speed() -> None:
    np.testing.assert_allclose(rolling(TRAIN) - rolling(TRAIN._replace(axles=1.0)), 10 * np.log10(4))
    np.testing.assert_array_equal(rolling(TRAIN, speed=20.0), rolling(TRAIN, speed=50.0))
    np.testing.assert_array_equal(rolling(TRAM, speed=20.0), rolling(TRAM, speed=30.0))
    assert (rolling(TRAM, speed=50.0) != rolling(TRAM, speed=30.0)).any()


def test_joints_are_heard_from_the_least_speed_on_and_grow_with_their_number() -> None:
    joint = TRACK._replace(joints=0.01)
    assert (rolling(TRAIN, joint) > rolling(TRAIN)).all()
    assert (rolling(TRAIN, TRACK._replace(joints=0.02)) > rolling(TRAIN, joint)).all()
    np.testing.assert_array_equal(rolling(TRAIN, joint, 49.0), rolling(TRAIN, TRACK, 49.0))
    assert (rolling(TRAM, joint, 49.0) > rolling(TRAM, TRACK, 49.0)).all()


def test_curves_squeal_by_radius_and_only_rolling_gets_louder() -> None:
    assert [squeal(radius, tram=True) for radius in (50.0, 200.0, 201.0)] == [5.0, 5.0, 0.0]
    assert [squeal(radius, tram=False) for radius in (300.0, 301.0, 500.0, 501.0)] == [8.0, 5.0, 5.0, 0.0]
    curve, straight = (vehicle_power(TRAIN, TRACK._replace(squeal=one), np.array([80.0])) for one in (8.0, 0.0))
    np.testing.assert_allclose(curve.rolling - straight.rolling, 8.0)
    np.testing.assert_array_equal(curve.traction, straight.traction)


def test_heights_hold_all_that_sounds_and_a_tram_has_no_traction() -> None:
    power = vehicle_power(TRAIN, TRACK._replace(bridge="steel"), np.array([80.0]))
    low = sum(10 ** (one / 10) for one in (power.rolling, power.traction, power.bridge))
    np.testing.assert_allclose(power.heights[0], octaves(10 * np.log10(low)))
    np.testing.assert_allclose(power.heights[1], octaves(power.traction_above))
    assert (vehicle_power(TRAM, TRACK, np.array([40.0])).heights[1] == -np.inf).all()


def test_twice_the_vehicles_or_half_the_speed_is_3_db_louder_on_a_metre() -> None:
    power = octaves(rolling(TRAIN))[None]
    one, many = (line_power(power, np.array([flow]), np.array([80.0])) for flow in (10.0, 20.0))
    np.testing.assert_allclose(many - one, 10 * np.log10(2))
    np.testing.assert_allclose(line_power(power, np.array([10.0]), np.array([40.0])), many)
    assert (line_power(power, np.zeros(1), np.array([80.0])) == -np.inf).all()


def test_a_track_is_loudest_across_and_directivity_above_is_none_below_the_rails() -> None:
    across, along = horizontal_directivity(np.array([np.pi / 2, 0.0]))
    assert across == pytest.approx(0.0) and along == pytest.approx(-20.0)
    up = vertical_directivity(np.array([-0.5, 0.0, np.arccos(0.75), 0.3]), BANDS)
    np.testing.assert_allclose(up[:3], 0.0, atol=1e-12)
    expected = 40 / 3 * (2 / 3 * np.sin(0.6) - np.sin(0.3)) * np.log10((BANDS + 600) / 200)
    np.testing.assert_allclose(up[3], expected)


def test_paths_of_the_city_have_the_directivity_of_the_formulas() -> None:
    for angle in (0.0, 0.4, 1.2, np.pi / 2, 2.5):
        heard = beam(3.0, 0.0, 7.0 * np.cos(angle), 7.0 * np.sin(angle))
        assert 10 * np.log10(heard) == pytest.approx(horizontal_directivity(np.array(angle)))
    assert beam(0.0, 0.0, 1.0, 2.0) == 1.0  # of a road
    rise, far = 3.5, 12.0
    way = np.hypot(rise, far)
    up = UPWARD * rise / way * (4.0 / 3.0 * far / way - 1.0)
    np.testing.assert_allclose(up, vertical_directivity(np.array([np.arctan2(rise, far)]), BANDS)[0])


@pytest.mark.parametrize(
    ("vehicle", "track", "speed", "column"),
    [
        (TRAIN, TRACK, 0.0, "speed"),
        (TRAIN, TRACK, np.nan, "speed"),
        (TRAIN._replace(axles=0.0), TRACK, 80.0, "axles"),
        (TRAIN, TRACK._replace(joints=-1.0), 80.0, "joints"),
    ],
)
def test_what_is_no_number_is_refused(vehicle: RailVehicle, track: RailTrack, speed: float, column: str) -> None:
    with pytest.raises(InputError) as refused:
        vehicle_power(vehicle, track, np.array([speed]))
    assert (refused.value.code, refused.value.arguments["column"]) == ("noise-bad-value", column)


def test_what_the_tables_lack_is_refused_with_what_they_have() -> None:
    tables: RailTables = rail_tables()
    with pytest.raises(InputError, match="cast_iron, composite, disc"):
        tables.row("wheel_roughness", "wood")
    with pytest.raises(InputError, match="noise-unknown-rail-row"):
        vehicle_power(TRAIN, TRACK._replace(bridge="bamboo"), np.array([80.0]))
