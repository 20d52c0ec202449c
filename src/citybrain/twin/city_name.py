"""What a city is called: as city.toml says now, else as it was called when it was built."""

from __future__ import annotations

import os
import re
import tomllib
from contextlib import suppress
from pathlib import Path

from citybrain.twin.configuration import FILE
from citybrain.twin.disk import write_file
from citybrain.twin.drafts.errors import DraftError
from citybrain.twin.founding import quoted

LINE = re.compile(r"^[ \t]*name[ \t]*=.*$", re.MULTILINE)


def city_name(city: Path, built_as: str) -> str:
    """The name of a city folder; `built_as` where there is no city.toml that can be read."""
    with suppress(OSError, ValueError):
        said = tomllib.loads((city / FILE).read_text(encoding="utf-8")).get("name")
        if isinstance(said, str) and said.strip():
            return said
    return built_as


def rename_city(city: Path, name: str) -> None:
    """Change the name in city.toml and nothing else. Raises DraftError where that cannot be done."""
    path = city / FILE
    part = city / f".{FILE}.{os.getpid()}"
    try:
        text = path.read_text(encoding="utf-8")
        changed = LINE.sub(lambda _: f"name = {quoted(name)}", text, count=1)
        if tomllib.loads(changed) != {**tomllib.loads(text), "name": name}:
            raise ValueError("name")
        write_file(part, changed.encode())
        part.replace(path)
    except (OSError, ValueError) as problem:
        raise DraftError("city-not-renamed", received=name, problem=str(problem)) from problem
    finally:
        with suppress(OSError):
            part.unlink()
