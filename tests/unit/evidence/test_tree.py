"""The tree of RFC 6962, held against the values that Certificate Transparency's own tests use."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.evidence import tree
from shared.evidence.verifier import roots

LEAVES = [bytes.fromhex(leaf) for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
LEAVES.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
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
PATHS = {
    0: [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    5: [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
}


def theirs(path: tuple[bytes, ...]) -> list[bytes]:
    return list(path)


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert tree.root(LEAVES[:size]).hex() == ROOTS[size - 1]
    assert roots.root_of([tree.leaf_hash(leaf) for leaf in LEAVES[:size]]).hex() == ROOTS[size - 1]


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert tree.root([]) == hashlib.sha256(b"").digest() == roots.root_of([])


@pytest.mark.parametrize("index", PATHS)
def test_paths_are_those_of_certificate_transparency(index: int) -> None:
    assert [sibling.hex() for sibling in tree.path(LEAVES, index)] == PATHS[index]


def test_a_leaf_that_is_not_there_has_no_path() -> None:
    with pytest.raises(IndexError):
        tree.path(LEAVES, 8)


@given(st.data())
def test_a_path_leads_to_the_root_and_any_other_does_not(data: st.DataObject) -> None:
    leaves = [bytes([number]) for number in range(data.draw(st.integers(1, 40)))]
    index = data.draw(st.integers(0, len(leaves) - 1))
    path, root = tree.path(leaves, index), tree.root(leaves)
    assert tree.root_by_path(leaves[index], index, len(leaves), path) == root
    hashed = tree.leaf_hash(leaves[index])
    assert roots.root_by_path(hashed, index, len(leaves), list(path)) == root

    other = data.draw(st.integers(0, len(leaves) - 1).filter(lambda i: i != index)) if len(leaves) > 1 else 1
    wrong = [
        (b"x", index, path),
        (leaves[index], other, path),
        (leaves[index], index, (*path, b"\0" * 32)),
        (leaves[index], index, tuple(b"\0" * 32 for _ in path) if path else (b"",)),
        (leaves[index], index, path[:-1] if path else (b"",)),
    ]
    for leaf, place, siblings in wrong:
        assert tree.root_by_path(leaf, place, len(leaves), siblings) != root
        found = roots.root_by_path(tree.leaf_hash(leaf), place, len(leaves), list(siblings))
        assert place >= len(leaves) or found != root
