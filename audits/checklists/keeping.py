"""Keeping the office's questions: added, said better, set aside; nothing is taken away."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from audits.auditors.keeping import must_keep
from qms.ledger.entry import recording

from .models import Question


@transaction.atomic
def add_question(*, by, clause, text, evidence="", process=None, unit=None):
    """A new question under a clause."""
    actor = must_keep(by)
    if Question.objects.filter(clause=clause, text=text).exists():
        raise ValidationError({"text": [_("This question stands under the clause already.")]})
    with recording(by=by, act="create", on_behalf_of=actor.on_behalf_of):
        return Question.objects.create(clause=clause, text=text, evidence=evidence, process=process, unit=unit)


@transaction.atomic
def change_question(question, *, by, text, evidence, process, unit, active):
    """Say it better, or say whether it is still asked; checklists made before keep what they asked."""
    actor = must_keep(by)
    twin = Question.objects.filter(clause=question.clause, text=text).exclude(pk=question.pk)
    if twin.exists():
        raise ValidationError({"text": [_("This question stands under the clause already.")]})
    with recording(by=by, act="edit", on_behalf_of=actor.on_behalf_of):
        question.text, question.evidence, question.active = text, evidence, active
        question.process, question.unit = process, unit
        question.save()
    return question
