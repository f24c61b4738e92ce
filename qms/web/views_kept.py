"""Looks at registers that people keep: how each last looked, and views with a name, some of them for everybody."""

from qms.ledger.now import now
from qms.text.vietnamese import order_key

from .looks import ALL, KEEP, PAGE
from .models import RegisterView

FLEETING = ("after", PAGE, KEEP, ALL)


def without_fleeting(query):
    """A look as it is kept: without the place in the list."""
    kept = query.copy()
    for name in FLEETING:
        kept.pop(name, None)
    return kept.urlencode()


def views_at(user, collection):
    """(how the person last looked or None, the named views they may choose): one query."""
    rows = list(RegisterView.objects.chosen_by(user, collection).select_related("person"))
    last = next((each for each in rows if not each.name), None)
    return last, sorted((each for each in rows if each.name), key=lambda each: order_key(each.name))


def remember(user, collection, last, query):
    """Keep how a person looks at a register, when they have just said so."""
    if last is None:
        last = RegisterView(person=user, collection=collection)
    if last.query != query or last.pk is None:
        last.query, last.kept_at = query, now()
        last.save()
