"""Texts for whoever reads them on a page: none of them sends to a file of settings or to a terminal."""

import re

import pytest

from citybrain.kernel.errors import InputError
from citybrain.messages import LANGUAGES, on_page, render_on_page, text
from citybrain.messages.catalogue import _message, keys

FILES = re.compile(r"city\.toml|citybrain [a-z]+|--[a-z]")
OF_THE_PAGE = re.compile(
    r"(web-|recognise-|draft|bills-field|column-|districts-|population-column|register-c|features-)"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_page_sends_to_a_file_of_settings_or_to_a_terminal(language: str) -> None:
    sending = []
    for key in keys(language):
        page = _message(key, language)[1].attributes.get("page")
        if page is None and not OF_THE_PAGE.match(key):
            continue
        told = on_page(key, language, {})
        if FILES.search(told):
            sending.append(key)
    assert sorted(sending) == []


def test_a_text_without_words_for_the_page_is_the_same_there() -> None:
    told = {"file": "a.csv", "columns": "b"}
    assert on_page("file-empty", "en", told) == text("file-empty", "en", **told)
    assert on_page("no-such-key", "en", {}) == "no-such-key"


def test_an_error_has_words_for_the_page() -> None:
    error = InputError("features-layer", file="a.gpkg", received="b", allowed="c")
    assert "Choose one of them" in render_on_page(error, "en")
    assert "city.toml" in text("features-layer", "en", **error.arguments)
