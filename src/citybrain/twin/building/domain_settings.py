"""Numbers that `city.toml` states for a domain beside its files, such as the side of a cell."""

from collections.abc import Mapping
from pathlib import Path

from citybrain.base.domains import Domain, find_domains
from citybrain.kernel.errors import InputError
from citybrain.twin.configuration import FILE
from citybrain.twin.configuration_errors import line_of


def require_settings(domain: Domain, stated: Mapping[str, float], city: Path) -> None:
    """Raises InputError, with the line of city.toml, for a setting that the domain has not, or a value not allowed."""
    allowed = settings_of(domain) if stated else {}
    for key, value in stated.items():
        where: dict[str, str | int] = {"file": str(city / FILE), "line": line_of_domain(city, domain.name, key)}
        told = {**where, "domain": domain.name, "key": key}
        if key not in allowed:
            readers = [one for one in domain.needs if key in settings_of(find_domains()[one])]
            if readers:
                raise InputError("city-domain-setting-elsewhere", **told, reader=readers[0])
            raise InputError("city-domain-setting", **told, allowed=", ".join(sorted(allowed)) or "-")
        if value not in allowed[key]:
            values = ", ".join(f"{one:g}" for one in allowed[key])
            raise InputError("city-domain-setting-value", **told, received=f"{value:g}", allowed=values)


def settings_of(domain: Domain) -> dict[str, tuple[float, ...]]:
    """Numbers that a domain may be told, with the values that are allowed."""
    return {name: values for one in domain.importers() for name, values in one.settings.items()}


def line_of_domain(city: Path, *place: str) -> int:
    """The line of city.toml at which something of a domain stands."""
    return line_of((city / FILE).read_text(encoding="utf-8"), ("domains", *place))
