"""The catalogue: read whole or not at all, versions by their first day, written to the same again."""

import datetime
from pathlib import Path

import pytest

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.open_city import OpenCity
from citybrain.people.services.catalogue import (
    import_services,
    service_of,
    services_on,
    standing_services,
    versions_of,
)
from citybrain.people.services.digital import digital_ranking
from citybrain.people.services.entry import Text
from citybrain.people.services.file import SAMPLE, catalogue_text, read_catalogue, read_content
from citybrain.people.services.questions import QuestionIndex
from citybrain.people.services.reportable import is_reportable, read_reportable

SERVICES = read_catalogue(SAMPLE)
ONE = """
services:
- code: tree
  from: 2026-01-01
  kind: advice
  name: Trees
  description: About trees.
  group: green
  unit: {name: Parks}
  fee: {amount: 0, text: Free.}
  channels: [page]
  source: {text: Here}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "services.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_sample_has_thirty_services_that_nobody_checked() -> None:
    assert len({one.code for one in SERVICES}) == 30
    assert not any(one.source.checked for one in SERVICES)
    assert all("not checked" in one.source.text for one in SERVICES)
    assert all(one.name.zh and one.description.zh for one in SERVICES)


def test_what_is_exported_reads_to_the_same(tmp_path: Path) -> None:
    assert read_catalogue(written(tmp_path, catalogue_text(SERVICES))) == SERVICES


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("kind: advice", "kind: application"), "basis: an application or a notice names the law"),
        (("kind: advice", "kind: report"), "promise: say by when"),
        (("amount: 0", "amount: 5"), "currency: a fee with an amount"),
        (("[page]", "[page, page]"), "channels: twice"),
        (("[page]", "[pigeon]"), "channels.0: Input should be 'page'"),
        (("code: tree", "code: Tree 1"), "code"),
        (("name: Trees", "name: Trees\n  colour: green"), "colour: Extra inputs are not permitted"),
        (("from: 2026-01-01", "from: soon"), "from"),
        (("services:", "things:"), "`services:` with a list of services"),
        (("name: Trees", "name: &x Trees\n  colour: *x"), "aliases are not allowed"),
        (("source: {text: Here}", "source: {text: Here, url: 'javascript:alert(1)'}"), "source.url"),
        (("name: Trees", "name: [unclosed"), "bad-yaml"),
    ],
)
def test_a_file_with_a_fault_is_refused_whole(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    assert len(read_catalogue(written(tmp_path, ONE))) == 1
    with pytest.raises(InputError) as problem:
        read_catalogue(written(tmp_path, ONE.replace(*change)))
    assert said in problem.value.arguments["faults"]


def test_a_file_that_is_too_large_or_says_a_version_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cli-services-bad-file"):
        read_catalogue(written(tmp_path, "x" * 5_000_001))
    with pytest.raises(InputError) as problem:
        read_catalogue(written(tmp_path, ONE + ONE.split("services:\n")[1]))
    assert "stands here twice" in problem.value.arguments["faults"]


def test_versions_hold_from_their_first_day_and_stay_on_record(city: OpenCity) -> None:
    (old,) = (one for one in SERVICES if one.code == "library-card")
    new = old.model_copy(update={"since": datetime.date(2030, 1, 1), "name": Text(en="Library pass")})
    mended = old.model_copy(update={"name": Text(en="Card of the library")})
    with city.records.begin() as connection:
        assert import_services(connection, SERVICES, "a", "x") == (0, 0, 30)
        assert import_services(connection, [new], "b", "x") == (1, 0, 0)
        assert import_services(connection, [mended], "c", "x") == (0, 1, 0)
    with city.records.read() as connection:
        before, after = (services_on(connection, datetime.date(year, 6, 1)) for year in (2029, 2031))
        assert before["library-card"] == mended
        assert after["library-card"] == new
        assert [one.source for one in versions_of(connection, "library-card")] == ["c", "b", SAMPLE.name]
        assert len(standing_services(connection)) == 31
        assert services_on(connection, datetime.date(2017, 1, 1)) == {}
    with city.records.begin() as connection:
        import_services(connection, [old], "d", "x")


def test_an_unknown_service_names_the_nearest() -> None:
    with pytest.raises(NotFoundError) as problem:
        service_of({one.code: one for one in SERVICES}, "tree-feling")
    assert "tree-felling" in str(problem.value.arguments["near"])


def test_what_to_make_digital_next_is_what_saves_most_travel() -> None:
    """Employment: 40,000 cases of 0.8 visits, 7 km there and back, are 448,000 km/a; at 0.1 kg/km 44.8 t/a."""
    ranking = digital_ranking(SERVICES, 0.1)
    first = ranking.candidates[0]
    assert (first.service.code, first.distance, first.emissions) == ("employment-services", 448_000, 44.8)
    assert digital_ranking(SERVICES).candidates[0].emissions is None
    assert len(ranking.not_stated) == sum(one.takes_applications and one.need is None for one in SERVICES) > 0


REPORTS = """
pothole:
  label: {en: Hole in the road, zh: 路面坑洞}
  description: {en: A hole in a street., zh: 道路上的坑洞。}
  group: {en: Streets, zh: 道路}
  keywords: {en: [pothole, crack], zh: [坑洞, 裂缝]}
  promise: {answer: 48, done: 336}
"""


def test_the_list_of_reports_becomes_part_of_the_one_catalogue(tmp_path: Path) -> None:
    file = written(tmp_path, REPORTS)
    assert is_reportable(read_content(file))
    assert not is_reportable(read_content(SAMPLE))
    (one,) = read_reportable(file, "Street maintenance", datetime.date(2026, 1, 1))
    assert (one.code, one.kind, one.group, one.name.zh) == ("pothole", "report", "streets", "路面坑洞")
    assert one.promise is not None
    assert (one.promise.answer, one.promise.decision) == (48, 336)
    assert QuestionIndex([*SERVICES, one]).answer("路面有坑洞").sentence is not None
    with pytest.raises(InputError):
        read_reportable(
            written(tmp_path, REPORTS.replace("answer: 48", "answer: soon")), "x", datetime.date(2026, 1, 1)
        )
