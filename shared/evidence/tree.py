"""The Merkle tree of RFC 6962, section 2.1, with SHA-256.

One root stands for a list of leaves, and a short path shows that a leaf is under it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over ``leaves`` in their order; of none it is the SHA-256 of nothing."""
    top = hashlib.sha256().digest()
    for level in _levels(leaves):
        top = level[0]
    return top


def path(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The inclusion path of the leaf at ``index``: its siblings from the bottom up.

    Raises:
        IndexError: there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} among {len(leaves)}")
    siblings = []
    for level in _levels(leaves):
        if index ^ 1 < len(level):
            siblings.append(level[index ^ 1])
        index //= 2
    return tuple(siblings)


def root_by_path(leaf: bytes, index: int, size: int, siblings: Sequence[bytes]) -> bytes | None:
    """The root that a path leads to (RFC 9162, section 2.1.3.2); None when it fits no tree of that size."""
    if not 0 <= index < size:
        return None
    last, found = size - 1, leaf_hash(leaf)
    for sibling in siblings:
        if last == 0:
            return None
        if index % 2 or index == last:
            found = _node(sibling, found)
            while index % 2 == 0 and index:
                index, last = index // 2, last // 2
        else:
            found = _node(found, sibling)
        index, last = index // 2, last // 2
    return found if last == 0 else None


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf; its first byte keeps it apart from a node's."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _levels(leaves: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The tree from the leaves' hashes up; what has no sibling goes up as it is."""
    level = [leaf_hash(leaf) for leaf in leaves]
    while level:
        yield level
        if len(level) == 1:
            return
        pairs = [_node(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
        level = [*pairs, *level[len(pairs) * 2 :]]
