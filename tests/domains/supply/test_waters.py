"""The balance of waters closes by identity, tells what is missing, and refuses tables that cannot be."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.base.domains import find_domains
from citybrain.domains.supply.balance.months import FLOWS, balance_of_file, months_of
from citybrain.domains.supply.balance.trees import trees_of_file
from citybrain.domains.supply.models import waters
from citybrain.domains.supply.models.tree_water import RainTank, tank_days
from citybrain.kernel.errors import InputError

FROM_OUTSIDE = ("rain_and_snow", "river_inflow", "imported_water")
TO_OUTSIDE = (
    "land_evapotranspiration", "river_outflow", "open_water_evaporation", "plant_loss", "consumed_water",
    "ecological_use", "soil_storage_change", "surface_storage_change", "ground_storage_change",
)  # fmt: skip
amounts = st.lists(st.floats(0.0, 1e6), min_size=len(FLOWS), max_size=len(FLOWS))


def write(folder: Path, rows: list[str]) -> Path:
    (folder / "waters.csv").write_text("\n".join(["area,month,flow,amount,unit", *rows]) + "\n", encoding="utf-8")
    return folder / "waters.csv"


@given(amounts)
def test_residuals_add_up_to_that_of_the_whole(some: list[float]) -> None:
    """Each flow between two waters leaves one and enters the other."""
    flows = dict(zip(FLOWS, some, strict=True))
    whole = sum(
        sum(flows[name] for name in box.inflows) - sum(flows[name] for name in box.outflows)
        for box in waters.BOXES.values()
    )
    outside = sum(flows[name] for name in FROM_OUTSIDE) - sum(flows[name] for name in TO_OUTSIDE)
    assert whole == pytest.approx(outside, abs=1e-3)


@pytest.mark.parametrize("water", waters.BOXES)
def test_formulas_are_those_of_the_table(water: str) -> None:
    graph, box = find_domains().graph("FI"), waters.BOXES[water]
    made = graph[f"residual_of_{water}"]
    named = {name.replace("ground_storage_change", "ground_storage") for name in (*box.inflows, *box.outflows)}
    assert set(made.inputs) == named
    values = {name: float(position + 1) ** 2 for position, name in enumerate(sorted(named))}
    given_values = {name: values[name.replace("ground_storage_change", "ground_storage")]
                    for names in box for name in names}  # fmt: skip
    wanted = sum(given_values[name] for name in box.inflows) - sum(given_values[name] for name in box.outflows)
    assert made.function is not None
    assert made.function(*(values[name] for name in made.inputs)) == pytest.approx(wanted)


def test_what_is_missing_is_said_and_not_guessed(tmp_path: Path) -> None:
    rows = ["City,2026-07,water_supplied,15,ML", "City,2026-07,metered_use,12000,m³",
            "City,2026-07,unmetered_use,0.5,ML"]  # fmt: skip
    (month,) = balance_of_file(write(tmp_path, rows))
    network = next(one for one in month.waters if one.water == "network")
    assert np.isnan(network.residual)
    assert network.missing == ("network_leakage",)
    assert network.would_close == pytest.approx(2500.0)
    assert np.isnan(month.residual)
    assert np.isnan(month.over_permit["ground"])


def test_levels_of_wells_stand_in_for_the_change_of_ground_water(tmp_path: Path) -> None:
    zero = ["ground_water_recharge", "network_leakage", "seepage_of_nature", "ground_abstraction", "base_flow",
            "infiltration_into_sewers"]  # fmt: skip
    rows = [*(f"City,2026-07,{name},0,m³" for name in zero), "City,2026-07,ground_water_rise,-5,cm",
            "City,2026-07,aquifer_area,2,km²"]  # fmt: skip
    (month,) = balance_of_file(write(tmp_path, rows), specific_yield=0.1)
    ground = next(one for one in month.waters if one.water == "ground_water")
    assert ground.residual == pytest.approx(0.05 * 2e6 * 0.1)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("City,2026-07,metered_usage,1,m³", "metered_use"),
        ("City,2026-07,metered_use,1,gallons", "unit = gallons"),
        ("City,2026-07,metered_use,1,", "unit = ?"),
        ("City,2026-07,metered_use,much,m³", "amount = much"),
        ("City,2026-07,metered_use,-1,m³", "< 0"),
        ("City,July,metered_use,1,m³", "July"),
        (",2026-07,metered_use,1,m³", "area, month = ?"),
    ],
)
def test_a_table_that_cannot_be_says_where(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(InputError, match="supply-balance-file") as refused:
        balance_of_file(write(tmp_path, [row]))
    assert told in str(refused.value.arguments["received"])
    assert str(refused.value.arguments["received"]).startswith("2: ")


def test_what_stands_twice_and_columns_that_lack_are_refused(tmp_path: Path) -> None:
    row = "City,2026-07,metered_use,1,m³"
    with pytest.raises(InputError) as refused:
        balance_of_file(write(tmp_path, [row, row]))
    assert "= 2 x" in str(refused.value.arguments["received"])
    import pandas as pd

    with pytest.raises(InputError) as refused:
        months_of(pd.DataFrame({"area": ["a"]}), "t.csv")
    assert refused.value.arguments["received"] == "month, flow, amount, unit?"


def test_a_tank_by_hand() -> None:
    """2 m² of roof: four fifths of 10 mm less 1 are 14.4 mm of crown, into a tank of 12 mm; given from the morrow."""
    tank = RainTank(roof=2.0, tank=12.0, runoff=0.8, first_rain=1.0, coefficient=0.5, effective=0.5)
    days = tank_days(np.array([10.0, 0.0, 0.0, 0.0]), np.array([4.0, 10.0, 10.0, 10.0]), tank)
    assert days.need.tolist() == [0.0, 5.0, 5.0, 5.0]
    assert days.given.tolist() == [0.0, 5.0, 5.0, 2.0]
    assert days.stored.tolist() == [12.0, 7.0, 2.0, 0.0]


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(0, 60), st.floats(0, 9)), min_size=1, max_size=60), st.floats(0, 80))
def test_a_tank_gives_no_more_than_came(days: list[tuple[float, float]], size: float) -> None:
    rain, evaporation = np.array(days).T
    tank = RainTank(2.0, size, 0.8, 1.0, 0.5, 0.5)
    made = tank_days(rain, evaporation, tank)
    came = np.cumsum(2.0 * 0.8 * np.maximum(rain - 1.0, 0.0))
    assert (np.cumsum(made.given) + made.stored <= came + 1e-9).all()
    assert (made.given <= made.need + 1e-12).all()
    assert (made.stored <= size + 1e-12).all()


def test_the_driest_month_of_a_table(tmp_path: Path) -> None:
    rows = [f"2026-0{month}-{day:02d},{20 if month == 6 else 0},{2 if month == 6 else 6}"
            for month in (6, 7) for day in range(1, 31)]  # fmt: skip
    (tmp_path / "days.csv").write_text("\n".join(["date,rain [mm],evaporation [mm]", *rows]))
    made = trees_of_file(tmp_path / "days.csv", {})
    assert made.driest == "2026-07"
    assert float(made.numbers.tree_need_in_dry_month) == pytest.approx(90.0)
    assert float(made.numbers.tree_need_met_in_dry_month) == pytest.approx(40.0 / 90.0)
    assert made.missing_days == 0


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("2026-07-32,1,1", "date"),
        ("2026-07-01,-1,1", "rain [mm]"),
        ("2026-07-01,1,", "evaporation [mm]"),
        ("2026-07-01,3000,1", "3000"),
    ],
)
def test_days_that_cannot_be_are_refused(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "days.csv").write_text(f"date,rain [mm],evaporation [mm]\n{row}\n")
    with pytest.raises(InputError, match="supply-days") as refused:
        trees_of_file(tmp_path / "days.csv", {})
    assert told in str(refused.value.arguments["received"])
