"""Whatever a text holds, it stays a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.presenting.report.element import Markup, clean, coordinate, element, join, style_sheet
from tests.presenting.report.page_checks import Page

texts = st.text(alphabet=st.characters(codec=None, categories=None), max_size=60)


def test_elements_nest_and_attributes_follow_their_names() -> None:
    made = element("p", "a < b", element("br"), None, ["c", 1.5], class_="x", aria_label="l", hidden=True, lang=None)
    assert made == '<p class="x" aria-label="l" hidden>a &lt; b<br>c1.5</p>'


def test_markup_is_not_escaped_twice() -> None:
    assert join(Markup("<b>"), "<b>") == "<b>&lt;b&gt;"


@pytest.mark.parametrize(("value", "told"), [(1.0, "1"), (-0.001, "0"), (0.126, "0.13"), (-12.5, "-12.5"), (7, "7")])
def test_coordinates_are_short(value: float, told: str) -> None:
    assert coordinate(value) == told


@given(texts, texts)
def test_no_text_becomes_a_tag_or_ends_an_attribute(inside: str, attribute: str) -> None:
    page = Page(element("p", inside, title=attribute))
    assert page.problems == [] and page.open == []
    assert page.tags == ["p"]
    page.text.encode()


@given(texts)
def test_what_no_document_may_hold_is_replaced(text: str) -> None:
    told = clean(text)
    told.encode("utf-8")
    assert len(told) == len(text)
    assert not set(told) & {"\x00", "\x1b", "\u202e", "\ud800"}


@pytest.mark.parametrize("name", ["a b", "a>b", "", "1a", "a\n"])
def test_names_that_no_element_can_have_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no element"):
        element(name)


def test_an_attribute_with_a_hostile_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no attribute"):
        element("p", **{"x onload=alert(1)": "1"})


def test_a_style_sheet_cannot_end_its_element() -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        style_sheet("</style><script>")
