"""The face of self-inspections: register, record, and the rounds with their index."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audits.auditors.keeping import keeper
from qms.ledger.now import today
from qms.people.actors import whole_administration
from qms.web.entries import enter
from qms.web.outsiders import inside_only
from qms.web.printed import pdf
from qms.web.printed.views import file_or_back
from qms.web.registers import Register

from .forms import RoundForm
from .keeping import add_round, change_round, points_of
from .parts import InspectionRound
from .report import REPORT
from .scores import scores_of, share, summary_of
from .states import InspectionState


class InspectionRegister(Register):
    """The register, with the way to the rounds."""

    template_name = "inspections/register.html"


def _rounds_of(user):
    return InspectionRound.objects.filter(unit__in=whole_administration(user).values("pk"))


@login_required
@inside_only
@require_safe
def inspection_rounds(request):
    """Every round, the newest first, with how many units are done."""
    rows = list(_rounds_of(request.user).prefetch_related("inspections").order_by("-since", "-pk"))
    for each in rows:
        inspections = each.inspections.all()
        each.asked = len(inspections)
        each.done = sum(1 for one in inspections if one.state in (InspectionState.VERIFIED, InspectionState.CLOSED))
    context = {"rounds": rows, "may_keep": keeper(request.user) is not None, "today": today()}
    return render(request, "inspections/rounds.html", context)


@login_required
@inside_only
@require_safe
def inspection_round(request, pk):
    """One round: unit by unit, field by field, beside the round before it."""
    found = get_object_or_404(_rounds_of(request.user).select_related("unit"), pk=pk)
    before = InspectionRound.objects.filter(unit=found.unit, until__lt=found.since).order_by("-until").first()
    earlier = scores_of(before)[2] if before else None
    context = summary_of(found) | {
        "round": found,
        "before": before,
        "share_before": share(earlier["confirmed"], earlier["judged"]) if earlier else None,
        "points": found.points.filter(active=True),
        "may_keep": keeper(request.user) is not None,
        "obstacle": pdf.obstacle(),
    }
    return render(request, "inspections/round.html", context)


@login_required
@inside_only
@require_safe
def inspection_round_report(request, pk, kind):
    """The report on a round, for Word or as PDF."""
    found = get_object_or_404(_rounds_of(request.user).select_related("unit"), pk=pk)
    draw = partial(REPORT.sheet, found, request)
    return file_or_back(request, kind, f"{found} {REPORT.title}", draw, reverse("inspection_round", args=[pk]))


@login_required
@require_http_methods(["GET", "POST"])
def inspection_round_new(request):
    """A new round."""
    form = RoundForm(request.POST or None, user=request.user, initial=request.GET.dict())
    return _enter(request, form, _("New round of self-inspection"), lambda **given: add_round(by=request.user, **given))


@login_required
@require_http_methods(["GET", "POST"])
def inspection_round_edit(request, pk):
    """Other days or points of a round."""
    found = get_object_or_404(_rounds_of(request.user), pk=pk)
    known = {name: getattr(found, name) for name in ("name", "since", "until", "opens_on", "due_on")}
    known["points"] = [each | {"most": f"{each['most']:f}"} for each in points_of(found)]
    form = RoundForm(request.POST or None, user=request.user, round_=found, initial=known)
    return _enter(request, form, str(found), lambda **given: change_round(found, by=request.user, **given))


def _enter(request, form, title, do):
    if keeper(request.user) is None:
        raise PermissionDenied
    page = {"template": "inspections/round_form.html", "title": title, "back": "inspection_rounds"}
    return enter(request, form, do, done=_("The round is saved."), **page)
