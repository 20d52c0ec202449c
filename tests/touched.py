"""The files of tests that a change since a commit touches: `python -m tests.touched COMMIT` prints them for pytest.

A test is touched where it changed itself, where it lies under `tests/` as the changed file lies under `src/citybrain/`,
and where it imports the changed file, directly or by a helper of tests. Tests of pages in a browser are touched by
nothing but their own change: they ask a whole server for everything. Nor are the files that take longest, for whoever
waits at a keyboard. Of many, the nearest are taken.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tests.longest import longest_files
from tests.syntax import tree_of

PROJECT = Path(__file__).parents[1]
TESTS = PROJECT / "tests"
SOURCE = PROJECT / "src"
PACKAGE = SOURCE / "citybrain"
BROWSER = TESTS / "web"
MOST = 30
"""Files of tests beside those that are always run."""

ALWAYS = ("tests/architecture/test_layout.py", "tests/architecture/test_names.py", "tests/architecture/test_purity.py")
REAL = "tests/real/"
"""Whole cities of real data: each takes half a minute."""

BESIDE = {"src/citybrain/domains": "tests/domains", "tests/cases": "tests/domains"}
"""Folders whose files no test imports, and the tests that read them."""


def main(since: str) -> None:
    """Print what is touched, and how much of it is left out."""
    files = changed(since)
    found = touched(files)
    every = {name for touched_path in found for name in _files(touched_path, files)}
    taken = quick(found, files)[:MOST]
    print("\n".join((*ALWAYS, *taken)))
    if len(every) > len(taken):
        print(f"{len(every) - len(taken)} more files of tests are touched by what changed: make test", file=sys.stderr)


def quick(found: Iterable[str], files: list[Path]) -> list[str]:
    """Those that do not take longest, or changed themselves; of a folder its files, the nearest first."""
    own = {file.relative_to(PROJECT).as_posix() for file in files}
    slow = set(longest_files()) - own
    names = [name for touched_path in found for name in _files(touched_path, files)]
    return [name for name in dict.fromkeys(names) if name in own or not (name in slow or name.startswith(REAL))]


def _files(name: str, files: list[Path]) -> list[str]:
    if not (PROJECT / name).is_dir():
        return [name]
    inside = sorted((PROJECT / name).rglob("test_*.py"), key=lambda test: min(_steps(test, file) for file in files))
    return [test.relative_to(PROJECT).as_posix() for test in inside]


def changed(since: str) -> list[Path]:
    """Files that differ from a commit, and those that git does not know yet."""
    names = [*_git("diff", "--name-only", since), *_git("ls-files", "--others", "--exclude-standard")]
    return [PROJECT / name for name in names]


def touched(files: Iterable[Path]) -> list[str]:
    """Paths from the project's folder, the nearest to what changed first; what is gone or always run is left out."""
    steps: dict[str, int] = {}
    for file in files:
        for path in _of(file):
            name = path.relative_to(PROJECT).as_posix()
            if path.exists() and name not in ALWAYS:
                steps[name] = min(_steps(path, file), steps.get(name, sys.maxsize))
    return sorted(steps, key=lambda name: (steps[name], name))


def _steps(test: Path, file: Path) -> int:
    """Folders between where a test lies and where one expects it."""
    ours, theirs = (
        test.relative_to(TESTS).parts,
        file.relative_to(PACKAGE if PACKAGE in file.parents else PROJECT).parts,
    )
    theirs = theirs[1:] if theirs[0] == TESTS.name else theirs
    same = next((at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), len(theirs))
    return len(ours) + len(theirs) - 2 * same


def _of(file: Path) -> set[Path]:
    """The tests that one changed file touches."""
    if TESTS in file.parents and file.name.startswith("test_"):
        return {file}
    found = {PROJECT / tests for folder, tests in BESIDE.items() if PROJECT / folder in file.parents}
    if "messages" in file.parts:
        found.add(TESTS / "messages")
    if file.suffix == ".md":
        found.add(TESTS / "docs" / "test_pages.py")
    if file.suffix != ".py":
        return found
    if file.name == "conftest.py":
        found |= set(file.parent.rglob("test_*.py"))
    found |= _mirrored(file) | _importing(module_of(file))
    return {path for path in found if BROWSER not in path.parents}


def _mirrored(file: Path) -> set[Path]:
    """The test that lies as the file lies; all of its folder where there is none or a package hands the file on."""
    if PACKAGE not in file.parents:
        return set()
    folder = TESTS / file.parent.relative_to(PACKAGE)
    same, package = folder / f"test_{file.stem}.py", file.with_name("__init__.py")
    handed_on = package.exists() and module_of(file) in _named(tree_of(package))
    return {same} if same.exists() and not handed_on else set(folder.glob("test_*.py")) if folder != TESTS else set()


def _importing(module: str) -> set[Path]:
    """Files of tests that import a module, or a helper that does."""
    found: set[Path] = set()
    todo = [module]
    while todo:
        name = todo.pop()
        for path, imported in _imports().items():
            if name in imported and path not in found:
                found.add(path)
                if not path.name.startswith("test_"):
                    todo.append(module_of(path))
    tests = {path for path in found if path.name.startswith("test_")}
    shared = {path.parent for path in found if path.name == "conftest.py" and path.parent != TESTS}
    return tests | {test for folder in shared for test in folder.glob("test_*.py")}


@cache
def _imports() -> dict[Path, frozenset[str]]:
    """The modules that each file of the tests names in an import."""
    return {path: frozenset(_named(tree_of(path))) for path in TESTS.rglob("*.py")}


def _named(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_of(file: Path) -> str:
    """Name by which a file of Python is imported."""
    inside = file.relative_to(SOURCE if SOURCE in file.parents else PROJECT).with_suffix("")
    return ".".join(inside.parts[:-1] if inside.name == "__init__" else inside.parts)


def _git(*words: str) -> list[str]:
    ran = subprocess.run(["git", *words], cwd=PROJECT, capture_output=True, text=True, check=False)
    return ran.stdout.split("\n")[:-1]


if __name__ == "__main__":
    main(sys.argv[1])
