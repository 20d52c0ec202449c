import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from fluent.syntax import ast

from citybrain.kernel.errors import InputError
from citybrain.messages import LANGUAGES, NamedText, UnknownMessageError, catalogue, keys, render, source, text
from tests.messages.fluent_files import entries, messages, variables


@pytest.fixture
def own_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small catalogue in place of the project's, so that these tests say what the mechanism does."""
    for language, sentence in {"en": "{ $row } has { $area } m²", "zh": "{ $row } 的面积为 { $area } 平方米"}.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.ftl").write_text(f"area-odd = {sentence}\n", encoding="utf-8")
        (tmp_path / language / "b.ftl").write_text("bare =\n    .hint = only a hint\n", encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    monkeypatch.setattr(catalogue, "DOMAINS", tmp_path / "domains")
    catalogue.forget()
    yield tmp_path
    catalogue.bring({})
    catalogue.forget()


def part(path: Path) -> str:
    """What a file is about, whatever its language."""
    return path.parents[1].name if path.parent.name == catalogue.PART else path.name


@pytest.mark.usefixtures("own_catalogue")
@pytest.mark.parametrize(
    ("area", "told"),
    [
        (1234.5, "1,234.5"),
        (np.float64(1234.5), "1,234.5"),
        (np.int64(-12000), "-12,000"),
        (0.00042, "0.00042"),
        (0.0000012, "0.0000012"),
        (-2.5e-7, "-2.5e-07"),
        (1e-320, "1e-320"),
        (0, "0"),
        (float("nan"), "NaN"),
        (float("inf"), "∞"),
        (123_456_789_012_345, "123,456,789,012,345"),
        (-1.9645e218, "-1.96450e+218"),
        (10**400, "1.00000e+400"),
        ("2010", "2010"),
        (True, "True"),
    ],
)
def test_values_are_written_as_the_language_writes_them(area: float | str, told: str) -> None:
    assert text("area-odd", row="way/7", area=area) == f"way/7 has {told} m²"


@pytest.mark.usefixtures("own_catalogue")
def test_a_text_in_chinese_has_no_isolating_marks() -> None:
    assert text("area-odd", language="zh", row="way/7", area=1234.5) == "way/7 的面积为 1,234.5 平方米"


@pytest.mark.usefixtures("own_catalogue")
def test_a_very_long_value_is_shortened() -> None:
    told = text("area-odd", row="x" * 10_000, area=1)
    assert told == "x" * 2000 + "… has 1 m²"


@pytest.mark.parametrize(("language", "told"), [("en", "one, two"), ("zh", "一、二")])
def test_keys_as_an_argument_are_told_in_the_language_of_the_text(
    own_catalogue: Path, language: str, told: str
) -> None:
    words = ("one", "two") if language == "en" else ("一", "二")
    (own_catalogue / language / "c.ftl").write_text(f"c-one = {words[0]}\nc-two = {words[1]}\nc-all = {{ $which }}\n")
    assert text("c-all", language, which=NamedText("c-one c-two")) == told
    assert text("c-all", language, which="c-one c-two") == "c-one c-two"


@pytest.mark.usefixtures("own_catalogue")
def test_an_unknown_key_names_the_nearest_and_where_to_add_it() -> None:
    with pytest.raises(UnknownMessageError) as caught:
        text("area-od", language="zh")
    assert str(caught.value) == (
        "There is no message 'area-od' in language 'zh'. Nearest: area-odd."
        " Add it to a file in src/citybrain/messages/zh/."
    )


@pytest.mark.usefixtures("own_catalogue")
def test_a_message_without_a_text_of_its_own_says_so() -> None:
    with pytest.raises(UnknownMessageError, match="has attributes only"):
        text("bare")


def test_an_unknown_language_names_the_languages() -> None:
    with pytest.raises(UnknownMessageError, match=r"no language 'xx'.*there are: en, zh"):
        text("anything", language="xx")


@pytest.mark.usefixtures("own_catalogue")
def test_render_takes_code_and_arguments_of_an_error() -> None:
    error = InputError("area-odd", row="way/7", area=-3.5)
    assert render(error) == "way/7 has -3.5 m²"
    assert render(error, "zh") == "way/7 的面积为 -3.5 平方米"


@pytest.mark.usefixtures("own_catalogue")
def test_render_accepts_arguments_of_any_name() -> None:
    assert render(InputError("area-odd", row="way/7", area=1, key="k", language="fi")) == "way/7 has 1 m²"


@pytest.mark.usefixtures("own_catalogue")
def test_render_shows_an_error_that_the_catalogue_does_not_know() -> None:
    assert render(InputError("from-a-plug-in", file="a.csv")) == "from-a-plug-in: file=a.csv"


@pytest.mark.usefixtures("own_catalogue")
def test_source_is_all_files_of_a_language() -> None:
    assert source("en") == "area-odd = { $row } has { $area } m²\n\nbare =\n    .hint = only a hint\n"
    assert keys("en") == {"area-odd", "bare"}


def test_the_names_found_by_search_are_those_of_the_parser() -> None:
    for language in LANGUAGES:
        parsed = {message.id.name for path in catalogue.files(language) for message in messages(path)}
        assert keys(language) == parsed


@pytest.mark.usefixtures("own_catalogue")
def test_a_message_brings_what_it_refers_to(own_catalogue: Path) -> None:
    (own_catalogue / "en" / "c.ftl").write_text(
        "-brand = City\nfirst = { second }, { -brand }\nsecond = { $row ->\n    [one] a row\n   *[other] { third }\n}\n"
        "third = { $row } rows\n",
        encoding="utf-8",
    )
    catalogue.forget()
    assert text("first", row=1) == "a row, City"
    assert text("first", row=5) == "5 rows, City"


@pytest.mark.usefixtures("own_catalogue")
def test_texts_of_domains_are_part_of_the_catalogue(own_catalogue: Path, tmp_path: Path) -> None:
    for folder, key in ((own_catalogue / "domains" / "noise", "noise-heard"), (tmp_path / "brought", "air-felt")):
        (folder / "messages").mkdir(parents=True)
        (folder / "messages" / "en.ftl").write_text(f"{key} = told\narea-odd = other\n", encoding="utf-8")
    catalogue.forget()
    assert text("noise-heard") == "told"
    assert "air-felt" not in keys("en")
    catalogue.bring({"air": tmp_path / "brought"})
    assert text("air-felt") == "told"
    assert text("area-odd", row="way/7", area=1) == "way/7 has 1 m²"
    assert [key for key, _, _ in catalogue.twice()] == ["area-odd", "area-odd"]


def test_importing_the_package_does_not_load_the_formatter() -> None:
    program = (
        "import sys, citybrain.messages; print([m for m in sys.modules if m.split('.')[0] in ('fluent', 'babel')])"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert told == "[]\n"


def test_both_languages_have_the_same_files() -> None:
    names = {language: [part(path) for path in catalogue.files(language)] for language in LANGUAGES}
    assert names["en"] == names["zh"] != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_can_be_read_completely(language: str) -> None:
    unread = {
        path.name: entry.content
        for path in catalogue.files(language)
        for entry in entries(path)
        if isinstance(entry, ast.Junk)
    }
    assert not unread


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_written_twice(language: str) -> None:
    counted = Counter(message.id.name for path in catalogue.files(language) for message in messages(path))
    assert not [key for key, count in counted.items() if count > 1]


def test_both_languages_have_the_same_keys_and_variables_file_by_file() -> None:
    known = {language: variables(catalogue.files(language)) for language in LANGUAGES}
    english, chinese = (
        {
            (part(path), message.id.name): known[language][message.id.name]
            for path in catalogue.files(language)
            for message in messages(path)
        }
        for language in LANGUAGES
    )
    assert english == chinese


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_formatted(language: str) -> None:
    known = variables(catalogue.files(language))
    for path in catalogue.files(language):
        for message in messages(path):
            if message.value is None:
                continue
            arguments = dict.fromkeys(known[message.id.name], 2)
            bundle, read = catalogue._message(message.id.name, language)
            formatted, errors = bundle.format_pattern(read.value, arguments)
            assert not errors, f"{path.name}: {message.id.name}: {errors}"
            assert str(formatted).strip(), f"{path.name}: {message.id.name} is empty"


@pytest.mark.usefixtures("own_catalogue")
def test_threads_that_are_the_first_to_ask_each_read_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them may make what all parse into: the one that a thread parses into is the one that it reads."""
    with monkeypatch.context() as patch:
        patch.setattr(catalogue, "_bundle", catalogue._bundle.__wrapped__)
        assert text("area-odd", row="Wall", area=2) == "Wall has 2 m²"


def test_no_space_stands_between_two_characters() -> None:
    lines = [line for line in source("zh").splitlines() if not line.startswith("#")]
    assert [line for line in lines if re.search("[\u4e00-\u9fff] [\u4e00-\u9fff]", line)] == []
