"""Where an auditor begins: the audits in which they take part, what each asks of them, and the findings they follow."""

from django.contrib.auth.decorators import login_required
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audits.conduct.models import Audit
from audits.conduct.parts import TeamMember
from qms.inbox.act_words import address_of, words_of
from qms.lifecycle.models import Task
from qms.people.actors import actors_of
from qms.people.posts import PostKind
from qms.web.answers import is_mine
from qms.web.cells import record_cell, state_cell, words_cell
from qms.web.tables import Table

from .models import Finding
from .states import OPEN_STATES


@login_required
@require_safe
def my_audits(request):
    """The page, for internal auditors."""
    if not any(actor.holds(PostKind.INTERNAL_AUDITOR) for actor in actors_of(request.user)):
        raise PermissionDenied
    audits = audits_of(request.user)
    context = {"audits": _audits(audits, request.user), "findings": _findings(request.user)}
    return render(request, "findings/my_audits.html", context)


def audits_of(user):
    """The audits, not over, that a person leads or takes part in, the next first; each knows how far it is answered."""
    mine = Q(lead=user) | Q(pk__in=TeamMember.objects.filter(person=user, active=True).values("audit"))
    asked = Count("lines", filter=Q(lines__active=True))
    answered = Count("lines", filter=Q(lines__active=True) & ~Q(lines__answer=""))
    rows = Audit.objects.visible_to(user).unfinished().filter(mine).select_related(*Audit.reads_with)
    return list(rows.annotate(asked=asked, answered=answered).order_by("starts_on", "pk"))


def _audits(audits, user):
    """A row for each: when, where, how far its checklist is, and what it asks of this person next."""
    heads = [_("Audit"), _("What now"), _("First day"), _("Last day"), _("Unit"), _("State"), _("Answered")]
    asked = _asked(audits, user)
    rows = [
        [
            record_cell(each, below=[words_cell(each.title_text())]),
            _next(each, asked.get(each.pk)),
            each.starts_on,
            each.ends_on,
            words_cell(str(each.unit)),
            state_cell(each),
            f"{each.answered}/{each.asked}" if each.asked else "–",
        ]
        for each in audits
    ]
    return Table.of(heads, rows)


def _asked(audits, user):
    """{audit: the first task of it that waits for this person}, in one question."""
    kind = ContentType.objects.get_for_model(Audit)
    tasks = Task.objects.filter(record_type=kind, record_id__in=[each.pk for each in audits]).open()
    found = {}
    for task in tasks.select_related("unit").order_by("pk"):
        if is_mine(task, user):
            found.setdefault(task.record_id, task)
    return found


def _next(audit, task):
    """What the audit asks of this person, as a link; who leads it is named where it asks nothing."""
    if task is None:
        return words_cell(_("led by %(who)s") % {"who": audit.lead})
    return words_cell(words_of(task), url=address_of(task.record_type_id, audit.pk, task.verb))


def _findings(user):
    """The open findings that this person follows, those to be answered first on top."""
    rows = Finding.objects.visible_to(user).filter(auditor=user, state__in=OPEN_STATES)
    rows = rows.select_related(*Finding.reads_with).order_by("answer_by", "pk")
    heads = [_("Finding"), _("What was found"), _("State"), _("To be answered by")]
    return Table.of(heads, [[record_cell(each), each.description, state_cell(each), each.answer_by] for each in rows])
