"""Chinese sentences of the vocabulary: read strictly, and English as declared where there is none."""

from pathlib import Path
from typing import cast

import pytest

from citybrain.kernel import DeclarationError, read_parameters, read_vocabulary
from citybrain.kernel.load import assemble
from citybrain.kernel.register import Entry, matching
from tests.entities import ENTITIES
from tests.kernel import toy

TERM = 'floor_area: {label: {en: "Floor", zh: "面积"}'
SENTENCE = ', sentence: {zh: "采暖的面积。"}'


def written(folder: Path, *contents: str) -> list[Path]:
    for number, content in enumerate(contents):
        (folder / f"{number}.yaml").write_text(content, encoding="utf-8")
    return sorted(folder.glob("*.yaml"))


def test_a_sentence_is_told_in_chinese_where_there_is_one_and_else_as_declared(tmp_path: Path) -> None:
    read = read_vocabulary(written(tmp_path, TERM + SENTENCE + "}\n"))
    assert list(read.terms) == ["floor_area"]
    assert read.sentence("floor_area", "Heated floor.", "zh") == "采暖的面积。"
    assert read.sentence("floor_area", "Heated floor.", "en") == "Heated floor."
    assert read.sentence("gas", "Gas that is burned.", "zh") == "Gas that is burned."


def test_a_step_of_the_engine_has_a_sentence_and_no_label(tmp_path: Path) -> None:
    read = read_vocabulary(written(tmp_path, 'hourly: {sentence: {zh: "逐时。"}}\n'))
    assert read.terms == {}
    assert read.sentence("hourly", "By the hour.", "zh") == "逐时。"


@pytest.mark.parametrize(
    ("contents", "code"),
    [
        ((TERM + SENTENCE + "}\n", TERM + "}\n"), "vocabulary-twice"),
        (('gas: {sentence: {zh: "燃气。"}}\n', 'gas: {sentence: {zh: "燃气。"}}\n'), "vocabulary-twice"),
        ((TERM + ", sentence: 燃气。}\n",), "vocabulary-bad-sentence"),
        ((TERM + ', sentence: {zh: " "}}\n',), "vocabulary-bad-sentence"),
        ((TERM + ", sentence: {fr: Sol.}}\n",), "vocabulary-bad-sentence"),
        ((TERM + ", also: storeys}\n",), "vocabulary-bad-words"),
        ((TERM + ", also: [GFA, 3]}\n",), "vocabulary-bad-words"),
        ((TERM + ', also: [GFA, " "]}\n',), "vocabulary-bad-words"),
        ((TERM + ", also: [GFA, gfa]}\n",), "vocabulary-bad-words"),
        ((TERM + f", also: [{'x' * 61}]}}\n",), "vocabulary-bad-words"),
        ((TERM + f", also: [{', '.join(map(str, 'abcdefghijklm'))}]}}\n",), "vocabulary-bad-words"),
    ],
)
def test_an_entry_that_cannot_be_read_is_refused(tmp_path: Path, contents: tuple[str, ...], code: str) -> None:
    with pytest.raises(DeclarationError) as caught:
        read_vocabulary(written(tmp_path, *contents))
    assert caught.value.code == code


def test_a_sentence_of_something_that_nobody_declares_is_refused(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(written(tmp_path, TERM.replace("floor_area", "flor_area") + SENTENCE + "}\n"))
    with pytest.raises(DeclarationError) as caught:
        assemble([toy], read_parameters([], vocabulary), vocabulary, entities=ENTITIES)
    assert caught.value.code == "vocabulary-sentence-unknown"
    assert caught.value.arguments == {"name": "flor_area", "near": "floor_area"}


def test_an_english_sentence_of_what_a_declaration_tells_is_refused(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(written(tmp_path, TERM + ', sentence: {en: "Floor."}}\n'))
    with pytest.raises(DeclarationError) as caught:
        assemble([toy], read_parameters([], vocabulary), vocabulary, entities=ENTITIES)
    assert caught.value.code == "vocabulary-bad-sentence"


def test_other_words_are_read_in_any_language(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(written(tmp_path, TERM + ", also: [GFA, 总建筑面积]}\n"))
    assert vocabulary.also("floor_area") == ["GFA", "总建筑面积"]
    assert vocabulary.also("gas") == []
    assert vocabulary.terms["floor_area"].label == {"en": "Floor", "zh": "面积"}


def listed(label: str, *also: str, name: str = "floor_area") -> Entry:
    return cast(Entry, {"name": name, "label": label, "also": list(also), "sentence": "Inside the walls."})


def test_a_search_finds_by_label_other_words_name_and_sentence() -> None:
    floor, gas = listed("Floor", "GFA", "总建筑面积"), listed("Gas", name="gas")
    for search in ("gfa", "总建筑", "floor gfa", "FLOOR_AREA", "walls gfa"):
        assert matching([gas, floor], search) == [floor], search
    assert matching([gas, floor], "gfa garden") == []
    assert matching([gas, floor], " ") == [gas, floor]
