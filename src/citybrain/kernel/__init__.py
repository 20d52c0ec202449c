"""The knowledge kernel: declared quantities in one graph, evaluated, changed and explained. Pure."""

from citybrain.kernel.change import Changed, change
from citybrain.kernel.city import City, Provenance
from citybrain.kernel.declarations import (
    Quantity,
    contributed,
    field,
    fixed_point,
    given,
    greatest,
    least,
    mean,
    previous,
    quantity,
    same_formula,
    solved,
    spread,
    total,
)
from citybrain.kernel.entities import Entity, RelationDeclaration, entity, nearest, relation
from citybrain.kernel.errors import CityBrainError, DeclarationError, InputError, NotFoundError, PlanError
from citybrain.kernel.explain import Explainer, Explanation
from citybrain.kernel.fields import Around, Positions
from citybrain.kernel.graph import Graph
from citybrain.kernel.interventions import LEVERAGES, STRATEGIES, Intervention, intervention
from citybrain.kernel.load import assemble
from citybrain.kernel.parameters import Parameter, read_parameters
from citybrain.kernel.periods import Period, middle_of_year
from citybrain.kernel.quality import Level, Qualities
from citybrain.kernel.register import register
from citybrain.kernel.relations import Relation
from citybrain.kernel.result import Patch, Result
from citybrain.kernel.solves import Solve, Solved
from citybrain.kernel.uncertainty import InputDistribution
from citybrain.kernel.vocabulary import Term, Vocabulary, read_vocabulary
from citybrain.kernel.years import freeze, next_year, other_year, seen_from

__all__ = [
    "LEVERAGES",
    "STRATEGIES",
    "Around",
    "Changed",
    "City",
    "CityBrainError",
    "DeclarationError",
    "Entity",
    "Explainer",
    "Explanation",
    "Graph",
    "InputDistribution",
    "InputError",
    "Intervention",
    "Level",
    "NotFoundError",
    "Parameter",
    "Patch",
    "Period",
    "PlanError",
    "Positions",
    "Provenance",
    "Qualities",
    "Quantity",
    "Relation",
    "RelationDeclaration",
    "Result",
    "Solve",
    "Solved",
    "Term",
    "Vocabulary",
    "assemble",
    "change",
    "contributed",
    "entity",
    "field",
    "fixed_point",
    "freeze",
    "given",
    "greatest",
    "intervention",
    "least",
    "mean",
    "middle_of_year",
    "nearest",
    "next_year",
    "other_year",
    "previous",
    "quantity",
    "read_parameters",
    "read_vocabulary",
    "register",
    "relation",
    "same_formula",
    "seen_from",
    "solved",
    "spread",
    "total",
]  # fmt: skip
