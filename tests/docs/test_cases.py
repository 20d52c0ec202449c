"""The page on cases: its commands lead a case from seen to closed, its rule can be read, its table is the program's."""

import re
import time
from pathlib import Path

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.cases.detector import CaseDetector
from citybrain.cases.rules import read_rules, rules_of
from citybrain.cases.states import LIVE, TRANSITIONS
from tests.cases.following import eventually
from tests.city import write_city
from tests.docs.code_blocks import PROJECT, blocks
from tests.docs.test_blocks import do
from tests.sensors import HOUR, open_sensing, read, sensor

PAGE = "docs/cases.md"


def test_a_case_goes_from_seen_to_closed(tmp_path: Path) -> None:
    city = write_city(tmp_path / "helsinki")
    sensing = open_sensing(city, "Europe/Helsinki")
    now = time.time_ns() // 1000
    read(sensing, sensor(sensing, "Mill Street"), np.arange(now - 6 * HOUR, now, HOUR // 4), 90.0)
    detector = CaseDetector(sensing, lambda: rules_of(find_domains()))
    eventually(detector.at_rest)
    detector.close()
    sensing.close()
    for block in blocks(PAGE):
        if block.language == "bash":
            do(block, tmp_path)


def test_the_rules_can_be_read(tmp_path: Path) -> None:
    for number, block in enumerate(blocks(PAGE)):
        if block.language == "yaml":
            (tmp_path / f"{number}.yaml").write_text(block.content, encoding="utf-8")
    read = read_rules([("city", path) for path in sorted(tmp_path.glob("*.yaml"))])
    assert set(read.all) == {"dust_episode", "coal_burned_in_district"}


def test_the_table_of_steps_is_that_of_the_program() -> None:
    text = (PROJECT / PAGE).read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[a-z_]+`.*?) \| (.*?) \| (.*?) \| (.*?) \|$", text, re.MULTILINE)
    told = {step: (of, needs) for names, of, _, needs in rows for step in re.findall(r"`([a-z_]+)`", names)}
    for step, one in TRANSITIONS.items():
        of, needs = told[step]
        assert needs.strip("`") == one.needs or step == "undo"
        if of == "any live state":
            assert one.of >= LIVE - {one.to} and one.of <= LIVE
        elif not of.startswith("all"):
            assert set(re.findall(r"`([a-z_]+)`", of)) == set(one.of)
