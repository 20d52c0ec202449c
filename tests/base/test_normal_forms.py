"""Texts of strangers in normal forms: the same as any library makes of what people write, soon of what they do not."""

import time
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.base.normal_forms import MOST_MARKS, normal

FORMS: tuple[Literal["NFC", "NFKD"], ...] = ("NFC", "NFKD")


@given(st.text(max_size=30), st.sampled_from(FORMS))
def test_what_people_write_is_as_the_standard_has_it(text: str, form: Literal["NFC", "NFKD"]) -> None:
    assert normal(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize("marks", ["\u0300\u0327", "\u0f73", "\u0327\u0300\u3099"])
@pytest.mark.parametrize("form", FORMS)
def test_a_million_marks_are_normal_soon(marks: str, form: Literal["NFC", "NFKD"]) -> None:
    begin = time.process_time()
    told = normal(form, "a" + marks * (1_000_000 // len(marks)))
    assert time.process_time() - begin < 2
    assert len(told) <= 1 + 2 * MOST_MARKS


def test_marks_of_other_letters_stay() -> None:
    assert normal("NFC", "e\u0301 " * 40) == "\u00e9 " * 40
