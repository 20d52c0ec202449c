"""Frameworks as data: complete, in both languages, and computed from quantities that exist, in units that fit."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from citybrain.base.domains import Domain, Domains, find_domains
from citybrain.indicators.declared import Framework, Indicator, plain_code
from citybrain.kernel import CityBrainError, NotFoundError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.messages import render
from citybrain.open_city.opening import graph_of_country
from citybrain.progress.figures import figures_of
from citybrain.progress.frameworks import CITY_FOLDER, FOLDER, built_in, contributed, frameworks_of, stated
from citybrain.progress.per_resident import EMISSIONS_PER_RESIDENT
from citybrain.progress.unit_conversion import factor_between

STANDARDS = Path(__file__).parents[3] / "shared" / "standards"
ALL = [(framework, indicator) for framework in built_in() for indicator in framework]
COMPUTED = [
    (f, replace(i, computed=i.computed_of(part.key if part else "")))
    for f, i in ALL
    for part in i.parts or (None,)
    if i.computed_of(part.key if part else "")
]
GRAPH = graph_of_country("FI")


def told(pair: tuple[Framework, Indicator]) -> str:
    return f"{pair[0].name} {pair[1].code}"


def standard(name: str) -> Path:
    path = STANDARDS / name
    if not path.is_file():
        pytest.skip(f"standards not found: {path} is absent")
    return path


def framework(name: str) -> Framework:
    return frameworks_of(None).find(name)


def test_the_frameworks_and_their_order() -> None:
    assert [one.name for one in frameworks_of(None)] == [
        "u4ssc", "iso37120", "sdg11", "vienna", "gbt33356", "ethics", "own",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "listed", "total"), [
    ("u4ssc", 91, 91), ("iso37120", 100, 100), ("sdg11", 15, 15), ("vienna", 16, 74), ("gbt33356", 21, 54),
])  # fmt: skip
def test_how_many_indicators_are_listed_of_how_many(name: str, listed: int, total: int) -> None:
    assert (len(framework(name).indicators), framework(name).total) == (listed, total)


@pytest.mark.parametrize("pair", ALL, ids=told)
def test_an_indicator_is_said_in_both_languages(pair: tuple[Framework, Indicator]) -> None:
    group, indicator = pair
    texts = [indicator.label, indicator.formula, indicator.question, indicator.missing]
    texts += [part.label for part in indicator.parts] + [group.groups[name] for name in indicator.groups]
    texts += [indicator.computed.caveat] if indicator.computed else []
    assert all(set(words) in (set(), {"en", "zh"}) and all(words.values()) for words in texts)
    assert indicator.label and indicator.source


def test_codes_stand_once() -> None:
    for group in built_in():
        codes = [plain_code(one.code) for one in group]
        assert len(codes) == len(set(codes))


@pytest.mark.parametrize("pair", COMPUTED, ids=told)
def test_what_is_computed_exists_and_its_factor_is_that_of_the_units(pair, computed) -> None:
    said = pair[1].computed
    if said.figure:
        assert said.figure in {*figures_of(computed), "women_reported", EMISSIONS_PER_RESIDENT}
        said = said.otherwise
    if said is None:
        return
    made = GRAPH[said.quantity]
    assert made.of == "city"
    assert factor_between(made.unit, said.unit) == pytest.approx(said.factor)
    if pair[1].unit:
        assert factor_between(said.unit, pair[1].unit) == pytest.approx(1.0)


@pytest.mark.parametrize("pair", COMPUTED, ids=told)
def test_what_is_not_the_whole_says_how_it_differs(pair: tuple[Framework, Indicator]) -> None:
    said = pair[1].computed
    while said is not None:
        assert said.fit == "whole" or said.caveat
        said = said.otherwise


def test_u4ssc_is_as_the_standard_says_and_unknown_stays_unknown() -> None:
    rows = list(csv.DictReader(standard("u4ssc-91-kpis.csv").open(encoding="utf-8")))
    ours = {indicator.code: indicator for indicator in framework("u4ssc")}
    assert set(ours) == {row["code"] for row in rows}
    for row in rows:
        one = ours[row["code"]]
        assert (one.label["en"], one.level) == (row["name"], row["level"])
        assert (one.unit is None) == (row["unit"] == "unknown")
        assert (not one.formula) == (row["numerator"] == "unknown")
        assert (one.kind or "unknown") == row["type"]
        assert (one.status == "confirmed") == (row["detail_status"] == "confirmed")
        parts = [key for key in row["data_series"].split("|") if key]
        assert [part.key for part in one.parts] in (parts, [])


def test_iso_37120_has_the_names_and_levels_of_the_list() -> None:
    rows = list(csv.DictReader(standard("iso37120-2014.csv").open(encoding="utf-8")))
    ours = {one.code: (one.label["en"], one.level) for one in framework("iso37120")}
    assert ours == {row["clause"]: (row["name_short"], row["level"]) for row in rows}


def test_sdg_11_has_the_indicators_of_the_list() -> None:
    rows = list(csv.DictReader(standard("sdg11.csv").open(encoding="utf-8")))
    ours = {one.code: one for one in framework("sdg11")}
    assert set(ours) == {row["indicator"] for row in rows}
    known = [row for row in rows if not row["name_short"].startswith("unknown")]
    assert all(ours[row["indicator"]].label["en"] == row["name_short"] for row in known)
    assert ours["11.5.3"].status == "unknown"


def test_viennas_targets_are_those_of_the_strategy() -> None:
    told = yaml.safe_load(standard("vienna_targets.yaml").read_text(encoding="utf-8"))["targets"]
    ours = {one.code: one for one in framework("vienna")}
    assert list(ours) == [target["id"] for target in told]
    for target in told:
        one = ours[target["id"]]
        assert one.status == target["status"]
        changes = {y: c for y, c in target.get("change", {}).items() if str(c).endswith("%")}
        for year, change in changes.items():
            found = next(t for t in one.targets if t.year == year)
            assert found.factor == pytest.approx(1 + float(change.rstrip("%")) / 100)
            assert found.base_year == (None if target.get("base", "unknown") == "unknown" else target["base"])
        for year, factor in target.get("factor", {}).items():
            assert next(t for t in one.targets if t.year == year).factor == factor


def test_codes_are_found_however_they_are_spaced() -> None:
    assert framework("u4ssc").find("en:en:aq:2c") is framework("u4ssc").find("EN: EN: AQ: 2C")
    with pytest.raises(NotFoundError) as error:
        frameworks_of(None).indicator("vienna", "ghg_pe")
    assert "ghg_pc" in render(error.value)


OWN = """
indicators:
  - code: quiet-streets
    label: {en: Quiet streets}
    unit: percent
    better: more
    source: Council of 2026
    targets: [{year: 2030, value: 50, source: Council of 2026}]
benchmarks:
  - {framework: u4ssc, code: "EC: ICT: ES: 1C", benchmark: {value: 100, source: Council of 2026}}
  - {framework: u4ssc, code: "EN: EN: AQ: 1C", part: so2, benchmark: {value: 20, source: Council of 2026}}
  - {framework: iso37120, code: "7.1", targets: [{year: 2030, value: 1500, source: Council of 2026}]}
"""


def write(city: Path, text: str, name: str = "own.yaml") -> Path:
    (city / CITY_FOLDER).mkdir(exist_ok=True)
    (city / CITY_FOLDER / name).write_text(text, encoding="utf-8")
    return city


def test_a_city_adds_indicators_and_benchmarks(tmp_path: Path) -> None:
    found = frameworks_of(write(tmp_path, OWN))
    assert found.problems == ()
    assert found.indicator("own", "quiet-streets").targets[0].value == 50
    assert found.indicator("u4ssc", "EC: ICT: ES: 1C").benchmark.value == 100
    assert found.indicator("u4ssc", "EN: EN: AQ: 1C").benchmark_of("so2").value == 20
    assert found.indicator("u4ssc", "EN: EN: AQ: 1C").benchmark_of("no2").value == 10
    assert found.indicator("iso37120", "7.1").targets[0].year == 2030
    assert framework("u4ssc").find("EC: ICT: ES: 1C").benchmark is None


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("indicators: [{code: a, label: {en: A}, source: s, bettr: more}]", "indicator-unknown-field", "bettr"),
        ("indicators: [{code: a, label: {en: A}}]", "indicator-missing-field", "source"),
        ("indicators: [{code: a, label: {de: A}, source: s}]", "indicator-wrong-value", "de"),
        ("indicators: [{code: a, label: {en: A}, source: s, better: up}]", "indicator-wrong-value", "'less', 'more'"),
        ("indicators: [{code: a/b, label: {en: A}, source: s}]", "indicator-wrong-value", "a/b"),
        (
            "indicators: [{code: a, label: {en: A}, source: s, targets: [{year: 2030, source: s}]}]",
            "indicator-wrong-value", "factor of the base year",
        ),
        (
            "indicators: [{code: a, label: {en: A}, source: s, targets: [{value: 1, source: s}]}]",
            "indicator-wrong-value", "needs its year",
        ),
        (
            "indicators: [{code: a, label: {en: A}, source: s, "
            "targets: [{year: 2040, value: 1, source: s}, {year: 2030, value: 1, source: s}]}]",
            "indicator-wrong-value", "order of their years",
        ),
        (
            "indicators: [{code: a, label: {en: A}, source: s, computed: {quantity: q, unit: percent, fit: part}}]",
            "indicator-wrong-value", "caveat",
        ),
        (
            "indicators: [{code: a, label: {en: A}, source: s}, {code: A, label: {en: B}, source: s}]",
            "indicator-twice", "A",
        ),
        ("benchmarks: [{framework: u4ss, code: x}]", "framework-unknown", "u4ssc"),
        ("benchmarks: [{framework: u4ssc, code: x}]", "indicator-unknown", "x"),
        ("indicators: [", "plan-not-readable", "line 2"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_understood_is_left_out_and_told_of(
    text: str, code: str, said: str, tmp_path: Path
) -> None:
    write(tmp_path, OWN, "a.yaml")
    found = frameworks_of(write(tmp_path, text, "b.yaml"))
    (problem,) = found.problems
    assert isinstance(problem, CityBrainError)
    assert (problem.code, said in render(problem)) == (code, True), render(problem)
    assert [one.code for one in found.find("own")] == ["quiet-streets"]


def test_every_file_of_a_framework_lies_in_its_folder() -> None:
    assert {path.parent.parent for path in FOLDER.rglob("*.yaml")} == {FOLDER}


def test_without_a_domain_its_indicators_are_not_computed_and_nothing_else_changes() -> None:
    domains, left = find_domains(), find_domains().without("carbon")
    rest = {one.name: one for one in contributed(stated(), left)}
    differ = {
        (one.name, before.code)
        for one in built_in()
        for before, after in zip(one, rest[one.name], strict=True)
        if before != after
    }
    gone = [one for one in domains if one.name not in {other.name for other in left}]
    lines = [line for one in gone for path in one.files("indicators") for line in read_yaml(path)]
    assert differ == {(line["framework"], str(line["code"])) for line in lines}
    assert rest["iso37120"].find("8.3").computed.otherwise is None


def test_how_people_travel_and_what_that_emits_are_computed_by_the_domain_of_travel() -> None:
    """They were computed as quantities, and no list of indicators took them."""
    shares = framework("u4ssc").find("EC: I: T: 4A")
    of = {part.key: part.computed and part.computed.quantity for part in shares.parts}
    assert of == {
        "private": "car_share_of_trips", "public": "transit_share_of_trips", "walking": "walk_share_of_trips",
        "cycling": "bicycle_share_of_trips", "para": None,
    }  # fmt: skip
    vienna = {one.code: one.computed.quantity for one in framework("vienna") if one.computed}
    assert vienna["eco_mode_share"] == "share_of_trips_without_car"
    assert vienna["transport_co2_pc"] == "city_transport_emissions_per_resident"
    assert vienna["transport_energy_pc"] == "city_transport_energy_per_resident"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{framework: u4ssc, code: "EC: I: T: 4A", quantity: q, unit: a, fit: whole}', "private, public"),
        ('{framework: u4ssc, code: "EC: I: T: 4A", part: tram, quantity: q, unit: a, fit: whole}', "tram"),
        ("{framework: sdg12, code: x, quantity: q, unit: a, fit: whole}", "sdg11"),
        ('{framework: sdg11, code: "11.6.9", quantity: q, unit: a, fit: whole}', "11.6.1"),
        ('{framework: sdg11, code: "11.6.1", unit: a, fit: whole}', "indicators.yaml"),
    ],
)
def test_what_a_domain_computes_for_nothing_is_told(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "indicators.yaml").write_text(f"- {line}\n", encoding="utf-8")
    noise = Domain("noise", "ours", tmp_path, {"en": "Noise", "zh": "噪声"})
    with pytest.raises(CityBrainError) as caught:
        contributed(stated(), Domains((noise,)))
    assert message in render(caught.value)
