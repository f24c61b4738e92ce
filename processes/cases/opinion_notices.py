"""Who is told when opinions are joined: whoever holds the step that asked, and whoever is asked no more."""

from django.utils.translation import gettext_noop

from qms.inbox.notices import notify
from qms.ledger.entry import current_entry
from qms.people.actors import holders_of
from qms.people.models import User

NO_LONGER_NEEDED = gettext_noop("The opinion {opinion} is no longer needed: {subject}")
ARE_JOINED = gettext_noop("The opinions at {step} have come to “{decision}”: {subject}")


def tell_withdrawn(case, opinions, unit_of):
    """Tell the holders of each post that was asked, but for whoever ended it."""
    for each in opinions:
        for person in _others(each.asked.post, unit_of(each)):
            notify(person, NO_LONGER_NEEDED, record=case, subject=str(case), opinion=each.asked.code())


def tell_joined(case, row, unit):
    """Tell the holders of the step's post that it can go on."""
    words = {"step": row.step.code, "decision": row.get_joined_display(), "subject": str(case)}
    for person in _others(row.step.post, unit):
        notify(person, ARE_JOINED, record=case, **words)


def _others(kind, unit):
    here = current_entry().by
    found = User.objects.filter(pk__in=holders_of(kind, unit), is_active=True).order_by("pk")
    return found.exclude(pk=here.pk) if here else found
