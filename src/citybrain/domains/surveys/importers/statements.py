"""Shares of trips that a publication states of groups of people, as percentages whose meaning is not in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from citybrain.base.importing import Imported, Tables, importer
from citybrain.domains.surveys.importers.trips import refusal

COLUMNS = ("group", "purpose", "share")
OTHER = "other"
WHOLE, ROUNDING = 100.0, 0.01
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_POINTS = re.compile(r"(.+?)\s*([+-])\s*(\d+(?:[.,]\d+)?)\s*points")
_TIMES = re.compile(r"(.+?)\s*[x×*]\s*(\d+(?:[.,]\d+)?)")
_MORE_OR_LESS = re.compile(r"(\d+(?:[.,]\d+)?)\s*%\s*(less|more|lower|higher)(?:\s+than\s+(.+))?")
LESS = ("less", "lower")


@importer("statements")
def survey_statements(read: Tables, known: Tables) -> Imported:
    """Takes over shares of trips as a publication states them, and what they leave of all trips of a group.

    Columns: `group`, `purpose` in any words, `share`: `39.67 %`, or by another group `women - 10 points`,
    `women x 0.9`. A share that is so much per cent less or more may mean either, and is refused with both. Raises
    InputError with all that is wrong.
    """
    stated = read["statements"]
    if missing := [name for name in COLUMNS if name not in stated.columns]:
        raise refusal([f"statements: {', '.join(missing)}?"])
    rows = stated[list(COLUMNS)].fillna("").map(lambda cell: str(cell).strip())
    shares: dict[tuple[str, str], float] = {}
    faults = [*_plain(rows, shares), *_by_others(rows, shares), *_sums(shares)]
    if faults:
        raise refusal(faults)
    for group in dict.fromkeys(group for group, _ in shares):
        left = WHOLE - sum(share for (of, _), share in shares.items() if of == group)
        if left > ROUNDING and (group, OTHER) not in shares:
            shares[group, OTHER] = left
    table = pd.DataFrame(
        [
            {"id": f"{group}: {purpose}", "stated_share_of_trips": share / WHOLE}
            for (group, purpose), share in shares.items()
        ]
    )
    return Imported({"stated_shares": table}, {"stated_shares": "statements"})


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _plain(rows: pd.DataFrame, shares: dict[tuple[str, str], float]) -> Iterator[str]:
    """Percentages, and what is neither one nor a comparison."""
    seen = set()
    for row, (group, purpose, share) in enumerate(rows.itertuples(index=False), start=1):
        if not group or not purpose or (group, purpose) in seen:
            yield f"statements {row}: {group or '?'}, {purpose or '?'}"
        seen.add((group, purpose))
        if plain := _PERCENT.fullmatch(share):
            shares[group, purpose] = _number(plain[1])
        elif not any(form.fullmatch(share) for form in (_POINTS, _TIMES, _MORE_OR_LESS)):
            yield f"statements.share {row}: {share or '?'} (39.67 %)"


def _by_others(rows: pd.DataFrame, shares: dict[tuple[str, str], float]) -> Iterator[str]:
    """Shares by those of other groups that are percentages."""
    stated = dict(shares)
    for row, (group, purpose, share) in enumerate(rows.itertuples(index=False), start=1):
        if doubtful := _MORE_OR_LESS.fullmatch(share):
            yield f"statements.share {row}: {share} = {_either(doubtful, group, purpose, stated)}?"
            continue
        points, times = _POINTS.fullmatch(share), _TIMES.fullmatch(share)
        compared = points or times
        if compared is None:
            continue
        of = stated.get((compared[1], purpose))
        if of is None:
            yield f"statements.share {row}: {compared[1]}, {purpose}?"
        elif points:
            shares[group, purpose] = of + (1.0 if points[2] == "+" else -1.0) * _number(points[3])
        elif times:
            shares[group, purpose] = of * _number(times[2])


def _either(stated: re.Match[str], group: str, purpose: str, shares: Mapping[tuple[str, str], float]) -> str:
    """What a share that is so much per cent less or more may be: by the group that it names, or by the only other."""
    others = [of for of, meant in shares if meant == purpose and of != group]
    than = stated[3] or (others[0] if len(others) == 1 else None)
    sign, amount = -1.0 if stated[2] in LESS else 1.0, _number(stated[1])
    points = f"{than or 'group'} {'-' if sign < 0 else '+'} {amount:g} points"
    times = f"{than or 'group'} x {1.0 + sign * amount / WHOLE:g}"
    whole = shares.get((than, purpose)) if than else None
    if whole is None:
        return f"{points} / {times}"
    return f"{points} = {whole + sign * amount:.2f} % / {times} = {whole * (1.0 + sign * amount / WHOLE):.2f} %"


def _sums(shares: Mapping[tuple[str, str], float]) -> Iterator[str]:
    """Shares that cannot be, and groups with more than all their trips."""
    yield from (f"{group}, {purpose}: {share:g} %" for (group, purpose), share in shares.items()
                if not 0.0 <= share <= WHOLE)  # fmt: skip
    for group in dict.fromkeys(group for group, _ in shares):
        whole = sum(share for (of, _), share in shares.items() if of == group)
        if whole > WHOLE + ROUNDING:
            yield f"{group}: {whole:.2f} % > 100 %"
