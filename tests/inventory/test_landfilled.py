"""Methane of landfills is first order decay of all deposits before, by the IPCC's equations written out by hand."""

import math
import shutil
from pathlib import Path

import numpy as np
import pytest

from citybrain.inventory.defaults import method_defaults
from citybrain.inventory.entries.entering import NewLine, enter_lines
from citybrain.inventory.files import declared
from citybrain.inventory.landfilled import Landfilled, landfilled
from citybrain.inventory.notes import add_choice, withdraw_note
from citybrain.inventory.service import InventoryService
from citybrain.inventory.statements import NewStatement, Statement, add_statements
from citybrain.open_city import OpenCity
from citybrain.presenting.inventory.documents import report_document
from citybrain.presenting.inventory.inventory import inventory_answer
from tests.city import write_city

WET = "boreal_temperate_wet"


def deposit(year: int, tonnes: float, kind: str = "food", landfill: str = "managed_covered", **more) -> Statement:
    where = {"kind": kind, "landfill": landfill, "climate": more.pop("climate", WET)}
    width = more.pop("uncertainty", None)
    return Statement(
        id=year, year=year, what=more.pop("what", "waste_landfilled"), **where, amount=tonnes, unit="t", value=tonnes,
        uncertainty=width, source="Weighed", note=None, by="A", at="",
    )  # fmt: skip


def gas(year: int, tonnes: float, landfill: str = "managed_covered") -> Statement:
    return deposit(year, tonnes, landfill=landfill, what="methane_recovered")


def test_five_years_by_hand() -> None:
    """Equations 3.2, 3.4, 3.5, 3.6 and 3.1 of IPCC 2006, vol. 5, ch. 3, year by year.

    Food waste: DOC 0.15 (ch. 2, table 2.4), DOCf 0.5, F 0.5, k 0.185 (table 3.3), MCF 1 (table 3.1), OX 0.1 (table
    3.2); deposits of a year begin to decay on the first of January of the next one.
    """
    deposits = {2000: 1000.0, 2001: 1200.0, 2002: 900.0, 2003: 0.0, 2004: 500.0}
    accumulated = 0.0
    expected = {}
    for year in range(2000, 2006):
        decomposed = accumulated * (1 - math.exp(-0.185))
        accumulated = accumulated * math.exp(-0.185) + deposits.get(year, 0.0) * 0.15 * 0.5 * 1.0
        expected[year] = decomposed * 0.5 * 16 / 12 * (1 - 0.1)
    assert expected[2001] == pytest.approx(7.6003, abs=1e-4)
    for year in range(2001, 2006):
        said = [deposit(at, tonnes) for at, tonnes in deposits.items() if at <= year]
        found = landfilled(said, year)
        assert found.amount == pytest.approx(expected[year])
        assert (found.first, found.last, found.statements) == (2000, year - 1, year - 2000)
    assert landfilled([deposit(2000, 1000)], 2000) is None
    assert landfilled([], 2005) is None


def test_kinds_landfills_and_climates_decay_each_in_its_way() -> None:
    """One year later: W DOC DOCf MCF (1 - exp(-k)) F 16/12 (1 - OX), summed by hand."""
    said = [
        deposit(2020, 1000, "paper", "unmanaged_shallow", climate="tropical_wet"),
        deposit(2020, 500, "wood", "managed_semi_aerobic"),
        deposit(2020, 800, "plastics"),
    ]
    paper = 1000 * 0.40 * 0.5 * 0.4 * (1 - math.exp(-0.07)) * 0.5 * 16 / 12
    wood = 500 * 0.43 * 0.5 * 0.5 * (1 - math.exp(-0.03)) * 0.5 * 16 / 12
    found = landfilled(said, 2021)
    assert found.amount == pytest.approx(paper + wood)
    assert set(found.kinds) == {"paper", "wood", "plastics"}


def test_recovered_methane_is_taken_off_before_what_oxidises() -> None:
    said = [deposit(2020, 100_000), gas(2021, 300.0), gas(2020, 5.0)]
    generated = 100_000 * 0.15 * 0.5 * (1 - math.exp(-0.185)) * 0.5 * 16 / 12
    found = landfilled(said, 2021)
    assert found.amount == pytest.approx((generated - 300) * 0.9)
    assert found.recovered == 300.0
    more = landfilled([*said[:1], gas(2021, generated + 1)], 2021)
    assert more.amount is None
    assert "recovered from managed_covered" in more.reason["en"]
    elsewhere = landfilled([*said[:1], gas(2021, 1.0, "managed")], 2021)
    assert elsewhere.amount is None


def test_a_year_that_is_missing_is_named_and_nothing_is_made_up() -> None:
    said = [deposit(x, 10) for x in (1990, 1991, 1994, 1997)]
    found = landfilled(said, 2000)
    assert found.amount is None
    assert "food, managed_covered, boreal_temperate_wet: 1992-1993, 1995-1996, 1998-1999" in found.reason["en"]
    assert "1992-1993" in found.reason["zh"]
    assert landfilled([deposit(x, 10) for x in range(1990, 2000)], 2000).amount > 0
    assert landfilled([deposit(1999, 10), deposit(2003, 10, "wood")], 2000).amount > 0


def test_its_uncertainty_is_that_of_its_defaults_together() -> None:
    """One deposit: waste 10 %, DOC and DOCf 20 %, F 5 %, MCF -10 % +0, k 0.1 to 0.2, squared and added (eq. 3.1)."""
    found = landfilled([deposit(2020, 1000, uncertainty=0.1)], 2021)
    rate = (math.exp(-0.1) - math.exp(-0.2)) / 2 / (1 - math.exp(-0.185))
    assert found.uncertainty == pytest.approx(math.sqrt(0.1**2 + 2 * 0.2**2 + 0.05**2 + 0.05**2 + rate**2))
    sure = landfilled([deposit(2020, 1000)], 2021)
    assert sure.uncertainty == pytest.approx(math.sqrt(found.uncertainty**2 - 0.1**2 + 0.3**2))
    two = [deposit(2020, 1000, kind, uncertainty=0.1) for kind in ("paper", "textiles")]
    assert landfilled(two, 2021).uncertainty < landfilled(two[:1], 2021).uncertainty


def test_its_uncertainty_is_near_that_of_chance() -> None:
    """Monte Carlo over the same intervals, each default drawn once for all years and kinds that share it."""
    kinds = {"food": (0.15, 0.185, 0.1, 0.2), "paper": (0.40, 0.06, 0.05, 0.07)}
    said = [deposit(year, 1000, kind, uncertainty=0.3) for kind in kinds for year in range(2000, 2020)]
    random, draws, z = np.random.default_rng(3), 4000, 1.959964
    factors = np.prod([1 + x / z * random.standard_normal(draws) for x in (0.2, 0.05, 0.05)], axis=0)
    total = np.zeros(draws)
    for carbon, rate, low, high in kinds.values():
        k = np.maximum(rate + (high - low) / 2 / z * random.standard_normal(draws), 1e-3)
        decayed = sum(1000 * np.exp(-k * (2019 - year)) * (1 - np.exp(-k)) for year in range(2000, 2020))
        own = (1 + 0.2 / z * random.standard_normal(draws)) * (1 + 0.3 / z * random.standard_normal(draws))
        total += decayed * carbon * 0.5 * own * 0.5 * 16 / 12 * 0.9
    drawn = np.quantile(total * factors, (0.025, 0.975))
    found = landfilled(said, 2020)
    assert found.uncertainty * found.amount == pytest.approx((drawn[1] - drawn[0]) / 2, rel=0.1)


def test_every_kind_landfill_and_climate_that_can_be_stated_has_its_defaults() -> None:
    about = declared("landfill.yaml")
    for kind in about["waste"]:
        for place in about["landfills"]:
            for climate in about["climates"]:
                found = landfilled([deposit(2020, 1000, kind, place, climate=climate)], 2021)
                assert isinstance(found, Landfilled)
                assert (found.amount > 0) == about["waste"][kind].get("decays", True)
    rates, ranges = method_defaults("landfill")["decay_rate"], about["uncertainty"]["decay_rate"]
    for climate, kinds in ranges.items():
        for kind, (low, high) in kinds.items():
            assert low <= rates[climate][kind] <= high


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("town") / "city")


@pytest.fixture
def inventory(town: Path, tmp_path: Path) -> InventoryService:
    made = OpenCity(Path(shutil.copytree(town, tmp_path / "city"))).inventory
    food = {"what": "waste_landfilled", "kind": "food", "landfill": "managed", "climate": WET, "source": "Weighed"}
    said = [NewStatement(year=year, amount=10, unit="kt", **food) for year in range(2015, 2026)]
    with made.writing() as connection:
        add_statements(connection, said, made.setting.library, "Aino")
        enter_lines(
            connection,
            [NewLine(year=2020, subcategory="I.1.1", amount=1, unit="MWh", factor="natural_gas.residential")],
            made.setting,
            "Aino",
        )
    return made


def test_every_year_with_lines_has_the_computed_line_and_entered_ones_count_instead(
    inventory: InventoryService,
) -> None:
    for year, deposits in ((2020, 5), (2026, 11)):
        account = inventory.account(year)
        decayed = sum(10_000 * 0.075 * math.exp(-0.185 * (x - 1)) for x in range(1, deposits + 1))
        methane = decayed * (1 - math.exp(-0.185)) * 0.5 * 16 / 12
        assert account.totals.by_subcategory["III.1.1"].equivalent == pytest.approx(28 * methane)
        assert account.counting["III.1.1"].counts == "computed"
    assert inventory.years() == [2020, 2026]
    assert not inventory.account(2020).uses_model
    assert inventory.account(2026).uses_model
    own = {"CH4": {"value": 1000, "unit": "kg/t"}}
    with inventory.writing() as connection:
        line = NewLine(year=2020, subcategory="III.1.1", amount=7, unit="t", own_factors=own)
        enter_lines(connection, [line], inventory.setting, "Aino")
    assert inventory.account(2020).totals.by_subcategory["III.1.1"].equivalent == pytest.approx(28 * 7)
    with inventory.writing() as connection:
        add_choice(connection, "Aino", year=2020, reference="III.1.1", counts="computed", reason="Model is better")
    assert inventory.account(2020).totals.by_subcategory["III.1.1"].equivalent > 28 * 7


def test_the_line_says_how_it_was_computed_and_how_sure_it_is(inventory: InventoryService) -> None:
    answer = inventory_answer(inventory, 2020, "AR5", "basic", "en")
    line = next(x for x in answer["lines"]["lines"] if x["subcategory"] == "III.1.1")
    assert (line["origin"], line["unit"], line["activity_quality"], line["by"]) == ("computed", "t", "M", None)
    assert line["factors"][0]["value"] == 1000.0
    for told in ("equations 3.1, 3.2 and 3.4 to 3.6", "from 2015 to 2019", "food waste", "before 2015 is not counted"):
        assert told in line["source"]
    half = (line["high"] - line["low"]) / 2 / line["emissions"]
    assert half == pytest.approx(line["activity_uncertainty"])
    assert 0.3 < half < 0.6
    assert answer["method"]["landfill"] == line["source"]
    page = report_document(inventory, 2020, "AR5", "basic", "en").decode()
    assert "Computed by first order decay" in page


def test_a_gap_leaves_not_estimated_with_the_reason(inventory: InventoryService) -> None:
    identity = next(x.id for x in inventory.statements if x.year == 2017)
    with inventory.writing() as connection:
        withdraw_note(connection, "statements", identity, "Aino")
    answer = inventory_answer(inventory, 2020, "AR5", "basic", "zh")
    row = next(x for x in answer["subcategories"] if x["subcategory"] == "III.1.1")
    assert row["total"]["emissions"] is None
    assert row["keys"][0]["key"] == "NE"
    assert "2017" in row["keys"][0]["reason"]
    assert answer["method"]["landfill"] is None
