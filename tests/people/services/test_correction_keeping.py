"""A correction is kept whole or not at all, on record and in the layer of parameters, one after the other."""

import datetime
import errno
import os
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from citybrain.kernel.errors import NotFoundError
from citybrain.messages import text
from citybrain.open_city import OpenCity
from citybrain.open_city.services import matters_of
from citybrain.people.services import correction_layer
from citybrain.people.services.correction import NewCorrection
from citybrain.people.services.matter import MatterState
from citybrain.records.errors import NotRecordedError
from tests.people.services.conftest import clerk
from tests.people.services.test_matters import objection

NAME = "wall_insulation_cost"
OFFICER = clerk("officer")


class DiskFullError(Exception):
    """What a commit fails with."""


def correction(value: float) -> NewCorrection:
    return NewCorrection(
        parameter=NAME, value=value, unit="EUR/m²", since=datetime.date(2024, 1, 1), source="Offer", why="Row 4."
    )


def layer_of(city: OpenCity) -> Path:
    return city.folder / "parameters" / "corrections.yaml"


def fail(connection: Connection) -> None:
    """A commit that the disk does not take."""
    raise DiskFullError


def failing(city: OpenCity, act) -> None:
    """Do what is refused when its commit comes."""
    engine = city.records._engine
    event.listen(engine, "commit", fail)
    try:
        with pytest.raises(DiskFullError):
            act()
    finally:
        event.remove(engine, "commit", fail)


def test_a_commit_that_fails_leaves_record_and_layer_as_they_were(city: OpenCity) -> None:
    service, layer = matters_of(city), layer_of(city)
    first, _ = service.object_to(objection(name=NAME), "en")
    failing(city, lambda: service.correct(first, correction(190.0), OFFICER))
    assert not layer.exists(), "no layer was there before"
    assert service.one(first).matter.state is MatterState.RECEIVED
    made = service.correct(first, correction(190.0), OFFICER)
    before = layer.read_bytes()
    second, _ = service.object_to(objection(name=NAME), "en")
    failing(city, lambda: service.correct(second, correction(210.0), OFFICER))
    assert layer.read_bytes() == before
    failing(city, lambda: service.take_back(made.row.id, OFFICER))
    assert layer.read_bytes() == before
    assert [one.row.withdrawn_at for one in service.one(first).corrections] == [None]
    service.take_back(made.row.id, OFFICER)
    assert [one.name for one in layer.parent.iterdir()] == []
    with pytest.raises(NotFoundError, match="correction-unknown"):
        service.take_back(made.row.id, OFFICER)


@pytest.mark.parametrize(("number", "words"), [(errno.EROFS, "Read-only file system"), (errno.ENOSPC, "No space left")])
def test_a_layer_that_cannot_be_written_changes_nothing_and_says_so(
    city: OpenCity, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    service, layer = matters_of(city), layer_of(city)
    first, second = (service.object_to(objection(name=NAME), "en")[0] for _ in range(2))
    made = service.correct(first, correction(190.0), OFFICER)
    before = layer.read_bytes()

    def refuse(path: Path, text: str) -> None:
        raise OSError(number, os.strerror(number), str(path))

    with monkeypatch.context() as patched:
        patched.setattr(correction_layer, "replace_file", refuse)
        for act in (
            lambda: service.correct(second, correction(210.0), OFFICER),
            lambda: service.take_back(made.row.id, OFFICER),
        ):
            with pytest.raises(NotRecordedError, match="correction-not-written") as problem:
                act()
            said = problem.value.arguments
            assert said["file"] == str(layer) and words in said["problem"]
            for language in ("en", "zh"):
                told = text("correction-not-written", language, **said)
                assert str(layer) in told and said["problem"] in told
    assert layer.read_bytes() == before and len([*layer.parent.iterdir()]) == 1
    assert service.one(second).matter.state is MatterState.RECEIVED
    assert [one.row.withdrawn_at for one in service.one(first).corrections] == [None]
    service.take_back(made.row.id, OFFICER)


def test_each_of_two_corrections_at_once_records_the_value_that_it_replaces(city: OpenCity) -> None:
    service = matters_of(city)
    stood = service.around.graph().parameters[NAME].at(datetime.date(2024, 1, 1)).value
    numbers = [service.object_to(objection(name=NAME), "en")[0] for _ in range(2)]
    together, made = threading.Barrier(2), {}

    def correct(number: int, value: float) -> None:
        together.wait()
        made[value] = service.correct(number, correction(value), OFFICER).row

    threads = [threading.Thread(target=correct, args=pair) for pair in zip(numbers, (190.0, 210.0), strict=True)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    first, second = sorted(made.values(), key=lambda row: row.id)
    assert (first.before, second.before) == (stood, first.value)
    for row in (second, first):
        service.take_back(row.id, OFFICER)
    assert not layer_of(city).exists()
