"""Every quantity and measure says what it is, on whose authority, in every language and for every country."""

import re

import pytest

import citybrain.interventions
import citybrain.models
from citybrain.kernel import load_graph, read_parameters, read_vocabulary
from citybrain.kernel.load import declared, modules_of
from citybrain.kernel.register import HIDDEN
from citybrain.models.entities import ENTITIES
from tests.places import PARAMETERS, VOCABULARY

QUANTITIES, MEASURES = declared(modules_of([citybrain.models, citybrain.interventions]))
READ = [made for made in QUANTITIES if made.kind not in HIDDEN]
COUNTRIES = sorted(folder.name for folder in PARAMETERS.iterdir() if folder.is_dir() and folder.name != "common")
LANGUAGES = ("en", "zh")


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_graph_of_every_country_fits_together(country: str) -> None:
    graph = load_graph(
        [citybrain.models, citybrain.interventions],
        [PARAMETERS / "common", PARAMETERS / country],
        VOCABULARY,
        entities=ENTITIES,
    )
    assert {made.name for made in QUANTITIES} <= set(graph.quantities)


@pytest.mark.parametrize("made", [*QUANTITIES, *MEASURES], ids=lambda made: made.name)
def test_a_declaration_has_a_sentence_and_a_source(made) -> None:
    assert made.sentence.endswith("."), f"{made.where}: the first sentence of the docstring is shown to people"
    assert len(made.sentence.split()) >= 2
    assert made.source.strip()


@pytest.mark.parametrize("made", [*READ, *MEASURES], ids=lambda made: made.name)
def test_a_declaration_has_a_label_in_every_language(made) -> None:
    term = read_vocabulary(VOCABULARY).terms.get(made.name)
    assert term is not None, f"{made.name} is not in the vocabulary"
    assert all(term.label.get(language, "").strip() for language in LANGUAGES)


@pytest.mark.parametrize("country", ["common", *COUNTRIES])
def test_a_parameter_has_a_label_in_every_language(country: str) -> None:
    vocabulary = read_vocabulary(VOCABULARY)
    layers = [PARAMETERS / "common", PARAMETERS / country]
    labels = {
        name: parameter.label or getattr(vocabulary.terms.get(name), "label", {})
        for name, parameter in read_parameters(layers, vocabulary).items()
    }
    assert [name for name, label in labels.items() if not all(label.get(language) for language in LANGUAGES)] == []


def test_a_declaration_has_a_chinese_sentence_and_every_chinese_sentence_a_declaration() -> None:
    sentences = read_vocabulary(VOCABULARY).sentences
    declared_names = {made.name for made in (*QUANTITIES, *MEASURES)}
    assert sorted(declared_names - set(sentences)) == [], "add them to a file in src/citybrain/vocabulary/sentences/"
    assert sorted(set(sentences) - declared_names) == []


def test_a_chinese_sentence_is_one_in_chinese() -> None:
    sentences = read_vocabulary(VOCABULARY).sentences
    assert [name for name, told in sentences.items() if not re.search(r"[\u4e00-\u9fff].*。$", told)] == []
    assert [name for name, told in sentences.items() if "。" in told[:-1] or re.search(r"[,;:?!]", told)] == []
