"""What happens without a plan: what it changes, what it costs, and whom it passes by."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.buildings.interventions.background.rebuild import rebuild
from citybrain.domains.buildings.interventions.background.renew_envelope_in_cycle import renew_envelope_in_cycle
from citybrain.domains.buildings.interventions.background.replace_heating_in_kind import replace_heating_in_kind
from citybrain.kernel import Intervention

MEASURES = [rebuild, renew_envelope_in_cycle, replace_heating_in_kind]
PRICES = {
    "substation_renewal_cost": 100.0, "direct_electric_renewal_cost": 300.0, "boiler_renewal_cost": 250.0,
    "wood_boiler_renewal_cost": 500.0, "ground_source_heat_pump_cost": 2000.0, "ground_source_renewal_share": 0.5,
    "air_source_heat_pump_cost": 1200.0, "heat_pump_power_share": 0.65, "boiler_embodied_emissions": 25.0,
    "substation_embodied_emissions": 8.0, "air_source_heat_pump_embodied_emissions": 160.0,
    "kilograms_per_tonne": 1000.0, "embodied_emissions_of_measures": 1.0,
}  # fmt: skip
KINDS = ("district_heating", "direct_electric", "fossil_boiler", "wood_boiler", "ground_source_heat_pump",
         "air_source_heat_pump")  # fmt: skip


def reasons_against(measure: Intervention, **values: float) -> list[str]:
    """Reasons for which a building with these values does not have the measure."""
    return [c.reason for c in measure.conditions if not c.function(*(np.float64(values[n]) for n in c.inputs))]


def replaced(kind: str, peak: float = 100.0):
    shares = {f"{name}_share": float(name == kind) for name in KINDS}
    return replace_heating_in_kind(peak_heating_need=peak, year_length=1.0, **shares, **PRICES)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.name)
def test_what_happens_anyway_calls_itself_background(measure: Intervention) -> None:
    assert measure.strategy == "background"
    assert measure.digital_leverage == ""
    assert measure.conditions
    assert measure.sentence.endswith(".")


def test_what_recurs_and_what_begins_anew() -> None:
    assert [m.name for m in MEASURES if m.recurring] == ["renew_envelope_in_cycle", "replace_heating_in_kind"]
    assert [m.name for m in MEASURES if m.renews] == ["rebuild"]


@pytest.mark.parametrize(
    ("kind", "cost"),
    [
        ("district_heating", 10_000),
        ("direct_electric", 30_000),
        ("fossil_boiler", 25_000),
        ("wood_boiler", 50_000),
        ("ground_source_heat_pump", 65_000),
        ("air_source_heat_pump", 78_000),
    ],
)
def test_a_new_heating_costs_by_its_kind_and_the_peak(kind: str, cost: float) -> None:
    assert replaced(kind).cost == pytest.approx(cost)


@pytest.mark.parametrize(
    ("kind", "tonnes"),
    [
        ("district_heating", 0.8),
        ("direct_electric", 0.8),
        ("fossil_boiler", 2.5),
        ("wood_boiler", 2.5),
        ("ground_source_heat_pump", 10.4),
        ("air_source_heat_pump", 10.4),
    ],
)
def test_a_new_heating_emits_by_its_kind_and_the_peak(kind: str, tonnes: float) -> None:
    assert replaced(kind).embodied_emissions_of_measures == pytest.approx(1 + tonnes)


@given(peak=st.floats(0, 1e5), kind=st.sampled_from(KINDS))
def test_a_new_heating_is_new_and_costs_something(peak: float, kind: str) -> None:
    new = replaced(kind, peak)
    assert new.heating_age == 0
    assert new.cost >= 0


def test_only_worn_out_heating_is_replaced() -> None:
    assert reasons_against(replace_heating_in_kind, heating_due=1) == []
    assert reasons_against(replace_heating_in_kind, heating_due=0) == ["reason-not-due"]


ENVELOPE = {
    "wall_transmittance": 0.8, "renewed_wall_transmittance": 0.4, "opaque_wall_area": 100.0,
    "wall_insulation_cost": 200.0,
    "roof_transmittance": 0.5, "renewed_roof_transmittance": 0.2, "roof_area": 50.0, "roof_insulation_cost": 80.0,
    "window_transmittance": 2.8, "renewed_window_transmittance": 1.0, "window_area": 20.0,
    "window_replacement_cost": 600.0,
    "wall_insulation_embodied_emissions": 25.0, "roof_insulation_embodied_emissions": 14.0,
    "window_embodied_emissions": 95.0, "kilograms_per_tonne": 1000.0, "embodied_emissions_of_measures": 1.0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("due", "values", "cost", "tonnes"),
    [
        ((1, 0, 0), (0.4, 0.5, 2.8), 20_000, 2.5),
        ((0, 1, 0), (0.8, 0.2, 2.8), 4_000, 0.7),
        ((0, 0, 1), (0.8, 0.5, 1.0), 12_000, 1.9),
        ((1, 1, 1), (0.4, 0.2, 1.0), 36_000, 5.1),
        ((0, 0, 0), (0.8, 0.5, 2.8), 0, 0),
    ],
)
def test_only_what_is_repaired_becomes_better(due, values, cost, tonnes) -> None:
    wanted = dict(zip(("facade_due", "roof_due", "window_due"), map(np.float64, due), strict=True))
    new = renew_envelope_in_cycle(**wanted, **ENVELOPE)
    assert (new.wall_transmittance, new.roof_transmittance, new.window_transmittance) == values
    assert new.cost == cost
    assert new.embodied_emissions_of_measures == pytest.approx(1 + tonnes)


@given(wall=st.floats(0.1, 3), code=st.floats(0.1, 3))
def test_nothing_becomes_worse_and_nobody_pays_for_nothing(wall: float, code: float) -> None:
    due = dict.fromkeys(("facade_due", "roof_due", "window_due"), np.float64(1))
    stated = {**ENVELOPE, "wall_transmittance": wall, "renewed_wall_transmittance": code, "roof_transmittance": 0.1}
    new = renew_envelope_in_cycle(**due, **{**stated, "window_transmittance": 0.8})
    assert new.wall_transmittance == min(wall, code)
    assert new.cost == (20_000 if code < wall else 0)


def test_reasons_against_repairs_with_insulation() -> None:
    due = {"facade_due": 0, "roof_due": 0, "window_due": 0, "conditioned_floor_area": 100, "smallest_improvement": 0.05}
    assert reasons_against(renew_envelope_in_cycle, **ENVELOPE, **due) == ["reason-not-due", "reason-already-better"]
    assert reasons_against(renew_envelope_in_cycle, **ENVELOPE, **{**due, "facade_due": 1}) == []
    cold = {**due, "facade_due": 1, "conditioned_floor_area": 0}
    assert reasons_against(renew_envelope_in_cycle, **ENVELOPE, **cold) == ["reason-not-heated"]
    good = {**ENVELOPE, "wall_transmittance": 0.42}
    assert reasons_against(renew_envelope_in_cycle, **good, **{**due, "facade_due": 1}) == ["reason-already-better"]


@pytest.mark.parametrize(
    ("age", "reasons"),
    [
        (29, ["reason-too-young"]),
        (30, []),
        (99, []),
        (100, ["reason-protected"]),
        (np.nan, ["reason-protected", "reason-too-young"]),
    ],
)
def test_buildings_of_middle_age_are_torn_down(age: float, reasons: list[str]) -> None:
    told = {"building_age": age, "youngest_demolition_age": 30, "protected_age": 100, "heritage_protection": 0}
    assert reasons_against(rebuild, **told) == reasons


def test_what_is_protected_as_heritage_is_not_torn_down() -> None:
    told = {"building_age": 50, "youngest_demolition_age": 30, "protected_age": 100, "heritage_protection": 1}
    assert reasons_against(rebuild, **told) == ["reason-heritage"]


@pytest.mark.parametrize(
    ("had", "shares"),
    [
        ("district_heating_share", (1, 0, 0, 0)),
        ("fossil_boiler_share", (0, 0.05, 0.665, 0.285)),
        ("direct_electric_share", (0, 0.05, 0.665, 0.285)),
        (None, (0, 0, 0, 0)),
    ],
)
def test_a_new_building_keeps_the_network_or_has_a_heat_pump(had, shares) -> None:
    stated = dict.fromkeys(rebuild.inputs, 0.0) | {
        "calendar_year": 2030.0,
        "gross_floor_area": 500.0,
        "year_length": 1.0,
    }
    stated |= {"heat_pump_coverage": 0.95, "ground_source_share_of_new_buildings": 0.7}
    stated |= {"floor_factor_of_new_buildings": 2.0, "storeys": 3.0, "wall_area_east": 40.0}
    new = rebuild(**{name: np.float64(value) for name, value in {**stated, **({had: 1.0} if had else {})}.items()})
    made = (new.district_heating_share, new.direct_electric_share, new.ground_source_heat_pump_share,
            new.air_source_heat_pump_share)  # fmt: skip
    assert made == pytest.approx(shares)
    assert (new.construction_year, new.gross_floor_area, new.storeys, new.wall_area_east) == (2030, 1000, 6, 80)
    assert (new.demolished_floor_area, new.new_floor_area) == (500, 1000)
    assert new.gas_boiler_share == new.oil_boiler_share == new.coal_boiler_share == new.wood_boiler_share == 0
