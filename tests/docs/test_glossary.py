"""The glossary: one word has one meaning, and each term names something that exists."""

import ast
import re
from collections import Counter
from functools import cache

import pytest

from citybrain.base.domains import find_domains
from citybrain.presenting.answers.search import glossary
from tests.architecture.names import entities, quantities
from tests.docs.code_blocks import PROJECT
from tests.syntax import tree_of

SOURCE = PROJECT / "src" / "citybrain"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| `([^|`]+)` \|$", re.MULTILINE)
ROWS = ROW.findall((PROJECT / "docs" / "glossary.md").read_text(encoding="utf-8"))


@cache
def names() -> frozenset[str]:
    """Names in the code: of classes, functions, fields, modules and folders, and texts that are names of something."""
    found = set(entities()) | set(quantities()) | {domain.name for domain in find_domains()}
    for path in SOURCE.rglob("*.py"):
        found |= set(path.relative_to(SOURCE).with_suffix("").parts)
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return frozenset(found)


def test_terms_are_in_the_order_of_the_alphabet_and_stand_once() -> None:
    terms = [term.casefold() for term, _, _ in ROWS]
    assert len(terms) > 40
    assert terms == sorted(terms)
    assert [term for term, count in Counter(terms).items() if count > 1] == []


@pytest.mark.parametrize(("term", "meaning", "name"), ROWS, ids=[term for term, _, _ in ROWS])
def test_a_term_has_one_sentence_and_is_found_in_the_code(term: str, meaning: str, name: str) -> None:
    assert re.fullmatch(r"[A-Z][^.]*\.", meaning), term
    assert name in names() or (PROJECT / "tests" / name).is_dir()


def test_what_protects_persons_is_explained() -> None:
    assert {"cell", "consent", "purpose"} <= {term for term, _, _ in ROWS}


def test_no_two_terms_have_one_name() -> None:
    assert [name for name, count in Counter(name for _, _, name in ROWS).items() if count > 1] == []


def test_the_table_says_what_the_page_says() -> None:
    told = [(one.labels["en"], one.meaning["en"], one.name) for one in glossary()]
    assert told == ROWS
    assert all(
        re.search(r"[\u4e00-\u9fff]", one.labels["zh"] + one.meaning["zh"]) for one in glossary() if one.name != "SCOP"
    )
