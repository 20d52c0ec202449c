"""Recognise an OpenStreetMap extract, and read it through once so that a broken download is found before the build."""

from __future__ import annotations

from pathlib import Path

import osmium

from citybrain.base.notices import notice
from citybrain.twin.importers.osm_file import OsmFile, explained, open_osm
from citybrain.twin.importers.osm_kinds import outline_tags
from citybrain.twin.recognise.recognition import Recognition

READ_THROUGH = 400_000_000
"""Bytes up to which a file is read through; a larger one takes minutes, and the build finds what is wrong with it."""


def looks_like_osm(head: bytes) -> bool:
    """Whether the first bytes are those of an OpenStreetMap file, packed or not."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return b"OSMHeader" in head[:64] or head.startswith((b"\x1f\x8b", b"BZh")) or b"<osm" in start[:512]


def recognise_osm(path: Path) -> Recognition:
    """What an extract holds. Raises InputError for one that is damaged."""
    file = open_osm(path)
    found = Recognition("OpenStreetMap", "osm", ("osm",), bounds=file.bounds)
    if file.date and file.date[:4].isdigit():
        found.years = (int(file.date[:4]), int(file.date[:4]))
    if path.stat().st_size > READ_THROUGH:
        found.notices.append(notice("recognise-osm-large", megabytes=READ_THROUGH // 1_000_000))
        return found
    found.counts["buildings"] = _buildings(file)
    if not found.counts["buildings"]:
        found.notices.append(notice("recognise-osm-no-buildings"))
    return found


def _buildings(file: OsmFile) -> int:
    """Objects of the file that are tagged as buildings, its relations read as well."""
    with explained(file.path):
        tagged = osmium.FileProcessor(file.source).with_filter(osmium.filter.KeyFilter(outline_tags()[0]))
        return sum(1 for found in tagged if not isinstance(found, osmium.osm.Node))
