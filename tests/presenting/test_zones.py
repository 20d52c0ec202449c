"""The text of what a plan changes in zones against the plain values: the same bytes, whatever the numbers and names."""

import math

import orjson
from hypothesis import given
from hypothesis import strategies as st

from citybrain.presenting.answers.zones import zones_answer, zones_text

NUMBERS = st.floats() | st.sampled_from([0.0, -0.0, 1e16, 1e-7, math.nan, math.inf, 123456.0])


@st.composite
def told(draw):
    """Names of zones, and quantities with three sides of them, some of which are one list."""
    names = draw(st.lists(st.text(max_size=5), max_size=4))
    side = st.lists(NUMBERS, min_size=len(names), max_size=len(names))
    shared = draw(side)
    sides = st.tuples(st.just(shared), st.just(shared), st.just(shared) | side) | st.tuples(side, side, side)
    return draw(st.dictionaries(st.text(max_size=8), sides, max_size=3)), names


@given(told())
def test_the_text_is_that_of_the_plain_values(found) -> None:
    zones, names = found
    plain = orjson.dumps({"zones": zones_answer(zones, names), "more": 1})
    assert orjson.dumps({"zones": zones_text(zones, names), "more": 1}) == plain
