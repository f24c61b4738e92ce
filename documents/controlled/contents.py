"""What a revision's frozen content covers besides its own text: upper rooms add their parts here."""

import json

from qms.ledger.chain import sha256

_contributors = []


def contributes(part_of):
    """Register `part_of(revision)`, which returns JSON-able content that is frozen with the revision."""
    _contributors.append(part_of)
    return part_of


def frozen_text(revision, files):
    """The one text that is hashed at submission and signed afterwards."""
    content = {
        "document": revision.document.number,
        "revision": revision.label(),
        "title": revision.title,
        "text": revision.text,
        "change_summary": revision.change_summary,
        "files": files,
        "parts": [part for part in (contributor(revision) for contributor in _contributors) if part],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def digest_of(revision, files):
    """SHA-256 of the frozen text."""
    return sha256(frozen_text(revision, files))
