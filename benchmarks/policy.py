"""What it takes to decide whether somebody may do something."""

import itertools
import time
from collections.abc import Iterator

from benchmarks.cities import Cities
from benchmarks.figure import Figure
from citybrain.governance import Actor, DataClass, Permission, Role, decide

ROUNDS = 20
PROMISED = 50.0
MICROSECONDS = 1e6


def figures(_: Cities) -> Iterator[Figure]:
    """Every act of every role on every class, each actor new in the first round."""
    actors = [Actor(role, frozenset({role}), frozenset(Permission), number) for number, role in enumerate(Role)]
    asked = list(itertools.product(actors, Permission, DataClass))
    rounds = [_round(asked) for _ in range(ROUNDS)]
    each = tuple(MICROSECONDS * seconds / len(asked) for seconds in rounds)
    yield Figure("One decision of the policy", each, "µs", PROMISED, f"{len(asked)} acts of roles on classes")


def _round(asked: list[tuple[Actor, Permission, DataClass]]) -> float:
    begin = time.process_time()
    for actor, act, of in asked:
        decide(actor, act, of, 1)
    return time.process_time() - begin
