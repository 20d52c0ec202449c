"""Chinese sentences of the vocabulary: read strictly, and English as declared where there is none."""

from pathlib import Path

import pytest

from citybrain.kernel import DeclarationError, read_parameters, read_vocabulary
from citybrain.kernel.load import assemble
from tests.entities import ENTITIES
from tests.kernel import toy

TERMS = 'floor_area: {label: {en: "Floor", zh: "面积"}}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sentences").mkdir()
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    return tmp_path


def test_a_sentence_is_told_in_chinese_where_there_is_one_and_else_as_declared(folder: Path) -> None:
    (folder / "sentences" / "toy.yaml").write_text('floor_area: "采暖的面积。"\n', encoding="utf-8")
    read = read_vocabulary(folder)
    assert list(read.terms) == ["floor_area"]
    assert read.sentence("floor_area", "Heated floor.", "zh") == "采暖的面积。"
    assert read.sentence("floor_area", "Heated floor.", "en") == "Heated floor."
    assert read.sentence("gas", "Gas that is burned.", "zh") == "Gas that is burned."


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"toy": 'gas: "燃气。"\n', "more": 'gas: "燃气。"\n'}, "vocabulary-twice"),
        ({"toy": "gas: {zh: 燃气。}\n"}, "vocabulary-bad-sentence"),
        ({"toy": 'gas: " "\n'}, "vocabulary-bad-sentence"),
        ({"toy": "gas: 1\n"}, "vocabulary-bad-sentence"),
    ],
)
def test_a_sentence_that_cannot_be_read_is_refused(folder: Path, files: dict[str, str], code: str) -> None:
    for name, content in files.items():
        (folder / "sentences" / f"{name}.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(DeclarationError) as caught:
        read_vocabulary(folder)
    assert caught.value.code == code
    assert caught.value.arguments["where"].startswith("sentences/")


def test_a_sentence_of_something_that_nobody_declares_is_refused(folder: Path) -> None:
    (folder / "sentences" / "toy.yaml").write_text('flor_area: "采暖的面积。"\n', encoding="utf-8")
    vocabulary = read_vocabulary(folder)
    with pytest.raises(DeclarationError) as caught:
        assemble([toy], read_parameters([], vocabulary), vocabulary, ENTITIES)
    assert caught.value.code == "vocabulary-sentence-unknown"
    assert caught.value.arguments == {"name": "flor_area", "near": "floor_area"}
