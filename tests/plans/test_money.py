"""Present value, cost of a tonne, payback and groups: worked examples by others, and what must always hold."""

from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.base.domains import find_domains
from citybrain.messages import keys
from citybrain.plans.money import FLOWS, Money, groups_of, money_names, money_of, payback
from citybrain.presenting.answers.money import money_answer

ZONES = 2
ROLES = find_domains().graph("FI").roles
NAMES = [name for name in money_names(ROLES) if name not in ROLES.names("yearly_emissions")]


@dataclass
class Path:
    """Numbers of a path; what is not stated is 0."""

    count: int
    city: dict[str, list[float]] = field(default_factory=dict)
    zones: dict[str, list[np.ndarray]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in NAMES:
            if name.startswith("zone_"):
                self.zones.setdefault(name, [np.zeros(ZONES)] * self.count)
            else:
                self.city.setdefault(name, [0.0] * self.count)


def worth(rate: float, count: int) -> list[float]:
    return [(1 + rate) ** -(year + 1) for year in range(count)]


def paths(rate: float, count: int, owners_rate: float | None = None, **plan: list[float]) -> Money:
    """A plan whose numbers of the city stand beside nothing."""
    factors = {
        "discount_factor": worth(rate, count),
        "owners_discount_factor": worth(rate if owners_rate is None else owners_rate, count),
    }
    told = money_of(Path(count, dict(factors)), Path(count, {**factors, **plan}), ROLES)
    assert told is not None
    return told


def test_insulation_of_an_attic_as_a_textbook_has_it() -> None:
    """Thumann and Woodroof, Energy Project Financing, 2009, example 35: 150 for insulation that saves 400 kWh a year at
    0.08 for 20 years, at 10 %: present worth 122.44, with the factor (P|A, 10 %, 20) = 8.5136.
    """
    capital = 150 / 8.5136
    told = paths(0.10, 20, city_cost_to_society=[capital - 32.0] * 20)
    assert told.present_value == pytest.approx(122.44, abs=0.01)
    assert told.discount_rate == pytest.approx(0.10)


def test_a_tonne_of_conserved_carbon_costs_what_its_annuity_costs() -> None:
    """IPCC AR5 WG III, annex II: annuity of the investment and yearly cost less savings, over tonnes of a year."""
    capital = 10_000 * 0.0802426  # capital recovery factor for 5 % and 20 years
    yearly = capital + 100 - 600
    told = paths(0.05, 20, city_cost_to_society=[yearly] * 20, city_operational_emissions=[-4.0] * 20)
    assert told.cost_per_tonne == pytest.approx(yearly / 4, rel=1e-6)
    assert told.cost_per_plain_tonne == pytest.approx(yearly / 4 * 12.46221 / 20, rel=1e-6)  # (P|A, 5 %, 20)


def test_nothing_avoided_has_no_cost_of_a_tonne() -> None:
    assert paths(0.03, 5, city_cost_to_society=[1.0] * 5).cost_per_tonne is None
    assert paths(0.03, 5, city_operational_emissions=[1.0] * 5).cost_per_tonne is None


def test_without_interest_present_value_is_a_sum() -> None:
    told = paths(0.0, 4, city_cost_to_society=[-1.0, -2.0, -3.0, -4.0])
    assert (told.present_value, told.discount_rate) == (10.0, 0.0)


def test_owners_count_with_their_own_rate() -> None:
    told = paths(0.0, 2, owners_rate=1.0, city_cost_to_users_and_owners=[-8.0, -8.0])
    assert told.private_value == pytest.approx(8 / 2 + 8 / 4)


def test_investments_are_paid_when_a_year_begins_and_grants_are_what_owners_get() -> None:
    told = paths(0.25, 2, city_investment_of_year=[100.0, 50.0], city_subsidy_of_year=[30.0, 0.0])
    assert (told.investment, told.subsidies) == (150.0, 30.0)
    assert told.investment_present_value == pytest.approx(100 + 50 / 1.25)
    assert told.years["subsidies"].tolist() == [-30.0, 0.0]


def test_a_plant_of_the_city_is_an_investment_of_the_year_in_which_it_is_built() -> None:
    told = paths(0.0, 3, city_measure_investment=[0.0, 500.0, 500.0])
    assert told.investment == 500.0


@pytest.mark.parametrize(
    ("cash", "years"),
    [
        ([-100.0, 25.0, 25.0, 25.0, 25.0, 25.0], 5.0),
        ([-100.0, 40.0, 40.0, 40.0], 3.5),
        ([-100.0, 40.0], 3.5),  # the saving of the last year goes on
        ([-100.0, -10.0], None),
        ([-100.0, 0.0], None),
        ([-100.0, 0.5], None),  # 201 years
        ([60.0, -50.0, 0.0], 0.0),
        ([10.0, 10.0], 0.0),
        ([0.0, 0.0], None),  # nothing is paid and nothing comes back
        ([10.0, -30.0, 40.0], 2.5),
    ],
)
def test_payback(cash: list[float], years: float | None) -> None:
    assert payback(np.array(cash)) == years


amounts = st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3)


@given(st.fixed_dictionaries({name: amounts for role, _ in FLOWS.values() for name in ROLES.names(role)}))
def test_flows_add_up_to_what_users_and_owners_pay_in_cash(flows: dict[str, list[float]]) -> None:
    told = paths(0.03, 3, **flows)
    plain = (
        np.array(flows["city_investment_of_year"])
        - flows["city_subsidy_of_year"]
        + sum(np.array(flows[name]) for name in ROLES.names("running_cost"))
        + sum(np.array(flows[name]) for name in ROLES.names("energy_cost"))
    )
    assert sum(told.years.values()) == pytest.approx(plain, abs=1e-6)


def test_who_is_not_known_has_no_number_in_the_city_but_one_where_known() -> None:
    factors = {name: worth(0.0, 2) for name in ("discount_factor", "owners_discount_factor")}
    cost = {"zone_cost_to_tenants": [np.array([-10.0, np.nan])] * 2}
    plan = Path(2, {**factors, "city_cost_to_tenants": [np.nan] * 2}, cost)
    told = money_of(Path(2, dict(factors)), plan, ROLES)
    assert told is not None
    answer = money_answer(told, ["north", "south"], "en")
    tenants = next(group for group in answer["groups"] if group["group"] == "tenants")
    assert (tenants["known"], tenants["present_value"], tenants["yearly"]) == (False, None, [None, None])
    assert [zone["groups"]["tenants"] for zone in answer["zones"]] == [20.0, None]
    assert answer["zones"][1]["groups"]["landlords"] == 0.0


def test_every_group_has_a_name_in_every_language() -> None:
    for language in ("en", "zh"):
        assert {f"money-group-{group.name.replace('_', '-')}" for group in groups_of(ROLES) or ()} <= keys(language)


def test_a_graph_without_money_has_none() -> None:
    path = Path(2)
    del path.city["discount_factor"]
    assert money_of(path, path, ROLES) is None
