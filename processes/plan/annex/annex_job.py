"""A large annex is taken in by a worker: every row is a task of its own, with people who are asked."""

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from qms.jobs.kinds import Result, job_kind
from qms.jobs.services import ask, store
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet

from ..models import Plan

AT_ONCE = 100  # rows that are taken in while their sender waits


@transaction.atomic
def take_in_later(plan, file, *, by):
    """Have a worker take in a workbook that was read and found without a fault."""
    file.seek(0)
    ask("plan_annex", by=by, about=plan.number, plan=plan.pk, file=store(file.name, file), name=file.name)


@job_kind("plan_annex", _("Annex of the plan"))
def take_in(progress, *, plan, file, name):
    """Take the rows in, as the person who sent them may now; rows that are in already change nothing."""
    plan = Plan.objects.visible_to(progress.by).get(pk=plan)
    with default_storage.open(file) as kept:
        workbook = SimpleUploadedFile(name, kept.read())
    before = plan.items.count()
    try:
        perform(plan.take_in_annex, by=progress.by, file=workbook)
    except RuleNotMet as refusal:
        raise ValidationError(str(refusal)) from None
    return Result(words_for(plan.items.count() - before), url=reverse("plans_record", args=[plan.pk]))


def words_for(added):
    """What is said when an annex was taken in."""
    words = ngettext("The annex is taken in: {count} new task.", "The annex is taken in: {count} new tasks.", added)
    return words.format(count=added)
