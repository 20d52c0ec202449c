"""Parsed YAML stays beside its file until a byte of it differs."""

import datetime
from pathlib import Path

import pytest

from citybrain.kernel.yaml_cache import SUFFIX, parsed_once

CONTENT = {"values": [{"from": datetime.date(2026, 1, 1), "value": 1.5}, None], datetime.date(2026, 2, 1): True}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file whose text is given apart."""
    return tmp_path / "common.yaml"


def refuse() -> object:
    """A file that is parsed again though it need not be."""
    raise AssertionError("parsed again")


def test_a_file_is_parsed_once_for_the_same_bytes(file: Path) -> None:
    assert parsed_once(file, "a", lambda: CONTENT) == CONTENT
    again = parsed_once(file, "a", refuse)
    assert again == CONTENT
    assert again is not CONTENT
    assert parsed_once(file, "b", lambda: {}) == {}
    assert parsed_once(file, "b", refuse) == {}


def test_what_is_damaged_is_parsed_again(file: Path) -> None:
    parsed_once(file, "a", lambda: CONTENT)
    (kept,) = file.parent.rglob(f"*{SUFFIX}")
    for content in (b"", kept.read_bytes()[:-3], kept.read_bytes()[:-1] + b"x"):
        kept.write_bytes(content)
        assert parsed_once(file, "a", lambda: CONTENT) == CONTENT


def test_what_cannot_be_kept_is_given_all_the_same(file: Path) -> None:
    of_time = {"at": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)}
    assert parsed_once(file, "a", lambda: of_time) is of_time
    assert not list(file.parent.rglob(f"*{SUFFIX}*"))
    assert parsed_once(Path("/dev/null/common.yaml"), "a", lambda: CONTENT) is CONTENT
