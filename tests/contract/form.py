"""Whether an answer has the form of its type."""

import json

from pydantic import TypeAdapter


def hold_against(shape: TypeAdapter, text: bytes | str) -> None:
    """Raises where an answer has another form; a key that the type does not have is lost on the way, which is seen."""
    read = shape.validate_json(text, strict=True)
    assert shape.dump_python(read, mode="json", exclude_unset=True, by_alias=True) == json.loads(text)
