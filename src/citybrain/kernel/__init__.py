"""The knowledge kernel: declared quantities in one graph, evaluated, changed and explained. Pure."""

from citybrain.kernel.change import Changed, change
from citybrain.kernel.city import City, Leaf
from citybrain.kernel.declarations import Quantity, fixed_point, given, mean, previous, quantity, spread, total
from citybrain.kernel.doubt import Doubt
from citybrain.kernel.errors import CityBrainError, DeclarationError, InputError, NotFoundError, PlanError
from citybrain.kernel.explain import Explainer, Explanation
from citybrain.kernel.graph import Graph, nearest
from citybrain.kernel.interventions import LEVERAGES, PHASES, STRATEGIES, Intervention, intervention
from citybrain.kernel.load import assemble, load_graph
from citybrain.kernel.parameters import Parameter, read_parameters
from citybrain.kernel.quality import Level, Qualities
from citybrain.kernel.register import register
from citybrain.kernel.result import Patch, Result
from citybrain.kernel.vocabulary import Term, Vocabulary, read_vocabulary
from citybrain.kernel.years import next_year, other_day, seen_from, settle

__all__ = [
    "LEVERAGES", "PHASES", "STRATEGIES", "Changed", "City", "CityBrainError", "DeclarationError", "Doubt", "Explainer",
    "Explanation", "Graph", "InputError", "Intervention", "Leaf", "Level", "NotFoundError", "Parameter", "Patch",
    "PlanError", "Qualities", "Quantity", "Result", "Term", "Vocabulary", "assemble", "change", "fixed_point", "given",
    "intervention", "load_graph", "mean", "nearest", "next_year", "other_day", "previous", "quantity",
    "read_parameters", "read_vocabulary", "register", "seen_from", "settle", "spread", "total",
]  # fmt: skip
