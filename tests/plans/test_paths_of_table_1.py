"""What the measures of table 1 do over the years: works in their year, floor once, habits that fade, clean heat."""

import numpy as np
import pytest
import yaml

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.outcome import Outcome
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from tests.city import write_city

FIRST, LAST = 2026, 2033
HOMES = {"building_use": ["apartment_block", "detached_house"]}
MEASURES = [
    {
        "intervention": "add_storeys",
        "where": {"building_use": ["apartment_block"]},
        "uptake": {FIRST: 0.0, LAST - 1: 0.6, LAST: 0.6},
    },
    {"intervention": "use_timber"},
    {"intervention": "insulate_walls", "uptake": {FIRST: 0.1, LAST: 0.6}},
    {"intervention": "nudge_households", "where": HOMES, "settings": {"years_of_feedback": 3}},
    {
        "intervention": "decarbonise_district_heat",
        "uptake": {FIRST: 0.0, LAST: 1.0},
        "settings": {"clean_heat_target": 0.8},
    },
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("paths"))).workspace


@pytest.fixture(scope="module")
def outcome(workspace: Workspace) -> Outcome:
    plan = {"name": "path", "seed": 3, "years": {"from": FIRST, "to": LAST}, "measures": MEASURES}
    return workspace.outcome_of(read_bytes(yaml.safe_dump(plan).encode(), "path.yaml"))


def path_of(outcome: Outcome, name: str) -> np.ndarray:
    """A number of the city in all years of the plan."""
    assert outcome.pathway is not None
    return np.array(outcome.pathway.plan.city[name])


def reference_of(outcome: Outcome, name: str) -> np.ndarray:
    """A number of the city in all years without the plan."""
    assert outcome.pathway is not None
    return np.array(outcome.pathway.reference.track.city[name])


def test_works_emit_in_their_year_and_not_again(outcome: Outcome) -> None:
    more = path_of(outcome, "city_embodied_emissions_of_one_year") - reference_of(
        outcome, "city_embodied_emissions_of_one_year"
    )
    assert np.all(path_of(outcome, "city_embodied_emissions_of_one_year") >= 0)
    assert more.sum() > 0
    floor = path_of(outcome, "city_avoided_new_floor")
    assert np.all(np.diff(floor) >= 0)
    assert floor[-1] == floor[-2]  # the ramp ends a year before the path
    assert floor[-1] > 0


def test_what_is_avoided_adds_up_at_the_factor_of_its_year(outcome: Outcome, workspace: Workspace) -> None:
    avoided = path_of(outcome, "city_avoided_embodied_emissions")
    parameter = workspace.graph.parameters["new_floor_embodied_emissions"]
    block = workspace.graph.vocabulary.codes("building_use")["apartment_block"]
    factor = float(parameter.table_at(workspace.day).read(np.array([block]))[0])
    assert avoided[-1] == pytest.approx(path_of(outcome, "city_avoided_new_floor")[-1] * factor / 1000)


def test_timber_is_chosen_where_floor_is_built(outcome: Outcome) -> None:
    added = outcome.view.value("new_floor_area") > outcome.today.value("new_floor_area")
    blocks = outcome.view.value("avoided_new_floor") > 0
    assert np.any(blocks & added)
    assert np.all(outcome.view.value("carbon_stored_by_measures")[blocks] > 0)


def test_feedback_fades_once_it_stops(outcome: Outcome) -> None:
    strength = outcome.view.value("feedback_strength")
    told = outcome.view.value("feedback_duration") > 0
    years = LAST - FIRST + 1
    np.testing.assert_allclose(strength[told], 0.85 ** (years - 3))
    assert np.all(strength[~told] == 0)


def test_clean_heat_follows_its_ramp_and_is_paid_once(outcome: Outcome) -> None:
    share = path_of(outcome, "clean_district_heat_share")
    np.testing.assert_allclose(share, np.linspace(0, 0.8, LAST - FIRST + 1), atol=1e-12)
    spent = path_of(outcome, "city_measure_investment")
    assert np.all(np.diff(spent) >= 0)
    heat, hours = path_of(outcome, "city_network_heat"), 5000
    assert 0.9 < spent[-1] / (0.8 * heat.mean() / hours * 1000) < 1.2


def test_the_path_tells_its_rebound(outcome: Outcome, workspace: Workspace) -> None:
    rebound = outcome_answer(outcome, workspace.places, "en")["pathway"]["rebound"]
    assert rebound["with"] > rebound["without"]
    assert 0 < rebound["share_taken_back"] < 0.5
