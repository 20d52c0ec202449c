"""Modules of declarations: what cannot be read is told with the line of its file."""

import importlib
from pathlib import Path

import pytest

from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.load import modules_of
from citybrain.messages import render


@pytest.mark.parametrize(
    ("source", "line", "problem"),
    [
        ("from citybrain.kernel import quantity\n\n@quantity(given=0.0)\ndef x() -> float: ...\n", 3, "TypeError"),
        ("import there_is_no_such_module\n", 1, "ModuleNotFoundError"),
        ("def x(:\n", 1, "SyntaxError"),
    ],
)
def test_a_module_that_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, line: int, problem: str
) -> None:
    package = tmp_path / f"broken_{problem.lower()}"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "rows.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(DeclarationError) as refused:
        list(modules_of([importlib.import_module(package.name)]))
    told = render(refused.value)
    assert f"{package / 'rows.py'}:{line}" in told
    assert problem in told
