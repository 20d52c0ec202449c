"""The command line, run in the process of the tests."""

import sys
from collections.abc import Callable
from functools import cache, partial

import pytest
from typer.main import get_command

from citybrain.cli import main
from citybrain.cli.reader import READER

Run = Callable[..., tuple[int, str, str]]
commands = cache(partial(get_command, main.app))
"""All commands, made from their functions once: a process makes them for the one that it runs, in 0.05 s."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command; returns exit code, output and errors."""

    def call(*arguments: object, language: str = "en", columns: int = 200) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(main, "app", commands())
        monkeypatch.setattr(sys, "argv", ["citybrain", *map(str, arguments)])
        monkeypatch.setattr(READER, "language", language)
        with pytest.raises(SystemExit) as ended:
            main.run()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return call
