"""Hooks of the documentation site: pages from the root of the project, links, the reference, fonts and colours."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

PROJECT = Path(__file__).parents[1]
FONTS = PROJECT / "web" / "node_modules" / "@fontsource-variable" / "source-sans-3"
FACES = {name: f"source-sans-3-{name}-wght-normal.woff2" for name in ("latin", "latin-ext")}
TOKENS = PROJECT / "web" / "src" / "styles" / "tokens.css"
FACE_RULES = PROJECT / "web" / "src" / "styles" / "fonts.css"
STYLE = Path(__file__).with_name("site.css")
PACKAGED_FONTS = "@fontsource-variable/source-sans-3/files/"
ROOT_PAGES = {
    "README.md": "overview.md",
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
}
"""Pages at the root of the project, and what they are called in the site."""

FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
NAMED_FENCE = re.compile(r"<!-- file: (\S+) -->\n```(\w+)\n")
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)#\s]+)(#[^)\s]*)?\)")


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the reference from the declarations. Raises FileNotFoundError where the fonts of the page are missing."""
    from docs.generate import REFERENCE, write

    if not FONTS.is_dir():
        raise FileNotFoundError(f"{FONTS} is missing: run `make setup`, which fetches the packages of the page")
    write(REFERENCE)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what lies outside the folder of the documentation: pages of the root, fonts, colours, the mark."""
    from mkdocs.structure.files import File

    for source, name in ROOT_PAGES.items():
        files.append(File.generated(config, name, content=(PROJECT / source).read_text(encoding="utf-8")))
    for face in FACES.values():
        files.append(File.generated(config, f"fonts/{face}", abs_src_path=str(FONTS / "files" / face)))
    files.append(File.generated(config, "fonts/LICENSE", abs_src_path=str(FONTS / "LICENSE")))
    files.append(File.generated(config, "mark.svg", abs_src_path=str(PROJECT / "web" / "public" / "mark.svg")))
    files.append(File.generated(config, "stylesheets/site.css", content=style()))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write links as the site has them, and the name of the file that a block is of as its title."""
    source = next((root for root, name in ROOT_PAGES.items() if name == page.file.src_uri), None)
    titled = NAMED_FENCE.sub(r'```\2 title="\1"\n', markdown)
    return relinked(titled, source or f"docs/{page.file.src_uri}", page.file.src_uri)


def relinked(markdown: str, source: str, address: str) -> str:
    """A page with relative links from its place in the site; what the site does not have stays as text.

    `source` is the path of the page in the project, `address` that in the site.
    """

    def link(match: re.Match[str]) -> str:
        picture, text, target, anchor = match[1], match[2], match[3], match[4] or ""
        if re.match(r"\w+:|/", target):
            return match[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
        shown = ROOT_PAGES.get(path) or (path.removeprefix("docs/") if path.startswith("docs/") else "")
        if not posixpath.splitext(shown)[1]:
            return text
        return f"{picture}[{text}]({posixpath.relpath(shown, posixpath.dirname(address) or '.')}{anchor})"

    pieces, last = [], 0
    for fence in FENCE.finditer(markdown):
        pieces += [LINK.sub(link, markdown[last : fence.start()]), fence[0]]
        last = fence.end()
    return "".join([*pieces, LINK.sub(link, markdown[last:])])


def style() -> str:
    """Fonts and colours of the page, and how the theme of the site uses them."""
    faces = FACE_RULES.read_text(encoding="utf-8").replace(PACKAGED_FONTS, "../fonts/")
    tokens = TOKENS.read_text(encoding="utf-8").replace(':root[data-theme="dark"]', '[data-md-color-scheme="slate"]')
    return "\n".join([faces, tokens, STYLE.read_text(encoding="utf-8")])
