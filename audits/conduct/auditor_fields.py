"""Fields by which an audit's forms name its auditors: who may not audit here is shown, and the reason why."""

from django.db.models import Q

from qms.lifecycle.forms import PeopleField, PersonField
from qms.lifecycle.greyed_choices import GreyedBoxes, GreyedSelect
from qms.people.models import Holding, User
from qms.people.namesakes import in_order
from qms.people.posts import PostKind


def known_auditors():
    """Everybody who holds the post of an internal auditor today, or was ever qualified."""
    held = Holding.objects.on().filter(post__kind=PostKind.INTERNAL_AUDITOR).values("person")
    known = Q(pk__in=held) | Q(audit_qualifications__isnull=False)
    return in_order(User.objects.filter(known, is_active=True).distinct())


class LeadField(PersonField):
    """The lead auditor."""

    widget = GreyedSelect


class AuditorsField(PeopleField):
    """The auditors of a team."""

    widget = GreyedBoxes


def offer_auditors(form, audit=None):
    """Offer the known auditors in a form's fields; of an audit's plan, those with an obstacle are greyed."""
    persons = list(known_auditors())
    for field in form.fields.values():
        if isinstance(field, (LeadField, AuditorsField)):
            field.queryset = known_auditors()
            if audit is not None:
                field.widget.reasons = _reasons(persons, audit, leads=isinstance(field, LeadField))


def _reasons(persons, audit, leads):
    found = audit.auditors.obstacles_of(persons, leads=leads)
    return {person.username: "; ".join(found[person.pk]) for person in persons if person.pk in found}
