"""What may stand where pydantic refused a value: arguments of the message `value-allowed`, never pydantic's words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple, Protocol


class Refused(Protocol):
    """What pydantic's ValidationError tells of itself; this package loads no pydantic."""

    def errors(self) -> Sequence[Any]:
        """All that is wrong, one mapping each."""
        ...


class _Rule(NamedTuple):
    """Word by which the message `value-allowed` knows a rule, and the entry of pydantic's context with its limit."""

    name: str
    limit: str = ""


OTHER: Final = "other"
"""The word for rules that have no text of their own."""

EASY_ALONE: Final = "easy_alone"
"""The type of the error of easy words that stand without a text in their language."""

_OF_TEXTS: Final = {"too_short": "string_too_short", "too_long": "string_too_long"}
"""What pydantic says of the length of a text that another validator goes before, and what it says of other texts."""

_RULES: Final[Mapping[str, _Rule]] = {
    "missing": _Rule("present"),
    "extra_forbidden": _Rule("no-field"),
    "string_too_short": _Rule("longer", "min_length"),
    "string_too_long": _Rule("shorter", "max_length"),
    "string_pattern_mismatch": _Rule("pattern", "pattern"),
    "greater_than": _Rule("above", "gt"),
    "greater_than_equal": _Rule("at-least", "ge"),
    "less_than": _Rule("below", "lt"),
    "less_than_equal": _Rule("at-most", "le"),
    "multiple_of": _Rule("multiple", "multiple_of"),
    "too_short": _Rule("more", "min_length"),
    "too_long": _Rule("fewer", "max_length"),
    "literal_error": _Rule("one-of", "expected"),
    "enum": _Rule("one-of", "expected"),
    **dict.fromkeys(("string_type", "string_unicode"), _Rule("text")),
    **dict.fromkeys(
        ("float_type", "float_parsing", "decimal_type", "decimal_parsing", "finite_number"), _Rule("number")
    ),
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size", "int_from_float"), _Rule("whole-number")),
    **dict.fromkeys(("bool_type", "bool_parsing"), _Rule("yes-or-no")),
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _Rule("date")
    ),
    **dict.fromkeys(("datetime_type", "datetime_parsing", "datetime_from_date_parsing"), _Rule("time")),
    "timezone_aware": _Rule("moment-with-zone"),
    **dict.fromkeys(("list_type", "tuple_type", "set_type"), _Rule("list")),
    **dict.fromkeys(("dict_type", "mapping_type", "model_type", "model_attributes_type"), _Rule("mapping")),
}
"""By the type of pydantic's error (docs.pydantic.dev, errors/validation_errors)."""


_NAMES: Final = "[a-z][a-z0-9_]{0,%d}"
_FORMS: Final[Mapping[str, str]] = {
    "^[a-z]{2,3}$": "language-code",
    "^[a-z]{2,3}(-simple)?$": "language-tag",
    "^[a-zA-Z0-9_]+$": "name",
    **dict.fromkeys((f"^{_NAMES % most}$" for most in (49, 79, 99)), "small-name"),
    "^[a-z][a-z0-9_-]{0,99}$": "small-name",
    "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$": "uuid",
    r"^-?[0-9]{1,3}(\.[0-9]{1,12})?,-?[0-9]{1,2}(\.[0-9]{1,12})?$": "place",
    r"^-?(180(\.0+)?|(1[0-7]\d|\d{1,2})(\.\d{1,18})?),-?(90(\.0+)?|[0-8]?\d(\.\d{1,18})?)$": "place",
    **dict.fromkeys(("^[^\x00]*$", r"^[^\x00]*$", r"^[^\u0000]*$", r"^[^\x00-\x1f\x7f]+$"), "plain"),
    r"^[^\n]*$": "line",
    r"^[^\x00-\x1f#+$]+$": "topic",
    "^[0-9]+-[A-Za-z0-9_-]+$": "code",
    **dict.fromkeys(("^[0-9a-f]*$", "^[0-9a-f]{16}$", "^[0-9a-f]{64}$"), "hexadecimal"),
    r"^\d{4}-\d{2}-\d{2}$": "date",
    "^(19|20|21|22)[0-9]{2}$": "year",
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": "time-of-day",
    r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$": "moment",
    r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$": "moment-with-zone",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}[+]00:00$": "moment-of-record",
    r"^[a-z][a-z_]{0,39}:[^\x00-\x1f\x7f]{1,160}$": "kind-and-key",
    "^(report|matter|questionnaire)/[1-9][0-9]{0,14}$": "kind-and-number",
    "^[A-Z]{3}$": "currency",
    r"^$|^[^@\s]+@[^@\s]+$": "email",
    **dict.fromkeys((r"^$|^\+?[0-9 ()-]{3,40}$", r"^$|^\+?[0-9 ()/.-]{3,40}$"), "telephone"),
    **dict.fromkeys(("^$|^https?://", '^https?://[^\\s<>"]+$'), "web-address"),
}
"""Words for the regular expressions that texts are held against: nobody is to read these."""


def first_refused(failed: Refused) -> dict[str, str | int]:
    """Arguments `place`, `rule` and `limit` of the first value that pydantic refused; the place with points, or -."""
    first = failed.errors()[0]
    return {"place": ".".join(str(step) for step in first["loc"]) or "-", **allowed_by(first)}


def allowed_by(problem: Mapping[str, Any]) -> dict[str, str | int]:
    """Arguments `rule` and `limit` of one of pydantic's errors; the rule is `other` for types without a text."""
    if problem["type"] == EASY_ALONE:
        return {"rule": EASY_ALONE.replace("_", "-"), "limit": problem["ctx"]["usual"]}
    type_ = problem["type"]
    if isinstance(problem.get("input"), str):
        type_ = _OF_TEXTS.get(type_, type_)
    rule = _RULES.get(type_, _Rule(OTHER))
    if rule.name == "pattern" and (form := _FORMS.get(str(problem["ctx"]["pattern"]))):
        return {"rule": form, "limit": "-"}
    return {"rule": rule.name, "limit": _limit(problem["ctx"][rule.limit], rule.limit) if rule.limit else "-"}


def _limit(limit: object, name: str) -> str | int:
    """A length as a number; any other limit as a text of no language, since 1900 may be a year."""
    if isinstance(limit, int) and name.endswith("length"):
        return limit
    if isinstance(limit, float) and limit.is_integer():
        return str(int(limit))
    return str(limit).replace("' or '", "', '")
