"""Scenarios: every one gives a value to every year in every country, in the right direction; wrong ones say why."""

import datetime
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel import CityBrainError, DeclarationError, Graph, NotFoundError, PlanError
from citybrain.messages import LANGUAGES, render
from citybrain.plans import scenarios
from citybrain.plans.problems import each
from citybrain.plans.scenario_file import Anyway
from citybrain.plans.scenarios import Scenario, scenario_of, scenarios_of

COUNTRIES = [country.lower() for country in find_domains().countries()]
NAMES = ("current-policies", "fast-transition", "frozen", "warmer-climate")
YEARS = range(2020, 2051)
DAY = datetime.date(2026, 1, 1)
FACTORS = (
    "electricity_emission_factor", "electricity_market_emission_factor", "electricity_upstream_emission_factor",
    "district_heat_emission_factor", "district_heat_upstream_emission_factor", "gas_emission_factor",
    "gas_upstream_emission_factor",
)  # fmt: skip
PRICES = ("electricity_price", "district_heat_price", "gas_price", "oil_price", "wood_price", "coal_price")
COSTS = ("ground_source_heat_pump_cost", "air_source_heat_pump_cost", "solar_power_cost")
UNTOUCHED = ("discount_rate", "owners_discount_rate")


@cache
def graph_of(country: str) -> Graph:
    return find_domains().graph(country)


@cache
def on_path(country: str, name: str) -> Graph:
    return scenario_of(name, country).graph(graph_of(country))


def value(graph: Graph, name: str, year: int) -> float:
    """A parameter in the middle of a year; of a table the mean of its rows."""
    parameter, day = graph.parameters[name], datetime.date(year, 7, 1)
    return float(parameter.table_at(day).values.mean()) if parameter.by else parameter.at(day).value


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_the_scenarios_and_the_default_comes_first(country: str) -> None:
    assert tuple(scenario.name for scenario in scenarios_of(country)) == NAMES
    assert scenario_of(None, country).name == NAMES[0]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_has_a_value_in_every_year(country: str, name: str) -> None:
    graph = on_path(country, name)
    for year in YEARS:
        assert all(value(graph, parameter, year) == value(graph, parameter, year) for parameter in graph.parameters)


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_fast_transition_emits_no_more_in_any_year(country: str) -> None:
    current, fast = on_path(country, "current-policies"), on_path(country, "fast-transition")
    for name in FACTORS:
        for year in YEARS:
            assert value(fast, name, year) <= value(current, name, year), (name, year)
        path = [value(current, name, year) for year in range(2026, 2051)]
        assert path == sorted(path, reverse=True), f"{name} rises again"
        assert path[-1] < path[0], name


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("name", ("current-policies", "fast-transition"))
def test_new_technology_becomes_cheaper_and_carbon_dearer(country: str, name: str) -> None:
    graph = on_path(country, name)
    for cost in COSTS:
        assert value(graph, cost, 2050) < value(graph, cost, 2030) < value(graph, cost, 2026)
    assert value(graph, "carbon_price", 2050) > value(graph, "carbon_price", 2026) == 0
    assert all(0.5 < value(graph, price, 2050) / value(graph, price, 2026) < 2 for price in PRICES)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("name", NAMES)
def test_discounting_and_the_known_past_are_untouched(country: str, name: str) -> None:
    base, graph = graph_of(country), on_path(country, name)
    for parameter in UNTOUCHED:
        assert graph.parameters[parameter] is base.parameters[parameter]
    for parameter in base.parameters:
        for year in (2020, 2023, 2025):
            assert value(graph, parameter, year) == value(base, parameter, year)


def test_a_frozen_scenario_changes_nothing_and_nobody_does_anything() -> None:
    scenario, base = scenario_of("frozen", "FI"), graph_of("fi")
    assert scenario.graph(base).parameters == base.parameters
    assert scenario.said.measures == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_future_stands_in_scenarios_alone(country: str) -> None:
    """A date after today's in a parameter file would be a forecast that no scenario could take back."""
    since = scenario_of(None, country).since
    late = [
        (name, entry.since)
        for name, parameter in graph_of(country).parameters.items()
        for entry in (*parameter.values, *parameter.tables)
        if entry.since > since
    ]
    assert late == []


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("name", NAMES)
def test_what_happens_anyway_is_what_a_plan_could_write(country: str, name: str) -> None:
    graph = on_path(country, name)
    for measure in scenario_of(name, country).measures_in(graph, range(2026, 2051), DAY):
        assert measure.intervention in graph.interventions
        shares = [measure.uptake_in(year) for year in range(2026, 2051)]
        assert shares == sorted(shares)
        assert 0 < shares[0] <= shares[-1] <= 1


def test_a_yearly_rate_adds_up_to_a_ramp() -> None:
    graph = on_path("fi", "current-policies")
    said = Anyway(intervention="rebuild", rate="demolition_rate")
    rebuild = said.in_years(graph, range(2026, 2051), DAY)
    rate = graph.parameters["demolition_rate"].at(DAY).value
    assert rebuild.uptake_in(2026) == pytest.approx(rate)
    assert rebuild.uptake_in(2050) == pytest.approx(1 - (1 - rate) ** 25)
    assert rebuild.uptake_in(2025) == 0


def test_uncertainty_grows_with_the_years() -> None:
    graph = on_path("fi", "current-policies")
    widths = []
    for year in (2027, 2030, 2035, 2040, 2050):
        uncertainty = graph.parameters["electricity_emission_factor"].uncertainty_at(datetime.date(year, 7, 1))
        assert uncertainty is not None
        widths.append(uncertainty.relative)
    assert widths == sorted(widths)
    assert widths[-1] > 2 * widths[0]


@pytest.mark.parametrize(
    "path", sorted(scenarios.FOLDER.rglob("*.yaml")), ids=lambda p: p.relative_to(scenarios.FOLDER).as_posix()
)
def test_a_figure_that_nobody_published_calls_itself_an_estimate(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "from:" in line and "quality: 5" in line:
            named = ("Estimate", "Helen Oy, 1 April 2025", "Decision of the Council")
            assert any(f'source: "{word}' in line for word in named), line


# A city's own scenarios, and wrong ones


SCENARIO = """\
label: {en: Ours, zh: 我们的}
description: {en: As we see it., zh: 我们的看法。}
source: "Council of the city, 2026"
countries: [FI]
since: 2026-01-01
measures:
  - intervention: replace_heating_in_kind
"""
PATH = """\
gas_price:
  unit: money/kWh
  values:
    - {from: 2030-01-01, value: 0.2, source: "Council"}
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def scenario(text: str = SCENARIO, path: str = PATH, layer: str = "fi") -> Path:
        folder = tmp_path / "scenarios" / "ours"
        (folder / layer).mkdir(parents=True, exist_ok=True)
        if text:
            (folder / "scenario.yaml").write_text(text, encoding="utf-8")
        (folder / layer / "prices.yaml").write_text(path, encoding="utf-8")
        return tmp_path

    return scenario


def told(error: CityBrainError) -> str:
    """The text of an error; it must exist in every language."""
    assert all(render(error, language) for language in LANGUAGES)
    return render(error, "en")


def test_a_city_may_add_a_scenario(write: Callable[..., Path]) -> None:
    city = write()
    assert [s.name for s in scenarios_of("FI", city)] == [*NAMES, "ours"]
    assert [s.name for s in scenarios_of("DE", city)] == list(NAMES)
    graph = scenario_of("ours", "FI", city).graph(graph_of("fi"))
    assert value(graph, "gas_price", 2029) == value(graph_of("fi"), "gas_price", 2026)
    assert value(graph, "gas_price", 2030) == 0.2


def test_a_city_may_have_paths_of_its_own_in_a_scenario_of_the_project(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios" / "current-policies" / "common"
    folder.mkdir(parents=True)
    (folder / "heat.yaml").write_text(
        "district_heat_emission_factor:\n"
        '  {unit: kg/kWh, values: [{from: 2035-01-01, value: 0, source: "Our network"}]}\n',
        encoding="utf-8",
    )
    graph = scenario_of(None, "FI", tmp_path).graph(graph_of("fi"))
    assert value(graph, "district_heat_emission_factor", 2034) == value(
        graph_of("fi"), "district_heat_emission_factor", 2026
    )
    assert value(graph, "district_heat_emission_factor", 2036) == 0
    assert value(graph, "electricity_emission_factor", 2050) == value(
        on_path("fi", NAMES[0]), "electricity_emission_factor", 2050
    )


def test_a_scenario_that_extends_another_has_its_paths_and_measures(write: Callable[..., Path]) -> None:
    text = SCENARIO[: SCENARIO.index("measures:")] + "extends: current-policies\n"
    ours, current = scenario_of("ours", "FI", write(text=text)), scenario_of("current-policies", "FI")
    assert value(ours.graph(graph_of("fi")), "gas_price", 2031) == 0.2
    assert ours.courses.keys() >= current.courses.keys()
    assert ours.measures_of(graph_of("fi")) == current.measures_of(graph_of("fi"))
    own = scenario_of("ours", "FI", write(text=SCENARIO.replace("label:", "extends: current-policies\nlabel:")))
    assert [one.intervention for one in own.said.measures] != [one.intervention for one in current.said.measures]


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_warmer_climate_warms_and_rains_for_all_that_read_it(country: str) -> None:
    """Finland twice as fast as the globe; rain by 7 % for each kelvin; all else as in current policies."""
    warmer, current = on_path(country, "warmer-climate"), on_path(country, "current-policies")
    air = [value(warmer, "outdoor_temperature_change", year) for year in YEARS]
    assert air == sorted(air)
    assert (air[0], air[-1]) == (0.0, 1.8 if country == "fi" else 1.3)
    for name in ("climate_factor_of_rain", "sewer_storm_climate_factor"):
        assert value(warmer, name, 2050) == pytest.approx(1.07 ** air[-1], abs=0.01)
    assert {n for n in warmer.parameters if value(warmer, n, 2050) != value(current, n, 2050)} == {
        "outdoor_temperature_change", "climate_factor_of_rain", "sewer_storm_climate_factor"
    }  # fmt: skip


def test_an_interpolated_path_moves_from_year_to_year(write: Callable[..., Path]) -> None:
    path = PATH.replace("  values:", "  interpolate: true\n  values:")
    graph = scenario_of("ours", "FI", write(path=path)).graph(graph_of("fi"))
    now = value(graph, "gas_price", 2026)
    assert value(graph, "gas_price", 2028) == pytest.approx(now + (0.2 - now) * 2 / 4, abs=1e-4)
    assert value(graph, "gas_price", 2060) == 0.2


def test_a_table_is_multiplied_row_by_row(write: Callable[..., Path]) -> None:
    path = PATH.replace("gas_price", "electricity_price").replace("value: 0.2", "times: 2")
    graph = scenario_of("ours", "FI", write(path=path)).graph(graph_of("fi"))
    today = graph_of("fi").parameters["electricity_price"].table_at(DAY)
    then = graph.parameters["electricity_price"].table_at(datetime.date(2031, 1, 1))
    assert then.values.tolist() == (2 * today.values).tolist()
    assert {row.source for row in then.rows} == {"Council"}


def open_up(city: Path) -> Scenario:
    scenario = scenario_of("ours", "FI", city)
    scenario.measures_in(scenario.graph(graph_of("fi")), range(2026, 2051), DAY)
    return scenario


@pytest.mark.parametrize(
    ("replaced", "by", "code", "said"),
    [
        ("gas_price:", "gas_prise:", "scenario-unknown-parameter", "gas_price"),
        ("unit: money/kWh", "unit: money/MWh", "scenario-wrong-unit", "money/kWh"),
        (', source: "Council"', "", "scenario-without-source", "2030-01-01"),
        ('source: "Council"', 'source: " "', "scenario-without-source", "2030-01-01"),
        ("value: 0.2", "value: cheap", "scenario-bad-number", "cheap"),
        ("value: 0.2", "value: 0.2, times: 2", "scenario-bad-number", "times: 2"),
        ("value: 0.2, ", "", "scenario-bad-number", "times:"),
        ("value: 0.2", "times: -1", "scenario-bad-number", "-1"),
        ("value: 0.2", "valeu: 0.2", "scenario-bad-point", "valeu"),
        ("from: 2030-01-01", "from: 2030", "scenario-bad-point", "2030"),
        ("from: 2030-01-01", "from: 2020-01-01", "scenario-too-early", "2026-01-01"),
        ("  unit: money/kWh\n", "", "scenario-bad-entry", "unit"),
        ("gas_price:", "electricity_price:", "scenario-table-value", "building_use"),
    ],
)  # fmt: skip
def test_a_path_that_does_not_fit_says_why(
    write: Callable[..., Path], replaced: str, by: str, code: str, said: str
) -> None:
    with pytest.raises(DeclarationError) as caught:
        open_up(write(path=PATH.replace(replaced, by)))
    assert caught.value.code == code
    text = told(caught.value)
    assert said in text
    assert "scenarios/ours" in text or "ours/fi/prices.yaml" in text


@pytest.mark.parametrize(
    ("replaced", "by", "code", "said"),
    [
        ('source: "Council of the city, 2026"\n', "", "plan-missing-field", "source"),
        ('source: "Council of the city, 2026"', 'source: ""', "plan-wrong-value", "source"),
        ("label:", "lable:", "plan-unknown-field", "label"),
        ("since: 2026-01-01", "since: 2026", "plan-wrong-value", "since"),
        ("replace_heating_in_kind", "rebuild\n    rate: demolition_rat", "scenario-unknown-rate", "demolition_rate"),
        ("replace_heating_in_kind", "rebuild\n    share: gas_prise", "scenario-unknown-rate", "gas_price"),
        ("replace_heating_in_kind", "rebuild\n    rate: electricity_price", "scenario-unknown-rate", "one number"),
        ("replace_heating_in_kind", "rebuild\n    rate: demolition_rate\n    uptake: 1", "scenario-two-ways", "rate"),
        ("replace_heating_in_kind", "rebuild\n    uptake: 2", "plan-uptake", "2"),
        ("label:", "extends: curent-policies\nlabel:", "scenario-cannot-extend", "current-policies"),
        ("label:", "extends: warmer-climate\nlabel:", "scenario-cannot-extend", "warmer-climate"),
        ("label:", "extends: ours\nlabel:", "scenario-cannot-extend", "ours"),
    ],
)  # fmt: skip
def test_a_scenario_that_cannot_be_read_says_where(
    write: Callable[..., Path], replaced: str, by: str, code: str, said: str
) -> None:
    with pytest.raises(PlanError) as caught:
        open_up(write(text=SCENARIO.replace(replaced, by)))
    assert code in [error.code for error in each(caught.value)]
    text = "\n".join(told(error) for error in each(caught.value))
    assert said in text
    assert "line" in text


def test_an_unknown_scenario_names_those_that_are() -> None:
    with pytest.raises(NotFoundError) as caught:
        scenario_of("curent-policies", "FI")
    text = told(caught.value)
    assert "Nearest: current-policies" in text
    assert all(name in text for name in NAMES)
