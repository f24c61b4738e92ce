"""The external documents from their readable file: nobody has compared them, and what is replaced is said to be."""

from django.db import transaction

from qms.ledger.now import today
from qms.lifecycle.door import create_as_part, follow
from qms.people.actors import Actor

from .models import ExternalDocument
from .signs import key_of

PLAIN = ("kind", "body", "title", "source")
MAY_LACK = ("issued_on", "effective_on", "expires_on", "note")


@transaction.atomic
def load_external(rows, by):
    """Add the documents that are not in the register yet. Gives the number added."""
    known = {document.code_key: document for document in ExternalDocument.objects.all()}
    before, actor = len(known), Actor(by)
    for given in rows:
        key, replaced = key_of(given["sign"]), given.get("replaced")
        values = {name: given[name] for name in PLAIN} | {name: given[name] for name in MAY_LACK if given.get(name)}
        successor = known[key_of(replaced["by"])] if replaced else None
        since = replaced["since"] if replaced else None
        if key in known:
            continue
        known[key] = create_as_part(ExternalDocument, actor=actor, sign=given["sign"], **values)
        if successor and since <= today():  # a story that begins before that day still has it in force
            known[key] = follow(known[key].replace, actor=actor, successor=successor, since=since)
    return len(known) - before
