"""Texts for whoever reads them on a page: none of them sends to a file of settings or to a terminal."""

import re

import pytest

from citybrain.kernel.errors import InputError
from citybrain.messages import LANGUAGES, on_page, render_on_page, text
from citybrain.messages.catalogue import entries_of, files

SETTINGS = re.compile(
    r"\.toml|citybrain [a-z]|--[a-z{]|pip install|src/citybrain|docs/|(?<![{\w])\[\[?[a-z]+(\.[a-zA-Z]+\]|\]\])"
)
VARIANT = re.compile(r"^\s+\*?\[[\w-]+\]", re.MULTILINE)
COMMENT = re.compile(r"^#.*$", re.MULTILINE)
OF_THE_TERMINAL = frozenset({"cli.ftl", "cli-inventory.ftl", "scaffold.ftl", "notebook.ftl"})
"""Files of texts that nobody reads on a page; keys that begin with "cli-" are none either."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_page_sends_to_a_file_of_settings_or_to_a_terminal(language: str) -> None:
    entries = [entry for path in files(language) if path.name not in OF_THE_TERMINAL for entry in entries_of(path)]
    assert len(entries) > 1000
    sending = [key for key, entry in entries if not key.startswith("cli-") and SETTINGS.search(shown(entry))]
    assert sending == []


def shown(entry: str) -> str:
    """What a page has of a message: its text for the page, where it has one; all variants of it."""
    return VARIANT.sub("", COMMENT.sub("", entry.partition(".page")[2] or entry))


def test_every_text_for_the_page_is_there_in_every_language() -> None:
    pages = [
        {key for path in files(language) for key, entry in entries_of(path) if "\n    .page" in entry}
        for language in LANGUAGES
    ]
    assert pages[0] == pages[1]


def test_a_page_names_files_and_shows_no_paths() -> None:
    error = InputError("file-empty", file="/srv/city/files/a.csv", columns="b")
    assert "/srv" not in render_on_page(error, "en")
    assert "a.csv" in render_on_page(error, "en")


def test_a_text_without_words_for_the_page_is_the_same_there() -> None:
    told = {"file": "a.csv", "columns": "b"}
    assert on_page("file-empty", "en", told) == text("file-empty", "en", **told)
    assert on_page("no-such-key", "en", {}) == "no-such-key"


def test_an_error_has_words_for_the_page() -> None:
    error = InputError("features-layer", file="a.gpkg", received="b", allowed="c")
    assert "Choose one of them" in render_on_page(error, "en")
    assert "city.toml" in text("features-layer", "en", **error.arguments)
