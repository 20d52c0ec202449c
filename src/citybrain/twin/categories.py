"""Category columns as codes: the position of a name in the vocabulary's list."""

from functools import cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from citybrain.base.domains import find_domains
from citybrain.kernel.errors import InputError
from citybrain.twin.arrow_values import values_of
from citybrain.twin.configuration_errors import nearest


def is_category(name: str) -> bool:
    """Whether an attribute is one of the categories of the vocabulary."""
    return name in find_domains().vocabulary.categories


@cache
def category_names(category: str) -> tuple[str, ...]:
    """Return the names of a category in the order of their codes."""
    return tuple(find_domains().vocabulary.categories[category])


def category_codes(category: str, column: pa.DictionaryArray) -> NDArray[np.int64]:
    """Return the codes of a dictionary column; raises InputError for a name that the vocabulary does not have.

    Empty places get the code of "other" or, where the category has no such name, of its last one.
    """
    names = category_names(category)
    translated = [_code(category, name, names) for name in column.dictionary.to_pylist()]
    lookup = np.array([*translated, names.index("other") if "other" in names else len(names) - 1], dtype=np.int64)
    positions = values_of(column.indices, len(translated)).astype(np.int64)
    return np.asarray(lookup[positions], dtype=np.int64)


def _code(category: str, name: str, names: tuple[str, ...]) -> int:
    if name not in names:
        raise InputError("category-unknown", category=category, received=name, nearest=nearest(name, names))
    return names.index(name)
