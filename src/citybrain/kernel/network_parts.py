"""The parts of a network that hang together, and which of them are large enough to be no crumbs of a map."""

from __future__ import annotations

import numpy as np

from citybrain.kernel.units import Mask, Rows

LEAST_PART = 100
"""Nodes that a part apart from the rest must have, as a real island has; smaller ones are courtyards and gaps."""


def parts_of(size: int, tails: Rows, heads: Rows) -> Rows:
    """The part of a network of edges in one direction in which each node lies: nodes that reach each other."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    matrix = csr_array((np.ones(len(tails)), (tails, heads)), (size, size))
    part: Rows = connected_components(matrix, connection="strong")[1].astype(np.intp)
    return part


def in_large_part(size: int, tails: Rows, heads: Rows) -> Mask:
    """Nodes of the parts that are no crumbs: the largest, and others of some size, such as real islands."""
    part = parts_of(size, tails, heads)
    ends = np.unique(np.concatenate([tails, heads]))
    count = np.bincount(part[ends], minlength=size)
    large = np.zeros(size, bool)
    large[ends] = count[part[ends]] >= min(LEAST_PART, count.max(initial=0))
    return large


def edges_in_large_part(size: int, first: Rows, last: Rows) -> Mask:
    """Edges that may be gone in both directions, of the parts that are no crumbs."""
    both = np.concatenate([first, last]), np.concatenate([last, first])
    large: Mask = in_large_part(size, *both)[first]
    return large
