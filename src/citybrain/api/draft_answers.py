"""Drafts as answers: what is known of each file in the reader's language, what is missing, what has to be done."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citybrain.api import draft_shapes as shape
from citybrain.api.draft_places import countries, place_of
from citybrain.base.answers import answer_of
from citybrain.base.domains import find_domains
from citybrain.messages import on_page, render_on_page, text
from citybrain.messages.catalogue import keys
from citybrain.twin.configuration import KNOWN_LICENCES
from citybrain.twin.drafts.document import BuildRecord, Draft, DraftFile
from citybrain.twin.drafts.errors import DraftError
from citybrain.twin.drafts.obstacles import missing, obstacles
from citybrain.twin.drafts.service import MOST_FILES, START
from citybrain.twin.drafts.upload import LARGEST_UPLOAD
from citybrain.twin.manifest import Manifest
from citybrain.twin.quality import quality_report
from citybrain.twin.recognise.settings import FileSettings
from citybrain.twin.snapshot_folder import snapshot_folders

UNITLESS = frozenset({"", "1", "person", "year number"})
"""Units of what a label alone says."""

SHOWN = frozenset({"register-codes-unknown"})
"""Remarks that the answer tells in a better way: the codes themselves stand in `codes`, each with its meaning."""


def draft_answer(draft: Draft, served: str | None, language: str) -> shape.Draft:
    """A draft; `served` is the draft whose city is served now, None for the city of the start."""
    return {
        "id": draft.id,
        "created": draft.created,
        "name": draft.name,
        "country": draft.country,
        "place": place_of(draft),
        "countries": list(countries()),
        "files": [_file(file, language) for file in draft.files],
        "own": draft.own,
        "missing": missing(draft),
        "obstacles": [_obstacle(error, language) for error in obstacles(draft)],
        "build": build_answer(draft.build, language) if draft.build else None,
        "open": (served or START) == draft.id,
        "limits": {"bytes": LARGEST_UPLOAD, "files": MOST_FILES},
    }


def summary(draft: Draft, folder: Path, served: str | None) -> shape.DraftSummary:
    """A draft in a list of all, and its folder."""
    build = draft.build
    return {
        "id": draft.id,
        "created": draft.created,
        "name": draft.name,
        "files": len(draft.files),
        "build": build.state if build else None,
        "built": bool(snapshot_folders(folder)),
        "open": served == draft.id,
    }


def build_answer(build: BuildRecord, language: str) -> shape.DraftBuild:
    """How far a build is, or how it ended."""
    return answer_of(
        shape.DraftBuild,
        build,
        text=text(build.step, language) if build.step in keys(language) else "",
        error=_describe(build.error.model_dump(), language) if build.error else None,
    )


def draft_quality(manifest: Manifest, language: str) -> shape.DraftQuality:
    """The quality report of a city with labels and texts."""
    report, vocabulary = quality_report(manifest), find_domains().vocabulary
    return {
        "snapshot": report["snapshot"],
        "counts": report["counts"],
        "attributes": [
            {
                "name": name,
                "label": vocabulary.label(name, language),
                "measured": shares["measured"],
                "derived": shares["derived"],
                "estimated": shares["estimated"],
                "unknown": shares["unknown"],
                "simulated": shares["simulated"],
            }
            for name, shares in report["attributes"].items()
        ],
        "records": [
            {
                "source": text(f"source-{source}", language),
                "received": counts["received"],
                "kept": counts["kept"],
                "rejected": [text(key, language, count=count) for key, count in counts["rejected"].items()],
            }
            for source, counts in report["records"].items()
        ],
        "notices": [_describe(told, language) for told in report["notices"]],
    }


def _obstacle(error: DraftError, language: str) -> shape.Obstacle:
    file = error.arguments.get("file")
    return {"code": error.code, "text": render_on_page(error, language), "file": None if file is None else str(file)}


def _file(file: DraftFile, language: str) -> shape.DraftFile:
    found = file.found
    return {
        "name": file.name,
        "bytes": file.bytes,
        "reading": file.reading,
        "kind": file.kind,
        "used": file.used,
        "licence": file.settings.licence or KNOWN_LICENCES.get(str(file.kind), ("", None))[1],
        "settings": _settings(file.settings),
        "found": _recognition(found, language) if found else None,
        "notices": [_describe(one, language) for one in _noticed(found or {}) if one["code"] not in SHOWN],
        "problem": _describe(found["problem"], language) if found and found["problem"] else None,
    }


def _noticed(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Notices about a file, which drafts of former versions keep under another name."""
    return list(found.get("notices", found.get("doubts", [])))  # the former name


def _settings(settings: FileSettings) -> shape.SettingsOfFile:
    return answer_of(
        shape.SettingsOfFile, settings, values={str(name): codes for name, codes in settings.values.items()}
    )


def _recognition(found: Mapping[str, Any], language: str) -> shape.FoundInFile:
    return answer_of(shape.FoundInFile, found, wanted=[_wanted(one, language) for one in found["wanted"]])


def _wanted(one: Mapping[str, Any], language: str) -> shape.WantedColumn:
    name = str(one["name"])
    return {"name": name, "label": _column(name, language), "required": one["required"], "column": one["column"]}


def _column(name: str, language: str) -> str:
    """What people call what a column holds: an attribute by the table of its domain, with its unit."""
    domains = find_domains()
    if (key := f"column-{name}") in keys(language):
        return text(key, language)
    label, attribute = domains.vocabulary.label(name, language), domains.attributes.all.get(name)
    unit = attribute.unit if attribute else ""
    return label if unit in UNITLESS else text("column-in-unit", language, label=label, unit=unit)


def _describe(message: Mapping[str, Any], language: str) -> str:
    """A message as a person reads it; its key where a later version does not know it any more."""
    return on_page(message["code"], language, message["arguments"])
