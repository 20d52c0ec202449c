"""The document that the types of the web application are made from is the one that the server gives."""

from docs.openapi import FILE, document


def test_the_kept_document_is_current() -> None:
    kept = FILE.read_text(encoding="utf-8")
    assert kept == document(), f"{FILE.name} is not what the server says of itself any more: run `make docs`"
