"""What a checklist can be put together from: each source offers lines for one audit (9.2.2 b)."""

import hashlib

_sources = {}


def source(name, label):
    """Register `lines(audit) -> [{clause, text, evidence}]` as a source of questions, under a label for people."""

    def registered(lines):
        _sources[name] = (label, lines)
        return lines

    return registered


def offers_of(audit):
    """[(label, {key: line})] of every source that has something to offer for an audit."""
    return [(label, {_key(name, line): line for line in lines(audit)}) for name, (label, lines) in _sources.items()]


def _key(name, line):
    """A key that stays the same from the page to the answer, whatever order the lines come in."""
    clause = line["clause"].number if line["clause"] else ""
    return name + "-" + hashlib.sha256(f"{clause}|{line['text']}".encode()).hexdigest()[:16]
