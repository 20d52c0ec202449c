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
    **dict.fromkeys(("list_type", "tuple_type", "set_type"), _Rule("list")),
    **dict.fromkeys(("dict_type", "mapping_type", "model_type", "model_attributes_type"), _Rule("mapping")),
}
"""By the type of pydantic's error (docs.pydantic.dev, errors/validation_errors)."""


def first_refused(failed: Refused) -> dict[str, str | int]:
    """Arguments `place`, `rule` and `limit` of the first value that pydantic refused; the place with points, or -."""
    first = failed.errors()[0]
    return {"place": ".".join(str(step) for step in first["loc"]) or "-", **allowed_by(first)}


def allowed_by(problem: Mapping[str, Any]) -> dict[str, str | int]:
    """Arguments `rule` and `limit` of one of pydantic's errors; the rule is `other` for types without a text."""
    rule = _RULES.get(problem["type"], _Rule(OTHER))
    return {"rule": rule.name, "limit": _limit(problem["ctx"][rule.limit], rule.limit) if rule.limit else "-"}


def _limit(limit: object, name: str) -> str | int:
    """A length as a number; any other limit as a text of no language, since 1900 may be a year."""
    if isinstance(limit, int) and name.endswith("length"):
        return limit
    if isinstance(limit, float) and limit.is_integer():
        return str(int(limit))
    return str(limit).replace("' or '", "', '")
