"""What the page on security names as place and test is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "security.md"
NAMED = sorted(set(re.findall(r"`([\w./]+\.(?:py|yaml))`", PAGE.read_text(encoding="utf-8"))))
FOLDERS = (ROOT, ROOT / "src/citybrain", ROOT / "tests")
TESTS = {path.name for path in (ROOT / "tests").rglob("test_*.py")}


def test_the_page_names_places_and_tests() -> None:
    assert len(NAMED) > 50


@pytest.mark.parametrize("path", NAMED)
def test_a_place_or_test_that_is_named_is_there(path: str) -> None:
    assert path in TESTS or any((folder / path).is_file() for folder in FOLDERS)


def test_each_row_of_the_standard_has_a_place_and_a_test() -> None:
    rows = re.findall(r"^\| (\d+\.\d[^|]*)\|[^|]*\|[^|]*\|([^|]*)\|([^|]*)\|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert {row[0].split(".")[0] for row in rows} == {"2", "3", "4", "5", "8", "13"}
    assert [row[0] for row in rows if "`" not in row[1] or "test_" not in row[2]] == []
