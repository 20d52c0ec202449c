"""What a domain that nobody asks costs: a server before its first question, and a domain of 300 quantities more."""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cities import Cities
from benchmarks.figure import Figure
from benchmarks.machine import resident
from benchmarks.serving import serving
from benchmarks.whatif import WITHOUT_SOLVER, document, plans
from citybrain.base.domains import Domain, Domains, arranged, find_domains, read_domain
from citybrain.kernel import Graph
from citybrain.plans.executors import Threads
from citybrain.plans.workspace import Workspace

QUANTITIES = 300
PAIRS = 120
"""Plans with either graph: thirty cannot tell three percent from none."""

NAME = "added_domain_of_bench"
DOMAIN = 'label: {en: "Added", zh: "新增"}\nneeds: [buildings]\n'
FORMULA = '''

@quantity(of="building", source="Definition")
def added_quantity_{number}(gross_floor_area: SquareMetres, residents: People) -> PeoplePerSquareMetre:
    """Residents by floor, counted {number} times."""
    return {number}.0 * residents / gross_floor_area
'''
TERM = (
    'added_quantity_{number}: {{label: {{en: "Added {number}", zh: "新增 {number}"}}, better: neither,'
    ' sentence: {{zh: "新增 {number}。"}}}}\n'
)
HEAD = (
    '"""Generated."""\n\nfrom citybrain.kernel import quantity\n'
    "from citybrain.kernel.units import People, PeoplePerSquareMetre, SquareMetres\n"
)


def figures(cities: Cities) -> Iterator[Figure]:
    """Memory before anything is asked; load of the graph and what-if with the domain, beside the same without it."""
    with serving(cities.large) as (_, process):
        time.sleep(3)
        yield Figure("resident memory of a server that nobody has asked", (resident(process),), "MB", 700, "")
    with tempfile.TemporaryDirectory() as folder:
        more = arranged([*find_domains().all, _write(Path(folder))])
        loaded = {"without": _loaded(find_domains(), cities), "with": _loaded(more, cities)}
    took = {name: seconds for name, (_, seconds) in loaded.items()}
    beside = f"{took['with'] / took['without']:.3f} × without ({1e3 * took['without']:.0f} ms), code imported"
    yield Figure(f"graph load with {QUANTITIES} quantities more", (1e3 * took["with"],), "ms", None, beside)
    samples = _what_if(cities, {name: graph for name, (graph, _) in loaded.items()})
    alone = statistics.median(samples["without"])
    beside = f"{statistics.median(samples['with']) / alone:.3f} × without ({alone:.1f} ms)"
    yield Figure(f"what-if with {QUANTITIES} quantities more", tuple(samples["with"]), "ms", 1.03 * alone, beside)


def _write(folder: Path) -> Domain:
    """A domain of its own in a folder that can be imported."""
    domain = folder / NAME
    (domain / "models").mkdir(parents=True)
    numbers = range(QUANTITIES)
    (domain / "__init__.py").touch()
    (domain / "domain.yaml").write_text(DOMAIN, encoding="utf-8")
    (domain / "models" / "__init__.py").write_text('"""Generated."""\n', encoding="utf-8")
    formulas = HEAD + "".join(FORMULA.format(number=number) for number in numbers)
    (domain / "models" / "added.py").write_text(formulas, encoding="utf-8")
    (domain / "vocabulary.yaml").write_text("".join(TERM.format(number=n) for n in numbers), encoding="utf-8")
    sys.path.insert(0, str(folder))
    return read_domain(NAME, NAME, domain)


def _loaded(domains: Domains, cities: Cities) -> tuple[Graph, float]:
    country = cities.workspace.snapshot.manifest.country
    domains.graph(country, cities.large)
    gc.disable()  # as a server does until its city is open
    begin = time.perf_counter()
    graph = Domains(domains.all).graph(country, cities.large)
    took = time.perf_counter() - begin
    gc.enable()
    return graph, took


def _what_if(cities: Cities, graphs: dict[str, Graph]) -> dict[str, list[float]]:
    """Milliseconds of plans without the solver, with either graph in turn, first every other time."""
    opened = {name: Workspace(cities.workspace.snapshot, graph, Threads()) for name, graph in graphs.items()}
    for workspace in opened.values():
        workspace.prepare()
    ids = cities.workspace.snapshot.ids.tolist()
    sources = {name: plans(ids, WITHOUT_SOLVER) for name in opened}
    samples: dict[str, list[float]] = {name: [] for name in opened}
    order = list(opened)
    for _ in range(PAIRS + 3):
        order.reverse()
        for name in order:
            asked = document(next(sources[name]))
            begin = time.perf_counter()
            opened[name].outcome_of(asked)
            samples[name].append(1e3 * (time.perf_counter() - begin))
    return {name: taken[3:] for name, taken in samples.items()}
