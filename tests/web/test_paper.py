"""The paper for the council, written and printed in the page; a chart inside a page of somebody else."""

import base64
import http.server
import re
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from citybrain.presenting.paper.pdf import pdf_of
from tests.presenting.paper.pictures import png
from tests.web.browser import Browser, Chromium

Opened = Callable[..., Browser]
Say = Callable[..., Any]
PLAN = {"name": "On paper", "measures": [{"intervention": "insulate_walls", "uptake": 0.5}]}
SVG = (
    b"<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'><script>alert(1)</script>"
    b"<rect width='80' height='40' fill='teal'/></svg>"
)
SHOWN = "document.querySelector('dialog iframe')?.contentDocument?.querySelector('h1')?.textContent"


@pytest.fixture
def elsewhere() -> Iterator[Callable[[str], str]]:
    """Serves a page of somebody else, of another origin, and returns its address."""
    pages: dict[str, str] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(pages.get(self.path, "").encode())

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def show(page: str) -> str:
        pages["/page"] = page
        return f"http://127.0.0.1:{server.server_port}/page"

    yield show
    server.shutdown()


@pytest.mark.signed_in
def test_a_paper_is_written_shown_and_printed(opened: Opened, say: Say) -> None:
    saved = say("POST", "saved-plans", PLAN)["id"]
    page = opened(f"plan?saved={saved}&language=en", width=1440, height=1000)
    page.wait_for("[...document.querySelectorAll('.foot button')].some(one => one.textContent === 'Council paper')")
    page.run("[...document.querySelectorAll('.foot button')].find(one => one.textContent === 'Council paper').click()")
    page.wait_for("document.querySelector('dialog[open] textarea') !== null")
    field = page.page.get_by_label("Title", exact=True)
    field.fill("Warm <b>homes</b>")
    page.page.get_by_label("Decision asked").fill("Approve the plan.")
    picture = {"name": "mark.svg", "mimeType": "image/svg+xml", "buffer": SVG}
    page.page.get_by_label("Logo").set_input_files(picture)
    page.wait_for("document.querySelector('dialog img') !== null")
    page.page.get_by_role("button", name="Save and show the paper").click()
    page.wait_for(f"{SHOWN} === 'Warm <b>homes</b>'")
    assert (
        page.run("document.querySelector('dialog iframe').contentDocument.querySelector('img.logo').naturalWidth") == 80
    )
    page.run("document.querySelector('dialog iframe').contentWindow.print = () => (window.printed = true)")
    page.page.get_by_role("button", name="Print or save as PDF").click()
    assert page.run("window.printed")
    kept = say("GET", f"papers/{saved}")
    assert kept["decision"] == "Approve the plan." and base64.b64decode(kept["logo"]).startswith(png()[:8])
    assert page.complaints() == []


def test_only_allowed_sites_show_a_published_chart(
    chromium: Chromium, site: str, say: Say, elsewhere: Callable[[str], str]
) -> None:
    plan = say("POST", "plans", PLAN)["id"]
    address = say("POST", f"plans/{plan}/embeds", {"part": "effects"})["address"]
    foreign = elsewhere(f"<iframe src='{site}{address}'></iframe>")
    found = []
    for origins in ([], [foreign.removesuffix("/page")]):
        say("PUT", "embedding", {"origins": origins})
        with Browser(chromium, used=True) as page:
            page.open(foreign)
            page.page.wait_for_load_state("networkidle")
            frame = page.page.frames[1]
            found.append(frame.evaluate("document.querySelector('section#effects') !== null"))
    assert found == [False, True]


def test_the_browser_of_the_machine_prints_it_on_a4(chromium: Chromium) -> None:
    page = "<!doctype html><style>@page { size: A4 }</style><h1>One</h1><h1 style='break-before: page'>Two</h1>"
    pdf = pdf_of(page)
    assert pdf.startswith(b"%PDF") and pdf.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 2
    assert re.search(rb"/MediaBox\s*\[0 0 59[45]\.?\d* 84[12]\.?\d*\]", pdf)
