"""A trained forecast as files: the rules and shifts as JSON, the trees as LightGBM's text; never as pickles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from citybrain.kernel.errors import CityBrainError
from citybrain.observations.forecasts import boosting
from citybrain.observations.forecasts.baselines import UsualClimate
from citybrain.observations.forecasts.candidates import Candidate, Fitted
from citybrain.observations.forecasts.conformal import QUANTILES
from citybrain.observations.forecasts.scale import ForecastScale

FOLDER = "forecasts"
RULES = "rules.json"
TREES = [f"trees-{round(100 * level):02d}.txt" for level in QUANTILES]
DECIMALS = 6


class ForecastError(CityBrainError):
    """A forecast that cannot be trained or made."""


@dataclass(frozen=True)
class Model:
    """What is needed to forecast: all candidates, which of them speaks for each band, groups of streams beside."""

    fitted: Fitted
    speakers: tuple[Candidate, ...]
    beside: Sequence[Sequence[int]] = ()


def folder_of(city: Path, number: int) -> Path:
    """Where the files of a model are."""
    return city / FOLDER / f"{number:06d}"


def write(folder: Path, model: Model) -> dict[str, str]:
    """Write the files of a model; returns the SHA-256 of each by name. Trees that never speak are not kept."""
    fitted = model.fitted
    said = {
        "scale": {"width": fitted.scale.width, "least": None if np.isinf(fitted.scale.least) else fitted.scale.least},
        "usual": np.round(fitted.climate.usual, DECIMALS).tolist(),
        "left": np.round(fitted.climate.left, DECIMALS).tolist(),
        "shifts": {name.value: np.round(shift, DECIMALS).tolist() for name, shift in fitted.shifts.items()},
        "speakers": [speaker.value for speaker in model.speakers],
        "beside": model.beside,
    }
    contents = {RULES: json.dumps(said)}
    if fitted.boosting is not None and Candidate.BOOSTING in model.speakers:
        contents |= dict(zip(TREES, fitted.boosting.texts(), strict=True))
    folder.mkdir(parents=True)
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return {name: hashlib.sha256(content.encode()).hexdigest() for name, content in contents.items()}


def read(folder: Path, hashes: Mapping[str, str]) -> Model:
    """Read a model. Raises ForecastError where a file is missing or is not what was recorded."""
    return _read(folder, tuple(sorted(hashes.items())))


@lru_cache(maxsize=64)
def _read(folder: Path, hashes: tuple[tuple[str, str], ...]) -> Model:
    contents = {name: _checked(folder / name, wanted) for name, wanted in hashes}
    said: dict[str, Any] = json.loads(contents[RULES])
    least = said["scale"]["least"]
    trees = boosting.read([contents[name] for name in TREES]) if TREES[0] in contents else None
    fitted = Fitted(
        ForecastScale(said["scale"]["width"], -np.inf if least is None else least),
        UsualClimate(np.array(said["usual"]), np.array(said["left"])),
        {Candidate(name): np.array(shift) for name, shift in said["shifts"].items()},
        trees,
    )
    return Model(fitted, tuple(Candidate(name) for name in said["speakers"]), said["beside"])


def _checked(path: Path, wanted: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise ForecastError("forecast-file-missing", file=str(path), problem=problem.strerror or "") from problem
    if hashlib.sha256(content).hexdigest() != wanted:
        raise ForecastError("forecast-file-changed", file=str(path))
    return content.decode()
