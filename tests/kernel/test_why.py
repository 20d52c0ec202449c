""" "Why?" opens the rows that belong to a row, whatever they are of."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import (
    City,
    Explainer,
    Graph,
    Patch,
    Positions,
    Relation,
    Result,
    Solved,
    change,
    field,
    given,
    greatest,
    least,
    mean,
    quantity,
    register,
    relation,
    solved,
    total,
)  # fmt: skip
from citybrain.kernel.city import Provenance
from citybrain.kernel.units import KilowattHoursPerYear, Ratio
from tests.entities import ENTITIES, thing
from tests.kernel.toy import DAY


@given(of="building")
def need() -> KilowattHoursPerYear: ...


@given(of="zone")
def zone_factor() -> Ratio: ...


@given(of="link")
def loudness() -> Ratio: ...


@quantity(of="zone", whole=True, source="toy")
def zone_load(need: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Load of a zone, from all buildings at once."""
    return np.array([need[:2].sum(), need[2:].sum()])


@quantity(of="building", whole=True, source="toy")
def share_of_zone(need: KilowattHoursPerYear, zone_factor: Ratio) -> KilowattHoursPerYear:
    """A quantity of buildings that reads zones whole."""
    return need * zone_factor[[0, 0, 1, 1]]


@quantity(of="city", whole=True, source="toy")
def highest_need(need: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """The largest need."""
    return need.max()


@total(of="building", over="hears")
def facade_loudness(loudness: Ratio) -> Ratio:
    """Loudness at the facade."""


@mean(of="building", over="hears")
def mean_loudness(loudness: Ratio) -> Ratio:
    """Mean loudness."""


@least(of="building", over="hears")
def least_weight() -> Ratio:
    """The least weight."""


@greatest(of="building", over="hears", along=True)
def worst(loudness: Ratio) -> Ratio:
    """The greatest of loudness and weight."""


@field(of="building", reach=10.0, source="toy")
def seen_need(need: KilowattHoursPerYear, *, around) -> KilowattHoursPerYear:
    """Need of all within sight."""
    near = np.hypot(around.x[around.rows, None] - around.x, around.y[around.rows, None] - around.y) <= 10.0
    return np.array([need[row].sum() for row in near])


class Found(NamedTuple):
    """What a search finds."""

    root: KilowattHoursPerYear
    city_root: Ratio


@solved(of=("building", "city"), source="Newton", tolerance=1e-6, at_most=50)
def search(need: KilowattHoursPerYear, *, tolerance: float, at_most: int) -> Solved[Found]:
    """Roots by Newton's rule."""
    root, rounds = np.sqrt(need) * 1.1, 0
    while np.max(np.abs(root * root - need)) > tolerance and rounds < at_most:
        root, rounds = 0.5 * (root + need / root), rounds + 1
    return Solved(Found(root, np.float64(len(need))), float(np.max(np.abs(root * root - need))), rounds)


@solved(of="zone", source="toy", tolerance=1.0, at_most=3)
def one_found(zone_factor: Ratio, *, tolerance: float, at_most: int) -> Solved[Ratio]:
    """One column that is found."""
    return Solved(zone_factor * 2.0, 0.5, 2)


DECLARED = [
    need, zone_factor, loudness, zone_load, share_of_zone, highest_need, facade_loudness, mean_loudness, least_weight,
    worst, seen_need, search, one_found,
]  # fmt: skip
HEARS = relation(
    "hears", of="building", to="link", labels={"en": "Hears", "zh": "听到"}, description="What a facade hears."
)  # fmt: skip
GRAPH = Graph(
    [made for f in DECLARED for made in f.__quantities__],
    entities=[*ENTITIES, thing("link", geometry="line")], relations=[HEARS],
)  # fmt: skip


def city(**more) -> City:
    starts = np.array([0, 3, 3, 4, 4])
    hears = Relation("building", "link", starts, np.array([2, 0, 1, 1]), np.array([1.0, 4.0, 2.0, 5.0]), quality=2)
    columns = {
        "need": np.array([7.0, 8.0, 100.0, 200.0]), "zone_factor": np.array([1.0, 3.0]),
        "loudness": np.array([10.0, 5.0, 50.0]),
    }  # fmt: skip
    quality = {"need": np.array([1, 2, 3, 4], np.uint8), "loudness": np.array([1, 5, 3], np.uint8)}
    return City(
        size={"building": 4, "zone": 2, "link": 3}, inside={("building", "zone"): np.array([0, 0, 1, 1])},
        columns={**columns, **more}, day=DAY, quality=quality, leaf=leaf, relations={"hears": hears},
        positions={"building": Positions(np.array([0.0, 9.0, 14.0, 90.0]), np.zeros(4))},
    )  # fmt: skip


def leaf(name: str, row: int) -> Provenance:
    return Provenance("register", "measured", 1, file="register.csv", row=f"{name}:{row}")


def told(name: str, row: int = 0):
    return Explainer(Result(GRAPH, city())).explain(name, row)


def opened(name: str, row: int = 0):
    return [(part.quantity, part.row, part.value) for part in told(name, row).inputs]


def test_a_whole_quantity_of_an_area_opens_what_lies_in_it():
    assert opened("zone_load", 1) == [("need", 3, 200.0), ("need", 2, 100.0)]
    assert opened("zone_load", 0) == [("need", 1, 8.0), ("need", 0, 7.0)]


def test_a_whole_quantity_opens_the_area_that_a_row_lies_in():
    assert opened("share_of_zone", 2) == [("need", 2, 100.0), ("zone_factor", 1, 3.0)]


def test_a_whole_quantity_of_the_city_opens_the_largest_of_all():
    assert opened("highest_need")[:2] == [("need", 3, 200.0), ("need", 2, 100.0)]


def test_a_sum_over_a_relation_opens_its_members_with_their_weights():
    why = told("facade_loudness")
    assert why.value == 50.0 * 1 + 10.0 * 4 + 5.0 * 2
    assert [(part.row, part.weight) for part in why.inputs] == [(2, 1.0), (0, 4.0), (1, 2.0)]
    assert why.parts == 3
    assert why.levels == {1: 0.4, 3: 0.5, 5: 0.1}
    assert why.quality == 3
    assert told("facade_loudness", 1).value == 0.0
    assert told("facade_loudness", 1).inputs == ()


def test_a_mean_and_extremes_over_a_relation():
    assert told("mean_loudness").value == 100.0 / 7.0
    assert told("mean_loudness", 1).value is None
    assert told("worst").value == 51.0
    assert next((part.row, part.value, part.weight) for part in told("worst").inputs) == (2, 50.0, 1.0)
    assert told("worst").quality == 3
    nearest = told("least_weight")
    assert (nearest.value, nearest.quality) == (1.0, 2)
    assert next((part.quantity, part.of, part.row, part.weight) for part in nearest.inputs) == ("hears", "link", 2, 1.0)
    assert told("least_weight", 3).value is None


def test_a_field_opens_its_neighbours_nearest_first():
    why = told("seen_need", 1)
    assert why.value == 115.0
    assert [part.row for part in why.inputs] == [1, 2, 0]
    assert why.quality == 3


def test_a_search_tells_how_near_it_came():
    why = told("root", 3)
    assert why.solve.residual <= why.solve.tolerance == 1e-6
    assert 0 < why.solve.iterations <= why.solve.at_most == 50
    assert [part.row for part in why.inputs] == [3]
    assert told("city_root").inputs[0].row == 3
    assert told("one_found", 1).solve.residual == 0.5
    kinds = {entry["name"]: entry["kind"] for entry in register(GRAPH)}
    assert [kinds[name] for name in ("root", "city_root", "one_found")] == ["solved"] * 3
    assert not {"search", "solve_of_one_found"} & set(kinds)


def test_a_measured_row_stands_over_what_is_computed_and_opens_its_file():
    here = city(facade_loudness=np.full(4, np.nan), share_of_zone=np.full(4, 1.0))
    assert Result(GRAPH, here)["facade_loudness"].tolist() == [100.0, 0.0, 25.0, 0.0]  # only row by row


def test_a_plan_is_told_of_a_related_part():
    base = Result(GRAPH, city())
    plan = change(base, {"loudness": Patch(np.array([1]), np.array([1.0]))})
    why = Explainer(plan, Explainer(base)).explain("facade_loudness", 2)
    assert (why.value, why.before) == (5.0, 25.0)
    assert [(part.source, part.value) for part in why.inputs] == [("plan", 1.0)]
