"""What the store in a file does beyond the contract."""

from pathlib import Path

import pytest
from sqlalchemy import func

from citybrain.observations.readings.embedded import open_store, reads
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import QuestionError
from tests.observations.readings.deliveries import put


def test_a_question_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(tmp_path)
    put(store, *((stream, minute, 1.0) for stream in range(20) for minute in range(500)))
    monkeypatch.setattr(reads, "PATIENCE", 0.05)
    far = func.length(func.repeat(func.concat("x", READING.c.value), 100_000 + READING.c.number))
    with pytest.raises(QuestionError, match="readings-question-slow"):
        store.number_of(far > 1)
    assert store.number_of(READING.c.value > 0) == 10_000
    store.close()
