"""A network that flows one way: what was let in is found by samples, times and all."""

import pytest

from citybrain.cases.tracing.upstream import NetworkSample, Reach, upstream
from citybrain.kernel import InputError

#  0 -> 1 -> 2 -> 6 -> 7
#  3 -> 4 -------^      5 -> 7
HOUR = 3600.0
NETWORK = [Reach(0, 1, HOUR), Reach(1, 2, HOUR), Reach(2, 6, HOUR), Reach(3, 4, HOUR), Reach(4, 6, HOUR),
           Reach(6, 7, HOUR), Reach(5, 7, HOUR)]  # fmt: skip
WINDOW = (0.0, 24 * HOUR)


def test_the_branch_whose_samples_are_above_is_found() -> None:
    above = {7: True, 6: True, 2: False, 4: True, 3: False}
    samples = [NetworkSample(node, 48 * HOUR, it_is) for node, it_is in above.items()]
    made = upstream(8, NETWORK, samples, WINDOW)
    assert made.probability.argmax() == 4
    assert made.probability[4] == pytest.approx(0.8933, abs=1e-3)  # by hand: 0.95^5 over the sum of all nodes
    assert made.probability[4] > 15 * sorted(made.probability)[-2]
    assert made.probability.sum() + made.elsewhere == pytest.approx(1.0)
    assert made.explained.tolist() == [2, 2, 2, 3, 3, 1, 2, 1]


def test_a_sample_before_it_could_arrive_does_not_speak_for_innocence() -> None:
    late = upstream(8, NETWORK, [NetworkSample(6, 1.5 * HOUR, False), NetworkSample(6, 40 * HOUR, True)], WINDOW)
    early = upstream(8, NETWORK, [NetworkSample(6, 30 * HOUR, False), NetworkSample(6, 40 * HOUR, True)], WINDOW)
    assert late.probability[0] == pytest.approx(0.1636, abs=1e-3)  # by hand, shares of the window by travel time
    assert early.probability[0] == pytest.approx(0.1)  # one above, one below: nothing is learnt


def test_samples_that_no_node_explains_come_from_elsewhere() -> None:
    samples = [NetworkSample(node, 48 * HOUR, node == 0) for node in (0, 1, 2, 6, 7)]
    made = upstream(8, NETWORK, samples, WINDOW)
    assert made.elsewhere > made.probability.max()


def test_of_two_ways_the_shorter_counts() -> None:
    both = [Reach(0, 1, 50 * HOUR), Reach(0, 1, HOUR)]
    assert upstream(2, both, [NetworkSample(1, 30 * HOUR, True)], WINDOW).probability[0] == pytest.approx(
        0.4 * 0.95 / (0.8 * 0.95 + 0.2 * 0.05)
    )


def test_faults_are_told_together() -> None:
    with pytest.raises(InputError) as refused:
        upstream(2, [Reach(0, 5, 1.0), Reach(0, 1, -1.0)], [NetworkSample(9, 1.0, True)], WINDOW)
    assert refused.value.arguments["count"] == "3"
    assert "0->5" in refused.value.arguments["problems"]
