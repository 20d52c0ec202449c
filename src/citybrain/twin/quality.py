"""How well a snapshot is known: shares per attribute, and what became of every record that came in."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.messages import keys, text
from citybrain.twin.manifest import Manifest, Source
from citybrain.twin.origins import KINDS, Origins

SHARES = (*KINDS, "simulated")
DIGITS = 4


class RecordCounts(TypedDict):
    """Records of a source: received = kept + rejected; the reason is a key of the message catalogue."""

    received: int
    kept: int
    rejected: dict[str, int]


class BuildNotice(TypedDict):
    """Something that a build noticed: a key of the message catalogue and its variables."""

    code: str
    arguments: dict[str, str | float]


class SourceFile(TypedDict):
    """A file that went into the twin."""

    file: str
    sha256: str
    bytes: int
    title: str
    licence: str
    url: str | None
    date: str | None


class QualityReport(TypedDict):
    """How well a snapshot is known.

    `attributes` has the shares of values that are measured, derived, estimated, unknown, and simulated; `changes` how
    many values were changed or dropped, by reason.
    """

    snapshot: int
    counts: dict[str, int]
    attributes: dict[str, dict[str, float]]
    records: dict[str, RecordCounts]
    changes: dict[str, int]
    notices: list[BuildNotice]
    sources: dict[str, SourceFile]


def quality_of(codes: Mapping[str, NDArray[np.uint8]], origins: Origins) -> dict[str, dict[str, float]]:
    """Return per attribute the shares of its values that are measured, derived, estimated, unknown; and simulated.

    The first four add up to 1; simulated values are a part of them.
    """
    marks: dict[str, NDArray[np.bool_]] = {
        kind: np.array([origin.kind == kind for origin in origins.all]) for kind in KINDS
    }
    marks["simulated"] = np.array([origin.simulated for origin in origins.all])
    return {
        attribute: {
            share: round(float(mark[column].mean()), DIGITS) if len(column) else 0.0 for share, mark in marks.items()
        }
        for attribute, column in codes.items()
    }


def quality_report(manifest: Manifest) -> QualityReport:
    """Return the quality report of a snapshot as JSON: shares per attribute, records per source, repairs, notices."""
    return {
        "snapshot": manifest.snapshot,
        "counts": manifest.counts,
        "attributes": manifest.qualities,
        "records": manifest.report.get("records", {}),
        "changes": manifest.report.get("changes", {}),
        "notices": [{"code": told["code"], "arguments": told["arguments"]} for told in manifest.notices],
        "sources": {key: _source(source) for key, source in manifest.sources.items()},
    }


def _source(source: Source) -> SourceFile:
    return {
        "file": source.file,
        "sha256": source.sha256,
        "bytes": source.bytes,
        "title": source.title,
        "licence": source.licence,
        "url": source.url,
        "date": source.date,
    }


def attribute_text(name: str, language: str) -> str | None:
    """What people call an attribute that makes up no quantity; None for any other."""
    key = f"attribute-{name.replace('_', '-')}"
    return text(key, language) if key in keys(language) else None


def quality_tables(manifest: Manifest, language: str = "en") -> tuple[list[list[str]], list[list[str]]]:
    """Return the report as two tables of text, each with its heading: attributes, and records per source."""
    attributes = [[text(f"quality-{word}", language) for word in ("attribute", *SHARES)]]
    vocabulary = find_domains().vocabulary
    for name, shares in manifest.qualities.items():
        called = attribute_text(name, language) or vocabulary.label(name, language)
        attributes.append([called, *(_percent(shares[share]) for share in SHARES)])
    records = [[text(f"quality-{word}", language) for word in ("source", "received", "kept", "rejected", "reasons")]]
    for source, counts in manifest.report.get("records", {}).items():
        reasons = "\n".join(text(key, language, count=count) for key, count in counts["rejected"].items())
        rejected = sum(counts["rejected"].values())
        records.append(
            [text(f"source-{source}", language), str(counts["received"]), str(counts["kept"]), str(rejected), reasons]
        )
    return attributes, records


def _percent(share: float) -> str:
    if 0 < share < 0.001:
        return "<0.1 %"
    return f"{100 * share:.1f} %" if share else ""
