"""The canonical form of numbers: complete, ordered, to the last digit."""

import json
import math

from hypothesis import given
from hypothesis import strategies as st

from citybrain.plans.manifest.canonical import canonical, digest, numbers_of

floats = st.floats(allow_nan=False, allow_infinity=False)


def test_every_number_has_a_path_that_says_what_it_is() -> None:
    answer = {
        "id": "abc",
        "seconds": 1.5,
        "plan": {"uptake": 0.5},
        "headline": [{"quantity": "carbon", "label": "Carbon", "today": 1.5, "plan": None, "verdict": "better"}],
        "zones": [{"row": 3, "name": "Kallio", "values": {"carbon": {"today": 2.0}}}],
        "pathway": {
            "years": [2026, 2027],
            "target": {"met": True, "wanted": 5},
            "measures": [{"position": 1, "adopted": [0, 4]}],
        },
        "uncertainty": {
            "seconds": 3.0,
            "quantities": [{"quantity": "carbon", "drivers": [{"input": "price", "share": 0.5}]}],
        },
    }
    assert numbers_of(answer) == {
        "headline/carbon/today": 1.5,
        "headline/carbon/plan": None,
        "zones/3/row": 3,
        "zones/3/values/carbon/today": 2.0,
        "pathway/years/0": 2026,
        "pathway/years/1": 2027,
        "pathway/target/wanted": 5,
        "pathway/measures/1/position": 1,
        "pathway/measures/1/adopted/0": 0,
        "pathway/measures/1/adopted/1": 4,
        "uncertainty/quantities/carbon/drivers/price/share": 0.5,
    }


def test_entries_that_share_a_name_are_told_apart_by_their_place() -> None:
    assert numbers_of({"a": [{"row": 1, "v": 1.0}, {"row": 1, "v": 2.0}]}).keys() == {
        "a/0/row", "a/0/v", "a/1/row", "a/1/v",
    }  # fmt: skip


@given(st.dictionaries(st.text(max_size=8), floats | st.none() | st.integers(-(2**60), 2**60)))
def test_numbers_read_back_to_the_same_bits(numbers: dict) -> None:
    read = json.loads(canonical(numbers))
    assert read.keys() == numbers.keys()
    for name, value in numbers.items():
        assert type(read[name]) is type(value)
        assert read[name] == value
        if isinstance(value, float):
            assert math.copysign(1, read[name]) == math.copysign(1, value)


@given(st.dictionaries(st.text(max_size=8), floats, min_size=1), st.randoms())
def test_order_does_not_matter_and_every_digit_does(numbers: dict, random) -> None:
    names = list(numbers)
    random.shuffle(names)
    assert canonical({name: numbers[name] for name in names}) == canonical(numbers)
    other = {**numbers, names[0]: math.nextafter(numbers[names[0]], 0.0 if numbers[names[0]] else 1.0)}
    assert digest(canonical(other)) != digest(canonical(numbers))
