"""300 random changes as the server judges them: the web's helper is held to the same file (verdicts.test.ts).

`python -m tests.plans.test_verdicts_of_web` writes it anew.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from citybrain.plans.outcome import holds_none, plain_verdict, settled
from citybrain.plans.uncertainty.uncertainty import Interval, verdict_of

FILE = Path(__file__).parents[2] / "web" / "src" / "plan" / "verdicts.fixture.json"
COUNT = 300


def judged_changes() -> list[dict[str, Any]]:
    """Changes of all sizes, some of them none, with intervals around or beside them, of which some have none."""
    random, rows = np.random.default_rng(19), []
    for number in range(COUNT):
        size = float(10.0 ** random.integers(-6, 7))
        change = 0.0 if number % 15 == 0 else float(random.normal() * size)
        ends = change + np.sort(random.normal(size=2)) * size
        low, high = (0.0 if number % 20 == 0 and side else float(end) for side, end in enumerate(ends))
        low, high = min(low, high), max(low, high)
        if number % 30 == 0:
            low = high = 0.0
        if number % 25 == 0:
            low = high * 1e-10
        better = ("less", "more", "neither")[number % 3]
        least = float(abs(random.normal()) * size * (number % 4 == 0))
        plain = plain_verdict(change, better, least)  # type: ignore[arg-type]
        of_interval = None if number % 7 == 0 else verdict_of(change, Interval(low, high), better)  # type: ignore[arg-type]
        rows.append({
            "change": change, "low": low, "high": high, "better": better, "least": least, "plain": plain,
            "holds_none": holds_none(low, high), "of_interval": of_interval, "settled": settled(plain, of_interval),
        })  # fmt: skip
    return rows


def text() -> str:
    """One row a line."""
    return "[\n" + ",\n".join(json.dumps(row) for row in judged_changes()) + "\n]\n"


def test_the_file_of_the_web_has_what_the_server_says() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == judged_changes()
    told = judged_changes()
    assert {row["settled"] for row in told} == {"better", "worse", "unclear", "changed", "slight", "same"}
    assert {row["holds_none"] for row in told} == {True, False}


def test_no_other_file_judges_by_an_interval_of_its_own() -> None:
    """The rule stands in plans/outcome.py and in the web's verdicts.ts."""
    folders = (Path(__file__).parents[2] / "src" / "citybrain" / name for name in ("plans", "presenting"))
    sources = [path for folder in folders for path in folder.rglob("*.py")]
    sources += [path for path in FILE.parent.rglob("*") if path.suffix in (".ts", ".svelte")]
    copies = [
        path.name for path in sources
        if path.name not in ("outcome.py", "verdicts.ts") and "test" not in path.name
        and any(sign in path.read_text(encoding="utf-8") for sign in ("low <= 0 ", "low < 0 ", '"low"] <= 0'))
    ]  # fmt: skip
    assert copies == []


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
