"""The money of a plan: society, users and owners, groups of people, zones."""

from __future__ import annotations

from collections.abc import Sequence

from citybrain.base.answers import answer_of, number
from citybrain.messages import text
from citybrain.plans.gains import YearMoney
from citybrain.plans.money import Gain, Group, Money
from citybrain.presenting.answers.shapes import money as shape


def money_answer(money: Money, zone_names: Sequence[object], language: str) -> shape.Money:
    """Money as JSON: single numbers, flows by year, gains of groups by year and by zone (null where not known)."""
    return answer_of(
        shape.Money,
        money,
        years={name: [number(v) for v in flow] for name, flow in money.years.items()},
        society=[number(v) for v in money.society],
        groups=[_group(gain, language) for gain in money.gains],
        zones=[
            {"row": row, "name": str(name), "groups": {g.group.name: number(g.zones[row]) for g in money.gains}}
            for row, name in enumerate(zone_names)
        ],
    )


def year_money_answer(money: YearMoney, language: str) -> shape.YearMoney:
    """Money of a year as JSON: what society gains, and each group of people (null where not known)."""
    return {
        "society": number(money.society),
        "fixed_costs_saved": number(money.fixed_costs_saved),
        "not_shared": number(money.not_shared),
        "groups": [answer_of(shape.YearMoneyOfGroup, gain, **_who(gain.group, language)) for gain in money.gains],
    }


def _group(gain: Gain, language: str) -> shape.MoneyOfGroup:
    return {
        **_who(gain.group, language),
        "known": gain.known,
        "present_value": number(gain.present_value),
        "yearly": [number(v) for v in gain.yearly],
    }


def _who(group: Group, language: str) -> shape.GroupOfPeople:
    return {
        "group": group.name,
        "label": text(f"money-group-{group.name.replace('_', '-')}", language),
        "quantity": group.city,
        "part_of_others": group.part_of_others,
    }
