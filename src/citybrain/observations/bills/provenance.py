"""Where an observed value comes from: files, hashes and lines of its bills."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citybrain.kernel.city import Provenance
from citybrain.kernel.quality import Level
from citybrain.kernel.units import Rows
from citybrain.observations.bills.declaration import carriers
from citybrain.observations.bills.pairs import Pairs
from citybrain.observations.bills.stored import StoredBills
from citybrain.observations.bills.yearly import Terms, Yearly

LINES_SHOWN = 12


@dataclass(frozen=True)
class Leaves:
    """Bills of the year by pair: those of pair p are `bill[start[p]:start[p + 1]]`."""

    bills: StoredBills
    bill: Rows
    start: Rows
    year: Yearly
    rule: str
    carrier: int = 0

    @classmethod
    def of(cls, bills: StoredBills, pairs: Pairs, year: Yearly, terms: Terms) -> Leaves:
        """Sort the bills of a year by pair."""
        first, end = bills.first[pairs.bill], bills.end[pairs.bill]
        kept = np.flatnonzero((end > terms.start) & (first < terms.end) & ~bills.credit[pairs.bill])
        order = kept[np.lexsort((pairs.bill[kept], pairs.pair[kept]))]
        counts = np.bincount(pairs.pair[order], minlength=len(year.value))
        start = np.concatenate(([0], np.cumsum(counts)))
        return cls(
            bills, pairs.bill[order], start, year, "observed-corrected" if terms.correct else "observed-as-billed"
        )

    def of_carrier(self, carrier: int, rule: str = "") -> Leaves:
        """The same for the rows of one carrier."""
        return Leaves(self.bills, self.bill, self.start, self.year, rule or self.rule, carrier)

    def leaf(self, row: int) -> Provenance:
        """Files, hashes, licences and lines of the bills of a row."""
        pair = row * len(carriers()) + self.carrier
        own = self.bill[self.start[pair] : self.start[pair + 1]]
        if not len(own):
            return Provenance("bills", "unknown", int(Level.UNKNOWN))
        level = int(self.year.quality[pair])
        files = [self.bills.files[code] for code in np.unique(self.bills.file[own])]
        manifests = [self.bills.imports[number] for number in sorted({number for number, _ in files})]
        hashes = {f.sha256 for number, name in files for f in self.bills.imports[number].files if f.file == name}
        return Provenance(
            origin="bills",
            kind="measured" if level == Level.MEASURED else "derived",
            quality=level,
            simulated=any(manifest.simulated for manifest in manifests),
            file=", ".join(sorted({name for _, name in files})),
            sha256=", ".join(sorted(hashes)),
            licence=", ".join(sorted({m.licence for m in manifests if m.licence})),
            title=", ".join(dict.fromkeys(m.title for m in manifests)),
            row=_lines(self.bills.line[own]),
            rule=self.rule,
        )


def _lines(lines: Rows) -> str:
    """Lines of the file, the first of many: "2, 5, 9 … 40"."""
    told = [str(line) for line in sorted(lines.tolist())]
    if len(told) <= LINES_SHOWN:
        return ", ".join(told)
    return f"{', '.join(told[: LINES_SHOWN - 1])} … {told[-1]} ({len(told)})"
