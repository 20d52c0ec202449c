"""Documents of GeoReport v2 as XML. It is written alone: no XML of others is ever read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

INVALID = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot have (2.2, Char)."""

ITEMS = {
    "services": "service", "service_requests": "request", "attributes": "attribute", "values": "value",
    "errors": "error", "endpoints": "endpoint", "formats": "format",
}  # fmt: skip
"""How one of a list is called."""


def as_xml(root: str, document: Any) -> bytes:
    """A document as XML under the name of its root."""
    element = Element(root)
    _fill(element, root, document)
    written: bytes = tostring(element, encoding="utf-8", xml_declaration=True)
    return written


def _fill(element: Element, name: str, value: Any) -> None:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _fill(SubElement(element, key), key, inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            _fill(SubElement(element, ITEMS[name]), ITEMS[name], inner)
    elif value is not None:
        element.text = str(value).lower() if isinstance(value, bool) else INVALID.sub("", str(value))
