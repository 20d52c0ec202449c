"""A domain of another distribution with a line, a point, a cell and a group of people runs from file to report."""

from pathlib import Path
from typing import Any

import pytest

from tests.toy.installed import run_with
from tests.toy.journey import MADE

HEADLINE = {"city_toy_exposed_people", "city_toy_emissions", "city_toy_annoyed_people"}
Told = dict[str, Any]


def by(rows: list[dict[str, Any]], key: str = "quantity") -> dict[str, dict[str, Any]]:
    return {row[key]: row for row in rows}


def test_its_files_become_tables_and_relations_of_the_snapshot(told: Told) -> None:
    assert {name: told["size"][name] for name in ("toy_street", "toy_receiver", "toy_cell", "toy_group")} == {
        "toy_street": 6, "toy_receiver": 36, "toy_cell": 4, "toy_group": 2
    }  # fmt: skip
    assert told["relations"]["toy_lives_in"] == ["toy_group", "toy_cell", 4]
    assert told["relations"]["toy_within"] == ["toy_cell", "toy_receiver", 36]
    assert told["sources"]["toy_noise-streets"] == "CC0-1.0"


def test_values_follow_along_relations(told: Told) -> None:
    values = told["kernel"]["values"]
    assert values["toy_sound"] == pytest.approx([17.6, 165, 220, 275, 330, 385])
    assert max(values["toy_loudest"]) == pytest.approx(385)
    cells = values["toy_cell_loudness"]
    assert values["toy_group_loudness"] == pytest.approx([(cells[0] + cells[1]) / 2, (cells[2] + cells[3]) / 2])
    assert values["city_toy_exposed_people"] == pytest.approx([sum(values["toy_exposed_people"])])


def test_what_if_and_tiles_give_the_bits_of_computing_everything(told: Told) -> None:
    assert told["kernel"]["same_bits"] == list(MADE)
    assert told["kernel"]["tiled"] == list(MADE)
    assert told["kernel"]["differing"] == {"toy_sound": 1, "toy_loudness": 18}


def test_why_opens_down_to_the_row_of_a_file(told: Told) -> None:
    assert told["kernel"]["why"] == ["toy_sound"] * 4
    street = told["api"]["why"]["inputs"][0]
    assert (street["entity"], street["id"], street["name"]) == ("toy_street", "s1", "Street 1")
    leaf = by(street["inputs"])["toy_vehicles"]["leaf"]
    assert (leaf["file"], leaf["row"], leaf["licence"]) == ("streets.geojson", "s1", "CC0-1.0")
    assert "streets.geojson, s1, CC0-1.0" in " ".join(told["explain"].replace("│", " ").split())


def test_what_a_plan_puts_in_the_way_of_something_is_said(told: Told) -> None:
    busy = sum(vehicles >= 300 for vehicles in told["kernel"]["values"]["toy_vehicles"])
    assert busy
    for plan in (told["plan"], told["api"]["plan"], told["years"]):
        [text] = [one["text"] for one in plan["notices"] if one["code"] == "conflict-city_toy_worn_surface"]
        assert f"{busy} quiet surfaces" in text


def test_a_measure_on_streets_changes_what_people_hear(told: Told) -> None:
    for plan in (told["plan"], told["api"]["plan"]):
        headline = by(plan["headline"])
        assert set(headline) >= HEADLINE
        assert headline["city_toy_exposed_people"]["change"] < -1
        assert headline["city_toy_exposed_people"]["missing"] is None
        [measure] = plan["measures"]
        assert (measure["selected"], measure["adopted"]) == (5, 5)
        assert plan["touched_by_entity"] == {"toy_street": 5}
        assert measure["investment"] == pytest.approx(5 * 480 * 300, rel=1e-3)
        assert measure["running_cost"] == pytest.approx(5 * 480 * 4, rel=1e-3)
    assert sum(told["api"]["planned"]) == pytest.approx(headline["city_toy_exposed_people"]["plan"])


def test_what_streets_cost_counts_in_the_money_of_plans(told: Told) -> None:
    spent, upkeep = (told["plan"]["measures"][0][name] for name in ("investment", "running_cost"))
    share = 0.03 / (1 - 1.03**-15)
    avoided = -told["walls"]["cost"]["emissions_change"]
    both, walls = (told[name]["cost"]["cost_per_tonne"] for name in ("mixed", "walls"))
    assert both == pytest.approx(walls + (spent * share + upkeep) / avoided)
    assert told["plan"]["cost"]["cost_per_tonne"] is None  # a quiet surface avoids nothing
    over_years = [told[name]["pathway"]["money"] for name in ("years", "mixed_years", "walls_years")]
    worth = sum(1.03**-year for year in range(1, 6))
    assert over_years[0]["investment"] == told["years"]["cost"]["investment"] == pytest.approx(spent)
    assert over_years[0]["present_value"] == pytest.approx(-(spent * share + upkeep) * worth)
    for name in ("investment", "present_value", "investment_present_value", "not_shared"):
        assert over_years[1][name] == pytest.approx(over_years[0][name] + over_years[2][name]), name
    assert over_years[1]["payback_years"] > over_years[2]["payback_years"]
    for name in ("plan", "years", "mixed", "walls", "mixed_years", "walls_years"):
        open_ones = {one["code"] for one in told[name]["identities"] if one["verdict"] != "holds"}
        assert open_ones == unknown_groups(told[name]) | unknown_ends(told[name])
        headline, cost = by(told[name]["headline"]), told[name]["cost"]
        assert headline["city_investment"]["change"] == pytest.approx(cost["investment"]) != 0
        assert headline["city_running_cost_of_measures"]["change"] == pytest.approx(cost["running_cost"])
    for name in ("plan", "mixed"):
        society = by(told[name]["headline"])["city_cost_to_society"]["change"]
        assert society == pytest.approx(-told[name]["money"]["society"])
    for name in ("mixed", "walls"):  # the waterfall of costs holds what is booked, too
        costs = told[name]["costs_of_steps"]
        assert len(costs) == len(told[name]["measures"])
        assert sum(costs) == pytest.approx(-told[name]["money"]["society"])
    for name in ("years", "mixed_years"):
        row = by(told[name]["pathway"]["quantities"])["city_cost_to_society"]
        changes = [with_plan - without for with_plan, without in zip(row["plan"], row["reference"], strict=True)]
        assert changes == pytest.approx([-gain for gain in told[name]["pathway"]["money"]["society"]])
    for name in ("plan", "years"):
        assert not {"investment", "present_value", "cost_per_tonne"} & told[name]["uncertainty"]["money"].keys()
        interval = by(told[name]["uncertainty"]["quantities"])["city_cost_to_society"]["change"]
        change = by(told[name]["headline"])["city_cost_to_society"]["change"]
        assert interval["low"] <= change <= interval["high"], name


def unknown_groups(plan: Told) -> set[str]:
    """The identity of groups cannot be told where nobody knows who belongs to one."""
    groups = (plan.get("money") or plan["pathway"]["money"])["groups"]
    return set() if all(group["known"] for group in groups) else {"identity-plan-groups"}


def unknown_ends(plan: Told) -> set[str]:
    """That money lies in its intervals cannot be told where none has one: what surfaces cost is stated."""
    drawn = plan.get("uncertainty")
    ends = [one for name, one in drawn["money"].items() if name != "emissions_change"] if drawn else []
    return set() if drawn is None or any(one["low"] or one["high"] for one in ends) else {"identity-plan-intervals"}


def test_years_remember_the_age_of_surfaces_and_follow_the_law(told: Told) -> None:
    years = by(told["years"]["pathway"]["quantities"])
    exposed, emissions = years["city_toy_exposed_people"], years["city_toy_emissions"]
    assert exposed["reference"] == sorted(exposed["reference"])
    assert exposed["plan"][0] < exposed["reference"][0]
    assert emissions["plan"][2] == pytest.approx(emissions["plan"][1] / 2)


MONEY = {"city_investment", "city_running_cost_of_measures", "city_cost_to_society", "investment"}
"""What surfaces cost is stated without being off."""

OWN = {"city_toy_investment", "city_toy_running_cost"}
UNTOLD = {"plan": MONEY | OWN | {"running_cost"}, "years": MONEY | OWN | {"present_value", "cost_per_tonne"}}
"""What has no interval: the same in every draw, or booked apart."""


def test_intervals_come_from_what_the_domain_says_may_be_off(told: Told) -> None:
    for run in ("plan", "years"):
        quantities = by(told[run]["uncertainty"]["quantities"])
        for name in ("city_toy_exposed_people", "city_toy_annoyed_people"):  # along one relation, and along two
            found = quantities[name]
            assert all(found[key]["low"] < found[key]["high"] for key in ("today", "plan", "change"))
            assert found["change"]["high"] < 0
            assert "toy_vehicles" in by(found["drivers"], "input")
        untold = {row["quantity"]: row["reason"] for row in told[run]["uncertainty"]["untold"]}
        assert all(untold.values())
        assert untold.keys() == UNTOLD[run]
    emissions = by(told["years"]["uncertainty"]["quantities"])["city_toy_emissions"]
    assert emissions["plan"]["low"] < emissions["plan"]["high"]
    assert {"toy_vehicles", "toy_emission_factor"} <= {driver["input"] for driver in emissions["drivers"]}
    assert by(emissions["drivers"], "input")["toy_vehicles"]["label"] == "Vehicles in an hour"


def test_its_entities_are_drawn_listed_and_opened(told: Told) -> None:
    drawn = told["api"]["entities"]
    assert (drawn["toy_street"], drawn["toy_receiver"], drawn["toy_cell"], drawn["toy_group"]) == (
        "line", "point", "cell", "none"
    )  # fmt: skip
    assert all(length > 100 for length in told["api"]["shapes"].values())
    assert told["api"]["row"]["area"]["entity"] == "zone"
    assert {one["name"] for one in told["api"]["row"]["attributes"]} >= {"toy_vehicles", "toy_speed", "toy_length"}
    assert [row["name"] for row in told["api"]["rows"]] == ["Young people", "Old people"]
    assert told["api"]["values"] == pytest.approx(told["kernel"]["values"]["toy_exposed_people"])


def test_the_report_and_the_table_tell_of_it(told: Told) -> None:
    assert "Quiet surface" in told["report"]
    assert "Operational emissions by domain: Emissions of traffic" in told["report"]
    assert "Noisy street: how many change" in told["report"]
    assert "People exposed to noise" in told["report"]
    assert "city_toy_exposed_people,People exposed to noise,person,city,Noisybury,2026,plan," in told["table"]


def test_where_the_city_stands_and_its_indicators_hold_it(told: Told) -> None:
    assert set(by(told["assess"]["rows"])) >= HEADLINE
    noise = by(told["indicators"]["rows"], "code")["EN: EN: EQ: 2A"]
    exposed = told["kernel"]["values"]["city_toy_exposed_people"][0]
    assert noise["status"] == "computed"
    assert noise["now"]["value"] == pytest.approx(100 * exposed / 86)


def test_the_list_of_domains_tells_what_it_brings(told: Told) -> None:
    for domains in (told["domains"], told["api"]["domains"]):
        toy = by(domains, "name")["toy_noise"]
        assert (toy["needs"], toy["state"], toy["missing"]) == (["city"], "ready", [])
        assert {"emissions", "investment"} <= set(toy["roles"])
        assert toy["relations"] == ["toy_heard", "toy_within", "toy_lives_in"]
        assert (toy["measures"], len(toy["entities"])) == (1, 4)


def test_its_rules_open_cases(told: Told) -> None:
    rule = by(told["api"]["rules"], "name")["toy_loud_street"]
    assert (rule["domain"], rule["label"], rule["condition"]) == (
        "toy_noise", "Loud street", "mean(sound_level, 1 h) > 75, 1 h"
    )  # fmt: skip


def test_the_contract_of_all_domains_holds_for_it(installed: Path) -> None:
    command = ("-m", "pytest", "-p", "no:randomly", "-p", "no:cacheprovider", "-q", "tests/domains/test_contract.py")
    ran = run_with(installed, *command, "-k", "toy_noise", check=False)
    assert ran.returncode == 0, ran.stdout[-4000:]
    assert ran.stdout.startswith("......")
