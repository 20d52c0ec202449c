"""Papers and published parts are files of the city; ids lead nowhere else, and origins are origins."""

from pathlib import Path

import pytest

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.presenting.paper.embed_repository import ORIGINS, EmbedRepository, PublishedPage, origin_of
from citybrain.presenting.paper.errors import PaperError
from citybrain.presenting.paper.paper_repository import PaperRepository
from citybrain.presenting.paper.text import PaperText

ABOUT = PublishedPage(plan="Warm", part="maps", who="anna", published="2026-01-01T00:00:00+00:00")


def test_a_paper_is_there_again_after_it_was_saved(tmp_path: Path) -> None:
    papers = PaperRepository(tmp_path)
    assert papers.find("north/warm") == PaperText()
    said = PaperText(title="市民供暖", decision="Approve")
    assert papers.save("north/warm", said) == said
    assert PaperRepository(tmp_path).find("north/warm") == said


@pytest.mark.parametrize("identity", ["../x", "a/../../x", "", "/etc/passwd", ".hidden"])
def test_an_id_leads_nowhere_else(tmp_path: Path, identity: str) -> None:
    for act in (PaperRepository(tmp_path).find, EmbedRepository(tmp_path).find, EmbedRepository(tmp_path).withdraw):
        with pytest.raises(NotFoundError):
            act(identity)


def test_a_file_that_is_no_paper_is_told(tmp_path: Path) -> None:
    papers = PaperRepository(tmp_path)
    papers.save("warm", PaperText())
    next(papers.folder.iterdir()).write_text('{"title": 7}')
    with pytest.raises(InputError, match="paper-unreadable"):
        papers.find("warm")


def test_what_is_published_keeps_its_address_until_it_is_withdrawn(tmp_path: Path) -> None:
    embeds = EmbedRepository(tmp_path)
    identity = embeds.publish(b"<p>one</p>", ABOUT)
    assert EmbedRepository(tmp_path).find(identity) == b"<p>one</p>"
    assert embeds.publish(b"<p>one</p>", ABOUT) == identity and embeds.identities() == [identity]
    assert embeds.published() == [(identity, ABOUT)]
    (embeds.folder / f"{identity}.json").unlink()
    assert embeds.published()[0][1].plan is None and embeds.published()[0][1].published > "2020"
    embeds.withdraw(identity)
    assert embeds.identities() == []
    with pytest.raises(NotFoundError):
        embeds.find(identity)


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        ("https://www.Example.org/", "https://www.example.org"),
        (" http://localhost:8080 ", "http://localhost:8080"),
        ("https://[2001:db8::1]:444", "https://[2001:db8::1]:444"),
    ],
)
def test_an_origin_is_scheme_host_and_port(said: str, origin: str) -> None:
    assert origin_of(said) == origin


@pytest.mark.parametrize(
    "said",
    [
        "*",
        "https://*.example.org",
        "example.org",
        "javascript:alert(1)",
        "https://a.org; script-src *",
        "https://a.org/x",
        "https://a.org 'unsafe-inline'",
        "data:text/html,x",
        "https://user@a.org",
        "https://a.org:99999",
        "https://a.org?x",
        "",
    ],
)
def test_what_is_no_origin_is_refused(said: str) -> None:
    with pytest.raises(PaperError, match="embed-origin"):
        origin_of(said)


def test_origins_that_cannot_be_read_allow_none(tmp_path: Path) -> None:
    embeds = EmbedRepository(tmp_path)
    assert embeds.allow(["https://a.org", "https://a.org/"]) == embeds.origins() == ["https://a.org"]
    (embeds.folder / ORIGINS).write_text('["*"]')
    assert embeds.origins() == []
