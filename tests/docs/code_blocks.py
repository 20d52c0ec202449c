"""Code blocks of the project's pages, with the file that a comment before a block names."""

import re
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[2]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"<!-- file: (\S+) -->\n$")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


class Block(NamedTuple):
    """A code block: where it stands, its language, its content, and the file it is to be written to, if any."""

    where: str
    language: str
    content: str
    file: str


def blocks(page: str) -> list[Block]:
    """All code blocks of a page, in order."""
    text = (PROJECT / page).read_text(encoding="utf-8")
    found = []
    for match in FENCE.finditer(text):
        before = text[: match.start()]
        named = FILE.search(before)
        where = f"{page}:{before.count(chr(10)) + 1}"
        found.append(Block(where, match[1], match[2], named[1] if named else ""))
    return found


def commands(block: Block) -> list[str]:
    """The commands of a shell block, continued lines joined."""
    lines = block.content.replace("\\\n", " ").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def links(page: Path) -> list[str]:
    """Relative links and pictures of a page."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return [link for link in LINK.findall(text) if not re.match(r"\w+:", link)]
