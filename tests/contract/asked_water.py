"""All addresses on water, asked for the contract of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.domains.sewers.networks import SMALL, TANK
from tests.domains.supply.networks import line_network

if TYPE_CHECKING:
    from tests.contract.asked import Answers


def ask_about_storm_water(answers: Answers) -> None:
    """A model of sewers as it is, with another storm, and with a line that is wrong."""
    for body in (
        {"model": SMALL},
        {"model": TANK, "storm": {"depth": 20.0}},
        {"model": SMALL.replace("N 10 2", "N ten 2")},
        {"model": SMALL, "storm": {"depth": 1000.0}},
    ):
        answers.ask("post", "/storm-water/runs", json=body)


READINGS = "hour,sensor,pressure,before\n2,b,48.0,48.1\n2,c,45.0,46.0\n2,d,42.0,46.0\n"
FLOWS = "area,month,flow,amount,unit\ntown,2026-07,water_supplied,100,m³\ntown,2026-07,metered_use,80,m³\n"


def ask_about_waters(answers: Answers) -> None:
    """A tank by both rules, nights, balances of a table and of the city; and what is wrong with each."""
    tank = {"model": TANK, "node": "TANK", "link": "OUT", "storms": [{"depth": 20.0}]}
    for body in (tank, {**tank, "node": "NONE"}):
        answers.ask("post", "/storm-water/tanks", json=body)
    nights = [f"2026-{month:02d}-{day:02d}T02:00,{5 + day % 2}" for month in (1, 2) for day in range(1, 29)]
    for flows in ("\n".join(["time,flow [m³/h]", *nights]), "time,flow\n2026,x\n"):
        answers.ask("post", "/water-supply/nights", json={"flows": flows})
    for flows in (FLOWS, FLOWS.replace("80", "-80")):
        answers.ask("post", "/water-balances", json={"flows": flows})
    answers.get("/water-balances", language="zh")
    leak = {"network": line_network(0.0, 0.0), "readings": READINGS, "unit": "m", "noise": 0.02}
    for body in (leak, {**leak, "unit": "stones"}):
        answers.ask("post", "/water-supply/leaks", json=body)
