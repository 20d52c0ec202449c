"""The paper: its five sentences hold the numbers of answer and table, and own words stay plain text."""

import base64
import csv
import io
import re
from pathlib import Path

import pytest

from citybrain.open_city.opening import graph_of_country
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.paper.contents import PaperContents, paper_contents
from citybrain.presenting.paper.page import PARTS, alone, council_paper
from citybrain.presenting.paper.summary import summary
from citybrain.presenting.paper.text import PaperText
from citybrain.presenting.paper.unknowns import unknowns
from citybrain.presenting.report.documents import Documents
from citybrain.presenting.report.sections.verdict import saving
from citybrain.presenting.report.words import Words
from citybrain.twin.snapshot import load
from tests.presenting.paper.conftest import Run
from tests.presenting.paper.pictures import png

HOSTILE = PaperText(
    title="<img src=x onerror=alert(1)>",
    decision="Approve </div><script>alert(2)</script>",
    author='"><style>*{}</style>',
    text="One.\n\nTwo <b>bold</b>.",
    logo=base64.b64encode(png()).decode(),
)


def contents(run: Run) -> PaperContents:
    return paper_contents(run.workspace, run.documents.contents, "en")


def test_the_sentences_hold_the_numbers_of_the_answer_and_of_the_table(run: Run) -> None:
    words = Words("en", run.workspace.snapshot.manifest.currency)
    told = summary(run.documents.contents, words)
    rows = list(csv.DictReader(io.StringIO(run.documents.table().decode("utf-8-sig"))))
    money, last = run.answer["pathway"]["money"], str(run.answer["pathway"]["years"][-1])
    spread = run.answer["uncertainty"]["money"]["investment"]
    assert words.sure(money["investment"], spread, "money") in told[2]
    assert (
        words.sure(money["cost_per_tonne"], run.answer["uncertainty"]["money"]["cost_per_tonne"], "money/t") in told[2]
    )
    name = run.documents.contents.carbon["quantity"]
    plan, reference = (
        next(float(row["value"]) for row in rows if (row["quantity"], row["year"], row["path"]) == (name, last, path))
        for path in ("plan", "reference")
    )
    change = run.documents.contents.carbon
    assert plan - reference == pytest.approx(change["change"], rel=1e-12)
    around = run.documents.contents.uncertain(name)["change"]
    assert words.sure(plan - reference, around, change["unit"], name, signed=True) in told[1]
    assert "90 %" in told[1]


@pytest.mark.parametrize(
    ("tonne", "spread", "said"),
    [
        (-5.0, None, "saves"),
        (5.0, {"low": 1.0, "high": 9.0}, "costs"),
        (-5.0, {"low": -9.0, "high": 3.0}, "unclear"),
        (5.0, {"low": -1.0, "high": 9.0}, "unclear"),
    ],
)
def test_a_tonne_saves_money_only_where_its_interval_says_so(tonne: float, spread: dict | None, said: str) -> None:
    assert saving(tonne, spread) == said


def test_there_are_five_sentences_in_each_language(run: Run) -> None:
    for language, ends in (("en", "."), ("zh", "。")):
        told = summary(run.documents.contents, Words(language, "EUR"))
        assert len(told) == 5
        assert all(sentence.endswith(ends) and "{" not in sentence for sentence in told)


def test_sentences_in_chinese_have_chinese_marks(run: Run) -> None:
    workspace, outcome = run.workspace, run.outcome
    answer = {**run.answer, **outcome_answer(outcome, workspace.places, "zh")}
    paper = paper_contents(workspace, Documents(workspace, outcome, answer, "zh").contents, "zh")
    told = [*summary(paper.report, Words("zh", "EUR")), *(gap.file for gap in paper.unknown)]
    assert len(told) > 5
    for sentence in told:
        assert not re.search(r",(?!\d{3})|[;:!?]", sentence), sentence


def test_own_words_are_shown_as_they_were_typed_and_do_nothing(run: Run) -> None:
    page = council_paper(contents(run), HOSTILE, "en")
    assert "<script" not in page and "<b>bold" not in page and "<style>*" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert page.count("<img ") == 1 and 'src="data:image/png;base64,' in page
    assert "img-src data:" in page and "script-src" not in page


def test_it_says_what_is_decided_assumed_and_not_known(run: Run) -> None:
    page = council_paper(contents(run), PaperText(decision="Approve it."), "en")
    parts = re.findall(r'<section id="(\w+)"', page)
    assert parts == ["alternatives", "years", "effects", "money", "fairness", "scenario", "unknown", "credits"]
    assert "Approve it." in page and "<h1" in page and "Warm blocks" in page
    scenario = page.partition('id="scenario"')[2].partition("</section>")[0]
    assert run.answer["pathway"]["scenario"]["label"] in scenario
    assert "2026" in scenario and "2028" in scenario
    credits = page.partition('id="credits"')[2]
    assert all(source["title"] in credits for source in run.documents.contents.city["attribution"])


def test_each_gap_names_the_file_that_would_close_it(run: Run) -> None:
    gaps = contents(run).unknown
    assert gaps and all(gap.what and gap.consequence and gap.file for gap in gaps)
    unknown = {group["label"] for group in run.answer["pathway"]["money"]["groups"] if not group["known"]}
    assert unknown and all(any(label in gap.what for gap in gaps) for label in unknown)
    assert any("owner_occupied_share" in gap.file for gap in gaps)


def test_what_a_demo_makes_up_is_told_as_made_up(demo_city: Path) -> None:
    gaps = unknowns(load(demo_city), graph_of_country("FI"), {}, "en")
    told = [gap.consequence for gap in gaps if "Households" in gap.what]
    assert len(told) == 1 and "made up in this demo" in told[0]


def test_a_part_stands_alone_with_its_sources(run: Run) -> None:
    for name in PARTS:
        page = alone(run.documents.contents, name, "en")
        assert page is not None
        assert re.findall(r'<section id="(\w+)"', page) == [name, "credits"]
        assert "<script" not in page
