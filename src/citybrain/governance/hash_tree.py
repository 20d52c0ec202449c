"""The hash tree of a log that only grows, as RFC 6962 (section 2.1) has it, with SHA-256.

Whoever has the head of a log of some size can check that a later, larger one begins with the very same entries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry."""
    return hashlib.sha256(b"\0" + entry).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


@dataclass(frozen=True)
class HashTree:
    """The tree of so many entries: hashes of its whole subtrees, the largest first, one for each bit of `size`."""

    size: int = 0
    subtrees: tuple[bytes, ...] = ()

    def grown(self, leaves: Iterable[bytes]) -> HashTree:
        """The tree with more leaves behind its own."""
        size, whole = self.size, list(self.subtrees)
        for leaf in leaves:
            whole.append(leaf)
            size += 1
            pairs = size
            while pairs % 2 == 0:
                right = whole.pop()
                whole.append(_node(whole.pop(), right))
                pairs //= 2
        return HashTree(size, tuple(whole))

    @property
    def root(self) -> bytes:
        """The hash of the whole tree."""
        if not self.subtrees:
            return hashlib.sha256(b"").digest()
        *others, hashed = self.subtrees
        for left in reversed(others):
            hashed = _node(left, hashed)
        return hashed


def consistency_proof(leaves: Sequence[bytes], first: int) -> list[bytes]:
    """Hashes that show that the tree of the `first` leaves is the beginning of that of all (RFC 6962, 2.1.2).

    Raises ValueError for a size that the log never had.
    """
    if not 0 < first <= len(leaves):
        raise ValueError(f"a log of {len(leaves)} entries has no {first}")
    proof, start, stop, whole = list[bytes](), 0, len(leaves), True
    while first - start != stop - start:
        split = start + _half(stop - start)
        if first <= split:
            proof.append(_root_of(leaves[split:stop]))
            stop = split
        else:
            proof.append(_root_of(leaves[start:split]))
            start, whole = split, False
    return [*([] if whole else [_root_of(leaves[start:stop])]), *reversed(proof)]


def begins_with(first: int, first_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that a tree of a size begins with one of a `first` size (RFC 9162, 2.1.4.2)."""
    if not 0 < first <= size:
        return False
    if first == size:
        return not proof and first_root == root
    path = list(proof)
    if first & (first - 1) == 0:
        path.insert(0, first_root)
    if not path:
        return False
    node, last = first - 1, size - 1
    while node % 2:
        node, last = node >> 1, last >> 1
    early = late = path[0]
    for hashed in path[1:]:
        if last == 0:
            return False
        if node % 2 or node == last:
            early, late = _node(hashed, early), _node(hashed, late)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            late = _node(late, hashed)
        node, last = node >> 1, last >> 1
    return last == 0 and early == first_root and late == root


def _root_of(leaves: Sequence[bytes]) -> bytes:
    return HashTree().grown(leaves).root


def _half(count: int) -> int:
    """The largest power of two below a count."""
    return 1 << (count - 1).bit_length() - 1
