"""The report: what it says for every kind of answer, and that it asks for nothing and believes no name."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybrain.plans.workspace import Workspace
from citybrain.presenting.report.contents import ReportContents
from citybrain.presenting.report.page import comparison_report, policy, report, sheet
from citybrain.presenting.report.words import Words
from tests.presenting.report.made_up import contents_of, pathway, target, uncertainty
from tests.presenting.report.page_checks import Page, checked

TOKENS = Path(__file__).parents[3] / "web" / "src" / "styles" / "tokens.css"
ONE_YEAR = ["effects", "money", "fairness", "maps", "measures", "rebound", "method"]
OF_YEARS = ["years", "effects", "uncertainty", "money", "fairness", "maps", "measures", "rebound", "method"]
PLAIN = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{WORD JOINER}": None})


@pytest.fixture(scope="module")
def year(workspace: Workspace) -> ReportContents:
    return contents_of(workspace)


@pytest.fixture(scope="module")
def years(workspace: Workspace) -> ReportContents:
    names = [str(name) for name in workspace.snapshot.zone_names]
    return contents_of(workspace, pathway=pathway(names), uncertainty=uncertainty((-60.0, 5.0), "unclear"))


def test_a_number_that_a_domain_could_not_give_is_told_with_the_reason(year: ReportContents) -> None:
    first, *others = year.answer["headline"]
    lacking = {**first, "today": None, "reference": None, "plan": None, "change": None, "change_percent": None}
    answer = {**year.answer, "headline": [{**lacking, "missing": "This city has no trees."}, *others]}
    text = said(report(replace(year, answer=answer), "en"))
    assert f"{first['label']}: This city has no trees." in text
    assert "This city has no trees." not in said(report(year, "en"))


def test_what_a_small_domain_emits_is_not_written_as_none(year: ReportContents) -> None:
    told = {"quantity": "city_traffic_emissions", "unit": "t/a", "missing": None}
    rows = [
        {**told, "label": "Buildings", "reference": 1_500_000.0, "plan": 1_400_000.0},
        {**told, "label": "Deliveries", "reference": 321.0, "plan": 0.0},
    ]
    text = said(report(replace(year, answer={**year.answer, "emissions": rows}), "en"))
    assert "Deliveries 321 t CO₂e/a without the plan, 0 t CO₂e/a with it" in text


def test_what_stands_in_no_zone_is_a_row_beside_the_zones(year: ReportContents) -> None:
    (of_zones,) = year.filling.of_zones
    apart = {of_zones: {"today": 250.0, "reference": 250.0, "plan": 50.0}}
    text = said(report(replace(year, answer={**year.answer, "outside_zones": apart}), "en"))
    assert "in no zone" not in said(report(year, "en"))
    assert re.search(r"in no zone250\D+50\D+80 ?%", text), text[text.index("in no zone") :][:80]


def test_zones_are_told_by_the_name_of_what_their_numbers_add_up_to(year: ReportContents) -> None:
    several = replace(year, filling=replace(year.filling, emissions="city_emissions"))
    assert "Operational emissions by zone" in said(report(year, "en"))
    text = said(report(several, "en"))
    assert text.count("Emissions of all domains by zone") > 1
    assert "Operational emissions by zone" not in text


def test_an_interval_that_no_draw_widens_is_not_told() -> None:
    words = Words("en", "EUR")
    assert words.sure(0.209677, {"low": 0.20967723858, "high": 0.20967723887}, "1") == "0.21"
    assert words.sure(-0.00132099, {"low": -0.00132112, "high": -0.00132091}, "1") == "−0.00132"
    assert words.apart(0.209677, {"low": 0.2, "high": 0.22}, "1")[1] != ""


def test_numbers_of_unknown_uncertainty_and_costs_of_nobody_are_told(workspace: Workspace) -> None:
    names = [str(name) for name in workspace.snapshot.zone_names]
    path = pathway(names)
    path["money"]["not_shared"] = -1_250_000.0
    lack = {"quantity": "city_trees", "label": "Trees", "reason": "No draw tells it."}
    doubt = {**uncertainty((-60.0, 5.0), "unclear"), "untold": [lack]}
    text = said(report(contents_of(workspace, pathway=path, uncertainty=doubt), "en"))
    assert "Trees: No draw tells it." in text
    assert "no domain says who pays it" in text
    path["money"]["not_shared"] = 0.0
    assert "no domain says who pays it" not in said(report(contents_of(workspace, pathway=path), "en"))


def sections(text: str) -> list[str]:
    return re.findall(r'<section id="([a-z]+)"', text)


def said(text: str) -> str:
    return " ".join(Page(text).text.translate(PLAIN).split())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_plan_of_one_year_has_its_parts_in_the_order_of_a_council(workspace: Workspace, language: str) -> None:
    text = report(contents_of(workspace, language), language)
    page = checked(text)
    assert sections(text) == ONE_YEAR
    assert page.tags.count("h1") == 1
    assert f'<html lang="{ {"en": "en", "zh": "zh-CN"}[language] }">' in text
    assert "report-" not in said(text)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_plan_of_years_has_all_parts(workspace: Workspace, zones: list[str], language: str) -> None:
    text = report(contents_of(workspace, language, pathway=pathway(zones), uncertainty=uncertainty()), language)
    checked(text)
    assert sections(text) == OF_YEARS
    assert "report-" not in said(text)


def test_every_part_may_be_missing(workspace: Workspace, zones: list[str]) -> None:
    for missing in ("target", "budget", "money", "rebound", "zones"):
        text = report(contents_of(workspace, pathway={**pathway(zones), missing: None}), "en")
        checked(text)
        assert "None" not in said(text)


def test_the_verdict_is_one_sentence_about_target_budget_and_sum(workspace: Workspace, zones: list[str]) -> None:
    def verdict(path: dict) -> str:
        text = report(contents_of(workspace, pathway=path), "en")
        return re.search(r'<p class="verdict">(.*?)</p>', text)[1].translate(PLAIN)

    path = pathway(zones)
    assert verdict(path) == (
        "The plan meets its target for 2035 (−32 % against 2026), and the carbon budget is used up in 2047;"
        " from 2026 to 2050 the city emits 3,000 t CO₂e (30 %) less than without the plan."
    )
    assert "would be met without it" in verdict({**path, "target": target(True, 349.0)})
    missed = verdict({**path, "target": target(False), "budget": {**path["budget"], "plan_exhausted": None}})
    assert missed.startswith("The plan misses its target for 2035 by 30 t CO₂e/a (−24 % against 2026), and the carbon")
    assert "lasts beyond 2050" in missed
    plain = verdict({**path, "target": None, "budget": None})
    assert plain.startswith("The plan takes annual emissions to 110 t CO₂e/a in 2050, against 310 t CO₂e/a without it;")


def test_the_verdict_of_one_year_is_computed_from_the_outcome(year: ReportContents) -> None:
    effect = year.effect("city_operational_emissions")
    told = re.search(r'<p class="verdict">(.*?)</p>', report(year, "en"))[1]
    assert told.startswith("The plan lowers operational emissions by ")
    assert f"by {abs(effect['change_percent']):.0f} %" in told.translate(PLAIN)


def test_what_is_too_close_to_call_gets_no_direction(workspace: Workspace) -> None:
    text = report(contents_of(workspace, uncertainty=uncertainty((-30.0, 30.0), "unclear")), "en")
    assert "too close to call" in re.search(r'<p class="verdict">(.*?)</p>', text)[1]
    assert 'class="dot unclear"' in text
    assert "Too close to call" in said(text)


def test_of_years_the_change_against_the_other_path_is_judged(years: ReportContents) -> None:
    assert years.uncertain("city_yearly_emissions")["verdict"] == "unclear"
    assert years.uncertain("city_cumulated_emissions")["verdict"] == "better"
    assert years.uncertain("city_operational_emissions")["verdict"] == "unclear"
    assert years.uncertain("city_operational_emissions")["change"] == {"low": -60.0, "high": 5.0}
    assert years.uncertain("city_investment") == {}
    text = report(years, "en")
    assert "−3,000 ± 300 t CO₂e" in said(text)
    assert text.count('class="band plan"') == 2  # on a desk and on a phone
    rows = [{**row, "change_cumulated": {"low": -9.0, "high": 9.0}} for row in years.uncertainty["years"]]
    unsure = {**years.answer, "uncertainty": {**years.uncertainty, "years": rows}}
    told = report(replace(years, answer=unsure), "en")
    assert "whether it emits less or more from 2026 to 2050 than without the plan is too close to call" in told


def test_of_years_a_plan_without_effect_changes_nothing(years: ReportContents) -> None:
    """Two numbers whose interval is [0, 0] stood as too close to call."""
    nothing = {"low": 0.0, "high": 0.0}
    told = {**years.answer["uncertainty"]}
    told["years"] = [{**row, "change": nothing, "change_cumulated": nothing} for row in told["years"]]
    alike = replace(years, answer={**years.answer, "uncertainty": told})
    assert alike.uncertain("city_yearly_emissions")["verdict"] == "same"


def test_what_is_counted_by_year_is_that_of_the_last_year_as_page_and_terminal_tell(years: ReportContents) -> None:
    """The report summed embodied emissions over the years: its verdict differed from that of the page."""
    name = "city_cumulated_embodied_emissions"
    spread = {"quantity": name, "plan": {"low": 8.0, "high": 12.0}, "change": {"low": -1.0, "high": 1.0}}
    drawn = {**years.answer["uncertainty"], "quantities": [{**spread, "verdict": "unclear"}]}
    told = replace(years, answer={**years.answer, "uncertainty": drawn})
    embodied = told.effect(name)
    headline = next(row for row in told.answer["headline"] if row["quantity"] == name)
    assert (embodied["unit"], embodied["before"], embodied["after"]) == ("t", 10.0, 10.0)
    assert {key: embodied[key] for key in headline} == headline
    assert told.uncertain(name)["change"] == spread["change"]


def test_numbers_without_uncertainty_say_so(year: ReportContents, years: ReportContents) -> None:
    assert "± ?" in said(report(year, "en"))
    text = said(report(years, "en"))
    assert "Intervals (± or from … to …) hold with a probability of 90 %" in text
    assert "50 % of the uncertainty of operational emissions comes from input 0" in text


def test_groups_that_nobody_knows_are_told_as_not_known(years: ReportContents) -> None:
    text = said(report(years, "en"))
    assert "Who gains: tenants. Who pays: landlords." in text
    assert "Not known for lack of data: low income." in text


def test_less_than_half_a_unit_of_money_is_nobodys_gain(workspace: Workspace) -> None:
    path = pathway([str(name) for name in workspace.snapshot.zone_names])
    path["money"]["groups"][0]["present_value"] = 1e-8
    text = said(report(contents_of(workspace, pathway=path), "en"))
    assert "Who gains: nobody. Who pays: landlords." in text
    assert re.search(r"Tenants€0[ M]*even", text)


def test_a_plan_of_one_day_tells_who_gains_in_a_year_too(year: ReportContents) -> None:
    text = said(report(year, "en"))
    groups = year.answer["money"]["groups"]
    assert groups and all(group["label"] in text for group in groups)
    assert "Gain a year" in text and "Net present value" not in text


def test_a_change_of_less_than_a_tenth_of_a_per_cent_is_no_change_by_zero(year: ReportContents) -> None:
    carbon = year.carbon
    assert carbon is not None
    headline = year.answer["headline"]
    for share, told in ((0.0554, "by 0.1 %"), (0.0004, "by less than 0.1 %"), (10.4, "by 10 %")):
        small = {**carbon, "plan": carbon["today"] * (1 - share / 100), "change": -share / 100 * carbon["today"]}
        small |= {"change_percent": -share}
        rows = [small if row["quantity"] == carbon["quantity"] else row for row in headline]
        text = said(report(replace(year, answer={**year.answer, "headline": rows}), "en"))
        assert told in text, told


def test_the_ticks_of_small_changes_differ(year: ReportContents) -> None:
    rows = [{**row, "change_percent": row["change"] and -0.04} for row in year.answer["headline"]]
    page = report(replace(year, answer={**year.answer, "headline": rows}), "en")
    effects = page.partition('id="effects"')[2].partition("</section>")[0]
    ticks = re.findall(r'class="tick[^>]*>([^<]+)<', effects.partition("</thead>")[0])
    assert len(ticks) > 1 and len(set(ticks)) == len(ticks), ticks


def test_what_a_person_should_know_about_a_plan_stands_at_its_head(year: ReportContents) -> None:
    notice = {"code": "plan-money-passed", "pointer": "/money", "text": "The ceiling is passed in 2031."}
    text = report(replace(year, answer={**year.answer, "notices": [notice]}), "en")
    assert text.index("The ceiling is passed in 2031.") < text.index("<section")


def test_what_is_simulated_is_told_at_the_head_and_in_the_method(year: ReportContents) -> None:
    text = report(year, "en")
    assert 'class="chip"' in text
    assert "were generated to complete it and are simulated" in said(text)
    real = replace(year, city={**year.city, "simulated": False})
    assert 'class="chip"' not in report(real, "en")


def test_the_hash_of_the_manifest_sources_and_licences_are_told(year: ReportContents) -> None:
    text = said(report(year, "en"))
    assert "ab" * 32 in text
    assert "OpenStreetMap, ODbL-1.0" in text
    assert "© OpenStreetMap (ODbL-1.0)" in text


def test_small_cities_show_their_buildings_and_large_ones_say_why_not(year: ReportContents) -> None:
    text = report(year, "en")
    assert text.count('class="map"') == 2
    assert 'class="building change-' in text
    large = replace(year, shown=replace(year.shown, buildings=None, most=100))
    text = report(large, "en")
    assert text.count('class="map"') == 1
    assert "Building: 120 are not drawn one by one" in said(text)


def test_the_map_has_legend_scale_and_one_path_for_each_zone(year: ReportContents) -> None:
    text = report(year, "en")
    assert len(re.findall(r'class="zone (?:change-\d|missing)"', text)) == 3
    assert 'class="legend"' in text and 'class="scale"' in text
    assert re.search(r"\d+ m<", text)


def test_the_policy_allows_this_style_sheet_and_nothing_else(year: ReportContents) -> None:
    text = report(year, "en")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy().startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert text.index("Content-Security-Policy") < text.index("<style>")
    assert "http" not in re.sub(r">[^<]*<", "><", text).replace("http-equiv", "")


def test_colours_and_sizes_are_those_of_the_web_application() -> None:
    def values(block: str) -> dict[str, str]:
        found = re.findall(r"--([a-z0-9-]+):\s*([^;]+);", block)
        return {name: " ".join(value.split()) for name, value in found}

    light, dark = re.split(r':root\[data-theme="dark"\]', TOKENS.read_text(encoding="utf-8"))
    ours, ours_dark = sheet().split("@media screen and (prefers-color-scheme: dark)", 1)
    ours_dark = ours_dark.split("* { box-sizing")[0]
    assert values(ours).items() <= values(light).items()
    assert values(ours_dark).items() <= values(dark).items()
    assert set(values(ours_dark)) <= set(values(ours))
    assert {"plan", "today", "worse", "change-n3", "change-p3"} <= set(values(ours_dark))


def test_paper_has_a_form_of_its_own() -> None:
    assert "@page { size: A4" in sheet()
    assert "url(" not in sheet()


names = st.one_of(
    st.text(min_size=1, max_size=40),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "</title><script>",
            '"><img src=x onerror=alert(1)>',
            "'); drop",
            "\u202eevil",
            "=1+1",
        ]
    ),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=names, description=names, zone=names, label=names, source=names)
def test_no_name_acts(years: ReportContents, plan: str, description: str, zone: str, label: str, source: str) -> None:
    answer = years.answer
    hostile = replace(
        years,
        answer={
            **answer,
            "plan": {**answer["plan"], "name": plan, "description": description},
            "zones": [{**z, "name": zone} for z in answer["zones"]],
            "headline": [{**row, "label": label} for row in answer["headline"]],
            "pathway": {**answer["pathway"], "scenario": {"name": label, "label": label}},
        },
        city={**years.city, "name": zone, "attribution": [dict.fromkeys(("title", "owner", "licence", "url"), source)]},
    )
    text = report(hostile, "en")
    text.encode()
    checked(text)


def test_plans_side_by_side_have_a_report_of_their_own(workspace: Workspace, years: ReportContents) -> None:
    path = years.pathway["quantities"][0]
    told = {
        "plans": [
            {
                "name": n,
                "emissions": e,
                "net_cost": c,
                "dominated": d,
                "cost": {"investment": 1e6},
                "date": "2050-01-01",
            }
            for n, e, c, d in (("One", -10.0, 5.0, False), ("<Two>", -5.0, 9.0, True), ("Three", None, None, False))
        ],
        "balance": {"kind": "years", "emissions_unit": "t", "cost_unit": "money"},
        "one_year": True,
        "headline": [
            {
                "quantity": "city_operational_emissions",
                "label": "Operational emissions",
                "unit": "t/a",
                "today": [500.0] * 3,
                "plan": [100.0, 200.0, 300.0],
                "change": [-400.0, -300.0, -200.0],
                "change_percent": [-80.0, -60.0, -40.0],
                "verdict": ["better"] * 3,
                "best": [0],
            }
        ],
        "paths": {
            **{key: path[key] for key in ("quantity", "label", "unit", "reference")},
            "years": years.pathway["years"],
            "plans": [{"name": "One", "years": years.pathway["years"], "plan": path["plan"]}],
        },
    }
    text = comparison_report(replace(years, comparison=told), "en")
    checked(text)
    words = said(text)
    assert "No other plan is both cheaper and cleaner than any of these: One, Three." in words
    assert "beaten by another plan" in words
    assert "not known" in words
    assert report(replace(years, comparison=told), "en").count('id="comparison"') == 1


def test_the_change_of_all_domains_is_as_sure_as_that_of_the_only_one_that_changes(workspace: Workspace) -> None:
    made = contents_of(workspace, uncertainty=uncertainty((-60.0, -5.0), "better"))
    still = {"quantity": "city_traffic", "reference": 5.0, "plan": 5.0, "missing": None}
    moved = {"quantity": "city_operational_emissions", "reference": 100.0, "plan": 70.0, "missing": None}
    several = replace(made, filling=replace(made.filling, emissions="city_emissions"))
    one = replace(several, answer={**made.answer, "emissions": [moved, still]})
    assert one.uncertain("city_emissions") == {"change": {"low": -60.0, "high": -5.0}, "verdict": "better"}
    both = replace(several, answer={**made.answer, "emissions": [moved, {**still, "plan": 4.0}]})
    assert both.uncertain("city_emissions") == {}
