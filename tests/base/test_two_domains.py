"""What two domains declare that cannot stand together is told with the names of both."""

import sys
from pathlib import Path

import pytest

from citybrain.base.domains import Domain, Domains, arranged, read_domain
from citybrain.kernel import DeclarationError
from citybrain.messages import render

QUANTITY = '''"""A quantity."""

from citybrain.kernel import given
from citybrain.kernel.units import Ratio


@given(of="{entity}")
def loudness() -> Ratio:
    """Loudness of a street."""
    ...
'''
ENTITY = "{name}: {{table: {name}s, geometry: line, inside: [{inside}], labels: {{en: L, zh: 路}}}}"


def write(folder: Path, name: str, declared: str, **files: str) -> Domain:
    """A domain of one package of its own."""
    package = folder / f"domain_{name}"
    (package / "models").mkdir(parents=True)
    (package / "__init__.py").write_text('"""A domain."""\n')
    (package / "models" / "__init__.py").write_text('"""Models."""\n')
    (package / "domain.yaml").write_text(f"label: {{en: {name}, zh: 域}}\n{declared}", encoding="utf-8")
    for file, content in files.items():
        path = package / file.replace("__", "/")
        path = path.with_suffix(".yaml" if file == "attributes" else ".py")
        path.write_text(content, encoding="utf-8")
    return read_domain(name, package.name, package)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("domain_")]:
        del sys.modules[name]


def told(domains: Domains) -> str:
    with pytest.raises(DeclarationError) as caught:
        domains.graph("FI")
    assert "{" not in render(caught.value, "zh")
    return render(caught.value)


def entities(name: str, inside: str = "") -> str:
    return f"entities: {{{ENTITY.format(name=name, inside=inside)}}}\n"


def test_a_quantity_that_two_make(place: Path) -> None:
    roads = write(place, "roads", entities("road"), models__sound=QUANTITY.format(entity="road"))
    noise = write(place, "noise", "needs: [roads]\n", models__sound=QUANTITY.format(entity="road"))
    message = told(arranged([roads, noise]))
    assert message.startswith("Quantity loudness is made twice: by domain_roads.models.sound:")
    assert " and by domain_noise.models.sound:" in message


def test_an_entity_that_two_declare(place: Path) -> None:
    message = told(arranged([write(place, "roads", entities("road")), write(place, "noise", entities("road"))]))
    assert message.startswith("Entity road is declared twice: by roads/domain.yaml and by noise/domain.yaml.")


def test_an_attribute_in_two_files(place: Path) -> None:
    table = 'road: {attributes: {lanes: {unit: "1", label: {en: L, zh: 道}, sentence: {en: "Lanes.", zh: "车道。"}}}}\n'
    domains = arranged([
        write(place, "roads", entities("road"), attributes=table), write(place, "noise", "", attributes=table)
    ])  # fmt: skip
    message = told(domains)
    assert "lanes" in message
    assert "roads/attributes.yaml" in message
    assert "noise/attributes.yaml" in message


def test_an_entity_inside_one_that_nobody_declares(place: Path) -> None:
    message = told(arranged([write(place, "roads", entities("road", "zone"))]))
    assert "zone" in message
    assert "road" in message


def test_a_relation_to_an_entity_that_nobody_declares(place: Path) -> None:
    relation = "relations: {hears: {of: road, to: home, labels: {en: H, zh: 听}, description: Who hears it}}\n"
    message = told(arranged([write(place, "roads", entities("road") + relation)]))
    assert "hears" in message
    assert "home" in message
    assert "roads/domain.yaml" in message


def test_a_quantity_of_an_entity_whose_domain_is_not_there(place: Path) -> None:
    message = told(arranged([write(place, "noise", entities("home"), models__sound=QUANTITY.format(entity="road"))]))
    assert "loudness" in message
    assert "road" in message
    assert "home" in message
