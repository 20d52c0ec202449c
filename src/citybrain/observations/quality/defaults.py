"""What readings of known properties are tested for where nothing else is declared: `defaults.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from citybrain.kernel.yaml_files import read_yaml
from citybrain.observations.quality.settings import Settings, read_settings

FILE = "defaults.yaml"
SOURCES = "sources"


@cache
def default_settings() -> Mapping[str, Settings]:
    """Settings by the key of the property, each test with the full text of its source. Raises EntryError.

    Properties of which nothing is tested are not there.
    """
    told: dict[str, Any] = read_yaml(Path(__file__).with_name(FILE))
    sources = told.pop(SOURCES)
    return {key: read_settings(_with_sources(given, sources), f"{FILE}: {key}") for key, given in told.items() if given}


def _with_sources(given: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: {**one, "source": sources[one["source"]]} if isinstance(one, Mapping) else one
        for name, one in given.items()
    }
