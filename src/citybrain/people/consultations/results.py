"""The result of a consultation: made while answers come in, and once for all when answering is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from citybrain.people.consultations.document import ANSWERS
from citybrain.people.consultations.registry import Opened, voices_of
from citybrain.people.consultations.shapes import TallyContent, WeightedResult
from citybrain.people.disclosure import LEAST, coarse, released
from citybrain.people.tally import CHANNEL, Voice, table_of, totals, weighted_shares
from citybrain.people.tokens import VoiceChannel, label_of
from citybrain.people.traits import Trait

CHANNELS = Trait(CHANNEL, {}, {one.value: {} for one in VoiceChannel}, {})


def tally_of(connection: Connection, one: Opened, traits: Mapping[str, Trait], final: bool) -> TallyContent:
    """The tables of all answers, or of as many as are told while more come in; nothing of fewer than a group has."""
    limit = released(one.answered) if not final else one.answered if one.answered >= LEAST else 0
    voices = voices_of(connection, one.number, limit) if limit else []
    return tally(voices, traits, f"{label_of('consultation', one.row)} {'final' if final else limit}", final)


def tally(voices: Sequence[Voice], traits: Mapping[str, Trait], of: str, final: bool) -> TallyContent:
    """Totals, a table for each trait and for the ways by which answers came, and weighted shares."""
    if not voices:
        return _nothing(traits)
    counts = totals(voices, ANSWERS, of, final)
    asked = [*traits.items(), (CHANNEL, CHANNELS)]
    tables = {name: table_of(voices, trait, ANSWERS, of, counts) for name, trait in asked}
    return {
        **_nothing(traits),
        "counted": len(voices),
        "counts": counts,
        "tables": tables,
        "weighted": _weighted(voices, traits, of),
    }


def _nothing(traits: Mapping[str, Trait]) -> TallyContent:
    return {
        "counted": 0, "counts": {}, "tables": {},
        "living": {name: dict(trait.people) for name, trait in traits.items() if trait.people},
        "simulated": [name for name, trait in traits.items() if trait.simulated],
        "weighted": None,
    }  # fmt: skip


def _weighted(voices: Sequence[Voice], traits: Mapping[str, Trait], of: str) -> WeightedResult | None:
    found = weighted_shares(voices, list(traits.values()), ANSWERS, of)
    if found is None:
        return None
    return {
        "shares": {name: {"share": ends[0], "low": ends[1], "high": ends[2]} for name, ends in found.shares.items()},
        "traits": found.traits,
        "effective": float(coarse(int(found.weights.effective))),
        "cut": coarse(found.weights.cut),
    }
