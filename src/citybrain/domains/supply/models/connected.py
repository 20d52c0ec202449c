"""Which nodes of a network water reaches from its sources over links that are open."""

from __future__ import annotations

import numpy as np

from citybrain.kernel.units import Mask, Rows


def reached_nodes(begin: Rows, end: Rows, is_open: Mask, is_source: Mask) -> Mask:
    """Nodes (n) that open links (rows of their two nodes, m) join to a source (n), the sources among them.

    Water may pass a link in both directions: pumps and check valves count as open. A node takes the least label of
    those that it is joined to until nothing changes, with labels passed on whole (pointer jumping), so that a line of
    100,000 pipes needs some 20 rounds.
    """
    first, second = begin[is_open], end[is_open]
    label = np.arange(len(is_source))
    while True:
        before = label.copy()
        least = np.minimum(label[first], label[second])
        np.minimum.at(label, label[first], least)
        np.minimum.at(label, label[second], least)
        while not np.array_equal(label, jumped := label[label]):
            label = jumped
        if np.array_equal(label, before):
            break
    fed = np.zeros(len(is_source), bool)
    fed[label[is_source]] = True
    reached: Mask = fed[label]
    return reached
