"""What data hold is shown at the terminal and steers nothing."""

import ast
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.table import Table
from rich.text import Text

import citybrain.cli
from citybrain.cli.console import HarmlessConsole
from citybrain.cli.terminal import STEERING, escaped, harmless
from tests.syntax import tree_of

FOLDER = Path(citybrain.cli.__file__).parent
ODD = "a\x1b]0;owned\x07\x1b[31mred\x9b2J\u202egnp\r\x08b"


def printed(what: object, **more: object) -> str:
    out = io.StringIO()
    HarmlessConsole(file=out, width=80, highlight=False, **more).print(what)
    return out.getvalue()


@pytest.mark.parametrize("what", [ODD, Text(ODD, style="red")], ids=["text", "styled"])
def test_no_text_steers_the_terminal(what: object) -> None:
    table = Table(ODD, title=ODD)
    table.add_row(what)
    for one in (what, table):
        assert not STEERING.search(printed(one).replace("\n", ""))
        assert "owned" in printed(one)


def test_styles_of_our_own_stay() -> None:
    assert printed("[red]x[/red]", force_terminal=True, color_system="standard") == "\x1b[31mx\x1b[0m\n"


@given(st.text())
def test_json_says_the_same(text: str) -> None:
    told = escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(told) == text
    assert not STEERING.search(told)
    assert harmless(harmless(text)) == harmless(text)


def test_no_command_has_a_console_of_its_own() -> None:
    elsewhere = {
        path.name
        for path in FOLDER.glob("*.py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Console", "print", "rich.print")
    }
    assert elsewhere == set()
