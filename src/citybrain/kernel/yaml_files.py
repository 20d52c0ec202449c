"""YAML files of the project's own declarations, read with the fast safe loader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from citybrain.kernel.errors import DeclarationError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """The content of one file. Raises DeclarationError with the line where it is not valid YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        problem = str(getattr(error, "problem", error))
        raise DeclarationError("declaration-bad-yaml", file=path.name, line=line, problem=problem) from None
