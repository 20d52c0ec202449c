"""Entities and relations that do not fit together are refused when the graph is loaded, in words that help."""

from dataclasses import replace

import numpy as np
import pytest

from citybrain.kernel import (
    City,
    CityBrainError,
    DeclarationError,
    Graph,
    InputError,
    NotFoundError,
    Quantity,
    Relation,
    Result,
    Solved,
    entity,
    next_year,
    quantity,
    relation,
    solved,
    total,
)  # fmt: skip
from citybrain.kernel.units import Metres, Ratio, SquareMetres
from citybrain.messages import render
from tests.entities import thing
from tests.kernel.toy import DAY

LABELS = {"en": "Street", "zh": "街道"}
THINGS = [thing("zone"), thing("building", "zone"), thing("link", geometry="line")]
HEARS = relation("hears", of="building", to="link", labels=LABELS, description="What a facade hears.", where="noise")


def node(name="loud", of="building", unit="1", kind="related_total", inputs=("noise",), **more) -> Quantity:
    return Quantity(name, of, unit, kind, "test", inputs, where="test:1", **more)


NOISE = Quantity("noise", "link", "1", "given", "twin", where="test:2")


def load(*quantities, entities=THINGS, relations=(HEARS,)) -> Graph:
    return Graph([NOISE, *quantities], entities=entities, relations=relations)


def refused(work, kind=DeclarationError) -> str:
    with pytest.raises(kind) as caught:
        work()
    assert "{" not in render(caught.value, "zh")
    return render(caught.value, "en")


def test_every_part_of_an_entity_is_looked_at():
    assert "The name “Street” of an entity" in refused(lambda: entity("Street", table="streets", labels=LABELS))
    assert "no label in: zh" in refused(lambda: entity("street", table="streets", labels={"en": "Street"}))
    wrong = refused(lambda: entity("street", table="streets", geometry="curve", labels=LABELS))
    assert "“curve”. Allowed: polygon, line, point, cell, none" in wrong
    assert "table" in refused(lambda: entity("street", table="", labels=LABELS))
    assert "of a relation" in refused(lambda: relation("x y", of="a", to="b", labels=LABELS, description="x"))
    assert "no description" in refused(lambda: relation("x", of="a", to="b", labels=LABELS, description=" "))
    assert entity("street", table="streets", labels=LABELS).said("zh") == "街道"


@pytest.mark.parametrize(
    ("quantities", "more", "told"),
    [
        ([node(of="bilding")], {}, "“bilding”, which is no entity. Nearest: building"),
        ([node(over="heers")], {}, "goes over “heers”, which is no relation. Nearest: hears. Declared: hears"),
        ([node(of="zone", over="hears")], {}, "gathers what is of a link, but relation hears goes building -> link"),
        ([node(over="hears", unit="m")], {}, "declared in m, but what relation hears brings is in 1"),
        ([node(over="hears", inputs=())], {}, "its kind takes 1"),
        ([node(over="hears", kind="least", inputs=(), along=True)], {}, "its kind takes 1"),
        ([node(kind="total", of="zone")], {}, "but a link does not lie inside a zone"),
        ([node(kind="spread", of="link", inputs=("of_zone",)), node("of_zone", "zone", kind="given", inputs=())], {},
         "but a link does not lie inside a zone"),
        ([], {"entities": [*THINGS, replace(thing("link"), where="air")]}, "declared twice: by tests and by air"),
        ([], {"entities": [*THINGS, thing("city")]}, "Entity city is declared twice: by kernel"),
        ([], {"entities": [thing("link"), thing("building", "zoen"), thing("zone")]},
         "inside “zoen”, which is no entity with rows. Nearest: zone"),
        ([], {"entities": [thing("link"), thing("building", "zone"), thing("zone", "building")]}, "lies inside itself"),
        ([], {"relations": [HEARS, replace(HEARS, where="air")]}, "declared twice: by noise and by air"),
        ([], {"relations": [replace(HEARS, to="lnk")]}, "ties “lnk”, which is no entity with rows. Nearest: link"),
        ([], {"relations": [replace(HEARS, to="city")]}, "ties “city”"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(quantities, more, told):
    assert told in refused(lambda: load(*quantities, **more))


def city(relation_of_city: Relation | None, links: int = 3) -> City:
    relations = {"hears": relation_of_city} if relation_of_city else {}
    return City({"building": 2, "link": links}, {}, {"noise": np.ones(links)}, DAY, relations=relations)


def hears(starts=(0, 1, 2), rows=(0, 2), weights=(1.0, 1.0)) -> Relation:
    return Relation("building", "link", np.array(starts), np.array(rows), np.array(weights))


def test_rows_of_a_relation_must_be_there():
    told = refused(lambda: city(hears(rows=(0, 7))), InputError)
    assert "ties row 1 of building to row 7 of link, which has 3 rows, from 0 to 2" in told
    assert "has 1 rows for 2 of building" in refused(lambda: city(hears(starts=(0, 2))), InputError)
    assert "do not fit" in refused(lambda: city(hears(starts=(0, 2, 1))), InputError)
    assert "do not fit" in refused(lambda: city(hears(weights=(1.0,))), InputError)


def test_a_city_without_the_relation_says_so():
    graph = load(node(over="hears"))
    told = refused(lambda: Result(graph, city(None))["loud"], NotFoundError)
    assert "loud goes over relation hears (building -> link), which this city does not have" in told


def test_a_city_without_positions_or_areas_says_so():
    graph = load(node("seen", "link", kind="field", reach=5.0), node("sum", "zone", kind="total", inputs=("b",)),
                 node("b", kind="given", inputs=()))  # fmt: skip
    here = replace(
        city(None), columns={"noise": np.ones(3), "b": np.ones(2)}, size={"building": 2, "link": 3, "zone": 1}
    )
    assert "where the rows of link lie" in refused(lambda: Result(graph, here)["seen"], NotFoundError)
    assert "in which zone each building lies" in refused(lambda: Result(graph, here)["sum"], NotFoundError)


def test_a_search_without_a_residual_is_no_answer():
    @solved(of="link", source="toy", tolerance=0.01, at_most=5)
    def flow(noise: Ratio, *, tolerance: float, at_most: int) -> Solved[Ratio]:
        return Solved(noise, float(noise.max()), at_most)

    here = city(None)
    graph = load(*flow.__quantities__)
    missing = replace(here, columns={"noise": np.full(3, np.nan)})
    assert "residual nan" in refused(lambda: Result(graph, missing)["flow"], CityBrainError).lower()

    @solved(of="link", source="toy", tolerance=0.01, at_most=5)
    def endless(noise: Ratio, *, tolerance: float, at_most: int) -> Solved[Ratio]:
        return Solved(noise, 1.0, at_most + 1)

    graph = load(*endless.__quantities__)
    message = refused(lambda: Result(graph, here)["endless"], CityBrainError)
    assert "residual 1 after 6 rounds, where 0.01 within 5 rounds is promised" in message

    def bad(noise: Ratio, *, tolerance: float, at_most: int) -> Solved[Ratio]: ...

    assert "cannot be declared as solved" in refused(
        lambda: solved(of=("link", "zone"), source="x", tolerance=1, at_most=1)(bad)
    )
    assert "cannot be declared as solved" in refused(lambda: solved(of="link", source="x", tolerance=0, at_most=1)(bad))


def test_weights_bring_their_unit():
    @total(of="building", over="fronts")
    def front(share: Ratio) -> Metres:
        """Length of street before a building."""

    @total(of="building", over="fronts")
    def ground(width: Metres) -> SquareMetres:
        """Ground of the streets before a building."""

    @quantity(of="link", source="toy")
    def share(noise: Ratio) -> Ratio:
        return noise

    @quantity(of="link", source="toy")
    def width(noise: Ratio, step: Metres) -> Metres:
        return noise * step

    step = Quantity("step", "city", "m", "given", "twin", where="test:3")
    fronts = replace(HEARS, name="fronts", unit="m")
    made = [q for f in (front, ground, share, width) for q in f.__quantities__]
    assert load(*made, step, relations=[fronts])["ground"].unit == "m²"


def test_areas_within_areas_are_found_step_by_step():
    things = [thing("room", "building"), *THINGS]
    given = [node("heat", "room", kind="given", inputs=())]
    sums = [
        node("by_zone", "zone", kind="total", inputs=("heat",)),
        node("all", "city", kind="total", inputs=("by_zone",)),
    ]
    graph = load(*given, *sums, entities=things)
    inside = {("room", "building"): np.array([0, 0, 1, 2]), ("building", "zone"): np.array([1, 0, 1])}
    here = City({"room": 4, "building": 3, "zone": 2, "link": 0}, inside, {"heat": np.array([1.0, 2, 4, 8])}, DAY)
    assert Result(graph, here)["by_zone"].tolist() == [4.0, 11.0]
    assert Result(graph, here)["all"] == 15.0


def test_a_measured_column_that_comes_later_is_read_in_that_year():
    graph = load(node("loudness", "link", kind="rowwise", function=lambda noise: noise * 2.0))
    base = Result(graph, city(None))
    assert base["loudness"].tolist() == [2.0, 2.0, 2.0]
    measured = {"noise": base["noise"], "loudness": np.array([np.nan, 9.0, np.nan])}
    following = next_year(base, replace(base.city, columns=measured), {})
    assert following["loudness"].tolist() == [2.0, 9.0, 2.0]
