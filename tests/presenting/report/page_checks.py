"""What must hold of any page that leaves the program."""

import re
from html.parser import HTMLParser

VOID = {"br", "col", "hr", "img", "link", "meta"}
FOREIGN = re.compile(r"""(?:src|href|action|data|poster|xlink:href)\s*=\s*["']?\s*(?!#)[^"'>\s]""", re.IGNORECASE)
LOADS = re.compile(r"url\(|@import|<script|<iframe|<object|<embed|<link|<base|<img|javascript:", re.IGNORECASE)


class Page(HTMLParser):
    """Tags in balance, ids, links, and the text of every element."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.labels: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.words: list[str] = []
        self.problems: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.problems.append(f"an attribute of {tag} stands twice: {names}")
        found = dict(attrs)
        self.tags.append(tag)
        self.ids += [found["id"]] if found.get("id") else []
        self.links += [found["href"]] if found.get("href") else []
        self.labels += (found.get("aria-labelledby") or "").split()
        self.handlers += [name for name in names if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("style", "script"):
            self.words.append(data)

    @property
    def text(self) -> str:
        """What a person reads."""
        return "".join(self.words)


def checked(text: str) -> Page:
    """The page, if it is well formed and asks for nothing."""
    page = Page(text)
    assert page.problems == []
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)
    assert set(page.labels) <= set(page.ids)
    assert page.handlers == []
    assert "script" not in page.tags
    markup = re.sub(r">[^<]*<", "><", text)
    assert not LOADS.search(markup)
    return page
