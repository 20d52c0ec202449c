"""Search among 100,000 buildings by address, name and number, beside a plain scan of the same texts with Arrow."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.cities import Cities
from benchmarks.figure import Figure, milliseconds, ratio
from benchmarks.serving import PATIENCE, serving
from citybrain.open_city import OpenCity
from citybrain.twin.entity_table import NAME
from citybrain.twin.search import CitySearch

MOST = 6
QUESTIONS = 60
GOAL = 50
"""Milliseconds."""


def figures(cities: Cities) -> Iterator[Figure]:
    """The index, questions of each kind in the process, and over HTTP with everything else that a search finds."""
    yield from figures_of(cities.large)


def figures_of(city: Path) -> Iterator[Figure]:
    """The same of the city of a folder."""
    opened = OpenCity(city)
    made = milliseconds(lambda search: search.find("", 1), 3, 1, lambda: CitySearch(opened.search.entities))
    rows, search = len(opened.snapshot.first), opened.search
    texts = _texts(opened)
    yield Figure("index of a search made", made, "ms", None, f"{rows:,} buildings, {search.nbytes / 1e6:.1f} MB held")
    for measure, questions in _questions(texts).items():
        scans = milliseconds(lambda text: _scan(texts, text), QUESTIONS, 3, _each(questions))
        samples = milliseconds(lambda text: search.find(text, MOST), QUESTIONS, 3, _each(questions))
        beside = (
            f"{ratio(np.median(samples), np.median(scans))} a scan for the text as it is ({np.median(scans):.1f} ms)"
        )
        yield Figure(f"search by {measure}", samples, "ms", GOAL, beside)
    with serving(city) as (address, _), httpx.Client(base_url=address, timeout=PATIENCE) as client:

        def ask(text: str) -> None:
            client.get("/api/v1/search", params={"text": text}).raise_for_status()

        first = milliseconds(ask, 1, 0, lambda: "")[0]
        bare = min(milliseconds(lambda: client.get("/health"), 50))
        mixed = [question for each in zip(*_questions(texts).values(), strict=True) for question in each]
        samples = milliseconds(ask, QUESTIONS, 3, _each(mixed))
        beside = f"an empty answer takes {bare:.1f} ms; the first question {first:.0f} ms"
        yield Figure("search over HTTP", samples, "ms", GOAL, beside)


def _texts(opened: OpenCity) -> pa.Array:
    """Addresses and names of the leading entity, as they are stored."""
    held = opened.snapshot.first
    columns = [name for how in ("address", "name") for name in opened.search.entities[held.name].called_by(how)]
    return pa.concat_arrays([held.texts(name).drop_null() for name in (NAME, *columns)])


def _questions(texts: pa.Array) -> dict[str, list[str]]:
    """What people write, from texts of the city: as they are, turned round, their beginning, with a letter missing."""
    random = np.random.default_rng(7)
    chosen = [texts[int(place)].as_py().split("; ")[0] for place in random.integers(0, len(texts), QUESTIONS)]
    return {
        "an address or name": chosen,
        "its words in another order": [" ".join(reversed(text.split())) for text in chosen],
        "its first letters": [text[:3] for text in chosen],
        "a name with a letter missing": [text[:3] + text[4:] for text in chosen],
    }


def _each(questions: list[str]) -> Callable[[], str]:
    endless = itertools.cycle(questions)
    return lambda: next(endless)


def _scan(texts: pa.Array, text: str) -> pa.Array:
    """The least that a search does: find the texts that hold another, whatever its case, and take the first."""
    return texts.filter(pc.match_substring(texts, text, ignore_case=True)).slice(0, MOST)
