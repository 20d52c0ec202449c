"""YAML files of the project's own declarations, read with the fast safe loader; a key stands once in a mapping."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.yaml_cache import parsed_once

_Fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PROGRAM = Path(__file__).resolve().parents[1]
"""Only the program's own files are kept parsed: nothing is written beside those of a city."""

SHIPPED = PROGRAM / "open_data"
"""Folders of data that are given on as they are: nothing is written into them."""

DOMAIN = "domain.yaml"
"""Stands in the folder of each domain."""


class _Twice(yaml.MarkedYAMLError):
    """A key that stands twice in one mapping."""


class _Loader(_Fast):  # type: ignore[misc]
    def flatten_mapping(self, node: Any) -> None:
        """Refuses equal keys before merged ones come in, which those of the mapping itself stand over."""
        if not getattr(node, "flat", False):
            node.flat = True
            first: dict[tuple[str, Any], Any] = {}
            for key, _ in node.value:
                if isinstance(key, yaml.ScalarNode):
                    before = first.setdefault((key.tag, key.value), key)
                    if before is not key:
                        raise _Twice(key.value, before.start_mark, None, key.start_mark)
        super().flatten_mapping(node)


def read_yaml(path: Path) -> Any:
    """The content of one file. Raises DeclarationError with the line of what is not valid YAML, or of an equal key."""
    text = path.read_text(encoding="utf-8")
    if PROGRAM not in path.parents or SHIPPED in path.parents:
        return _parsed(path, text)
    return parsed_once(path, text, lambda: _parsed(path, text))


def _parsed(path: Path, text: str) -> Any:
    try:
        return yaml.load(text, Loader=_Loader)
    except _Twice as error:
        assert error.context_mark and error.problem_mark
        told = {"line": error.problem_mark.line + 1, "first": error.context_mark.line + 1}
        raise DeclarationError("declaration-key-twice", file=name_of(path), key=str(error.context), **told) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        problem = str(getattr(error, "problem", error))
        raise DeclarationError("declaration-bad-yaml", file=name_of(path), line=line, problem=problem) from None


def name_of(path: Path) -> str:
    """What messages call a file: from the folder of its domain on, with its own folder elsewhere."""
    folder = next((above for above in path.parents if (above / DOMAIN).is_file()), path.parent)
    return path.relative_to(folder.parent).as_posix()
