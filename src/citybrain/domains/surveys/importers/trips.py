"""Trips that a survey asked for, with the codebook that tells what its columns and codes mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import Notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.domains.surveys.models.shares import (
    LEAST_PERSONS,
    Codes,
    Shares,
    closed_cells,
    persons_with,
    shares_of,
)
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask
from citybrain.twin.categories import category_names

COLUMNS = ("name", "column", "code", "meaning")
TRAITS = {"gender": "group_gender", "age": "group_age", "income": "group_income"}
PURPOSE = "purpose_of_trip"
NEEDED, NAMES = ("person", "purpose"), ("person", "purpose", "weight", *TRAITS)
NOT_KNOWN, ALL = "not_known", "all"
AGES = (15.0, 30.0, 45.0, 65.0)
THIRDS = (1.0 / 3.0, 2.0 / 3.0)
SHOWN = 5


class TravelSurvey(NamedTuple):
    """What was asked, by trip: codes of the person, of the purpose and of each trait; the weight of the answer."""

    person: Codes
    purpose: Codes
    weight: Array
    traits: dict[str, Codes]

    def some(self, rows: Mask) -> TravelSurvey:
        """Of some trips."""
        traits = {name: codes[rows] for name, codes in self.traits.items()}
        return TravelSurvey(self.person[rows], self.purpose[rows], self.weight[rows], traits)


@importer("trips", "codes")
def survey_trips(read: Tables, known: Tables) -> Imported:
    """Takes over for what groups of people travel from the trips of a survey; who travels how stays in its file.

    The codebook has the columns `name`, `column`, `code`, `meaning`: `person` and `purpose` and, where the survey has
    them, `weight`, `gender`, `age`, `income`; a row for each code, none where the column holds numbers. A code without
    a meaning is an answer that is not known. Raises InputError with all that is wrong.
    """
    trips, book = read["trips"], read["codes"]
    if missing := [name for name in COLUMNS if name not in book.columns]:
        raise refusal([f"codes: {', '.join(missing)}?"])
    book = book[list(COLUMNS)].fillna("").map(lambda cell: str(cell).strip())
    if faults := list(_wrong_book(book, trips)):
        raise refusal(faults)
    faults = []
    survey = _survey(trips, book, faults)
    if faults:
        raise refusal(faults)
    answered = survey.purpose >= 0
    notices = _counted("surveys-no-purpose", int((~answered).sum()))
    large = _of_large_groups(survey.some(answered))
    notices += _counted("surveys-small-groups", len(np.unique(survey.person[answered])) - len(np.unique(large.person)))
    if not len(large.person):
        raise refusal([f"trips: < {LEAST_PERSONS}"])
    rows, untold = _rows(large)
    notices += _counted("surveys-pairs-untold", len(untold), pairs=", ".join(untold))
    table = pd.DataFrame(rows)
    for column in (*TRAITS.values(), PURPOSE):
        table[column] = pd.Categorical(table[column], categories=list(category_names(column)))
    return Imported({"purpose_shares": table}, {"purpose_shares": "trips"}, notices=tuple(notices))


def refusal(faults: Sequence[str]) -> InputError:
    """The error that tells all that is wrong with files of surveys, the first ones in words."""
    more = f" (+ {len(faults) - 2 * SHOWN})" if len(faults) > 2 * SHOWN else ""
    return InputError("surveys-files", count=len(faults), received="; ".join(faults[: 2 * SHOWN]) + more)


def _counted(code: str, count: int, **more: str) -> list[Notice]:
    return [Notice(code, {"count": count, **more})] if count else []


def _kinds_of(name: str) -> list[str]:
    """What codes of a column may mean, in the order of their numbers."""
    return [one for one in category_names(TRAITS.get(name, PURPOSE)) if one not in (NOT_KNOWN, ALL)]


def _wrong_book(book: pd.DataFrame, trips: pd.DataFrame) -> Iterator[str]:
    stated: dict[str, set[str]] = {}
    for name, column in zip(book["name"], book["column"], strict=True):
        stated.setdefault(name, set()).add(column)
    yield from (f"codes.name: {name}? ({', '.join(NAMES)})" for name in sorted(set(stated) - set(NAMES)))
    yield from (f"codes.name: {name}?" for name in NEEDED if name not in stated)
    for name, columns in stated.items():
        if len(columns) > 1:
            yield f"codes.column: {name} = {', '.join(sorted(columns))}"
        yield from (f"trips: {column or name}?" for column in sorted(columns) if column not in trips.columns)
    for name in ("purpose", *TRAITS):
        meant = set(book.loc[(book["name"] == name) & (book["code"] != ""), "meaning"]) - {""}
        wrong = sorted(meant - set(_kinds_of(name)))
        if wrong:
            yield f"codes.meaning: {name} {', '.join(wrong[:SHOWN])}? ({', '.join(_kinds_of(name))})"


def _survey(trips: pd.DataFrame, book: pd.DataFrame, faults: list[str]) -> TravelSurvey:
    column = {str(name): trips[columns.iloc[0]] for name, columns in book.groupby("name")["column"]}
    person = column["person"].fillna("").astype(str).str.strip()
    faults += _rows_of("person", (person == "").to_numpy())
    weight = np.ones(len(trips))
    if "weight" in column:
        weight, wrong = to_numbers(column["weight"])
        faults += _rows_of("weight", wrong | ~(weight >= 0.0))
    codes = {name: _coded(name, column[name], book, faults) for name in ("purpose", *TRAITS) if name in column}
    purpose = codes.pop("purpose")
    return TravelSurvey(np.asarray(pd.factorize(person)[0], np.intp), purpose, weight, codes)


def _rows_of(name: str, wrong: Mask) -> list[str]:
    rows = np.flatnonzero(wrong) + 1
    more = f" (+ {len(rows) - SHOWN})" if len(rows) > SHOWN else ""
    return [f"trips.{name}: {', '.join(map(str, rows[:SHOWN]))}{more}"] if len(rows) else []


def _coded(name: str, values: pd.Series, book: pd.DataFrame, faults: list[str]) -> Codes:
    """Positions among the kinds of a column, -1 where the answer is not known."""
    of = book[(book["name"] == name) & (book["code"] != "")]
    if of.empty and name == "purpose":
        faults.append("codes.code: purpose?")
    elif of.empty:
        return _by_number(name, values, faults)
    meaning = dict(zip(of["code"], of["meaning"], strict=True))
    texts = values.fillna("").astype(str).str.strip().str.removesuffix(".0")
    strange = texts[(texts != "") & ~texts.isin(list(meaning))].value_counts()
    if len(strange):
        some = ", ".join(f"{code} ({count})" for code, count in strange.iloc[:SHOWN].items())
        faults.append(f"codes.code: {name} {some}?")
    kinds = _kinds_of(name)
    return np.array([kinds.index(one) if (one := meaning.get(text, "")) in kinds else -1 for text in texts], np.intp)


def _by_number(name: str, values: pd.Series, faults: list[str]) -> Codes:
    """Bands of ages in years, thirds of incomes."""
    if name == "gender":
        faults.append("codes.code: gender?")
        return np.full(len(values), -1)
    numbers, wrong = to_numbers(values)
    known = np.isfinite(numbers) & (numbers >= 0.0)
    faults += _rows_of(name, wrong)
    if not known.any():
        return np.full(len(values), -1)
    steps = AGES if name == "age" else tuple(np.quantile(numbers[known], THIRDS, method="lower"))
    return np.where(known, np.searchsorted(steps, numbers, side="right" if name == "age" else "left"), -1)


def _of_large_groups(survey: TravelSurvey) -> TravelSurvey:
    """Without the persons of groups that are too small, so that all tables are of the same persons.

    Groups of two traits count where one of them is not known; where both are, such a table is not told as a whole.
    """
    while len(survey.person):
        stays = np.full(len(survey.person), len(np.unique(survey.person)) >= LEAST_PERSONS)
        for codes in survey.traits.values():
            stays &= _in_large(survey.person, codes)
        for one, other in combinations(survey.traits.values(), 2):
            stays &= ((one >= 0) & (other >= 0)) | _in_large(survey.person, one * len(AGES) * 2 + other)
        if stays.all():
            break
        survey = survey.some(stays)
    return survey


def _in_large(person: Codes, group: Codes) -> Mask:
    """Whether at least so many persons as may be told of are in the group of a trip."""
    kinds, of = np.unique(group, return_inverse=True)
    pairs = np.unique(np.stack([person, of]), axis=1)
    large: Mask = (np.bincount(pairs[1], minlength=len(kinds)) >= LEAST_PERSONS)[of]
    return large


def _rows(survey: TravelSurvey) -> tuple[list[dict[str, object]], list[str]]:
    """A row for each group and purpose; pairs of traits that are not told since some of their groups are too small."""
    rows: list[dict[str, object]] = []
    closed: dict[tuple[str, ...], Mask] = {}
    untold = []
    traits = {name: np.unique(codes, return_inverse=True) for name, codes in survey.traits.items()}
    for names in ((), *((name,) for name in traits), *combinations(traits, 2)):
        shape = tuple(len(traits[name][0]) for name in names)
        group = np.zeros(len(survey.person), np.intp)
        for name in names:
            group = group * len(traits[name][0]) + traits[name][1]
        groups, purposes = int(np.prod(shape, dtype=int)), len(_kinds_of("purpose"))
        made = shares_of(survey.person, group, survey.purpose, survey.weight, groups, purposes)
        if len(names) == 2 and ((made.persons > 0) & (made.persons < LEAST_PERSONS)).any():
            untold.append(" x ".join(names))
            continue
        persons = persons_with(survey.person, group, survey.purpose, groups, purposes).reshape((*shape, purposes))
        shut = np.zeros(persons.shape, bool)
        for axis, name in enumerate(names if len(names) == 2 else ()):
            shut |= np.expand_dims(closed[name,], 1 - axis)
        closed[names] = closed_cells(persons, shut & (persons > 0))
        kinds = [[_kinds_of(name)[code] if code >= 0 else NOT_KNOWN for code in traits[name][0]] for name in names]
        labels = [dict(zip(names, one, strict=True)) for one in _products(kinds)]
        rows += _rows_of_groups(labels, made, closed[names].reshape(groups, purposes))
    return rows, untold


def _products(kinds: list[list[str]]) -> list[tuple[str, ...]]:
    made: list[tuple[str, ...]] = [()]
    for some in kinds:
        made = [(*one, kind) for one in made for kind in some]
    return made


def _rows_of_groups(labels: list[dict[str, str]], made: Shares, closed: Mask) -> Iterator[dict[str, object]]:
    """Rows of groups that somebody is of; shares of closed cells are not told."""
    for of, label in enumerate(labels):
        if not made.persons[of]:
            continue
        traits = {column: label.get(name, ALL) for name, column in TRAITS.items()}
        for at, purpose in enumerate(_kinds_of("purpose")):
            low, share, high = (one[of, at] for one in (made.low, made.share, made.high))
            told = {"share_of_trips": share, "share_of_trips_low": low, "share_of_trips_high": high}
            yield {
                "id": f"{', '.join(traits.values())}: {purpose}", **traits, PURPOSE: purpose,
                "persons_asked": made.persons[of], "trips_asked": made.trips[of],
                **{name: np.nan if closed[of, at] else value for name, value in told.items()},
            }  # fmt: skip
