"""Who needs records that would otherwise end: every room tells of its own (open audits, nonconformities, holds)."""

from collections.abc import Callable

_holders: list[Callable] = []


def needs_records(holder):
    """Register `holder(model, keys) -> {key: sentence}`: which of these records it needs, and why."""
    _holders.append(holder)
    return holder


def held(model, keys):
    """{key: the first sentence that says who needs the record} of those of a model that somebody needs."""
    found = {}
    for holder in _holders:
        for key, why in holder(model, list(keys)).items():
            found.setdefault(key, why)
    return found
