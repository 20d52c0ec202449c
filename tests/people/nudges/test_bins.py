"""Weigh and rebate: refunds by house, without anything that could name a person."""

from pathlib import Path

import pytest

from citybrain.kernel.errors import InputError
from citybrain.people.nudges.bins import COLUMNS, OF_HOUSES, RebateTariff, rebate, rebate_table, rebates

TARIFF = RebateTariff(reference=20.0, rate=0.5, most=6.0)
HOUSES = "container,house,dwellings\nc1,way/1,10\nc2,way/1,10\nc3,way/2,4\n"
WEIGHTS = """container,day,weight,unit
c1,2026-03-02,60,kg
c1,2026-03-02,60,kg
c2,2026-03-09,0.04,t
c3,2026-03-02,90,kg
c9,2026-03-02,10,kg
c3,2026-03-33,10,kg
c3,2026-03-09,ten,kg
c3,2026-03-16,10,lb
c3,2026-03-23,-5,kg
"""


def written(folder: Path, weights: str = WEIGHTS, houses: str = HOUSES) -> tuple[Path, Path]:
    (folder / "weights.csv").write_text(weights, encoding="utf-8")
    (folder / "houses.csv").write_text(houses, encoding="utf-8")
    return folder / "weights.csv", folder / "houses.csv"


def test_a_house_gets_back_what_its_containers_stay_below(tmp_path: Path) -> None:
    told = rebates(*written(tmp_path), TARIFF)
    assert [(one.house, one.weight, one.each, one.rebate) for one in told.houses] == [
        ("way/1", 100.0, 10.0, 50.0), ("way/2", 90.0, 22.5, 0.0),
    ]  # fmt: skip
    assert (told.counted, told.doubled) == (3, 1)
    reasons = [(6, "house"), (7, "day"), (8, "weight"), (9, "unit"), (10, "weight")]
    assert told.left_out == [(line, f"bins-no-{reason}") for line, reason in reasons]
    assert rebate_table(told).splitlines()[1] == "way/1,10,2,100.0,10.0,50.0"
    assert rebate(0.0, 3, TARIFF) == 18.0


def test_no_column_of_a_person_comes_in(tmp_path: Path) -> None:
    assert set(COLUMNS) | set(OF_HOUSES) == {"container", "day", "weight", "unit", "house", "dwellings"}
    with pytest.raises(InputError, match="bins-columns"):
        rebates(*written(tmp_path, "container,day,weight,unit,card\nc1,2026-03-02,6,kg,4711\n"), TARIFF)


@pytest.mark.parametrize(
    "houses", ["container,house,dwellings\nc1,way/1,0\n", "container,house,dwellings\nc1,a,2\nc2,a,3\n"]
)
def test_containers_of_no_house_are_refused(tmp_path: Path, houses: str) -> None:
    with pytest.raises(InputError):
        rebates(*written(tmp_path, houses=houses), TARIFF)
