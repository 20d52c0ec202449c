"""Trips that a survey asked for, with the codebook that tells what its columns and codes mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import Notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.domains.surveys.importers.group_rows import PURPOSE, TRAITS, TravelSurvey, kinds_of, rows_of
from citybrain.domains.surveys.models.chains import linked_trips
from citybrain.domains.surveys.models.shares import LEAST_PERSONS, Codes
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Mask
from citybrain.twin.categories import category_names

COLUMNS = ("name", "column", "code", "meaning")
NEEDED, NAMES = ("person", "purpose"), ("person", "purpose", "order", "linked", "weight", *TRAITS)
LINKS = ("alone", "linked")
"""What codes of the column `linked` mean, in the order of their numbers."""
WORK, HOME = ("work", "business"), "home"
AGES = (15.0, 30.0, 45.0, 65.0)
THIRDS = (1.0 / 3.0, 2.0 / 3.0)
SHOWN = 5


@importer("trips", "codes")
def survey_trips(read: Tables, known: Tables) -> Imported:
    """Takes over for what groups of people travel from the trips of a survey; who travels how stays in its file.

    The codebook has the columns `name`, `column`, `code`, `meaning`: `person` and `purpose` and, where the survey has
    them, `weight`, `gender`, `age`, `income`, and the `order` of the trips of a person or whether a trip is `linked`;
    a row for each code, none where the column holds numbers. A code without a meaning is an answer that is not known.
    Raises InputError with all that is wrong.
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
    rows, untold = rows_of(large)
    notices += _counted("surveys-pairs-untold", len(untold), pairs=", ".join(untold))
    if (survey.linked >= 0).any():
        ways_home = large.purpose == kinds_of("purpose").index(HOME)
        notices += _counted("surveys-no-chain", int(((large.linked < 0) & ~ways_home).sum()))
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
    for name in ("purpose", "linked", *TRAITS):
        meant = set(book.loc[(book["name"] == name) & (book["code"] != ""), "meaning"]) - {""}
        wrong = sorted(meant - set(_meanings(name)))
        if wrong:
            yield f"codes.meaning: {name} {', '.join(wrong[:SHOWN])}? ({', '.join(_meanings(name))})"
    if {"order", "linked"} <= set(stated):
        yield "codes.name: order / linked?"
    if "order" in stated and HOME not in set(book.loc[book["name"] == "purpose", "meaning"]):
        yield f"codes.meaning: purpose {HOME}?"


def _survey(trips: pd.DataFrame, book: pd.DataFrame, faults: list[str]) -> TravelSurvey:
    column = {str(name): trips[columns.iloc[0]] for name, columns in book.groupby("name")["column"]}
    person = column["person"].fillna("").astype(str).str.strip()
    faults += _rows_of("person", (person == "").to_numpy())
    weight = np.ones(len(trips))
    if "weight" in column:
        weight, wrong = to_numbers(column["weight"])
        faults += _rows_of("weight", wrong | ~(weight >= 0.0))
    coded = ("purpose", "linked", *TRAITS)
    codes = {name: _coded(name, column[name], book, faults) for name in coded if name in column}
    purpose, who = codes.pop("purpose"), np.asarray(pd.factorize(person)[0], np.intp)
    linked = codes.pop("linked", np.full(len(trips), -1))
    if "order" in column:
        linked = _linked_by_order(who, column["order"], purpose, faults)
    return TravelSurvey(who, purpose, weight, codes, linked)


def _linked_by_order(person: Codes, order: pd.Series, purpose: Codes, faults: list[str]) -> Codes:
    """Whether trips are linked, by the order in which each person made them; no two of a person have the same."""
    numbers, wrong = to_numbers(order)
    twice = pd.DataFrame({"person": person, "order": numbers}).duplicated(keep=False).to_numpy()
    faults += _rows_of("order", wrong | ~np.isfinite(numbers) | twice)
    purposes = kinds_of("purpose")
    work = tuple(purposes.index(name) for name in WORK)
    return linked_trips(person, np.nan_to_num(numbers), purpose, work, purposes.index(HOME))


def _meanings(name: str) -> list[str]:
    return list(LINKS) if name == "linked" else kinds_of(name)


def _rows_of(name: str, wrong: Mask) -> list[str]:
    rows = np.flatnonzero(wrong) + 1
    more = f" (+ {len(rows) - SHOWN})" if len(rows) > SHOWN else ""
    return [f"trips.{name}: {', '.join(map(str, rows[:SHOWN]))}{more}"] if len(rows) else []


def _coded(name: str, values: pd.Series, book: pd.DataFrame, faults: list[str]) -> Codes:
    """Positions among the kinds of a column, -1 where the answer is not known."""
    of = book[(book["name"] == name) & (book["code"] != "")]
    if of.empty and name in ("purpose", "linked"):
        faults.append(f"codes.code: {name}?")
    elif of.empty:
        return _by_number(name, values, faults)
    meaning = dict(zip(of["code"], of["meaning"], strict=True))
    texts = values.fillna("").astype(str).str.strip().str.removesuffix(".0")
    strange = texts[(texts != "") & ~texts.isin(list(meaning))].value_counts()
    if len(strange):
        some = ", ".join(f"{code} ({count})" for code, count in strange.iloc[:SHOWN].items())
        faults.append(f"codes.code: {name} {some}?")
    kinds = _meanings(name)
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
