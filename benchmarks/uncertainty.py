"""Intervals of a city of 100,000 buildings, beside every building in every draw."""

from collections.abc import Iterator

from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio, seconds
from citybrain.plans.document import read_bytes
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.service import case_of
from citybrain.plans.uncertainty.uncertainty import Options
from docs.uncertainty_validation import PLAN

OPTIONS = Options(draws=200)
MEASURED_DRAWS = 16
ALL_ROWS = Options(MEASURED_DRAWS, sample=0, drivers=False)


def figures(cities: Cities) -> Iterator[Figure]:
    """The uncertainty of a plan by the sample scheme; the time of all buildings is worked out from some of their
    draws.
    """
    workspace = cities.workspace
    outcome = workspace.outcome_of(read_bytes(PLAN.encode(), "plan.yaml"))
    size = len(workspace.snapshot.ids)

    def fresh() -> object:
        return case_of(workspace.snapshot, workspace.today(), outcome)

    samples = seconds(lambda case: uncertainty_of(case, OPTIONS), 5, setup=fresh)
    few = min(seconds(lambda case: uncertainty_of(case, ALL_ROWS), 1, 1, fresh))
    whole = few / MEASURED_DRAWS * OPTIONS.draws
    beside = (
        f"all {size:,} buildings in every draw take {ratio(whole, min(samples))} as long: {few:.1f} s measured for "
        f"{MEASURED_DRAWS} of {OPTIONS.draws} draws, {whole:,.0f} s worked out for all"
    )
    measure = f"90 % intervals of {size:,} buildings and a plan, {OPTIONS.draws} draws, with drivers and zones"
    yield Figure(measure, tuple(samples), "s", 10, beside)
