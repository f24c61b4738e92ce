"""The tone of each state's badge: what it means for the reader's work, never colour alone."""

TONES = {
    "draft": "plain",
    "drafted": "plain",
    "frozen": "past",
    "pending": "soon",
    "due": "soon",
    "received": "active",
    "in_review": "active",
    "in_progress": "active",
    "proposed": "active",
    "approved": "active",
    "awaiting_supplement": "soon",
    "awaiting_payment": "soon",
    "suspended": "soon",
    "effective": "good",
    "run": "good",
    "acknowledged": "good",
    "resolved": "good",
    "kept": "good",
    "closed": "past",
    "superseded": "past",
    "lapsed": "past",
    "cancelled": "past",
    "withdrawn": "past",
    "retired": "past",
    "refused": "late",
    "revision_opened": "past",
}


def tone_of(state):
    """The tone of a state; an unknown one is plain."""
    return TONES.get(str(state), "plain")
