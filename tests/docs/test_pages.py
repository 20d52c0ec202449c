"""The pages: links lead somewhere, the table of systems is complete, the reference holds every declaration."""

import re
from pathlib import Path

import pytest

from citybrain.base.roles import ROLES
from citybrain.kernel.register import HIDDEN
from docs.generate import reference_graph, write
from tests.docs.code_blocks import PROJECT, links

PAGES = sorted(
    [*PROJECT.glob("*.md"), *(path for path in (PROJECT / "docs").rglob("*.md") if "reference" not in path.parts)]
)
GROUPS = {"S": 6, "U": 16, "D": 9, "A": 6, "G": 7, "P": 6, "L": 5}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_a_relative_link_leads_to_a_file(page: Path) -> None:
    assert [link for link in links(page) if not (page.parent / link).exists()] == []


def test_every_system_has_a_row_and_a_state() -> None:
    text = (PROJECT / "docs" / "systems.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if re.match(r"\| [A-Z]\d", line)
    ]
    assert [row[0] for row in rows] == [f"{group}{n}" for group, count in GROUPS.items() for n in range(1, count + 1)]
    for identifier, system, state, where, models, validated, missing in rows:
        assert state in ("**works**", "**in part**", "planned"), identifier
        assert system and missing, identifier
        assert all((where, models, validated)) == (state != "planned"), identifier


def test_every_decision_is_named_in_the_architecture() -> None:
    told = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    decisions = sorted(path.name for path in (PROJECT / "docs" / "decisions").glob("*.md"))
    assert decisions
    assert [name for name in decisions if f"docs/decisions/{name}" not in told] == []


def test_the_reference_holds_every_quantity_and_measure(tmp_path: Path) -> None:
    write(tmp_path)
    graph = reference_graph()
    quantities = (tmp_path / "quantities.md").read_text(encoding="utf-8")
    shown = {name for name, made in graph.quantities.items() if made.kind not in HIDDEN}
    assert set(re.findall(r"^### (\w+)$", quantities, re.MULTILINE)) == shown
    measures = (tmp_path / "measures.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## (\w+)$", measures, re.MULTILINE)) == set(graph.interventions)


def test_the_page_on_domains_names_the_roles_that_are_asked_for() -> None:
    page = (PROJECT / "docs" / "domains.md").read_text(encoding="utf-8")
    table = page.partition("\n## Roles\n")[2].partition("\n## ")[0]
    named = {
        name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+…?)`", row)
    }
    groups = tuple(name.removesuffix("…") for name in named if name.endswith("…"))
    assert {name for name in named if not name.endswith("…")} - set(ROLES) == set()
    assert {name for name in ROLES if not name.startswith(groups)} - named == set()
