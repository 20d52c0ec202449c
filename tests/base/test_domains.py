"""Domains are found by their files, stand behind what they need, and are told apart."""

from pathlib import Path

import pytest

from citybrain.base.domains import Domain, Domains, arranged, find_domains, read_domain, with_brought
from citybrain.kernel import DeclarationError, NotFoundError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.messages import catalogue, render


def domain(name: str, *needs: str, package: str = "some") -> Domain:
    return Domain(name, package, Path(name), {"en": name}, needs)


def test_each_domain_stands_behind_those_that_it_needs() -> None:
    found = arranged([domain("noise", "streets"), domain("streets", "city"), domain("city")])
    assert [one.name for one in found] == ["city", "streets", "noise"]


def test_who_needs_a_domain_that_is_taken_away_goes_with_it() -> None:
    found = arranged([domain("noise", "streets"), domain("streets", "city"), domain("heat", "city"), domain("city")])
    assert {one.name for one in found.without("streets")} == {"city", "heat"}


@pytest.mark.parametrize(
    ("domains", "message"),
    [
        (
            [domain("noise", "street"), domain("streets")],
            "The domain noise needs the domain street, which is not there. Nearest names: streets.",
        ),
        (
            [domain("heat", package="ours"), domain("heat", package="theirs")],
            "Two domains are called heat: one in ours, one in theirs.",
        ),
        ([domain("air", "heat"), domain("heat", "air")], "Domains need each other in a circle:"),
    ],
)
def test_what_does_not_fit_together_is_told(domains: list[Domain], message: str) -> None:
    with pytest.raises(DeclarationError) as caught:
        arranged(domains)
    assert message in render(caught.value)


@pytest.mark.parametrize("content", ["- a\n", "needs: [city]\n", "label: {en: Noise}\ncolour: red\n"])
def test_a_domain_file_that_cannot_be_read_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "domain.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(DeclarationError) as caught:
        read_domain("noise", "ours", tmp_path)
    assert "noise/domain.yaml cannot be read" in render(caught.value)


def test_what_makes_a_part_of_a_twin_and_who_contributes_to_a_role_is_found_without_a_graph() -> None:
    domains = find_domains()
    assert domains.made("outlines").__module__ == "citybrain.domains.buildings.importers.openstreetmap"
    assert domains.role("air_temperature") == ("outdoor_temperature",)
    assert domains.role("nothing") == ()
    with pytest.raises(NotFoundError) as told:
        domains.without("buildings").made("outlines")
    assert "No domain here makes the part outlines of a city; made are: bivariate_probability," in render(told.value)


def test_an_unknown_domain_is_told_with_the_nearest() -> None:
    with pytest.raises(NotFoundError) as caught:
        Domains((domain("streets"),))["street"]
    assert "There is no domain street. Nearest names: streets." in render(caught.value)


@pytest.mark.parametrize("one", find_domains().all, ids=lambda one: one.name)
def test_a_domain_says_its_own_words_and_no_others(one: Domain) -> None:
    quantities, measures = (
        [made for made in all_made if made.where.startswith((f"{one.package}.", f"{one.name}/"))]
        for all_made in find_domains().declared()
    )
    stated = [name for layer in one.layers() for file in one.files("parameters", layer) for name in read_yaml(file)]
    own = {made.name for made in (*quantities, *measures)} | {made.guess for made in quantities} | set(stated)
    files = [path for path in one.files("vocabulary") if path.name != "categories.yaml"]
    said = {name for path in files for name in read_yaml(path)}
    assert sorted(said - own) == []


def test_a_message_of_two_domains_is_told_with_both_places(tmp_path: Path) -> None:
    places = []
    for name in ("noise", "air"):
        place = tmp_path / name / "messages" / "en.ftl"
        place.parent.mkdir(parents=True)
        place.write_text(f"{name}-own = told\nboth = told\n", encoding="utf-8")
        places.append(place)
    brought = [Domain(place.parents[1].name, "theirs", place.parents[1], {"en": "x"}) for place in places]
    try:
        with pytest.raises(DeclarationError) as caught:
            with_brought([], brought)
    finally:
        catalogue.bring({})
    told = render(caught.value)
    assert told.startswith(f"The message both stands in two places: {places[0]} and {places[1]}.")


def test_cities_of_equal_parameters_share_a_graph(tmp_path: Path) -> None:
    own = tmp_path / "parameters"
    own.mkdir()
    first = find_domains().graph("FI")
    assert find_domains().graph("FI", tmp_path) is first
    assert find_domains().graph("DK") is not first
    name, known = next((name, one) for name, one in first.parameters.items() if one.values)
    value = known.values[0]
    entry = f"{{unit: {known.unit!r}, values: [{{from: 2020-01-01, value: {value.value}, source: Own, quality: 1}}]}}"
    (own / "own.yaml").write_text(f"{name}: {entry}\n", encoding="utf-8")
    changed = find_domains().graph("FI", tmp_path)
    assert changed is not first
    assert changed.parameters[name].values[0].source == "Own"
    assert find_domains().graph("FI") is first
