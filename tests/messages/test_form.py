"""What pydantic refuses is told in the words of the catalogue, in both languages."""

import datetime
import enum
import json
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import AwareDatetime, BaseModel, Field, TypeAdapter, ValidationError
from pydantic_core import core_schema

from citybrain.messages import allowed_by, first_refused, text
from citybrain.messages.form import _FORMS, _RULES, OTHER
from citybrain.people.texts import Lines, words

PLAIN = re.compile(r"true|false|\d{4}-\d\d-\d\d(T12:00(:00)?(Z|[+]02:00))?|'[^']*'")
"""What is written the same in every language."""


class Colour(enum.Enum):
    red = "red"
    green = "green"


class Part(BaseModel, extra="forbid"):
    name: str


def refused(kind: Any, value: object, **more: object) -> dict[str, Any]:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value, **more)
    return caught.value.errors()[0]


CASES = [
    (Part, {}, "missing", "a value, and none was given", "一个值，而这里没有填写"),
    (Part, {"name": "a", "b": 1}, "extra_forbidden", "nothing: there is no field of this name", None),
    (str, 1, "string_type", "a text", "文本"),
    (Annotated[str, Field(min_length=1)], "", "string_too_short", "a text of one character or more", None),
    (Annotated[str, Field(min_length=3)], "", "string_too_short", "a text of 3 characters or more", None),
    (Annotated[str, Field(max_length=3)], "long", "string_too_long", "a text of at most 3 characters", None),
    (Annotated[str, Field(pattern="^[0-9]$")], "x", "string_pattern_mismatch", "a text of the form ^[0-9]$", None),
    (float, "x", "float_parsing", "a number", "数字"),
    (Annotated[float, Field(strict=True)], "1", "float_type", "a number", None),
    (Annotated[float, Field(allow_inf_nan=False)], float("nan"), "finite_number", "a number", None),
    (int, 1.5, "int_from_float", "a whole number", "整数"),
    (int, "x", "int_parsing", "a whole number", None),
    (Annotated[int, Field(strict=True)], "1", "int_type", "a whole number", None),
    (int, "9" * 5000, "int_parsing_size", "a whole number", None),
    (Annotated[float, Field(gt=0)], 0, "greater_than", "a number above 0", "大于 0 的数"),
    (Annotated[int, Field(ge=1900)], 26, "greater_than_equal", "a number of at least 1900", "不小于 1900 的数"),
    (Annotated[float, Field(lt=0.5)], 1, "less_than", "a number below 0.5", None),
    (Annotated[float, Field(le=1)], 2, "less_than_equal", "a number of at most 1", None),
    (Annotated[int, Field(multiple_of=5)], 7, "multiple_of", "a multiple of 5", None),
    (Literal["less", "more", "neither"], "up", "literal_error", "one of 'less', 'more', 'neither'", None),
    (Colour, "blue", "enum", "one of 'red', 'green'", "'red', 'green' 之一"),
    (bool, "perhaps", "bool_parsing", "true or false", "true 或 false"),
    (bool, [], "bool_type", "true or false", None),
    (datetime.date, "x", "date_from_datetime_parsing", "a date, such as 2026-01-01", None),
    (datetime.date, [], "date_type", "a date, such as 2026-01-01", None),
    (datetime.date, "2026-01-01T10:00:00", "date_from_datetime_inexact", "a date, such as 2026-01-01", None),
    (datetime.datetime, [], "datetime_type", "a date with its time, such as 2026-01-01T12:00:00Z", None),
    (
        datetime.datetime,
        "noon",
        "datetime_from_date_parsing",
        "a date with its time, such as 2026-01-01T12:00:00Z",
        None,
    ),
    (
        AwareDatetime,
        "2026-05-01T04:30",
        "timezone_aware",
        "a moment with its zone, such as 2026-01-01T12:00Z or 2026-01-01T12:00+02:00",
        None,
    ),
    (list[int], "x", "list_type", "a list", "列表"),
    (tuple[int, ...], 1, "tuple_type", "a list", None),
    (set[int], 1, "set_type", "a list", None),
    (Annotated[list[int], Field(min_length=1)], [], "too_short", "a list of one entry or more", None),
    (Annotated[list[int], Field(max_length=1000)], [1] * 2000, "too_long", "a list of at most 1,000 entries", None),
    (dict[str, int], 1, "dict_type", "a group of named fields", None),
    (Part, 1, "model_type", "a group of named fields", "一组带名称的字段"),
    (words(4_000), "x" * 5_000, "too_long", "a text of at most 4,000 characters", "最多 4,000 个字符的文本"),
    (words(4_000), "", "too_short", "a text of one character or more", None),
    (complex, "x", "complex_type", "a value of another kind or form", "其他类型或形式的值"),
]


@pytest.mark.parametrize(("kind", "value", "type_", "english", "chinese"), CASES)
def test_the_reason_is_told_in_both_languages(
    kind: Any, value: object, type_: str, english: str, chinese: str | None
) -> None:
    problem = refused(kind, value)
    assert problem["type"] == type_
    allowed = allowed_by(problem)
    assert text("value-allowed", **allowed) == english
    told = text("value-allowed", language="zh", **allowed)
    assert chinese is None or told == chinese
    assert not re.search("[A-Za-z]", PLAIN.sub("", told.removeprefix(f"形如 {allowed['limit']}"))), told


def test_easy_words_alone_are_told_which_language_they_need() -> None:
    allowed = allowed_by(refused(Lines, {"en-simple": "Short."}))
    assert text("value-allowed", **allowed) == "easy words with a text in the language en beside them"
    assert "语言 en 的原文" in text("value-allowed", language="zh", **allowed)


def test_every_type_that_has_a_text_is_one_of_pydantic_and_its_text_its_own() -> None:
    assert set(_RULES) <= set(typing.get_args(core_schema.ErrorType))
    for language in ("en", "zh"):
        general = text("value-allowed", language=language, rule=OTHER, limit="-")
        for rule in _RULES.values():
            assert text("value-allowed", language=language, rule=rule.name, limit="7") != general


def test_the_first_that_is_refused_is_told_with_its_place() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(list[Part]).validate_python([{"name": "a"}, {"name": 1}])
    assert first_refused(caught.value) == {"place": "1.name", "rule": "text", "limit": "-"}
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Part).validate_python(None)
    assert first_refused(caught.value)["place"] == "-"


def patterns(document: Any) -> Iterator[str]:
    """Every regular expression of a description of an API."""
    for name, value in document.items() if isinstance(document, dict) else enumerate(document):
        if name == "pattern" and isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            yield from patterns(value)


def test_nobody_has_to_read_a_regular_expression_of_the_api() -> None:
    described = json.loads((Path(__file__).parents[2] / "web/src/api/openapi.json").read_text(encoding="utf-8"))
    assert set(patterns(described)) <= set(_FORMS)
    for language in ("en", "zh"):
        general = text("value-allowed", language=language, rule=OTHER, limit="-")
        for form in _FORMS.values():
            assert text("value-allowed", language=language, rule=form, limit="-") != general, form


@pytest.mark.parametrize(
    ("near", "english", "chinese"),
    [
        ("a, b", "There is no framework x. Nearest: a, b. Allowed: c. Correct", "x 的框架。最接近的是：a, b。允许：c"),
        ("-", "There is no framework x. Allowed: c. Correct", "x 的框架。允许：c"),
    ],
)
def test_what_is_near_is_left_out_where_nothing_is(near: str, english: str, chinese: str) -> None:
    told = {"received": "x", "near": near, "allowed": "c"}
    assert english in text("framework-unknown", **told)
    assert chinese in text("framework-unknown", language="zh", **told)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_missing_is_named_with_where_it_belongs_and_what_it_is(language: str) -> None:
    known = {hint: text("request-missing", language=language, name="x", where="header", hint=hint)
             for hint in ("person-code", "report-code", "citybrain-device", "sending", "other")}  # fmt: skip
    assert len(set(known.values())) == len(known)
    places = {text("request-missing", language=language, name="x", where=where, hint="other")
              for where in ("body", "header", "query", "cookie", "nothing")}  # fmt: skip
    assert len(places) == 5
