"""All rules of imputation, which the table of attributes names, in the order in which one value needs another."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

from citybrain.base.domains import find_domains
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.declared import main_attributes
from citybrain.twin.imputation.surroundings import Surroundings

Rule: TypeAlias = Callable[[AttributeValues, Surroundings], None]
Check: TypeAlias = Callable[[AttributeValues, Surroundings], Mapping[str, int]]


@cache
def rules() -> Mapping[str, Rule]:
    """Return the rules by the attribute that names them, in their order."""
    named = [(one.imputed.order, name, one.imputed.rule) for name, one in main_attributes().items() if one.imputed]
    return {name: _function(name, rule) for _, name, rule in sorted(named)}


@cache
def checks() -> tuple[Check, ...]:
    """Return what forgets values that cannot be and counts them by message key."""
    return tuple(_function(name, one.checked) for name, one in main_attributes().items() if one.checked)


def _function(attribute: str, name: str) -> Any:
    domain = find_domains().of(main_attributes()[attribute].where)
    assert domain is not None
    return domain.function(f"imputation.{name}")


def impute(attributes: AttributeValues, around: Surroundings) -> None:
    """Fill what is missing of the rows of the entity by which a city is told; what its rules need must be there.

    What could not be is dropped and told.
    """
    for check in checks():
        around.report.note(check(attributes, around))
    for rule in rules().values():
        rule(attributes, around)
