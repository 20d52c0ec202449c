"""The catalogue: read whole or not at all, versions by their first day, written to the same again."""

import datetime
from pathlib import Path

import pytest

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.open_city import OpenCity
from citybrain.open_city.reports import reports_of
from citybrain.open_city.services import catalogue_of
from citybrain.people.reports.given import GivenReport, ReportChannel
from citybrain.people.services.answers import service_answer
from citybrain.people.services.catalogue import (
    CityCatalogue,
    import_services,
    service_of,
    services_on,
    standing_services,
    versions_of,
)
from citybrain.people.services.cpsv import linked_catalogue
from citybrain.people.services.digital import digital_ranking
from citybrain.people.services.entry import ServiceChannel, Text
from citybrain.people.services.file import SAMPLE, catalogue_text, read_catalogue, read_content
from citybrain.people.services.questions import QuestionIndex
from citybrain.people.services.reading_level import reading_level
from citybrain.people.services.reportable import FOLDER, is_reportable, read_reportable, reportable_services
from citybrain.people.texts import EasyLanguage, ReaderLanguage
from citybrain.records import CityRecords

SERVICES = read_catalogue(SAMPLE)
MANY = ", ".join(f"a{letter}: x" for letter in "abcdefghijkl")
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


def test_the_sample_has_easy_words_that_are_easier() -> None:
    usual = reading_level(one.description.en for one in SERVICES).grade
    easy = [one.description.of(EasyLanguage("en")) for one in SERVICES]
    assert not {one.description.en for one in SERVICES} & set(easy)
    assert reading_level(easy).grade < 2 < usual
    assert all(one.description.of(EasyLanguage("zh")) != one.description.zh for one in SERVICES)


def test_a_catalogue_has_easy_words_and_further_languages_and_says_where_they_are_missing(tmp_path: Path) -> None:
    said = "{en: About trees., en-simple: We care for trees., fi: Puista., ar: عن الأشجار}"
    [one] = read_catalogue(written(tmp_path, ONE.replace("About trees.", said)))
    assert read_catalogue(written(tmp_path, catalogue_text([one]))) == [one]
    easy, finnish, arabic = (service_answer(one, [], how) for how in (
        EasyLanguage("en"), ReaderLanguage("fi"), ReaderLanguage("en", ["ar"])
    ))  # fmt: skip
    assert easy["description"] == "We care for trees." and easy["fallbacks"]["Trees"] == "en"
    assert finnish["description"] == "Puista." and finnish["fallbacks"]["Free."] == "en"
    assert arabic["fallbacks"] == {"عن الأشجار": "ar"} and arabic["languages"] == ["en", "fi", "ar"]
    graph = linked_catalogue([one], "x", "http://x")["@graph"]
    [linked] = [node for node in graph if node["@type"] == "cpsv:PublicService"]
    assert [text["@language"] for text in linked["dct:description"]] == ["en", "fi", "ar"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("{en: Trees, english: Trees}", "english"),
        ("{en: Trees, fi-simple: Puut}", "fi-simple: easy words need a text in fi"),
        ("{en: Trees, de: ''}", "de"),
        (f"{{en: Trees, {MANY}}}", "13 languages, allowed 12"),
        ("{en: Trees, de: [Bäume]}", "de"),
    ],
)
def test_texts_in_no_language_are_refused(tmp_path: Path, said: str, why: str) -> None:
    with pytest.raises(InputError) as refused:
        read_catalogue(written(tmp_path, ONE.replace("About trees.", said)))
    assert why in str(refused.value)


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
        (("  unit: {name: Parks}\n", ""), "unit: name the office"),
        (("kind: advice", "kind: advice\n  private: true"), "attributes, private, anonymous: of a report alone"),
        (("kind: advice", "kind: advice\n  until: 2025-12-31"), "until: 2025-12-31, before 2026-01-01"),
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


def test_a_city_without_any_import_has_what_is_shipped_under_its_own_lists(tmp_path: Path) -> None:
    records, day = CityRecords(tmp_path), datetime.date(2026, 6, 1)
    shipped = CityCatalogue(records, lambda: day).reports()
    assert len(shipped) == 18 and all(one.unit is None for one in shipped.values())
    (tmp_path / FOLDER).mkdir()
    written(tmp_path / FOLDER, REPORTS.replace("Hole in the road", "Crater"))
    (tmp_path / FOLDER / "catalogue.yaml").write_text(ONE, encoding="utf-8")
    catalogue = CityCatalogue(records, lambda: day)
    assert catalogue.reports()["pothole"].name.en == "Crater"
    assert set(catalogue.services()) - set(catalogue.reports()) == {"tree"}
    assert (records.to_read(), catalogue.versions("tree")) == (None, [])
    with pytest.raises(InputError) as problem:
        reportable_services(_with_fault(tmp_path))
    assert "pothole: colour" in problem.value.arguments["faults"]


def _with_fault(city: Path) -> Path:
    written(city / FOLDER, REPORTS + "  colour: red\n")
    return city


def test_one_import_serves_page_counter_questions_and_open311_until_its_last_day(city: OpenCity) -> None:
    catalogue, reports, today = catalogue_of(city), reports_of(city), datetime.datetime.now(tz=datetime.UTC).date()
    assert reports.services["pothole"].unit is not None, "the sample stands over what is shipped"
    assert catalogue.services() is catalogue.services()
    base = reports.services["graffiti"].model_copy(update={"code": "fallen-sign", "name": Text(en="Fallen sign")})
    counter = base.model_copy(update={"channels": (ServiceChannel.PAGE, ServiceChannel.COUNTER)})
    with city.records.begin() as connection:
        import_services(connection, [counter], "a", "x")
    assert "fallen-sign" in reports.offered(ServiceChannel.PAGE)
    assert "fallen-sign" not in reports.offered(ServiceChannel.OPEN311)
    assert catalogue.index().answer("Where do I report a fallen sign?").near[0].code == "fallen-sign"
    assert reports.suggest("a fallen sign")[0].service == "fallen-sign"
    given = GivenReport(service="fallen-sign", text="It lies there", address="Park 1")
    with pytest.raises(NotFoundError):
        reports.enter(given, ReportChannel.OPEN311)
    assert reports.enter(given, ReportChannel.COUNTER, "clerk").new
    ended = base.model_copy(update={"until": today - datetime.timedelta(days=1)})
    with city.records.begin() as connection:
        assert import_services(connection, [ended], "b", "x").replaced == 1
    assert "fallen-sign" not in catalogue.services()
    assert "fallen-sign" in {one.code for one in catalogue.export()}
    assert len(catalogue.versions("fallen-sign")) == 2
