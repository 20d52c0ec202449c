"""Help names every command, and loads the modules of none."""

import subprocess
import sys
from pathlib import Path

from typer.main import get_group

import citybrain.cli
from citybrain.cli import main
from citybrain.cli.command_table import MODULES
from citybrain.cli.reader import READER
from citybrain.messages import text

OF_ITS_OWN = {"main", "command_table", "reader"}
AT_START = """
import sys
from citybrain.cli.main import run
sys.argv = ["citybrain", *sys.argv[1:]]
try:
    run()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def loaded_by(*asked: str) -> set[str]:
    command = [sys.executable, "-c", AT_START, *asked]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stderr.split())


def test_help_loads_no_module_of_a_command() -> None:
    loaded = loaded_by("--help")
    assert {name.removeprefix("citybrain.cli.") for name in loaded if name.startswith("citybrain.cli.")} == OF_ITS_OWN
    assert not [name for name in loaded if name.startswith(("citybrain.open_city", "citybrain.kernel", "yaml"))]


def test_a_command_loads_its_own_module_and_those_it_imports() -> None:
    loaded = loaded_by("quality", "--help")
    assert "citybrain.cli.city" in loaded
    assert not {"citybrain.cli.server", "citybrain.cli.plans", "citybrain.cli.access"} & loaded


def test_every_command_has_the_help_that_the_table_says() -> None:
    commands = get_group(main.app).commands
    assert {name: command.help for name, command in commands.items()} == {
        name: text(key, READER.language) for name, (_, key) in MODULES.items()
    }
    assert not [name for name, command in commands.items() if command.hidden or command.name != name]


def test_every_module_that_adds_commands_is_reached() -> None:
    """Those of the scaffold are loaded by its own command."""
    get_group(main.app).commands.values()
    adding = {path.stem for path in Path(citybrain.cli.__path__[0]).glob("*.py") if "\ndef add_to(" in path.read_text()}
    adding = {name for name in adding if not name.startswith("scaffold_")}
    assert {module for module, _ in MODULES.values()} <= adding
    assert not {name for name in adding if f"citybrain.cli.{name}" not in sys.modules}
