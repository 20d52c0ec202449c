"""What a search finds: rows of the snapshot, indicators, and terms of the field with their explanation."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

import pyarrow as pa
from typing_extensions import TypedDict

import citybrain.messages
from citybrain.base.name_search import NameIndex
from citybrain.indicators.declared import Framework
from citybrain.kernel.yaml_files import read_yaml
from citybrain.plans.view import View
from citybrain.presenting.answers.entities import area_name, areas_of, kind_of
from citybrain.twin.geometry.entities import Entities
from citybrain.twin.search import Hit

DEFAULT = "en"
GLOSSARY = Path(citybrain.messages.__file__).with_name("glossary.yaml")


class SearchHit(TypedDict):
    """Something that a search found, by the words that people call it; `detail` is what else a list says of it.

    Of a row `entity` and `id` are told, of an indicator `entity` is its framework and `id` its code, of a term `id` is
    the quantity that it is, null where it is none.
    """

    kind: Literal["area", "address", "row", "thing", "indicator", "term"]
    title: str
    detail: str | None
    entity: str | None
    id: str | None


class GlossaryTerm(NamedTuple):
    """A term with its names and its sentence by language, and its name in the code."""

    name: str
    labels: dict[str, str]
    meaning: dict[str, str]


@cache
def glossary() -> tuple[GlossaryTerm, ...]:
    """The terms in the order of the English alphabet."""
    entries = cast(dict[str, dict[str, Any]], read_yaml(GLOSSARY))
    return tuple(
        GlossaryTerm(told["name"], {DEFAULT: term, "zh": told["zh"]}, told["meaning"]) for term, told in entries.items()
    )


def hits_of_rows(found: Iterable[Hit], entities: Entities, today: View, language: str) -> list[SearchHit]:
    """Rows with their kind, the area they lie in, and how else they are called."""
    return [_row(hit, entities, today, language) for hit in found]


def hits_of_words(
    text: str, most: int, frameworks: Iterable[Framework], quantities: Iterable[str], language: str
) -> list[SearchHit]:
    """Indicators and terms of the field that have the words of a text in any language; `quantities` are known ones."""
    known = frozenset(quantities)
    indicators = [(indicator.label, indicator.code, framework) for framework in frameworks for indicator in framework]
    terms = glossary()
    asked: list[SearchHit] = [
        {
            "kind": "indicator",
            "title": _in(indicators[place][0], language),
            "detail": f"{_in(indicators[place][2].label, language)} {indicators[place][1]}",
            "entity": indicators[place][2].name,
            "id": indicators[place][1],
        }
        for place in _matching(text, most, [" ".join({*label.values(), code}) for label, code, _ in indicators])
    ]
    asked += [
        {
            "kind": "term",
            "title": _in(terms[place].labels, language),
            "detail": _in(terms[place].meaning, language),
            "entity": None,
            "id": terms[place].name if terms[place].name in known else None,
        }
        for place in _matching(text, most, [" ".join(term.labels.values()) for term in terms])
    ]
    return asked


def _matching(text: str, most: int, names: list[str]) -> list[int]:
    return [int(place) for place in _index(tuple(names)).find(text, most)]


@lru_cache(maxsize=4)
def _index(names: tuple[str, ...]) -> NameIndex:
    """An index of names, made again where a city has designed another indicator."""
    return NameIndex(pa.array(names, pa.string()))


def _row(hit: Hit, entities: Entities, today: View, language: str) -> SearchHit:
    entity, row = hit.entity, hit.row
    title = entity.title_of(row, language)
    shown = hit.called if hit.group == "address" else title
    other = title if hit.group == "address" else hit.called
    areas = areas_of(entity, entities, today)
    parts = (
        other if _plain(other) != _plain(shown) else None,
        kind_of(entity, row, today.graph, language) or entity.label(language),
        area_name(areas, row),
    )
    return {
        "kind": hit.group,
        "title": shown,
        "detail": " · ".join(part for part in parts if part),
        "entity": entity.name,
        "id": str(entity.held.ids[row]),
    }


def _plain(text: str) -> str:
    return text.casefold()


def _in(texts: Any, language: str) -> str:
    return str(texts.get(language) or texts.get(DEFAULT) or next(iter(texts.values()), ""))
