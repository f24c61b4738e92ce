"""The rows under each seal, counted and hashed while they stream by."""

from collections import Counter

from .seals import Merkle


class Batches:
    """One Merkle tree for each seal; rows come model by model, in the order in which they were written."""

    def __init__(self, seals):
        self._seals = seals
        self._trees = {seal.number: Merkle() for seal in seals}
        self._counts = Counter()

    def taker(self, label):
        """A function (history_id, leaf) that puts a row of this model under its seal, if it has one."""
        ranges = iter(
            sorted((s.covers[label][1], s.covers[label][0], s.number) for s in self._seals if label in s.covers)
        )
        upto, after, number = next(ranges, (None, None, None))

        def put(history_id, leaf):
            nonlocal upto, after, number
            while upto is not None and history_id > upto:
                upto, after, number = next(ranges, (None, None, None))
            if upto is not None and history_id > after:
                self._trees[number].add(leaf)
                self._counts[number, label] += 1

        return put

    def faults(self, seal):
        """What is not as it was when the seal was made."""
        for label, (_after, _upto, count) in seal.covers.items():
            left = self._counts[seal.number, label]
            if left != count:
                yield f"covers {count} rows of {label}, of which {left} are left"
        if self._trees[seal.number].root() != seal.root:
            yield "rows under this seal were altered, removed or added"
