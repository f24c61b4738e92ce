"""Papers to print, the printed register (form 07), and the applicant's identity, whose every opening is on record."""

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qms.evidence.identity import open_identity
from qms.evidence.papers import AlteredPaper, text_of
from qms.ledger.now import now, today
from qms.people.actors import actors_of
from qms.text.inputs import day_typed
from qms.web.panels import panels_of
from qms.web.printed.heads import dated
from qms.web.printed.views import NOT_AS_ISSUED
from qms.workdays.months import first_of_month

from .models import Case
from .papers import PAPERS
from .printing import article_of, code_of, head_of
from .sheets import register_sheet

logger = logging.getLogger("qms.cases")

LONGEST_WHY = 200
MOST_ROWS = 2000


def seen_case(request, pk):
    """The dossier, if the person may see it. Raises Http404."""
    case = Case.objects.visible_to(request.user).select_related(*Case.reads_with).filter(pk=pk).first()
    if case is None:
        raise Http404
    return case


def refuse_unless_worked_on(request, case):
    """Raise PermissionDenied unless the person works on the dossier."""
    if not any(case.hands.works_on_it(actor) for actor in actors_of(request.user)):
        raise PermissionDenied(_("Only those who work on the dossier see the whole identity of the applicant."))


def whole_identity(request, case, why):
    """The applicant's personal data for somebody who works on the dossier; the opening is on record."""
    refuse_unless_worked_on(request, case)
    return open_identity(case.applicant, by=request.user, why=why[:LONGEST_WHY])


@login_required
@require_http_methods(["GET", "POST"])
def case_paper(request, pk, slug):
    """One paper as it was issued. The applicant's name is masked; posting opens it, since the paper is for them."""
    case, paper = seen_case(request, pk), PAPERS.get(slug)
    said = paper and paper.said_of(case)
    if said is None:
        raise Http404
    try:
        return paper_page(request, case, paper, said)
    except AlteredPaper:
        logger.error("what is kept of form %s of %s is not what was issued", paper.number, case.number)
        messages.error(request, NOT_AS_ISSUED)
        return redirect("cases_record", case.pk)


def paper_page(request, case, paper, said, **more):
    """The page of a paper, as it was issued where it is kept; posting opens the identity. Raises AlteredPaper."""
    issues = paper.issues(case)
    kept = _asked_for(issues, request.GET.get("issue"))
    page = text_of(kept) if kept else paper.page(case, said, case.clock.first_promise())
    identity = None
    if request.method == "POST":
        identity = whole_identity(request, case, f"{paper.number} {paper.title}")
    context = {
        "case": case,
        "paper": paper,
        "kept": kept,
        "issues": issues,
        "identity": identity,
        "article": article_of(page, case, identity),
        "panels": panels_of(case, paper.slug, request),
        "code": code_of(case) if paper.slug == "receipt" else "",
    }
    return render(request, "cases/paper.html", context | more)


def _asked_for(issues, key):
    """The issue that is asked for by its key, else the newest. Raises Http404."""
    if not key:
        return next(iter(issues), None)
    found = next((each for each in issues if str(each.pk) == key), None)
    if found is None:
        raise Http404
    return found


@login_required
@require_http_methods(["GET", "POST"])
def case_identity(request, pk):
    """The applicant's identity: says first that the opening is on record, and asks why."""
    case = seen_case(request, pk)
    refuse_unless_worked_on(request, case)
    why = request.POST.get("why", "").strip()
    context = {"case": case, "longest": LONGEST_WHY, "missing": request.method == "POST" and not why}
    if why:
        context["identity"] = whole_identity(request, case, why)
    return render(request, "cases/identity.html", context, status=422 if context["missing"] else 200)


@login_required
@require_GET
def cases_printed(request):
    """The register of dossiers received in a period (form 07), to be printed."""
    first = _day(request.GET.get("since")) or first_of_month(today())
    last = _day(request.GET.get("until")) or today()
    seen = Case.objects.visible_to(request.user).select_related(*Case.reads_with)
    cases = seen.filter(received_at__date__gte=first, received_at__date__lte=last).order_by("received_at", "pk")
    context = {
        "sheet": register_sheet(cases[:MOST_ROWS]),
        "since": first,
        "until": last,
        "moment": now(),
        **_own_head(request.user),
    }
    return render(request, "cases/printed.html", context)


def _own_head(person):
    posts = [post for actor in actors_of(person) for post in actor.posts]
    return head_of(posts[0].unit, now()) if posts else {"dated": dated(today())}


def _day(text):
    try:
        return day_typed(text) if text else None
    except ValueError:
        raise Http404(_("This is not a day.")) from None
