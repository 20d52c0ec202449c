"""What stands in for a quantity of another domain does so for its own domain where a city lacks data."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import ModuleType

import numpy as np
import pytest

from citybrain.base.domains import Domain, Domains, find_domains
from citybrain.kernel import City, Graph, NotFoundError, Quantity, Result, change, given, quantity
from citybrain.kernel.entities import entity
from citybrain.kernel.load import declared, stand_ins
from citybrain.kernel.register import register
from citybrain.kernel.units import Ratio
from citybrain.plans import availability
from citybrain.plans.availability import PartialGraph, available
from citybrain.plans.view import View
from tests.entities import ENTITIES

DAY = date(2026, 1, 1)


def made(function: object, where: str) -> Quantity:
    (one,) = getattr(function, "__quantities__", ())
    return replace(one, where=where)


@given(of="building")
def height_of_barriers() -> Ratio:
    """Height of barriers."""
    ...


@quantity(of="building", source="a test")
def loudness(height_of_barriers: Ratio) -> Ratio:
    """Loudness."""
    return 2.0 * height_of_barriers


@quantity(of="building", source="a test")
def loud_price(loudness: Ratio) -> Ratio:
    """Price of loudness, of the domain that makes it."""
    return 3.0 * loudness


@quantity(of="building", source="a test")
def ill(loudness: Ratio) -> Ratio:
    """Illness of loudness, of a domain that reads it."""
    return 5.0 * loudness


def absent() -> Quantity:
    @given(of="building", default=7.0, stands_in=True)
    def loudness() -> Ratio:
        """Loudness."""
        ...

    return made(loudness, "city.health.models.noise:1")


def graph() -> Graph:
    loud = "city.noise.models.loud:1"
    whole = Graph(
        [
            *(made(one, loud) for one in (height_of_barriers, loudness, loud_price)),
            made(ill, "city.health.models.ill:1"),
        ],
        entities=ENTITIES,
    )
    whole.stand_ins = {"loudness": absent()}
    return whole


def test_it_stands_in_where_the_city_lacks_the_data_and_for_its_own_domain_only() -> None:
    bare = City({"building": 2}, {}, {}, DAY)
    part = available(graph(), bare)
    assert isinstance(part, PartialGraph)
    assert Result(part, bare)["ill"].tolist() == [35.0, 35.0]
    assert set(part.lacking) == {"height_of_barriers", "loud_price"}
    assert isinstance(part.lacking["loud_price"], NotFoundError)


def test_several_domains_may_have_one_for_the_same() -> None:
    """Each reads what stands in where the city lacks the data; where nobody makes the quantity it is declared once."""
    bare, whole = City({"building": 2}, {}, {}, DAY), graph()
    whole.quantities["worse"] = replace(made(ill, "city.ground.models.worse:1"), name="worse")
    assert "worse" in available(whole, bare).lacking
    whole.stand_in_places = (("loudness", "city.health.models.noise:1"), ("loudness", "city.ground.models.noise:1"))
    assert "worse" not in available(whole, bare).lacking
    health, ground = ModuleType("health"), ModuleType("ground")
    for module in (health, ground):
        module.loudness = given(of="building", default=7.0, stands_in=True)(_loudness(module.__name__))
    assert [one.name for one in declared([health, ground])[0]] == ["loudness"]
    assert stand_ins([health, ground])["loudness"] is declared([health, ground])[0][0]


def _loudness(module: str) -> Callable[[], object]:
    def loudness() -> Ratio:
        """Loudness."""
        ...

    loudness.__module__ = module
    return loudness


def silent() -> Quantity:
    return replace(absent(), default=np.nan)


def test_nobody_is_told_what_stands_for_nothing_and_what_reads_it_is_computed() -> None:
    """Unless the city gives it, or somebody supposes it."""
    bare, whole = City({"building": 2}, {}, {}, DAY), graph()
    whole.stand_ins = {"loudness": silent()}
    part = available(whole, bare)
    view = View(Result(part, bare))
    for ask in (view.value, view.column, view.quality, lambda name: view.explain(name, 0)):
        with pytest.raises(NotFoundError, match="column-missing"):
            ask("loudness")
    assert np.isnan(view.value("ill")).all()
    assert [entry["name"] for entry in register(part)] == ["ill"]
    supposed = View(change(view.result, {"loudness": np.array([2.0, 3.0])}))
    assert supposed.value("loudness").tolist() == [2.0, 3.0]
    given_here = replace(bare, columns={"loudness": np.array([1.0, 4.0])})
    assert View(Result(available(whole, given_here), given_here)).value("ill").tolist() == [5.0, 20.0]
    assert View(Result(available(whole, given_here), given_here)).value("loudness").tolist() == [1.0, 4.0]


def test_what_only_a_city_that_asks_gets_is_said_with_how_to_ask(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    domain, unasked = (
        Domain(
            name,
            name,
            tmp_path / name,
            {},
            entities=(entity(name, table=name, geometry="point", labels={"en": name, "zh": name}),),
        )
        for name in ("whispers", "shouts")
    )
    for one, said in ((domain, "asked=True"), (unasked, "")):
        folder = one.folder / "importers"
        folder.mkdir(parents=True)
        (folder / "loud.py").write_text(f"@importer({said})\ndef made(read, known):\n    ...\n", encoding="utf-8")
    monkeypatch.setattr(availability, "find_domains", lambda: Domains((domain, unasked)))
    whole = Graph([replace(made(height_of_barriers, "city.loud.models:1"), of=of, name=of + "_height") for of in
                   ("whispers", "shouts")], entities=[*ENTITIES, *domain.entities, *unasked.entities])  # fmt: skip
    lack = available(whole, City({"building": 2}, {}, {}, DAY)).lacking
    assert (lack["whispers_height"].code, lack["whispers_height"].arguments) == (
        "domain-not-asked", {"of": "whispers", "domain": "whispers", "lines": "[domains.whispers]"},
    )  # fmt: skip
    assert lack["shouts_height"].code == "entity-not-in-city"


def test_a_city_that_has_something_of_a_domain_is_not_sent_to_ask_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path):
    made_of = [
        entity(name, table=name, geometry="point", labels={"en": name, "zh": name}) for name in ("whispers", "echoes")
    ]
    domain = Domain("whispers", "whispers", tmp_path, {}, entities=tuple(made_of))
    (tmp_path / "importers").mkdir()
    (tmp_path / "importers" / "loud.py").write_text("@importer(asked=True)\ndef made(read, known):\n    ...\n")
    monkeypatch.setattr(availability, "find_domains", lambda: Domains((domain,)))
    height = replace(made(height_of_barriers, "city.loud.models:1"), of="echoes", name="echoes_height")
    whole = Graph([height], entities=[*ENTITIES, *made_of])
    codes = [
        available(whole, City(size, {}, {}, DAY)).lacking["echoes_height"].code
        for size in ({"building": 2}, {"building": 2, "whispers": 1})
    ]
    assert codes == ["domain-not-asked", "entity-not-in-city"]


def test_it_gives_way_where_the_city_has_the_data() -> None:
    city = City({"building": 2}, {}, {"height_of_barriers": np.array([1.0, 2.0])}, DAY)
    whole = graph()
    assert available(whole, city) is whole
    assert Result(whole, city)["ill"].tolist() == [10.0, 20.0]


def test_the_graph_of_a_city_knows_what_stands_in() -> None:
    known = find_domains().graph("FI").stand_ins
    assert {"heat_price_response", "noise_night", "fine_particle_concentration"} <= set(known)
    assert stand_ins([]) == {}
