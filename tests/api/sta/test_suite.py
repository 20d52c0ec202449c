"""docs/sensorthings.md says of each requirement what holds here: every row is true, and none is missing."""

import ast
import re
from pathlib import Path

import pytest

from citybrain.messages import keys
from tests.api.sta.conftest import STA, Sta
from tests.api.sta.documents import location, thing
from tests.api.sta.requirements import NAMED, WANTED, load
from tests.syntax import tree_of

TESTS = Path(__file__).parents[2]
PAGE = (TESTS.parent / "docs" / "sensorthings.md").read_text(encoding="utf-8")
REFUSED = {f"multi-datastream{part}" for part in ("", "/constraints", "/properties", "/relations")}
"""Requirements of OGC 18-088 that are not met."""

UNLIKE = "unlike 1.0: "


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without its own."""
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[1:]]


def shown(cell: str) -> str:
    return cell.strip("`")


def exists(test: str) -> bool:
    """Whether a file of tests has a function, `file::name`."""
    file, _, name = test.partition("::")
    tree = tree_of(TESTS / file)
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)


REQUIREMENTS, DIFFERENCES = rows("Requirement by requirement"), rows("Where 1.1 differs from 1.0")


def test_every_requirement_has_its_row() -> None:
    named = [row[0] for row in REQUIREMENTS]
    assert len(named) == len(set(named))
    assert set(named) == WANTED | REFUSED


@pytest.mark.parametrize("row", REQUIREMENTS, ids=lambda row: row[0])
def test_what_a_row_says_is_shown(row: list[str]) -> None:
    name, here, by = row
    if here.startswith("refused: "):
        assert name in REFUSED
        assert shown(by) in keys("en") & keys("zh")
        return
    load()
    assert shown(by) in NAMED[name], "a test that names the requirement"
    assert exists(shown(by))
    assert here == "holds" or here.removeprefix(UNLIKE) in {place for place, *_ in DIFFERENCES}


@pytest.mark.parametrize("row", DIFFERENCES, ids=lambda row: row[0])
def test_what_differs_is_tested(row: list[str]) -> None:
    assert exists(shown(row[3]))


def test_codes_that_the_page_names_are_messages() -> None:
    codes = set(re.findall(r"`(sta-[a-z-]+|reading-[a-z-]+)`", PAGE))
    assert len(codes) > 6
    assert codes <= keys("en") & keys("zh")


def test_version_1_0_is_not_served(sta: Sta) -> None:
    assert sta.client.get("/sta/v1.0/Things", headers=sta.headers).status_code == 404
    assert sta.client.get(STA, headers=sta.headers).status_code == 200


def test_the_service_document_says_what_is_conformed_to(sta: Sta) -> None:
    root = sta.get("")
    assert root.keys() == {"value", "serverSettings"}
    assert root["serverSettings"]["conformance"]


@pytest.mark.parametrize("path", ["MultiDatastreams", "Things(1)/MultiDatastreams", "Sensors(1)/MultiDatastreams"])
def test_addresses_of_several_results_at_once_are_refused(sta: Sta, path: str) -> None:
    assert sta.get(path, 404)["code"] == "sta-path"


@pytest.mark.parametrize("name", ["application/geo+json", "application/vnd.geo+json"])
def test_both_names_of_geojson_are_taken(sta: Sta, name: str) -> None:
    key = sta.create("Locations", {**location("Old name"), "encodingType": name})
    assert sta.get(f"Locations({key})")["encodingType"] == name
    sta.create("Things", thing("At the old name", Locations=[{"@iot.id": key}]))
    assert sta.values(f"Locations({key})/Things")


@pytest.mark.parametrize(
    ("option", "code"), [("$search=x", "sta-option"), ("$compute=x", "sta-option"), ("$apply=x", "sta-option")]
)
def test_options_that_are_not_served_are_refused(sta: Sta, option: str, code: str) -> None:
    answer = sta.client.get(f"{STA}/Things?{option}", headers=sta.headers)
    assert (answer.status_code, answer.json()["code"]) == (501, code)
