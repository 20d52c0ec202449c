"""Words by which registers tell the condition of a tree."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from citybrain.base.names import plain
from citybrain.twin.categories import category_names

CONDITION = "tree_condition"
WORDS = {
    "good": "good excellent very_good healthy gut sehr_gut vital hyva erinomainen 良好 健康 优",
    "fair": "fair average moderate mittel maessig massig tyydyttava kohtalainen 一般 中等",
    "poor": "poor bad schlecht geschaedigt huono 较差 差",
    "critical": "critical very_poor stark_geschaedigt kriittinen 危急",
    "dying": "dying absterbend kuoleva 濒死",
    "dead": "dead abgestorben tot kuollut 死亡 枯死",
}
WORD_OF = {plain(word): name for name, words in WORDS.items() for word in words.split()}
NOTHING = {"", "none", "nan", "unknown", "not_known", "unbekannt", "未知"}
SHOWN, LONGEST = 5, 30


class Conditions(NamedTuple):
    """A column of the category, how many words are not known, and the first of these."""

    column: Any
    unknown: int
    words: str


def conditions(told: pd.Series) -> Conditions:
    """The conditions of trees, by the words of a register."""
    words = [plain(one) if isinstance(one, str) else "" for one in told]
    kinds = [WORD_OF.get(one) for one in words]
    strange = [word for word, kind in zip(words, kinds, strict=True) if kind is None and word not in NOTHING]
    shown = ", ".join(word[:LONGEST] for word in sorted(set(strange))[:SHOWN])
    return Conditions(pd.Categorical(kinds, categories=list(category_names(CONDITION))), len(strange), shown)
