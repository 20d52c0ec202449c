"""Sums over areas and ratios per unit of a base, which a quantity asks for with `totals` and `per`.

A sum over the rows in each area is called `<area>_<name>`, a ratio `<name>_per_<base>`. Their labels, bounds and
sentences follow from those of the quantity; an entry of the vocabulary stands over them key by key.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from citybrain.kernel.declarations import Quantity
from citybrain.kernel.dimensions import quotient
from citybrain.kernel.entities import Entity, known_entities, lies_in, nearest
from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.parameters import Parameter
from citybrain.kernel.ratios import per, scaled_per
from citybrain.kernel.roles import Contribution
from citybrain.kernel.sums import add_up
from citybrain.kernel.vocabulary import LANGUAGES, Term, Vocabulary

CITY = "city"

TEXTS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "en": {
        "area": "a {label}",
        "total": "{what}; summed over every {part} of {area}.",
        "ratio": "{label} of {area} {base}.",
    },
    "zh": {"area": "{label}", "total": "{what}；{area}范围内所有{part}合计。", "ratio": "{area}的{label}，{base}。"},
})  # fmt: skip
"""Sentences by language; `part` and `area` are entities, `what` says what is summed, `base` what a ratio is per."""


@dataclass(frozen=True)
class Base:
    """What amounts are divided by: a quantity, how a label tells it ("{label} per resident"), and how a sentence."""

    name: str
    quantity: str
    labels: Mapping[str, str]
    sentences: Mapping[str, str]
    where: str = ""


def base(name: str, *, quantity: str, labels: Mapping[str, str], sentences: Mapping[str, str], where: str = "") -> Base:
    """A declared base of ratios. Raises DeclarationError where a language has no text, or a label no place for it."""
    for language in LANGUAGES:
        if "{label}" not in labels.get(language, "") or not sentences.get(language, "").strip():
            raise DeclarationError("base-without-text", base=name, where=where, language=language)
    return Base(name, quantity, dict(labels), dict(sentences), where)


def completed(
    quantities: Iterable[Quantity],
    parameters: Mapping[str, Parameter],
    vocabulary: Vocabulary,
    entities: Iterable[Entity],
    bases: Iterable[Base] = (),
    contributions: Iterable[Contribution] = (),
) -> tuple[list[Quantity], Vocabulary]:
    """Quantities with the sums and ratios behind each that asks for them, and the vocabulary with their texts.

    What contributes to a role of the city as a sum is summed over areas as well where the role is one of areas
    (`contributed_by_area`). Raises DeclarationError for an unknown area or base.
    """
    entities = list(entities)
    made = contributed_by_area(list(quantities), list(contributions), known_entities(entities))
    units = {name: parameter.unit for name, parameter in parameters.items()} | {one.name: one.unit for one in made}
    writer = _Writer(
        units,
        {one.name: one.of for one in made},
        known_entities(entities),
        {one.name: one for one in bases},
        dict(vocabulary.terms),
        dict(vocabulary.sentences),
        vocabulary,
    )
    found = [each for one in made for each in (one, *writer.derived(one))]
    for name in vocabulary.english.keys() & units.keys():
        raise DeclarationError(
            "vocabulary-bad-sentence", name=name, where="; ".join(x.where for x in made if x.name == name)
        )
    return found, dataclasses.replace(vocabulary, terms=writer.terms, sentences=writer.sentences)


def total_name(made: Quantity, area: str) -> str:
    """The name of the sum of a quantity over the rows in each area."""
    return f"{area}_{made.name.removeprefix(f'{made.of}_')}"


def contributed_by_area(
    quantities: list[Quantity], contributions: Sequence[Contribution], entities: Mapping[str, Entity]
) -> list[Quantity]:
    """The quantities, those summed over areas as well of which a sum over the city contributes to a role of areas.

    A role is one of an area where a quantity of the area adds up what contributes to it and no domain contributes one
    of the area itself. What lies in no such area, and what is no sum over rows, contributes to the city alone.
    """
    of = {one.name: one.of for one in quantities} | {
        total_name(one, area): area for one in quantities for area in one.totals
    }
    own = {(one.role, of.get(one.quantity)) for one in contributions}
    asked = {(one.role, one.of) for one in quantities if one.role and one.of != CITY} - own
    if not asked:
        return quantities
    summed = {(one.inputs[0], one.of) for one in quantities if one.kind == "total"}
    summed |= {(one.name, area) for one in quantities for area in one.totals}
    source = {one.name: one.inputs[0] for one in quantities if one.kind == "total" and one.of == CITY}
    source |= {total_name(one, CITY): one.name for one in quantities if CITY in one.totals}
    more: dict[str, list[str]] = {}
    for role, area in sorted(asked):
        for one in contributions:
            name = source.get(one.quantity, "") if one.role == role else ""
            part = entities.get(of.get(name, ""))
            if part and (name, area) not in summed and area in lies_in(entities, part.inside):
                summed.add((name, area))
                more.setdefault(name, []).append(area)
    return [
        dataclasses.replace(one, totals=(*one.totals, *more[one.name])) if one.name in more else one
        for one in quantities
    ]


@dataclass(frozen=True)
class _Writer:
    """Writes what quantities ask for; `terms` and `sentences` grow with it."""

    units: Mapping[str, str]
    of: Mapping[str, str]
    entities: Mapping[str, Entity]
    bases: Mapping[str, Base]
    terms: dict[str, Term]
    sentences: dict[str, str]
    vocabulary: Vocabulary

    def derived(self, made: Quantity) -> Iterator[Quantity]:
        """The sums of a quantity, and the ratios of it and of its sums."""
        totals = [self._total(made, area) for area in made.totals]
        yield from totals
        for name in made.per:
            whole = self._base(made, name)
            for amount in (made, *totals):
                yield self._ratio(made, amount, whole)

    def _total(self, made: Quantity, area: str) -> Quantity:
        if area not in self.entities:
            told = {"received": area, "near": nearest(area, self.entities), "allowed": ", ".join(self.entities)}
            raise DeclarationError("declaration-unknown-entity", quantity=made.name, where=made.where, **told)
        name = total_name(made, area)
        if made.name in self.terms:
            term = self.terms[made.name]
            beside = f"{area}_{term.unknown.removeprefix(f'{made.of}_')}" if term.unknown else ""
            self._say(
                name,
                dataclasses.replace(term, breaks=(), headline=False, parts=(), unknown=beside, least_change=None),
            )
        part = self.entities[made.of]
        sentence = self._tell(
            name,
            {x: TEXTS[x]["total"].format(
                what=self._what(made, x), part=_lower(part.said(x), x), area=self._area(area, x)
            ) for x in LANGUAGES},
        )  # fmt: skip
        return dataclasses.replace(
            _blank(made), name=name, of=area, kind="total", source="sum over the parts", inputs=(made.name,),
            expects={made.name: made.unit}, function=add_up, description=sentence,
        )  # fmt: skip

    def _ratio(self, made: Quantity, amount: Quantity, whole: Base) -> Quantity:
        name = f"{amount.name}_per_{whole.name}"
        by = whole.quantity if amount.of == self.of[whole.quantity] else f"{amount.of}_{whole.quantity}"
        scale = (made.scaled_by,) if made.scaled_by else ()
        units = {amount.name: amount.unit, by: self.units[whole.quantity], **{x: self.units[x] for x in scale}}
        first = self.terms.get(f"{made.name}_per_{whole.name}") if amount is not made else None
        if first:
            self._say(name, dataclasses.replace(first, headline=False, parts=(), unknown="", least_change=None))
        elif term := self.terms.get(made.name):
            labels = {x: whole.labels[x].format(label=term.said(x)) for x in LANGUAGES}
            plain = dataclasses.replace(term, label=labels, breaks=(), headline=False, like=(), parts=())
            self._say(name, dataclasses.replace(plain, unknown="", least_change=None))
        sentence = self._tell(
            name,
            {x: TEXTS[x]["ratio"].format(
                label=self._label(amount.name, x), area=self._area(amount.of, x), base=whole.sentences[x]
            ) for x in LANGUAGES},
        )  # fmt: skip
        return dataclasses.replace(
            _blank(made), name=name, of=amount.of, unit=quotient(*units.values()), kind="rowwise", source="definition",
            inputs=tuple(units), expects=units, function=scaled_per if scale else per, description=sentence,
        )  # fmt: skip

    def _base(self, made: Quantity, name: str) -> Base:
        found = self.bases.get(name)
        wanted = [found.quantity if found else "", *filter(None, [made.scaled_by])]
        if found is None or any(x not in self.units for x in wanted):
            told = {"received": name, "near": nearest(name, self.bases), "allowed": ", ".join(self.bases) or "-"}
            raise DeclarationError("derived-unknown-base", quantity=made.name, where=made.where, **told)
        return found

    def _say(self, name: str, term: Term) -> None:
        """Keeps a term, with what an entry of the vocabulary states about it."""
        own, keys = self.terms.get(name), self.vocabulary.stated.get(name, frozenset())
        self.terms[name] = dataclasses.replace(term, **{key: getattr(own, key) for key in keys})

    def _tell(self, name: str, sentences: Mapping[str, str]) -> str:
        """Keeps the Chinese sentence, and gives the English one; what the vocabulary states stands over both."""
        self.sentences.setdefault(name, sentences["zh"])
        return self.vocabulary.english.get(name, sentences["en"])

    def _what(self, made: Quantity, language: str) -> str:
        """What a quantity is, without its full stop; a field of several has an English sentence of all of them."""
        if language == "en":
            told = self._label(made.name, language) if made.kind == "column" else made.sentence
        else:
            told = self.sentences.get(made.name, self._label(made.name, language))
        return told.rstrip(".。")

    def _label(self, name: str, language: str) -> str:
        term = self.terms.get(name)
        return (term.said(language) if term else "") or name.replace("_", " ")

    def _area(self, name: str, language: str) -> str:
        one = self.entities[name]
        return one.whole.get(language) or TEXTS.get(language, TEXTS["en"])["area"].format(
            label=_lower(one.said(language), language)
        )


def _lower(label: str, language: str) -> str:
    return label[0].lower() + label[1:] if language == "en" and label else label


def _blank(made: Quantity) -> Quantity:
    """What a sum or ratio takes over from the quantity: where it is declared."""
    return Quantity(made.name, made.of, made.unit, made.kind, made.source, where=made.where)
