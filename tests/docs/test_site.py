"""The documentation as a site: every link leads somewhere, and nothing in it is fetched from a third party."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from docs.site import build
from docs.site_pages import relinked

LOADED = re.compile(r"<(?:link|script|img|iframe|source)\b[^>]*?\b(?:href|src|srcset)=[\"']?([^\"' >]+)")
IN_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?([^\"') ;]+)")
STYLED = re.compile(r"<[^>]+ style=")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(create_app(OpenCity(tmp_path_factory.mktemp("none")), documentation=site))


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages, styles = list(site.rglob("*.html")), list(site.rglob("*.css"))
    loaded = [address for page in pages for address in LOADED.findall(page.read_text(encoding="utf-8"))]
    loaded += [address for style in styles for address in IN_STYLE.findall(style.read_text(encoding="utf-8"))]
    assert len(loaded) > len(pages)
    assert [address for address in loaded if re.match(r"(?!data:)\w+:|//", address)] == []


def test_no_style_stands_in_a_tag_where_the_policy_would_not_let_it_count(site: Path) -> None:
    assert [page for page in site.rglob("*.html") if STYLED.search(page.read_text(encoding="utf-8"))] == []


def test_the_four_parts_hold_pages_and_the_fonts_are_there(site: Path) -> None:
    for page in ("tutorial", "city", "reference/http", "reference/python", "reference/commands", "architecture"):
        assert (site / page / "index.html").is_file()
    assert len(list((site / "fonts").glob("*.woff2"))) == 2
    assert ">kallio/plans/warm.yaml</span>" in (site / "tutorial" / "index.html").read_text(encoding="utf-8")


def test_a_server_shows_it_and_lets_only_its_own_scripts_run(served: TestClient) -> None:
    answer = served.get("/docs", follow_redirects=True)
    assert (answer.status_code, answer.url.path) == (200, "/docs/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy and "script-src 'self' 'sha256-" in policy and "unsafe" not in policy
    assert served.get("/docs/tutorial", follow_redirects=True).url.path == "/docs/tutorial/"
    style = served.get("/docs/stylesheets/site.css")
    assert style.headers["content-type"].startswith("text/css")
    assert "Source Sans 3 Variable" in style.text


@pytest.mark.parametrize("path", ["no-such-page/", "../app.py", "..%2f..%2fapp.py", "tutorial/index.html/"])
def test_nothing_else_is_given(served: TestClient, path: str) -> None:
    assert served.get(f"/docs/{path}").status_code == 404


def test_a_server_without_it_says_how_to_build_it(tmp_path: Path) -> None:
    client = TestClient(create_app(OpenCity(tmp_path), documentation=tmp_path / "documentation"))
    answer = client.get("/docs/", headers={"Accept-Language": "zh"})
    assert answer.status_code == 503
    assert "make docs" in answer.text and "文档" in answer.text


def test_links_are_those_of_the_site_and_blocks_stay_as_they_are() -> None:
    page = (
        "[a](docs/city.md#x) [b](src/a.py) ![c](docs/images/p.png) [d](https://x.org)\n```md\n[a](docs/city.md)\n```\n"
    )
    assert relinked(page, "README.md", "overview.md") == page.replace("](docs/city.md#", "](city.md#", 1).replace(
        "[b](src/a.py)", "b"
    ).replace("](docs/images", "](images")
    assert relinked("[r](../../src/x.py)", "docs/validation/x.md", "validation/x.md") == "r"
    assert relinked("[r](../../README.md)", "docs/validation/x.md", "validation/x.md") == "[r](../overview.md)"
