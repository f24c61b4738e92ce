"""Acts of the people here: not of another system, which moves its dossiers by what it tells."""

from qms.acts.acts import act as of_any

from .rules import is_run_here


def act(*about, rules=(), **more):
    """An act on a dossier that is run here: a followed one moves by its import alone."""
    return of_any(*about, rules=[is_run_here, *rules], **more)
