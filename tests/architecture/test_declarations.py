"""Every quantity and measure says what it is, on whose authority, in every language and for every country."""

import re

import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel import read_parameters
from citybrain.kernel.register import HIDDEN

DOMAINS = find_domains()
QUANTITIES, MEASURES = DOMAINS.declared()
VOCABULARY = DOMAINS.graph("FI").vocabulary
READ = [made for made in QUANTITIES if made.kind not in HIDDEN]
COUNTRIES = DOMAINS.countries()
LANGUAGES = ("en", "zh")


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_graph_of_every_country_fits_together(country: str) -> None:
    graph = DOMAINS.graph(country)
    assert {made.name for made in QUANTITIES} <= set(graph.quantities)


def test_a_declaration_has_a_sentence_and_a_source() -> None:
    """The first sentence of the docstring is shown to people."""
    declared = [*QUANTITIES, *MEASURES]
    assert len(declared) > 500
    whole = [made for made in declared if made.sentence.endswith(".") and len(made.sentence.split()) >= 2]
    assert [f"{made.name} ({made.where})" for made in declared if made not in whole] == []
    assert [f"{made.name} ({made.where})" for made in declared if not made.source.strip()] == []


def test_a_declaration_has_a_label_in_every_language() -> None:
    names = [made.name for made in (*READ, *MEASURES)]
    assert len(names) > 500
    assert [name for name in names if name not in VOCABULARY.terms] == [], "add them to the vocabulary"
    labels = {name: VOCABULARY.terms[name].label for name in names}
    assert [n for n, label in labels.items() if not all(label.get(x, "").strip() for x in LANGUAGES)] == []


@pytest.mark.parametrize("country", ["common", *COUNTRIES])
def test_a_parameter_has_a_label_in_every_language(country: str) -> None:
    vocabulary = DOMAINS.vocabulary
    labels = {
        name: parameter.label or getattr(vocabulary.terms.get(name), "label", {})
        for name, parameter in read_parameters(
            [DOMAINS.layer("common"), DOMAINS.layer(country.lower())], vocabulary
        ).items()
    }
    assert [name for name, label in labels.items() if not all(label.get(language) for language in LANGUAGES)] == []


def test_a_declaration_has_a_chinese_sentence_and_every_chinese_sentence_a_declaration() -> None:
    sentences = VOCABULARY.sentences
    declared_names = {made.name for made in (*QUANTITIES, *MEASURES)}
    assert sorted(declared_names - set(sentences)) == [], (
        "add a sentence to their entry in the vocabulary of the domain"
    )
    assert sorted(set(sentences) - declared_names) == []


def test_a_chinese_sentence_is_one_in_chinese() -> None:
    sentences = VOCABULARY.sentences
    assert [name for name, told in sentences.items() if not re.search(r"[\u4e00-\u9fff].*。$", told)] == []
    assert [name for name, told in sentences.items() if "。" in told[:-1] or re.search(r"[,;:?!]", told)] == []
