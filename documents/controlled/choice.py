"""Whom a form offers to review and approve: who has no authority, or wrote it, is greyed with the reason."""

from django.utils.translation import gettext as _

from documents.authorities.services import posts_of

from . import rules

NAMED = {"reviewers": "review", "reviewer": "review", "approver": "approve"}


def grey_who_may_not(form, document, author, powers):
    """Grey in the fields of a form who can't be named for this document."""
    fields = {name: form.fields[name] for name in NAMED if name in form.fields}
    people = {person.pk: person for field in fields.values() for person in field.queryset}
    posts = posts_of(people.values())
    for name, field in fields.items():
        field.widget.reasons = dict(_reasons(people.values(), posts, NAMED[name], document, author, powers))


def _reasons(people, posts, role, document, author, powers):
    for person in people:
        if not powers.may(role, posts[person.pk], document.unit):
            said = _("no post that may review this") if role == "review" else _("no post that may approve this")
            yield person.username, said
        elif author is not None and person.pk == author.pk:
            yield person.username, rules.is_not_author.sentence
