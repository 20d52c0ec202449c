"""TOML of a draft: name, country, files, and the columns and codes that were named or guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from citybrain.twin.configuration import KNOWN_LICENCES, parse_configuration
from citybrain.twin.drafts.document import FILES, Draft, DraftFile
from citybrain.twin.founding import quoted

BESIDE: dict[str, dict[str, str]] = {
    "register": {"id": "id", "x": "x", "y": "y"},
    "population": {"column": "population", "h3": "h3", "x": "x", "y": "y", "cell_size": "cell_size"},
    "districts": {"column": "name"},
    "households": {"key": "key"},
}
"""By use: keys of city.toml that name a column, and our names for it; other columns stand in a table of their own."""
COLUMNED = frozenset({"register", "buildings", "districts", "households", "weather"})


def city_file(draft: Draft) -> str:
    """The text of city.toml, or of what stands over it in a city that has one of its own.

    Raises InputError where it would not be one that a build understands.
    """
    lines = [] if draft.founded else [f"name = {quoted(draft.name)}"]
    lines += [f"country = {quoted(draft.country)}"] if draft.country else []
    for key, files in by_kind(draft).items():
        lines += _source(key, files)
        lines += _section(key, files[0])
    text = "\n".join(lines) + "\n"
    parse_configuration(f"name = {quoted(draft.name)}\n" if draft.founded else text, given=text)
    return text


def by_kind(draft: Draft) -> dict[str, list[DraftFile]]:
    """The files that are used, by their use."""
    found: dict[str, list[DraftFile]] = {}
    for file in draft.files:
        if file.kind is not None:
            found.setdefault(file.kind, []).append(file)
    return found


def columns_of(file: DraftFile) -> dict[str, str]:
    """The column for each of our names, as chosen or guessed."""
    wanted = (file.found or {}).get("wanted", [])
    return {one["name"]: one["column"] for one in wanted if one["column"] is not None}


def _source(key: str, files: Sequence[DraftFile]) -> list[str]:
    names = ", ".join(quoted(f"{FILES}/{file.name}") for file in files)
    title, licence, url = KNOWN_LICENCES.get(key, ("", "", None))
    lines = ["", f"[sources.{key}]", f"file = {names if len(files) == 1 else f'[{names}]'}"]
    told = {
        "title": title,
        "licence": _stated(files, "licence") or licence,
        "owner": _stated(files, "owner"),
        "url": url,
    }
    told |= {"crs": files[0].settings.crs, "layer": _layer(files[0]) if key == "buildings" else None}
    return lines + [f"{name} = {quoted(value)}" for name, value in told.items() if value]


def _stated(files: Sequence[DraftFile], what: Literal["licence", "owner"]) -> str | None:
    """What people said of the files of one use; each text once."""
    return ", ".join(dict.fromkeys(said for file in files if (said := getattr(file.settings, what)))) or None


def _layer(file: DraftFile) -> str | None:
    return file.settings.layer or (file.found or {}).get("layer")


def _section(key: str, file: DraftFile) -> list[str]:
    """The tables of city.toml that say how to read this source."""
    inside, beside = columns_of(file), BESIDE.get(key, {})
    told: dict[str, str | None] = {name: inside.pop(ours, None) for name, ours in beside.items()}
    if key in ("register", "population", "districts", "landcover"):
        told["layer"] = _layer(file)
    if key in ("register", "weather", "population"):
        told["encoding"] = file.settings.encoding or (file.found or {}).get("encoding")
    if key == "register":
        told["crs"] = file.settings.crs
    columned = _table(f"{key}.columns", inside) if key in COLUMNED else []
    return _table(key, told) + columned + _values(key, file.settings.meanings)


def _values(section: str, values: Mapping[str, Mapping[str, str]]) -> list[str]:
    return [line for name, meanings in values.items() for line in _table(f"{section}.values.{name}", meanings)]


def _table(name: str, entries: Mapping[str, str | None]) -> list[str]:
    """A table with texts, nothing where it would be empty."""
    lines = [f"{quoted(key)} = {quoted(value)}" for key, value in entries.items() if value]
    return ["", f"[{name}]", *lines] if lines else []
