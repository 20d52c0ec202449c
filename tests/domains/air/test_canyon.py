"""Streets between walls: values of OSPM, and what walls and wind must do."""

import numpy as np
import pytest

from citybrain.domains.air.models.canyon import ANGLES, ROOF, TURN, Canyons, _Street, canyon_dilution, canyon_mean
from citybrain.domains.air.models.dilution_rose import wind_classes

LEE, ALONG, WINDWARD = 0, 90 // TURN, 180 // TURN


def canyon(width: float, own: float, across: float, outward: float = 0.0) -> Canyons:
    return Canyons(*(np.array([one]) for one in (width, own, across, outward)))


@pytest.mark.parametrize(
    ("walls", "speed", "lee", "windward"),
    [((20, 20, 20), 1.0, 0.7401, 0.1043), ((20, 20, 20), 4.0, 0.4149, 0.1491), ((20, 20, 10), 4.0, 0.2899, 0.0293),
     ((30, 12, 6), 8.0, 0.1042, 0.0754), ((20, 20, 0), 4.0, 0.2955, 0.1834), ((40, 5, 4), 4.0, 0.0644, 0.1204)],
)  # fmt: skip
def test_wind_across_a_street_is_as_the_equations_of_ospm_have_it(
    walls: tuple[float, float, float], speed: float, lee: float, windward: float
) -> None:
    """A second, plain writing of the equations of NORTRIP (github.com/metno/NORTRIP), for one wind: no swing."""
    street = _Street(canyon(*walls), ROOF * np.array([speed]))
    told = street.lee()[0, 0, LEE], street.windward()[0, 0, WINDWARD]
    assert told == pytest.approx((lee, windward), abs=6e-5)


def test_the_lee_of_a_wall_has_more_than_the_side_across() -> None:
    made = canyon_dilution(canyon(20, 20, 20), np.array([3.0, 8.0]))[0]
    assert np.all(made[:, LEE] > 1.5 * made[:, WINDWARD])


def test_more_wind_brings_less() -> None:
    made = canyon_dilution(canyon(20, 15, 15), np.array([0.5, 1.0, 2.0, 4.0, 8.0]))[0].mean(axis=1)
    assert np.all(np.diff(made) < 0.0)


def test_a_street_without_a_wall_has_no_vortex() -> None:
    one = _Street(canyon(20, 20, 0), ROOF * np.array([4.0]))
    assert one.recirculating()[0, 0, WINDWARD] == 0.0
    assert one.recirculating()[0, 0, LEE] > 0.0
    assert np.isfinite(canyon_dilution(canyon(20, 0, 0), np.array([0.0, 4.0]))).all()


def test_the_mean_of_hours_turns_with_the_wall() -> None:
    """Wind from the north: in the lee of a wall to the north, to windward of one to the south."""
    hours = np.ones(50)
    classes = wind_classes(4.0 * hours, 0.0 * hours, 0.3 * hours, 1e5 * hours)
    both = Canyons(*(np.array(one, float) for one in ([20, 20], [20, 20], [20, 20], [0, 180])))
    lee, windward = canyon_mean(both, classes, hours)
    direct = canyon_dilution(both, np.array([1.5**3]))[0, 0]
    assert lee > 1.5 * windward
    assert lee == pytest.approx(direct[LEE], rel=0.02)
    assert len(direct) == len(ANGLES)
