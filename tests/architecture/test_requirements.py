"""Whoever installs the wheel gets all that its code imports: each package is required, or an extra."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.syntax import tree_of

PROJECT = Path(__file__).parents[2]
WITH_ANOTHER = {
    "starlette": "fastapi", "pydantic_core": "pydantic", "google": "gtfs-realtime-bindings", "distributed": "dask",
}  # fmt: skip
"""Packages that come with a required one, of which they are a part of the interface."""


def _name(requirement: str) -> str:
    """The name of a package as registers compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", requirement, maxsplit=1)[0]).lower()


def _imported() -> dict[str, str]:
    """Modules of others that the code imports, wherever it does so, each with one file that does."""
    found = {}
    for path in sorted((PROJECT / "src").rglob("*.py")):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            else:
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            found |= {name.partition(".")[0]: path.name for name in names}
    own = {"", "citybrain", *sys.stdlib_module_names}
    return {name: file for name, file in found.items() if name not in own}


def test_every_package_that_the_code_imports_is_required_or_an_extra() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    required = {_name(one) for one in asked}
    made_by = packages_distributions()
    imported = _imported()
    assert len(imported) > 30
    missing = {
        module: file
        for module, file in imported.items()
        if required.isdisjoint(_name(WITH_ANOTHER.get(module, one)) for one in made_by.get(module, [module]))
    }
    assert missing == {}
