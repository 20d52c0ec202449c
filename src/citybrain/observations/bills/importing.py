"""Import bills: from files to the next numbered folder `bills/000001` of a city."""

from __future__ import annotations

import datetime
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

import citybrain
from citybrain.base.folders import building_folder, next_number, publish, require_space
from citybrain.base.tables import read_table
from citybrain.kernel import Graph
from citybrain.kernel.errors import InputError
from citybrain.observations.bills.declaration import billing
from citybrain.observations.bills.doubles import settle_doubles
from citybrain.observations.bills.form import bill_form
from citybrain.observations.bills.ledger import carriers_of, ledger_of
from citybrain.observations.bills.manifest import BILLS, FORMAT, BillFile, ImportManifest, imports_of
from citybrain.observations.bills.manifest import FILE as MANIFEST
from citybrain.observations.bills.matching import Match, match
from citybrain.observations.bills.meters import read_meters
from citybrain.observations.bills.personal import personal_rows
from citybrain.observations.bills.places import NOWHERE, Kind
from citybrain.observations.bills.reports import quarantine_csv, unmatched_csv
from citybrain.observations.bills.request import BillRequest, identity_of, request_of
from citybrain.observations.bills.rows import Rows, read_rows
from citybrain.observations.bills.temperatures import temperatures_of
from citybrain.twin.configuration import CityConfiguration, MeterSettings
from citybrain.twin.disk import SPARE, hash_of, write_file
from citybrain.twin.progress import Progress, part_of, silent
from citybrain.twin.snapshot import Snapshot

STORED = ("line", "file", "series", "carrier", "first", "end", "energy", "estimated", "status")
TEXTS = ("file", "series", "carrier", "status")
EXAMPLES = 5


@dataclass(frozen=True)
class ImportedBills:
    """The manifest of an import, and whether it was there already."""

    manifest: ImportManifest
    already: bool


@dataclass(frozen=True)
class _Work:
    """All that is known of an import before it is written."""

    request: BillRequest
    snapshot: Snapshot
    parts: list[Rows]
    bills: pl.DataFrame
    matched: Match
    hashes: list[str]

    @property
    def kind(self) -> Kind:
        return self.parts[0].kind


def import_bills(
    city: Path,
    configuration: CityConfiguration,
    snapshot: Snapshot,
    graph: Graph,
    files: Sequence[Path] = (),
    name: str | None = None,
    progress: Progress = silent,
    today: datetime.date | None = None,
) -> ImportedBills:
    """Read files of bills and publish them as the next import of the city; nothing is left of an import that fails.

    Without `name` the table of city.toml that names the file decides how it is read. The same files read in the same
    way are not imported again. Temperatures of the time of the bills are read now, so that who serves the city later
    need not. Raises InputError for files that cannot be used, with what to do.
    """
    request = request_of(city, configuration, files, name)
    hashes = [hash_of(path) for path in request.all_paths]
    identity = identity_of(hashes, request.settings)
    known = next((manifest for _, manifest in imports_of(city) if manifest.identity == identity), None)
    if known is not None:
        return ImportedBills(known, True)
    temperatures_of(city, configuration.observed.temperatures, snapshot.manifest)
    today = today or datetime.date.today()
    litres = billing().litres(graph, datetime.date.fromisoformat(snapshot.manifest.date))
    parts = _read_all(request, litres, today, part_of(progress, 0.0, 0.5))
    progress(0.5, "bills-checking")
    bills = settle_doubles(pl.concat([part.bills for part in parts]), request.settings.several)
    if bills["reason"].null_count() == 0:
        raise InputError("bills-none-usable", file=request.shown, count=len(bills), reasons=_reasons(bills))
    progress(0.75, "bills-matching")
    links = _links(request, bills, parts[0].metered)
    matched = match(request, snapshot, parts[0].kind, bills, links, parts[0].read["unit"])
    progress(0.85, "bills-writing")
    manifest = _publish(_Work(request, snapshot, parts, bills, matched, hashes), identity)
    progress(1.0, "bills-done")
    return ImportedBills(manifest, False)


def _read_all(
    request: BillRequest, litres: Mapping[str, float], today: datetime.date, progress: Progress
) -> list[Rows]:
    settings = request.settings
    form = bill_form(settings, tuple(settings.columns.values()))
    parts = []
    for number, path in enumerate(request.paths):
        progress(number / len(request.paths), "bills-reading")
        table = read_table(path, form)
        progress((number + 0.6) / len(request.paths), "bills-reading")
        parts.append(read_rows(table, settings, litres, today))
    if len({(part.kind, part.metered) for part in parts}) > 1:
        raise InputError("bills-files-differ", file=request.shown)
    return parts


def _reasons(bills: pl.DataFrame) -> str:
    """The most frequent reasons with an example of each, as an error tells them."""
    told = bills.group_by("reason").agg(pl.len(), pl.col("detail").drop_nulls().first(), pl.col("line").first())
    rows = told.sort("len", descending=True).head(EXAMPLES).iter_rows(named=True)
    return "; ".join(f"{row['reason']} ×{row['len']} (line {row['line']}: {row['detail'] or ''})" for row in rows)


def _links(request: BillRequest, bills: pl.DataFrame, metered: bool) -> pl.DataFrame:
    """Series and place: as the rows say, else as the table of meters says; a meter may have several places.

    Raises InputError for meters that nothing gives a place.
    """
    own = bills.filter(pl.col("reason").is_null()).select("series", "place")
    said = own.drop_nulls("place").unique(maintain_order=True)
    if not metered:
        return said
    if request.meters is None:
        if said.is_empty():
            raise InputError("bills-meters-missing", file=request.shown, received=str(own["series"][0]))
        return said
    table = read_meters(request.meters, request.settings.meters or MeterSettings(file=request.meters.name))
    lacking = own.join(said, on="series", how="anti").select("series").unique()
    return pl.concat([said, table.join(lacking, on="series", how="semi", maintain_order="left")])


def _publish(work: _Work, identity: str) -> ImportManifest:
    kept = work.bills.filter(pl.col("reason").is_null()).select(STORED)
    content = {
        "bills.parquet": _parquet(kept.with_columns(pl.col(TEXTS).cast(pl.Categorical))),
        "links.parquet": _parquet(work.matched.links.select("series", "place")),
        "quarantine.csv": quarantine_csv(work.bills),
        "unmatched.csv": unmatched_csv(work.matched.unmatched),
    }
    with building_folder(work.request.city, BILLS, "bills-locked") as folder:
        require_space(folder, sum(map(len, content.values())) + SPARE)
        for file, data in content.items():
            write_file(folder / file, data)
        tables = {file: hashlib.sha256(data).hexdigest() for file, data in content.items()}
        manifest = _describe(work, identity, next_number(work.request.city, BILLS), tables)
        write_file(folder / MANIFEST, manifest.to_text().encode())
        publish(folder)
    return manifest


def _parquet(table: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    table.write_parquet(buffer, compression="zstd")
    return buffer.getvalue()


def _describe(work: _Work, identity: str, number: int, tables: dict[str, str]) -> ImportManifest:
    request, settings = work.request, work.request.settings
    rows = work.matched.links["row"].unique().to_numpy()
    personal = int(personal_rows(work.snapshot)[rows[rows != NOWHERE]].sum()) if work.kind == billing().finest else 0
    return ImportManifest(
        format=FORMAT,
        number=number,
        created=datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds"),
        citybrain=citybrain.__version__,
        name=request.name,
        title=settings.title or request.name,
        licence=settings.licence,
        kind=work.kind,
        metered=work.parts[0].metered,
        simulated=settings.simulated,
        identity=identity,
        files=_files(work),
        settings=settings.model_dump(mode="json", exclude_defaults=True),
        ledger=ledger_of(work.bills),
        carriers=carriers_of(work.bills),
        matching=work.matched.told,
        data_class="personal" if personal else "internal",
        personal_buildings=personal,
        tables=tables,
        notices=[told.as_json() for part in work.parts for told in part.notices],
    )


def _files(work: _Work) -> list[BillFile]:
    read = [(len(part.bills), part.read) for part in work.parts] + [(work.matched.links.height, {})]
    return [
        BillFile(
            file=path.name,
            sha256=digest,
            bytes=path.stat().st_size,
            role="meters" if path is work.request.meters else "bills",
            rows=rows,
            read=how,
        )
        for path, digest, (rows, how) in zip(work.request.all_paths, work.hashes, read, strict=False)
    ]
