"""Consultations and surveys in Take part: an answer without an account, once, also without a connection; the result."""

import datetime
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.governance import ANONYMOUS, Actor, Permission, Role
from citybrain.open_city import OpenCity
from citybrain.open_city.consultations import consultations_of, questionnaires_of
from citybrain.people.consultations.document import NewConsultation
from citybrain.people.consultations.sending import AnswerSent
from citybrain.people.surveys.answering import QuestionnaireSent
from citybrain.people.surveys.document import NewQuestionnaire
from citybrain.people.tokens import VoiceChannel
from citybrain.plans.document import Document
from citybrain.plans.reading import plan_of
from tests.city import write_city
from tests.people.consulted import CONSULTATION, PLAN, residents
from tests.people.survey_answers import responses, survey
from tests.web.browser import Browser, Chromium
from tests.web.server import Server
from tests.web.signing import call
from tests.web.test_accessibility import violations, violations_in_both_themes

OVER = {"title": {"en": "Paths at night", "zh": "夜间小路"}}
OFFICE = Actor("Pia", frozenset({Role.ADMINISTRATOR}), frozenset(Permission))


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("consulted") / "city")
    with OpenCity(folder) as opened:
        plan = opened.workspace.saved.create(plan_of(Document(PLAN, "plan"))).summary.identity
        service = consultations_of(opened)
        days = {"since": str(service.today), "until": str(service.today + datetime.timedelta(days=9))}
        number = service.open(NewConsultation.model_validate({**CONSULTATION, **days, "plan": plan}), OFFICE)
        codes = service.codes(number, VoiceChannel.LINK, 110, OFFICE)
        for code, said in zip(codes, residents(110, ["091_1", "091_2"]), strict=True):
            service.answer(number, AnswerSent(sending=str(uuid.uuid4()), code=code, **said), ANONYMOUS)
        questionnaires = questionnaires_of(opened)
        over = questionnaires.open(NewQuestionnaire.model_validate({**survey(service.today), **OVER}), OFFICE)
        west, south, east, north = opened.workspace.snapshot.manifest.bounds
        said = responses(130, ((west + east) / 2, (south + north) / 2))
        people = residents(130, ["091_1", "091_2"], 9)
        codes = questionnaires.codes(over, VoiceChannel.LINK, 130, OFFICE)
        for code, answers, person in zip(codes, said, people, strict=True):
            one = {"sending": str(uuid.uuid4()), "code": code, "answers": answers, "traits": person.get("traits", {})}
            questionnaires.answer(over, QuestionnaireSent.model_validate(one), ANONYMOUS)
        questionnaires.close(over, OFFICE)
        questionnaires.open(NewQuestionnaire.model_validate(survey(service.today)), OFFICE)
    return folder


@pytest.fixture(scope="module")
def address(city: Path) -> Iterator[str]:
    with Server(city) as server:
        yield server.address


@pytest.mark.parametrize(("width", "language"), [(1440, "en"), (320, "zh")])
def test_a_resident_answers_once_and_sees_the_result(
    chromium: Chromium, address: str, width: int, language: str
) -> None:
    thanks, question = {"en": ("Thank you", "Should 70 of 100"), "zh": ("谢谢", "七成旧房")}[language]
    with Browser(chromium, width=width, used=True) as page:
        page.open(f"{address}/take-part?language={language}")
        page.wait_for_text(question, "article")
        assert page.run("document.querySelectorAll('article .choices button').length") == 3
        assert page.run("document.querySelector('article table')") is None
        assert violations(page) == []
        page.page.locator("article .choices button").first.click()
        page.wait_for_text(thanks, "article")
        page.wait_for("document.querySelector('article table') !== null")
        assert page.run("document.querySelectorAll('article .choices').length") == 0
        for summary in page.page.locator("article summary").all():
            summary.click()
        assert page.run("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
        page.open(f"{address}/take-part?language={language}")
        page.wait_for_text(thanks, "article")
        page.page.locator("article section details > summary").last.click()
        page.fill("[id^=comment-place]", "60.167, 24.945")
        page.page.locator("[id^=comment-place]").press("Enter")
        page.page.locator("article form .row button").first.click()
        page.wait_for("document.querySelector('article form .pin') !== null")
        assert violations_in_both_themes(page) == []
        page.page.locator("article form textarea").fill("Dark here")
        page.page.locator("article form:has(textarea) button[type=submit]").click()
        page.wait_for_text("Dark here", "article [aria-labelledby*=inputs]")
        page.wait_for_text(
            {"en": "The city has not read it yet", "zh": "市政人员尚未"}[language], "article [aria-labelledby*=inputs]"
        )


def test_an_answer_without_a_connection_waits_and_is_sent_once(chromium: Chromium, address: str, city: Path) -> None:
    with Browser(chromium, width=390, used=True) as page:
        page.open(f"{address}/take-part?language=en")
        page.wait_for_text("Should 70 of 100", "article")
        page.page.route("**/answers", lambda route: route.abort())
        page.page.locator("article .choices button").last.click()
        page.wait_for_text("Waiting for a connection", "article")
        page.page.unroute("**/answers")
        page.run("dispatchEvent(new Event('online'))")
        page.wait_for_text("Thank you. Your answer: No", "article")


@pytest.fixture
def second(address: str, city: Path) -> Iterator[None]:
    """Another consultation that is open meanwhile."""
    first = call(address, city, "GET", "consultations/1")
    days = {"since": first["since"], "until": first["until"]}
    asked = {**CONSULTATION, **days, "question": {"en": "Should the square get trees?"}, "plan": first["plan"]}
    number = call(address, city, "POST", "consultations", asked)["number"]
    yield
    call(address, city, "POST", f"consultations/{number}/closing", {"why": "The test is over"})


@pytest.mark.usefixtures("second")
def test_a_survey_skips_what_is_not_asked(chromium: Chromium, address: str) -> None:
    with Browser(chromium, width=390, used=True) as page:
        page.open(f"{address}/take-part?language=en")
        page.page.locator("button", has_text="Walking after dark").click()
        page.wait_for_text("Do you walk after dark?", "#surveys ~ ul form")
        assert "Why not?" not in page.run("document.querySelector('#surveys').parentElement.innerText")
        page.page.locator("label.option", has_text="No").first.click()
        page.wait_for_text("Why not?", "#surveys ~ ul form")
        page.page.locator("button", has_text="Should the square get trees?").click()
        page.page.locator("article .choices button").first.click()
        page.wait_for_text("Thank you", "article")
        page.page.locator("button", has_text="Should 70 of 100").click()
        page.wait_for_text("Should 70 of 100", "article h3")
        page.wait_for_text("Should the square get trees?", "li:has(> article) + li, li:has(+ li > article)")
        assert violations_in_both_themes(page) == []
        page.page.locator("button", has_text="Send my answers").click()
        page.wait_for_text("Your answers were sent once", "#surveys ~ ul")


@pytest.mark.parametrize(("width", "language"), [(390, "zh"), (1440, "en")])
def test_the_result_of_a_survey_has_intervals_groups_gaps_and_places(
    chromium: Chromium, address: str, width: int, language: str
) -> None:
    title, withheld, shown = {"en": ("Paths at night", "withheld", "Show on the map"),
                              "zh": ("夜间小路", "已隐去", "在地图上显示")}[language]  # fmt: skip
    result = "#surveys ~ ul section"
    with Browser(chromium, width=width, used=True) as page:
        page.open(f"{address}/take-part?language={language}")
        page.page.locator("button", has_text=title).click()
        page.wait_for_text(shown, result)
        assert page.run("document.querySelectorAll('#surveys ~ ul .bars .bar.weighted').length") > 2
        for summary in page.page.locator(f"{result} summary").all():
            summary.click()
        told = page.run(f"document.querySelector('{result}').innerText")
        assert withheld in told and "< 10" not in told and "web-" not in told
        assert page.run("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
        page.page.locator(f"{result} a", has_text=shown).first.click()
        page.wait_for("location.pathname === '/' && location.search.includes('voices=survey-1-where')")
        page.wait_for("document.querySelector('svg path title') !== null")


def test_a_reading_and_survey_answers_wait_for_a_connection_and_are_sent_once(chromium: Chromium, address: str) -> None:
    with Browser(chromium, width=390, used=True) as page:
        page.open(f"{address}/take-part?language=en")
        page.page.locator("summary", has_text="Send a reading").click()
        form = page.page.locator("details form", has_text="What was measured")
        form.locator("select").nth(1).select_option("phone")
        form.locator("input[type=number]").fill("61.5")
        page.fill("#reading-place", "60.167, 24.945")
        page.page.locator("#reading-place").press("Enter")
        form.get_by_text("Near 60.167").wait_for()
        form.get_by_role("button", name="Choose on a small map").click()
        form.locator("canvas").wait_for()
        page.wait_for("document.querySelector('form .pin') !== null")
        assert violations_in_both_themes(page) == [], "two maps and two searches are told apart"
        page.page.route("**/citizen-readings", lambda route: route.abort())
        page.page.locator("button", has_text="Send the reading").click()
        page.wait_for_text("Waiting for a connection. The reading", "form:has(input[inputmode=decimal])")
        page.page.unroute("**/citizen-readings")
        page.run("dispatchEvent(new Event('online'))")
        page.wait_for_text("once 3 people measured in it", "form:has(input[inputmode=decimal])")
        page.wait_for_text("One reading is in a square where fewer than 3", "details:has(input[inputmode=decimal])")
        assert page.run("document.querySelector('i.reading')") is None

        page.page.locator("button", has_text="Walking after dark").click()
        page.wait_for_text("Do you walk after dark?", "#surveys ~ ul form")
        page.page.locator("label.option", has_text="Yes").first.click()
        page.page.route("**/questionnaires/**", lambda route: route.abort())
        page.page.locator("button", has_text="Send my answers").click()
        page.wait_for_text("Your answers are kept on this device", "#surveys ~ ul")
        page.page.reload()
        page.wait_for_text("Your answers are kept on this device", "#surveys ~ ul")
        assert page.run("document.querySelector('#surveys ~ ul form')") is None, "it waits where nothing is opened"
        page.page.unroute("**/questionnaires/**")
        page.run("dispatchEvent(new Event('online'))")
        page.wait_for("!document.querySelector('#surveys ~ ul').innerText.includes('are kept on this device')")
        page.page.locator("button", has_text="Walking after dark").click()
        page.wait_for_text("Your answers were sent once", "#surveys ~ ul")


def test_before_and_after_are_drawn_when_they_are_seen_and_compared_by_keys(chromium: Chromium, address: str) -> None:
    drawn, asked = "根据城市数据绘制，并非照片", list[str]()
    with Browser(chromium, width=320, used=True) as page:
        page.page.on("request", lambda request: asked.append(request.url))
        page.page.set_viewport_size({"width": 320, "height": 240})
        page.open(f"{address}/take-part?language=zh")
        page.wait_for_text("七成旧房", "article")
        assert not [one for one in asked if "/views/" in one]
        page.run("document.querySelector('article .views').scrollIntoView()")
        page.wait_for_text(drawn, "article figcaption")
        pictures = "[...document.querySelectorAll('article .pair img')]"
        page.wait_for(f"{pictures}.length === 2 && {pictures}.every((one) => one.complete && one.naturalWidth > 0)")
        assert page.run(f"{pictures}.every((one) => one.alt.includes('{drawn}'))")
        slider = page.page.locator("article .pair input")
        slider.focus()
        page.page.keyboard.press("ArrowRight")
        assert slider.get_attribute("aria-valuetext") == "现状 55%，方案实施后 45%"
        assert page.run("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
        page.page.emulate_media(media="print")
        page.page.set_viewport_size({"width": 794, "height": 1123})
        [left, right] = page.run(
            f"{pictures}.map((one) => [one.getBoundingClientRect().x, one.getBoundingClientRect().y])"
        )
        assert left[1] == right[1] and left[0] < right[0]
        assert page.run(f"{pictures}.every((one) => getComputedStyle(one).clipPath === 'none')")
