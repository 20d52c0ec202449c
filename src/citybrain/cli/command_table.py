"""Commands by name with their modules: help names all of them, and a command loads its own module alone."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

from typer import Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from citybrain.cli.reader import READER
from citybrain.messages import text

MODULES: Final = {
    "build": ("city", "cli-build"),
    "quality": ("city", "cli-quality"),
    "demo": ("server", "cli-demo"),
    "serve": ("server", "cli-serve"),
    "compare": ("plans", "cli-compare"),
    "scenarios": ("scenarios", "cli-scenarios"),
    "bin-rebates": ("nudges", "cli-nudges-bins"),
    "readings": ("citizen_readings", "cli-readings-command"),
    "brief": ("cases", "cli-brief"),
    "changes": ("changes", "cli-changes"),
    "trace": ("releases", "cli-trace-runs-help"),
    "calibrate": ("calibrate", "cli-calibrate"),
    "calibrations": ("calibrate", "cli-calibrations"),
    "effect": ("effects", "cli-effect"),
    "effects": ("effects", "cli-effects"),
    "assess": ("knowledge", "cli-assess"),
    "explain": ("knowledge", "cli-explain"),
    "quantities": ("knowledge", "cli-quantities"),
    "domains": ("knowledge", "cli-domains"),
    "parameters": ("knowledge", "cli-parameters"),
    "export": ("export", "cli-export"),
    "restore": ("export", "cli-restore"),
    "scaffold": ("scaffolding", "scaffold-help"),
    "plan": ("plans", "cli-plan"),
    "consultation": ("consultations", "cli-consultation-group"),
    "survey": ("questionnaires", "cli-survey-group"),
    "competition": ("nudges", "cli-nudges-competition"),
    "letter": ("nudges", "cli-nudges-letter"),
    "course": ("course", "cli-course"),
    "bills": ("bills", "cli-bills"),
    "access": ("access", "cli-access-group"),
    "notification": ("notifications", "cli-notification-group"),
    "observe": ("observe", "cli-observe"),
    "case": ("cases", "cli-case"),
    "proposal": ("proposals", "cli-proposal-group"),
    "enterprise": ("enterprises", "cli-enterprise-group"),
    "licence": ("licences", "cli-licence-group"),
    "services": ("services", "cli-services-group"),
    "matters": ("matters", "cli-matters-group"),
    "reports": ("reports", "cli-reports-group"),
    "species": ("species", "cli-species-group"),
    "incident": ("incidents", "cli-incident"),
    "indicators": ("indicators", "cli-indicators"),
    "inventory": ("inventory", "cli-inventory"),
    "messages": ("languages", "cli-messages-group"),
    "water": ("water", "cli-water-group"),
}
"""By command or group, in the order of help: the module of this package that has it, and the message of its help."""


class Commands(dict[str, Any]):
    """Commands by name, each made when it is asked for."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(MODULES))
        self._language = READER.language

    def __getitem__(self, name: str) -> Any:
        if super().__getitem__(name) is None:
            self._load(MODULES[name][0])
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """The command of a name, or the default."""
        if name not in self:
            return default
        return self[name]

    def items(self) -> Any:
        """Names with all commands."""
        return [(name, self[name]) for name in self]

    def values(self) -> Any:
        """All commands."""
        return [self[name] for name in self]

    def _load(self, module: str) -> None:
        """Make the commands of a module, with texts in the language in which the command line began."""
        from citybrain.cli import database

        part, asked = Typer(), READER.language
        READER.language = self._language
        try:
            import_module(f"citybrain.cli.{module}").add_to(part)
            database.add_to(part)
        finally:
            READER.language = asked
        self.update(get_group(part).commands)


class CommandTable(TyperGroup):
    """The group of all commands: to list them with what helps none of their modules is loaded."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = Commands()
        self._listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of help."""
        return list(self.commands)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command, or while help is written what stands there for it."""
        if self._listing and cmd_name in MODULES:
            return TyperCommand(cmd_name, help=text(MODULES[cmd_name][1], READER.language))
        return super().get_command(ctx, cmd_name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write help with the names of all commands."""
        self._listing = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self._listing = False
