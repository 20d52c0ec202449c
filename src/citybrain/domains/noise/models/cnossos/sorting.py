"""Compiled order of a few hundred numbers: Shell's, which compiles in a tenth of the time of the library's."""

from __future__ import annotations

from typing import Any

from citybrain.domains.noise.models.cnossos.compiling import compiled


@compiled  # type: ignore[untyped-decorator]
def sort_falling(order: Any, count: int, keys: Any) -> None:
    """Puts the first items in the order of their keys, the greatest first, equal ones by number."""
    gap = 1
    while gap < count // 3:
        gap = 3 * gap + 1
    while gap > 0:
        for i in range(gap, count):
            item, key, j = order[i], keys[order[i]], i
            while j >= gap and (keys[order[j - gap]] < key or (keys[order[j - gap]] == key and order[j - gap] > item)):
                order[j] = order[j - gap]
                j -= gap
            order[j] = item
        gap //= 3
