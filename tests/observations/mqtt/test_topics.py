"""What topics mean, and filters with wildcards against paho's own matching."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from paho.mqtt.client import topic_matches_sub

from citybrain.kernel.errors import InputError
from citybrain.observations.mqtt.topics import Interest, interest, matches, published

LEVEL = some.sampled_from(["a", "b", "Observations", "+"])


def test_observations_are_published_to_a_stream_or_to_all() -> None:
    assert published("v1.1/Datastreams(12)/Observations") == ("Datastreams(12)/Observations", 12)
    assert published("v1.1/Observations") == ("Observations", None)
    for other in ("v1.1/Things", "v1.0/Observations", "v1.1/Datastreams(1)/Observations/", "v1.1/Datastreams(-1)/x"):
        with pytest.raises(InputError):
            published(other)


def test_listeners_may_choose_properties_that_there_are() -> None:
    asked = interest("v1.1/Datastreams(2)/Observations?$select=result,phenomenonTime")
    assert (asked.stream, asked.select) == (2, ("result", "phenomenonTime"))
    assert isinstance(asked, Interest)
    assert interest("v1.1/Observations?$select=nothing") is None
    assert interest("elsewhere") is None
    assert interest("v1.1/#/Observations") is None
    assert interest("v1.1/Data+/Observations") is None


@given(some.lists(LEVEL, min_size=1, max_size=4), some.booleans(), some.lists(LEVEL, min_size=1, max_size=5))
def test_wildcards_mean_what_paho_takes_them_for(levels: list[str], rest: bool, topic: list[str]) -> None:
    wanted, there = "/".join([*levels, *(["#"] if rest else [])]), "/".join(topic).replace("+", "c")
    assert matches(wanted, there) == topic_matches_sub(wanted, there)
