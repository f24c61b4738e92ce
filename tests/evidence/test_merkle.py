"""The tree that is fed leaf by leaf gives the root of the tree that is drawn level by level."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from qms.evidence.seals import Merkle


def slow_root(level):
    """Pair by pair, level by level; a lone one moves up as it is."""
    while len(level) > 1:
        pairs = [hashlib.sha256(a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0].hex()


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=70))
def test_the_streamed_root_is_the_drawn_root(leaves):
    tree = Merkle()
    for leaf in leaves:
        tree.add(leaf)
    assert tree.root() == slow_root(leaves)
    assert len(tree._tops) <= 7
