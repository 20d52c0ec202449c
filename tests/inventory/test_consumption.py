"""Consumption-based emissions are S L y, as an independent library computes them."""

import builtins

import numpy as np
import pytest

from citybrain.inventory.consumption import TradeTable, footprint, require_pymrio, scaled, table_of
from citybrain.kernel import InputError, NotFoundError

TWO = TradeTable(
    region=["A", "B"],
    sector=["goods", "goods"],
    requirements=np.array([[0.0, 0.2], [0.4, 0.0]]),
    intensity=np.array([1.0, 3.0]),
    demand=np.array([[10.0, 0.0], [0.0, 20.0]]),
    demand_regions=["A", "B"],
    direct={"A": 5.0},
)


def test_two_regions_by_hand() -> None:
    """L = 1/(1 - 0.08) [[1, 0.2], [0.4, 1]]: A's 10 need 10/0.92 of A and 4/0.92 of B."""
    account = footprint(TWO, "A")
    assert account.consumption == pytest.approx(10 / 0.92 * 1 + 4 / 0.92 * 3 + 5)
    assert account.imported == pytest.approx(4 / 0.92 * 3)
    assert account.territorial == pytest.approx((10 + 0.2 * 20) / 0.92 + 5)
    assert account.exported == pytest.approx(0.2 * 20 / 0.92)
    assert sum(account.by_sector.values()) + 5 == pytest.approx(account.consumption)


def test_what_all_consume_is_what_all_emit() -> None:
    accounts = [footprint(TWO, region) for region in "AB"]
    assert sum(x.consumption for x in accounts) == pytest.approx(sum(x.territorial for x in accounts))


def test_a_city_is_a_share_of_its_country() -> None:
    assert scaled(footprint(TWO, "A"), 0.1).consumption == pytest.approx(footprint(TWO, "A").consumption / 10)


def test_the_accounts_of_pymrio_come_out_the_same() -> None:
    pymrio = require_pymrio()
    system = pymrio.load_test()
    table = table_of(system, "emissions", ("emission_type1", "air"))
    accounts = system.emissions
    for region in table.demand_regions:
        ours = footprint(table, region)
        column = ("emission_type1", "air")
        assert ours.consumption == pytest.approx(accounts.D_cba_reg.loc[column, region], rel=1e-9)
        assert ours.territorial == pytest.approx(accounts.D_pba_reg.loc[column, region], rel=1e-9)
        assert ours.imported == pytest.approx(accounts.D_imp_reg.loc[column, region], rel=1e-9)
        assert ours.exported == pytest.approx(accounts.D_exp_reg.loc[column, region], rel=1e-9)


def test_wrong_regions_extensions_and_gases_are_named() -> None:
    with pytest.raises(NotFoundError):
        footprint(TWO, "C")
    system = require_pymrio().load_test()
    with pytest.raises(NotFoundError) as extension:
        table_of(system, "emission", ("emission_type1", "air"))
    assert extension.value.arguments["near"] == "emissions"
    with pytest.raises(NotFoundError):
        table_of(system, "emissions", "CO2")


def test_a_table_that_cannot_be_solved_is_refused() -> None:
    broken = TradeTable(["A"], ["x"], np.array([[1.0]]), np.ones(1), np.ones((1, 1)), ["A"], {})
    with pytest.raises(InputError) as caught:
        footprint(broken, "A")
    assert caught.value.code == "accounting-table-singular"


def test_without_the_library_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    known = builtins.__import__

    def refuse(name: str, *rest, **named):
        if name == "pymrio":
            raise ImportError(name)
        return known(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(InputError) as caught:
        require_pymrio()
    assert caught.value.code == "accounting-consumption-missing"
