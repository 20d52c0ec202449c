"""Random small graphs over homes in quarters and links beside them, with relations between them, for property tests."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from hypothesis import strategies as st

from citybrain.kernel import City, Graph, InputDistribution, Patch, Positions, Quantity, Relation, Solved, relation
from citybrain.kernel.lookup import read_table
from citybrain.kernel.parameters import Parameter, Value
from tests.entities import thing

ENTITIES = [thing("quarter"), thing("home", "quarter"), thing("link", "quarter", geometry="line")]
RELATIONS = [
    relation(name, of=of, to=to, labels={"en": name, "zh": name}, description=name)
    for name, of, to in (("hears", "home", "link"), ("serves", "link", "home"), ("sees", "home", "home"))
]
ENDS = {one.name: (one.of, one.to) for one in RELATIONS}
FIRST = datetime.date(2026, 1, 1)
ROWS = ("quarter", "home", "link")


def node(name: str, of: str, kind: str, *inputs: str, **more) -> Quantity:
    return Quantity(name, of, "1", kind, "test", inputs, where=name, **more)


def mixed(*columns):
    out = 0.25
    for place, column in enumerate(columns):
        out = out + np.sin(column) * (1.0 + 0.3 * place)
    return out


def seen(*columns, around):
    """Sum over neighbours within 15 m, in row order."""
    away = np.hypot(around.x[around.rows, None] - around.x, around.y[around.rows, None] - around.y)
    column = mixed(*columns)
    return np.array([np.cumsum(column[row])[-1] for row in away <= 15.0])


def searched(column, *, tolerance, at_most):
    return Solved(column + column.sum(), 0.0, 1)


def parameters() -> dict[str, Parameter]:
    moving = (Value(datetime.date(2020, 1, 1), 1.0, "t"), Value(datetime.date(2030, 1, 1), 2.0, "t"))
    rows = [{"home_given": -9.0, "value": 1.5}, {"home_given": 0.4, "value": 3.0}]
    table = read_table(
        "looked", "t", {"from": FIRST.replace(year=1900), "source": "t", "rows": rows}, ["home_given"], {}
    )
    return {
        "moving": Parameter("moving", "1", "t", moving, interpolate=True,
            uncertainty=InputDistribution("normal", "t", relative=0.2)),
        "looked": Parameter(
            "looked", "1", "t", of="home", by=("home_given",), tables=(table,),
            uncertainty=InputDistribution("normal", "t", relative=0.2, shared=0.5),
        ),
    }  # fmt: skip


@st.composite
def graphs(draw, kinds: tuple[str, ...] = ()) -> Graph:
    """Givens of each entity, a look-up, a remembered quantity, and some random quantities above them."""
    made = [node(f"{of}_given", of, "given") for of in ROWS]
    made.append(node("previous_home_stock", "home", "previous", "home_given"))
    made.append(node("home_stock", "home", "rowwise", "previous_home_stock", "moving", "looked", function=mixed))
    of = {q.name: q.of for q in made} | {"looked": "home"}
    for number in range(draw(st.integers(2, 7))):
        made += _any(draw, f"q{number}", of, kinds)
        of |= {q.name: q.of for q in made}
    made.append(node("city_sum", "city", "total", draw(st.sampled_from([n for n in of if of[n] in ROWS]))))
    return Graph(made, parameters(), entities=ENTITIES, relations=RELATIONS)


def _any(draw, name: str, of: dict[str, str], kinds: tuple[str, ...]) -> list[Quantity]:  # noqa: PLR0911
    pick = lambda entity: draw(st.sampled_from([n for n in of if of[n] == entity]))  # noqa: E731
    kind = draw(st.sampled_from(kinds or ("rowwise", "area", "spread", "related", "related", "field", "solved")))
    entity = draw(st.sampled_from(ROWS))
    part = draw(st.sampled_from(("home", "link")))
    if kind == "area":
        mean = draw(st.booleans())
        return [node(name, "quarter", *(("mean", pick(part), pick(part)) if mean else ("total", pick(part))))]
    if kind == "spread":
        return [node(name, part, "spread", pick("quarter"))]
    if kind == "related":
        over = draw(st.sampled_from(list(ENDS)))
        how = draw(st.sampled_from(("related_total", "related_mean", "least", "greatest", "weight")))
        if how == "weight":
            return [node(name, ENDS[over][0], "least", over=over)]
        along = how in ("least", "greatest") and draw(st.booleans())
        return [node(name, ENDS[over][0], how, pick(ENDS[over][1]), over=over, along=along)]
    if kind == "field":
        return [node(name, "home", "field", pick("home"), pick("home"), "moving", function=seen, reach=15.0)]
    if kind == "solved":
        search = replace(node(f"s_{name}", "model", "solved", pick(entity), function=searched), tolerance=1.0)
        found = partial(lambda x, position: x.values[position], position=0)
        return [replace(search, outputs=(entity,)), node(name, entity, "column", search.name, function=found)]
    return [node(name, entity, "rowwise", pick(entity), pick(entity), "moving", function=mixed)]


def city(seed: int, homes: int = 23, links: int = 11, quarters: int = 3, tiles: int = 1, measured: bool = True) -> City:
    """A seeded city; some of its looked-up values are measured."""
    random = np.random.default_rng(seed)
    size = {"home": homes, "link": links, "quarter": quarters}
    columns = {f"{of}_given": random.uniform(0.0, 1.0, count) for of, count in size.items()}
    if measured:
        columns["looked"] = np.where(random.random(homes) < 0.3, random.uniform(5, 6, homes), np.nan)
    return City(
        size, {(of, "quarter"): random.integers(0, quarters, size[of]) for of in ("home", "link")}, columns, FIRST,
        tiles={"home": tuple(int(x) for x in np.linspace(0, homes, tiles + 1))},
        relations={one.name: _relation(random, one.of, one.to, size) for one in RELATIONS},
        positions={"home": Positions(*random.uniform(0.0, 100.0, (2, homes)))},
    )  # fmt: skip


def _relation(random: np.random.Generator, of: str, to: str, size: dict[str, int]) -> Relation:
    pairs = int(random.integers(0, 3 * size[of]))
    ends = random.integers(0, size[of], pairs), random.integers(0, size[to], pairs).astype(np.int32)
    return Relation.of_pairs(of, to, size[of], ends, random.uniform(0.1, 2.0, pairs))


@st.composite
def overlays(draw, names: tuple[str, ...] = ("home_given", "link_given", "quarter_given", "looked", "q0", "moving")):
    """Patches of givens, of a table, of something computed, and another value of a parameter."""
    random = np.random.default_rng(draw(st.integers(0, 999)))
    chosen = draw(st.sets(st.sampled_from(names), min_size=1, max_size=3))
    share = draw(st.sampled_from((0.1, 0.5, 0.95)))
    return {name: (random.random(64) < share, random.uniform(0.0, 1.0, 64)) for name in sorted(chosen)}


def laid(graph: Graph, of_city: City, overlay) -> dict:
    """An overlay as patches of the rows of a city."""
    found = {}
    for name, (hit, values) in overlay.items():
        of = graph.quantities[name].of
        if of == "city":
            found[name] = np.float64(1.5)
        else:
            rows = np.flatnonzero(hit[: of_city.size[of]])
            found[name] = Patch(rows, values[rows])
    return found


Many = Callable[[str], np.ndarray]


def side_by_side(one: City, draws: int, seed: int) -> tuple[City, list[City]]:
    """A city with its draws beside each other, and each draw as a city of its own."""
    random = np.random.default_rng(seed)
    scores = {"moving": random.normal(size=draws), "looked": random.normal(size=draws)}
    own = random.normal(size=(draws, one.size["home"]))
    of = lambda count: np.repeat(np.arange(draws), count)  # noqa: E731
    quarters = one.size["quarter"]
    inside = {key: np.tile(i, draws) + of(len(i)) * quarters for key, i in one.inside.items()}
    inside |= {(entity, "city"): of(count) for entity, count in one.size.items()}
    spots = one.positions["home"]
    many = replace(
        one,
        size={entity: count * draws for entity, count in one.size.items()} | {"city": draws},
        inside=inside,
        columns={name: np.tile(column, draws) for name, column in one.columns.items()},
        scores=scores,
        own_scores={"looked": own.ravel()},
        relations={name: r.batched(draws, one.size[r.to]) for name, r in one.relations.items()},
        positions={"home": Positions(np.tile(spots.x, draws), np.tile(spots.y, draws))},
        tiles={},
    )
    alone = [
        replace(
            one,
            size={**one.size, "city": 1},
            inside=one.inside | {(e, "city"): np.zeros(n, np.intp) for e, n in one.size.items()},
            scores={name: values[draw : draw + 1] for name, values in scores.items()},
            own_scores={"looked": own[draw]},
            tiles={},
        )
        for draw in range(draws)
    ]
    return many, alone
