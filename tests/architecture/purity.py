"""What a formula must not do: read files, sockets or clocks, print, or draw chance without a seed."""

import ast
from collections.abc import Iterator

ALLOWED = {
    "__future__", "citybrain", "collections", "dataclasses", "enum", "functools", "itertools", "math", "numba",
    "numpy", "operator", "scipy", "typing",
}  # fmt: skip
FORBIDDEN_CALLS = {"open", "print", "input", "exec", "eval", "compile", "__import__"}
READS_FILES = {"load", "save", "savez", "loadtxt", "savetxt", "genfromtxt", "fromfile", "tofile", "memmap"}
SEEDED = {"default_rng", "Generator", "SeedSequence", "PCG64"}


def impurities(tree: ast.AST) -> Iterator[str]:
    """What breaks the rule in one module, with its line."""
    for node in ast.walk(tree):
        for problem in (*_imports(node), *_calls(node)):
            yield f"line {node.lineno}: {problem}"


def _imports(node: ast.AST) -> Iterator[str]:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    if isinstance(node, ast.ImportFrom):
        names = [node.module or ""]
    yield from (f"imports {name}" for name in names if name.split(".")[0] not in ALLOWED)


def _calls(node: ast.AST) -> Iterator[str]:
    if not isinstance(node, ast.Call):
        return
    called = ast.unparse(node.func)
    last = called.split(".")[-1]
    if called in FORBIDDEN_CALLS:
        yield f"calls {called}"
    if called.startswith(("np.", "numpy.")) and last in READS_FILES:
        yield f"reads or writes a file with {called}"
    if ".random." in called and (last not in SEEDED or not (node.args or node.keywords)):
        yield f"draws chance without a seed with {called}"
