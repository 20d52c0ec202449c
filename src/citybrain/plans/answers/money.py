"""The money of a plan of years: society, users and owners, groups of people, zones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from citybrain.messages import text
from citybrain.plans.answers.words import Json, number
from citybrain.plans.money import Gain, Money

NUMBERS = tuple(
    field.name for field in fields(Money) if field.name not in ("years", "society", "gains")
)  # all that are one number


def money_answer(money: Money, zone_names: Sequence[object], language: str) -> Json:
    """Money as JSON: single numbers, flows by year, gains of groups by year and by zone (null where not known)."""
    return {
        **{name: number(getattr(money, name)) for name in NUMBERS},
        "years": {name: [number(v) for v in flow] for name, flow in money.years.items()},
        "society": [number(v) for v in money.society],
        "groups": [_group(gain, language) for gain in money.gains],
        "zones": [
            {"row": row, "name": str(name), "groups": {g.group.name: number(g.zones[row]) for g in money.gains}}
            for row, name in enumerate(zone_names)
        ],
    }


def _group(gain: Gain, language: str) -> Json:
    return {
        "group": gain.group.name,
        "label": text(f"money-group-{gain.group.name.replace('_', '-')}", language),
        "known": gain.known,
        "part_of_others": gain.group.part_of_others,
        "present_value": number(gain.present_value),
        "yearly": [number(v) for v in gain.yearly],
    }
