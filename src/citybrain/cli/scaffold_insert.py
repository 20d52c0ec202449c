"""Put entries into the YAML files of domains where they belong, all or none; what is written is read back."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from citybrain.base.domains import FILE, GROUP, Domains, arranged, read_domain
from citybrain.cli.scaffold_draft import NAME
from citybrain.kernel.entities import known_entities
from citybrain.kernel.errors import InputError

FOLDER = Path("src", "citybrain", "domains")
Files = Mapping[Path, str]
"""Whole contents by path."""


def domain_folder(project: Path, name: str) -> Path:
    """The folder of a domain of a checkout. Raises InputError where there is none."""
    domains = project / FOLDER
    if not domains.is_dir():
        raise InputError("scaffold-no-checkout", folder=str(project))
    if not (domains / name / FILE).is_file():
        there = sorted(path.parent.name for path in domains.glob(f"*/{FILE}"))
        raise InputError("scaffold-no-domain", received=name, allowed=", ".join(there))
    return domains / name


def require_name(*names: str) -> None:
    """Raises InputError for the first that cannot be a name."""
    for name in names:
        if not NAME.fullmatch(name):
            raise InputError("scaffold-bad-name", received=name)


def text_of(path: Path) -> str:
    """What stands in a file; nothing where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def under(text: str, sections: tuple[str, ...], entry: str, depth: int = 0) -> str:
    """The text with an entry at the end of a section of sections, which is added where it is not there."""
    indent = "  " * depth
    if not sections:
        lines = "".join(f"{indent}{line}\n" for line in entry.splitlines())
        return f"{text.rstrip()}\n{lines}" if text.strip() else lines
    head = f"{indent}{sections[0]}:\n"
    found = re.search(rf"^{re.escape(head)}((?:{indent}  .*\n|\s*#.*\n|\n)*)", text, re.MULTILINE)
    if found is None:
        return under(text, (), under(sections[0] + ":\n", sections[1:], entry, 1), depth)
    inside = under(found.group(1), sections[1:], entry, depth + 1)
    return text[: found.start(1)] + inside + text[found.end(1) :]


def write_all(files: Files, project: Path, check: Callable[[Domains], None] = lambda domains: None) -> list[Path]:
    """Write the files, read all domains of the checkout again, and give the paths.

    Whatever is wrong then leaves the checkout as it was, and is raised.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        check(read_again(project))
    except Exception:
        for path, content_before in before.items():
            if content_before is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content_before)
        raise
    return list(files)


def read_again(project: Path) -> Domains:
    """All that the domains of a checkout declare in YAML, checked. Raises DeclarationError."""
    paths = sorted((project / FOLDER).glob(f"*/{FILE}"))
    found = arranged(read_domain(path.parent.name, f"{GROUP}.{path.parent.name}", path.parent) for path in paths)
    known_entities(found.entities())
    first: dict[str, str] = {}
    for entity in found.entities():
        if (other := first.setdefault(entity.table, entity.name)) != entity.name:
            raise InputError("scaffold-table-twice", table=entity.table, first=other, second=entity.name)
    assert found.vocabulary is not None
    return found


def labels(label: str, label_zh: str) -> str:
    """Texts by language, as YAML says them."""
    return f"{{en: {quoted(label)}, zh: {quoted(label_zh)}}}"


def quoted(words: str) -> str:
    """Words in quotation marks."""
    return json.dumps(words, ensure_ascii=False)
