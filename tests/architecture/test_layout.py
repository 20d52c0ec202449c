"""What a reader may rely on in every file: a reasonable length and a first sentence that says what it is."""

import ast
from pathlib import Path

from tests.syntax import tree_of

PROJECT = Path(__file__).parents[2]
LONGEST = 400
MADE = "schema.d.ts"
"""Made from the OpenAPI document by `npm run types`; nobody reads it from end to end."""

SOURCES = sorted((PROJECT / "src").rglob("*.py"))
WRITTEN = [
    *SOURCES,
    *sorted((PROJECT / "tests").rglob("*.py")),
    *(
        path
        for ending in ("ts", "svelte")
        for path in sorted((PROJECT / "web" / "src").rglob(f"*.{ending}"))
        if path.name != MADE
    ),
]


def relative(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def test_a_file_is_short_enough_to_be_read() -> None:
    lengths = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in WRITTEN}
    assert len(lengths) > 2000
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_a_module_says_what_it_is() -> None:
    sentences = {relative(path): ast.get_docstring(tree_of(path)) for path in SOURCES}
    assert len(sentences) > 1000
    assert [name for name, sentence in sentences.items() if len((sentence or "").split()) < 2] == []


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for path in SOURCES} - {PROJECT / "src"}
    assert [relative(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_every_package_is_in_the_architecture() -> None:
    told = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in SOURCES if path.parent.parent == PROJECT / "src" / "citybrain"}
    assert [name for name in sorted(packages) if f"{name}/" not in told] == []
