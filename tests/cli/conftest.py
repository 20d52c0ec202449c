"""The command line, run in the process of the tests."""

import sys
from collections.abc import Callable

import pytest

from citybrain.cli import main
from citybrain.cli.reader import READER

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command; returns exit code, output and errors."""

    def call(*arguments: object, language: str = "en", columns: int = 200) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(sys, "argv", ["citybrain", *map(str, arguments)])
        monkeypatch.setattr(READER, "language", language)
        with pytest.raises(SystemExit) as ended:
            main.run()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return call
