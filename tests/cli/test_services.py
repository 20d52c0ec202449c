"""`citybrain services`: a file checked, imported, exported; a question answered from it, or not."""

import json
from pathlib import Path

import pytest

from citybrain.governance.register import ADMINISTRATOR
from tests.access import token_of
from tests.city import write_city
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("services"))
    token_of(folder)
    return folder


def test_a_catalogue_goes_in_and_out_and_answers(run: Run, city: Path, tmp_path: Path) -> None:
    file, again, linked = (tmp_path / name for name in ("sample.yaml", "again.yaml", "linked.jsonld"))
    assert run("services", "sample", file)[0] == 0
    assert "30 services" in run("services", "check", file)[1]
    assert len(run("services", "list", city)[1].splitlines()) == 18
    said = run("services", "import", city, file, "--by", ADMINISTRATOR)
    assert "New: 30, replaced: 0, unchanged: 0." in said[1], said
    assert "unchanged: 30" in run("services", "import", city, file, "--by", ADMINISTRATOR)[1]
    assert "45 versions" in run("services", "export", city, again)[1]
    assert run("services", "check", again)[0] == 0
    run("services", "export", city, linked, "--linked")
    assert json.loads(linked.read_text(encoding="utf-8"))["@context"]["cpsv"]
    assert "library-card: fee" in run("services", "ask", city, "What does a library card cost?")[1]
    assert "I do not know, ask." in run("services", "ask", city, "Who won the match?")[1]
    assert "不知道" in run("services", "ask", city, "明天天气怎么样?", language="zh")[1]
    shown = json.loads(run("services", "show", city, "tree-felling")[1])
    assert (
        next(one["label"] for one in shown["documents"] if one["held"] is None) == "Sketch and photograph of the tree"
    )
    assert len(json.loads(run("services", "list", city, "--json")[1])) == 45


def test_a_wrong_file_and_a_stranger_are_refused(run: Run, city: Path, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text("services: [{code: X}]", encoding="utf-8")
    code, _, err = run("services", "check", file)
    assert (code, "wrong.yaml is no catalogue" in err) == (2, True)
    run("services", "sample", tmp_path / "sample.yaml")
    assert run("services", "import", city, tmp_path / "sample.yaml", "--by", "Nobody")[0] == 2
