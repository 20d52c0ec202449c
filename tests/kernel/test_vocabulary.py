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
        ((TERM + ", short: {en: Night}}\n",), "vocabulary-bad-short"),
        ((TERM + ", like: [40]}\n",), "vocabulary-bad-like"),
        ((TERM + ", like: {40: {en: a hum}}}\n",), "vocabulary-bad-like"),
        ((TERM + ", like: {loud: {en: a hum, zh: 嗡鸣}}}\n",), "vocabulary-bad-like"),
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


def test_everyday_words_are_read_by_value_rising_and_the_parts_as_names(tmp_path: Path) -> None:
    words = "like: {60: {en: a talk, zh: 交谈}, 40: {en: a hum, zh: 嗡鸣}}, short: {en: Night, zh: 夜间}, parts: [gas]"
    term = read_vocabulary(written(tmp_path, TERM + f", {words}}}\n")).terms["floor_area"]
    assert [(value, said["en"]) for value, said in term.like] == [(40, "a hum"), (60, "a talk")]
    assert (term.short["zh"], term.parts) == ("夜间", ("gas",))


def test_parts_of_what_is_no_sum_of_the_same_entity_are_refused(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(written(tmp_path, TERM + ", parts: [city_gas]}\n"))
    of = {"floor_area": "building", "gas": "building", "city_gas": "city"}
    with pytest.raises(DeclarationError) as caught:
        vocabulary.require_parts(of, ["gas", "city_gas"])
    assert caught.value.code == "vocabulary-part-unknown"
    assert caught.value.arguments == {"name": "floor_area", "received": "city_gas", "near": "-"}
    vocabulary.require_parts({**of, "floor_area": "city"}, ["city_gas"])


def test_what_grows_with_what_is_not_known_is_of_the_same_entity(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(written(tmp_path, TERM + ", unknown: city_gas, least_change: 0.5}\n"))
    assert vocabulary.terms["floor_area"].least_change == 0.5
    with pytest.raises(DeclarationError) as caught:
        vocabulary.require_unknown({"floor_area": "building", "gas": "building", "city_gas": "city"})
    assert caught.value.code == "vocabulary-unknown-beside"
    vocabulary.require_unknown({"floor_area": "city", "city_gas": "city"})
    with pytest.raises(DeclarationError):
        read_vocabulary(written(tmp_path, TERM + ", least_change: 0}\n"))
