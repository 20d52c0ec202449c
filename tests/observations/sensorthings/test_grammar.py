"""What SensorThings adds to the grammar of odata-query, and where texts are parted."""

import pytest
from odata_query import ast

from citybrain.messages import render
from citybrain.observations.sensorthings.asked.splitting import split
from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.filters.grammar import parsed
from citybrain.observations.sensorthings.filters.trees import chained, path_of


def left(text: str) -> list[str] | None:
    node = parsed(text)
    assert isinstance(node, ast.Compare)
    return path_of(node.left)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("@iot.id eq 1", ["id"]),
        ("id eq 1", ["id"]),
        ("Datastream/@iot.id eq 1", ["Datastream", "id"]),
        ("Datastream/Thing/properties/a.b-c eq 1", ["Datastream", "Thing", "properties", "a.b-c"]),
        ("properties/allergen eq 1", ["properties", "allergen"]),
        ("properties/anything eq null", ["properties", "anything"]),
        ("properties/nullable eq true", ["properties", "nullable"]),
        ("properties/truefalse eq 1", ["properties", "truefalse"]),
        ("properties/notes eq 1", ["properties", "notes"]),
        ("  name   eq   'x'  ", ["name"]),
    ],
)
def test_names_may_begin_like_words_of_the_language(text: str, path: list[str]) -> None:
    assert left(text) == path


def test_not_binds_what_follows_it_and_chains_are_read_in_order() -> None:
    assert isinstance(parsed("not(name eq 'x')"), ast.UnaryOp)
    assert isinstance(parsed("not startswith(name,'x')"), ast.UnaryOp)
    parts = chained(parsed("id eq 1 and id eq 2 and (id eq 3 or id eq 4) and id eq 5"), ast.And)
    assert [type(part).__name__ for part in parts] == ["Compare", "Compare", "BoolOp", "Compare"]


@pytest.mark.parametrize("text", ["", " ", "name eq", "eq 5", "name eq 5 5", "f(x)", "name", "'"])
def test_what_is_no_expression_is_told(text: str) -> None:
    if text == "name":
        assert path_of(parsed(text)) == ["name"]
        return
    with pytest.raises(AskedError):
        parsed(text)


VALUES = "name, 12.5, 'text', 2026-01-31T12:00:00Z, true, null, not, -, ("
OPERATORS = "eq, ne, gt, ge, lt, le, in, and, or, add, sub, mul, div, mod"


@pytest.mark.parametrize(
    ("text", "place", "found", "allowed"),
    [
        ("name eq 5 5", 11, "5", OPERATORS),
        ("  name = 5", 8, "= 5", OPERATORS),
        ("result gt 5 andd result lt 3", 13, "andd result lt 3", OPERATORS),
        ("result gt 5)", 12, ")", OPERATORS),
        ("name eq 'x", 9, "'x", VALUES),
        ('name eq "x"', 9, '"x"', VALUES),
        ("Datastreams/any(d: )", 20, ")", VALUES),
        ("startswith(name 'x')", 17, "'x')", "), ,"),
        ("name in 5", 9, "5", "("),
        ("Datastreams/5", 13, "5", "name, any(, all("),
        ("name eq", None, None, VALUES),
        ("result gt 5 and", None, None, VALUES),
        ("", None, None, VALUES),
        ("(result gt 5", None, None, f"{OPERATORS}, ), ,"),
    ],
)
def test_where_it_cannot_be_read_on_is_told_with_what_could_stand_there(
    text: str, place: int | None, found: str | None, allowed: str
) -> None:
    with pytest.raises(AskedError) as told:
        parsed(text)
    assert told.value.code == ("sta-expression-end" if place is None else "sta-expression")
    assert told.value.arguments["allowed"] == allowed
    if place is not None:
        assert (told.value.arguments["place"], told.value.arguments["found"]) == (place, found)
    for language in ("en", "zh"):
        words = render(told.value, language)
        assert allowed in words
        assert "None" not in words


def test_texts_are_parted_outside_of_quotes_and_brackets() -> None:
    assert split("a,b(c,d),e eq ',' ", ",") == ["a", "b(c,d)", "e eq ','"]
    assert split("", ",") == [""]
    for text in ("a(b", "a)b", "'a", "a'b(c"):
        with pytest.raises(AskedError):
            split(text, ",")


@pytest.mark.parametrize("text", ["not " * 1_000 + "true", "-" * 1_000 + "id eq 1", "id" + " add 1" * 700 + " eq 1"])
def test_operators_within_operators_are_limited_whatever_they_are(text: str) -> None:
    with pytest.raises(AskedError, match="sta-expression-nested"):
        parsed(text)


def test_long_chains_are_not_deep() -> None:
    assert len(chained(parsed(" or ".join(["id eq 1"] * 350)), ast.Or)) == 350
