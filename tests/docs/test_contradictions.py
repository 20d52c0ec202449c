"""The table of contradictions names tests that exist, and tells coverage and identities as they are."""

import re
from pathlib import Path

import pytest

from citybrain.messages import text

ROOT = Path(__file__).parents[2]
VALIDATION = ROOT / "docs" / "validation"
PAGE = (VALIDATION / "contradictions.md").read_text(encoding="utf-8")
TABLE = [line for line in PAGE.split("\n## ", 1)[0].splitlines() if line.startswith("| ") and "::" in line]
LOCATIONS = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
IDENTITIES = (
    "changes",
    "zones",
    "domains",
    "years",
    "emissions",
    "embodied",
    "investment",
    "groups",
    "group-zones",
    "rebound",
    "intervals",
    "intervals-of-emissions",
)


@pytest.mark.parametrize(("file", "name"), LOCATIONS)
def test_a_test_that_the_table_names_exists(file: str, name: str) -> None:
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_row_names_its_test() -> None:
    rows = PAGE.split("\n## ", 1)[0].splitlines()
    assert len(TABLE) == sum(line.startswith("| ") for line in rows) - 1 > 15  # all but the head


def test_coverage_is_that_of_the_page_on_uncertainty() -> None:
    """A row there: measure, buildings, plans, held of emissions, energy and investment, stated inside."""
    lines = (VALIDATION / "uncertainty.md").read_text(encoding="utf-8").splitlines()
    told = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if re.match(r"\| (Ins|Air-)", line)]
    walls, pumps = ({row[1]: row[3:7] for row in told if row[0].startswith(start)} for start in ("Insulate", "Air-"))
    assert list(walls) == list(pumps) == ["1", "7", "100", "3,349"]
    for count, held in walls.items():
        assert f"| {' | '.join([count, *held[:3], *pumps[count][:3], held[3]])} |" in PAGE


def test_as_many_identities_are_told_as_a_run_checks() -> None:
    """Each has a message; emissions of years and of use, and groups in city and zones, share a line of the page."""
    source = (ROOT / "src/citybrain/messages/en/plans.ftl").read_text(encoding="utf-8")
    known = set(re.findall(r"^identity-plan-([\w-]+) =", source, re.MULTILINE)) - {"differs"}
    assert known == set(IDENTITIES)
    assert len(re.findall(r"^- ", PAGE.rsplit("## ", 1)[1], re.MULTILINE)) == len(IDENTITIES) - 2
    assert text("identity-plan-years", "en")
