"""The hash tree of RFC 6962: its test vectors, and proofs of every pair of sizes."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.governance.hash_tree import HashTree, begins_with, consistency_proof, leaf_hash

ENTRIES = [bytes.fromhex(text) for text in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""Of the tests of google/certificate-transparency (cpp/merkletree/merkle_tree_test.cc), the tree after each entry."""

LEAVES = [leaf_hash(str(number).encode()) for number in range(70)]


def test_the_published_trees_come_out() -> None:
    assert HashTree().root == hashlib.sha256(b"").digest()
    tree = HashTree()
    for entry, root in zip(ENTRIES, ROOTS, strict=True):
        tree = tree.grown([leaf_hash(entry)])
        assert tree.root.hex() == root


def test_the_published_proofs_come_out() -> None:
    leaves = [leaf_hash(entry) for entry in ENTRIES]
    assert [one.hex() for one in consistency_proof(leaves, 6)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert consistency_proof(leaves, 8) == []


def test_a_tree_grows_the_same_in_pieces() -> None:
    for first, second in pairwise(range(0, 70, 7)):
        pieces = HashTree().grown(LEAVES[:first]).grown(LEAVES[first:second])
        assert pieces == HashTree().grown(LEAVES[:second])


@given(st.integers(1, 70), st.integers(1, 70), st.data())
def test_a_proof_holds_for_its_own_trees_alone(one: int, other: int, data: st.DataObject) -> None:
    first, size = sorted((one, other))
    early, late = (HashTree().grown(LEAVES[:count]).root for count in (first, size))
    proof = consistency_proof(LEAVES[:size], first)
    assert begins_with(first, early, size, late, proof)
    wrong = hashlib.sha256(b"another").digest()
    assert not begins_with(first, wrong, size, late, proof)
    assert not begins_with(first, early, size, wrong, proof)
    assert not begins_with(first, early, size, late, [*proof, wrong])
    if proof:
        place = data.draw(st.integers(0, len(proof) - 1))
        assert not begins_with(first, early, size, late, [*proof[:place], wrong, *proof[place + 1 :]])
        assert not begins_with(first, early, size, late, proof[:-1])


@pytest.mark.parametrize("first", [0, -1, 71])
def test_a_size_that_the_log_never_had_has_no_proof(first: int) -> None:
    with pytest.raises(ValueError, match="70 entries"):
        consistency_proof(LEAVES, first)
